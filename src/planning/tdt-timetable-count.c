/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-state-private.h"

/* The penalty counted anew from the problem and the places, term by term. It
 * shares nothing with the sums a state keeps, and so is their test. */

static const TdtTimetableFact *
fact_at (const GArray *facts, guint i)
{
  return &g_array_index (facts, TdtTimetableFact, i);
}

static void
count_events (const TdtTimetableState *state, gint64 *terms)
{
  const TdtTimetableInstance *instance = state->instance;

  for (int event = 0; event < instance->n_events; event++)
    {
      const TdtTimetableEvent *e = instance_event (instance, event);
      guint capacity;

      if (state->start[event] < 0)
        continue;
      capacity = g_array_index (instance->problem->room_capacities, guint, state->room[event]);
      if (e->attendance > capacity)
        terms[TDT_TIMETABLE_TERM_CAPACITY] += e->attendance - capacity;
      if (e->current_period == TDT_TIMETABLE_NONE)
        continue;
      if ((int) e->current_period != state->start[event])
        terms[TDT_TIMETABLE_TERM_CHANGE] += 2;
      if ((int) e->current_room != state->room[event])
        terms[TDT_TIMETABLE_TERM_CHANGE] += 1;
    }
}

static void
count_courses (const TdtTimetableState *state, gint64 *terms)
{
  const TdtTimetableInstance *instance = state->instance;
  guint n_courses = instance->problem->course_min_days->len;
  g_autofree guint8 *rooms = g_new0 (guint8, (gsize) n_courses * instance->n_rooms + 1);
  g_autofree guint8 *days = g_new0 (guint8, (gsize) n_courses * instance->n_days + 1);

  for (int event = 0; event < instance->n_events; event++)
    {
      guint course = instance_event (instance, event)->course;

      if (state->start[event] < 0 || course == TDT_TIMETABLE_NONE)
        continue;
      rooms[course * instance->n_rooms + state->room[event]] = 1;
      days[course * instance->n_days + state->start[event] / instance->periods_per_day] = 1;
    }
  for (guint course = 0; course < n_courses; course++)
    {
      gint64 n_rooms = 0;
      gint64 n_days = 0;
      gint64 wanted = g_array_index (instance->problem->course_min_days, guint, course);

      for (int room = 0; room < instance->n_rooms; room++)
        n_rooms += rooms[course * instance->n_rooms + room];
      for (int day = 0; day < instance->n_days; day++)
        n_days += days[course * instance->n_days + day];
      terms[TDT_TIMETABLE_TERM_STABILITY] += MAX (n_rooms - 1, 0);
      terms[TDT_TIMETABLE_TERM_SPREAD] += MAX (wanted - n_days, 0);
    }
}

static void
count_group (const TdtTimetableState *state, const TdtTimetableGroup *group, gint64 *terms)
{
  const TdtTimetableInstance *instance = state->instance;
  g_autofree guint64 *busy = g_new0 (guint64, instance->n_days);
  g_autofree guint64 *begin = g_new0 (guint64, instance->n_days);

  for (guint m = 0; m < group->members->len; m++)
    {
      int event = (int) g_array_index (group->members, guint, m);
      int start = state->start[event];
      int day = start / instance->periods_per_day;
      int first = start % instance->periods_per_day;

      if (start < 0)
        continue;
      begin[day] |= G_GUINT64_CONSTANT (1) << first;
      busy[day] |= tdt_timetable_duration_bits ((int) instance_event (instance, event)->duration)
                   << first;
    }
  for (int day = 0; day < instance->n_days; day++)
    if (group->style == TDT_TIMETABLE_GROUP_TOGETHER)
      terms[TDT_TIMETABLE_TERM_ISOLATED] += tdt_timetable_count_isolated (busy[day], begin[day]);
    else
      terms[TDT_TIMETABLE_TERM_GAPS] += tdt_timetable_count_gaps (busy[day]);
}

static void
count_wishes (const TdtTimetableState *state, gint64 *terms)
{
  const TdtTimetableProblem *problem = state->instance->problem;

  for (guint i = 0; i < problem->period_wishes->len; i++)
    {
      const TdtTimetableFact *wish = fact_at (problem->period_wishes, i);

      if (state->start[wish->first] == (int) wish->second)
        terms[TDT_TIMETABLE_TERM_WISHES] += wish->cost;
    }
  for (guint i = 0; i < problem->room_wishes->len; i++)
    {
      const TdtTimetableFact *wish = fact_at (problem->room_wishes, i);

      if (state->room[wish->first] == (int) wish->second)
        terms[TDT_TIMETABLE_TERM_WISHES] += wish->cost;
    }
}

static void
count_rivals (const TdtTimetableState *state, gint64 *terms)
{
  const TdtTimetableInstance *instance = state->instance;

  for (guint i = 0; i < instance->problem->rivalries->len; i++)
    {
      const TdtTimetableFact *rivalry = fact_at (instance->problem->rivalries, i);
      int start = state->start[rivalry->first];
      int other = state->start[rivalry->second];
      int end = start + (int) instance_event (instance, (int) rivalry->first)->duration;
      int other_end = other + (int) instance_event (instance, (int) rivalry->second)->duration;
      int shared = MIN (end, other_end) - MAX (start, other);

      if (start >= 0 && other >= 0 && shared > 0)
        terms[TDT_TIMETABLE_TERM_RIVALRY] += (gint64) shared * rivalry->cost;
    }
}

gint64
tdt_timetable_state_count (const TdtTimetableState *state, gint64 *terms)
{
  const TdtTimetableProblem *problem = state->instance->problem;
  gint64 penalty = 0;

  memset (terms, 0, TDT_TIMETABLE_N_TERMS * sizeof *terms);
  count_events (state, terms);
  count_courses (state, terms);
  for (guint g = 0; g < problem->groups->len; g++)
    {
      const TdtTimetableGroup *group = &g_array_index (problem->groups, TdtTimetableGroup, g);

      if (group->style != TDT_TIMETABLE_GROUP_APART)
        count_group (state, group, terms);
    }
  count_wishes (state, terms);
  count_rivals (state, terms);
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    {
      terms[term] *= problem->weights[term];
      penalty += terms[term];
    }
  return penalty;
}
