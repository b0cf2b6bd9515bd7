/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises of a three-way merge, by example and on random projects. */
#include "tdt-diff.h"
#include "tdt-merge.h"
#include "tdt-test-random.h"

#define N_TRIPLES 150
#define N_RECORDS 80

static TdtMerge *
merge (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs)
{
  g_autoptr (GError) error = NULL;
  TdtMerge *merged = tdt_merge_new (base, ours, theirs, &error);

  g_assert_no_error (error);
  return merged;
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

static gboolean
is_asked (GPtrArray *conflicts, const char *uid, const TdtField *field, TdtConflictType type)
{
  for (guint i = 0; i < conflicts->len; i++)
    {
      const TdtConflict *conflict = conflicts->pdata[i];

      if (conflict->type == type && conflict->field == field &&
          g_str_equal (tdt_conflict_get_uid (conflict), uid))
        return TRUE;
    }
  return FALSE;
}

static void
assert_items_inside (const TdtField *field, TdtValue base, TdtValue part, TdtValue whole)
{
  g_autofree char *base_text = tdt_value_dup_text (field, base);
  g_autofree char *part_text = tdt_value_dup_text (field, part);
  g_autofree char *whole_text = tdt_value_dup_text (field, whole);
  g_auto (GStrv) old_items = g_strsplit (base_text, "\n", -1);
  g_auto (GStrv) items = g_strsplit (part_text, "\n", -1);
  g_auto (GStrv) all = g_strsplit (whole_text, "\n", -1);

  for (guint i = 0; items[i] != NULL; i++)
    if (*items[i] != '\0' && !g_strv_contains ((const char *const *) old_items, items[i]))
      g_assert_true (g_strv_contains ((const char *const *) all, items[i]));
}

/* What @side has and the base lacks is in the result, or asked about. */
static void
assert_nothing_lost (const TdtRoot *base, const TdtRoot *side, const TdtMerge *merged)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (base, side);

  for (guint c = 0; c < tdt_diff_get_n_changes (diff); c++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, c);
      const TdtKind *kind = tdt_change_get_kind (change);
      const char *uid = tdt_change_get_uid (change);
      const TdtRow *row = tdt_root_lookup (merged->root, uid);

      for (guint i = 0; change->new != NULL &&i < kind->n_fields; i++)
        {
          const TdtField *field = &kind->fields[i];
          TdtValue old_value = change->old != NULL ? tdt_row_get_value_at (change->old, i)
                                                   : tdt_value_unset (field);
          TdtValue value = tdt_row_get_value_at (change->new, i);
          TdtValue now = row != NULL ? tdt_row_get_value_at (row, i) : tdt_value_unset (field);

          if (!tdt_change_has_field (change, i) || !tdt_value_is_set (field, value) ||
              is_asked (merged->conflicts, uid, field, TDT_CONFLICT_VALUE))
            continue;
          if (tdt_field_is_list (field) || field->type == TDT_FIELD_TEXT)
            assert_items_inside (field, old_value, value, now);
          else
            g_assert_true (tdt_value_equal (field, value, now));
        }
    }
}

static void
assert_mirrored (const TdtMerge *one, const TdtMerge *other)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (one->root, other->root);

  g_assert_cmpuint (one->conflicts->len, ==, other->conflicts->len);
  for (guint i = 0; i < one->conflicts->len; i++)
    {
      const TdtConflict *a = one->conflicts->pdata[i];
      const TdtConflict *b = other->conflicts->pdata[i];

      g_assert_true (a->type == b->type && a->field == b->field);
      g_assert_true (a->ours == b->theirs && a->theirs == b->ours && a->base == b->base);
    }
  for (guint c = 0; c < tdt_diff_get_n_changes (diff); c++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, c);
      const TdtKind *kind = tdt_change_get_kind (change);
      const char *uid = tdt_change_get_uid (change);

      g_assert_true (change->old != NULL && change->new != NULL);
      for (guint i = 0; i < kind->n_fields; i++)
        if (tdt_change_has_field (change, i))
          g_assert_true (is_asked (one->conflicts, uid, &kind->fields[i], TDT_CONFLICT_VALUE));
      if (tdt_change_has_unknown (change))
        g_assert_true (is_asked (one->conflicts, uid, NULL, TDT_CONFLICT_UNKNOWN));
    }
}

static void
assert_is (const TdtMerge *merged, const TdtRoot *wanted)
{
  g_assert_cmpuint (merged->conflicts->len, ==, 0);
  g_assert_true (tdt_root_equal (merged->root, wanted));
}

