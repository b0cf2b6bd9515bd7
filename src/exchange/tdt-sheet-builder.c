/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Tables become records: what all kinds of them have in common. */
#include "config.h"

#include "tdt-sheet-builder-private.h"

#include "tdt-csv.h"
#include "tdt-cell-private.h"
#include "tdt-fold.h"
#include "tdt-foreign-text-private.h"
#include "tdt-naming.h"
#include "tdt-order.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* What uids of new records are unique in. */
#define NAMESPACE "table"
/* Sentences of one sort that are told. */
#define MAX_TOLD 300u

/* What people put where they have nothing to say. */
static gboolean
says_nothing (const char *cell)
{
  static const char *const words[] = { "-", "—", "–", "n/a", "na", "nc", "not available", "néant" };

  for (guint i = 0; strchr ("-nN\342", *cell) != NULL && i < G_N_ELEMENTS (words); i++)
    if (g_ascii_strcasecmp (cell, words[i]) == 0)
      return TRUE;
  return FALSE;
}

const char *
tdt_sheet_builder_get (const TdtSheetBuilder *builder, int meaning)
{
  const TdtMapping *mapping = builder->mapping;

  for (guint c = 0; c < mapping->n_columns; c++)
    if (mapping->meanings[c] == meaning)
      {
        const char *cell = tdt_sheet_get_cell (mapping->sheet, builder->row, c);

        if (*cell != '\0' && !says_nothing (cell))
          return tdt_csv_skip_apostrophe (cell);
      }
  return "";
}

gboolean
tdt_sheet_builder_has_column (const TdtSheetBuilder *builder, int meaning)
{
  return tdt_mapping_find (builder->mapping, meaning) >= 0;
}

void
tdt_sheet_builder_tell (TdtSheetBuilder *builder, GPtrArray *sentences, const char *format, ...)
{
  g_autofree char *sentence = NULL;
  va_list arguments;

  if (sentences->len >= MAX_TOLD)
    {
      builder->n_untold++;
      return;
    }
  va_start (arguments, format);
  sentence = g_strdup_vprintf (format, arguments);
  va_end (arguments);
  /* Translators: a file, a line of it, and a sentence about that */
  g_ptr_array_add (sentences,
                   g_strdup_printf (_ ("%s, line %u: %s"), builder->place,
                                    tdt_sheet_get_line (builder->mapping->sheet, builder->row),
                                    sentence));
}

const char *
tdt_sheet_builder_get_key (TdtSheetBuilder *builder, TdtKindId kind)
{
  const char *key = tdt_sheet_builder_get (builder, TDT_MEANING_UID);
  const TdtRow *row = *key != '\0' ? tdt_sheet_builder_lookup (builder, key) : NULL;

  return row != NULL && tdt_row_get_kind_id (row) == kind ? tdt_row_get_uid (row) : NULL;
}

gboolean
tdt_sheet_builder_empties (TdtSheetBuilder *builder, TdtKindId kind)
{
  return tdt_sheet_builder_get_key (builder, kind) != NULL &&
         !tdt_sheet_get_is_partial (builder->mapping->sheet);
}

/* What a row with a uid that nobody knows is about. */
static TdtKindId
get_main_kind (const TdtSheetBuilder *builder)
{
  static const int people[] = { TDT_PERSON_FAMILY_NAME, TDT_PERSON_GIVEN_NAME,
                                TDT_MEANING_FULL_NAME };

  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    if (tdt_sheet_builder_has_column (builder, people[i]))
      return TDT_KIND_PERSON;
  return tdt_sheet_builder_has_column (builder, TDT_SESSION_TITLE) ? TDT_KIND_SESSION
                                                                   : TDT_KIND_ORGANISATION;
}

const char *
tdt_sheet_builder_add (TdtSheetBuilder *builder, TdtKindId kind, const char *name)
{
  const char *key = tdt_sheet_builder_get (builder, TDT_MEANING_UID);
  g_autofree char *base = g_strconcat (tdt_kind_get (kind)->name, ":", name, NULL);
  g_autofree char *uid = NULL;

  if (*key != '\0' && tdt_uid_is_valid (key) && kind == get_main_kind (builder) &&
      tdt_sheet_builder_lookup (builder, key) == NULL)
    return tdt_edit_add (builder->edit, kind, key, NULL);
  uid = tdt_uid_derive (NAMESPACE, base);
  for (guint n = 2; tdt_sheet_builder_lookup (builder, uid) != NULL; n++)
    {
      g_autofree char *other = g_strdup_printf ("%s#%u", base, n);

      g_free (uid);
      uid = tdt_uid_derive (NAMESPACE, other);
    }
  return tdt_edit_add (builder->edit, kind, uid, NULL);
}

