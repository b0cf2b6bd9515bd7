/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The promises of a merge on a hundred thousand random triples of small projects. */
#include "merge-properties.h"
#include "tdt-test-random.h"

#define N_TRIPLES 100000
#define N_RECORDS 12

static void
test_many (void)
{
  guint n_conflicts = 0;

  for (guint32 seed = 0; seed < N_TRIPLES; seed++)
    {
      g_autoptr (GRand) random = g_rand_new_with_seed (seed);
      g_autoptr (TdtRoot) start = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtRoot) base = tdt_test_edit_texts (random, start, seed % 8);
      g_autoptr (TdtRoot) our_half = tdt_test_edit_times (random, base, 1 + seed % 6);
      g_autoptr (TdtRoot) x = tdt_test_edit_texts (random, our_half, seed % 4);
      g_autoptr (TdtRoot) their_half = tdt_test_edit_times (random, base, 1 + seed % 5);
      g_autoptr (TdtRoot) y = tdt_test_edit_texts (random, their_half, seed % 3);

      if (seed % 1000 == 0)
        g_test_message ("seed %u", seed);
      n_conflicts += tdt_test_assert_merge_properties (base, x, y);
    }
  g_test_message ("%u conflicts", n_conflicts);
  g_assert_cmpuint (n_conflicts, >, N_TRIPLES / 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/compare/merge/many", test_many);
  return g_test_run ();
}
