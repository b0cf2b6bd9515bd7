/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-sheet-grid-private.h"

G_BEGIN_DECLS

/* What the sheets of an XLSX workbook refer to. */

/* What a format of numbers shows of a number. */
typedef enum
{
  TDT_XLSX_NUMBER,
  TDT_XLSX_DATE = 1 << 0,
  TDT_XLSX_TIME = 1 << 1,
  /* Hours go on after a day. */
  TDT_XLSX_ELAPSED = 1 << 2,
} TdtXlsxFormat;

typedef struct
{
  char *title;
  char *part;
} TdtXlsxSheet;

typedef struct
{
  const char *name;
  /* Of TdtXlsxSheet, those that are shown. */
  GPtrArray *sheets;
  GPtrArray *strings;
  /* Of TdtXlsxFormat, by the number of a cell's style. */
  GArray *formats;
  gboolean since_1904;
} TdtXlsxBook;

/* Reads the parts that all sheets share. */
gboolean tdt_xlsx_book_read (TdtXlsxBook *book, GHashTable *parts, GError **error);
void tdt_xlsx_book_clear (TdtXlsxBook *book);

/* What is seen of @number in @format. */
char *tdt_xlsx_dup_number (const TdtXlsxBook *book, const char *number, TdtXlsxFormat format);

G_END_DECLS
