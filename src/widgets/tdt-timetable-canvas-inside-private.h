/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-canvas-private.h"
#include "tdt-timetable-tiles-private.h"

/* The inside of a canvas: tdt-timetable-canvas.c shows, tdt-timetable-blocks.c looks after the
 * blocks. */
struct _TdtTimetableCanvas
{
  GtkWidget parent_instance;

  TdtTimetableStyle *style;
  TdtTimetablePlan *plan;
  GHashTable *findings;
  /* The blocks in sight by uid of the session, and those that wait for another one. */
  GHashTable *blocks;
  GPtrArray *spare;
  guint sweep;
  guint tidy_source;
  gint64 restless_at;
  guint more_source;
  /* How many blocks a frame has made so far, so that it makes no more than it has time for. */
  gint64 frame;
  guint n_made;
  GdkRectangle sight;
  TdtTimetableGeometry geometry;
  int now;
  char *selected;
  char *lifted;
  TdtTimetableGhost *ghost;
  GtkWidget *over;
  /* Whether all blocks are to be told where they are, and which they are otherwise. */
  gboolean all_moved;
  GPtrArray *moved;
  /* What is drawn where there are many. */
  TdtTimetableTiles *tiles;
};

/* Gives blocks to the sessions that are in sight or near; @renew: tells all of them what to show.
 */
void tdt_timetable_canvas_update_blocks (TdtTimetableCanvas *canvas, gboolean renew);
/* Makes the block of a session that is there say what it shows. */
void tdt_timetable_canvas_tell_block (TdtTimetableCanvas *canvas, TdtTimetableBlock *block);
