/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-block-private.h"

/* The inside of a block: tdt-timetable-block.c knows what it shows, tdt-timetable-block-draw.c
 * draws it. */

/* What is drawn: one line in a low block, else times, title and people below each other. */
enum
{
  TIMES,
  TITLE,
  PEOPLE,
  N_TEXTS
};

struct _TdtTimetableBlock
{
  GtkWidget parent_instance;

  const TdtTimetableStyle *style;
  char *uid;
  char *texts[N_TEXTS];
  char *short_time;
  char *short_people;
  char *tooltip;
  PangoLayout *layouts[N_TEXTS];
  float text_y[N_TEXTS];
  /* The size that the layouts are for. */
  int width;
  int height;
  /* What was drawn last, and where: in the coordinates of the parent. */
  GskRenderNode *node;
  GdkRectangle area;
  GdkRGBA hue;
  guint n_errors;
  guint n_warnings;
  guint mark;
  gboolean pinned;
  gboolean quiet;
  gboolean selected;
  gboolean lifted;
};

/* Draws the block at the origin, in this size. */
void tdt_timetable_block_paint (TdtTimetableBlock *block, GtkSnapshot *snapshot, int width,
                                int height);
