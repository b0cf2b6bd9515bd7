/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-obstacles-private.h"
#include "tdt-timetable-search-private.h"

/* Moves per event when the caller set no limit at all. */
#define DEFAULT_ITERATIONS_PER_EVENT 40000

static gboolean
report (gpointer user_data)
{
  TdtTimetableSearch *search = user_data;
  TdtTimetableProgress progress = { .elapsed = search->pace.elapsed,
                                    .iterations = search->pace.iterations,
                                    .unplaced = (guint) search->best_unplaced };
  g_autoptr (TdtTimetableState) best = tdt_timetable_state_new (search->instance);

  tdt_timetable_state_load (best, search->best_start, search->best_room);
  progress.penalty = tdt_timetable_state_count (best, progress.terms);
  return search->options->progress (&progress, search->options->progress_data);
}

void
tdt_timetable_search_keep_best (TdtTimetableSearch *search)
{
  const TdtTimetableState *state = search->state;
  gsize size = sizeof (int) * search->instance->n_events;

  if (state->n_unplaced > search->best_unplaced ||
      (state->n_unplaced == search->best_unplaced && state->penalty >= search->best_penalty))
    return;
  search->best_unplaced = state->n_unplaced;
  search->best_penalty = state->penalty;
  memcpy (search->best_start, state->start, size);
  memcpy (search->best_room, state->room, size);
}

void
tdt_timetable_search_back_to_best (TdtTimetableSearch *search)
{
  tdt_timetable_state_load (search->state, search->best_start, search->best_room);
}

static TdtTimetableResult *
make_result (TdtTimetableSearch *search)
{
  TdtTimetableResult *result = g_new0 (TdtTimetableResult, 1);
  TdtTimetableState *state = search->state;

  tdt_timetable_search_back_to_best (search);
  result->n_events = (guint) search->instance->n_events;
  result->places = g_new (TdtTimetablePlace, result->n_events + 1);
  for (guint event = 0; event < result->n_events; event++)
    {
      gboolean placed = state->start[event] >= 0;

      result->places[event].period = placed ? (guint) state->start[event] : TDT_TIMETABLE_NONE;
      result->places[event].room = placed ? (guint) state->room[event] : TDT_TIMETABLE_NONE;
    }
  result->unplaced = (guint) state->n_unplaced;
  result->penalty = tdt_timetable_state_count (state, result->terms);
  result->iterations = search->pace.iterations;
  result->elapsed = search->pace.elapsed;
  result->stopped = search->pace.stopped;
  result->obstacles = tdt_timetable_dup_obstacles (state);
  for (guint i = 0; i < result->obstacles->len; i++)
    {
      const TdtTimetableObstacle *obstacle = g_ptr_array_index (result->obstacles, i);

      result->pin_clashes += obstacle->kind == TDT_TIMETABLE_OBSTACLE_PIN_CLASH;
    }
  return result;
}

/**
 * tdt_timetable_solve:
 * @problem: what to solve; not changed, and not to be changed meanwhile
 * @options: how to run
 *
 * Looks for a plan with every event placed and the least penalty. Meant for a
 * thread of its own; several runs may go on at once.
 *
 * A first plan is made by guided ejection, then improved by simulated
 * annealing over moves, swaps and Kempe chains; see R. Bellio, S. Ceschia,
 * L. Di Gaspero, A. Schaerf and T. Urli, "Feature-based tuning of simulated
 * annealing applied to the curriculum-based course timetabling problem", 2016,
 * for annealing, and Z. Lü and J.-K. Hao, "Adaptive tabu search for course
 * timetabling", 2010, for the chains. When the time is over, or nothing is
 * left to improve, the best plan of the run is returned, always.
 *
 * Returns: (transfer full): the best plan found
 */
TdtTimetableResult *
tdt_timetable_solve (const TdtTimetableProblem *problem, const TdtTimetableOptions *options)
{
  g_autoptr (TdtTimetableInstance) instance = NULL;
  g_autoptr (TdtTimetableState) state = NULL;
  g_autofree int *best_start = NULL;
  g_autofree int *best_room = NULL;
  TdtTimetableSearch search = { .options = options,
                                .pace = { .time_limit = options->time_limit,
                                          .max_iterations = options->max_iterations,
                                          .clock = options->clock,
                                          .clock_data = options->clock_data,
                                          .cancellable = options->cancellable,
                                          .report = options->progress != NULL ? report : NULL,
                                          .report_data = &search } };

  tdt_pace_start (&search.pace);
  search.instance = instance = tdt_timetable_instance_new (problem);
  search.state = state = tdt_timetable_state_new (instance);
  search.best_start = best_start = g_new (int, instance->n_events + 1);
  search.best_room = best_room = g_new (int, instance->n_events + 1);
  for (int event = 0; event < instance->n_events; event++)
    best_start[event] = best_room[event] = -1;
  search.best_unplaced = instance->n_events;
  search.best_penalty = G_MAXINT64;
  if (options->max_iterations == 0 && options->time_limit <= 0)
    search.pace.max_iterations = (guint64) DEFAULT_ITERATIONS_PER_EVENT * (instance->n_events + 1);
  tdt_random_init (&search.random, options->seed);

  tdt_timetable_search_start (&search);
  tdt_timetable_search_anneal (&search);
  return make_result (&search);
}

/**
 * tdt_timetable_result_free:
 * @result: (transfer full): a result
 *
 * Frees @result.
 */
void
tdt_timetable_result_free (TdtTimetableResult *result)
{
  g_free (result->places);
  g_ptr_array_unref (result->obstacles);
  g_free (result);
}
