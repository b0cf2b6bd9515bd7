/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-grid-private.h"
#include "tdt-timetable-tray-private.h"
#include "tdt-timetable.h"

G_BEGIN_DECLS

/* What a drag does. */
typedef enum
{
  TDT_TIMETABLE_NOTHING,
  TDT_TIMETABLE_MOVE,
  TDT_TIMETABLE_FROM,
  TDT_TIMETABLE_TO,
  TDT_TIMETABLE_MAKE,
} TdtTimetableAct;

/* A drag, from press to release (tdt-timetable-drag.c); minutes since midnight. @grabbed is how far
 * behind its start the session was taken. */
typedef struct
{
  TdtTimetableAct act;
  char *uid;
  double x;
  double y;
  double last_x;
  double last_y;
  double grabbed;
  int start;
  int end;
  int new_start;
  int new_end;
  guint column;
  gboolean moving;
  gboolean fixed;
  gboolean on_paper;
  gboolean to_tray;
  guint scroll_source;
  guint turn_source;
  gint64 turn_to;
} TdtTimetableDrag;

/* The inside of a timetable, shared by the files that each look after one concern of it. */
struct _TdtTimetable
{
  GtkWidget parent_instance;

  TdtRoot *root;
  GHashTable *findings;
  GArray *days;
  gint64 day;
  char *session;
  TdtTimetableStyle style;
  int step;

  GtkWidget *bar;
  GtkWidget *day_label;
  GtkWidget *day_box;
  GtkWidget *day_scroller;
  TdtTimetableTray *tray;
  GtkStack *stack;
  GtkWidget *scroller;
  TdtTimetableGrid *grid;
  TdtTimetableCanvas *canvas;
  gboolean brings_into_sight;
  guint now_source;

  TdtTimetableDrag drag;
  double pointer_y;
  double pinch_zoom;
};

typedef enum
{
  TDT_TIMETABLE_OPEN,
  TDT_TIMETABLE_PLACE,
  TDT_TIMETABLE_RESIZE,
  TDT_TIMETABLE_CREATE,
  TDT_TIMETABLE_ADD_PERSON,
  TDT_TIMETABLE_MENU,
  TDT_TIMETABLE_N_SIGNALS,
} TdtTimetableSignal;

extern guint tdt_timetable_signals[TDT_TIMETABLE_N_SIGNALS];

/* The user chose a session, or none. */
void tdt_timetable_choose (TdtTimetable *timetable, const char *uid);
/* Gives the keyboard to the session that is chosen. */
gboolean tdt_timetable_focus_chosen (TdtTimetable *timetable);

/* The row of days (tdt-timetable-days.c). */
GtkWidget *tdt_timetable_make_bar (TdtTimetable *timetable);
void tdt_timetable_fill_days (TdtTimetable *timetable);
/* The day that is written at a place, 0 for none. */
gint64 tdt_timetable_pick_day (TdtTimetable *timetable, double x, double y);
/* Draws the line of the present time, where it is today. */
void tdt_timetable_update_now (TdtTimetable *timetable);
void tdt_timetable_install_view_actions (GtkWidgetClass *widget_class);

/* Moving about by the arrow keys (tdt-timetable-keys.c). */
gboolean tdt_timetable_move_focus (TdtTimetable *timetable, GtkDirectionType direction);

void tdt_timetable_add_bindings (GtkWidgetClass *widget_class);

/* The mouse (tdt-timetable-pointer.c). */
void tdt_timetable_init_pointer (TdtTimetable *timetable);

G_END_DECLS
