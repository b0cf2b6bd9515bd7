/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the solver leaves to chance: of times that cost the same people expect the earliest, of
 * rooms the one that comes first. */
#include "tdt-schedule-model-private.h"

typedef struct
{
  const TdtTimetableResult *result;
} Order;

static int
compare_starts (gconstpointer a, gconstpointer b, gpointer data)
{
  const Order *order = data;
  guint one = order->result->places[*(const guint *) a].period;
  guint other = order->result->places[*(const guint *) b].period;

  return (one > other) - (one < other);
}

/* (element-type guint): events that the plan moves, by their start. */
static GArray *
find_moved (const TdtScheduleModel *model, const TdtTimetableProblem *problem,
            const TdtTimetableResult *result)
{
  GArray *moved = g_array_new (FALSE, FALSE, sizeof (guint));
  Order order = { result };

  for (guint event = 0; event < model->n_movable; event++)
    if (result->places[event].period != TDT_TIMETABLE_NONE &&
        result->places[event].period !=
            g_array_index (problem->events, TdtTimetableEvent, event).current_period)
      g_array_append_val (moved, event);
  g_array_sort_with_data (moved, compare_starts, &order);
  return moved;
}

/* Puts @event as early on its day as it can be in its room without costing more. */
static void
shift (TdtTimetableState *state, int event)
{
  const TdtTimetableInstance *instance = state->instance;
  int start = state->start[event];
  int room = state->room[event];
  gint64 penalty = state->penalty;
  int first = start / instance->periods_per_day * instance->periods_per_day;

  tdt_timetable_state_remove (state, event);
  for (int period = first; period < start; period++)
    {
      if (!tdt_timetable_state_fits (state, event, period, room))
        continue;
      tdt_timetable_state_place (state, event, period, room);
      if (state->penalty <= penalty)
        return;
      tdt_timetable_state_remove (state, event);
    }
  tdt_timetable_state_place (state, event, start, room);
}

/* The same for rooms, at its time. */
static void
change_room (TdtTimetableState *state, int event)
{
  int start = state->start[event];
  int room = state->room[event];
  gint64 penalty = state->penalty;

  tdt_timetable_state_remove (state, event);
  for (int other = 0; other < room; other++)
    {
      if (!tdt_timetable_state_fits (state, event, start, other))
        continue;
      tdt_timetable_state_place (state, event, start, other);
      if (state->penalty <= penalty)
        return;
      tdt_timetable_state_remove (state, event);
    }
  tdt_timetable_state_place (state, event, start, room);
}

void
tdt_schedule_tidy (const TdtScheduleModel *model, const TdtTimetableProblem *problem,
                   TdtTimetableResult *result)
{
  g_autoptr (TdtTimetableInstance) instance = tdt_timetable_instance_new (problem);
  g_autoptr (TdtTimetableState) state = tdt_timetable_state_new (instance);
  g_autoptr (GArray) moved = find_moved (model, problem, result);

  tdt_schedule_load_state (state, result);
  for (guint i = 0; i < moved->len; i++)
    {
      guint event = g_array_index (moved, guint, i);

      shift (state, (int) event);
      change_room (state, (int) event);
      result->places[event].period = (guint) state->start[event];
      result->places[event].room = (guint) state->room[event];
    }
  result->penalty = tdt_timetable_state_count (state, result->terms);
}

void
tdt_schedule_load_state (TdtTimetableState *state, const TdtTimetableResult *result)
{
  g_autofree int *starts = g_new (int, result->n_events + 1);
  g_autofree int *rooms = g_new (int, result->n_events + 1);

  for (guint event = 0; event < result->n_events; event++)
    {
      gboolean placed = result->places[event].period != TDT_TIMETABLE_NONE;

      starts[event] = placed ? (int) result->places[event].period : -1;
      rooms[event] = placed ? (int) result->places[event].room : -1;
    }
  tdt_timetable_state_load (state, starts, rooms);
}