const char *
tdt_sheet_builder_find (TdtSheetBuilder *builder, TdtKindId kind, TdtFieldId naming,
                        const char *name)
{
  g_autofree char *folded = tdt_text_fold (name);
  const char *uid = g_hash_table_lookup (builder->known[kind], folded);
  TdtFieldId order = tdt_kind_get (kind)->order;
  char *made;

  if (uid != NULL || *folded == '\0')
    return uid;
  made = g_strdup (tdt_sheet_builder_add (builder, kind, folded));
  if (made == NULL)
    {
      tdt_sheet_builder_tell (builder, builder->report->lost,
                              _ ("“%s”: there are too many records."), name);
      return NULL;
    }
  g_hash_table_insert (builder->known[kind], g_steal_pointer (&folded), made);
  tdt_sheet_builder_set (builder, made, naming, name);
  if (order != TDT_FIELD_NONE)
    tdt_sheet_builder_put_last (builder, made, order, "");
  return made;
}

static char *
dup_clean (const TdtField *field, const char *text)
{
  char *clean = field->type == TDT_FIELD_TEXT ? tdt_foreign_dup_text (text, NULL, NULL)
                                              : tdt_foreign_dup_title (text, NULL);

  return clean != NULL ? clean : g_strdup ("");
}

/* What differs in spaces only was not changed by anybody: a table does not keep all of them. */
static gboolean
is_same (const TdtField *field, const char *one, const char *other)
{
  g_autofree char *clean_one = dup_clean (field, one);
  g_autofree char *clean_other = dup_clean (field, other);

  return g_str_equal (clean_one, clean_other);
}

const char *
tdt_sheet_builder_find_referred (TdtSheetBuilder *builder, const char *uid, TdtFieldId field,
                                 TdtKindId kind, TdtFieldId naming)
{
  const char *name = tdt_sheet_builder_get (builder, field);
  const TdtRow *row = tdt_sheet_builder_lookup (builder, uid);
  const char *now = row != NULL ? tdt_row_get_text (row, field) : NULL;
  const TdtRow *referred = now != NULL ? tdt_sheet_builder_lookup (builder, now) : NULL;

  if (referred != NULL &&
      is_same (tdt_field_get (naming), tdt_row_get_text (referred, naming), name))
    return tdt_row_get_uid (referred);
  return tdt_sheet_builder_find (builder, kind, naming, name);
}

static char *
dup_last_order (TdtSheetBuilder *builder, TdtFieldId field, const char *list)
{
  TdtKindId kind = TDT_FIELD_KIND (field);
  g_autoptr (GPtrArray)
      rows = *list != '\0' ? tdt_root_get_referrers (builder->root, list, TDT_PARTICIPANT_SESSION)
                           : tdt_root_get_sorted (builder->root, kind);

  return rows->len > 0 ? g_strdup (tdt_row_get_text (rows->pdata[rows->len - 1], field)) : NULL;
}

void
tdt_sheet_builder_put_last (TdtSheetBuilder *builder, const char *uid, TdtFieldId field,
                            const char *list)
{
  char *key = g_strdup_printf ("%d %s", field, list);
  g_autofree char *last = g_strdup (g_hash_table_lookup (builder->orders, key));
  char *order;

  if (last == NULL)
    last = dup_last_order (builder, field, list);
  order = tdt_order_between (last, NULL, uid);
  tdt_sheet_builder_put (builder, uid, field, order, NULL);
  g_hash_table_replace (builder->orders, key, order);
}

void
tdt_sheet_builder_count (TdtSheetBuilder *builder, const char *uid, guint *counter)
{
  if (g_hash_table_contains (builder->counted, uid))
    return;
  g_hash_table_add (builder->counted, g_strdup (uid));
  (*counter)++;
}

/* A value as it was, if the project had it before; NULL for none. */
static char *
dup_before (const TdtSheetBuilder *builder, const TdtRow *row, const TdtField *field)
{
  return tdt_row_has (row, field->id) &&
                 tdt_root_lookup (builder->root, tdt_row_get_uid (row)) != NULL
             ? tdt_value_dup_display (builder->root, field, tdt_row_get_value (row, field->id))
             : NULL;
}

static void
tell_change (TdtSheetBuilder *builder, const char *uid, const TdtField *field, const char *before)
{
  const TdtRow *row = tdt_sheet_builder_lookup (builder, uid);
  g_autofree char *name = tdt_row_dup_name (builder->root, tdt_root_lookup (builder->root, uid));
  const TdtRow *referred = field->type == TDT_FIELD_REFERENCE && tdt_row_has (row, field->id)
                               ? tdt_sheet_builder_lookup (builder,
                                                           tdt_row_get_text (row, field->id))
                               : NULL;
  g_autofree char *now = referred != NULL
                             ? tdt_row_dup_name (builder->root, referred)
                             : tdt_value_dup_display (builder->root, field,
                                                      tdt_row_get_value (row, field->id));

  /* Translators: a record, a field of it, its value before and now */
  tdt_sheet_builder_tell (builder, builder->report->changes, _ ("%s: %s was “%s”, and is “%s”."),
                          name, _ (field->label), before, now);
}

