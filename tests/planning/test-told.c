/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-told.h"

#include "tdt-edit.h"

#include <string.h>

/* One person in two sessions, another in one; the edits of a case are made to a copy. */
static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  static const char *const sets[][2] = { { "part-1", "one" }, { "part-2", "two" } };

  tdt_edit_add (edit, TDT_KIND_ROOM, "hall", NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "attic", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "paul", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      tdt_edit_add (edit, TDT_KIND_SESSION, sets[i][1], NULL);
      tdt_edit_set_text (edit, sets[i][1], TDT_SESSION_START,
                         i == 0 ? "2017-09-27T10:15:00+02:00[Europe/Paris]"
                                : "2017-09-27T14:00:00+02:00[Europe/Paris]",
                         NULL);
      tdt_edit_set_number (edit, sets[i][1], TDT_SESSION_MINUTES, 60, NULL);
      tdt_edit_set_text (edit, sets[i][1], TDT_SESSION_ROOM, "hall", NULL);
      tdt_edit_add (edit, TDT_KIND_PARTICIPANT, sets[i][0], NULL);
      tdt_edit_set_text (edit, sets[i][0], TDT_PARTICIPANT_SESSION, sets[i][1], NULL);
      tdt_edit_set_text (edit, sets[i][0], TDT_PARTICIPANT_PERSON, "marie", NULL);
      tdt_edit_set_text (edit, sets[i][0], TDT_PARTICIPANT_STATUS, "invited", NULL);
    }
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "part-3", NULL);
  tdt_edit_set_text (edit, "part-3", TDT_PARTICIPANT_SESSION, "two", NULL);
  tdt_edit_set_text (edit, "part-3", TDT_PARTICIPANT_PERSON, "paul", NULL);
  return tdt_edit_apply (edit);
}

static TdtRoot *
change (const TdtRoot *root, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  if (field == TDT_FIELD_NONE)
    g_assert_true (tdt_edit_remove (edit, uid, NULL));
  else
    g_assert_true (tdt_edit_set_text (edit, uid, field, text, NULL));
  return tdt_edit_apply (edit);
}

typedef struct
{
  const char *name;
  const char *uid;
  TdtFieldId field;
  const char *text;
  /* What becomes of Marie's: -1 for nothing. */
  int type;
  const char *session;
} Case;

static const Case cases[] = {
  { "title", "one", TDT_SESSION_TITLE, "Other words", -1, NULL },
  { "notes", "part-1", TDT_PARTICIPANT_NOTES, "Calls back", -1, NULL },
  { "confirmed", "part-1", TDT_PARTICIPANT_STATUS, "confirmed", -1, NULL },
  { "start", "one", TDT_SESSION_START, "2017-09-27T11:00:00+02:00[Europe/Paris]", TDT_TOLD_MOVED,
    "one" },
  { "no start", "one", TDT_SESSION_START, NULL, TDT_TOLD_MOVED, "one" },
  { "length", "two", TDT_SESSION_MINUTES, "45", TDT_TOLD_MOVED, "two" },
  { "room", "two", TDT_SESSION_ROOM, "attic", TDT_TOLD_MOVED, "two" },
  { "room deleted", "hall", TDT_FIELD_NONE, NULL, TDT_TOLD_MOVED, "one" },
  { "session deleted", "one", TDT_FIELD_NONE, NULL, TDT_TOLD_DROPPED, "one" },
  { "taken off", "part-2", TDT_FIELD_NONE, NULL, TDT_TOLD_DROPPED, "two" },
  { "declined", "part-1", TDT_PARTICIPANT_STATUS, "declined", -1, NULL },
  { "represented", "part-1", TDT_PARTICIPANT_REPRESENTED_BY, "paul", -1, NULL },
  { "in place of", "part-3", TDT_PARTICIPANT_REPRESENTED_BY, "marie", -1, NULL },
};

static void
test_changes (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autofree char *before = tdt_told_dup (root, "marie");

  g_assert_cmpstr (before, ==,
                   "one 2017-09-27T10:15:00+02:00[Europe/Paris] 60 hall;"
                   "two 2017-09-27T14:00:00+02:00[Europe/Paris] 60 hall");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) after = change (root, cases[i].uid, cases[i].field, cases[i].text);
      g_autoptr (GPtrArray) changes = tdt_told_compare (after, "marie", before);
      g_auto (GStrv) concerned = tdt_told_find_concerned (after, root);
      const TdtToldChange *first = changes->len > 0 ? changes->pdata[0] : NULL;

      g_test_message ("%s", cases[i].name);
      g_assert_cmpint (first != NULL ? (int) first->type : -1, ==, cases[i].type);
      g_assert_cmpint (g_strv_contains ((const char *const *) concerned, "marie"), ==,
                       cases[i].type >= 0);
      if (first == NULL)
        continue;
      g_assert_cmpstr (first->session, ==, cases[i].session);
      g_assert_cmpstr (first->room, ==, "hall");
      g_assert_cmpint (first->minutes, ==, 60);
      g_assert_cmpint (tdt_time_minute_of_day (first->start), ==,
                       g_str_equal (first->session, "one") ? 615 : 840);
    }
}

