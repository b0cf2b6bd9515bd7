/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-history.h"

#include "tdt-test-random.h"

#define SECOND G_USEC_PER_SEC

static TdtRoot *
make_root (const char *title)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, title, NULL));
  return tdt_edit_apply (edit);
}

static const char *
get_title (const TdtHistory *history)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_history_get_root (history)),
                           TDT_PROJECT_TITLE);
}

static void
push (TdtHistory *history, const char *title, const char *typing, gint64 now)
{
  g_autoptr (TdtRoot) root = make_root (title);

  tdt_history_push (history, root, title, typing, now);
}

static void
test_typing_is_one_step (void)
{
  g_autoptr (TdtRoot) root = make_root ("");
  g_autoptr (TdtHistory) history = tdt_history_new (root, TRUE);

  push (history, "G", "p/title", 10 * SECOND);
  push (history, "Ga", "p/title", 11 * SECOND);
  push (history, "Gap", "p/title", 12 * SECOND);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 2);
  push (history, "Gap 2017", "p/title", 13 * SECOND + 1);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 3);
  push (history, "Gap 2018", "p/theme", 13 * SECOND + 2);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 4);
  push (history, "Gap 2019", NULL, 13 * SECOND + 3);
  push (history, "Gap 2020", NULL, 13 * SECOND + 4);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 6);
}

static void
test_typing_stops_at_the_save_point (void)
{
  g_autoptr (TdtRoot) root = make_root ("");
  g_autoptr (TdtHistory) history = tdt_history_new (root, TRUE);

  push (history, "G", "p/title", SECOND);
  tdt_history_mark_saved (history, tdt_history_get_id (history));
  g_assert_false (tdt_history_is_modified (history));
  push (history, "Ga", "p/title", SECOND + 1);
  g_assert_true (tdt_history_is_modified (history));
  g_assert_cmpuint (tdt_history_get_length (history), ==, 3);
  tdt_history_go_to (history, 1);
  g_assert_false (tdt_history_is_modified (history));
  g_assert_cmpstr (get_title (history), ==, "G");
}

static void
test_seal_and_undo_end_typing (void)
{
  g_autoptr (TdtRoot) root = make_root ("");
  g_autoptr (TdtHistory) history = tdt_history_new (root, TRUE);

  push (history, "G", "p/title", SECOND);
  tdt_history_seal (history);
  push (history, "Ga", "p/title", SECOND);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 3);
  tdt_history_go_to (history, 1);
  tdt_history_go_to (history, 2);
  push (history, "Gap", "p/title", SECOND);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 4);
}

static void
test_join (void)
{
  g_autoptr (TdtRoot) root = make_root ("");
  g_autoptr (TdtHistory) history = tdt_history_new (root, TRUE);

  push (history, "known", NULL, SECOND);
  push (history, "taken", NULL, SECOND);
  push (history, "placed", NULL, SECOND);
  push (history, "undone", NULL, SECOND);
  tdt_history_go_to (history, 3);
  tdt_history_join (history, 2);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 4);
  g_assert_cmpuint (tdt_history_get_position (history), ==, 2);
  g_assert_cmpstr (tdt_history_get_label (history, 2), ==, "placed");
  g_assert_cmpstr (get_title (history), ==, "placed");
  g_assert_true (tdt_history_is_modified (history));
  tdt_history_join (history, 2);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 4);
  tdt_history_go_to (history, 1);
  g_assert_cmpstr (get_title (history), ==, "known");
  tdt_history_go_to (history, 3);
  g_assert_cmpstr (get_title (history), ==, "undone");
}

static void
test_new_step_forgets_redo (void)
{
  g_autoptr (TdtRoot) root = make_root ("");
  g_autoptr (TdtHistory) history = tdt_history_new (root, FALSE);
  guint64 saved;

  g_assert_true (tdt_history_is_modified (history));
  push (history, "one", NULL, 1);
  push (history, "two", NULL, 2);
  saved = tdt_history_get_id (history);
  tdt_history_mark_saved (history, saved);
  tdt_history_go_to (history, 1);
  g_assert_cmpstr (tdt_history_get_label (history, 2), ==, "two");
  push (history, "three", NULL, 3);
  g_assert_cmpuint (tdt_history_get_length (history), ==, 3);
  g_assert_cmpstr (tdt_history_get_label (history, 2), ==, "three");
  /* The saved root stood at this very place, and is gone. */
  g_assert_true (tdt_history_is_modified (history));
}

static void
test_all_the_way (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  g_autoptr (TdtRoot) first = tdt_test_random_project (random, 200);
  g_autoptr (TdtHistory) history = tdt_history_new (first, TRUE);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);

  g_ptr_array_add (roots, tdt_root_ref (first));
  for (guint i = 0; i < 2000; i++)
    {
      TdtRoot *next = tdt_test_random_edit (random, tdt_history_get_root (history));

      tdt_history_push (history, next, "edit", NULL, i);
      g_ptr_array_add (roots, next);
    }
  while (tdt_history_get_position (history) > 0)
    {
      tdt_history_go_to (history, tdt_history_get_position (history) - 1);
      g_assert_true (tdt_history_get_root (history) ==
                     roots->pdata[tdt_history_get_position (history)]);
    }
  g_assert_true (tdt_root_equal (tdt_history_get_root (history), first));
  g_assert_false (tdt_history_is_modified (history));
  while (tdt_history_get_position (history) + 1 < tdt_history_get_length (history))
    {
      tdt_history_go_to (history, tdt_history_get_position (history) + 1);
      g_assert_true (tdt_history_get_root (history) ==
                     roots->pdata[tdt_history_get_position (history)]);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/history/typing-is-one-step", test_typing_is_one_step);
  g_test_add_func ("/history/typing-stops-at-the-save-point", test_typing_stops_at_the_save_point);
  g_test_add_func ("/history/seal-and-undo-end-typing", test_seal_and_undo_end_typing);
  g_test_add_func ("/history/join", test_join);
  g_test_add_func ("/history/new-step-forgets-redo", test_new_step_forgets_redo);
  g_test_add_func ("/history/all-the-way", test_all_the_way);
  return g_test_run ();
}
