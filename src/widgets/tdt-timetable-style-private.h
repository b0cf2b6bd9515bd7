/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* What the colour of a block stands for. The same is always said in words too. */
typedef enum
{
  TDT_TIMETABLE_BY_KIND,
  TDT_TIMETABLE_BY_THEME,
  TDT_TIMETABLE_BY_ROOM,
} TdtTimetableColourBy;

/* Colours, icons and sizes of one timetable, by the style of the desktop. */
typedef struct
{
  TdtTimetableColourBy colour_by;
  gboolean dark;
  gboolean high_contrast;
  /* Round corners are for tables with few blocks: they cost as much as all the rest. */
  gboolean plain;
  GdkRGBA paper;
  GdkRGBA closed;
  GdkRGBA line;
  GdkRGBA faint_line;
  GdkRGBA text;
  GdkRGBA dim_text;
  GdkRGBA accent;
  GdkRGBA error;
  GdkRGBA warning;
  GtkIconPaintable *error_icon;
  GtkIconPaintable *warning_icon;
  GtkIconPaintable *pin_icon;
  int line_height;
} TdtTimetableStyle;

/* Looks at the desktop again, and at the fonts of @widget. */
void tdt_timetable_style_update (TdtTimetableStyle *style, GtkWidget *widget);
void tdt_timetable_style_clear (TdtTimetableStyle *style);

/* The colour that stands for @session. */
void tdt_timetable_style_get_hue (const TdtTimetableStyle *style, const TdtRoot *root,
                                  const TdtRow *session, GdkRGBA *hue);
/* (nullable): what that colour stands for, in words. */
char *tdt_timetable_style_dup_hue_label (const TdtTimetableStyle *style, const TdtRoot *root,
                                         const TdtRow *session);
/* @amount of @colour on the paper, opaque. */
void tdt_timetable_style_tint (const TdtTimetableStyle *style, const GdkRGBA *colour, float amount,
                               GdkRGBA *tint);
void tdt_timetable_style_draw_icon (GtkIconPaintable *icon, GtkSnapshot *snapshot, float x, float y,
                                    float size, const GdkRGBA *colour);

G_END_DECLS
