/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-state-private.h"

TdtTimetableState *
tdt_timetable_state_new (const TdtTimetableInstance *instance)
{
  TdtTimetableState *state = g_new0 (TdtTimetableState, 1);
  gsize n_slots = (gsize) instance->n_periods * instance->n_rooms;
  gsize n_class_periods = (gsize) instance->n_classes * instance->n_periods;
  gsize n_group_days = (gsize) instance->n_groups * instance->n_days;

  state->instance = instance;
  state->start = g_new (int, instance->n_events + 1);
  state->room = g_new (int, instance->n_events + 1);
  state->occupant = g_new (int, n_slots + 1);
  state->blocked = g_new0 (guint16, n_class_periods + 1);
  state->rival_cost = instance->has_rivals ? g_new0 (int, n_class_periods + 1) : NULL;
  state->group_busy = g_new0 (guint64, n_group_days + 1);
  state->group_begin = g_new0 (guint64, n_group_days + 1);
  state->course_in_room = g_new0 (guint16, (gsize) instance->n_courses * instance->n_rooms + 1);
  state->course_on_day = g_new0 (guint16, (gsize) instance->n_courses * instance->n_days + 1);
  state->course_n_rooms = g_new0 (int, instance->n_courses + 1);
  state->course_n_days = g_new0 (int, instance->n_courses + 1);
  state->n_unplaced = instance->n_events;
  for (int event = 0; event < instance->n_events; event++)
    state->start[event] = state->room[event] = -1;
  for (gsize slot = 0; slot < n_slots; slot++)
    state->occupant[slot] = instance->room_closed[slot] ? TDT_TIMETABLE_CLOSED : TDT_TIMETABLE_FREE;
  for (int course = 0; course < instance->n_courses; course++)
    state->penalty += instance->spread_weight * instance->course_min_days[course];
  return state;
}

void
tdt_timetable_state_free (TdtTimetableState *state)
{
  g_free (state->start);
  g_free (state->room);
  g_free (state->occupant);
  g_free (state->blocked);
  g_free (state->rival_cost);
  g_free (state->group_busy);
  g_free (state->group_begin);
  g_free (state->course_in_room);
  g_free (state->course_on_day);
  g_free (state->course_n_rooms);
  g_free (state->course_n_days);
  g_free (state);
}

static int
group_day_cost (const TdtTimetableState *state, int group, int day)
{
  const TdtTimetableInstance *instance = state->instance;
  gsize i = (gsize) group * instance->n_days + day;

  return tdt_timetable_instance_day_cost (instance, group, state->group_busy[i],
                                          state->group_begin[i]);
}

/* Counts @event, as placed, into (@sign 1) or out of (-1) what others see. */
static void
count_conflicts (TdtTimetableState *state, int event, int sign)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  const TdtTimetableLists *conflicts = &instance->class_conflicts;
  int start = state->start[event];
  int end = start + instance->class_duration[c];

  for (int i = conflicts->offsets[c]; i < conflicts->offsets[c + 1]; i++)
    {
      guint16 *row = state->blocked + (gsize) conflicts->items[i] * instance->n_periods;

      for (int p = start; p < end; p++)
        row[p] = (guint16) (row[p] + sign);
    }
  for (int i = instance->class_rivals.offsets[c]; i < instance->class_rivals.offsets[c + 1]; i++)
    {
      int *row = state->rival_cost + (gsize) instance->class_rivals.items[i] * instance->n_periods;

      for (int p = start; p < end; p++)
        row[p] += sign * instance->class_rival_costs.items[i];
    }
}

static void
count_groups (TdtTimetableState *state, int event, gboolean placed)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int day = instance->period_day[state->start[event]];
  int first = state->start[event] - day * instance->periods_per_day;
  guint64 begin = G_GUINT64_CONSTANT (1) << first;
  guint64 busy = tdt_timetable_duration_bits (instance->class_duration[c]) << first;

  for (int i = instance->class_groups.offsets[c]; i < instance->class_groups.offsets[c + 1]; i++)
    {
      int group = instance->class_groups.items[i];
      gsize at = (gsize) group * instance->n_days + day;

      state->penalty -= group_day_cost (state, group, day);
      state->group_busy[at] = placed ? state->group_busy[at] | busy : state->group_busy[at] & ~busy;
      state->group_begin[at] = placed ? state->group_begin[at] | begin
                                      : state->group_begin[at] & ~begin;
      state->penalty += group_day_cost (state, group, day);
    }
}

static gint64
course_cost (const TdtTimetableState *state, int course)
{
  const TdtTimetableInstance *instance = state->instance;
  int missing = instance->course_min_days[course] - state->course_n_days[course];

  return (gint64) instance->stability_weight * MAX (state->course_n_rooms[course] - 1, 0) +
         (gint64) instance->spread_weight * MAX (missing, 0);
}

static void
count_course (TdtTimetableState *state, int event, int sign)
{
  const TdtTimetableInstance *instance = state->instance;
  int course = instance->class_course[instance->event_class[event]];
  int day = instance->period_day[state->start[event]];
  guint16 *in_room =
      &state->course_in_room[(gsize) course * instance->n_rooms + state->room[event]];
  guint16 *on_day = &state->course_on_day[(gsize) course * instance->n_days + day];

  state->penalty -= course_cost (state, course);
  state->course_n_rooms[course] -= *in_room > 0;
  state->course_n_days[course] -= *on_day > 0;
  *in_room = (guint16) (*in_room + sign);
  *on_day = (guint16) (*on_day + sign);
  state->course_n_rooms[course] += *in_room > 0;
  state->course_n_days[course] += *on_day > 0;
  state->penalty += course_cost (state, course);
}

