/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-obstacles-private.h"

/*
 * Constraints that cannot hold together in any plan, found by counting: an
 * event with no period or room left, pins that clash, a group or a set of
 * rooms with more to do than it has periods.
 */

static const TdtTimetableGroup *
group_at (const TdtTimetableInstance *instance, int group)
{
  return &g_array_index (instance->problem->groups, TdtTimetableGroup, group);
}

static gboolean
is_member (const TdtTimetableGroup *group, int event)
{
  for (guint m = 0; m < group->members->len; m++)
    if ((int) g_array_index (group->members, guint, m) == event)
      return TRUE;
  return FALSE;
}

/* Adds the groups of @event that are away in some period of @first to @last. */
static void
add_absent_groups (const TdtTimetableInstance *instance, TdtTimetableObstacle *obstacle, int event,
                   int first, int last)
{
  const GArray *bans = instance->problem->group_bans;
  g_autofree gboolean *absent = g_new0 (gboolean, instance->problem->groups->len + 1);

  for (guint i = 0; i < bans->len; i++)
    {
      const TdtTimetableFact *ban = &g_array_index (bans, TdtTimetableFact, i);

      if ((int) ban->second >= first && (int) ban->second <= last)
        absent[ban->first] = TRUE;
    }
  for (int group = 0; group < (int) instance->problem->groups->len; group++)
    if (absent[group] && is_member (group_at (instance, group), event))
      tdt_timetable_obstacle_add_group (obstacle, group);
}

static void
prove_no_place (const TdtTimetableInstance *instance, int event, GPtrArray *obstacles)
{
  int c = instance->event_class[event];

  if (instance->class_starts.offsets[c] == instance->class_starts.offsets[c + 1])
    {
      TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (
          TDT_TIMETABLE_OBSTACLE_NO_PERIOD);
      const TdtTimetableEvent *e = instance_event (instance, event);
      gboolean pinned = e->pin_period != TDT_TIMETABLE_NONE;
      int first = pinned ? (int) e->pin_period : 0;
      int last = pinned ? first + (int) e->duration - 1 : instance->n_periods - 1;

      tdt_timetable_obstacle_add_event (obstacle, event);
      add_absent_groups (instance, obstacle, event, first, last);
      g_ptr_array_add (obstacles, obstacle);
    }
  if (instance->class_rooms.offsets[c] == instance->class_rooms.offsets[c + 1])
    {
      TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_NO_ROOM);

      tdt_timetable_obstacle_add_event (obstacle, event);
      g_ptr_array_add (obstacles, obstacle);
    }
}

static void
prove_forbidden_pin (const TdtTimetableInstance *instance, int event, GPtrArray *obstacles)
{
  const TdtTimetableEvent *e = instance_event (instance, event);
  int start = (int) e->pin_period;
  int end = start + (int) e->duration;
  gboolean room_closed = FALSE;
  TdtTimetableObstacle *obstacle;

  for (int p = start; p < end; p++)
    room_closed |= instance->room_closed[p * instance->n_rooms + (int) e->pin_room];
  if (!room_closed && tdt_timetable_instance_may_start (instance, event, start) &&
      instance
          ->room_allowed[(gsize) instance->event_class[event] * instance->n_rooms + e->pin_room])
    return;
  obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_PIN_FORBIDDEN);
  tdt_timetable_obstacle_add_event (obstacle, event);
  add_absent_groups (instance, obstacle, event, start, end - 1);
  g_ptr_array_add (obstacles, obstacle);
}

static gboolean
pins_clash (const TdtTimetableInstance *instance, int event, int other)
{
  const TdtTimetableEvent *e = instance_event (instance, event);
  const TdtTimetableEvent *o = instance_event (instance, other);

  return e->pin_period < o->pin_period + o->duration &&
         o->pin_period < e->pin_period + e->duration &&
         (e->pin_room == o->pin_room || instance_conflicts (instance, instance->event_class[event],
                                                            instance->event_class[other]));
}

static void
prove_pin_clashes (const TdtTimetableInstance *instance, int event, GPtrArray *obstacles)
{
  for (int other = event + 1; other < instance->n_events; other++)
    {
      TdtTimetableObstacle *obstacle;

      if (!instance->event_pinned[other] || !pins_clash (instance, event, other))
        continue;
      obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_PIN_CLASH);
      tdt_timetable_obstacle_add_event (obstacle, event);
      tdt_timetable_obstacle_add_event (obstacle, other);
      for (int group = 0; group < (int) instance->problem->groups->len; group++)
        if (is_member (group_at (instance, group), event) &&
            is_member (group_at (instance, group), other))
          tdt_timetable_obstacle_add_group (obstacle, group);
      g_ptr_array_add (obstacles, obstacle);
    }
}

