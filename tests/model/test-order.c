/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-order.h"

#include <string.h>

static void
assert_between (const char *after, const char *key, const char *before)
{
  g_assert_true (tdt_order_is_valid (key, strlen (key)));
  if (after != NULL)
    g_assert_cmpstr (after, <, key);
  if (before != NULL)
    g_assert_cmpstr (key, <, before);
}

/* Any number of insertions at random places, always between the neighbours. */
static void
test_random_places (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (5);
  g_autoptr (GPtrArray) keys = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < 3000; i++)
    {
      guint place = (guint) g_rand_int_range (random, 0, (gint32) keys->len + 1);
      const char *after = place > 0 ? keys->pdata[place - 1] : NULL;
      const char *before = place < keys->len ? keys->pdata[place] : NULL;
      g_autofree char *salt = g_strdup_printf ("%u", i);
      char *key = tdt_order_between (after, before, salt);

      assert_between (after, key, before);
      g_ptr_array_insert (keys, (gint) place, key);
    }
}

/* A list typed from top to bottom keeps short keys; one that always grows in the same place
 * grows by a digit every few insertions. */
static void
test_keys_stay_short (void)
{
  g_autofree char *last = tdt_order_between (NULL, NULL, "a");
  g_autofree char *low = g_strdup (last);
  g_autofree char *high = tdt_order_between (last, NULL, "b");

  for (guint i = 0; i < 100000; i++)
    {
      char *next = tdt_order_between (last, NULL, "a");

      assert_between (last, next, NULL);
      g_free (last);
      last = next;
    }
  g_assert_cmpuint (strlen (last), <=, 8);
  for (guint i = 0; i < 200; i++)
    {
      char *next = tdt_order_between (low, high, "a");

      assert_between (low, next, high);
      g_free (high);
      high = next;
    }
  g_assert_cmpuint (strlen (high), <, 200);
}

static void
test_same_place_differs_by_salt (void)
{
  g_autofree char *one = tdt_order_between ("A1", "B1", "one");
  g_autofree char *other = tdt_order_between ("A1", "B1", "other");

  g_assert_cmpstr (one, !=, other);
}

static void
test_equal_neighbours (void)
{
  g_autofree char *key = tdt_order_between ("A1", "A1", "x");

  assert_between ("A1", key, NULL);
}

static void
test_validity (void)
{
  g_assert_false (tdt_order_is_valid ("", 0));
  g_assert_false (tdt_order_is_valid ("A0", 2));
  g_assert_false (tdt_order_is_valid ("A-1", 3));
  g_assert_true (tdt_order_is_valid ("A01", 3));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/order/random-places", test_random_places);
  g_test_add_func ("/model/order/keys-stay-short", test_keys_stay_short);
  g_test_add_func ("/model/order/same-place-differs-by-salt", test_same_place_differs_by_salt);
  g_test_add_func ("/model/order/equal-neighbours", test_equal_neighbours);
  g_test_add_func ("/model/order/validity", test_validity);
  return g_test_run ();
}
