/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-moves-private.h"
#include "tdt-timetable-search-private.h"

/*
 * Simulated annealing (S. Kirkpatrick, C. Gelatt and M. Vecchi, "Optimization
 * by simulated annealing", 1983) in one stage: a random event goes to a random
 * period and room, swaps with who is there, or, if that cannot be and rarely,
 * starts a Kempe chain. The temperature falls geometrically with the time, or
 * the moves, used up; the figures below were found by trying.
 */

/* Where to start and end: in mean costs of a worsening move of the first plan,
 * and in the smallest weight. */
#define HOT_IN_MEAN_COSTS 0.9
#define COLD_IN_LEAST_WEIGHTS 0.12

/* Moves looked at to find the mean cost. */
#define N_SAMPLES 5000

/* How often the room stays the same, as finding another one by chance is rare. */
#define SAME_ROOM_PROBABILITY 0.7

/* How often a move that others are in the way of becomes a chain, which takes
 * ten times as long to look at as a move. */
#define CHAIN_PROBABILITY 0.1

typedef struct
{
  TdtTimetableSearch *search;
  int *movable; /* events with a choice of places */
  int n_movable;
  double hot;
  double cold;
  double temperature;
} Annealing;

static void
collect_movable (Annealing *annealing)
{
  const TdtTimetableInstance *instance = annealing->search->instance;
  const TdtTimetableLists *starts = &instance->class_starts;
  const TdtTimetableLists *rooms = &instance->class_rooms;

  for (int event = 0; event < instance->n_events; event++)
    {
      int c = instance->event_class[event];

      if (!instance->event_pinned[event] && starts->offsets[c] < starts->offsets[c + 1] &&
          rooms->offsets[c] < rooms->offsets[c + 1])
        annealing->movable[annealing->n_movable++] = event;
    }
}

/* A random event and somewhere it might go. */
static TdtTimetableMove
propose (Annealing *annealing)
{
  TdtTimetableSearch *search = annealing->search;
  const TdtTimetableInstance *instance = search->instance;
  TdtRandom *random = &search->random;
  const TdtTimetableLists *starts = &instance->class_starts;
  const TdtTimetableLists *rooms = &instance->class_rooms;
  TdtTimetableMove move;
  int c, n_starts, n_rooms;

  move.event = annealing->movable[tdt_random_below (random, annealing->n_movable)];
  c = instance->event_class[move.event];
  n_starts = starts->offsets[c + 1] - starts->offsets[c];
  n_rooms = rooms->offsets[c + 1] - rooms->offsets[c];
  move.start = starts->items[starts->offsets[c] + tdt_random_below (random, n_starts)];
  if (search->state->room[move.event] >= 0 && tdt_random_unit (random) < SAME_ROOM_PROBABILITY)
    move.room = search->state->room[move.event];
  else
    move.room = rooms->items[rooms->offsets[c] + tdt_random_below (random, n_rooms)];
  return move;
}

static double
mean_worsening (Annealing *annealing)
{
  const TdtTimetableState *state = annealing->search->state;
  double sum = 0;
  int n_worse = 0;

  for (int i = 0; i < N_SAMPLES; i++)
    {
      TdtTimetableMove move = propose (annealing);
      int cost;

      if (state->start[move.event] < 0)
        continue;
      cost = tdt_timetable_move_cost (state, move.event, move.start, move.room, -1);
      sum += MAX (cost, 0);
      n_worse += cost > 0;
    }
  return n_worse > 0 ? sum / n_worse : 1;
}

static double
least_weight (const TdtTimetableProblem *problem)
{
  guint least = G_MAXUINT;

  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    if (problem->weights[term] > 0)
      least = MIN (least, problem->weights[term]);
  return least == G_MAXUINT ? 1 : least;
}

/* Makes the move if it is good enough for the temperature. */
static void
step (Annealing *annealing)
{
  TdtTimetableSearch *search = annealing->search;
  TdtTimetableState *state = search->state;
  TdtRandom *random = &search->random;
  TdtTimetableMove move = propose (annealing);
  double tolerance;
  TdtTimetableTry result;

  if (state->start[move.event] < 0)
    {
      if (tdt_timetable_state_fits (state, move.event, move.start, move.room))
        tdt_timetable_state_place (state, move.event, move.start, move.room);
      return;
    }
  tolerance = tdt_random_tolerance (random, annealing->temperature);
  result = tdt_timetable_try_move (state, move.event, move.start, move.room, tolerance);
  if (result == TDT_TIMETABLE_TRY_BLOCKED && tdt_random_unit (random) < CHAIN_PROBABILITY)
    tdt_timetable_try_chain (state, random, move.event, move.start, move.room, tolerance);
}

void
tdt_timetable_search_anneal (TdtTimetableSearch *search)
{
  g_autofree int *movable = g_new (int, search->instance->n_events + 1);
  Annealing annealing = { .search = search, .movable = movable };

  collect_movable (&annealing);
  if (annealing.n_movable == 0)
    return;
  annealing.cold = COLD_IN_LEAST_WEIGHTS * least_weight (search->instance->problem);
  annealing.hot = MAX (HOT_IN_MEAN_COSTS * mean_worsening (&annealing), annealing.cold);
  while (search->best_penalty > 0 || search->best_unplaced > 0)
    {
      if (search->pace.iterations++ % TDT_PACE_ITERATIONS_PER_LOOK == 0)
        {
          if (!tdt_pace_goes_on (&search->pace))
            break;
          annealing.temperature = annealing.hot * pow (annealing.cold / annealing.hot,
                                                       tdt_pace_fraction (&search->pace));
        }
      step (&annealing);
      tdt_timetable_search_keep_best (search);
    }
}
