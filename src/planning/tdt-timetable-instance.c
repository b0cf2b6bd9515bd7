/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-builder-private.h"

static void
lists_clear (TdtTimetableLists *lists)
{
  g_clear_pointer (&lists->offsets, g_free);
  g_clear_pointer (&lists->items, g_free);
}

GArray **
tdt_timetable_rows_new (int n_rows)
{
  GArray **rows = g_new (GArray *, n_rows);

  for (int i = 0; i < n_rows; i++)
    rows[i] = g_array_new (FALSE, FALSE, sizeof (int));
  return rows;
}

void
tdt_timetable_rows_free (GArray **rows, int n_rows)
{
  for (int i = 0; i < n_rows; i++)
    g_array_unref (rows[i]);
  g_free (rows);
}

/* Frees @rows. */
void
tdt_timetable_lists_take (TdtTimetableLists *lists, GArray **rows, int n_rows)
{
  int total = 0;

  for (int i = 0; i < n_rows; i++)
    total += (int) rows[i]->len;
  lists->offsets = g_new (int, n_rows + 1);
  lists->items = g_new (int, MAX (total, 1));
  lists->offsets[0] = 0;
  for (int i = 0; i < n_rows; i++)
    {
      if (rows[i]->len > 0)
        memcpy (lists->items + lists->offsets[i], rows[i]->data, rows[i]->len * sizeof (int));
      lists->offsets[i + 1] = lists->offsets[i] + (int) rows[i]->len;
    }
  tdt_timetable_rows_free (rows, n_rows);
}

gboolean
tdt_timetable_instance_may_start (const TdtTimetableInstance *instance, int event, int period)
{
  const TdtTimetableProblem *problem = instance->problem;
  const guint8 *banned = instance->period_banned + (gsize) event * instance->n_periods;
  int duration = (int) instance_event (instance, event)->duration;

  if (duration > instance->periods_per_day - period % instance->periods_per_day)
    return FALSE;
  for (int p = period; p < period + duration; p++)
    if (banned[p] || (p > period && problem->boundary_before[p]))
      return FALSE;
  return TRUE;
}

static void
build_bans (TdtTimetableInstance *instance)
{
  const TdtTimetableProblem *problem = instance->problem;
  int n_periods = instance->n_periods;
  guint8 *banned = g_new0 (guint8, (gsize) instance->n_events * n_periods + 1);

  for (int event = 0; event < instance->n_events; event++)
    for (int p = 0; p < n_periods; p++)
      banned[(gsize) event * n_periods + p] = problem->period_forbidden[p] != FALSE;
  for (guint i = 0; i < problem->event_bans->len; i++)
    {
      const TdtTimetableFact *ban = fact_at (problem->event_bans, i);

      banned[(gsize) ban->first * n_periods + ban->second] = 1;
    }
  for (guint i = 0; i < problem->group_bans->len; i++)
    {
      const TdtTimetableFact *ban = fact_at (problem->group_bans, i);
      GArray *members = g_array_index (problem->groups, TdtTimetableGroup, ban->first).members;

      for (guint m = 0; m < members->len; m++)
        banned[(gsize) g_array_index (members, guint, m) * n_periods + ban->second] = 1;
    }
  instance->period_banned = banned;
  instance->room_closed = g_new0 (gboolean, (gsize) n_periods * instance->n_rooms + 1);
  for (guint i = 0; i < problem->room_bans->len; i++)
    {
      const TdtTimetableFact *ban = fact_at (problem->room_bans, i);

      instance->room_closed[ban->second * instance->n_rooms + ban->first] = TRUE;
    }
}

static void
mark_singular (TdtTimetableBuilder *builder, const GArray *facts, gboolean second_too)
{
  for (guint i = 0; i < facts->len; i++)
    {
      builder->singular[fact_at (facts, i)->first] = TRUE;
      if (second_too)
        builder->singular[fact_at (facts, i)->second] = TRUE;
    }
}

