/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-solver.h"
#include "timetable-problems.h"

#define N_CONFERENCE_TALKS 216
#define N_CONFERENCE_SLOTS 18
#define N_CONFERENCE_ROOMS 20
#define N_CONFERENCE_THEMES 24

static TdtTimetableProblem *
conference (void)
{
  return timetable_conference (1, N_CONFERENCE_TALKS, N_CONFERENCE_SLOTS, N_CONFERENCE_ROOMS,
                               N_CONFERENCE_THEMES);
}

static gint64
sum_terms (const gint64 *terms)
{
  gint64 sum = 0;

  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    sum += terms[term];
  return sum;
}

static void
test_conference (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  TdtTimetableOptions options = { .seed = 3, .max_iterations = 200000 };
  g_autoptr (TdtTimetableResult) result = tdt_timetable_solve (problem, &options);

  g_assert_cmpuint (result->n_events, ==, N_CONFERENCE_TALKS);
  g_assert_cmpuint (result->unplaced, ==, 0);
  g_assert_cmpuint (result->obstacles->len, ==, 0);
  g_assert_cmpint (sum_terms (result->terms), ==, result->penalty);
  g_assert_false (result->stopped);
}

static void
test_same_seed_same_result (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  TdtTimetableOptions options = { .seed = 7, .max_iterations = 100000 };
  g_autoptr (TdtTimetableResult) result = tdt_timetable_solve (problem, &options);
  g_autoptr (TdtTimetableResult) again = tdt_timetable_solve (problem, &options);
  g_autoptr (TdtTimetableResult) other = NULL;

  options.seed = 8;
  other = tdt_timetable_solve (problem, &options);
  g_assert_cmpint (result->penalty, ==, again->penalty);
  g_assert_cmpmem (result->places, result->n_events * sizeof *result->places, again->places,
                   again->n_events * sizeof *again->places);
  g_assert_cmpint (
      memcmp (result->places, other->places, result->n_events * sizeof *result->places), !=, 0);
}

static void
test_more_moves_are_better (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  TdtTimetableOptions options = { .seed = 1, .max_iterations = 1 };
  g_autoptr (TdtTimetableResult) first = tdt_timetable_solve (problem, &options);
  g_autoptr (TdtTimetableResult) better = NULL;

  options.max_iterations = 1000000;
  better = tdt_timetable_solve (problem, &options);
  g_assert_cmpint (better->penalty, <, first->penalty / 2);
}

/* A clock that goes on by a hundredth of a second whenever it is read. */
static gdouble
ticking_clock_cb (gpointer user_data)
{
  gint *ticks = user_data;

  return (*ticks)++ / 100.0;
}

static void
test_time_limit (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  gint ticks = 0;
  TdtTimetableOptions options = { .time_limit = 10,
                                  .clock = ticking_clock_cb,
                                  .clock_data = &ticks };
  g_autoptr (TdtTimetableResult) result = tdt_timetable_solve (problem, &options);

  g_assert_cmpuint (result->unplaced, ==, 0);
  g_assert_false (result->stopped);
  g_assert_cmpfloat (result->elapsed, >=, 10);
  g_assert_cmpint (ticks, <, 1010);
}

typedef struct
{
  guint n_calls;
  guint stop_after;
  TdtTimetableProgress last;
} Watch;

static gboolean
watch_cb (const TdtTimetableProgress *progress, gpointer user_data)
{
  Watch *watch = user_data;

  g_assert_cmpint (sum_terms (progress->terms), ==, progress->penalty);
  if (watch->n_calls > 0)
    {
      g_assert_cmpuint (progress->unplaced, <=, watch->last.unplaced);
      if (progress->unplaced == watch->last.unplaced)
        g_assert_cmpint (progress->penalty, <=, watch->last.penalty);
    }
  watch->last = *progress;
  return ++watch->n_calls < watch->stop_after;
}

static void
test_progress_can_stop (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  gint ticks = 0;
  Watch watch = { .stop_after = 40 };
  TdtTimetableOptions options = { .time_limit = 1000,
                                  .clock = ticking_clock_cb,
                                  .clock_data = &ticks,
                                  .progress = watch_cb,
                                  .progress_data = &watch };
  g_autoptr (TdtTimetableResult) result = tdt_timetable_solve (problem, &options);

  g_assert_cmpuint (watch.n_calls, ==, 40);
  g_assert_true (result->stopped);
  g_assert_cmpuint (result->unplaced, ==, watch.last.unplaced);
  g_assert_cmpint (result->penalty, ==, watch.last.penalty);
}

static void
test_cancelled_at_once (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdtTimetableOptions options = { .time_limit = 1000, .cancellable = cancellable };
  g_autoptr (TdtTimetableResult) result = NULL;

  g_cancellable_cancel (cancellable);
  result = tdt_timetable_solve (problem, &options);
  g_assert_true (result->stopped);
  g_assert_cmpuint (result->iterations, <=, 1);
}

