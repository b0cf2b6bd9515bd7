/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-seating-solver.h"

#include "tdt-kind.h"
#include "tdt-random-private.h"
#include "tdt-table-layout.h"

#include <string.h>

#define NEAR_SEATS 3
/* Shuffled starts; fewer at large tables, where each takes longer. */
#define STARTS 40
#define SWAPS_BUDGET 4000000

typedef struct
{
  const TdtSeatingProblem *problem;
  guint *seat;     /* by person, 0 for none */
  guint *holder;   /* by number: a person, or none */
  guint *honour;   /* by number: its place in the order of honour */
  guint *next;     /* by number */
  guint *previous; /* by number */
  GArray **wishes; /* by person: indices of wishes */
} State;

static gint64
cost_of_neighbour (const State *state, guint person, guint seat)
{
  const TdtSeatingProblem *problem = state->problem;
  guint other = seat > 0 ? state->holder[seat] : TDT_SEATING_NONE;
  const TdtSeatingPerson *one = &problem->people[person];
  gint64 cost = 0;

  if (other == TDT_SEATING_NONE)
    return 0;
  if (one->organisation != NULL && one->organisation == problem->people[other].organisation)
    cost += problem->same_organisation;
  if ((one->gender == TDT_GENDER_WOMAN || one->gender == TDT_GENDER_MAN) &&
      one->gender == problem->people[other].gender)
    cost += problem->same_gender;
  return cost;
}

static gboolean
holds (const TdtSeatingProblem *problem, const TdtSeatingWish *wish, guint one, guint other)
{
  guint apart;

  if (one == 0 || other == 0)
    return TRUE;
  apart = tdt_table_layout_get_distance (problem->layout, problem->n_seats, one, other);
  switch (wish->kind)
    {
    case TDT_SEATING_NEXT_TO:
      return apart == 1;
    case TDT_SEATING_NOT_NEXT_TO:
      return apart != 1;
    case TDT_SEATING_NEAR:
    default:
      return apart <= NEAR_SEATS;
    }
}

static gint64
cost_of_rank (const State *state, guint person)
{
  gint64 off = (gint64) state->honour[state->seat[person]] - (gint64) person;

  return state->seat[person] > 0 ? state->problem->precedence * ABS (off) : 0;
}

/* What one person costs where that person is now. */
static gint64
cost_of (const State *state, guint person)
{
  const TdtSeatingProblem *problem = state->problem;
  guint seat = state->seat[person];
  gint64 cost;

  if (seat == 0)
    return 0;
  cost = cost_of_rank (state, person) + cost_of_neighbour (state, person, state->next[seat]) +
         cost_of_neighbour (state, person, state->previous[seat]);
  for (guint i = 0; i < state->wishes[person]->len; i++)
    {
      const TdtSeatingWish *wish =
          &problem->wishes[g_array_index (state->wishes[person], guint, i)];

      if (!holds (problem, wish, state->seat[wish->person], state->seat[wish->other]))
        cost += wish->weight;
    }
  return cost;
}

/* Twice the cost: each pair counts from both its sides. */
static gint64
cost_of_all (const State *state)
{
  gint64 cost = 0;

  for (guint person = 0; person < state->problem->n_people; person++)
    cost += cost_of (state, person) + cost_of_rank (state, person);
  return cost;
}

/* Exchanges what is on two seats, either of which may be free. */
static void
exchange (State *state, guint one, guint other)
{
  guint first = state->holder[one];
  guint second = state->holder[other];

  state->holder[one] = second;
  state->holder[other] = first;
  if (first != TDT_SEATING_NONE)
    state->seat[first] = other;
  if (second != TDT_SEATING_NONE)
    state->seat[second] = one;
}

/* What the holders of both seats cost, and with them all that an exchange can change: neighbours
 * are told apart by nothing but these two. */
static gint64
cost_of_seats (const State *state, guint one, guint other)
{
  gint64 cost = 0;

  if (state->holder[one] != TDT_SEATING_NONE)
    cost += cost_of (state, state->holder[one]);
  if (state->holder[other] != TDT_SEATING_NONE)
    cost += cost_of (state, state->holder[other]);
  return cost;
}

static gboolean
is_fixed (const State *state, guint seat)
{
  guint holder = state->holder[seat];

  return holder != TDT_SEATING_NONE && state->problem->people[holder].seat == seat;
}

