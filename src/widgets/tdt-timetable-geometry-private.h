/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-plan-private.h"

#include <gdk/gdk.h>

G_BEGIN_DECLS

/* Where the sessions of a plan are on paper, in pixels. @minute_height: pixels of a minute. */
typedef struct
{
  const TdtTimetablePlan *plan;
  double minute_height;
  double column_width;
  gboolean rtl;
} TdtTimetableGeometry;

/* Which part of a block is at a place. */
typedef enum
{
  TDT_TIMETABLE_NOWHERE,
  TDT_TIMETABLE_BODY,
  TDT_TIMETABLE_TOP,
  TDT_TIMETABLE_BOTTOM,
} TdtTimetablePart;

int tdt_timetable_geometry_get_width (const TdtTimetableGeometry *geometry);
int tdt_timetable_geometry_get_height (const TdtTimetableGeometry *geometry);
int tdt_timetable_geometry_get_y (const TdtTimetableGeometry *geometry, int minute);
void tdt_timetable_geometry_get_area (const TdtTimetableGeometry *geometry,
                                      const TdtTimetableSlot *slot, GdkRectangle *area);
/* The column and the minute, not rounded, of a place; what is outside counts as the nearest. */
void tdt_timetable_geometry_get_place (const TdtTimetableGeometry *geometry, double x, double y,
                                       guint *column, double *minute);
/* (nullable): the session at a place. */
const TdtTimetableSlot *tdt_timetable_geometry_pick (const TdtTimetableGeometry *geometry, double x,
                                                     double y, TdtTimetablePart *part);

G_END_DECLS
