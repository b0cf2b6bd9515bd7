/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-letter.h"

#include "tdt-edit.h"
#include "tdt-told.h"

#include <string.h>

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, "Gap 2017", NULL);
  tdt_edit_set_text (edit, "p", TDT_PROJECT_LANGUAGE, "en", NULL);
  tdt_edit_set_text (edit, "p", TDT_PROJECT_ORGANISER, "The Council", NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "hall", NULL);
  tdt_edit_set_text (edit, "hall", TDT_ROOM_NAME, "Great Hall", NULL);
  tdt_edit_add (edit, TDT_KIND_ORGANISATION, "cci", NULL);
  tdt_edit_set_text (edit, "cci", TDT_ORGANISATION_NAME, "CCI", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_FAMILY_NAME, "Durand", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_HONORIFIC, "Mme", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_ORGANISATION, "cci", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "paul", NULL);
  tdt_edit_set_text (edit, "paul", TDT_PERSON_FAMILY_NAME, "{name}", NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "one", NULL);
  tdt_edit_set_text (edit, "one", TDT_SESSION_TITLE, "Water", NULL);
  tdt_edit_set_text (edit, "one", TDT_SESSION_START, "2017-09-27T10:15:00+02:00[Europe/Paris]",
                     NULL);
  tdt_edit_set_number (edit, "one", TDT_SESSION_MINUTES, 60, NULL);
  tdt_edit_set_text (edit, "one", TDT_SESSION_ROOM, "hall", NULL);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "part", NULL);
  tdt_edit_set_text (edit, "part", TDT_PARTICIPANT_SESSION, "one", NULL);
  tdt_edit_set_text (edit, "part", TDT_PARTICIPANT_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "part", TDT_PARTICIPANT_ROLE, "speaker", NULL);
  return tdt_edit_apply (edit);
}

static char *
fill (const TdtRoot *root, const char *text, const char *person)
{
  TdtLetterTemplate template = { .language = (char *) "en",
                                 .subject = (char *) "x",
                                 .body = (char *) text };
  g_autoptr (TdtLetter) letter = tdt_letter_write (root, &template, person, NULL);

  return g_steal_pointer (&letter->text);
}

static void
test_filling (void)
{
  static const struct
  {
    const char *template;
    const char *person;
    const char *text;
  } cases[] = {
    { "Nothing", "marie", "Nothing" },
    { "{name}", "marie", "Marie Durand" },
    { "{NAME} of {Organisation}", "marie", "Marie Durand of CCI" },
    { "{session} in {room}", "marie", "Water in Great Hall" },
    { "{greeting}", "marie", "Dear Madam," },
    { "{greeting}", "paul", "Dear Sir or Madam," },
    { "{greeting}", NULL, "Dear Sir or Madam," },
    { "{event}, {organiser}", "marie", "Gap 2017, The Council" },
    { "{role}", "marie", "Speaker" },
    { "{{name}", "marie", "{name}" },
    { "a } b", "marie", "a } b" },
    { "{nmae}", "marie", "{nmae}" },
    { "{name", "marie", "{name" },
    { "{name\n}", "marie", "{name\n}" },
    /* A value is no template. */
    { "{name}", "paul", "{name}" },
    /* Lines with nothing to say go, without a hole. */
    { "a\n\nPlace: {place}\n\nb", "marie", "a\n\nb" },
    { "Place: {place}, {name}", "marie", "Place: , Marie Durand" },
    { "{session}\n{room}\nb", "paul", "b" },
    { "", "marie", "" },
  };
  g_autoptr (TdtRoot) root = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *text = fill (root, cases[i].template, cases[i].person);

      g_assert_cmpstr (text, ==, cases[i].text);
    }
}

