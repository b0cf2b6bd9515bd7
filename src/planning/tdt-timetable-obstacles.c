/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-obstacles-private.h"

TdtTimetableObstacle *
tdt_timetable_obstacle_new (TdtTimetableObstacleKind kind)
{
  TdtTimetableObstacle *obstacle = g_new0 (TdtTimetableObstacle, 1);

  obstacle->kind = kind;
  obstacle->events = g_array_new (FALSE, FALSE, sizeof (guint));
  obstacle->groups = g_array_new (FALSE, FALSE, sizeof (guint));
  obstacle->rooms = g_array_new (FALSE, FALSE, sizeof (guint));
  obstacle->period = TDT_TIMETABLE_NONE;
  obstacle->room = TDT_TIMETABLE_NONE;
  return obstacle;
}

static void
obstacle_free (gpointer data)
{
  TdtTimetableObstacle *obstacle = data;

  g_array_unref (obstacle->events);
  g_array_unref (obstacle->groups);
  g_array_unref (obstacle->rooms);
  g_free (obstacle);
}

void
tdt_timetable_obstacle_add_event (TdtTimetableObstacle *obstacle, int event)
{
  guint index = (guint) event;

  g_array_append_val (obstacle->events, index);
}

void
tdt_timetable_obstacle_add_group (TdtTimetableObstacle *obstacle, int group)
{
  guint index = (guint) group;

  g_array_append_val (obstacle->groups, index);
}

static gboolean
overlap (const TdtTimetableState *state, int event, int start, int other)
{
  const TdtTimetableInstance *instance = state->instance;
  int end = start + instance->class_duration[instance->event_class[event]];
  int other_start = state->start[other];
  int other_end = other_start + instance->class_duration[instance->event_class[other]];

  return start < other_end && other_start < end;
}

/* Whether @other, which has a place, is in the way of @event at @start
 * whatever the room. */
static gboolean
is_blocker (const TdtTimetableState *state, int event, int start, int other)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int other_class = instance->event_class[other];
  const TdtTimetableLists *befores = &instance->event_befores;
  const TdtTimetableLists *afters = &instance->event_afters;

  if (instance_conflicts (instance, c, other_class) && overlap (state, event, start, other))
    return TRUE;
  for (int i = befores->offsets[event]; i < befores->offsets[event + 1]; i++)
    if (befores->items[i] == other &&
        state->start[other] + instance->class_duration[other_class] > start)
      return TRUE;
  for (int i = afters->offsets[event]; i < afters->offsets[event + 1]; i++)
    if (afters->items[i] == other && state->start[other] < start + instance->class_duration[c])
      return TRUE;
  return FALSE;
}

/* Adds to @blockers who holds @room from @start on and is not among them yet;
 * returns FALSE if the room is closed. */
static gboolean
add_room_blockers (const TdtTimetableState *state, int event, int start, int room, GArray *blockers)
{
  const TdtTimetableInstance *instance = state->instance;
  int duration = instance->class_duration[instance->event_class[event]];

  for (int p = start; p < start + duration; p++)
    {
      int occupant = state->occupant[p * instance->n_rooms + room];
      gboolean known = FALSE;

      if (occupant == TDT_TIMETABLE_CLOSED)
        return FALSE;
      for (guint i = 0; i < blockers->len; i++)
        known |= g_array_index (blockers, int, i) == occupant;
      if (occupant >= 0 && !known)
        g_array_append_val (blockers, occupant);
    }
  return TRUE;
}

/* Finds where @event would clash with the fewest. */
static void
add_blocked (const TdtTimetableState *state, int event, GPtrArray *obstacles)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  const TdtTimetableLists *starts = &instance->class_starts;
  const TdtTimetableLists *rooms = &instance->class_rooms;
  TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_BLOCKED);
  g_autoptr (GArray) blockers = g_array_new (FALSE, FALSE, sizeof (int));
  g_autoptr (GArray) fewest = g_array_new (FALSE, FALSE, sizeof (int));

  for (int i = starts->offsets[c]; i < starts->offsets[c + 1]; i++)
    {
      int start = starts->items[i];
      guint n_any_room;

      if (obstacle->period != TDT_TIMETABLE_NONE &&
          state->blocked[(gsize) c * instance->n_periods + start] >= fewest->len)
        continue;
      g_array_set_size (blockers, 0);
      for (int other = 0; other < instance->n_events; other++)
        if (state->start[other] >= 0 && is_blocker (state, event, start, other))
          g_array_append_val (blockers, other);
      n_any_room = blockers->len;
      for (int j = rooms->offsets[c]; j < rooms->offsets[c + 1]; j++)
        {
          g_array_set_size (blockers, n_any_room);
          if (!add_room_blockers (state, event, start, rooms->items[j], blockers) ||
              (obstacle->period != TDT_TIMETABLE_NONE && blockers->len >= fewest->len))
            continue;
          obstacle->period = (guint) start;
          obstacle->room = (guint) rooms->items[j];
          g_array_set_size (fewest, 0);
          g_array_append_vals (fewest, blockers->data, blockers->len);
        }
    }
  tdt_timetable_obstacle_add_event (obstacle, event);
  for (guint i = 0; i < fewest->len; i++)
    tdt_timetable_obstacle_add_event (obstacle, g_array_index (fewest, int, i));
  g_ptr_array_add (obstacles, obstacle);
}

GPtrArray *
tdt_timetable_dup_obstacles (const TdtTimetableState *state)
{
  const TdtTimetableInstance *instance = state->instance;
  GPtrArray *obstacles = g_ptr_array_new_with_free_func (obstacle_free);

  tdt_timetable_prove_obstacles (instance, obstacles);
  tdt_timetable_prove_order_obstacles (instance, obstacles);
  for (int event = 0; event < instance->n_events; event++)
    {
      int c = instance->event_class[event];

      if (state->start[event] < 0 &&
          instance->class_starts.offsets[c] < instance->class_starts.offsets[c + 1] &&
          instance->class_rooms.offsets[c] < instance->class_rooms.offsets[c + 1])
        add_blocked (state, event, obstacles);
    }
  return obstacles;
}
