/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-random.h"

#include "tdt-order.h"

#include <string.h>

/* Edits keep a project at about this many records. */
#define N_RECORDS 200

static const char *const words[] = { "round",    "table",
                                     "é",        "Gap",
                                     "«",        "»",
                                     "&",        "<b>",
                                     "]]>",      "\"",
                                     "’",        "ArianeGroup",
                                     "10 h 30",  "\xe2\x80\xaf",
                                     "\xd8\xb9", "\xf0\x9f\x98\x80",
                                     "=1+1",     "œuvre" };

static char *
random_text (GRand *random, guint max_words, gboolean several_lines)
{
  guint n_words = (guint) g_rand_int_range (random, 1, (gint32) max_words + 1);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < n_words; i++)
    {
      if (i > 0)
        g_string_append (text, several_lines && g_rand_int_range (random, 0, 4) == 0 ? "\n" : " ");
      g_string_append (text, words[g_rand_int_range (random, 0, G_N_ELEMENTS (words))]);
    }
  return g_string_free (text, FALSE);
}

static const TdtRow *
random_row_of_kind (GRand *random, const TdtRoot *root, TdtKindId kind)
{
  guint n_rows = tdt_root_count (root, kind);
  guint chosen;
  TdtRowIter iter;
  const TdtRow *row = NULL;

  if (n_rows == 0)
    return NULL;
  chosen = (guint) g_rand_int_range (random, 0, (gint32) n_rows);
  tdt_row_iter_init (&iter, root, kind);
  for (guint i = 0; i <= chosen; i++)
    tdt_row_iter_next (&iter, &row);
  return row;
}

static const TdtRow *
random_row (GRand *random, const TdtRoot *root, TdtKindId kind)
{
  if (kind != TDT_KIND_ANY)
    return random_row_of_kind (random, root, kind);
  for (guint tries = 0; tries < 100; tries++)
    {
      const TdtRow *row = random_row_of_kind (
          random, root, (TdtKindId) g_rand_int_range (random, 0, TDT_N_KINDS));

      if (row != NULL)
        return row;
    }
  return tdt_root_get_project (root);
}

static char *
random_list (GRand *random, const TdtRoot *root, const TdtField *field)
{
  guint n_items = (guint) g_rand_int_range (random, 0, 5);
  GString *lines = g_string_new (NULL);

  for (guint i = 0; i < n_items; i++)
    {
      const TdtRow *row;
      g_autofree char *word = NULL;

      if (field->type == TDT_FIELD_WORDS)
        word = random_text (random, 3, FALSE);
      else if ((row = random_row (random, root, field->target)) != NULL)
        word = g_strdup (tdt_row_get_uid (row));
      if (word != NULL)
        g_string_append_printf (lines, "%s\n", word);
    }
  return g_string_free (lines, FALSE);
}

static char *
random_token (GRand *random, const TdtField *field)
{
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (field->tokens, &n_tokens);

  if (g_rand_int_range (random, 0, 20) == 0)
    return g_strdup_printf ("newer-word-%d", g_rand_int_range (random, 0, 5));
  return g_strdup (tokens[g_rand_int_range (random, 0, (gint32) n_tokens)].word);
}

/* A few hours of two days, so that much happens at once. */
static char *
random_time (GRand *random)
{
  return g_strdup_printf ("2017-09-%02dT%02d:%02d:00+02:00%s", g_rand_int_range (random, 26, 28),
                          g_rand_int_range (random, 9, 12), g_rand_int_range (random, 0, 12) * 5,
                          g_rand_boolean (random) ? "[Europe/Paris]" : "");
}

static char *
random_data (GRand *random)
{
  guchar bytes[64];
  gsize length = (gsize) g_rand_int_range (random, 1, (gint32) sizeof bytes);

  for (gsize i = 0; i < length; i++)
    bytes[i] = (guchar) g_rand_int_range (random, 0, 256);
  return g_base64_encode (bytes, length);
}

