/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the tables must keep to, whatever is added to them. */
#include "tdt-kind.h"
#include "tdt-value.h"

#include <string.h>

static void
test_names_are_unique (void)
{
  g_autoptr (GHashTable) lists = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);

      g_assert_true (tdt_kind_by_name (kind->name) == kind);
      g_assert_true (g_hash_table_add (lists, (gpointer) kind->list));
      for (guint i = 0; i < kind->n_fields; i++)
        g_assert_true (tdt_kind_field_by_name (kind, kind->fields[i].name) == &kind->fields[i]);
    }
  g_assert_null (tdt_kind_by_name ("no-such-kind"));
  /* The project's fields stand beside the lists in the file. */
  for (guint i = 0; i < tdt_kind_get (TDT_KIND_PROJECT)->n_fields; i++)
    g_assert_false (g_hash_table_contains (lists, tdt_kind_get (TDT_KIND_PROJECT)->fields[i].name));
}

static void
test_constants_match_places (void)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    for (guint i = 0; i < tdt_kind_get (k)->n_fields; i++)
      {
        const TdtField *field = &tdt_kind_get (k)->fields[i];

        g_assert_cmpuint (TDT_FIELD_KIND (field->id), ==, k);
        g_assert_cmpuint (TDT_FIELD_POSITION (field->id), ==, i);
        g_assert_true (tdt_field_get (field->id) == field);
      }
  g_assert_cmpstr (tdt_field_get (TDT_SESSION_START)->name, ==, "start");
  g_assert_cmpint (tdt_kind_get (TDT_KIND_AGENDA_ITEM)->order, ==, TDT_AGENDA_ITEM_ORDER);
  g_assert_cmpint (tdt_kind_get (TDT_KIND_PERSON)->order, ==, TDT_FIELD_NONE);
}

static void
test_fields_are_complete (void)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    for (guint i = 0; i < tdt_kind_get (k)->n_fields; i++)
      {
        const TdtField *field = &tdt_kind_get (k)->fields[i];

        g_assert_true (field->label != NULL && *field->label != '\0');
        if (field->type == TDT_FIELD_INTEGER)
          g_assert_cmpint (field->min, <, field->max);
        if (tdt_field_is_reference (field))
          g_assert_cmpuint (field->target, !=, TDT_KIND_PROJECT);
        if (field->flags & TDT_FIELD_OWNER)
          g_assert_cmpint (field->type, ==, TDT_FIELD_REFERENCE);
      }
}

static void
test_tokens (void)
{
  for (guint list = 0; list < TDT_N_TOKENS; list++)
    {
      guint n_tokens;
      const TdtToken *tokens = tdt_tokens_get (list, &n_tokens);

      g_assert_cmpuint (n_tokens, >, 1);
      for (guint i = 0; i < n_tokens; i++)
        g_assert_cmpint (tdt_token_position (list, tokens[i].word), ==, (int) i);
    }
  g_assert_cmpstr (tdt_token_word (TDT_TOKENS_SESSION_KIND, TDT_SESSION_KIND_ROUND_TABLE), ==,
                   "round-table");
  g_assert_cmpint (tdt_token_position (TDT_TOKENS_SESSION_KIND, "new-in-version-9"), ==,
                   TDT_TOKEN_OTHER);
  g_assert_cmpint (tdt_token_position (TDT_TOKENS_SESSION_KIND, NULL), ==, TDT_TOKEN_OTHER);
}

static const struct
{
  TdtFieldId field;
  const char *text;
  const char *canonical;
} good_values[] = {
  { TDT_SESSION_TITLE, " kept  as it is ", " kept  as it is " },
  { TDT_SESSION_DESCRIPTION, "two\nlines\tand a tab", "two\nlines\tand a tab" },
  { TDT_SESSION_KIND, "new-in-version-9", "new-in-version-9" },
  { TDT_SESSION_PINNED, "no", "" },
  { TDT_SESSION_PINNED, "yes", "yes" },
  { TDT_SESSION_MINUTES, "007", "7" },
  { TDT_SESSION_EQUIPMENT, "micro\n\nécran", "micro\nécran" },
  { TDT_AGENDA_ITEM_SPEAKERS, "a\nb\na", "a\nb" },
  { TDT_DAY_CLOSES, "25:30", "25:30" },
  { TDT_DAY_DATE, "2024-02-29", "2024-02-29" },
  { TDT_THEME_COLOUR, "#3584E4", "#3584E4" },
  { TDT_PROJECT_LANGUAGE, "fr-FR", "fr-FR" },
  { TDT_ASSET_DATA, "AAEC", "AAEC" },
  { TDT_SESSION_TITLE, "", "" },
};

