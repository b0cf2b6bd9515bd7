/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-random.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-verbs.h"

static TdtWorkspace *
make_workspace (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");

  return tdt_workspace_new (root);
}

static void
count_cb (GObject *object, gpointer detail, gpointer user_data)
{
  guint *count = user_data;

  (*count)++;
}

static void
count_emission_cb (guint *count)
{
  (*count)++;
}

static const char *
get_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field)
{
  return tdt_row_get_text (tdt_root_lookup (tdt_workspace_get_root (workspace), uid), field);
}

static void
test_edit_undo_redo (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  guint n_changes = 0;
  guint n_titles = 0;

  g_signal_connect (workspace, "changed", G_CALLBACK (count_cb), &n_changes);
  g_signal_connect (workspace, "notify::title", G_CALLBACK (count_cb), &n_titles);
  g_assert_true (tdt_workspace_set_text (workspace, "p", TDT_PROJECT_TITLE, "Gap", &error));
  g_assert_true (tdt_workspace_set_text (workspace, "p", TDT_PROJECT_TITLE, "Gap", &error));
  g_assert_cmpuint (n_changes, ==, 1);
  g_assert_cmpuint (n_titles, ==, 1);
  g_assert_cmpstr (tdt_workspace_get_undo_label (workspace), ==, "Change of “Title”");
  g_assert_true (tdt_workspace_get_modified (workspace));
  tdt_workspace_undo (workspace);
  g_assert_null (get_text (workspace, "p", TDT_PROJECT_TITLE));
  g_assert_false (tdt_workspace_get_can_undo (workspace));
  tdt_workspace_undo (workspace);
  tdt_workspace_redo (workspace);
  g_assert_cmpstr (get_text (workspace, "p", TDT_PROJECT_TITLE), ==, "Gap");
  g_assert_cmpuint (n_changes, ==, 3);
}

static void
test_bad_values_change_nothing (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL,
                                                        NULL, NULL);
  guint n_changes = 0;
  static const struct
  {
    TdtFieldId field;
    const char *text;
    TdtModelError code;
  } cases[] = {
    { TDT_SESSION_MINUTES, "0", TDT_MODEL_ERROR_RANGE },
    { TDT_SESSION_MINUTES, "ten", TDT_MODEL_ERROR_VALUE },
    { TDT_SESSION_MINUTES, "10081", TDT_MODEL_ERROR_RANGE },
    { TDT_SESSION_TITLE, "two\nlines", TDT_MODEL_ERROR_TEXT },
    { TDT_SESSION_DESCRIPTION, "a\001b", TDT_MODEL_ERROR_TEXT },
    { TDT_SESSION_START, "2017-02-30T10:00:00+01:00[Europe/Paris]", TDT_MODEL_ERROR_VALUE },
    { TDT_SESSION_ROOM, "nowhere", TDT_MODEL_ERROR_NO_RECORD },
    { TDT_SESSION_ROOM, "p", TDT_MODEL_ERROR_WRONG_KIND },
    { TDT_SESSION_LANGUAGE, "français", TDT_MODEL_ERROR_VALUE },
    { TDT_PROJECT_TITLE, "not a session's field", TDT_MODEL_ERROR_WRONG_KIND },
  };

  g_signal_connect (workspace, "changed", G_CALLBACK (count_cb), &n_changes);
  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          tdt_workspace_set_text (workspace, session, cases[i].field, cases[i].text, &error));
      g_assert_error (error, TDT_MODEL_ERROR, (int) cases[i].code);
    }
  g_assert_cmpuint (n_changes, ==, 0);
}

static void
test_new_sessions_follow_each_other (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autofree char *unplaced = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL,
                                                         NULL, &error);
  g_autofree char *day = tdt_workspace_add (workspace, TDT_KIND_DAY, NULL, &error);
  g_autofree char *opening = NULL;
  g_autofree char *table = NULL;
  g_autofree char *start = NULL;

  g_assert_null (get_text (workspace, unplaced, TDT_SESSION_ROOM));
  g_assert_true (tdt_workspace_set_text (workspace, day, TDT_DAY_DATE, "2017-09-27", &error));
  g_assert_true (tdt_workspace_set_text (workspace, day, TDT_DAY_OPENS, "09:30", &error));
  g_assert_true (
      tdt_workspace_set_text (workspace, "p", TDT_PROJECT_TIME_ZONE, "Europe/Paris", &error));
  opening = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_OPENING, NULL, NULL, &error);
  table = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE, NULL, NULL, &error);
  start = tdt_value_dup_text (
      tdt_field_get (TDT_SESSION_START),
      tdt_row_get_value (tdt_root_lookup (tdt_workspace_get_root (workspace), table),
                         TDT_SESSION_START));
  g_assert_cmpstr (start, ==, "2017-09-27T09:40:00+02:00[Europe/Paris]");
}

