/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What must hold for any project and any edit, tried on random ones. */
#include "tdt-diff.h"
#include "tdt-test-random.h"

#define N_RECORDS 200
#define N_EDITS 20000
#define SOUND_EVERY 50

static void
assert_diff_holds (const TdtRoot *before, const TdtRoot *after)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (before, after);
  g_autoptr (TdtDiff) back = tdt_diff_new_reversed (diff);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) redone = tdt_diff_apply (diff, before, &error);
  g_autoptr (TdtRoot) undone = tdt_diff_apply (back, after, &error);

  g_assert_no_error (error);
  g_assert_true (tdt_root_equal (redone, after));
  g_assert_true (tdt_root_equal (undone, before));
}

/* A row that both roots have and that is equal must be the same row. */
static void
assert_rows_shared (const TdtRoot *before, const TdtRoot *after)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, before, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          const TdtRow *next = tdt_root_lookup_kind (after, k, tdt_row_get_uid (row));

          if (next != NULL && tdt_row_equal (row, next))
            g_assert_true (row == next);
        }
    }
}

static guint
count_records (const TdtRoot *root)
{
  guint n_records = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    n_records += tdt_root_count (root, k);
  return n_records;
}

static void
test_random_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (20170927);
  g_autoptr (GPtrArray) roots = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);
  TdtRoot *root = tdt_test_random_project (random, N_RECORDS);
  guint n_different = 0;

  g_ptr_array_add (roots, root);
  for (guint i = 0; i < N_EDITS; i++)
    {
      TdtRoot *next = tdt_test_random_edit (random, root);

      assert_diff_holds (root, next);
      if (i % SOUND_EVERY == 0)
        {
          tdt_test_assert_sound (next);
          assert_rows_shared (root, next);
        }
      n_different += root != next;
      g_ptr_array_add (roots, next);
      root = next;
    }
  g_test_message ("%u of %d edits changed something, %u records at the end", n_different, N_EDITS,
                  count_records (root));
  g_assert_cmpuint (count_records (root), >, N_RECORDS / 2);
  g_assert_cmpuint (n_different, >, N_EDITS / 2);
  assert_diff_holds (roots->pdata[0], root);
}

/* Going all the way back and forth by diffs alone meets every root on the way. */
static void
test_undo_all_the_way (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);
  g_autoptr (TdtRoot) first = tdt_test_random_project (random, N_RECORDS);
  g_autoptr (GPtrArray) diffs = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_diff_unref);
  g_autoptr (TdtRoot) last = tdt_root_ref (first);
  g_autoptr (TdtRoot) walker = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < N_EDITS / 10; i++)
    {
      TdtRoot *next = tdt_test_random_edit (random, last);

      g_ptr_array_add (diffs, tdt_diff_new (last, next));
      tdt_root_unref (last);
      last = next;
    }
  walker = tdt_root_ref (last);
  for (guint i = diffs->len; i-- > 0;)
    {
      g_autoptr (TdtDiff) back = tdt_diff_new_reversed (diffs->pdata[i]);
      TdtRoot *previous = tdt_diff_apply (back, walker, &error);

      g_assert_no_error (error);
      tdt_root_unref (walker);
      walker = previous;
    }
  g_assert_true (tdt_root_equal (walker, first));
  for (guint i = 0; i < diffs->len; i++)
    {
      TdtRoot *next = tdt_diff_apply (diffs->pdata[i], walker, &error);

      g_assert_no_error (error);
      tdt_root_unref (walker);
      walker = next;
    }
  g_assert_true (tdt_root_equal (walker, last));
  tdt_test_assert_sound (walker);
}

static void
note_fields (GHashTable *seen, const TdtRoot *root)
{
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        for (guint i = 0; i < kind->n_fields; i++)
          if (tdt_value_is_set (&kind->fields[i], tdt_row_get_value_at (row, i)))
            g_hash_table_add (seen, (gpointer) &kind->fields[i]);
    }
}

/* The generator must reach every field of every kind, or the properties prove less than they
 * say. */
static void
test_generator_reaches_everything (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (3);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < 20; i++)
    {
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, N_RECORDS);

      note_fields (seen, root);
    }
  for (guint k = 0; k < TDT_N_KINDS; k++)
    for (guint i = 0; i < tdt_kind_get (k)->n_fields; i++)
      {
        const TdtField *field = &tdt_kind_get (k)->fields[i];

        if (!g_hash_table_contains (seen, field))
          g_error ("no random %s has a %s", tdt_kind_get (k)->name, field->name);
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/properties/random-edits", test_random_edits);
  g_test_add_func ("/model/properties/undo-all-the-way", test_undo_all_the_way);
  g_test_add_func ("/model/properties/generator", test_generator_reaches_everything);
  return g_test_run ();
}
