/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-state-private.h"

/* The people of each round who may change tables, round after round. */
typedef struct
{
  int *people;
  int *first; /* by round, and one past the last */
} Movable;

static void
movable_init (Movable *movable, const TdtGroupsProblem *problem)
{
  int n = 0;

  movable->people = g_new (int, problem->n_rounds * problem->n_people + 1);
  movable->first = g_new (int, problem->n_rounds + 1);
  for (int w = 0; w < problem->n_rounds; w++)
    {
      movable->first[w] = n;
      for (int i = 0; i < problem->n_people; i++)
        if (problem->fixed[w * problem->n_people + i] < 0)
          movable->people[n++] = i;
    }
  movable->first[problem->n_rounds] = n;
}

static void
movable_clear (Movable *movable)
{
  g_free (movable->people);
  g_free (movable->first);
}

/* Lets two random people of a random round swap, if that is good enough. */
static void
step (TdtGroupsState *state, const Movable *movable, TdtRandom *random, double temperature)
{
  int round = tdt_random_below (random, state->n_rounds);
  const int *people = movable->people + movable->first[round];
  int n_movable = movable->first[round + 1] - movable->first[round];
  const int *table = state->table + (gsize) round * state->n_people;
  int person, other;

  if (n_movable < 2)
    return;
  person = people[tdt_random_below (random, n_movable)];
  other = people[tdt_random_below (random, n_movable)];
  if (table[person] != table[other] && tdt_groups_state_swap_cost (state, round, person, other) <=
                                           tdt_random_tolerance (random, temperature))
    tdt_groups_state_swap (state, round, person, other);
}

void
tdt_groups_anneal (TdtGroupsSearch *search, const int *table, double hot, double cold, double until)
{
  g_autoptr (TdtGroupsState) state = NULL;
  double from = tdt_pace_fraction (&search->pace);
  double temperature = hot;
  Movable movable;

  if (search->pace.stopped)
    return;
  state = tdt_groups_state_new (search->problem);
  tdt_groups_state_load (state, table, search->n_places);
  tdt_groups_search_offer (search, state->table, state->n_people, state->penalty);
  movable_init (&movable, search->problem);
  while (!tdt_groups_search_is_perfect (search))
    {
      if (search->pace.iterations++ % TDT_PACE_ITERATIONS_PER_LOOK == 0)
        {
          double done;

          if (!tdt_pace_goes_on (&search->pace))
            break;
          done = (tdt_pace_fraction (&search->pace) - from) / MAX (until - from, 1e-9);
          if (done >= 1)
            break;
          temperature = hot * pow (cold / hot, done);
        }
      step (state, &movable, &search->random, temperature);
      if (state->penalty < search->best_penalty)
        tdt_groups_search_offer (search, state->table, state->n_people, state->penalty);
    }
  movable_clear (&movable);
}
