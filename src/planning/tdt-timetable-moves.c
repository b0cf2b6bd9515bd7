/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-moves-private.h"

static int
room_change_cost (const TdtTimetableState *state, int c, int from, int to)
{
  const TdtTimetableInstance *instance = state->instance;
  const int *cost = instance->room_cost + (gsize) c * instance->n_rooms;
  const guint16 *used = state->course_in_room +
                        (gsize) instance->class_course[c] * instance->n_rooms;

  return cost[to] - cost[from] + instance->stability_weight * ((used[to] == 0) - (used[from] == 1));
}

static int
day_change_cost (const TdtTimetableState *state, int c, int from, int to)
{
  const TdtTimetableInstance *instance = state->instance;
  int course = instance->class_course[c];
  const guint16 *on_day = state->course_on_day + (gsize) course * instance->n_days;
  int missing = instance->course_min_days[course] - state->course_n_days[course];
  int missing_then = missing - (on_day[to] == 0) + (on_day[from] == 1);

  return instance->spread_weight * (MAX (missing_then, 0) - MAX (missing, 0));
}

/* What taking an event out of the day that costs @group, and putting one in. */
static int
group_change_cost (const TdtTimetableState *state, int group, int duration, int from, int to)
{
  const TdtTimetableInstance *instance = state->instance;
  int from_day = instance->period_day[from];
  int to_day = instance->period_day[to];
  int from_first = from - from_day * instance->periods_per_day;
  int to_first = to - to_day * instance->periods_per_day;
  const guint64 *busy = state->group_busy + (gsize) group * instance->n_days;
  const guint64 *begin = state->group_begin + (gsize) group * instance->n_days;
  guint64 bits = tdt_timetable_duration_bits (duration);
  guint64 less_busy = busy[from_day] & ~(bits << from_first);
  guint64 less_begin = begin[from_day] & ~(G_GUINT64_CONSTANT (1) << from_first);
  guint64 more_busy = (from_day == to_day ? less_busy : busy[to_day]) | bits << to_first;
  guint64 more_begin = (from_day == to_day ? less_begin : begin[to_day]) | G_GUINT64_CONSTANT (1)
                                                                               << to_first;
  int cost = tdt_timetable_instance_day_cost (instance, group, more_busy, more_begin) -
             tdt_timetable_instance_day_cost (instance, group, busy[from_day], begin[from_day]);

  if (from_day != to_day)
    cost += tdt_timetable_instance_day_cost (instance, group, less_busy, less_begin) -
            tdt_timetable_instance_day_cost (instance, group, busy[to_day], begin[to_day]);
  return cost;
}

static int
rival_change_cost (const TdtTimetableState *state, int c, int from, int to)
{
  const int *row = state->rival_cost + (gsize) c * state->instance->n_periods;
  int cost = 0;

  for (int i = 0; i < state->instance->class_duration[c]; i++)
    cost += row[to + i] - row[from + i];
  return cost;
}

int
tdt_timetable_move_cost (const TdtTimetableState *state, int event, int start, int room,
                         int partner)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int from = state->start[event];
  const int *period_cost = instance->period_cost + (gsize) c * instance->n_periods;
  int cost = 0;

  if (room != state->room[event])
    cost += room_change_cost (state, c, state->room[event], room);
  if (start == from)
    return cost;

  cost += period_cost[start] - period_cost[from];
  if (instance->period_day[start] != instance->period_day[from])
    cost += day_change_cost (state, c, instance->period_day[from], instance->period_day[start]);
  if (instance->has_rivals)
    cost += rival_change_cost (state, c, from, start);
  for (int i = instance->class_groups.offsets[c]; i < instance->class_groups.offsets[c + 1]; i++)
    {
      int group = instance->class_groups.items[i];

      /* Two events of one group that trade places leave its days as they are. */
      if (partner < 0 || !instance_class_in_group (instance, partner, group))
        cost += group_change_cost (state, group, instance->class_duration[c], from, start);
    }
  return cost;
}

static gboolean
are_rivals (const TdtTimetableInstance *instance, int c, int other)
{
  for (int i = instance->class_rivals.offsets[c]; i < instance->class_rivals.offsets[c + 1]; i++)
    if (instance->class_rivals.items[i] == other)
      return TRUE;
  return FALSE;
}

/* The conflicts that @event, leaving its place, finds at @start, those with
 * @partner left out, which leaves there too and is as long. */
