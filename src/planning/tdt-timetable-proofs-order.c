/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-obstacles-private.h"

/*
 * Wishes for before and after that cannot all hold: circles, pins the other
 * way round, and rows of events too long for the periods they may use.
 */

enum
{
  UNSEEN,
  ON_PATH,
  DONE
};

typedef struct
{
  const TdtTimetableInstance *instance;
  GPtrArray *obstacles;
  guint8 *mark;  /* by event */
  int *via;      /* by event: the one before it that it waits for, or -1 */
  int *earliest; /* by event: the earliest start, n_periods when there is none */
  GArray *path;  /* int */
} OrderProof;

static int
duration_of (const TdtTimetableInstance *instance, int event)
{
  return instance->class_duration[instance->event_class[event]];
}

/* The path from @event on, each wanted after the next: said the other way. */
static void
add_cycle (OrderProof *proof, int event)
{
  TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_ORDER_CYCLE);

  for (guint i = proof->path->len; i-- > 0;)
    {
      int member = g_array_index (proof->path, int, i);

      tdt_timetable_obstacle_add_event (obstacle, member);
      if (member == event)
        break;
    }
  g_ptr_array_add (proof->obstacles, obstacle);
}

static void
add_too_long (OrderProof *proof, int event)
{
  TdtTimetableObstacle *obstacle = tdt_timetable_obstacle_new (
      TDT_TIMETABLE_OBSTACLE_ORDER_TOO_LONG);
  g_autoptr (GArray) chain = g_array_new (FALSE, FALSE, sizeof (int));

  for (int member = event; member >= 0; member = proof->via[member])
    g_array_append_val (chain, member);
  for (guint i = chain->len; i-- > 0;)
    tdt_timetable_obstacle_add_event (obstacle, g_array_index (chain, int, i));
  g_ptr_array_add (proof->obstacles, obstacle);
}

static int
first_start (const TdtTimetableInstance *instance, int event, int not_before)
{
  const TdtTimetableLists *starts = &instance->class_starts;
  int c = instance->event_class[event];

  if (instance->event_pinned[event])
    return (int) instance_event (instance, event)->pin_period;
  for (int i = starts->offsets[c]; i < starts->offsets[c + 1]; i++)
    if (starts->items[i] >= not_before)
      return starts->items[i];
  return instance->n_periods;
}

/* Finds the earliest start of @event, after those that come before it. What is
 * impossible for another reason, or already said, counts as no hindrance. */
static void
visit (OrderProof *proof, int event)
{
  const TdtTimetableInstance *instance = proof->instance;
  const TdtTimetableLists *befores = &instance->event_befores;
  int not_before = 0;

  proof->mark[event] = ON_PATH;
  g_array_append_val (proof->path, event);
  for (int i = befores->offsets[event]; i < befores->offsets[event + 1]; i++)
    {
      int other = befores->items[i];

      if (proof->mark[other] == ON_PATH)
        {
          add_cycle (proof, other);
          continue;
        }
      if (proof->mark[other] == UNSEEN)
        visit (proof, other);
      if (proof->earliest[other] < instance->n_periods &&
          proof->earliest[other] + duration_of (instance, other) > not_before)
        {
          not_before = proof->earliest[other] + duration_of (instance, other);
          proof->via[event] = other;
        }
    }
  proof->earliest[event] = first_start (instance, event, not_before);
  if (proof->earliest[event] == instance->n_periods &&
      first_start (instance, event, 0) < instance->n_periods)
    add_too_long (proof, event);
  g_array_set_size (proof->path, proof->path->len - 1);
  proof->mark[event] = DONE;
}

static void
prove_pins (const TdtTimetableInstance *instance, GPtrArray *obstacles)
{
  const GArray *orders = instance->problem->orders;

  for (guint i = 0; i < orders->len; i++)
    {
      const TdtTimetableFact *order = &g_array_index (orders, TdtTimetableFact, i);
      const TdtTimetableEvent *before = instance_event (instance, (int) order->first);
      const TdtTimetableEvent *after = instance_event (instance, (int) order->second);
      TdtTimetableObstacle *obstacle;

      if (!instance->event_pinned[order->first] || !instance->event_pinned[order->second] ||
          before->pin_period + before->duration <= after->pin_period)
        continue;
      obstacle = tdt_timetable_obstacle_new (TDT_TIMETABLE_OBSTACLE_ORDER_PINS);
      tdt_timetable_obstacle_add_event (obstacle, (int) order->first);
      tdt_timetable_obstacle_add_event (obstacle, (int) order->second);
      g_ptr_array_add (obstacles, obstacle);
    }
}

void
tdt_timetable_prove_order_obstacles (const TdtTimetableInstance *instance, GPtrArray *obstacles)
{
  g_autofree guint8 *mark = g_new0 (guint8, instance->n_events + 1);
  g_autofree int *via = g_new (int, instance->n_events + 1);
  g_autofree int *earliest = g_new0 (int, instance->n_events + 1);
  g_autoptr (GArray) path = g_array_new (FALSE, FALSE, sizeof (int));
  OrderProof proof = { instance, obstacles, mark, via, earliest, path };

  prove_pins (instance, obstacles);
  for (int event = 0; event < instance->n_events; event++)
    via[event] = -1;
  for (int event = 0; event < instance->n_events; event++)
    if (mark[event] == UNSEEN)
      visit (&proof, event);
}