static void
test_faults (void)
{
  static const struct
  {
    const char *template;
    guint n_faults;
    guint line;
    guint column;
    gsize length;
  } cases[] = {
    { "", 0, 0, 0, 0 },
    { "{name} {{x} }", 0, 0, 0, 0 },
    { "{nmae}", 1, 1, 1, 6 },
    { "\303\251t\303\251 {nmae}", 1, 1, 5, 6 },
    { "{name}\n\nDear {nmae}, {x}", 2, 3, 6, 6 },
    { "Dear {name", 1, 1, 6, 5 },
    { "Dear {name\nand}", 1, 1, 6, 5 },
    { "{}", 1, 1, 1, 2 },
    { "{na{name}", 1, 1, 1, 3 },
    { "{", 1, 1, 1, 1 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GPtrArray) faults = tdt_letter_check (cases[i].template, "en");
      const TdtLetterFault *fault = faults->len > 0 ? faults->pdata[0] : NULL;

      g_assert_cmpuint (faults->len, ==, cases[i].n_faults);
      if (fault == NULL)
        continue;
      g_assert_cmpuint (fault->line, ==, cases[i].line);
      g_assert_cmpuint (fault->column, ==, cases[i].column);
      g_assert_cmpuint (fault->length, ==, cases[i].length);
      g_assert_cmpuint (strlen (fault->message), >, 0);
    }
}

/* The program's own words have no fault in any language that it speaks, and fill for everybody. */
static void
test_own_words (void)
{
  static const char *const languages[] = { "en", "fr" };
  static const char *const people[] = { "marie", "paul", NULL };
  g_autoptr (TdtRoot) root = make_project ();
  guint n_kinds;

  tdt_tokens_get (TDT_TOKENS_LETTER_KIND, &n_kinds);
  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    for (guint kind = 0; kind < n_kinds; kind++)
      {
        g_autoptr (TdtLetterTemplate) template = tdt_letter_template_find (root, (int) kind,
                                                                           languages[l]);
        g_autoptr (GPtrArray) faults = tdt_letter_check (template->body, languages[l]);
        g_autoptr (GPtrArray) subject_faults = tdt_letter_check (template->subject, languages[l]);

        for (guint i = 0; i < faults->len; i++)
          g_test_message ("%s", ((const TdtLetterFault *) faults->pdata[i])->message);
        g_assert_cmpuint (faults->len, ==, 0);
        g_assert_cmpuint (subject_faults->len, ==, 0);
        for (guint p = 0; p < G_N_ELEMENTS (people); p++)
          {
            g_autoptr (TdtLetter) letter = tdt_letter_write (root, template, people[p], "");

            g_assert_cmpuint (strlen (letter->text), >, 0);
            g_assert_null (strchr (letter->subject, '{'));
            g_assert_nonnull (strstr (letter->subject, "Gap"));
          }
      }
}

/* No two placeholders are the same word, in either language. */
static void
test_words (void)
{
  static const char *const languages[] = { "en", "fr" };

  for (guint l = 0; l < G_N_ELEMENTS (languages); l++)
    {
      g_autoptr (GArray) list = tdt_letter_list_placeholders (languages[l]);
      g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

      g_assert_cmpuint (list->len, >, 15);
      for (guint i = 0; i < list->len; i++)
        {
          const TdtPlaceholder *placeholder = &g_array_index (list, TdtPlaceholder, i);
          g_autofree char *text = g_strdup_printf ("{%s}", placeholder->word);
          g_autoptr (GPtrArray) faults = tdt_letter_check (text, languages[l]);

          g_assert_true (g_hash_table_add (seen, (gpointer) placeholder->word));
          g_assert_cmpuint (faults->len, ==, 0);
        }
    }
}

/* The project's words are taken where they are of the language, the program's where they are not.
 */
