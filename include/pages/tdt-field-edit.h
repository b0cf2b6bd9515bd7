/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtFieldEdit: edits one field, with what fits its type: a line of text, several lines, a choice
 * among words or records, a switch. Named by the field's label for screen readers. Properties
 * "desk", "record" and "field" (its name), and "width-chars" for a short line of text.
 */
#define TDT_TYPE_FIELD_EDIT (tdt_field_edit_get_type ())
G_DECLARE_FINAL_TYPE (TdtFieldEdit, tdt_field_edit, TDT, FIELD_EDIT, GtkWidget)

G_END_DECLS
