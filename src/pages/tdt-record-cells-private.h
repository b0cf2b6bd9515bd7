/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-record-table.h"

/* What the columns of the tables of people and organisations say. */
typedef struct
{
  TdtKindId kind;
  /* In actions and settings. */
  const char *name;
  const char *title;
  /* What it shows: what a function tells of the record, or where that is NULL, a field. */
  TdtRowTextFunc dup_text;
  TdtFieldId field;
  gboolean number;
  /* Whether a narrow window shows it; whether it is shown where the user did not choose. */
  gboolean narrow;
  gboolean usual;
} TdtRecordColumn;

/* Ends with one without a name. */
extern const TdtRecordColumn tdt_record_columns[];

/* What @column says of a record, for people; and what to compare to sort by it. */
char *tdt_record_column_dup_text (const TdtRecordColumn *column, const TdtRoot *root,
                                  const TdtRow *row);
char *tdt_record_column_dup_key (const TdtRoot *root, const TdtRow *row, gpointer column);
