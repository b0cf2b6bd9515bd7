/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/**
 * tdt_groups_problem_new:
 * @n_people: people to seat, at most 1000
 * @n_tables: tables, at least 1 and at most 1000
 * @seats_per_table: seats of each table, at least 1 and at most 1000
 * @n_rounds: rounds, at least 1 and at most 1000
 *
 * Makes a problem without wishes, where a repeat costs 1. That there are seats
 * enough is for tdt_groups_solve() to say.
 *
 * Returns: (transfer full): the problem
 */
TdtGroupsProblem *
tdt_groups_problem_new (guint n_people, guint n_tables, guint seats_per_table, guint n_rounds)
{
  TdtGroupsProblem *problem;

  g_return_val_if_fail (n_people <= 1000, NULL);
  g_return_val_if_fail (n_tables > 0 && n_tables <= 1000, NULL);
  g_return_val_if_fail (seats_per_table > 0 && seats_per_table <= 1000, NULL);
  g_return_val_if_fail (n_rounds > 0 && n_rounds <= 1000, NULL);

  problem = g_new0 (TdtGroupsProblem, 1);
  problem->n_people = (int) n_people;
  problem->n_tables = (int) n_tables;
  problem->n_seats = (int) seats_per_table;
  problem->n_rounds = (int) n_rounds;
  problem->repeat_cost = 1;
  problem->wishes = g_array_new (FALSE, FALSE, sizeof (TdtGroupsWish));
  problem->fixed = g_new (int, n_rounds *n_people + 1);
  for (guint i = 0; i < n_rounds * n_people; i++)
    problem->fixed[i] = -1;
  return problem;
}

/**
 * tdt_groups_problem_free:
 * @problem: (transfer full): a problem
 *
 * Frees @problem.
 */
void
tdt_groups_problem_free (TdtGroupsProblem *problem)
{
  g_array_unref (problem->wishes);
  g_free (problem->fixed);
  g_free (problem);
}

/**
 * tdt_groups_problem_set_repeat_cost:
 * @problem: a problem
 * @cost: what each meeting of a pair costs beyond its first
 *
 * Weighs repeats against wishes.
 */
void
tdt_groups_problem_set_repeat_cost (TdtGroupsProblem *problem, guint cost)
{
  problem->repeat_cost = (int) cost;
}

static void
add_wish (TdtGroupsProblem *problem, guint person, guint other, guint cost, gboolean together)
{
  TdtGroupsWish wish = { person, other, cost, together };

  g_return_if_fail (person < (guint) problem->n_people && other < (guint) problem->n_people);
  g_return_if_fail (person != other);

  g_array_append_val (problem->wishes, wish);
}

/**
 * tdt_groups_problem_add_together:
 * @problem: a problem
 * @person: a person
 * @other: another person
 * @cost: what it costs if they never meet
 *
 * Adds the wish that two people meet.
 */
void
tdt_groups_problem_add_together (TdtGroupsProblem *problem, guint person, guint other, guint cost)
{
  add_wish (problem, person, other, cost, TRUE);
}

/**
 * tdt_groups_problem_add_apart:
 * @problem: a problem
 * @person: a person
 * @other: another person
 * @cost: what each meeting of theirs costs
 *
 * Adds the wish that two people, such as colleagues, do not meet.
 */
void
tdt_groups_problem_add_apart (TdtGroupsProblem *problem, guint person, guint other, guint cost)
{
  add_wish (problem, person, other, cost, FALSE);
}

/**
 * tdt_groups_problem_set_host:
 * @problem: a problem
 * @person: a person
 * @table: a table
 *
 * Has @person sit at @table in every round.
 */
void
tdt_groups_problem_set_host (TdtGroupsProblem *problem, guint person, guint table)
{
  for (int round = 0; round < problem->n_rounds; round++)
    tdt_groups_problem_set_fixed (problem, person, (guint) round, table);
}

/**
 * tdt_groups_problem_set_fixed:
 * @problem: a problem
 * @person: a person
 * @round: a round
 * @table: a table
 *
 * Has @person sit at @table in @round.
 */
void
tdt_groups_problem_set_fixed (TdtGroupsProblem *problem, guint person, guint round, guint table)
{
  g_return_if_fail (person < (guint) problem->n_people);
  g_return_if_fail (round < (guint) problem->n_rounds);
  g_return_if_fail (table < (guint) problem->n_tables);

  problem->fixed[round * (guint) problem->n_people + person] = (int) table;
}
