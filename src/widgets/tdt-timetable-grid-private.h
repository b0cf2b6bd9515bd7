/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-canvas-private.h"

G_BEGIN_DECLS

/* A canvas that scrolls, between the names of the rooms above and the hours beside, which stay.
 * Time and columns are as large as "zoom" says; until that is set the whole day fits. */
#define TDT_TYPE_TIMETABLE_GRID (tdt_timetable_grid_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableGrid, tdt_timetable_grid, TDT, TIMETABLE_GRID, GtkWidget)

/* @style must outlive the grid. */
GtkWidget *tdt_timetable_grid_new (TdtTimetableStyle *style);
TdtTimetableCanvas *tdt_timetable_grid_get_canvas (TdtTimetableGrid *grid);
/* @plan: (transfer full). @findings: (nullable): as for the canvas. */
void tdt_timetable_grid_set_plan (TdtTimetableGrid *grid, TdtTimetablePlan *plan,
                                  GHashTable *findings);
/* Whether @y of the grid is on the paper, and not on the names above. */
gboolean tdt_timetable_grid_is_paper (TdtTimetableGrid *grid, double x, double y);

/* 0 makes the day fit; else pixels of a minute. @y: what stays in place, in the grid. */
void tdt_timetable_grid_set_zoom (TdtTimetableGrid *grid, double zoom, double y);
double tdt_timetable_grid_get_zoom (TdtTimetableGrid *grid);
/* Moves the paper so that this part of it is in sight. */
void tdt_timetable_grid_scroll_to (TdtTimetableGrid *grid, const GdkRectangle *area);
/* As far as a drag near the edge asks for. */
void tdt_timetable_grid_scroll_by (TdtTimetableGrid *grid, double x, double y);

G_END_DECLS
