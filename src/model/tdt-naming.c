/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* A participant is called by a person; nothing is called by more than two steps of that. */
#define MAX_STEPS 3

static char *dup_display (const TdtRoot *root, const TdtField *field, TdtValue value, guint steps);

static char *
dup_name (const TdtRoot *root, const TdtRow *row, guint steps)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  GString *name = g_string_new (NULL);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      g_autofree char *part = NULL;

      if (!(kind->fields[i].flags & TDT_FIELD_NAMING))
        continue;
      part = dup_display (root, &kind->fields[i], tdt_row_get_value_at (row, i), steps);
      if (*part == '\0')
        continue;
      /* After a reference comes more about the same, as in “Marie Durand, CCI”. */
      if (name->len > 0)
        g_string_append (name, tdt_field_is_reference (&kind->fields[i]) ? ", " : " ");
      g_string_append (name, part);
    }
  return g_string_free (name, FALSE);
}

static char *
dup_reference (const TdtRoot *root, const TdtField *field, const char *uid, guint steps)
{
  const TdtRow *target = tdt_root_lookup_kind (root, field->target, uid);

  return target != NULL && steps < MAX_STEPS ? dup_name (root, target, steps + 1) : g_strdup (uid);
}

static char *
dup_references (const TdtRoot *root, const TdtField *field, const TdtList *list, guint steps)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < list->n_items; i++)
    g_ptr_array_add (names, dup_reference (root, field, list->items[i], steps));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

static char *
dup_time (const TdtTime *time)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (time->local);

  /* Translators: a day and a time of day, see the manual of g_date_time_format(). */
  return g_date_time_format (moment, _ ("%a %e %b %Y, %H:%M"));
}

static char *
dup_display (const TdtRoot *root, const TdtField *field, TdtValue value, guint steps)
{
  char *text;

  if (!tdt_value_is_set (field, value))
    return g_strdup ("");
  switch (field->type)
    {
    case TDT_FIELD_TOKEN:
      return g_strdup (
          tdt_token_position (field->tokens, value.text) == TDT_TOKEN_OTHER
              ? value.text
              : tdt_token_label (field->tokens, tdt_token_position (field->tokens, value.text)));
    case TDT_FIELD_REFERENCE:
      return dup_reference (root, field, value.text, steps);
    case TDT_FIELD_REFERENCES:
      return dup_references (root, field, value.list, steps);
    case TDT_FIELD_BOOLEAN:
      return g_strdup (_ ("yes"));
    case TDT_FIELD_TIME:
      return dup_time (value.time);
    case TDT_FIELD_WORDS:
      text = tdt_value_dup_text (field, value);
      return g_strdelimit (text, "\n", ',');
    default:
      return tdt_value_dup_text (field, value);
    }
}

char *
tdt_row_dup_name (const TdtRoot *root, const TdtRow *row)
{
  return dup_name (root, row, 0);
}

char *
tdt_value_dup_display (const TdtRoot *root, const TdtField *field, TdtValue value)
{
  return dup_display (root, field, value, 0);
}
