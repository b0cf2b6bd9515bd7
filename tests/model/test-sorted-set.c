/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-sorted-set-private.h"

#include <string.h>

static gpointer
acquire (gpointer item)
{
  return g_ref_string_acquire (item);
}

static void
release (gpointer item)
{
  g_ref_string_release (item);
}

static int
compare (gconstpointer a, gconstpointer b)
{
  return strcmp (a, b);
}

static const TdtSortedSetType text_type = { compare, compare, acquire, release };

static TdtSortedSet *
update_one (TdtSortedSet *set, const char *key, gboolean present)
{
  char *item = g_ref_string_new (key);
  TdtSortedSetChange change = { item, present ? item : NULL };
  TdtSortedSet *next = tdt_sorted_set_update (set, &change, 1);

  g_ref_string_release (item);
  return next;
}

static void
assert_holds (const TdtSortedSet *set, GHashTable *expected)
{
  TdtSortedSetPlace place = { 0, 0 };
  const char *last = NULL;
  const char *item;
  guint n_items = 0;

  while ((item = tdt_sorted_set_next (set, &place)) != NULL)
    {
      if (last != NULL)
        g_assert_cmpstr (last, <, item);
      g_assert_true (g_hash_table_contains (expected, item));
      g_assert_true (tdt_sorted_set_lookup (set, item) == item);
      last = item;
      n_items++;
    }
  g_assert_cmpuint (n_items, ==, g_hash_table_size (expected));
  g_assert_cmpuint (n_items, ==, tdt_sorted_set_get_size (set));
  g_assert_null (tdt_sorted_set_lookup (set, "absent"));
}

static void
count_difference_cb (gpointer old_item, gpointer new_item, gpointer user_data)
{
  guint *n_differences = user_data;

  (*n_differences)++;
}

/* Thousands of items, so that blocks split while it grows and join while it shrinks. */
static void
test_against_hash_table (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (GHashTable) expected = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  TdtSortedSet *set = tdt_sorted_set_new (&text_type, NULL, 0);

  for (guint i = 0; i < 20000; i++)
    {
      gboolean growing = i < 8000;
      g_autofree char *key = g_strdup_printf ("%05d", g_rand_int_range (random, 0, 5000));
      gboolean present = g_rand_int_range (random, 0, 10) < (growing ? 8 : 2);
      gboolean was_there = g_hash_table_contains (expected, key);
      TdtSortedSet *next = update_one (set, key, present);
      guint n_differences = 0;

      tdt_sorted_set_diff (set, next, count_difference_cb, &n_differences);
      g_assert_cmpuint (n_differences, ==, present || was_there ? 1 : 0);
      if (present)
        g_hash_table_add (expected, g_strdup (key));
      else
        g_hash_table_remove (expected, key);
      tdt_sorted_set_unref (set);
      set = next;
      if (i % 500 == 0)
        assert_holds (set, expected);
    }
  assert_holds (set, expected);
  tdt_sorted_set_unref (set);
}

static void
test_many_changes_at_once (void)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (release);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TdtSortedSetChange));
  TdtSortedSet *set;
  TdtSortedSet *next;
  guint n_differences = 0;

  for (guint i = 0; i < 2000; i++)
    {
      g_autofree char *key = g_strdup_printf ("%05u", i);

      g_ptr_array_add (items, g_ref_string_new (key));
    }
  set = tdt_sorted_set_new (&text_type, items->pdata, items->len);
  for (guint i = 0; i < items->len; i += 2)
    {
      TdtSortedSetChange change = { items->pdata[i], NULL };

      g_array_append_val (changes, change);
    }
  next = tdt_sorted_set_update (set, (TdtSortedSetChange *) changes->data, changes->len);
  tdt_sorted_set_diff (set, next, count_difference_cb, &n_differences);
  g_assert_cmpuint (tdt_sorted_set_get_size (next), ==, 1000);
  g_assert_cmpuint (n_differences, ==, 1000);
  g_assert_null (tdt_sorted_set_lookup (next, "00000"));
  g_assert_nonnull (tdt_sorted_set_lookup (next, "01999"));
  tdt_sorted_set_unref (set);
  tdt_sorted_set_unref (next);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/sorted-set/against-hash-table", test_against_hash_table);
  g_test_add_func ("/model/sorted-set/many-changes-at-once", test_many_changes_at_once);
  return g_test_run ();
}
