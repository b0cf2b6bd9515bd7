/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "config.h"

#include "tdt-groups-private.h"

#include <glib/gi18n-lib.h>

/* Moves per person and round when the caller set no limit at all. */
#define DEFAULT_ITERATIONS_PER_PERSON_AND_ROUND 100000

/* clang-format off: the first word is a text, not a sum. */
G_DEFINE_QUARK (tdt - groups - error - quark, tdt_groups_error)
/* clang-format on */

static gboolean
report (gpointer user_data)
{
  TdtGroupsSearch *search = user_data;
  TdtGroupsProgress progress = { .elapsed = search->pace.elapsed,
                                 .iterations = search->pace.iterations };

  progress.penalty = tdt_groups_count (search->problem, search->best_table, progress.terms);
  return search->options->progress (&progress, search->options->progress_data);
}

gboolean
tdt_groups_search_is_perfect (const TdtGroupsSearch *search)
{
  return search->best_penalty <= search->least_penalty;
}

void
tdt_groups_search_offer (TdtGroupsSearch *search, const int *table, int n_places, gint64 penalty)
{
  int n_people = search->problem->n_people;

  if (penalty >= search->best_penalty)
    return;
  search->best_penalty = penalty;
  for (int round = 0; round < search->problem->n_rounds; round++)
    memcpy (search->best_table + (gsize) round * n_people, table + (gsize) round * n_places,
            sizeof (int) * n_people);
}

/* How many people are fixed to each table of a round, at most. */
static int
most_fixed (const TdtGroupsProblem *problem, int *round, int *table)
{
  g_autofree int *count = g_new (int, problem->n_tables);
  int most = 0;

  for (int w = 0; w < problem->n_rounds; w++)
    {
      memset (count, 0, sizeof (int) * problem->n_tables);
      for (int person = 0; person < problem->n_people; person++)
        {
          int fixed = problem->fixed[w * problem->n_people + person];

          if (fixed >= 0 && ++count[fixed] > most)
            {
              most = count[fixed];
              *round = w;
              *table = fixed;
            }
        }
    }
  return most;
}

static gboolean
check_seats (const TdtGroupsProblem *problem, GError **error)
{
  int n_seats = problem->n_tables * problem->n_seats;
  int round, table;
  int most = most_fixed (problem, &round, &table);

  if (problem->n_people > n_seats)
    {
      g_set_error (error, TDT_GROUPS_ERROR, TDT_GROUPS_ERROR_TOO_MANY_PEOPLE,
                   _ ("There are %d people and only %d seats. Add a table or seats."),
                   problem->n_people, n_seats);
      return FALSE;
    }
  if (most > problem->n_seats)
    {
      g_set_error (error, TDT_GROUPS_ERROR, TDT_GROUPS_ERROR_TABLE_OVERFULL,
                   _ ("In round %d, %d people are to be at table %d, which has %d seats. "
                      "Release some of them."),
                   round + 1, most, table + 1, problem->n_seats);
      return FALSE;
    }
  return TRUE;
}

/* As many seats of a table as are needed, if all tables are as even as those
 * who are fixed let them be. */
static int
seats_needed (const TdtGroupsProblem *problem)
{
  int round, table;
  int even = (problem->n_people + problem->n_tables - 1) / problem->n_tables;

  return MAX (MAX (even, most_fixed (problem, &round, &table)), 1);
}

/* Pairs that meet in all rounds, if tables are as even as can be, beyond the
 * pairs there are. */
static gint64
least_repeats (const TdtGroupsProblem *problem)
{
  gint64 n = problem->n_people;
  gint64 small = n / problem->n_tables;
  gint64 n_large = n % problem->n_tables;
  gint64 met = problem->n_tables * (small * (small - 1) / 2) + n_large * small;

  return MAX (problem->n_rounds * met - n * (n - 1) / 2, 0);
}

