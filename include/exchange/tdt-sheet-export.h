/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-sheet.h"

G_BEGIN_DECLS

/**
 * TdtSheetFormat: tables for colleagues who have a spreadsheet and not this program. Each row
 * begins with the uid of its record, in a column that XLSX and ODS do not show: what comes back
 * changed is brought in again record by record, see tdt_mappings_build().
 * @TDT_SHEET_XLSX: Office Open XML
 * @TDT_SHEET_ODS: OpenDocument
 * @TDT_SHEET_CSV: text with semicolons
 */
typedef enum
{
  TDT_SHEET_XLSX,
  TDT_SHEET_ODS,
  TDT_SHEET_CSV,
  TDT_SHEET_N_FORMATS
} TdtSheetFormat;

/** tdt_sheet_format_name: Returns: what files of it end in and the command line says, "xlsx" */
const char *tdt_sheet_format_name (TdtSheetFormat format);
/** tdt_sheet_format_by_name: @name: (nullable): Returns: the format of that name, or -1 */
int tdt_sheet_format_by_name (const char *name);

/** tdt_sheet_new_people: Returns: (transfer full): everybody, by surname, with how to reach them */
TdtSheet *tdt_sheet_new_people (const TdtRoot *root);

/** tdt_sheet_new_sessions: Returns: (transfer full): the programme, in the order of the hours */
TdtSheet *tdt_sheet_new_sessions (const TdtRoot *root);

/**
 * tdt_sheet_write:
 * @sheet: a table with titles in its first row
 *
 * The same table gives the same bytes.
 *
 * Returns: (transfer full) (nullable): the file
 */
GBytes *tdt_sheet_write (const TdtSheet *sheet, TdtSheetFormat format, GError **error);

G_END_DECLS