/* Nobody is told of a change who knows of nothing yet; who stands in for somebody gets new work. */
static void
test_concerned (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtRoot) moved = change (root, "two", TDT_SESSION_ROOM, "attic");
  g_auto (GStrv) by_other_means = tdt_told_find_concerned (moved, root);
  g_auto (GStrv) by_marks = tdt_told_find_concerned (moved, NULL);
  g_autoptr (TdtEdit) edit = tdt_edit_new (moved);
  g_autoptr (TdtRoot) marked = NULL;
  g_autoptr (TdtRoot) again = NULL;
  g_auto (GStrv) after_mark = NULL;
  g_auto (GStrv) after_again = NULL;
  g_autofree char *told = tdt_told_dup (moved, "paul");

  g_assert_cmpuint (g_strv_length (by_other_means), ==, 1);
  g_assert_cmpstr (by_other_means[0], ==, "marie");
  g_assert_cmpuint (g_strv_length (by_marks), ==, 0);
  tdt_edit_add (edit, TDT_KIND_PRINT_MARK, "mark", NULL);
  tdt_edit_set_token (edit, "mark", TDT_PRINT_MARK_DOCUMENT, TDT_TOLD_DOCUMENT, NULL);
  tdt_edit_set_token (edit, "mark", TDT_PRINT_MARK_KIND, TDT_MARK_KIND_SENT, NULL);
  tdt_edit_set_text (edit, "mark", TDT_PRINT_MARK_RECORD, "paul", NULL);
  tdt_edit_set_text (edit, "mark", TDT_PRINT_MARK_CONTENT, told, NULL);
  marked = tdt_edit_apply (edit);
  after_mark = tdt_told_find_concerned (marked, NULL);
  g_assert_cmpuint (g_strv_length (after_mark), ==, 0);
  again = change (marked, "two", TDT_SESSION_ROOM, "hall");
  after_again = tdt_told_find_concerned (again, NULL);
  g_assert_cmpuint (g_strv_length (after_again), ==, 1);
  g_assert_cmpstr (after_again[0], ==, "paul");
}

/* What does not fit into a mark is still known to be different. */
static void
test_long (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) large = NULL;
  g_autoptr (TdtRoot) after = NULL;
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) same = NULL;
  g_autoptr (GPtrArray) changes = NULL;

  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *session = g_strdup_printf ("a-session-with-a-rather-long-name-%u", i);
      const char *part = tdt_edit_add (edit, TDT_KIND_PARTICIPANT, NULL, NULL);
      g_autofree char *uid = g_strdup (part);

      tdt_edit_add (edit, TDT_KIND_SESSION, session, NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_SESSION, session, NULL);
      tdt_edit_set_text (edit, uid, TDT_PARTICIPANT_PERSON, "marie", NULL);
    }
  large = tdt_edit_apply (edit);
  told = tdt_told_dup (large, "marie");
  g_assert_cmpuint (strlen (told), <=, TDT_TITLE_MAX);
  same = tdt_told_compare (large, "marie", told);
  g_assert_cmpuint (same->len, ==, 0);
  after = change (large, "one", TDT_SESSION_ROOM, "attic");
  changes = tdt_told_compare (after, "marie", told);
  g_assert_cmpuint (changes->len, ==, 1);
  g_assert_cmpint (((const TdtToldChange *) changes->pdata[0])->type, ==, TDT_TOLD_SOMETHING);
}

/* What somebody wrote into the file by hand. */
static void
test_rubbish (void)
{
  static const char *const texts[] = { "",           ";;;",
                                       "one",        "one two three",
                                       " ",          "one x y z w",
                                       "sha256 abc", "one ? ? ?;one ? ? ?",
                                       "../.. ? ? ?" };
  g_autoptr (TdtRoot) root = make_project ();

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GPtrArray) changes = tdt_told_compare (root, "marie", texts[i]);

      g_assert_cmpuint (changes->len, >, 0);
      g_assert_cmpuint (changes->len, <=, 3);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/told/changes", test_changes);
  g_test_add_func ("/told/concerned", test_concerned);
  g_test_add_func ("/told/long", test_long);
  g_test_add_func ("/told/rubbish", test_rubbish);
  return g_test_run ();
}
