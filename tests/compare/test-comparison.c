/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Choosing among differences: all, none, and any. */
#include "tdt-comparison.h"
#include "tdt-copy.h"
#include "tdt-merge.h"
#include "tdt-test-random.h"

#define N_TRIPLES 120
#define N_RECORDS 80

static TdtComparison *
compare (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs)
{
  g_autoptr (GError) error = NULL;
  TdtComparison *comparison = tdt_comparison_new (base, ours, theirs, &error);

  g_assert_no_error (error);
  return comparison;
}

static TdtRoot *
edit_times (GRand *random, const TdtRoot *root, guint n_edits)
{
  TdtRoot *edited = tdt_root_ref (root);

  for (guint i = 0; i < n_edits; i++)
    {
      g_autoptr (TdtRoot) before = edited;

      edited = tdt_test_random_edit (random, before);
    }
  return edited;
}

static void
assert_result (TdtComparison *comparison, const TdtRoot *wanted)
{
  g_autoptr (TdtRoot) result = tdt_comparison_dup_result (comparison);

  tdt_test_assert_sound (result);
  g_assert_true (tdt_root_equal (result, wanted));
}

static void
take_all (TdtComparison *comparison, TdtTake take)
{
  for (guint i = 0; i < tdt_comparison_get_n_differences (comparison); i++)
    tdt_comparison_set_take (comparison, i, take);
}

/* Without a base: nothing is taken at first, and all that is taken makes theirs. */
static void
test_random_two_way (void)
{
  for (guint32 seed = 0; seed < N_TRIPLES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) ours = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) theirs = edit_times (random, ours, 1 + seed % 40);
      g_autoptr (TdtComparison) comparison = compare (NULL, ours, theirs);

      g_test_message ("seed %u", seed);
      g_assert_cmpuint (tdt_comparison_count_conflicts (comparison), ==, 0);
      g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 0);
      assert_result (comparison, ours);
      take_all (comparison, TDT_TAKE_THEIRS);
      assert_result (comparison, theirs);
      take_all (comparison, TDT_TAKE_OURS);
      assert_result (comparison, ours);
    }
}

/* What is taken at first is the merge; any other choice is a sound project too. */
static void
test_random_three_way (void)
{
  for (guint32 seed = 0; seed < N_TRIPLES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) base = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) ours = edit_times (random, base, 1 + seed % 40);
      g_autoptr (TdtRoot) theirs = edit_times (random, base, 1 + seed / 4);
      g_autoptr (TdtMerge) merge = tdt_merge_new (base, ours, theirs, NULL);
      g_autoptr (TdtComparison) comparison = compare (base, ours, theirs);
      guint n = tdt_comparison_get_n_differences (comparison);

      g_test_message ("seed %u", seed);
      g_assert_cmpuint (tdt_comparison_count_conflicts (comparison), ==, merge->conflicts->len);
      assert_result (comparison, merge->root);
      for (guint i = 0; i < 20 && n > 0; i++)
        {
          g_autoptr (TdtRoot) result = NULL;
          guint position = (guint) g_rand_int_range (random, 0, (gint32) n);

          tdt_comparison_set_take (comparison, position,
                                   tdt_comparison_get_take (comparison, position) == TDT_TAKE_OURS
                                       ? TDT_TAKE_THEIRS
                                       : TDT_TAKE_OURS);
          result = tdt_comparison_dup_result (comparison);
          tdt_test_assert_sound (result);
        }
    }
}

/* A session s with a speaker p. */
static TdtRoot *
small_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("project");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (GError) error = NULL;

  tdt_edit_add (edit, TDT_KIND_SESSION, "s", &error);
  tdt_edit_set_text (edit, "s", TDT_SESSION_TITLE, "Opening", &error);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "p", &error);
  tdt_edit_set_text (edit, "p", TDT_PARTICIPANT_SESSION, "s", &error);
  g_assert_no_error (error);
  return tdt_edit_apply (edit);
}

static TdtRoot *
set (const TdtRoot *root, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
  return tdt_edit_apply (edit);
}

static guint
find (TdtComparison *comparison, const char *uid)
{
  for (guint i = 0; i < tdt_comparison_get_n_differences (comparison); i++)
    if (g_str_equal (tdt_row_get_uid (
                         tdt_difference_get_row (tdt_comparison_get_difference (comparison, i))),
                     uid))
      return i;
  g_assert_not_reached ();
}

static void
count_cb (TdtComparison *comparison, gpointer data)
{
  ++*(guint *) data;
}

/* A speaker comes with the session, and goes with it. */
static void
test_together (void)
{
  g_autoptr (TdtRoot) ours = tdt_root_new ("project");
  g_autoptr (TdtRoot) theirs = small_project ();
  g_autoptr (TdtComparison) comparison = compare (ours, ours, theirs);
  g_autoptr (TdtComparison) removal = compare (theirs, theirs, ours);
  guint n_changes = 0;

  g_signal_connect (comparison, "changed", G_CALLBACK (count_cb), &n_changes);
  g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 2);
  tdt_comparison_set_take (comparison, find (comparison, "s"), TDT_TAKE_OURS);
  g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 0);
  tdt_comparison_set_take (comparison, find (comparison, "p"), TDT_TAKE_THEIRS);
  g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 2);
  g_assert_cmpuint (n_changes, ==, 2);
  /* Who keeps the speaker keeps the session. */
  tdt_comparison_set_take (removal, find (removal, "p"), TDT_TAKE_OURS);
  g_assert_cmpuint (tdt_comparison_count_taken (removal), ==, 0);
  assert_result (removal, theirs);
}

/* A conflict keeps ours until somebody decides, and can have all three. */
static void
test_conflict (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) ours = set (base, "s", TDT_SESSION_TITLE, "Welcome");
  g_autoptr (TdtRoot) theirs = set (base, "s", TDT_SESSION_TITLE, "Beginning");
  g_autoptr (TdtComparison) comparison = compare (base, ours, theirs);

  g_assert_cmpuint (tdt_comparison_get_n_differences (comparison), ==, 1);
  g_assert_true (tdt_comparison_get_difference (comparison, 0)->conflict);
  assert_result (comparison, ours);
  tdt_comparison_set_take_range (comparison, 0, 1, TDT_TAKE_THEIRS);
  assert_result (comparison, ours);
  tdt_comparison_set_take (comparison, 0, TDT_TAKE_THEIRS);
  assert_result (comparison, theirs);
  tdt_comparison_set_take (comparison, 0, TDT_TAKE_BASE);
  assert_result (comparison, base);
}

/* Copies that became documents of their own are compared all the same. */
static void
test_other_document (void)
{
  g_autoptr (TdtRoot) ours = small_project ();
  g_autoptr (TdtRoot) renamed = tdt_root_new_copy (ours, "other");
  g_autoptr (TdtRoot) theirs = set (renamed, "s", TDT_SESSION_TITLE, "Beginning");
  g_autoptr (TdtComparison) comparison = compare (NULL, ours, theirs);

  g_assert_cmpuint (tdt_comparison_get_n_differences (comparison), ==, 1);
  g_assert_cmpstr (tdt_root_get_uid (tdt_comparison_get_theirs (comparison)), ==, "project");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/comparison/together", test_together);
  g_test_add_func ("/compare/comparison/conflict", test_conflict);
  g_test_add_func ("/compare/comparison/other-document", test_other_document);
  g_test_add_func ("/compare/comparison/random-two-way", test_random_two_way);
  g_test_add_func ("/compare/comparison/random-three-way", test_random_three_way);
  return g_test_run ();
}