static GArray *
dup_broken_wishes (const TdtGroupsProblem *problem, const int *table)
{
  GArray *broken = g_array_new (FALSE, FALSE, sizeof (TdtGroupsBrokenWish));

  for (guint i = 0; i < problem->wishes->len; i++)
    {
      const TdtGroupsWish *wish = &g_array_index (problem->wishes, TdtGroupsWish, i);
      TdtGroupsBrokenWish told = { wish->person, wish->other, wish->together, 0 };

      for (int w = 0; w < problem->n_rounds; w++)
        {
          const int *row = table + (gsize) w * problem->n_people;

          told.meetings += row[wish->person] == row[wish->other];
        }
      if (wish->together == (told.meetings == 0))
        g_array_append_val (broken, told);
    }
  return broken;
}

static TdtGroupsResult *
make_result (const TdtGroupsSearch *search)
{
  const TdtGroupsProblem *problem = search->problem;
  gsize n = (gsize) problem->n_people;
  TdtGroupsResult *result = g_new0 (TdtGroupsResult, 1);
  g_autofree guint16 *meetings = g_new (guint16, n * n + 1);

  result->n_people = (guint) problem->n_people;
  result->n_rounds = (guint) problem->n_rounds;
  result->tables = g_new (guint, n * problem->n_rounds + 1);
  for (gsize i = 0; i < n * problem->n_rounds; i++)
    result->tables[i] = (guint) search->best_table[i];
  tdt_groups_count_meetings (search->best_table, problem->n_people, problem->n_rounds, meetings);
  for (gsize i = 0; i < n; i++)
    for (gsize j = 0; j < i; j++)
      result->repeats += meetings[i * n + j] > 1 ? meetings[i * n + j] - 1u : 0;
  result->penalty = tdt_groups_count (problem, search->best_table, result->terms);
  result->broken_wishes = dup_broken_wishes (problem, search->best_table);
  result->iterations = search->pace.iterations;
  result->elapsed = search->pace.elapsed;
  result->stopped = search->pace.stopped;
  return result;
}

/**
 * tdt_groups_solve:
 * @problem: what to solve; not changed, and not to be changed meanwhile
 * @options: how to run
 * @error: return location for a #TdtGroupsError
 *
 * Looks for a seating with the least penalty. Meant for a thread of its own;
 * several runs may go on at once.
 *
 * Where algebra gives a seating without repeats, or chance finds one with a
 * symmetry, that is taken and people are given places in it by their wishes;
 * otherwise and besides, simulated annealing looks for the least penalty. When
 * the time is over, or nothing is left to improve, the best seating of the run
 * is returned.
 *
 * Returns: (transfer full): the best seating found, or %NULL with @error set
 *     if there is none at all
 */
TdtGroupsResult *
tdt_groups_solve (const TdtGroupsProblem *problem, const TdtGroupsOptions *options, GError **error)
{
  TdtGroupsSearch search = { .problem = problem,
                             .options = options,
                             .pace = { .time_limit = options->time_limit,
                                       .max_iterations = options->max_iterations,
                                       .clock = options->clock,
                                       .clock_data = options->clock_data,
                                       .cancellable = options->cancellable,
                                       .report = options->progress != NULL ? report : NULL,
                                       .report_data = &search } };
  gsize n_seatings = (gsize) problem->n_rounds * problem->n_people;
  g_autofree int *best_table = NULL;

  if (!check_seats (problem, error))
    return NULL;
  tdt_pace_start (&search.pace);
  search.n_seats = seats_needed (problem);
  search.n_places = problem->n_tables * search.n_seats;
  search.best_table = best_table = g_new0 (int, n_seatings + 1);
  search.best_penalty = G_MAXINT64;
  search.least_penalty = least_repeats (problem) * problem->repeat_cost;
  if (options->max_iterations == 0 && options->time_limit <= 0)
    search.pace.max_iterations = DEFAULT_ITERATIONS_PER_PERSON_AND_ROUND *
                                 (guint64) (n_seatings + 1);
  tdt_random_init (&search.random, options->seed);
  tdt_groups_search_run (&search);
  return make_result (&search);
}

/**
 * tdt_groups_result_free:
 * @result: (transfer full): a result
 *
 * Frees @result.
 */
void
tdt_groups_result_free (TdtGroupsResult *result)
{
  g_free (result->tables);
  g_array_unref (result->broken_wishes);
  g_free (result);
}
