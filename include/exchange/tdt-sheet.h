/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/** Limits of one table: more is refused, by a message that says so. */
#define TDT_SHEET_MAX_ROWS 300000u
#define TDT_SHEET_MAX_COLUMNS 1024u
#define TDT_SHEET_MAX_CELLS 4000000u

/**
 * TdtSheet: a table of texts, whatever it was read from: CSV, a sheet of an XLSX or ODS file, the
 * cards of a vCard file. Made by one thread, then immutable and reference-counted.
 *
 * Empty cells at the end of a row are not kept, rows without any cell are not there.
 */
typedef struct _TdtSheet TdtSheet;

TdtSheet *tdt_sheet_ref (TdtSheet *sheet);
void tdt_sheet_unref (TdtSheet *sheet);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSheet, tdt_sheet_unref)

/** tdt_sheet_get_file: Returns: (transfer none): what the file is called in messages */
const char *tdt_sheet_get_file (const TdtSheet *sheet);
/** tdt_sheet_get_title: Returns: (transfer none) (nullable): the name of the sheet in its file */
const char *tdt_sheet_get_title (const TdtSheet *sheet);
guint tdt_sheet_get_n_rows (const TdtSheet *sheet);
/** tdt_sheet_get_n_columns: Returns: how many cells the longest row has */
guint tdt_sheet_get_n_columns (const TdtSheet *sheet);
/** tdt_sheet_get_n_cells: Returns: how many cells a row has, up to the last that is not empty */
guint tdt_sheet_get_n_cells (const TdtSheet *sheet, guint row);
/** tdt_sheet_get_line: Returns: where a row begins in the file, from 1: a line of text, a row */
guint tdt_sheet_get_line (const TdtSheet *sheet, guint row);
/** tdt_sheet_get_cell: Returns: (transfer none): the text, "" where there is none */
const char *tdt_sheet_get_cell (const TdtSheet *sheet, guint row, guint column);
/** tdt_sheet_get_is_partial: Returns: whether an empty cell says nothing, as in cards of people,
 * rather than that there is nothing */
gboolean tdt_sheet_get_is_partial (const TdtSheet *sheet);
/** tdt_sheet_get_notes: Returns: (element-type utf8): what had to be mended, in sentences */
const GPtrArray *tdt_sheet_get_notes (const TdtSheet *sheet);

/**
 * tdt_sheets_read:
 * @bytes: CSV (separated by semicolons, commas, tabs or bars; in UTF-8, UTF-16 or windows-1252),
 *   XLSX, ODS or vCard; which of them is found by the content
 * @name: what to call it in messages
 *
 * Dates and times of XLSX and ODS come as "2017-09-27", "10:15" and "2017-09-27 10:15".
 *
 * Returns: (transfer full) (element-type TdtSheet) (nullable): its sheets that are shown and not
 *   empty, at least one; or %NULL with a #TdtStorageError that says what to do
 */
GPtrArray *tdt_sheets_read (GBytes *bytes, const char *name, GCancellable *cancellable,
                            GError **error);

/** tdt_sheets_is_container: Returns: whether @bytes begin as XLSX, ODS or older such files do */
gboolean tdt_sheets_is_container (GBytes *bytes);

G_END_DECLS
