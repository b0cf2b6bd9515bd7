/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A popover in which a few letters find every record and every command. The keyboard stays in the
 * entry: the arrows choose, Enter goes there or does it.
 *
 * Property "desk" (writable): the TdtDesk, or NULL while there is no project. */
#define TDT_TYPE_PALETTE (tdt_palette_get_type ())
G_DECLARE_FINAL_TYPE (TdtPalette, tdt_palette, TDT, PALETTE, GtkPopover)

/* Finds what is typed as if the user had typed it. */
void tdt_palette_search_for (TdtPalette *palette, const char *text);

G_END_DECLS
