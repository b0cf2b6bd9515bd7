/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TDT_GROUPS_NONE:
 *
 * "No such index".
 */
#define TDT_GROUPS_NONE G_MAXUINT

/**
 * TdtGroupsProblem:
 *
 * People who sit at tables, several rounds running, at other tables each
 * round: as few pairs as possible should meet twice.
 *
 * This is the social golfer problem (problem 10 of CSPLib, W. Harvey), with
 * wishes beside: pairs who should meet, pairs who should not (colleagues),
 * and hosts who stay at a table. Tables need not be full; the empty seats are
 * then shared out so that tables differ by one person at most, where fixed
 * people let them.
 */
typedef struct _TdtGroupsProblem TdtGroupsProblem;

/**
 * TdtGroupsTerm:
 * @TDT_GROUPS_TERM_REPEATS: meetings of a pair beyond its first
 * @TDT_GROUPS_TERM_TOGETHER: pairs who wished to meet and never do
 * @TDT_GROUPS_TERM_APART: meetings of pairs who wished not to
 * @TDT_GROUPS_N_TERMS: the number of terms
 *
 * The parts of the penalty. Repeats count with the weight of the problem,
 * wishes each with their own cost.
 */
typedef enum
{
  TDT_GROUPS_TERM_REPEATS,
  TDT_GROUPS_TERM_TOGETHER,
  TDT_GROUPS_TERM_APART,
  TDT_GROUPS_N_TERMS
} TdtGroupsTerm;

TdtGroupsProblem *tdt_groups_problem_new (guint n_people, guint n_tables, guint seats_per_table,
                                          guint n_rounds);
void tdt_groups_problem_free (TdtGroupsProblem *problem);
void tdt_groups_problem_set_repeat_cost (TdtGroupsProblem *problem, guint cost);
void tdt_groups_problem_add_together (TdtGroupsProblem *problem, guint person, guint other,
                                      guint cost);
void tdt_groups_problem_add_apart (TdtGroupsProblem *problem, guint person, guint other,
                                   guint cost);
void tdt_groups_problem_set_host (TdtGroupsProblem *problem, guint person, guint table);
void tdt_groups_problem_set_fixed (TdtGroupsProblem *problem, guint person, guint round,
                                   guint table);

/**
 * TDT_GROUPS_ERROR:
 *
 * Errors about problems that no seating at all solves.
 */
#define TDT_GROUPS_ERROR tdt_groups_error_quark ()
GQuark tdt_groups_error_quark (void);

/**
 * TdtGroupsError:
 * @TDT_GROUPS_ERROR_TOO_MANY_PEOPLE: there are more people than seats
 * @TDT_GROUPS_ERROR_TABLE_OVERFULL: more people are fixed to a table than it
 *     has seats
 *
 * Why there is no seating.
 */
typedef enum
{
  TDT_GROUPS_ERROR_TOO_MANY_PEOPLE,
  TDT_GROUPS_ERROR_TABLE_OVERFULL
} TdtGroupsError;

/**
 * TdtGroupsProgress:
 * @elapsed: seconds since the start, by the clock of the options
 * @iterations: moves looked at so far
 * @penalty: penalty of the best seating so far, the sum of @terms
 * @terms: the parts of @penalty, costs included
 *
 * How far a run has come.
 */
typedef struct
{
  gdouble elapsed;
  guint64 iterations;
  gint64 penalty;
  gint64 terms[TDT_GROUPS_N_TERMS];
} TdtGroupsProgress;

/**
 * TdtGroupsProgressFunc:
 * @progress: how far the run has come
 * @user_data: the data of the options
 *
 * Called in the thread of the solver, about ten times a second at most.
 *
 * Returns: %FALSE to stop; the best seating so far is then the result
 */
typedef gboolean (*TdtGroupsProgressFunc) (const TdtGroupsProgress *progress, gpointer user_data);

/**
 * TdtGroupsClock:
 * @user_data: the data of the options
 *
 * Returns: seconds from any origin, never going back
 */
typedef gdouble (*TdtGroupsClock) (gpointer user_data);

/**
 * TdtGroupsOptions:
 * @seed: where chance starts from
 * @time_limit: seconds, or 0 for none
 * @max_iterations: moves to look at, or 0 for none
 * @clock: (nullable): the clock of @time_limit, or %NULL for the monotonic one
 * @clock_data: data for @clock
 * @progress: (nullable): called now and then
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops the run, keeping the best seating so far
 *
 * How to run the solver, as for #TdtTimetableOptions: @max_iterations alone
 * makes the result depend on the problem and @seed only, and a run with
 * neither limit uses a number of moves that suits the problem.
 */
typedef struct
{
  guint64 seed;
  gdouble time_limit;
  guint64 max_iterations;
  TdtGroupsClock clock;
  gpointer clock_data;
  TdtGroupsProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} TdtGroupsOptions;

/**
 * TdtGroupsBrokenWish:
 * @person: a person
 * @other: another person
 * @together: whether they wished to meet (and do not), or not to (and do)
 * @meetings: how often they meet
 *
 * A wish that the seating does not fulfil.
 */
typedef struct
{
  guint person;
  guint other;
  gboolean together;
  guint meetings;
} TdtGroupsBrokenWish;

/**
 * TdtGroupsResult:
 * @n_people: people of the problem
 * @n_rounds: rounds of the problem
 * @tables: (array): the table of each person in each round; that of person p
 *     in round r is @tables[r * @n_people + p]
 * @repeats: sum over pairs of max(0, meetings - 1)
 * @penalty: penalty of the seating, the sum of @terms
 * @terms: the parts of @penalty, costs included
 * @broken_wishes: (element-type TdtGroupsBrokenWish): the wishes not fulfilled
 * @iterations: moves looked at
 * @elapsed: seconds it took, by the clock of the options
 * @stopped: whether the caller stopped the run
 *
 * The best seating found.
 */
typedef struct
{
  guint n_people;
  guint n_rounds;
  guint *tables;
  guint repeats;
  gint64 penalty;
  gint64 terms[TDT_GROUPS_N_TERMS];
  GArray *broken_wishes;
  guint64 iterations;
  gdouble elapsed;
  gboolean stopped;
} TdtGroupsResult;

TdtGroupsResult *tdt_groups_solve (const TdtGroupsProblem *problem, const TdtGroupsOptions *options,
                                   GError **error);
void tdt_groups_result_free (TdtGroupsResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtGroupsProblem, tdt_groups_problem_free)
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtGroupsResult, tdt_groups_result_free)

G_END_DECLS
