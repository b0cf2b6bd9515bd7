/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which columns the documents have that are tables, and which of them are wanted. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

/* Translators: heads of the columns of a run sheet, short. “Total” is the time since the start
 * of the day. */
static const TdtDocumentColumn run_sheet[] = {
  { "time", "run sheet", NC_ ("run sheet", "Time"), TRUE },
  { "length", "run sheet", NC_ ("run sheet", "Length") },
  { "total", "run sheet", NC_ ("run sheet", "Total") },
  { "what", "run sheet", NC_ ("run sheet", "What"), TRUE },
  { "who", "run sheet", NC_ ("run sheet", "Who") },
  { "where", "run sheet", NC_ ("run sheet", "Where") },
  { "technical", "run sheet", NC_ ("run sheet", "Slides, video, sound, light") },
  { "responsible", "run sheet", NC_ ("run sheet", "Responsible") },
  { "notes", "run sheet", NC_ ("run sheet", "Notes") },
};

/* Translators: heads of the columns of a sheet that people sign at the door */
static const TdtDocumentColumn sign_in[] = {
  { "number", "sign-in sheet", NC_ ("sign-in sheet", "No.") },
  { "title", "sign-in sheet", NC_ ("sign-in sheet", "Title") },
  { "name", "sign-in sheet", NC_ ("sign-in sheet", "Name"), TRUE },
  { "organisation", "sign-in sheet", NC_ ("sign-in sheet", "Organisation") },
  { "function", "sign-in sheet", NC_ ("sign-in sheet", "Function") },
  { "represented-by", "sign-in sheet", NC_ ("sign-in sheet", "Represented by") },
};

static const TdtDocumentColumn contacts[] = {
  { "name", NULL, N_ ("Surname"), TRUE },  { "function", NULL, N_ ("Function") },
  { "phone", NULL, N_ ("Phone") },         { "email", NULL, N_ ("E-mail") },
  { "assistant", NULL, N_ ("Assistant") },
};

/**
 * tdt_document_get_columns:
 * @n_columns: (out): how many
 *
 * Returns: (nullable) (array length=n_columns): the columns that can be chosen, in their order;
 *     %NULL for a document that is no table
 */
const TdtDocumentColumn *
tdt_document_get_columns (TdtDocumentId id, guint *n_columns)
{
  switch (id)
    {
    case TDT_DOCUMENT_RUN_SHEET:
      *n_columns = G_N_ELEMENTS (run_sheet);
      return run_sheet;
    case TDT_DOCUMENT_SIGN_IN:
      *n_columns = G_N_ELEMENTS (sign_in);
      return sign_in;
    case TDT_DOCUMENT_CONTACTS:
      *n_columns = G_N_ELEMENTS (contacts);
      return contacts;
    default:
      *n_columns = 0;
      return NULL;
    }
}

/**
 * tdt_document_shows_column:
 * @saved: (nullable): the options saved in the project
 *
 * Returns: whether @column is wanted: all are where none was chosen
 */
gboolean
tdt_document_shows_column (const TdtRow *saved, const TdtDocumentColumn *column)
{
  const TdtList *chosen = saved != NULL ? tdt_row_get_list (saved, TDT_DOCUMENT_OPTIONS_COLUMNS)
                                        : NULL;

  return column->kept || chosen == NULL || tdt_list_contains (chosen, column->word);
}

/** tdt_content_begin_table: begins the table of a document whose columns can be chosen; @columns
 * beyond those are always there. */
void
tdt_content_begin_table (const TdtContent *content, TdtColumn *columns, guint n_columns)
{
  guint n_choices;
  const TdtDocumentColumn *choices = tdt_document_get_columns (content->id, &n_choices);

  for (guint i = 0; i < MIN (n_columns, n_choices); i++)
    columns[i].left_out = !tdt_document_shows_column (content->saved, &choices[i]);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_GRID | TDT_BLOCK_TIGHT, columns, n_columns);
}

/** tdt_content_add_heads: the heads of the columns that can be chosen, as cells of a row. */
void
tdt_content_add_heads (const TdtContent *content)
{
  guint n_columns;
  const TdtDocumentColumn *columns = tdt_document_get_columns (content->id, &n_columns);

  for (guint i = 0; i < n_columns; i++)
    tdt_builder_cell (
        content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
        columns[i].context != NULL
            ? tdt_phrases_get_in_context (content->phrases, columns[i].context, columns[i].label)
            : tdt_content_say (content, columns[i].label));
}