static void
test_participants_from_text (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE,
                                                        NULL, NULL, &error);
  static const char *const typed[] = { "Marie Durand, CCI", "DURAND marie", "Élodie PETIT-JEAN",
                                       ", cci", "Marie Durand, Préfecture" };
  const TdtRoot *root;
  g_autoptr (GPtrArray) participants = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      g_autofree char *uid = tdt_workspace_add_participant_text (workspace, session, typed[i],
                                                                 &error);

      g_assert_no_error (error);
      g_assert_nonnull (uid);
    }
  root = tdt_workspace_get_root (workspace);
  participants = tdt_root_get_referrers (root, session, TDT_PARTICIPANT_SESSION);
  g_assert_cmpuint (participants->len, ==, 5);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_PERSON), ==, 3);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_ORGANISATION), ==, 2);
  g_assert_cmpstr (tdt_row_get_text (participants->pdata[0], TDT_PARTICIPANT_PERSON), ==,
                   tdt_row_get_text (participants->pdata[1], TDT_PARTICIPANT_PERSON));
  g_assert_cmpstr (tdt_row_get_text (participants->pdata[0], TDT_PARTICIPANT_ORGANISATION), ==,
                   tdt_row_get_text (participants->pdata[1], TDT_PARTICIPANT_ORGANISATION));
  g_assert_cmpstr (
      tdt_row_get_text (tdt_root_follow (root, participants->pdata[2], TDT_PARTICIPANT_PERSON),
                        TDT_PERSON_FAMILY_NAME),
      ==, "PETIT-JEAN");
  g_assert_null (tdt_row_get_text (participants->pdata[3], TDT_PARTICIPANT_PERSON));
  g_assert_null (tdt_workspace_add_participant_text (workspace, session, " , ", &error));
  g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE);
}

static void
test_duplicate_session (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE,
                                                        NULL, NULL, &error);
  g_autofree char *participant = tdt_workspace_add_participant_text (workspace, session,
                                                                     "Marie Durand", &error);
  g_autofree char *item = tdt_workspace_add_agenda_item (workspace, session, "Welcome", 5, &error);
  g_autofree char *link = tdt_workspace_add_link (workspace, item, "Slides", "slides.pdf", &error);
  g_autofree char *copy = NULL;
  g_autoptr (GPtrArray) items = NULL;
  const TdtRoot *root;
  const TdtList *speakers;

  g_assert_true (
      tdt_workspace_set_text (workspace, item, TDT_AGENDA_ITEM_SPEAKERS, participant, &error));
  copy = tdt_workspace_duplicate_session (workspace, session, &error);
  g_assert_no_error (error);
  root = tdt_workspace_get_root (workspace);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_SESSION), ==, 2);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_PERSON), ==, 1);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_LINK), ==, 2);
  items = tdt_root_get_referrers (root, copy, TDT_AGENDA_ITEM_SESSION);
  g_assert_cmpuint (items->len, ==, 1);
  speakers = tdt_row_get_list (items->pdata[0], TDT_AGENDA_ITEM_SPEAKERS);
  g_assert_cmpstr (
      tdt_row_get_text (tdt_root_lookup (root, speakers->items[0]), TDT_PARTICIPANT_SESSION), ==,
      copy);
  tdt_test_assert_sound (root);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_LINK), ==, 1);
}

static void
test_remove_takes_along_what_belongs (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE,
                                                        NULL, NULL, &error);
  g_autofree char *participant = tdt_workspace_add_participant_text (workspace, session,
                                                                     "Marie Durand, CCI", &error);

  g_assert_true (tdt_workspace_remove (workspace, session, &error));
  g_assert_null (tdt_root_lookup (tdt_workspace_get_root (workspace), participant));
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (workspace), TDT_KIND_PERSON), ==, 1);
  tdt_workspace_undo (workspace);
  g_assert_nonnull (tdt_root_lookup (tdt_workspace_get_root (workspace), participant));
}