void
tdt_sheet_builder_set (TdtSheetBuilder *builder, const char *uid, TdtFieldId field_id,
                       const char *text)
{
  const TdtField *field = tdt_field_get (field_id);
  const TdtRow *row = tdt_sheet_builder_lookup (builder, uid);
  g_autofree char *clean = dup_clean (field, text);
  g_autofree char *old = tdt_value_dup_text (field, tdt_row_get_value (row, field_id));
  g_autofree char *before = NULL;
  g_autoptr (GError) error = NULL;

  if (g_str_equal (old, clean) || is_same (field, old, clean))
    return;
  before = dup_before (builder, row, field);
  if (!tdt_sheet_builder_put (builder, uid, field_id, clean, &error))
    tdt_sheet_builder_tell (builder, builder->report->lost, "%s", error->message);
  else if (before != NULL)
    tell_change (builder, uid, field, before);
}

static void
tell_not_understood (TdtSheetBuilder *builder, const TdtField *field, const char *cell)
{
  g_autofree char *shown = g_utf8_substring (cell, 0, MIN (g_utf8_strlen (cell, -1), 60));

  /* Translators: a cell of a table, the name of a field */
  tdt_sheet_builder_tell (builder, builder->report->lost,
                          _ ("“%s” is not understood for “%s”; left out."), shown,
                          _ (field->label));
}

/* A cell as the field has it; NULL when it is not understood. */
static char *
dup_value (const TdtSheetBuilder *builder, const TdtField *field, const char *cell)
{
  gint64 number;
  int position;

  switch (field->type)
    {
    case TDT_FIELD_TOKEN:
      position = tdt_cell_parse_token (field->tokens, cell);
      return position != TDT_TOKEN_OTHER ? g_strdup (tdt_token_word (field->tokens, position))
                                         : NULL;
    case TDT_FIELD_INTEGER:
      number = field->id == TDT_SESSION_MINUTES || field->id == TDT_PARTICIPANT_MINUTES
                   ? tdt_cell_parse_minutes (cell)
                   : tdt_cell_parse_number (cell);
      return number >= field->min && number <= field->max
                 ? g_strdup_printf ("%" G_GINT64_FORMAT, number)
                 : NULL;
    case TDT_FIELD_BOOLEAN:
      position = tdt_cell_parse_answer (cell);
      return position < 0 ? NULL : g_strdup (position > 0 ? "yes" : "");
    case TDT_FIELD_DATE:
      number = tdt_cell_parse_day (cell, builder->year);
      return number > 0 ? tdt_value_dup_text (field, (TdtValue){ .number = number }) : NULL;
    case TDT_FIELD_WORDS:
      return g_strdelimit (g_strdup (cell), ",;", '\n');
    default:
      return g_strdup (cell);
    }
}

static void
set_cell (TdtSheetBuilder *builder, const char *uid, const TdtField *field)
{
  const char *cell = tdt_sheet_builder_get (builder, field->id);
  g_autofree char *value = NULL;

  if (*cell == '\0' && !tdt_sheet_builder_empties (builder, TDT_FIELD_KIND (field->id)))
    return;
  value = *cell != '\0' ? dup_value (builder, field, cell) : g_strdup ("");
  if (value == NULL)
    tell_not_understood (builder, field, cell);
  else if (field->type == TDT_FIELD_WORDS)
    tdt_sheet_builder_put (builder, uid, field->id, value, NULL);
  else
    tdt_sheet_builder_set (builder, uid, field->id, value);
}

/* The columns that are read together, and not set one by one. */
static gboolean
is_of_name (int meaning)
{
  return meaning == TDT_PERSON_HONORIFIC || meaning == TDT_PERSON_GIVEN_NAME ||
         meaning == TDT_PERSON_FAMILY_NAME || meaning == TDT_PERSON_EMAIL;
}

void
tdt_sheet_builder_set_cells (TdtSheetBuilder *builder, TdtKindId kind, const char *uid)
{
  const TdtMapping *mapping = builder->mapping;

  for (guint c = 0; c < mapping->n_columns; c++)
    {
      int meaning = mapping->meanings[c];
      const TdtField *field;

      if (meaning == TDT_MEANING_NONE || meaning >= TDT_MEANING_UID ||
          TDT_FIELD_KIND (meaning) != kind || is_of_name (meaning))
        continue;
      field = tdt_field_get (meaning);
      if (!tdt_field_is_reference (field) && field->type != TDT_FIELD_TIME)
        set_cell (builder, uid, field);
    }
}
