/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-block-private.h"
#include "tdt-timetable-geometry-private.h"

G_BEGIN_DECLS

/* The sessions of a day on paper ruled by rooms and hours. It is as large as the whole day; only
 * the part in sight has blocks. */
#define TDT_TYPE_TIMETABLE_CANVAS (tdt_timetable_canvas_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableCanvas, tdt_timetable_canvas, TDT, TIMETABLE_CANVAS, GtkWidget)

/* Where a session would go; @uid is NULL for a new one. */
typedef struct
{
  guint column;
  int start;
  int end;
  char *title;
  char *note;
  gboolean clashes;
} TdtTimetableGhost;

/* @style must outlive the canvas. */
GtkWidget *tdt_timetable_canvas_new (TdtTimetableStyle *style);
/* @plan: (transfer full). @findings: (transfer none) (nullable): by uid of the session. */
void tdt_timetable_canvas_set_plan (TdtTimetableCanvas *canvas, TdtTimetablePlan *plan,
                                    GHashTable *findings);
const TdtTimetablePlan *tdt_timetable_canvas_get_plan (TdtTimetableCanvas *canvas);
/* @minute_height: pixels of a minute. */
void tdt_timetable_canvas_set_scale (TdtTimetableCanvas *canvas, double minute_height,
                                     double column_width);
const TdtTimetableGeometry *tdt_timetable_canvas_get_geometry (TdtTimetableCanvas *canvas);
int tdt_timetable_canvas_get_height (TdtTimetableCanvas *canvas);
/* The part that can be seen, in the canvas’s own coordinates. */
void tdt_timetable_canvas_set_sight (TdtTimetableCanvas *canvas, const GdkRectangle *sight);
/* The minute of the day that is now, -1 when it is another day. */
void tdt_timetable_canvas_set_now (TdtTimetableCanvas *canvas, int minute);
void tdt_timetable_canvas_restyle (TdtTimetableCanvas *canvas);

/* The session chosen, which has the focus when the canvas has it; NULL for none. */
void tdt_timetable_canvas_set_selected (TdtTimetableCanvas *canvas, const char *uid);
void tdt_timetable_canvas_set_lifted (TdtTimetableCanvas *canvas, const char *uid);
/* @ghost: (nullable) (transfer none). */
void tdt_timetable_canvas_set_ghost (TdtTimetableCanvas *canvas, const TdtTimetableGhost *ghost);
const TdtTimetableGhost *tdt_timetable_canvas_get_ghost (TdtTimetableCanvas *canvas);
/* The block of a session in sight, NULL for others. */
TdtTimetableBlock *tdt_timetable_canvas_get_block (TdtTimetableCanvas *canvas, const char *uid);
guint tdt_timetable_canvas_count_blocks (TdtTimetableCanvas *canvas);

/* The sheet that lies over the sessions in sight, and what it draws. */
void tdt_timetable_canvas_set_over (TdtTimetableCanvas *canvas, GtkWidget *over);
void tdt_timetable_canvas_draw_over (TdtTimetableCanvas *canvas, GtkWidget *widget,
                                     GtkSnapshot *snapshot);

/* The lines, and what hovers over the sessions (tdt-timetable-paper.c). */
typedef struct
{
  const TdtTimetableStyle *style;
  const TdtTimetableGeometry *geometry;
  GdkRectangle sight;
  int width;
  int now;
} TdtTimetablePaper;

void tdt_timetable_paper_draw (const TdtTimetablePaper *paper, GtkSnapshot *snapshot);
void tdt_timetable_paper_draw_now (const TdtTimetablePaper *paper, GtkSnapshot *snapshot);
void tdt_timetable_paper_draw_ghost (const TdtTimetablePaper *paper, GtkWidget *widget,
                                     GtkSnapshot *snapshot, const TdtTimetableGhost *ghost,
                                     const GdkRectangle *area);

G_END_DECLS
