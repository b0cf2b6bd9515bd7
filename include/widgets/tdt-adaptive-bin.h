/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtAdaptiveBin: holds one child and says when there is little width for it: property "narrow"
 * becomes %TRUE below "threshold" (in the width of an average character, so that large text counts
 * as little room). It can always be made as narrow as its child is when "narrow".
 */
#define TDT_TYPE_ADAPTIVE_BIN (tdt_adaptive_bin_get_type ())
G_DECLARE_FINAL_TYPE (TdtAdaptiveBin, tdt_adaptive_bin, TDT, ADAPTIVE_BIN, GtkWidget)

/** tdt_adaptive_bin_get_narrow: Returns: whether there is little width. */
gboolean tdt_adaptive_bin_get_narrow (TdtAdaptiveBin *bin);

G_END_DECLS
