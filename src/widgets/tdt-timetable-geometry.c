/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-geometry-private.h"

/* So that the first and the last hour are whole. */
#define TOP 10
#define COLUMN_MARGIN 3
#define GAP 2
#define LEAST_HEIGHT 5
/* What is taken by the edge, to make a session longer. */
#define EDGE 6
/* Columns narrower than this leave no room between them. */
#define NARROW 60

int
tdt_timetable_geometry_get_width (const TdtTimetableGeometry *geometry)
{
  return (int) (geometry->plan->rooms->len * geometry->column_width);
}

int
tdt_timetable_geometry_get_height (const TdtTimetableGeometry *geometry)
{
  return tdt_timetable_geometry_get_y (geometry, geometry->plan->to) + TOP;
}

int
tdt_timetable_geometry_get_y (const TdtTimetableGeometry *geometry, int minute)
{
  return TOP + (int) ((minute - geometry->plan->from) * geometry->minute_height);
}

void
tdt_timetable_geometry_get_area (const TdtTimetableGeometry *geometry, const TdtTimetableSlot *slot,
                                 GdkRectangle *area)
{
  gboolean narrow = geometry->column_width < NARROW;
  int margin = narrow ? 1 : COLUMN_MARGIN;
  double lane = (geometry->column_width - 2 * margin) / slot->n_lanes;
  /* What began the evening before, or goes on for days, is cut off at the paper's edges. */
  int y = tdt_timetable_geometry_get_y (geometry, MAX (slot->start, geometry->plan->from));
  int bottom = tdt_timetable_geometry_get_y (geometry, MIN (slot->end, geometry->plan->to));

  area->x = (int) (slot->column * geometry->column_width + margin + slot->lane * lane) + 1;
  area->width = MAX ((int) lane - !narrow, 1);
  area->y = y + 1;
  area->height = MAX (bottom - y - GAP, LEAST_HEIGHT);
  if (geometry->rtl)
    area->x = tdt_timetable_geometry_get_width (geometry) - area->x - area->width;
}

void
tdt_timetable_geometry_get_place (const TdtTimetableGeometry *geometry, double x, double y,
                                  guint *column, double *minute)
{
  int n_columns = (int) geometry->plan->rooms->len;
  double along = geometry->rtl ? tdt_timetable_geometry_get_width (geometry) - x : x;

  *column = (guint) CLAMP ((int) (along / geometry->column_width), 0, MAX (n_columns - 1, 0));
  *minute = geometry->plan->from + (y - TOP) / geometry->minute_height;
}

static TdtTimetablePart
find_part (const GdkRectangle *area, double y)
{
  int edge = MIN (EDGE, area->height / 4);

  if (y < area->y + edge)
    return TDT_TIMETABLE_TOP;
  return y >= area->y + area->height - edge ? TDT_TIMETABLE_BOTTOM : TDT_TIMETABLE_BODY;
}

const TdtTimetableSlot *
tdt_timetable_geometry_pick (const TdtTimetableGeometry *geometry, double x, double y,
                             TdtTimetablePart *part)
{
  guint column;
  double minute;

  *part = TDT_TIMETABLE_NOWHERE;
  tdt_timetable_geometry_get_place (geometry, x, y, &column, &minute);
  for (guint i = g_array_index (geometry->plan->first_slots, guint, column);; i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_get (geometry->plan, i);
      GdkRectangle area;

      if (slot == NULL || slot->column != column)
        return NULL;
      tdt_timetable_geometry_get_area (geometry, slot, &area);
      if (gdk_rectangle_contains_point (&area, (int) x, (int) y))
        {
          *part = find_part (&area, y);
          if (*part == TDT_TIMETABLE_TOP && slot->start < geometry->plan->from)
            *part = TDT_TIMETABLE_BODY;
          return slot;
        }
    }
}