static gint64
single_cost (const TdtTimetableState *state, int event)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int start = state->start[event];
  gint64 cost = instance->period_cost[(gsize) c * instance->n_periods + start] +
                instance->room_cost[(gsize) c * instance->n_rooms + state->room[event]];

  if (instance->has_rivals)
    for (int p = start; p < start + instance->class_duration[c]; p++)
      cost += state->rival_cost[(gsize) c * instance->n_periods + p];
  return cost;
}

void
tdt_timetable_state_place (TdtTimetableState *state, int event, int start, int room)
{
  const TdtTimetableInstance *instance = state->instance;
  int duration = instance->class_duration[instance->event_class[event]];

  state->start[event] = start;
  state->room[event] = room;
  state->n_unplaced--;
  for (int p = start; p < start + duration; p++)
    if (state->occupant[p * instance->n_rooms + room] == TDT_TIMETABLE_FREE)
      state->occupant[p * instance->n_rooms + room] = event;
  state->penalty += single_cost (state, event);
  count_conflicts (state, event, 1);
  count_groups (state, event, TRUE);
  count_course (state, event, 1);
}

void
tdt_timetable_state_remove (TdtTimetableState *state, int event)
{
  const TdtTimetableInstance *instance = state->instance;
  int start = state->start[event];
  int room = state->room[event];
  int duration = instance->class_duration[instance->event_class[event]];

  count_conflicts (state, event, -1);
  count_groups (state, event, FALSE);
  count_course (state, event, -1);
  state->penalty -= single_cost (state, event);
  for (int p = start; p < start + duration; p++)
    state->occupant[p * instance->n_rooms + room] = TDT_TIMETABLE_FREE;
  state->start[event] = state->room[event] = -1;
  state->n_unplaced++;
}

gboolean
tdt_timetable_state_in_order (const TdtTimetableState *state, int event, int start)
{
  const TdtTimetableInstance *instance = state->instance;
  const TdtTimetableLists *befores = &instance->event_befores;
  const TdtTimetableLists *afters = &instance->event_afters;
  int end = start + instance->class_duration[instance->event_class[event]];

  for (int i = befores->offsets[event]; i < befores->offsets[event + 1]; i++)
    {
      int other = befores->items[i];
      int duration = instance->class_duration[instance->event_class[other]];

      if (other == event || (state->start[other] >= 0 && state->start[other] + duration > start))
        return FALSE;
    }
  for (int i = afters->offsets[event]; i < afters->offsets[event + 1]; i++)
    {
      int other = afters->items[i];

      if (state->start[other] >= 0 && state->start[other] < end)
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_timetable_state_fits (const TdtTimetableState *state, int event, int start, int room)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];

  if (!instance->start_allowed[(gsize) c * instance->n_periods + start] ||
      !instance->room_allowed[(gsize) c * instance->n_rooms + room])
    return FALSE;
  for (int p = start; p < start + instance->class_duration[c]; p++)
    if (state->blocked[(gsize) c * instance->n_periods + p] > 0 ||
        state->occupant[p * instance->n_rooms + room] != TDT_TIMETABLE_FREE)
      return FALSE;
  return tdt_timetable_state_in_order (state, event, start);
}

void
tdt_timetable_state_undo (TdtTimetableState *state, const TdtTimetableMove *undo, int n_moves)
{
  for (int i = 0; i < n_moves; i++)
    if (state->start[undo[i].event] >= 0)
      tdt_timetable_state_remove (state, undo[i].event);
  for (int i = 0; i < n_moves; i++)
    if (undo[i].start >= 0)
      tdt_timetable_state_place (state, undo[i].event, undo[i].start, undo[i].room);
}

gboolean
tdt_timetable_state_apply (TdtTimetableState *state, const TdtTimetableMove *moves, int n_moves,
                           TdtTimetableMove *undo)
{
  for (int i = 0; i < n_moves; i++)
    {
      int event = moves[i].event;

      undo[i] = (TdtTimetableMove){ event, state->start[event], state->room[event] };
      if (undo[i].start >= 0)
        tdt_timetable_state_remove (state, event);
    }
  for (int i = 0; i < n_moves; i++)
    {
      if (!tdt_timetable_state_fits (state, moves[i].event, moves[i].start, moves[i].room))
        {
          tdt_timetable_state_undo (state, undo, n_moves);
          return FALSE;
        }
      tdt_timetable_state_place (state, moves[i].event, moves[i].start, moves[i].room);
    }
  return TRUE;
}

/* Pinned events are skipped: they may share a slot, where removing one would
 * take the other's mark with it, and they are the same in every plan. */
void
tdt_timetable_state_load (TdtTimetableState *state, const int *start, const int *room)
{
  const TdtTimetableInstance *instance = state->instance;

  for (int event = 0; event < instance->n_events; event++)
    if (!instance->event_pinned[event] && state->start[event] >= 0 &&
        (state->start[event] != start[event] || state->room[event] != room[event]))
      tdt_timetable_state_remove (state, event);
  for (int event = 0; event < instance->n_events; event++)
    if (start[event] >= 0 && state->start[event] < 0)
      tdt_timetable_state_place (state, event, start[event], room[event]);
}