static const struct
{
  TdtFieldId field;
  const char *text;
  TdtModelError code;
} bad_values[] = {
  { TDT_SESSION_TITLE, "a\nb", TDT_MODEL_ERROR_TEXT },
  { TDT_SESSION_DESCRIPTION, "a\rb", TDT_MODEL_ERROR_TEXT },
  { TDT_SESSION_DESCRIPTION, "\xff", TDT_MODEL_ERROR_TEXT },
  { TDT_SESSION_DESCRIPTION, "\xef\xbf\xbf", TDT_MODEL_ERROR_TEXT },
  { TDT_SESSION_KIND, "two words", TDT_MODEL_ERROR_VALUE },
  { TDT_SESSION_PINNED, "maybe", TDT_MODEL_ERROR_VALUE },
  { TDT_SESSION_MINUTES, "1.5", TDT_MODEL_ERROR_VALUE },
  { TDT_SESSION_MINUTES, "-1", TDT_MODEL_ERROR_RANGE },
  { TDT_SESSION_MINUTES, "9999999999999999999999", TDT_MODEL_ERROR_VALUE },
  { TDT_DAY_DATE, "2023-02-29", TDT_MODEL_ERROR_VALUE },
  { TDT_DAY_OPENS, "9:30", TDT_MODEL_ERROR_VALUE },
  { TDT_DAY_OPENS, "48:01", TDT_MODEL_ERROR_RANGE },
  { TDT_THEME_COLOUR, "red", TDT_MODEL_ERROR_VALUE },
  { TDT_SESSION_ROOM, "a b", TDT_MODEL_ERROR_VALUE },
  { TDT_ASSET_DATA, "AAE", TDT_MODEL_ERROR_VALUE },
  { TDT_ROOM_ORDER, "A0", TDT_MODEL_ERROR_VALUE },
  { TDT_PROJECT_TIME_ZONE, "../../etc/passwd", TDT_MODEL_ERROR_VALUE },
};

static void
test_values (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (good_values); i++)
    {
      const TdtField *field = tdt_field_get (good_values[i].field);
      g_autoptr (GError) error = NULL;
      g_autofree char *text = NULL;
      TdtValue value;

      tdt_value_parse (field, good_values[i].text, strlen (good_values[i].text), &value, &error);
      g_assert_no_error (error);
      text = tdt_value_dup_text (field, value);
      g_assert_cmpstr (text, ==, good_values[i].canonical);
      g_assert_cmpint (tdt_value_is_set (field, value), ==, *text != '\0');
      tdt_value_clear (field, &value);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (bad_values); i++)
    {
      const TdtField *field = tdt_field_get (bad_values[i].field);
      g_autoptr (GError) error = NULL;
      TdtValue value;

      g_assert_false (
          tdt_value_parse (field, bad_values[i].text, strlen (bad_values[i].text), &value, &error));
      g_assert_error (error, TDT_MODEL_ERROR, (int) bad_values[i].code);
    }
}

static void
test_lengths (void)
{
  const TdtField *title = tdt_field_get (TDT_SESSION_TITLE);
  const TdtField *text = tdt_field_get (TDT_SESSION_DESCRIPTION);
  g_autofree char *long_text = g_strnfill (TDT_TEXT_MAX + 1, 'x');
  g_autoptr (GError) error = NULL;
  TdtValue value;

  g_assert_true (tdt_value_parse (title, long_text, TDT_TITLE_MAX, &value, NULL));
  tdt_value_clear (title, &value);
  g_assert_false (tdt_value_parse (title, long_text, TDT_TITLE_MAX + 1, &value, &error));
  g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_TOO_LONG);
  g_assert_true (tdt_value_parse (text, long_text, TDT_TEXT_MAX, &value, NULL));
  tdt_value_clear (text, &value);
  g_assert_false (tdt_value_parse (text, long_text, TDT_TEXT_MAX + 1, &value, NULL));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/kind/names-are-unique", test_names_are_unique);
  g_test_add_func ("/model/kind/constants-match-places", test_constants_match_places);
  g_test_add_func ("/model/kind/fields-are-complete", test_fields_are_complete);
  g_test_add_func ("/model/kind/tokens", test_tokens);
  g_test_add_func ("/model/kind/values", test_values);
  g_test_add_func ("/model/kind/lengths", test_lengths);
  return g_test_run ();
}
