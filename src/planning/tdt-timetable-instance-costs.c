/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-builder-private.h"

/* Days up to this long get a table of costs by busy periods. */
#define TABLE_MAX_PERIODS 12

/* The number of events among those of @begin, of which the busy periods are
 * @busy, that have no other just before or after them. */
int
tdt_timetable_count_isolated (guint64 busy, guint64 begin)
{
  guint64 runs = busy & ~(busy << 1);
  guint64 followers = begin & ~runs;
  int n_isolated = 0;

  for (guint64 left = runs; left != 0; left &= left - 1)
    {
      guint64 first = left & -left;
      /* Adding the first bit of a run carries through the run, to behind it. */
      guint64 run = busy & ~(busy + first);

      n_isolated += (run & followers) == 0;
    }
  return n_isolated;
}

/* The number of free periods between the first and the last of @busy. */
int
tdt_timetable_count_gaps (guint64 busy)
{
  if (busy == 0)
    return 0;
  return 64 - __builtin_clzll (busy) - __builtin_ctzll (busy) - __builtin_popcountll (busy);
}

void
tdt_timetable_build_single_costs (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  const TdtTimetableProblem *problem = instance->problem;
  int n_periods = instance->n_periods;
  int n_rooms = instance->n_rooms;
  int wish_weight = (int) problem->weights[TDT_TIMETABLE_TERM_WISHES];
  int change_weight = (int) problem->weights[TDT_TIMETABLE_TERM_CHANGE];

  instance->period_cost = g_new0 (int, (gsize) instance->n_classes *n_periods + 1);
  instance->room_cost = g_new0 (int, (gsize) instance->n_classes *n_rooms + 1);
  for (int c = 0; c < instance->n_classes; c++)
    {
      const TdtTimetableEvent *e = instance_event (instance, builder->class_event[c]);

      for (int r = 0; r < n_rooms; r++)
        {
          guint capacity = g_array_index (problem->room_capacities, guint, r);
          int over = e->attendance > capacity ? (int) (e->attendance - capacity) : 0;

          instance->room_cost[(gsize) c * n_rooms + r] =
              over * (int) problem->weights[TDT_TIMETABLE_TERM_CAPACITY] +
              (e->current_room != TDT_TIMETABLE_NONE && (int) e->current_room != r ? change_weight
                                                                                   : 0);
        }
      if (e->current_period != TDT_TIMETABLE_NONE)
        for (int p = 0; p < n_periods; p++)
          instance->period_cost[(gsize) c * n_periods + p] = (int) e->current_period != p
                                                                 ? 2 * change_weight
                                                                 : 0;
    }
  for (guint i = 0; i < problem->period_wishes->len; i++)
    {
      const TdtTimetableFact *wish = fact_at (problem->period_wishes, i);
      gsize row = (gsize) instance->event_class[wish->first] * n_periods;

      instance->period_cost[row + wish->second] += (int) wish->cost * wish_weight;
    }
  for (guint i = 0; i < problem->room_wishes->len; i++)
    {
      const TdtTimetableFact *wish = fact_at (problem->room_wishes, i);
      gsize row = (gsize) instance->event_class[wish->first] * n_rooms;

      instance->room_cost[row + wish->second] += (int) wish->cost * wish_weight;
    }
}

void
tdt_timetable_build_day_tables (TdtTimetableInstance *instance)
{
  guint n_patterns;

  if (!instance->unit_durations || instance->periods_per_day > TABLE_MAX_PERIODS)
    return;
  n_patterns = 1u << instance->periods_per_day;
  instance->isolated_of_bits = g_new (guint8, n_patterns);
  instance->gaps_of_bits = g_new (guint8, n_patterns);
  for (guint bits = 0; bits < n_patterns; bits++)
    {
      instance->isolated_of_bits[bits] = (guint8) tdt_timetable_count_isolated (bits, bits);
      instance->gaps_of_bits[bits] = (guint8) tdt_timetable_count_gaps (bits);
    }
}
