/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-state-private.h"

static TdtGroupsResult *
solve (const TdtGroupsProblem *problem, guint64 seed, guint64 max_iterations)
{
  TdtGroupsOptions options = { .seed = seed, .max_iterations = max_iterations };
  g_autoptr (GError) error = NULL;
  TdtGroupsResult *result = tdt_groups_solve (problem, &options, &error);

  g_assert_no_error (error);
  return result;
}

static guint
table_of (const TdtGroupsResult *result, guint round, guint person)
{
  return result->tables[round * result->n_people + person];
}

static guint
count_meetings (const TdtGroupsResult *result, guint person, guint other)
{
  guint meetings = 0;

  for (guint round = 0; round < result->n_rounds; round++)
    meetings += table_of (result, round, person) == table_of (result, round, other);
  return meetings;
}

/* That everybody sits, no table is overfull, tables are even, and the repeats
 * are as many as the result says. */
static void
assert_seating (const TdtGroupsResult *result, guint n_tables, guint n_seats, gboolean even)
{
  g_autofree guint *size = g_new (guint, n_tables);
  guint repeats = 0;

  for (guint round = 0; round < result->n_rounds; round++)
    {
      memset (size, 0, sizeof (guint) * n_tables);
      for (guint person = 0; person < result->n_people; person++)
        {
          g_assert_cmpuint (table_of (result, round, person), <, n_tables);
          size[table_of (result, round, person)]++;
        }
      for (guint table = 0; table < n_tables; table++)
        {
          g_assert_cmpuint (size[table], <=, n_seats);
          if (even)
            {
              g_assert_cmpuint (size[table], >=, result->n_people / n_tables);
              g_assert_cmpuint (size[table], <=, (result->n_people + n_tables - 1) / n_tables);
            }
        }
    }
  for (guint person = 0; person < result->n_people; person++)
    for (guint other = 0; other < person; other++)
      {
        guint meetings = count_meetings (result, person, other);

        repeats += meetings > 1 ? meetings - 1 : 0;
      }
  g_assert_cmpuint (repeats, ==, result->repeats);
}

