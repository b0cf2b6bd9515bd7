/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtEntryRow: a row of a form that edits one field as a line of text, named by the field's label.
 * Properties "desk", "record" and "field" (its name).
 */
#define TDT_TYPE_ENTRY_ROW (tdt_entry_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtEntryRow, tdt_entry_row, TDT, ENTRY_ROW, AdwEntryRow)

G_END_DECLS
