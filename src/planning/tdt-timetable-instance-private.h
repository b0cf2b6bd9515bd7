/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-problem-private.h"

G_BEGIN_DECLS

/* Lists of integers, one behind the other: list i is items[offsets[i]] up to,
 * not including, items[offsets[i + 1]]. */
typedef struct
{
  int *offsets;
  int *items;
} TdtTimetableLists;

/*
 * A problem made ready for search: flat arrays and no indirection.
 *
 * Events that nothing tells apart (the lectures of a course, say) form a
 * *class*, and whatever is the same for them is kept once, by class. Only
 * groups with a wish about days (together, no gaps) are left; that members of
 * a group do not overlap is in the conflicts. Groups with the same members
 * and style are one, with their weights added.
 *
 * Arrays with two indices are laid out row by row: period_cost[class][period]
 * is period_cost[class * n_periods + period].
 */
typedef struct
{
  const TdtTimetableProblem *problem;
  int n_days;
  int periods_per_day;
  int n_periods;
  int n_rooms;
  int n_events;
  int n_classes;
  int n_courses;
  int n_groups;
  gboolean unit_durations; /* every event holds a single period */
  gboolean has_rivals;
  int stability_weight;
  int spread_weight;

  int *period_day;       /* by period */
  guint8 *period_banned; /* [event][period]: closed, or not for this event */

  int *event_class;
  gboolean *event_pinned;          /* period and room both */
  TdtTimetableLists event_befores; /* events that must come before */
  TdtTimetableLists event_afters;  /* events that must come after */

  int *class_course;
  int *class_duration;
  TdtTimetableLists class_starts;    /* periods it may start at */
  TdtTimetableLists class_rooms;     /* rooms it may use */
  TdtTimetableLists class_conflicts; /* classes it may not overlap */
  TdtTimetableLists class_groups;
  TdtTimetableLists class_rivals;
  TdtTimetableLists class_rival_costs; /* beside class_rivals */
  guint8 *start_allowed;               /* [class][period] */
  guint8 *room_allowed;                /* [class][room] */
  int *period_cost;                    /* [class][period], wishes and change */
  int *room_cost;                      /* [class][room], capacity, wishes, change */
  guint64 *conflict_bits;              /* [class], conflict_words words each */
  int conflict_words;
  guint64 *group_bits; /* [class], group_words words each */
  int group_words;

  int *course_min_days;

  TdtTimetableGroupStyle *group_style;
  int *group_weight;
  /* What a day costs by the bits of its busy periods, when events hold one
   * period each and days are short; else NULL. */
  guint8 *isolated_of_bits;
  guint8 *gaps_of_bits;

  gboolean *room_closed; /* [period][room] */
} TdtTimetableInstance;

TdtTimetableInstance *tdt_timetable_instance_new (const TdtTimetableProblem *problem);
void tdt_timetable_instance_free (TdtTimetableInstance *instance);

int tdt_timetable_count_isolated (guint64 busy, guint64 begin);
int tdt_timetable_count_gaps (guint64 busy);

/* Whether @event may start at @period by opening hours, breaks, the end of the
 * day, its bans and those of its groups; where it is pinned is not looked at. */
gboolean tdt_timetable_instance_may_start (const TdtTimetableInstance *instance, int event,
                                           int period);

static inline gboolean
instance_conflicts (const TdtTimetableInstance *instance, int class_id, int other)
{
  return (instance->conflict_bits[class_id * instance->conflict_words + (other >> 6)] >>
          (other & 63)) &
         1;
}

static inline gboolean
instance_class_in_group (const TdtTimetableInstance *instance, int class_id, int group)
{
  return (instance->group_bits[class_id * instance->group_words + (group >> 6)] >> (group & 63)) &
         1;
}

/* The bits of the first @duration periods of a day. */
static inline guint64
tdt_timetable_duration_bits (int duration)
{
  return duration >= 64 ? G_MAXUINT64 : (G_GUINT64_CONSTANT (1) << duration) - 1;
}

/* What a day costs a group that is busy in the periods @busy, its events
 * beginning in @begin. */
static inline int
tdt_timetable_instance_day_cost (const TdtTimetableInstance *instance, int group, guint64 busy,
                                 guint64 begin)
{
  gboolean together = instance->group_style[group] == TDT_TIMETABLE_GROUP_TOGETHER;
  int count;

  if (instance->isolated_of_bits != NULL)
    count = together ? instance->isolated_of_bits[busy] : instance->gaps_of_bits[busy];
  else
    count = together ? tdt_timetable_count_isolated (busy, begin) : tdt_timetable_count_gaps (busy);
  return count * instance->group_weight[group];
}

static inline const TdtTimetableEvent *
instance_event (const TdtTimetableInstance *instance, int event)
{
  return &g_array_index (instance->problem->events, TdtTimetableEvent, event);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetableInstance, tdt_timetable_instance_free)

G_END_DECLS
