/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtWrapBox: its children one after another, in as many lines as the width needs; those that
 * expand share what is left of their line. Property "spacing": between children and between lines,
 * in pixels. (The flow box of GTK keeps the focus when its children take none.)
 */
#define TDT_TYPE_WRAP_BOX (tdt_wrap_box_get_type ())
G_DECLARE_FINAL_TYPE (TdtWrapBox, tdt_wrap_box, TDT, WRAP_BOX, GtkWidget)

GtkWidget *tdt_wrap_box_new (int spacing);
void tdt_wrap_box_append (TdtWrapBox *box, GtkWidget *child);

G_END_DECLS
