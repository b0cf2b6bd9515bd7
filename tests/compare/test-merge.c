/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises of a three-way merge, by example and on random projects. */
#include "merge-properties.h"
#include "tdt-test-random.h"

#define N_TRIPLES 150
#define N_RECORDS 80
#define N_TEXTS 1500

static void
test_random (void)
{
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_TRIPLES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) base = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) x = tdt_test_edit_times (random, base, 1 + seed % 40);
      g_autoptr (TdtRoot) y = tdt_test_edit_times (random, base, 1 + seed / 4);

      g_test_message ("seed %u", seed);
      n_conflicts += tdt_test_assert_merge_properties (base, x, y);
    }
  g_test_message ("%u conflicts", n_conflicts);
  g_assert_cmpuint (n_conflicts, >, N_TRIPLES / 2);
}

/* Paragraphs and items that both wrote, put in, took out and moved. */
static void
test_random_texts (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("project");
  guint n_conflicts = 0;
  guint n_quiet = 0;

  for (guint32 seed = 0; seed < N_TEXTS; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) base = tdt_test_edit_texts (random, empty, 30);
      g_autoptr (TdtRoot) x = tdt_test_edit_texts (random, base, 1 + seed % 5);
      g_autoptr (TdtRoot) y = tdt_test_edit_texts (random, base, 1 + seed % 7);
      guint n = tdt_test_assert_merge_properties (base, x, y);

      n_conflicts += n;
      n_quiet += n == 0;
    }
  g_test_message ("%u conflicts, %u merges without", n_conflicts, n_quiet);
  g_assert_cmpuint (n_conflicts, >, N_TEXTS / 10);
  g_assert_cmpuint (n_quiet, >, N_TEXTS / 10);
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

static TdtRoot *
without (const TdtRoot *root, const char *uid)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  g_assert_true (tdt_edit_remove (edit, uid, NULL));
  return tdt_edit_apply (edit);
}

/* A session s in a room r, with a speaker p for the person n. */
static TdtRoot *
small_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("project");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (GError) error = NULL;

  tdt_edit_add (edit, TDT_KIND_ROOM, "r", &error);
  tdt_edit_add (edit, TDT_KIND_PERSON, "n", &error);
  tdt_edit_add (edit, TDT_KIND_SESSION, "s", &error);
  tdt_edit_set_text (edit, "s", TDT_SESSION_ROOM, "r", &error);
  tdt_edit_set_text (edit, "s", TDT_SESSION_DESCRIPTION, "One\n\nTwo\n\nThree", &error);
  tdt_edit_add (edit, TDT_KIND_PARTICIPANT, "p", &error);
  tdt_edit_set_text (edit, "p", TDT_PARTICIPANT_SESSION, "s", &error);
  tdt_edit_set_text (edit, "p", TDT_PARTICIPANT_PERSON, "n", &error);
  g_assert_no_error (error);
  return tdt_edit_apply (edit);
}

static void
test_paragraphs (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) ours = set (base, "s", TDT_SESSION_DESCRIPTION, "1\n\nTwo\n\nThree");
  g_autoptr (TdtRoot) theirs = set (base, "s", TDT_SESSION_DESCRIPTION, "One\n\nTwo\n\n3\n\nFour");
  g_autoptr (TdtRoot) clash = set (base, "s", TDT_SESSION_DESCRIPTION, "Uno\n\nTwo\n\nThree");
  g_autoptr (TdtMerge) merged = tdt_test_merge (base, ours, theirs);
  g_autoptr (TdtMerge) asked = tdt_test_merge (base, ours, clash);

  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (merged->root, "s"), TDT_SESSION_DESCRIPTION),
                   ==, "1\n\nTwo\n\n3\n\nFour");
  g_assert_cmpuint (asked->conflicts->len, ==, 1);
  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (asked->root, "s"), TDT_SESSION_DESCRIPTION),
                   ==, "1\n\nTwo\n\nThree");
}

/* Both added to a list and one took something out of it: all of that holds, whoever is who. */
static void
test_lists (void)
{
  g_autoptr (TdtRoot) start = small_project ();
  g_autoptr (TdtRoot) base = set (start, "s", TDT_SESSION_EQUIPMENT, "screen\nlectern\ncamera");
  g_autoptr (TdtRoot)
      ours = set (base, "s", TDT_SESSION_EQUIPMENT, "screen\nlectern\ncamera\nlight");
  g_autoptr (TdtRoot) theirs = set (base, "s", TDT_SESSION_EQUIPMENT, "lectern\ncamera\ncable");
  g_autoptr (TdtRoot)
      wanted = set (base, "s", TDT_SESSION_EQUIPMENT, "lectern\ncamera\ncable\nlight");
  g_autoptr (TdtMerge) merged = tdt_test_merge (base, ours, theirs);
  g_autoptr (TdtMerge) swapped = tdt_test_merge (base, theirs, ours);

  tdt_test_assert_merge_is (merged, wanted);
  tdt_test_assert_merge_is (swapped, wanted);
}