/* Sizes that constructions or a short search solve without repeats. */
static void
test_no_repeats (void)
{
  static const guint sizes[][3] = {
    { 1, 5, 1 },   { 2, 2, 3 },    { 3, 3, 4 },  { 4, 3, 4 },   { 4, 4, 5 },
    { 5, 3, 7 },   { 6, 2, 11 },   { 8, 4, 9 },  { 8, 8, 9 },   { 9, 3, 13 },
    { 9, 9, 10 },  { 8, 3, 11 },   { 6, 4, 7 },  { 10, 3, 14 }, { 20, 8, 6 },
    { 30, 10, 8 }, { 16, 16, 17 }, { 10, 8, 5 }, { 25, 5, 26 }, { 27, 3, 30 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const guint *size = sizes[i];
      g_autoptr (TdtGroupsProblem)
          problem = tdt_groups_problem_new (size[0] * size[1], size[0], size[1], size[2]);
      g_autoptr (TdtGroupsResult) result = solve (problem, i, 3000000);

      g_test_message ("%u-%u-%u", size[0], size[1], size[2]);
      assert_seating (result, size[0], size[1], TRUE);
      g_assert_cmpuint (result->repeats, ==, 0);
    }
}

/* More rounds than can be: as few repeats as counting allows for tables of
 * two, and the run ends by itself as soon as it has them. */
static void
test_unavoidable_repeats (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (4, 2, 2, 5);
  g_autoptr (TdtGroupsResult) result = solve (problem, 1, 1000000);

  assert_seating (result, 2, 2, TRUE);
  g_assert_cmpuint (result->repeats, ==, 4);
  g_assert_cmpuint (result->iterations, <, 1000000);
}

static void
test_tables_not_full (void)
{
  static const guint sizes[][4] = {
    { 22, 4, 6, 3 }, { 7, 3, 4, 3 }, { 50, 9, 6, 5 }, { 3, 4, 2, 2 }, { 0, 2, 3, 2 }
  };

  for (gsize i = 0; i < G_N_ELEMENTS (sizes); i++)
    {
      const guint *size = sizes[i];
      g_autoptr (TdtGroupsProblem)
          problem = tdt_groups_problem_new (size[0], size[1], size[2], size[3]);
      g_autoptr (TdtGroupsResult) result = solve (problem, i, 200000);

      assert_seating (result, size[1], size[2], TRUE);
    }
}

static void
test_colleagues_do_not_meet (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (40, 8, 5, 4);
  g_autoptr (TdtGroupsResult) result = NULL;

  for (guint person = 0; person < 40; person++)
    for (guint other = 0; other < person; other++)
      if (person / 4 == other / 4)
        tdt_groups_problem_add_apart (problem, person, other, 5);
  result = solve (problem, 1, 2000000);
  assert_seating (result, 8, 5, TRUE);
  g_assert_cmpint (result->penalty, ==, 0);
  g_assert_cmpuint (result->broken_wishes->len, ==, 0);
}

static void
test_wishes_to_meet (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (24, 6, 4, 3);
  g_autoptr (TdtGroupsResult) result = NULL;

  for (guint person = 0; person < 24; person += 2)
    tdt_groups_problem_add_together (problem, person, person + 1, 3);
  tdt_groups_problem_add_apart (problem, 0, 5, 3);
  result = solve (problem, 1, 2000000);
  assert_seating (result, 6, 4, TRUE);
  g_assert_cmpint (result->penalty, ==, 0);
  for (guint person = 0; person < 24; person += 2)
    g_assert_cmpuint (count_meetings (result, person, person + 1), ==, 1);
  g_assert_cmpuint (count_meetings (result, 0, 5), ==, 0);
}

static void
test_broken_wish_is_named (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (4, 2, 2, 3);
  g_autoptr (TdtGroupsResult) result = NULL;
  const TdtGroupsBrokenWish *broken;

  tdt_groups_problem_add_apart (problem, 1, 2, 1);
  tdt_groups_problem_add_together (problem, 1, 2, 10);
  result = solve (problem, 1, 100000);
  g_assert_cmpint (result->penalty, ==, 1);
  g_assert_cmpint (result->terms[TDT_GROUPS_TERM_APART], ==, 1);
  g_assert_cmpuint (result->broken_wishes->len, ==, 1);
  broken = &g_array_index (result->broken_wishes, TdtGroupsBrokenWish, 0);
  g_assert_cmpuint (broken->person, ==, 1);
  g_assert_cmpuint (broken->other, ==, 2);
  g_assert_false (broken->together);
  g_assert_cmpuint (broken->meetings, ==, 1);
}

static void
test_hosts_stay (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (54, 8, 7, 4);
  g_autoptr (TdtGroupsResult) result = NULL;

  for (guint table = 0; table < 8; table++)
    tdt_groups_problem_set_host (problem, 3 * table, 7 - table);
  result = solve (problem, 1, 2000000);
  assert_seating (result, 8, 7, TRUE);
  g_assert_cmpuint (result->repeats, ==, 0);
  for (guint round = 0; round < 4; round++)
    for (guint table = 0; table < 8; table++)
      g_assert_cmpuint (table_of (result, round, 3 * table), ==, 7 - table);
}

static void
test_fixed_for_a_round (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (20, 5, 6, 3);
  g_autoptr (TdtGroupsResult) result = NULL;

  for (guint person = 0; person < 6; person++)
    tdt_groups_problem_set_fixed (problem, person, 1, 2);
  result = solve (problem, 1, 300000);
  assert_seating (result, 5, 6, FALSE);
  for (guint person = 0; person < 6; person++)
    g_assert_cmpuint (table_of (result, 1, person), ==, 2);
  /* Six at five tables: one pair meets again in each of the other rounds. */
  g_assert_cmpuint (result->repeats, ==, 2);
}

static void
test_impossible (void)
{
  g_autoptr (TdtGroupsProblem) many = tdt_groups_problem_new (13, 3, 4, 2);
  g_autoptr (TdtGroupsProblem) overfull = tdt_groups_problem_new (12, 3, 4, 2);
  TdtGroupsOptions options = { .seed = 1 };
  g_autoptr (GError) error = NULL;

  g_assert_null (tdt_groups_solve (many, &options, &error));
  g_assert_error (error, TDT_GROUPS_ERROR, TDT_GROUPS_ERROR_TOO_MANY_PEOPLE);
  g_clear_error (&error);
  for (guint person = 0; person < 5; person++)
    tdt_groups_problem_set_fixed (overfull, person, 1, 0);
  g_assert_null (tdt_groups_solve (overfull, &options, &error));
  g_assert_error (error, TDT_GROUPS_ERROR, TDT_GROUPS_ERROR_TABLE_OVERFULL);
}

static void
test_same_seed_same_result (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (36, 6, 6, 5);
  g_autoptr (TdtGroupsResult) result = solve (problem, 4, 200000);
  g_autoptr (TdtGroupsResult) again = solve (problem, 4, 200000);

  g_assert_cmpuint (result->repeats, ==, again->repeats);
  g_assert_cmpmem (result->tables, sizeof (guint) * 36 * 5, again->tables, sizeof (guint) * 36 * 5);
}

static gboolean
stop_cb (const TdtGroupsProgress *progress, gpointer user_data)
{
  gint64 *penalty = user_data;

  *penalty = progress->penalty;
  return progress->iterations < 10000;
}

static void
test_stopped (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (36, 6, 6, 5);
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  gint64 penalty = -1;
  TdtGroupsOptions options = { .time_limit = 1000, .progress = stop_cb, .progress_data = &penalty };
  g_autoptr (TdtGroupsResult) result = tdt_groups_solve (problem, &options, NULL);
  g_autoptr (TdtGroupsResult) cancelled = NULL;

  g_assert_true (result->stopped);
  g_assert_cmpint (result->penalty, <=, penalty);
  assert_seating (result, 6, 6, TRUE);

  options.progress = NULL;
  options.cancellable = cancellable;
  g_cancellable_cancel (cancellable);
  cancelled = tdt_groups_solve (problem, &options, NULL);
  g_assert_true (cancelled->stopped);
  assert_seating (cancelled, 6, 6, TRUE);
}

/* Every sum of the state after thousands of swaps is what a fresh one says. */
static void
test_random_swaps (void)
{
  g_autoptr (TdtGroupsProblem) problem = tdt_groups_problem_new (23, 5, 5, 4);
  g_autoptr (TdtGroupsState) state = NULL;
  g_autoptr (TdtGroupsState) fresh = NULL;
  g_autofree int *table = g_new (int, 4 * 23);
  gint64 terms[TDT_GROUPS_N_TERMS];
  TdtRandom chance;

  for (guint i = 0; i < 20; i++)
    {
      tdt_groups_problem_add_apart (problem, i, i + 3, i % 4);
      tdt_groups_problem_add_together (problem, i, (i + 9) % 23, 1 + i % 5);
    }
  tdt_groups_problem_set_repeat_cost (problem, 3);
  state = tdt_groups_state_new (problem);
  fresh = tdt_groups_state_new (problem);
  for (int i = 0; i < 4 * 23; i++)
    table[i] = i % 23 % 5;
  tdt_groups_state_load (state, table, 23);
  tdt_random_init (&chance, 1);
  for (int i = 0; i < 5000; i++)
    {
      int round = tdt_random_below (&chance, 4);
      int person = tdt_random_below (&chance, 23);
      int other = tdt_random_below (&chance, 23);

      if (state->table[round * 23 + person] == state->table[round * 23 + other])
        continue;
      tdt_groups_state_swap (state, round, person, other);
      g_assert_cmpint (state->penalty, ==, tdt_groups_count (problem, state->table, terms));
      if (i % 10 > 0)
        continue;
      tdt_groups_state_load (fresh, state->table, 23);
      g_assert_cmpmem (fresh->more_at, sizeof (int) * 4 * 23 * 5, state->more_at,
                       sizeof (int) * 4 * 23 * 5);
      g_assert_cmpmem (fresh->fewer_here, sizeof (int) * 4 * 23, state->fewer_here,
                       sizeof (int) * 4 * 23);
      g_assert_cmpmem (fresh->meetings, sizeof (guint16) * 23 * 23, state->meetings,
                       sizeof (guint16) * 23 * 23);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/groups/random-swaps", test_random_swaps);
  g_test_add_func ("/groups/no-repeats", test_no_repeats);
  g_test_add_func ("/groups/unavoidable-repeats", test_unavoidable_repeats);
  g_test_add_func ("/groups/tables-not-full", test_tables_not_full);
  g_test_add_func ("/groups/colleagues-do-not-meet", test_colleagues_do_not_meet);
  g_test_add_func ("/groups/wishes-to-meet", test_wishes_to_meet);
  g_test_add_func ("/groups/broken-wish-is-named", test_broken_wish_is_named);
  g_test_add_func ("/groups/hosts-stay", test_hosts_stay);
  g_test_add_func ("/groups/fixed-for-a-round", test_fixed_for_a_round);
  g_test_add_func ("/groups/impossible", test_impossible);
  g_test_add_func ("/groups/same-seed-same-result", test_same_seed_same_result);
  g_test_add_func ("/groups/stopped", test_stopped);
  return g_test_run ();
}