static gpointer
solve_in_thread_cb (gpointer data)
{
  const TdtTimetableOptions *options = data;
  g_autoptr (TdtTimetableProblem) problem = conference ();

  return tdt_timetable_solve (problem, options);
}

static void
test_cancelled_from_another_thread (void)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  TdtTimetableOptions options = { .time_limit = 1000, .cancellable = cancellable };
  GThread *thread = g_thread_new ("solver", solve_in_thread_cb, &options);
  g_autoptr (TdtTimetableResult) result = NULL;

  g_usleep (G_USEC_PER_SEC / 10);
  g_cancellable_cancel (cancellable);
  result = g_thread_join (thread);
  g_assert_true (result->stopped);
  g_assert_cmpuint (result->n_events, ==, N_CONFERENCE_TALKS);
}

/* The published plan is kept but for what a cancelled speaker makes necessary. */
static void
test_keeps_the_current_plan (void)
{
  g_autoptr (TdtTimetableProblem) first_problem = conference ();
  g_autoptr (TdtTimetableProblem) problem = conference ();
  TdtTimetableOptions options = { .seed = 1, .max_iterations = 500000 };
  g_autoptr (TdtTimetableResult) published = tdt_timetable_solve (first_problem, &options);
  g_autoptr (TdtTimetableResult) result = NULL;
  guint away = published->places[0].period;
  guint n_moved = 0;

  for (guint event = 0; event < published->n_events; event++)
    tdt_timetable_problem_set_current (problem, event, published->places[event].period,
                                       published->places[event].room);
  tdt_timetable_problem_set_weight (problem, TDT_TIMETABLE_TERM_CHANGE, 100);
  tdt_timetable_problem_forbid_event_period (problem, 0, away);
  options.seed = 2;
  result = tdt_timetable_solve (problem, &options);
  g_assert_cmpuint (result->unplaced, ==, 0);
  g_assert_cmpuint (result->places[0].period, !=, away);
  for (guint event = 1; event < published->n_events; event++)
    n_moved += memcmp (&result->places[event], &published->places[event],
                       sizeof result->places[event]) != 0;
  g_assert_cmpuint (n_moved, <=, 3);
}

static void
test_pinned_events_stay (void)
{
  g_autoptr (TdtTimetableProblem) problem = conference ();
  TdtTimetableOptions options = { .seed = 5, .max_iterations = 200000 };
  g_autoptr (TdtTimetableResult) result = NULL;

  for (guint event = 0; event < 30; event++)
    tdt_timetable_problem_pin (problem, event, event % N_CONFERENCE_SLOTS,
                               event / N_CONFERENCE_SLOTS);
  tdt_timetable_problem_pin (problem, 40, 7, TDT_TIMETABLE_NONE);
  tdt_timetable_problem_pin (problem, 41, TDT_TIMETABLE_NONE, 19);
  result = tdt_timetable_solve (problem, &options);
  for (guint event = 0; event < 30; event++)
    {
      g_assert_cmpuint (result->places[event].period, ==, event % N_CONFERENCE_SLOTS);
      g_assert_cmpuint (result->places[event].room, ==, event / N_CONFERENCE_SLOTS);
    }
  g_assert_cmpuint (result->places[40].period, ==, 7);
  g_assert_cmpuint (result->places[41].room, ==, 19);
}

static void
test_nothing_to_place (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 1);
  TdtTimetableOptions options = { .seed = 1 };
  g_autoptr (TdtTimetableResult) result = tdt_timetable_solve (problem, &options);

  g_assert_cmpuint (result->n_events, ==, 0);
  g_assert_cmpint (result->penalty, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/solver/conference", test_conference);
  g_test_add_func ("/timetable/solver/same-seed-same-result", test_same_seed_same_result);
  g_test_add_func ("/timetable/solver/more-moves-are-better", test_more_moves_are_better);
  g_test_add_func ("/timetable/solver/time-limit", test_time_limit);
  g_test_add_func ("/timetable/solver/progress-can-stop", test_progress_can_stop);
  g_test_add_func ("/timetable/solver/cancelled-at-once", test_cancelled_at_once);
  g_test_add_func ("/timetable/solver/cancelled-from-another-thread",
                   test_cancelled_from_another_thread);
  g_test_add_func ("/timetable/solver/keeps-the-current-plan", test_keeps_the_current_plan);
  g_test_add_func ("/timetable/solver/pinned-events-stay", test_pinned_events_stay);
  g_test_add_func ("/timetable/solver/nothing-to-place", test_nothing_to_place);
  return g_test_run ();
}
