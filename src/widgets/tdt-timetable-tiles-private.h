/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A large drawing kept as pictures of its parts, so that hundreds of sessions are scrolled by
 * copying them. Pictures are made when they come into sight, and forgotten when they are far. */
typedef struct _TdtTimetableTiles TdtTimetableTiles;

/* Height of a part, in pixels: what reaches into sight by less is drawn all the same. */
#define TDT_TIMETABLE_TILE_HEIGHT 64

/* Draws what of the whole drawing lies in @area, or more. */
typedef void (*TdtTimetableTilePaint) (GtkSnapshot *snapshot, const GdkRectangle *area,
                                       gpointer user_data);

TdtTimetableTiles *tdt_timetable_tiles_new (void);
void tdt_timetable_tiles_free (TdtTimetableTiles *tiles);
/* The drawing is another one everywhere, or in @area. */
void tdt_timetable_tiles_clear (TdtTimetableTiles *tiles);
void tdt_timetable_tiles_drop (TdtTimetableTiles *tiles, const GdkRectangle *area);
/* @sight: what of the drawing is to be seen. @scale: pixels of the device to one. */
void tdt_timetable_tiles_draw (TdtTimetableTiles *tiles, GtkSnapshot *snapshot,
                               const GdkRectangle *sight, int scale, TdtTimetableTilePaint paint,
                               gpointer user_data);

G_END_DECLS
