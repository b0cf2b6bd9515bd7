/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-sheet.h"

G_BEGIN_DECLS

/* How a table is filled, row by row. All that can go wrong is that it becomes too large. */

TdtSheet *tdt_sheet_new (const char *file, const char *title);
/* What the texts given to tdt_sheet_add_static() are part of. */
void tdt_sheet_keep (TdtSheet *sheet, GBytes *texts);
void tdt_sheet_keep_strings (TdtSheet *sheet, GPtrArray *strings);
/* A copy of the text that is there as long as the sheet. */
const char *tdt_sheet_copy_text (TdtSheet *sheet, const char *text);
/* Rows without anything are dropped when the next one begins. */
gboolean tdt_sheet_begin_row (TdtSheet *sheet, guint line, GError **error);
/* The next cell of the row; @text stays where it is as long as the sheet. */
gboolean tdt_sheet_add_static (TdtSheet *sheet, const char *text, GError **error);
/* Whether nothing was added to the row so far. */
gboolean tdt_sheet_is_row_empty (const TdtSheet *sheet);
/* Ends the row, which is not empty, and begins another with the same cells. */
gboolean tdt_sheet_repeat_row (TdtSheet *sheet, guint line, GError **error);
void tdt_sheet_set_is_partial (TdtSheet *sheet);
void tdt_sheet_end (TdtSheet *sheet);
void tdt_sheet_note (TdtSheet *sheet, const char *format, ...) G_GNUC_PRINTF (2, 3);
/* Where in a row the next cell would be. */
guint tdt_sheet_get_column (const TdtSheet *sheet);

/* What somebody copied, as far as it fits; 0 to guess the separator. */
TdtSheet *tdt_sheet_read_text (const char *text, char separator);
/* One text file is one table. */
TdtSheet *tdt_sheet_read_csv (GBytes *bytes, const char *name, GError **error);

G_END_DECLS
