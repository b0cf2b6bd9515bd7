/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-sheet-private.h"

#include <libxml/parser.h>

G_BEGIN_DECLS

/*
 * What files of spreadsheets have in common: parts in a zip file, cells at places, cells that are
 * joined over several rows (each of these rows then has the text).
 */

/* Unpacked parts of a container, name to GBytes: those that are XML; NULL with an error. */
GHashTable *tdt_sheet_unpack (GBytes *bytes, const char *name, GCancellable *cancellable,
                              GError **error);

typedef struct
{
  TdtSheet *sheet;
  guint row;
  guint n_columns;
  /* By column: the last row that a joined cell goes to, and its text. */
  guint until[TDT_SHEET_MAX_COLUMNS];
  const char *texts[TDT_SHEET_MAX_COLUMNS];
} TdtSheetGrid;

/* @row: its number, from 1 */
gboolean tdt_sheet_grid_begin_row (TdtSheetGrid *grid, guint row, GError **error);
/* @text: there as long as the sheet; @n_rows: over how many rows the cell goes. Cells that were
 * passed over are empty. */
gboolean tdt_sheet_grid_put (TdtSheetGrid *grid, guint column, const char *text, guint n_rows,
                             GError **error);
/* The row is there @n_times. */
gboolean tdt_sheet_grid_end_row (TdtSheetGrid *grid, guint n_times, GError **error);

/* Parses one part; line numbers mean nothing there and are not told. */
gboolean tdt_sheet_parse (GHashTable *parts, const char *part, const char *name,
                          xmlSAXHandler *handler, gpointer data, xmlParserCtxtPtr *parser,
                          GError **error);
/* The value of an attribute by its local name, NULL without it. */
char *tdt_sheet_dup_attribute (const xmlChar **attributes, int n_attributes, const char *name);
/* The same as a number, @otherwise without it. */
guint tdt_sheet_get_number (const xmlChar **attributes, int n_attributes, const char *name,
                            guint otherwise);
/* A day as its GDate julian number, and seconds of it; G_MININT for either that is not there. */
char *tdt_sheet_dup_time (int julian, int seconds);
/* A number as people write it, without what is left of binary fractions. */
char *tdt_sheet_dup_number (const char *text);

/* Both: (transfer full) (element-type TdtSheet) */
GPtrArray *tdt_sheets_read_xlsx (GHashTable *parts, const char *name, GError **error);
GPtrArray *tdt_sheets_read_ods (GHashTable *parts, const char *name, GError **error);

G_END_DECLS
