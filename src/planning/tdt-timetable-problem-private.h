/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-problem.h"

G_BEGIN_DECLS

/* A ban, a wish or a relation: which two things, and what it costs. */
typedef struct
{
  guint first;
  guint second;
  guint cost;
} TdtTimetableFact;

typedef struct
{
  guint course;
  guint duration;
  guint attendance;
  guint pin_period;
  guint pin_room;
  guint current_period;
  guint current_room;
} TdtTimetableEvent;

typedef struct
{
  TdtTimetableGroupStyle style;
  GArray *members;
} TdtTimetableGroup;

struct _TdtTimetableProblem
{
  guint n_days;
  guint periods_per_day;
  guint weights[TDT_TIMETABLE_N_TERMS];
  gboolean *period_forbidden; /* by period */
  gboolean *boundary_before;  /* by period */
  GArray *room_capacities;    /* guint */
  GArray *course_min_days;    /* guint */
  GArray *events;             /* TdtTimetableEvent */
  GArray *groups;             /* TdtTimetableGroup */
  GArray *group_bans;         /* facts: group, period */
  GArray *event_bans;         /* facts: event, period */
  GArray *event_room_bans;    /* facts: event, room */
  GArray *room_bans;          /* facts: room, period */
  GArray *orders;             /* facts: before, after */
  GArray *period_wishes;      /* facts: event, period, cost */
  GArray *room_wishes;        /* facts: event, room, cost */
  GArray *rivalries;          /* facts: event, event, cost */
};

G_END_DECLS