static void
test_templates (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) edited = NULL;
  g_autoptr (TdtLetterTemplate) english = NULL;
  g_autoptr (TdtLetterTemplate) british = NULL;
  g_autoptr (TdtLetterTemplate) german = NULL;
  g_autoptr (TdtLetterTemplate) thanks = NULL;
  g_autoptr (TdtLetterTemplate)
      own = tdt_letter_template_find (root, TDT_LETTER_KIND_INVITATION, NULL);

  tdt_edit_add (edit, TDT_KIND_MAIL_TEMPLATE, "t", NULL);
  tdt_edit_set_token (edit, "t", TDT_MAIL_TEMPLATE_KIND, TDT_LETTER_KIND_INVITATION, NULL);
  tdt_edit_set_text (edit, "t", TDT_MAIL_TEMPLATE_LANGUAGE, "en", NULL);
  tdt_edit_set_text (edit, "t", TDT_MAIL_TEMPLATE_SUBJECT, "Come to {event}", NULL);
  edited = tdt_edit_apply (edit);
  english = tdt_letter_template_find (edited, TDT_LETTER_KIND_INVITATION, NULL);
  british = tdt_letter_template_find (edited, TDT_LETTER_KIND_INVITATION, "en-GB");
  german = tdt_letter_template_find (edited, TDT_LETTER_KIND_INVITATION, "de");
  thanks = tdt_letter_template_find (edited, TDT_LETTER_KIND_THANKS, "en");
  g_assert_null (own->row);
  g_assert_cmpstr (english->subject, ==, "Come to {event}");
  g_assert_cmpstr (english->body, ==, own->body);
  g_assert_true (english->row == british->row);
  g_assert_null (german->row);
  g_assert_null (thanks->row);
}

/* Nobody gets a letter half in a language that there are no words for. */
static void
test_language (void)
{
  static const struct
  {
    const char *language;
    const char *letter;
  } cases[] = { { NULL, "en" }, { "en-GB", "en" }, { "eu", "en" }, { "nl", "nl" } };
  g_autoptr (TdtRoot) root = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autoptr (TdtRoot) edited = NULL;

      tdt_edit_set_text (edit, "marie", TDT_PERSON_LANGUAGE, cases[i].language, NULL);
      tdt_edit_add (edit, TDT_KIND_MAIL_TEMPLATE, "t", NULL);
      tdt_edit_set_text (edit, "t", TDT_MAIL_TEMPLATE_LANGUAGE, "nl", NULL);
      edited = tdt_edit_apply (edit);
      g_assert_cmpstr (tdt_letter_get_language (edited, tdt_root_lookup (edited, "marie")), ==,
                       cases[i].letter);
    }
}

/* Old and new are both in the sentence that tells of a change. */
static void
test_changes (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autofree char *before = tdt_told_dup (root, "marie");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) moved = NULL;
  TdtLetterTemplate template = { .language = (char *) "en",
                                 .subject = (char *) "x",
                                 .body = (char *) "{changes}" };
  g_autoptr (TdtLetter) none = tdt_letter_write (root, &template, "marie", before);
  g_autoptr (TdtLetter) letter = NULL;
  g_autoptr (TdtLetter) dropped = NULL;
  g_autoptr (TdtEdit) removal = NULL;
  g_autoptr (TdtRoot) removed = NULL;

  g_assert_cmpstr (none->text, ==, "");
  g_assert_cmpstr (none->empty[0], ==, "changes");
  tdt_edit_set_text (edit, "one", TDT_SESSION_START, "2017-09-27T11:30:00+02:00[Europe/Paris]",
                     NULL);
  moved = tdt_edit_apply (edit);
  letter = tdt_letter_write (moved, &template, "marie", before);
  g_assert_nonnull (strstr (letter->text, "Water"));
  g_assert_nonnull (strstr (letter->text, "11:30"));
  g_assert_nonnull (strstr (letter->text, "10:15"));
  g_assert_nonnull (strstr (letter->text, "Great Hall"));
  removal = tdt_edit_new (root);
  tdt_edit_remove (removal, "one", NULL);
  removed = tdt_edit_apply (removal);
  dropped = tdt_letter_write (removed, &template, "marie", before);
  g_assert_nonnull (strstr (dropped->text, "10:15"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/letter/filling", test_filling);
  g_test_add_func ("/letter/faults", test_faults);
  g_test_add_func ("/letter/own-words", test_own_words);
  g_test_add_func ("/letter/words", test_words);
  g_test_add_func ("/letter/templates", test_templates);
  g_test_add_func ("/letter/language", test_language);
  g_test_add_func ("/letter/changes", test_changes);
  return g_test_run ();
}