static void
find_singular_events (TdtTimetableBuilder *builder)
{
  const TdtTimetableProblem *problem = builder->instance->problem;

  mark_singular (builder, problem->event_bans, FALSE);
  mark_singular (builder, problem->event_room_bans, FALSE);
  mark_singular (builder, problem->orders, TRUE);
  mark_singular (builder, problem->period_wishes, FALSE);
  mark_singular (builder, problem->room_wishes, FALSE);
  mark_singular (builder, problem->rivalries, TRUE);
  for (int event = 0; event < builder->instance->n_events; event++)
    {
      const TdtTimetableEvent *e = instance_event (builder->instance, event);

      if (e->course == TDT_TIMETABLE_NONE || e->pin_period != TDT_TIMETABLE_NONE ||
          e->pin_room != TDT_TIMETABLE_NONE || e->current_period != TDT_TIMETABLE_NONE)
        builder->singular[event] = TRUE;
    }
}

static gboolean
same_class (TdtTimetableBuilder *builder, int event, int other)
{
  const TdtTimetableEvent *e = instance_event (builder->instance, event);
  const TdtTimetableEvent *o = instance_event (builder->instance, other);
  GArray *groups = builder->event_groups[event];
  GArray *other_groups = builder->event_groups[other];

  return !builder->singular[event] && !builder->singular[other] && e->course == o->course &&
         e->duration == o->duration && e->attendance == o->attendance &&
         groups->len == other_groups->len &&
         (groups->len == 0 ||
          memcmp (groups->data, other_groups->data, groups->len * sizeof (int)) == 0);
}

/* Events of one class are looked for among neighbours only, which is how
 * they are added. */
static void
build_classes (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;

  instance->event_class = g_new (int, instance->n_events + 1);
  instance->event_pinned = g_new0 (gboolean, instance->n_events + 1);
  builder->class_event = g_new (int, instance->n_events + 1);
  builder->class_size = g_new0 (int, instance->n_events + 1);
  for (int event = 0; event < instance->n_events; event++)
    {
      const TdtTimetableEvent *e = instance_event (instance, event);

      if (event == 0 || !same_class (builder, event - 1, event))
        builder->class_event[instance->n_classes++] = event;
      instance->event_class[event] = instance->n_classes - 1;
      builder->class_size[instance->n_classes - 1]++;
      instance->event_pinned[event] = e->pin_period != TDT_TIMETABLE_NONE &&
                                      e->pin_room != TDT_TIMETABLE_NONE;
      if (e->duration > 1)
        instance->unit_durations = FALSE;
    }
}

/* Events without a course get one of their own, where nothing can cost. */
static void
build_courses (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  const GArray *min_days = instance->problem->course_min_days;

  instance->n_courses = (int) min_days->len;
  instance->class_course = g_new (int, instance->n_classes + 1);
  instance->class_duration = g_new (int, instance->n_classes + 1);
  for (int c = 0; c < instance->n_classes; c++)
    {
      const TdtTimetableEvent *e = instance_event (instance, builder->class_event[c]);

      instance->class_duration[c] = (int) e->duration;
      instance->class_course[c] = e->course == TDT_TIMETABLE_NONE ? instance->n_courses++
                                                                  : (int) e->course;
    }
  instance->course_min_days = g_new0 (int, instance->n_courses + 1);
  for (guint i = 0; i < min_days->len; i++)
    instance->course_min_days[i] = (int) g_array_index (min_days, guint, i);
}

static void
build_starts_and_rooms (TdtTimetableBuilder *builder)
{
  TdtTimetableInstance *instance = builder->instance;
  GArray **starts = tdt_timetable_rows_new (instance->n_classes);
  GArray **rooms = tdt_timetable_rows_new (instance->n_classes);
  const GArray *room_bans = instance->problem->event_room_bans;

  instance->start_allowed = g_new0 (guint8, (gsize) instance->n_classes * instance->n_periods + 1);
  instance->room_allowed = g_new (guint8, (gsize) instance->n_classes * instance->n_rooms + 1);
  memset (instance->room_allowed, 1, (gsize) instance->n_classes * instance->n_rooms);
  for (guint i = 0; i < room_bans->len; i++)
    {
      const TdtTimetableFact *ban = fact_at (room_bans, i);
      int c = instance->event_class[ban->first];

      instance->room_allowed[(gsize) c * instance->n_rooms + ban->second] = 0;
    }
  for (int c = 0; c < instance->n_classes; c++)
    {
      int event = builder->class_event[c];
      const TdtTimetableEvent *e = instance_event (instance, event);

      for (int p = 0; p < instance->n_periods; p++)
        if ((e->pin_period == TDT_TIMETABLE_NONE || (int) e->pin_period == p) &&
            tdt_timetable_instance_may_start (instance, event, p))
          {
            instance->start_allowed[(gsize) c * instance->n_periods + p] = 1;
            g_array_append_val (starts[c], p);
          }
      for (int r = 0; r < instance->n_rooms; r++)
        {
          guint8 *allowed = &instance->room_allowed[(gsize) c * instance->n_rooms + r];

          if (e->pin_room != TDT_TIMETABLE_NONE && (int) e->pin_room != r)
            *allowed = 0;
          if (*allowed)
            g_array_append_val (rooms[c], r);
        }
    }
  tdt_timetable_lists_take (&instance->class_starts, starts, instance->n_classes);
  tdt_timetable_lists_take (&instance->class_rooms, rooms, instance->n_classes);
}