/* Deleted by one, edited by the other: it stays with its speakers and is asked about once. */
static void
test_delete_against_edit (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) deleted = without (base, "s");
  g_autoptr (TdtRoot) edited = set (base, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtMerge) ours = tdt_test_merge (base, deleted, edited);
  g_autoptr (TdtMerge) theirs = tdt_test_merge (base, edited, deleted);

  g_assert_null (tdt_root_lookup (deleted, "p"));
  g_assert_true (tdt_root_equal (ours->root, edited));
  g_assert_true (tdt_root_equal (theirs->root, edited));
  g_assert_cmpuint (ours->conflicts->len, ==, 1);
  g_assert_true (tdt_test_is_asked (ours->conflicts, "s", NULL, TDT_CONFLICT_RECORD));
  tdt_test_assert_mirrored (ours, theirs);
}

/* Deleted by one, and the other still works with what refers to it. */
static void
test_delete_against_reference (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) no_room = without (base, "r");
  g_autoptr (TdtRoot) room = set (base, "r", TDT_ROOM_NAME, "Hall");
  g_autoptr (TdtRoot) speaker = set (base, "s", TDT_SESSION_RESPONSIBLE, "n");
  g_autoptr (TdtRoot) no_person = without (base, "n");
  g_autoptr (TdtMerge) stays = tdt_test_merge (base, no_room, room);
  g_autoptr (TdtMerge) needed = tdt_test_merge (base, no_person, speaker);

  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (stays->root, "s"), TDT_SESSION_ROOM), ==,
                   "r");
  g_assert_true (tdt_test_is_asked (stays->conflicts, "r", NULL, TDT_CONFLICT_RECORD));
  g_assert_true (tdt_root_equal (needed->root, speaker));
  g_assert_true (tdt_test_is_asked (needed->conflicts, "n", NULL, TDT_CONFLICT_RECORD));
}

static void
test_two_way (void)
{
  g_autoptr (TdtRoot) ours = small_project ();
  g_autoptr (TdtRoot) edited = set (ours, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtRoot) theirs = without (edited, "p");
  g_autoptr (TdtMerge) merged = tdt_test_merge (NULL, ours, theirs);

  g_assert_true (tdt_root_equal (merged->root, ours));
  g_assert_cmpuint (merged->conflicts->len, ==, 2);
  g_assert_true (tdt_test_is_asked (merged->conflicts, "p", NULL, TDT_CONFLICT_RECORD));
  g_assert_true (tdt_test_is_asked (merged->conflicts, "s", tdt_field_get (TDT_SESSION_TITLE),
                                    TDT_CONFLICT_VALUE));
}

/* Copies in which different fields changed come together in any order. */
static void
test_any_order (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) a = set (base, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtRoot) b = set (base, "s", TDT_SESSION_MINUTES, "20");
  g_autoptr (TdtRoot) c = set (base, "n", TDT_PERSON_FAMILY_NAME, "Bernard");
  g_autoptr (TdtMerge) ab = tdt_test_merge (base, a, b);
  g_autoptr (TdtMerge) abc = tdt_test_merge (base, ab->root, c);
  g_autoptr (TdtMerge) ca = tdt_test_merge (base, c, a);
  g_autoptr (TdtMerge) cab = tdt_test_merge (base, ca->root, b);

  g_assert_cmpuint (abc->conflicts->len + cab->conflicts->len, ==, 0);
  g_assert_true (tdt_root_equal (abc->root, cab->root));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/merge/paragraphs", test_paragraphs);
  g_test_add_func ("/compare/merge/lists", test_lists);
  g_test_add_func ("/compare/merge/delete-against-edit", test_delete_against_edit);
  g_test_add_func ("/compare/merge/delete-against-reference", test_delete_against_reference);
  g_test_add_func ("/compare/merge/two-way", test_two_way);
  g_test_add_func ("/compare/merge/any-order", test_any_order);
  g_test_add_func ("/compare/merge/random", test_random);
  g_test_add_func ("/compare/merge/random-texts", test_random_texts);
  return g_test_run ();
}