static char *
random_value_text (GRand *random, const TdtRoot *root, const char *uid, const TdtField *field)
{
  const TdtRow *row;
  char salt[2] = { (char) g_rand_int_range (random, 'a', 'z'), '\0' };

  switch (field->type)
    {
    case TDT_FIELD_TEXT:
      return random_text (random, 30, TRUE);
    case TDT_FIELD_LANGUAGE:
      return g_strdup (g_rand_boolean (random) ? "fr" : "en-GB");
    case TDT_FIELD_ZONE:
      return g_strdup (g_rand_boolean (random) ? "Europe/Paris" : "America/New_York");
    case TDT_FIELD_COLOUR:
      return g_strdup_printf ("#%06x", (guint) g_rand_int_range (random, 0, 0x1000000));
    case TDT_FIELD_ORDER:
      return tdt_order_between (NULL, NULL, salt);
    case TDT_FIELD_DATA:
      return random_data (random);
    case TDT_FIELD_TOKEN:
      return random_token (random, field);
    case TDT_FIELD_REFERENCE:
      row = random_row (random, root, field->target);
      return g_strdup (row != NULL ? tdt_row_get_uid (row) : "");
    case TDT_FIELD_REFERENCES:
    case TDT_FIELD_WORDS:
      return random_list (random, root, field);
    case TDT_FIELD_INTEGER:
      return g_strdup_printf (
          "%d", g_rand_int_range (random, (gint32) field->min, (gint32) MIN (field->max, 240) + 1));
    case TDT_FIELD_BOOLEAN:
      return g_strdup ("yes");
    case TDT_FIELD_DATE:
      return g_strdup_printf ("2017-%02d-%02d", g_rand_int_range (random, 1, 13),
                              g_rand_int_range (random, 1, 29));
    case TDT_FIELD_CLOCK:
      return g_strdup_printf ("%02d:%02d", g_rand_int_range (random, 0, 26),
                              g_rand_int_range (random, 0, 60));
    case TDT_FIELD_TIME:
      return random_time (random);
    default:
      return random_text (random, 6, FALSE);
    }
}

TdtValue
tdt_test_random_value (GRand *random, const TdtRoot *root, const char *uid, const TdtField *field)
{
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  TdtValue value;

  if (g_rand_int_range (random, 0, 10) == 0)
    return tdt_value_unset (field);
  text = random_value_text (random, root, uid, field);
  tdt_value_parse (field, text, strlen (text), &value, &error);
  g_assert_no_error (error);
  return value;
}

/* A reference that owns must not make a circle of records that own one another. */
static gboolean
may_own (const TdtRow *row, const TdtField *field, TdtValue value)
{
  return !(field->flags & TDT_FIELD_OWNER) || value.box == NULL ||
         strcmp (value.text, tdt_row_get_uid (row)) < 0;
}

static void
set_random_field (GRand *random, TdtEdit *edit, const TdtRoot *root, const char *uid,
                  guint position)
{
  const TdtRow *row = tdt_edit_lookup (edit, uid);
  const TdtField *field = &tdt_row_get_kind (row)->fields[position];
  TdtValue value = tdt_test_random_value (random, root, uid, field);
  g_autoptr (GError) error = NULL;

  /* What @root still has may be gone in the edit: then there is nothing to set. */
  if (may_own (row, field, value) && !tdt_edit_set_value (edit, uid, field->id, value, &error))
    g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD);
  tdt_value_clear (field, &value);
}

static guint
count_references (TdtKindId kind)
{
  guint n_references = 0;

  for (guint i = 0; i < tdt_kind_get (kind)->n_fields; i++)
    n_references += tdt_field_is_reference (&tdt_kind_get (kind)->fields[i]);
  return n_references;
}

/* Of two kinds the one with more references, for those make projects hang together. */
static TdtKindId
random_kind (GRand *random)
{
  TdtKindId one = (TdtKindId) g_rand_int_range (random, TDT_KIND_PROJECT + 1, TDT_N_KINDS);
  TdtKindId other = (TdtKindId) g_rand_int_range (random, TDT_KIND_PROJECT + 1, TDT_N_KINDS);

  return count_references (one) >= count_references (other) ? one : other;
}

static char *
add_random_record (GRand *random, TdtEdit *edit, const TdtRoot *root)
{
  TdtKindId kind = random_kind (random);
  g_autofree char *uid = g_strdup_printf ("%08x-%08x", g_rand_int (random), g_rand_int (random));
  g_autoptr (GError) error = NULL;

  tdt_edit_add (edit, kind, uid, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < tdt_kind_get (kind)->n_fields; i++)
    set_random_field (random, edit, root, uid, i);
  return g_steal_pointer (&uid);
}