static void
builder_init (TdtTimetableBuilder *builder, const TdtTimetableProblem *problem)
{
  TdtTimetableInstance *instance = g_new0 (TdtTimetableInstance, 1);

  instance->problem = problem;
  instance->n_days = (int) problem->n_days;
  instance->periods_per_day = (int) problem->periods_per_day;
  instance->n_periods = instance->n_days * instance->periods_per_day;
  instance->n_rooms = (int) problem->room_capacities->len;
  instance->n_events = (int) problem->events->len;
  instance->unit_durations = TRUE;
  instance->stability_weight = (int) problem->weights[TDT_TIMETABLE_TERM_STABILITY];
  instance->spread_weight = (int) problem->weights[TDT_TIMETABLE_TERM_SPREAD];
  instance->period_day = g_new (int, instance->n_periods);
  for (int p = 0; p < instance->n_periods; p++)
    instance->period_day[p] = p / instance->periods_per_day;

  builder->instance = instance;
  builder->singular = g_new0 (gboolean, instance->n_events + 1);
  builder->event_groups = tdt_timetable_rows_new (instance->n_events);
  for (int g = 0; g < (int) problem->groups->len; g++)
    {
      GArray *members = g_array_index (problem->groups, TdtTimetableGroup, g).members;

      for (guint m = 0; m < members->len; m++)
        g_array_append_val (builder->event_groups[g_array_index (members, guint, m)], g);
    }
}

TdtTimetableInstance *
tdt_timetable_instance_new (const TdtTimetableProblem *problem)
{
  TdtTimetableBuilder builder = { NULL };

  builder_init (&builder, problem);
  build_bans (builder.instance);
  find_singular_events (&builder);
  build_classes (&builder);
  build_courses (&builder);
  build_starts_and_rooms (&builder);
  tdt_timetable_build_single_costs (&builder);
  tdt_timetable_build_conflicts (&builder);
  tdt_timetable_build_groups (&builder);
  tdt_timetable_build_relations (&builder);
  tdt_timetable_build_day_tables (builder.instance);
  tdt_timetable_rows_free (builder.event_groups, builder.instance->n_events);
  g_free (builder.singular);
  g_free (builder.class_event);
  g_free (builder.class_size);
  return builder.instance;
}

void
tdt_timetable_instance_free (TdtTimetableInstance *instance)
{
  TdtTimetableLists *lists[] = { &instance->event_befores,   &instance->event_afters,
                                 &instance->class_starts,    &instance->class_rooms,
                                 &instance->class_conflicts, &instance->class_groups,
                                 &instance->class_rivals,    &instance->class_rival_costs };

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    lists_clear (lists[i]);
  g_free (instance->period_day);
  g_free (instance->period_banned);
  g_free (instance->event_class);
  g_free (instance->event_pinned);
  g_free (instance->class_course);
  g_free (instance->class_duration);
  g_free (instance->start_allowed);
  g_free (instance->room_allowed);
  g_free (instance->period_cost);
  g_free (instance->room_cost);
  g_free (instance->conflict_bits);
  g_free (instance->group_bits);
  g_free (instance->course_min_days);
  g_free (instance->group_style);
  g_free (instance->group_weight);
  g_free (instance->isolated_of_bits);
  g_free (instance->gaps_of_bits);
  g_free (instance->room_closed);
  g_free (instance);
}
