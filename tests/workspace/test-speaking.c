/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Several people at once, the minutes of a session, and what being late proposes. */
#include "tdt-workspace-preview.h"
#include "tdt-workspace-speaking.h"
#include "tdt-workspace-verbs.h"

static TdtWorkspace *
make_workspace (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) after = NULL;
  static const struct
  {
    const char *uid;
    const char *start;
  } sessions[] = {
    { "a", "2026-09-24T09:00:00+02:00[Europe/Paris]" },
    { "b", "2026-09-24T10:00:00+02:00[Europe/Paris]" },
  };

  tdt_edit_add (edit, TDT_KIND_ROOM, "r", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      tdt_edit_add (edit, TDT_KIND_SESSION, sessions[i].uid, NULL);
      tdt_edit_set_text (edit, sessions[i].uid, TDT_SESSION_KIND, "round-table", NULL);
      tdt_edit_set_text (edit, sessions[i].uid, TDT_SESSION_START, sessions[i].start, NULL);
      tdt_edit_set_text (edit, sessions[i].uid, TDT_SESSION_ROOM, "r", NULL);
      tdt_edit_set_number (edit, sessions[i].uid, TDT_SESSION_MINUTES, 60, NULL);
    }
  after = tdt_edit_apply (edit);
  return tdt_workspace_new (after);
}

static guint
count (TdtWorkspace *workspace, TdtKindId kind)
{
  return tdt_root_count (tdt_workspace_get_root (workspace), kind);
}

static gint64
get_minutes (TdtWorkspace *workspace, guint position)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (tdt_workspace_get_root (workspace), "a",
                                                       TDT_PARTICIPANT_SESSION);

  return tdt_row_get_number (rows->pdata[position], TDT_PARTICIPANT_MINUTES, -1);
}

static void
add (TdtWorkspace *workspace, const char *text, guint expected)
{
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tdt_workspace_add_participants_text (workspace, "a", text, &error), ==,
                    expected);
  g_assert_no_error (error);
}

/* An organisation that one line brings in is found by the next; all of it is one step. */
static void
test_several_people (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;

  add (workspace, "Marie Durand, CCI\nPaul Martin, cci ; \n\nÉlise Roux, Département\n", 3);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 3);
  g_assert_cmpuint (count (workspace, TDT_KIND_ORGANISATION), ==, 2);
  add (workspace, "elise roux", 1);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 3);
  g_assert_cmpuint (count (workspace, TDT_KIND_PARTICIPANT), ==, 4);
  tdt_workspace_undo (workspace);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (count (workspace, TDT_KIND_ORGANISATION), ==, 0);
  g_assert_cmpuint (tdt_workspace_add_participants_text (workspace, "a", " ;\n", &error), ==, 0);
  g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE);
}

/* Whoever was still to be named for an organisation is named now, and keeps role and minutes. */
static void
test_named_later (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();

  add (workspace, ", CCI; , Ville", 2);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 0);
  add (workspace, "Marie Durand, cci", 1);
  g_assert_cmpuint (count (workspace, TDT_KIND_PARTICIPANT), ==, 2);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 1);
  add (workspace, "Paul Martin, CCI", 1);
  g_assert_cmpuint (count (workspace, TDT_KIND_PARTICIPANT), ==, 3);
}

static void
test_shared_again (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;

  add (workspace, "A A, X; B B, X; C C, Y", 3);
  g_assert_cmpint (get_minutes (workspace, 0), ==, -1);
  g_assert_true (tdt_workspace_split_minutes (workspace, "a", TDT_BUDGET_EQUALLY, &error));
  g_assert_cmpint (get_minutes (workspace, 0), ==, 16);
  add (workspace, "D D, Y", 1);
  g_assert_cmpint (get_minutes (workspace, 3), ==, 12);
  g_assert_true (tdt_workspace_keep_questions (workspace, "a", 20, &error));
  g_assert_cmpint (get_minutes (workspace, 3), ==, 10);
  g_assert_true (tdt_workspace_keep_questions (workspace, "a", 16, &error));
  g_assert_cmpuint (count (workspace, TDT_KIND_AGENDA_ITEM), ==, 1);
  g_assert_cmpint (get_minutes (workspace, 0), ==, 11);
  tdt_workspace_undo (workspace);
  g_assert_true (tdt_workspace_set_number (workspace, "a", TDT_SESSION_MINUTES, 100, &error));
  g_assert_cmpint (get_minutes (workspace, 0), ==, 20);
  tdt_workspace_undo (workspace);
  g_assert_cmpint (get_minutes (workspace, 0), ==, 10);
  g_assert_no_error (error);
}