/* The first look is taken in a thread; from then on findings are there when an edit returns, and
 * who shows them is told once, a little later. */
static void
test_findings_follow_edits (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL,
                                                        NULL, NULL);
  guint n_signals = 0;
  const TdtFinding *finding;

  g_signal_connect_swapped (workspace, "findings-changed", G_CALLBACK (count_emission_cb),
                            &n_signals);
  while (n_signals == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tdt_workspace_count_findings (workspace, TDT_SEVERITY_WARNING), ==, 1);
  finding = tdt_workspace_get_findings (workspace)->pdata[0];
  g_assert_cmpstr (finding->code, ==, "session-unplaced");
  g_assert_true (tdt_workspace_accept_finding (workspace, finding, "later", NULL));
  g_assert_cmpuint (tdt_workspace_count_findings (workspace, TDT_SEVERITY_WARNING), ==, 0);
  g_assert_cmpuint (n_signals, ==, 1);
  while (n_signals == 1)
    g_main_context_iteration (NULL, TRUE);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (tdt_workspace_count_findings (workspace, TDT_SEVERITY_WARNING), ==, 1);
  g_assert_true (tdt_workspace_remove (workspace, session, NULL));
  g_assert_cmpuint (tdt_workspace_get_findings (workspace)->len, ==, 0);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
  g_assert_cmpuint (n_signals, ==, 3);
}

static gboolean
has_finding (TdtWorkspace *workspace, const char *code)
{
  const GPtrArray *findings = tdt_workspace_get_findings (workspace);

  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((TdtFinding *) findings->pdata[i])->code, code))
      return TRUE;
  return FALSE;
}

/* A rule counts for everything: a thread looks at it, and edits made meanwhile are not lost. */
static void
test_rules_are_followed_in_a_thread (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE,
                                                        NULL, NULL, NULL);
  g_autofree char *other = NULL;
  guint n_signals = 0;

  tdt_workspace_add_participants_text (workspace, session, "Marie Durand\nJean Blanc", NULL);
  g_signal_connect_swapped (workspace, "findings-changed", G_CALLBACK (count_emission_cb),
                            &n_signals);
  while (n_signals == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (has_finding (workspace, "session-few-speakers"));
  g_assert_true (tdt_workspace_set_setting (workspace, "check.min-speakers", "3", "Rule", NULL));
  g_assert_false (has_finding (workspace, "session-few-speakers"));
  other = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_TALK, NULL, NULL, NULL);
  while (!has_finding (workspace, "session-few-speakers"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (tdt_workspace_count_findings (workspace, TDT_SEVERITY_WARNING), >=, 2);
  tdt_workspace_undo (workspace);
  tdt_workspace_undo (workspace);
  while (has_finding (workspace, "session-few-speakers"))
    g_main_context_iteration (NULL, TRUE);
}

/* Nor is a workspace waited for that is gone before the thread is done. */
static void
test_closing_while_looking (void)
{
  TdtWorkspace *workspace = make_workspace ();

  g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
  g_assert_true (tdt_workspace_set_setting (workspace, "check.min-speakers", "3", "Rule", NULL));
  g_object_unref (workspace);
  g_assert_null (workspace);
  while (g_main_context_iteration (NULL, FALSE))
    continue;
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/edit-undo-redo", test_edit_undo_redo);
  g_test_add_func ("/workspace/bad-values-change-nothing", test_bad_values_change_nothing);
  g_test_add_func ("/workspace/new-sessions-follow-each-other",
                   test_new_sessions_follow_each_other);
  g_test_add_func ("/workspace/participants-from-text", test_participants_from_text);
  g_test_add_func ("/workspace/duplicate-session", test_duplicate_session);
  g_test_add_func ("/workspace/remove-takes-along-what-belongs",
                   test_remove_takes_along_what_belongs);
  g_test_add_func ("/workspace/findings-follow-edits", test_findings_follow_edits);
  g_test_add_func ("/workspace/rules-are-followed-in-a-thread",
                   test_rules_are_followed_in_a_thread);
  g_test_add_func ("/workspace/closing-while-looking", test_closing_while_looking);
  return g_test_run ();
}
