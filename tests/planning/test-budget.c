/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Minutes of a session: who gets how many, and when each item of its agenda starts. */
#include "tdt-agenda.h"
#include "tdt-budget.h"

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
}

static void
add_speaker (TdtEdit *edit, const char *uid, const char *organisation, const char *order)
{
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, uid, NULL);
  if (organisation != NULL && tdt_edit_lookup (edit, organisation) == NULL)
    tdt_edit_add (edit, TDT_KIND_ORGANISATION, organisation, NULL);
  set (edit, uid, TDT_PARTICIPANT_SESSION, "a");
  set (edit, uid, TDT_PARTICIPANT_ROLE, "speaker");
  set (edit, uid, TDT_PARTICIPANT_ORGANISATION, organisation);
  set (edit, uid, TDT_PARTICIPANT_ORDER, order);
}

/* A round table of @minutes with five speakers: three of "o", one of "q", one for nobody. */
static TdtRoot *
make_panel (const char *minutes)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_add (edit, TDT_KIND_SESSION, "a", NULL);
  set (edit, "a", TDT_SESSION_KIND, "round-table");
  set (edit, "a", TDT_SESSION_MINUTES, minutes);
  add_speaker (edit, "v", "o", "a");
  add_speaker (edit, "w", "q", "b");
  add_speaker (edit, "x", "o", "c");
  add_speaker (edit, "y", NULL, "d");
  add_speaker (edit, "z", "o", "e");
  return tdt_edit_apply (edit);
}

static const struct
{
  const char *minutes;
  int questions;
  int each;
  TdtBudgetSplit split;
  int shares[5];
} cases[] = {
  { "60", 12, 9, TDT_BUDGET_EQUALLY, { 10, 10, 10, 9, 9 } },
  { "60", 12, 9, TDT_BUDGET_BY_ORGANISATION, { 6, 16, 5, 16, 5 } },
  { "20", 5, 3, TDT_BUDGET_EQUALLY, { 3, 3, 3, 3, 3 } },
  { "4", 4, 0, TDT_BUDGET_EQUALLY, { 0, 0, 0, 0, 0 } },
};

static void
test_split (void)
{
  static const char *const uids[] = { "v", "w", "x", "y", "z" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) root = make_panel (cases[i].minutes);
      const TdtRow *session = tdt_root_lookup (root, "a");
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autoptr (TdtRoot) after = NULL;
      TdtBudget budget;

      tdt_budget_find (root, session, &budget);
      g_assert_cmpint (budget.questions, ==, cases[i].questions);
      g_assert_cmpint (budget.each, ==, cases[i].each);
      g_assert_cmpuint (budget.n_speakers, ==, 5);
      g_assert_cmpuint (budget.n_organisations, ==, 3);
      g_assert_true (tdt_budget_split (edit, root, session, cases[i].split, NULL));
      after = tdt_edit_apply (edit);
      for (guint j = 0; j < G_N_ELEMENTS (uids); j++)
        g_assert_cmpint (
            tdt_row_get_number (tdt_root_lookup (after, uids[j]), TDT_PARTICIPANT_MINUTES, -1), ==,
            cases[i].shares[j]);
      tdt_budget_find (after, tdt_root_lookup (after, "a"), &budget);
      g_assert_cmpint (budget.left, ==, 0);
    }
}

static void
add_item (TdtEdit *edit, const char *uid, const char *minutes, const char *start)
{
  tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, uid, NULL);
  set (edit, uid, TDT_AGENDA_ITEM_SESSION, "a");
  set (edit, uid, TDT_AGENDA_ITEM_MINUTES, minutes);
  set (edit, uid, TDT_AGENDA_ITEM_START, start);
  set (edit, uid, TDT_AGENDA_ITEM_ORDER, uid);
}

static void
test_agenda_starts (void)
{
  static const int starts[] = { 600, 610, 615, 645 };
  static const int late[] = { 0, 0, 5, 0 };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (GArray) points = NULL;

  tdt_edit_add (edit, TDT_KIND_SESSION, "a", NULL);
  set (edit, "a", TDT_SESSION_START, "2017-09-27T10:00:00+02:00[Europe/Paris]");
  add_item (edit, "i", "10", NULL);
  add_item (edit, "j", "10", NULL);
  add_item (edit, "k", "30", "2017-09-27T10:15:00+02:00[Europe/Paris]");
  add_item (edit, "l", NULL, NULL);
  root = tdt_edit_apply (edit);
  points = tdt_agenda_get_points (root, tdt_root_lookup (root, "a"));
  g_assert_cmpuint (points->len, ==, G_N_ELEMENTS (starts));
  for (guint i = 0; i < points->len; i++)
    {
      const TdtAgendaPoint *point = &g_array_index (points, TdtAgendaPoint, i);

      g_assert_cmpint (tdt_time_minute_of_day (point->start), ==, starts[i]);
      g_assert_cmpint (point->late_by, ==, late[i]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/budget/split", test_split);
  g_test_add_func ("/planning/budget/agenda-starts", test_agenda_starts);
  return g_test_run ();
}