static gboolean
meets_conflict (const TdtTimetableState *state, int event, int start, int partner)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  const guint16 *blocked = state->blocked + (gsize) c * instance->n_periods;
  int duration = instance->class_duration[c];
  int from = state->start[event];
  int partners = partner >= 0 && instance_conflicts (instance, c, instance->event_class[partner]);
  int own;

  if (duration == 1)
    return start != from && blocked[start] > partners;
  own = instance_conflicts (instance, c, c);
  for (int p = start; p < start + duration; p++)
    if (blocked[p] > partners + (own && p >= from && p < from + duration))
      return TRUE;
  return FALSE;
}

static TdtTimetableTry
try_relocate (TdtTimetableState *state, int event, int start, int room, double tolerance)
{
  if (meets_conflict (state, event, start, -1) ||
      !tdt_timetable_state_in_order (state, event, start))
    return TDT_TIMETABLE_TRY_BLOCKED;
  if (tdt_timetable_move_cost (state, event, start, room, -1) > tolerance)
    return TDT_TIMETABLE_TRY_REFUSED;
  tdt_timetable_state_remove (state, event);
  tdt_timetable_state_place (state, event, start, room);
  return TDT_TIMETABLE_TRY_MADE;
}

/* Makes @moves and takes them back if that costs too much. */
static TdtTimetableTry
try_moves (TdtTimetableState *state, const TdtTimetableMove *moves, int n_moves, double tolerance)
{
  TdtTimetableMove undo[TDT_TIMETABLE_CHAIN_MAX];
  gint64 before = state->penalty;

  if (!tdt_timetable_state_apply (state, moves, n_moves, undo))
    return TDT_TIMETABLE_TRY_BLOCKED;
  if ((double) (state->penalty - before) <= tolerance)
    return TDT_TIMETABLE_TRY_MADE;
  tdt_timetable_state_undo (state, undo, n_moves);
  return TDT_TIMETABLE_TRY_REFUSED;
}

/* @other holds the room where @event is to go and is to take its place. */
static TdtTimetableTry
try_swap (TdtTimetableState *state, int event, int start, int other, double tolerance)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int other_class = instance->event_class[other];
  int from = state->start[event];
  int from_room = state->room[event];
  int room = state->room[other];
  int duration = instance->class_duration[c];
  int cost;

  if (c == other_class && from == start)
    return TDT_TIMETABLE_TRY_REFUSED;
  if (!instance->start_allowed[(gsize) other_class * instance->n_periods + from] ||
      !instance->room_allowed[(gsize) other_class * instance->n_rooms + from_room])
    return TDT_TIMETABLE_TRY_BLOCKED;
  if (instance->class_course[c] == instance->class_course[other_class] ||
      instance->class_duration[other_class] != duration || state->start[other] != start ||
      (start != from && ABS (start - from) < duration) ||
      (instance->has_rivals && are_rivals (instance, c, other_class)))
    {
      TdtTimetableMove moves[] = { { event, start, room }, { other, from, from_room } };

      return try_moves (state, moves, 2, tolerance);
    }

  /* With an order between the two, either is out of order at the other's place. */
  if (meets_conflict (state, event, start, other) || meets_conflict (state, other, from, event) ||
      !tdt_timetable_state_in_order (state, event, start) ||
      !tdt_timetable_state_in_order (state, other, from))
    return TDT_TIMETABLE_TRY_BLOCKED;
  cost = tdt_timetable_move_cost (state, event, start, room, other_class);
  cost += tdt_timetable_move_cost (state, other, from, from_room, c);
  if (cost > tolerance)
    return TDT_TIMETABLE_TRY_REFUSED;
  tdt_timetable_state_remove (state, event);
  tdt_timetable_state_remove (state, other);
  tdt_timetable_state_place (state, event, start, room);
  tdt_timetable_state_place (state, other, from, from_room);
  return TDT_TIMETABLE_TRY_MADE;
}

TdtTimetableTry
tdt_timetable_try_move (TdtTimetableState *state, int event, int start, int room, double tolerance)
{
  const TdtTimetableInstance *instance = state->instance;
  int duration = instance->class_duration[instance->event_class[event]];
  int other = TDT_TIMETABLE_FREE;

  if (start == state->start[event] && room == state->room[event])
    return TDT_TIMETABLE_TRY_REFUSED;
  for (int p = start; p < start + duration; p++)
    {
      int occupant = state->occupant[p * instance->n_rooms + room];

      if (occupant == TDT_TIMETABLE_FREE || occupant == event || occupant == other)
        continue;
      if (occupant == TDT_TIMETABLE_CLOSED || other >= 0)
        return TDT_TIMETABLE_TRY_BLOCKED;
      other = occupant;
    }
  if (other < 0)
    return try_relocate (state, event, start, room, tolerance);
  if (instance->event_pinned[other])
    return TDT_TIMETABLE_TRY_REFUSED;
  return try_swap (state, event, start, other, tolerance);
}