static void
descend (State *state)
{
  guint n = state->problem->n_seats;
  gboolean better = TRUE;

  for (guint round = 0; better && round < n + 10; round++)
    {
      better = FALSE;
      for (guint one = 1; one <= n; one++)
        for (guint other = one + 1; other <= n && !is_fixed (state, one); other++)
          {
            gint64 before;

            if (is_fixed (state, other) || (state->holder[one] == TDT_SEATING_NONE &&
                                            state->holder[other] == TDT_SEATING_NONE))
              continue;
            before = cost_of_seats (state, one, other);
            exchange (state, one, other);
            if (cost_of_seats (state, one, other) < before)
              better = TRUE;
            else
              exchange (state, one, other);
          }
    }
}

/* Kept seats first, then everybody by rank on the most honoured seat that is free. */
static void
seat_by_rank (State *state, const GArray *ranked)
{
  const TdtSeatingProblem *problem = state->problem;
  guint at = 0;

  for (guint seat = 0; seat <= problem->n_seats; seat++)
    state->holder[seat] = TDT_SEATING_NONE;
  for (guint person = 0; person < problem->n_people; person++)
    {
      guint seat = problem->people[person].seat;

      state->seat[person] = 0;
      if (seat > 0 && seat <= problem->n_seats && state->holder[seat] == TDT_SEATING_NONE)
        {
          state->seat[person] = seat;
          state->holder[seat] = person;
        }
    }
  for (guint person = 0; person < problem->n_people; person++)
    {
      if (state->seat[person] != 0)
        continue;
      while (at < ranked->len &&
             state->holder[g_array_index (ranked, guint, at)] != TDT_SEATING_NONE)
        at++;
      if (at == ranked->len)
        return;
      state->seat[person] = g_array_index (ranked, guint, at);
      state->holder[state->seat[person]] = person;
    }
}

static void
shuffle (State *state, TdtRandom *random)
{
  guint n = state->problem->n_seats;

  for (guint one = n; one > 1; one--)
    {
      guint other = 1 + (guint) tdt_random_below (random, (int) one);

      if (one != other && !is_fixed (state, one) && !is_fixed (state, other))
        exchange (state, one, other);
    }
}

static void
state_init (State *state, const TdtSeatingProblem *problem, const GArray *ranked)
{
  guint n = problem->n_seats;

  state->problem = problem;
  state->seat = g_new0 (guint, problem->n_people + 1);
  state->holder = g_new (guint, n + 1);
  state->honour = g_new0 (guint, n + 1);
  state->next = g_new0 (guint, n + 1);
  state->previous = g_new0 (guint, n + 1);
  state->wishes = g_new (GArray *, problem->n_people + 1);
  for (guint i = 0; i < ranked->len; i++)
    state->honour[g_array_index (ranked, guint, i)] = i;
  for (guint seat = 1; seat <= n; seat++)
    {
      guint next = tdt_table_layout_get_next (problem->layout, n, seat);

      state->next[seat] = next;
      if (next > 0)
        state->previous[next] = seat;
    }
  for (guint person = 0; person < problem->n_people; person++)
    state->wishes[person] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < problem->n_wishes; i++)
    {
      g_array_append_val (state->wishes[problem->wishes[i].person], i);
      g_array_append_val (state->wishes[problem->wishes[i].other], i);
    }
}

static void
state_clear (State *state)
{
  for (guint person = 0; person < state->problem->n_people; person++)
    g_array_unref (state->wishes[person]);
  g_free (state->seat);
  g_free (state->holder);
  g_free (state->honour);
  g_free (state->next);
  g_free (state->previous);
  g_free (state->wishes);
}

guint *
tdt_seating_solve (const TdtSeatingProblem *problem, guint64 seed)
{
  g_autoptr (GArray) ranked = tdt_table_layout_rank_seats (problem->layout, problem->n_seats);
  guint n_swaps = problem->n_seats * problem->n_seats + 1;
  guint n_starts = CLAMP (SWAPS_BUDGET / (n_swaps * 20), 1, STARTS);
  gsize size = sizeof (guint) * (problem->n_people + 1);
  guint *best = g_malloc0 (size);
  gint64 least = G_MAXINT64;
  TdtRandom random;
  State state;

  tdt_random_init (&random, seed);
  state_init (&state, problem, ranked);
  for (guint start = 0; start < n_starts && least > 0; start++)
    {
      gint64 cost;

      seat_by_rank (&state, ranked);
      if (start > 0)
        shuffle (&state, &random);
      descend (&state);
      cost = cost_of_all (&state);
      if (cost < least)
        {
          least = cost;
          memcpy (best, state.seat, size);
        }
    }
  state_clear (&state);
  return best;
}

gboolean
tdt_seating_wish_holds (const TdtSeatingProblem *problem, const guint *seats,
                        const TdtSeatingWish *wish)
{
  return holds (problem, wish, seats[wish->person], seats[wish->other]);
}
