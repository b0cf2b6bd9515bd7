/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-sheet.h"

G_BEGIN_DECLS

/**
 * tdt_test_zip:
 * @parts: names and contents in turn, ends with %NULL
 *
 * Returns: (transfer full): a zip file of them
 */
GBytes *tdt_test_zip (const char *const *parts);

/**
 * tdt_test_dup_xlsx:
 * @rows: what is in the sheet's data, XML
 * @more: what follows it, XML
 * @shared: (nullable): the shared texts, XML
 *
 * Returns: (transfer full): a workbook of one sheet; style 1 is a date, 2 a time, 3 both
 */
GBytes *tdt_test_make_xlsx (const char *rows, const char *more, const char *shared);

/**
 * tdt_test_make_ods:
 * @tables: the tables, XML
 *
 * Returns: (transfer full): a spreadsheet with them
 */
GBytes *tdt_test_make_ods (const char *tables);

/**
 * tdt_test_dup_cells:
 *
 * Returns: (transfer full): "line: cell|cell" for each row, each ended by a newline
 */
char *tdt_test_dup_cells (const TdtSheet *sheet);

G_END_DECLS