static void
test_random (void)
{
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_TRIPLES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) base = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) x = edit_times (random, base, 1 + seed % 40);
      g_autoptr (TdtRoot) y = edit_times (random, base, 1 + seed / 4);
      g_autoptr (TdtMerge) none = merge (base, x, base);
      g_autoptr (TdtMerge) only_theirs = merge (base, base, x);
      g_autoptr (TdtMerge) same = merge (base, x, x);
      g_autoptr (TdtMerge) both = merge (base, x, y);
      g_autoptr (TdtMerge) swapped = merge (base, y, x);

      g_test_message ("seed %u", seed);
      assert_is (none, x);
      assert_is (only_theirs, x);
      assert_is (same, x);
      tdt_test_assert_sound (both->root);
      assert_mirrored (both, swapped);
      assert_nothing_lost (base, x, both);
      assert_nothing_lost (base, y, both);
      n_conflicts += both->conflicts->len;
    }
  g_test_message ("%u conflicts", n_conflicts);
  g_assert_cmpuint (n_conflicts, >, N_TRIPLES / 2);
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
  g_autoptr (TdtMerge) merged = merge (base, ours, theirs);
  g_autoptr (TdtMerge) asked = merge (base, ours, clash);

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
  g_autoptr (TdtMerge) merged = merge (base, ours, theirs);
  g_autoptr (TdtMerge) swapped = merge (base, theirs, ours);

  assert_is (merged, wanted);
  assert_is (swapped, wanted);
}

/* Deleted by one, edited by the other: it stays with its speakers and is asked about once. */
static void
test_delete_against_edit (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) deleted = without (base, "s");
  g_autoptr (TdtRoot) edited = set (base, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtMerge) ours = merge (base, deleted, edited);
  g_autoptr (TdtMerge) theirs = merge (base, edited, deleted);

  g_assert_null (tdt_root_lookup (deleted, "p"));
  g_assert_true (tdt_root_equal (ours->root, edited));
  g_assert_true (tdt_root_equal (theirs->root, edited));
  g_assert_cmpuint (ours->conflicts->len, ==, 1);
  g_assert_true (is_asked (ours->conflicts, "s", NULL, TDT_CONFLICT_RECORD));
  assert_mirrored (ours, theirs);
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
  g_autoptr (TdtMerge) stays = merge (base, no_room, room);
  g_autoptr (TdtMerge) needed = merge (base, no_person, speaker);

  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (stays->root, "s"), TDT_SESSION_ROOM), ==,
                   "r");
  g_assert_true (is_asked (stays->conflicts, "r", NULL, TDT_CONFLICT_RECORD));
  g_assert_true (tdt_root_equal (needed->root, speaker));
  g_assert_true (is_asked (needed->conflicts, "n", NULL, TDT_CONFLICT_RECORD));
}

static void
test_two_way (void)
{
  g_autoptr (TdtRoot) ours = small_project ();
  g_autoptr (TdtRoot) edited = set (ours, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtRoot) theirs = without (edited, "p");
  g_autoptr (TdtMerge) merged = merge (NULL, ours, theirs);

  g_assert_true (tdt_root_equal (merged->root, ours));
  g_assert_cmpuint (merged->conflicts->len, ==, 2);
  g_assert_true (is_asked (merged->conflicts, "p", NULL, TDT_CONFLICT_RECORD));
  g_assert_true (
      is_asked (merged->conflicts, "s", tdt_field_get (TDT_SESSION_TITLE), TDT_CONFLICT_VALUE));
}

/* Copies in which different fields changed come together in any order. */
static void
test_any_order (void)
{
  g_autoptr (TdtRoot) base = small_project ();
  g_autoptr (TdtRoot) a = set (base, "s", TDT_SESSION_TITLE, "Opening");
  g_autoptr (TdtRoot) b = set (base, "s", TDT_SESSION_MINUTES, "20");
  g_autoptr (TdtRoot) c = set (base, "n", TDT_PERSON_FAMILY_NAME, "Bernard");
  g_autoptr (TdtMerge) ab = merge (base, a, b);
  g_autoptr (TdtMerge) abc = merge (base, ab->root, c);
  g_autoptr (TdtMerge) ca = merge (base, c, a);
  g_autoptr (TdtMerge) cab = merge (base, ca->root, b);

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
  return g_test_run ();
}