/* What somebody set by hand is left alone. */
static void
test_by_hand (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;

  add (workspace, "A A; B B", 2);
  g_assert_true (tdt_workspace_split_minutes (workspace, "a", TDT_BUDGET_BY_ORGANISATION, &error));
  rows = tdt_root_get_referrers (tdt_workspace_get_root (workspace), "a", TDT_PARTICIPANT_SESSION);
  g_assert_true (tdt_workspace_set_number (workspace, tdt_row_get_uid (rows->pdata[0]),
                                           TDT_PARTICIPANT_MINUTES, 5, &error));
  add (workspace, "C C", 1);
  g_assert_cmpint (get_minutes (workspace, 0), ==, 5);
  g_assert_cmpint (get_minutes (workspace, 1), ==, 24);
  g_assert_cmpint (get_minutes (workspace, 2), ==, -1);
}

static void
test_represented (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  const TdtRow *row;
  const char *uid;

  add (workspace, "Marie Durand, CCI", 1);
  rows = tdt_root_get_referrers (tdt_workspace_get_root (workspace), "a", TDT_PARTICIPANT_SESSION);
  uid = tdt_row_get_uid (rows->pdata[0]);
  g_assert_true (tdt_workspace_represent_text (workspace, uid, "Luc Petit", &error));
  row = tdt_root_lookup (tdt_workspace_get_root (workspace), uid);
  g_assert_cmpint (tdt_row_get_token (row, TDT_PARTICIPANT_STATUS), ==,
                   TDT_PARTICIPANT_STATUS_REPRESENTED);
  row = tdt_root_follow (tdt_workspace_get_root (workspace), row, TDT_PARTICIPANT_REPRESENTED_BY);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME), ==, "Petit");
  g_assert_true (tdt_row_has (row, TDT_PERSON_ORGANISATION));
  g_assert_cmpuint (count (workspace, TDT_KIND_ORGANISATION), ==, 1);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (count (workspace, TDT_KIND_PERSON), ==, 1);
}

static void
test_delay (void)
{
  g_autoptr (TdtWorkspace) workspace = make_workspace ();
  g_autoptr (GError) error = NULL;
  const TdtRow *row;

  g_assert_true (tdt_workspace_propose_delay (workspace, "a", 20, &error));
  g_assert_true (tdt_workspace_is_previewing (workspace));
  row = tdt_root_lookup (tdt_workspace_get_root (workspace), "b");
  g_assert_cmpint (tdt_time_minute_of_day (tdt_row_get_time (row, TDT_SESSION_START)), ==, 620);
  /* Another delay is for the day as it stands, not for the one proposed. */
  g_assert_true (tdt_workspace_propose_delay (workspace, "a", 10, &error));
  row = tdt_root_lookup (tdt_workspace_get_root (workspace), "b");
  g_assert_cmpint (tdt_time_minute_of_day (tdt_row_get_time (row, TDT_SESSION_START)), ==, 610);
  g_assert_true (tdt_workspace_drop_preview (workspace));
  g_assert_false (tdt_workspace_get_can_undo (workspace));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/speaking/several-people", test_several_people);
  g_test_add_func ("/speaking/named-later", test_named_later);
  g_test_add_func ("/speaking/shared-again", test_shared_again);
  g_test_add_func ("/speaking/by-hand", test_by_hand);
  g_test_add_func ("/speaking/represented", test_represented);
  g_test_add_func ("/speaking/delay", test_delay);
  return g_test_run ();
}
