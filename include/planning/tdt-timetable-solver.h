/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-problem.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtTimetableProgress:
 * @elapsed: seconds since the start, by the clock of the options
 * @iterations: moves looked at so far
 * @unplaced: events of the best plan so far that have no place
 * @penalty: penalty of the best plan so far, the sum of @terms
 * @terms: the parts of @penalty, weights included
 *
 * How far a run has come.
 */
typedef struct
{
  gdouble elapsed;
  guint64 iterations;
  guint unplaced;
  gint64 penalty;
  gint64 terms[TDT_TIMETABLE_N_TERMS];
} TdtTimetableProgress;

/**
 * TdtTimetableProgressFunc:
 * @progress: how far the run has come
 * @user_data: the data of the options
 *
 * Called in the thread of the solver, about ten times a second at most.
 *
 * Returns: %FALSE to stop; the best plan so far is then the result
 */
typedef gboolean (*TdtTimetableProgressFunc) (const TdtTimetableProgress *progress,
                                              gpointer user_data);

/**
 * TdtTimetableClock:
 * @user_data: the data of the options
 *
 * Returns: seconds from any origin, never going back
 */
typedef gdouble (*TdtTimetableClock) (gpointer user_data);

/**
 * TdtTimetableOptions:
 * @seed: where chance starts from
 * @time_limit: seconds, or 0 for none
 * @max_iterations: moves to look at, or 0 for none
 * @clock: (nullable): the clock of @time_limit, or %NULL for the monotonic one
 * @clock_data: data for @clock
 * @progress: (nullable): called now and then
 * @progress_data: data for @progress
 * @cancellable: (nullable): stops the run, keeping the best plan so far
 *
 * How to run the solver. With @max_iterations alone, the result depends on the
 * problem and @seed only. With both limits, the cooling follows @max_iterations
 * and @time_limit cuts it short. With neither, a number of moves that suits
 * the size of the problem is used. A run therefore always ends.
 */
typedef struct
{
  guint64 seed;
  gdouble time_limit;
  guint64 max_iterations;
  TdtTimetableClock clock;
  gpointer clock_data;
  TdtTimetableProgressFunc progress;
  gpointer progress_data;
  GCancellable *cancellable;
} TdtTimetableOptions;

/**
 * TdtTimetableObstacleKind:
 * @TDT_TIMETABLE_OBSTACLE_NO_PERIOD: @events[0] has no period it may start at;
 *     @groups are those (with the event's own ban as none) that forbid them
 * @TDT_TIMETABLE_OBSTACLE_NO_ROOM: @events[0] has no room it may use
 * @TDT_TIMETABLE_OBSTACLE_PIN_CLASH: two pinned events cannot both be where
 *     they are; @groups are those they share, none when it is the room
 * @TDT_TIMETABLE_OBSTACLE_PIN_FORBIDDEN: @events[0] is pinned where it may not
 *     be; @groups are those that are not available
 * @TDT_TIMETABLE_OBSTACLE_ORDER_CYCLE: each of @events is wanted before the
 *     next and the last before the first
 * @TDT_TIMETABLE_OBSTACLE_ORDER_PINS: @events[0] is wanted before @events[1]
 *     and both are pinned the other way round
 * @TDT_TIMETABLE_OBSTACLE_ORDER_TOO_LONG: @events, wanted one after the other,
 *     do not fit in the periods they may use
 * @TDT_TIMETABLE_OBSTACLE_GROUP_TOO_BUSY: @events, all of @groups[0], need
 *     more periods than the group has
 * @TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW: @events, which may use only @rooms,
 *     need more periods than these have
 * @TDT_TIMETABLE_OBSTACLE_BLOCKED: no proof, but no place was found for
 *     @events[0]; at its best place (@period, @room) it clashes with the other
 *     @events
 *
 * Why a plan has events without a place.
 */
typedef enum
{
  TDT_TIMETABLE_OBSTACLE_NO_PERIOD,
  TDT_TIMETABLE_OBSTACLE_NO_ROOM,
  TDT_TIMETABLE_OBSTACLE_PIN_CLASH,
  TDT_TIMETABLE_OBSTACLE_PIN_FORBIDDEN,
  TDT_TIMETABLE_OBSTACLE_ORDER_CYCLE,
  TDT_TIMETABLE_OBSTACLE_ORDER_PINS,
  TDT_TIMETABLE_OBSTACLE_ORDER_TOO_LONG,
  TDT_TIMETABLE_OBSTACLE_GROUP_TOO_BUSY,
  TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW,
  TDT_TIMETABLE_OBSTACLE_BLOCKED
} TdtTimetableObstacleKind;

/**
 * TdtTimetableObstacle:
 * @kind: what stands in the way
 * @events: (element-type guint): the events concerned
 * @groups: (element-type guint): the groups concerned
 * @rooms: (element-type guint): the rooms concerned
 * @period: for a blocked event, where it would break least, or %TDT_TIMETABLE_NONE
 * @room: for a blocked event, the room there, or %TDT_TIMETABLE_NONE
 *
 * Constraints that cannot hold together.
 */
typedef struct
{
  TdtTimetableObstacleKind kind;
  GArray *events;
  GArray *groups;
  GArray *rooms;
  guint period;
  guint room;
} TdtTimetableObstacle;

/**
 * TdtTimetablePlace:
 * @period: the first period, or %TDT_TIMETABLE_NONE
 * @room: the room, or %TDT_TIMETABLE_NONE
 *
 * Where an event is.
 */
typedef struct
{
  guint period;
  guint room;
} TdtTimetablePlace;

/**
 * TdtTimetableResult:
 * @n_events: the number of events
 * @places: (array length=n_events): where each event is
 * @unplaced: how many events have no place
 * @pin_clashes: how many pairs of pinned events clash
 * @penalty: the penalty of the plan, the sum of @terms
 * @terms: the parts of @penalty, weights included
 * @iterations: moves looked at
 * @elapsed: seconds it took, by the clock of the options
 * @stopped: whether the caller stopped the run
 * @obstacles: (element-type TdtTimetableObstacle): what stands in the way of a
 *     plan without clash and with every event placed; empty for such a plan
 *
 * The plan with the fewest events without a place that was found, and of these
 * the one with the least penalty. Events that have a place break nothing,
 * except that pinned events stay where they are whatever they break.
 */
typedef struct
{
  guint n_events;
  TdtTimetablePlace *places;
  guint unplaced;
  guint pin_clashes;
  gint64 penalty;
  gint64 terms[TDT_TIMETABLE_N_TERMS];
  guint64 iterations;
  gdouble elapsed;
  gboolean stopped;
  GPtrArray *obstacles;
} TdtTimetableResult;

TdtTimetableResult *tdt_timetable_solve (const TdtTimetableProblem *problem,
                                         const TdtTimetableOptions *options);
void tdt_timetable_result_free (TdtTimetableResult *result);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetableResult, tdt_timetable_result_free)

G_END_DECLS
