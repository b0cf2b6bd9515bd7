/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/*
 * The periods of a plan on the clock. A stretch is opening time of a day between breaks; periods
 * of one length fill it from its start. A part is what the solver takes for a day: the stretches
 * of a day one behind the other, or some of them where a day has too many periods. All times are
 * seconds of the wall clock, as in TdtTime.
 */
typedef struct
{
  int minutes; /* of a period */
  guint n_parts;
  guint periods_per_part;
  guint n_periods;
  gint64 *starts;       /* by period; %G_MAXINT64 for periods that are not there */
  gint64 *julians;      /* by period: its day, a GDate julian number */
  gboolean *boundaries; /* by period: whether a break is before it */
} TdtScheduleGrid;

/* Where a session is by the clock on the wall. */
typedef struct
{
  const TdtRow *session;
  gint64 start;
  gint64 end;
} TdtScheduleSlot;

/* Returns FALSE when @session has no start, or no minutes. */
gboolean tdt_schedule_get_slot (const TdtRow *session, TdtScheduleSlot *slot);

/**
 * tdt_schedule_grid_new:
 * @breaks: (element-type TdtScheduleSlot): when nothing takes place
 * @lengths: (element-type int): minutes of the sessions to be placed
 * @moments: (element-type gint64): when something starts or ends that counts
 *
 * Returns: (transfer full) (nullable): the periods, %NULL when the event has no day
 */
TdtScheduleGrid *tdt_schedule_grid_new (const TdtRoot *root, const GArray *breaks,
                                        const GArray *lengths, const GArray *moments);
void tdt_schedule_grid_free (TdtScheduleGrid *grid);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtScheduleGrid, tdt_schedule_grid_free)

/* The period that starts then, or %TDT_TIMETABLE_NONE. */
guint tdt_schedule_grid_find (const TdtScheduleGrid *grid, gint64 start);

/* How many periods @minutes take. */
guint tdt_schedule_grid_get_duration (const TdtScheduleGrid *grid, gint64 minutes);

/* Whether @period and what is from @start to @end overlap. */
gboolean tdt_schedule_grid_touches (const TdtScheduleGrid *grid, guint period, gint64 start,
                                    gint64 end);

G_END_DECLS
