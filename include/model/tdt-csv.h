/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** What spreadsheets of this country take for CSV: the semicolon, and UTF-8 with its mark. */
#define TDT_CSV_SEPARATOR ";"
#define TDT_CSV_BYTE_ORDER_MARK "\xef\xbb\xbf"
#define TDT_CSV_LINE_END "\r\n"

/**
 * tdt_csv_append_cell:
 * @text: of one cell
 *
 * Appends a cell, quoted where that is needed. What a spreadsheet would take for a formula gets an
 * apostrophe in front; an import takes it away again.
 */
void tdt_csv_append_cell (GString *csv, const char *text);

/** tdt_csv_skip_apostrophe: Returns: (transfer none): a cell behind the apostrophe it got */
const char *tdt_csv_skip_apostrophe (const char *cell);

G_END_DECLS