/* Marks the periods that @event may hold, or holds being pinned. */
static void
mark_usable (const TdtTimetableInstance *instance, int event, gboolean *usable)
{
  int c = instance->event_class[event];
  const TdtTimetableLists *starts = &instance->class_starts;

  if (instance->event_pinned[event])
    for (int d = 0; d < instance->class_duration[c]; d++)
      usable[instance_event (instance, event)->pin_period + d] = TRUE;
  else
    for (int i = starts->offsets[c]; i < starts->offsets[c + 1]; i++)
      for (int d = 0; d < instance->class_duration[c]; d++)
        usable[starts->items[i] + d] = TRUE;
}

static void
prove_busy_group (const TdtTimetableInstance *instance, int group, GPtrArray *obstacles)
{
  const GArray *members = group_at (instance, group)->members;
  g_autofree gboolean *usable = g_new0 (gboolean, instance->n_periods);
  TdtTimetableObstacle *obstacle;
  guint wanted = 0;
  guint had = 0;

  for (guint m = 0; m < members->len; m++)
    {
      int event = (int) g_array_index (members, guint, m);

      wanted += instance_event (instance, event)->duration;
      mark_usable (instance, event, usable);
    }
  for (int p = 0; p < instance->n_periods; p++)
    had += usable[p] != FALSE;
  /* Without any period, that is said of the events themselves. */
  if (had == 0 || wanted <= had)
    return;
  obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_GROUP_TOO_BUSY);
  g_array_append_vals (obstacle->events, members->data, members->len);
  tdt_timetable_obstacle_add_group (obstacle, group);
  g_ptr_array_add (obstacles, obstacle);
}

/* Whether @event may use only rooms that the class @c may use. */
static gboolean
uses_rooms_of (const TdtTimetableInstance *instance, int event, int c)
{
  const guint8 *own = instance->room_allowed +
                      (gsize) instance->event_class[event] * instance->n_rooms;
  const guint8 *rooms = instance->room_allowed + (gsize) c * instance->n_rooms;

  for (int r = 0; r < instance->n_rooms; r++)
    if (own[r] && !rooms[r])
      return FALSE;
  return TRUE;
}

/* Compares what the rooms of the class @c have with what the events need that
 * can go nowhere else. */
static gboolean
prove_few_rooms (const TdtTimetableInstance *instance, int c, GPtrArray *obstacles)
{
  const TdtTimetableLists *rooms = &instance->class_rooms;
  TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (
      TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW);
  g_autofree gboolean *usable = g_new0 (gboolean, instance->n_periods);
  guint wanted = 0;
  guint had = 0;

  for (int event = 0; event < instance->n_events; event++)
    if (uses_rooms_of (instance, event, c))
      {
        wanted += instance_event (instance, event)->duration;
        mark_usable (instance, event, usable);
        tdt_timetable_obstacle_add_event (obstacle, event);
      }
  for (int i = rooms->offsets[c]; i < rooms->offsets[c + 1]; i++)
    {
      guint room = (guint) rooms->items[i];

      g_array_append_val (obstacle->rooms, room);
      for (int p = 0; p < instance->n_periods; p++)
        had += usable[p] && !instance->room_closed[p * instance->n_rooms + (int) room];
    }
  g_ptr_array_add (obstacles, obstacle);
  if (had > 0 && wanted > had)
    return TRUE;
  g_ptr_array_remove_index (obstacles, obstacles->len - 1);
  return FALSE;
}

void
tdt_timetable_prove_obstacles (const TdtTimetableInstance *instance, GPtrArray *obstacles)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_bytes_hash, g_bytes_equal,
                                                       (GDestroyNotify) g_bytes_unref, NULL);

  for (int event = 0; event < instance->n_events; event++)
    if (instance->event_pinned[event])
      {
        prove_forbidden_pin (instance, event, obstacles);
        prove_pin_clashes (instance, event, obstacles);
      }
    else
      prove_no_place (instance, event, obstacles);
  for (int group = 0; group < (int) instance->problem->groups->len; group++)
    prove_busy_group (instance, group, obstacles);
  for (int c = 0; c < instance->n_classes; c++)
    if (g_hash_table_add (seen, g_bytes_new (instance->room_allowed + (gsize) c * instance->n_rooms,
                                             (gsize) instance->n_rooms)))
      prove_few_rooms (instance, c, obstacles);
}
