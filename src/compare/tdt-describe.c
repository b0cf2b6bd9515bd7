/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-describe.h"

#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* Longer texts are told by their beginning. */
#define EXCERPT_LENGTH 60
/* So many fields tell what a record is. */
#define SUMMARY_FIELDS 5u

char *
tdt_change_dup_record (const TdtChange *change, const TdtRoot *before, const TdtRoot *after)
{
  const TdtKind *kind = tdt_change_get_kind (change);
  g_autofree char *name = change->new != NULL ? tdt_row_dup_name (after, change->new)
                                              : tdt_row_dup_name (before, change->old);

  if (*name == '\0')
    return g_strdup (_ (kind->label));
  /* Translators: a kind of record and its name, as in: Session “Opening”. */
  return g_strdup_printf (_ ("%s “%s”"), _ (kind->label), name);
}

static char *
dup_excerpt (const TdtRoot *root, const TdtField *field, TdtValue value)
{
  g_autofree char *text = tdt_value_dup_display (root, field, value);
  g_autofree char *start = NULL;

  g_strdelimit (text, "\n\t", ' ');
  if (g_utf8_strlen (text, -1) <= EXCERPT_LENGTH)
    return g_steal_pointer (&text);
  start = g_utf8_substring (text, 0, EXCERPT_LENGTH);
  return g_strconcat (start, "…", NULL);
}

static char *
dup_field_sentence (const char *record, const TdtField *field, const TdtChange *change,
                    const TdtRoot *before, const TdtRoot *after)
{
  guint position = TDT_FIELD_POSITION (field->id);
  TdtValue old_value = tdt_row_get_value_at (change->old, position);
  TdtValue new_value = tdt_row_get_value_at (change->new, position);
  g_autofree char *old_text = dup_excerpt (before, field, old_value);
  g_autofree char *new_text = dup_excerpt (after, field, new_value);

  /* An order key says nothing to anybody. */
  if (field->type == TDT_FIELD_ORDER)
    /* Translators: %s is a record, as in: Agenda item “Questions”. */
    return g_strdup_printf (_ ("%s: moved to another place in its list."), record);
  if (!tdt_value_is_set (field, old_value))
    /* Translators: a record, a field, its new value. */
    return g_strdup_printf (_ ("%s: %s is now “%s”."), record, _ (field->label), new_text);
  if (!tdt_value_is_set (field, new_value))
    /* Translators: a record, a field, its old value. */
    return g_strdup_printf (_ ("%s: %s “%s” was taken out."), record, _ (field->label), old_text);
  /* Translators: a record, a field, its old value, its new value. */
  return g_strdup_printf (_ ("%s: %s changed from “%s” to “%s”."), record, _ (field->label),
                          old_text, new_text);
}

char *
tdt_field_dup_sentence (const TdtField *field, const TdtRow *old_row, const TdtRoot *before,
                        const TdtRow *new_row, const TdtRoot *after)
{
  guint position = TDT_FIELD_POSITION (field->id);
  TdtValue old_value = tdt_row_get_value_at (old_row, position);
  TdtValue new_value = tdt_row_get_value_at (new_row, position);
  g_autofree char *old_text = dup_excerpt (before, field, old_value);
  g_autofree char *new_text = dup_excerpt (after, field, new_value);

  if (field->type == TDT_FIELD_ORDER)
    return g_strdup (_ ("Moved to another place in its list."));
  if (field->type == TDT_FIELD_DATA)
    return g_strdup_printf (_ ("%s is another one."), _ (field->label));
  if (!tdt_value_is_set (field, old_value))
    /* Translators: a field, its new value. */
    return g_strdup_printf (_ ("%s is now “%s”."), _ (field->label), new_text);
  if (!tdt_value_is_set (field, new_value))
    /* Translators: a field, its old value. */
    return g_strdup_printf (_ ("%s “%s” was taken out."), _ (field->label), old_text);
  /* Translators: a field, its old value, its new value. */
  return g_strdup_printf (_ ("%s changed from “%s” to “%s”."), _ (field->label), old_text,
                          new_text);
}

char *
tdt_row_dup_summary (const TdtRow *row, const TdtRoot *root)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  GString *text = g_string_new (NULL);
  guint n_told = 0;

  for (guint i = 0; i < kind->n_fields && n_told < SUMMARY_FIELDS; i++)
    {
      const TdtField *field = &kind->fields[i];
      TdtValue value = tdt_row_get_value_at (row, i);
      g_autofree char *excerpt = NULL;

      if ((field->flags & TDT_FIELD_NAMING) || field->type == TDT_FIELD_ORDER ||
          field->type == TDT_FIELD_DATA || !tdt_value_is_set (field, value))
        continue;
      excerpt = dup_excerpt (root, field, value);
      if (n_told++ > 0)
        g_string_append (text, " · ");
      /* Translators: a field and its value, as in “Room: Hall” */
      g_string_append_printf (text, _ ("%s: %s"), _ (field->label), excerpt);
    }
  return g_string_free (text, FALSE);
}

GPtrArray *
tdt_change_list_sentences (const TdtChange *change, const TdtRoot *before, const TdtRoot *after)
{
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  const TdtKind *kind = tdt_change_get_kind (change);
  g_autofree char *record = tdt_change_dup_record (change, before, after);

  if (change->old == NULL)
    /* Translators: %s is a record, as in: Session “Opening”. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s was added."), record));
  else if (change->new == NULL)
    /* Translators: %s is a record, as in: Session “Opening”. */
    g_ptr_array_add (sentences, g_strdup_printf (_ ("%s was removed."), record));
  else
    for (guint i = 0; i < kind->n_fields; i++)
      if (tdt_change_has_field (change, i))
        g_ptr_array_add (sentences,
                         dup_field_sentence (record, &kind->fields[i], change, before, after));
  if (sentences->len == 0)
    g_ptr_array_add (sentences,
                     g_strdup_printf (_ ("%s: content of a later version changed."), record));
  return sentences;
}