TdtRoot *
tdt_test_random_project (GRand *random, guint n_records)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("project-of-the-test");

  for (guint i = 0; i < n_records; i++)
    {
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      TdtRoot *next;

      g_free (add_random_record (random, edit, root));
      if (i + 1 == n_records)
        for (guint f = 0; f < tdt_kind_get (TDT_KIND_PROJECT)->n_fields; f++)
          set_random_field (random, edit, root, tdt_root_get_uid (root), f);
      next = tdt_edit_apply (edit);
      tdt_root_unref (root);
      root = next;
    }
  return g_steal_pointer (&root);
}

static void
change_unknown (GRand *random, TdtEdit *edit, const TdtRow *row)
{
  TdtUnknownItem item = { .place = TDT_UNKNOWN_IN_RECORD,
                          .position = g_rand_int_range (random, -1, 2) };
  g_autoptr (TdtUnknown) unknown = NULL;
  g_autoptr (TdtRow) changed = NULL;
  g_autofree char *xml = g_strdup_printf ("<x:note xmlns:x=\"urn:example:x\">%d</x:note>",
                                          g_rand_int_range (random, 0, 100));
  g_autoptr (GError) error = NULL;

  item.xml = xml;
  if (g_rand_boolean (random))
    unknown = tdt_unknown_new (&item, 1);
  changed = tdt_row_with_unknown (row, unknown);
  tdt_edit_put (edit, changed, &error);
  g_assert_no_error (error);
}

static guint
count_records (const TdtRoot *root)
{
  guint n_records = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    n_records += tdt_root_count (root, k);
  return n_records;
}

static void
change_once (GRand *random, TdtEdit *edit, const TdtRoot *root)
{
  const TdtRow *row = random_row (random, root, TDT_KIND_ANY);
  g_autofree char *uid = g_strdup (tdt_row_get_uid (row));
  const TdtRow *now = tdt_edit_lookup (edit, uid);
  const TdtRow *neighbour;
  int action = g_rand_int_range (random, 0, 20);

  /* What goes takes others along: more comes than goes, as long as the project is small. */
  if (now == NULL || action < (count_records (root) < N_RECORDS ? 5 : 1))
    g_free (add_random_record (random, edit, root));
  else if (action < 7 && tdt_row_get_kind_id (now) != TDT_KIND_PROJECT)
    tdt_edit_remove (edit, uid, NULL);
  else if (action < 8)
    change_unknown (random, edit, now);
  else if (action < 10 && tdt_row_get_kind (now)->order != TDT_FIELD_NONE)
    {
      neighbour = random_row (random, root, tdt_row_get_kind_id (now));
      tdt_edit_move_between (edit, uid, tdt_row_get_uid (neighbour), NULL, NULL);
    }
  else
    set_random_field (
        random, edit, root, uid,
        (guint) g_rand_int_range (random, 0, (gint32) tdt_row_get_kind (now)->n_fields));
}

TdtRoot *
tdt_test_random_edit (GRand *random, const TdtRoot *root)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  guint n_changes = g_rand_int_range (random, 0, 4) == 0 ? 3 : 1;

  for (guint i = 0; i < n_changes; i++)
    change_once (random, edit, root);
  return tdt_edit_apply (edit);
}

static void
count_referrer_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  guint *n_found = user_data;

  (*n_found)++;
}

static guint
assert_target (const TdtRoot *root, const TdtField *field, const char *target, const TdtRow *source)
{
  g_autoptr (GPtrArray) referrers = tdt_root_get_referrers (root, target, field->id);

  g_assert_nonnull (tdt_root_lookup_kind (root, field->target, target));
  g_assert_true (g_ptr_array_find (referrers, source, NULL));
  return 1;
}

void
tdt_test_assert_sound (const TdtRoot *root)
{
  guint n_references = 0;
  guint n_indexed = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          tdt_root_foreach_referrer (root, tdt_row_get_uid (row), count_referrer_cb, &n_indexed);
          for (guint i = 0; i < kind->n_fields; i++)
            {
              const TdtField *field = &kind->fields[i];
              TdtValue value = tdt_row_get_value_at (row, i);

              if (field->type == TDT_FIELD_REFERENCE && value.box != NULL)
                n_references += assert_target (root, field, value.text, row);
              else if (field->type == TDT_FIELD_REFERENCES && value.box != NULL)
                for (guint item = 0; item < value.list->n_items; item++)
                  n_references += assert_target (root, field, value.list->items[item], row);
            }
        }
    }
  g_assert_cmpuint (n_references, ==, n_indexed);
}
