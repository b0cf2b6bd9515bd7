/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving, lengthening and making sessions by dragging; and what can be told of it meanwhile. */
#include "config.h"

#include "tdt-timetable-drag-private.h"

#include "tdt-clash.h"
#include "tdt-names.h"
#include "tdt-timetable-private.h"

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels that a press may wander without meaning anything. */
#define THRESHOLD 6
#define LEAST_MINUTES 5
#define MINUTES_PER_DAY 1440
#define NOTE_LINES 4
/* The paper moves when the pointer is as near to its edge as this, in pixels. */
#define EDGE 28
#define SCROLL_STEP 9
/* Milliseconds over a day until it is turned to. */
#define TURN_AFTER 450

static graphene_point_t
to_widget (TdtTimetable *timetable, GtkWidget *widget, double x, double y)
{
  graphene_point_t place = GRAPHENE_POINT_INIT (-1, -1);
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);

  if (!gtk_widget_compute_point (GTK_WIDGET (timetable), widget, &from, &place))
    return GRAPHENE_POINT_INIT (-1, -1);
  return place;
}

static gboolean
is_paper (TdtTimetable *timetable, double x, double y)
{
  graphene_point_t place = to_widget (timetable, GTK_WIDGET (timetable->grid), x, y);

  return timetable->day != 0 && tdt_timetable_grid_is_paper (timetable->grid, place.x, place.y);
}

static gboolean
is_tray (TdtTimetable *timetable, double x, double y)
{
  graphene_point_t place = to_widget (timetable, GTK_WIDGET (timetable->tray), x, y);

  return gtk_widget_contains (GTK_WIDGET (timetable->tray), place.x, place.y);
}

static const TdtTimetableSlot *
pick_slot (TdtTimetable *timetable, double x, double y, TdtTimetablePart *part)
{
  graphene_point_t place = to_widget (timetable, GTK_WIDGET (timetable->canvas), x, y);

  *part = TDT_TIMETABLE_NOWHERE;
  if (!is_paper (timetable, x, y))
    return NULL;
  return tdt_timetable_geometry_pick (tdt_timetable_canvas_get_geometry (timetable->canvas),
                                      place.x, place.y, part);
}

static void
get_place (TdtTimetable *timetable, double x, double y, guint *column, double *minute)
{
  graphene_point_t place = to_widget (timetable, GTK_WIDGET (timetable->canvas), x, y);

  tdt_timetable_geometry_get_place (tdt_timetable_canvas_get_geometry (timetable->canvas), place.x,
                                    place.y, column, minute);
}

static const TdtRow *
get_session (TdtTimetable *timetable)
{
  return tdt_root_lookup_kind (timetable->root, TDT_KIND_SESSION, timetable->drag.uid);
}

static void
take_slot (TdtTimetable *timetable, const TdtTimetableSlot *slot, TdtTimetablePart part)
{
  TdtTimetableDrag *drag = &timetable->drag;

  drag->uid = g_strdup (tdt_row_get_uid (slot->session));
  drag->start = slot->start;
  drag->end = slot->end;
  drag->column = slot->column;
  drag->act = part == TDT_TIMETABLE_TOP      ? TDT_TIMETABLE_FROM
              : part == TDT_TIMETABLE_BOTTOM ? TDT_TIMETABLE_TO
                                             : TDT_TIMETABLE_MOVE;
}

static gboolean
take_from_tray (TdtTimetable *timetable, double x, double y)
{
  TdtTimetableDrag *drag = &timetable->drag;
  graphene_point_t place = to_widget (timetable, GTK_WIDGET (timetable->tray), x, y);
  const char *uid = is_tray (timetable, x, y)
                        ? tdt_timetable_tray_pick (timetable->tray, place.x, place.y)
                        : NULL;
  const TdtRow *row = tdt_root_lookup_kind (timetable->root, TDT_KIND_SESSION, uid);

  if (row == NULL)
    return FALSE;
  drag->uid = g_strdup (uid);
  drag->act = TDT_TIMETABLE_MOVE;
  drag->start = 0;
  drag->end = (int) tdt_row_get_number (row, TDT_SESSION_MINUTES, TDT_TIMETABLE_UNKNOWN_MINUTES);
  drag->grabbed = MIN (drag->end / 2, 15);
  return TRUE;
}

gboolean
tdt_timetable_drag_begin (TdtTimetable *timetable, double x, double y)
{
  TdtTimetableDrag *drag = &timetable->drag;
  const TdtTimetableSlot *slot;
  TdtTimetablePart part;
  double minute;

  tdt_timetable_drag_cancel (timetable);
  if (timetable->root == NULL)
    return FALSE;
  slot = pick_slot (timetable, x, y, &part);
  if (slot != NULL)
    take_slot (timetable, slot, part);
  else if (is_paper (timetable, x, y))
    drag->act = TDT_TIMETABLE_MAKE;
  else if (!take_from_tray (timetable, x, y))
    return FALSE;
  drag->x = x;
  drag->y = y;
  if (drag->act == TDT_TIMETABLE_MAKE || slot != NULL)
    {
      get_place (timetable, x, y, &drag->column, &minute);
      drag->grabbed = minute - drag->start;
      if (drag->act == TDT_TIMETABLE_MAKE)
        drag->start = drag->end = (int) (floor (minute / timetable->step) * timetable->step);
    }
  return TRUE;
}

gboolean
tdt_timetable_is_dragging (TdtTimetable *timetable)
{
  return timetable->drag.moving;
}

/* Starts and ends of other sessions are where one wants to be, even off the usual steps. */
static int
snap (TdtTimetable *timetable, double minute, gboolean fine)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  TdtTimetableDrag *drag = &timetable->drag;
  int snapped = (int) (round (minute / timetable->step) * timetable->step);

  if (fine)
    return (int) round (minute);
  for (guint i = g_array_index (plan->first_slots, guint, drag->column); i < plan->slots->len; i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_get (plan, i);

      if (slot->column != drag->column)
        break;
      if (g_strcmp0 (tdt_row_get_uid (slot->session), drag->uid) != 0 &&
          fabs (slot->end - minute) < fabs (snapped - minute))
        snapped = slot->end;
    }
  return snapped;
}

static void
follow_pointer (TdtTimetable *timetable, double x, double y, gboolean fine)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  TdtTimetableDrag *drag = &timetable->drag;
  guint column;
  double minute;
  int length = drag->end - drag->start;

  get_place (timetable, x, y, &column, &minute);
  if (drag->act == TDT_TIMETABLE_MOVE)
    {
      drag->column = column;
      drag->new_start = CLAMP (snap (timetable, minute - drag->grabbed, fine), 0,
                               plan->to - timetable->step);
      drag->new_end = drag->new_start + length;
      return;
    }
  drag->new_start = drag->start;
  drag->new_end = drag->end;
  if (drag->act == TDT_TIMETABLE_FROM)
    drag->new_start = CLAMP (snap (timetable, minute, fine), 0, drag->end - LEAST_MINUTES);
  else if (drag->act == TDT_TIMETABLE_TO || minute >= drag->start)
    drag->new_end = MAX (snap (timetable, minute, fine), drag->start + LEAST_MINUTES);
  else
    {
      drag->new_start = CLAMP (snap (timetable, minute, fine), 0, drag->start - LEAST_MINUTES);
      drag->new_end = drag->start;
    }
}

/* Who would be in two places: the rows looked at are those of this session and its room only. */
static char *
dup_note (TdtTimetable *timetable, gboolean *clashes)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  TdtTimetableDrag *drag = &timetable->drag;
  const TdtRow *room = tdt_timetable_plan_get_room (plan, drag->column);
  g_autoptr (TdtTime)
      start = tdt_timetable_make_time (timetable->root, timetable->day, drag->new_start);
  g_autoptr (GArray) found = tdt_clashes_find (timetable->root, get_session (timetable), start,
                                               drag->new_end - drag->new_start,
                                               room != NULL ? tdt_row_get_uid (room) : NULL);

  *clashes = found->len > 0;
  if (drag->fixed)
    {
      *clashes = TRUE;
      return g_strdup (_ ("It keeps its time and room: let it move first."));
    }
  return tdt_clashes_dup_text (found, NOTE_LINES);
}

static void
show_ghost (TdtTimetable *timetable)
{
  TdtTimetableDrag *drag = &timetable->drag;
  const TdtRow *session = get_session (timetable);
  g_autofree char *title = session != NULL ? tdt_session_dup_title (session)
                                           : g_strdup (_ ("New session"));
  TdtTimetableGhost ghost = {
    .column = drag->column, .start = drag->new_start, .end = drag->new_end, .title = title
  };
  g_autofree char *note = dup_note (timetable, &ghost.clashes);

  ghost.note = note;
  tdt_timetable_canvas_set_ghost (timetable->canvas, &ghost);
}

static gboolean
turn_day_cb (gpointer data)
{
  TdtTimetable *timetable = data;

  timetable->drag.turn_source = 0;
  tdt_timetable_set_day (timetable, timetable->drag.turn_to);
  return G_SOURCE_REMOVE;
}

/* A session held over another day takes one there. */
static void
watch_days (TdtTimetable *timetable, double x, double y)
{
  TdtTimetableDrag *drag = &timetable->drag;
  gint64 day = tdt_timetable_pick_day (timetable, x, y);

  if (day == drag->turn_to)
    return;
  drag->turn_to = day;
  g_clear_handle_id (&drag->turn_source, g_source_remove);
  if (day != 0)
    drag->turn_source = g_timeout_add (TURN_AFTER, turn_day_cb, timetable);
}

static double
get_pull (double place, double size)
{
  if (place < EDGE)
    return -SCROLL_STEP;
  return place > size - EDGE ? SCROLL_STEP : 0;
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  TdtTimetableDrag *drag = &timetable->drag;
  GtkWidget *scroller = timetable->scroller;
  graphene_point_t place = to_widget (timetable, scroller, drag->last_x, drag->last_y);

  if (!drag->moving || !is_paper (timetable, drag->last_x, drag->last_y))
    return G_SOURCE_CONTINUE;
  tdt_timetable_grid_scroll_by (
      timetable->grid,
      drag->act == TDT_TIMETABLE_MOVE ? get_pull (place.x, gtk_widget_get_width (scroller)) : 0,
      get_pull (place.y, gtk_widget_get_height (scroller)));
  return G_SOURCE_CONTINUE;
}

static void
start_moving (TdtTimetable *timetable)
{
  TdtTimetableDrag *drag = &timetable->drag;
  const TdtRow *session = get_session (timetable);

  drag->moving = TRUE;
  drag->fixed = session != NULL && tdt_row_get_boolean (session, TDT_SESSION_PINNED);
  drag->scroll_source = gtk_widget_add_tick_callback (GTK_WIDGET (timetable), scroll_cb, NULL,
                                                      NULL);
  tdt_timetable_canvas_set_lifted (timetable->canvas, drag->uid);
  tdt_timetable_tray_set_lifted (timetable->tray, drag->uid);
}

void
tdt_timetable_drag_update (TdtTimetable *timetable, double x, double y, gboolean fine)
{
  TdtTimetableDrag *drag = &timetable->drag;

  if (drag->act == TDT_TIMETABLE_NOTHING)
    return;
  if (!drag->moving && hypot (x - drag->x, y - drag->y) < THRESHOLD)
    return;
  if (!drag->moving)
    start_moving (timetable);
  drag->last_x = x;
  drag->last_y = y;
  watch_days (timetable, x, y);
  drag->to_tray = drag->act == TDT_TIMETABLE_MOVE && is_tray (timetable, x, y);
  tdt_timetable_tray_set_inviting (timetable->tray, drag->to_tray);
  drag->on_paper = is_paper (timetable, x, y) || drag->act != TDT_TIMETABLE_MOVE;
  if (!drag->on_paper)
    {
      tdt_timetable_canvas_set_ghost (timetable->canvas, NULL);
      return;
    }
  follow_pointer (timetable, x, y, fine);
  show_ghost (timetable);
}

void
tdt_timetable_drag_cancel (TdtTimetable *timetable)
{
  TdtTimetableDrag *drag = &timetable->drag;

  g_clear_handle_id (&drag->turn_source, g_source_remove);
  if (drag->scroll_source != 0)
    gtk_widget_remove_tick_callback (GTK_WIDGET (timetable), drag->scroll_source);
  if (drag->moving)
    {
      tdt_timetable_canvas_set_lifted (timetable->canvas, NULL);
      tdt_timetable_canvas_set_ghost (timetable->canvas, NULL);
      tdt_timetable_tray_set_lifted (timetable->tray, NULL);
      tdt_timetable_tray_set_inviting (timetable->tray, FALSE);
    }
  g_free (drag->uid);
  *drag = (TdtTimetableDrag){ .act = TDT_TIMETABLE_NOTHING };
}

static void
tell (TdtTimetable *timetable, const TdtTimetableDrag *drag, const char *uid)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  const TdtRow *row = tdt_timetable_plan_get_room (plan, drag->column);
  g_autofree char *room = row != NULL ? g_strdup (tdt_row_get_uid (row)) : NULL;
  int minutes = drag->new_end - drag->new_start;
  const guint *signals = tdt_timetable_signals;

  if (drag->to_tray)
    g_signal_emit (timetable, signals[TDT_TIMETABLE_PLACE], 0, uid, -1, NULL);
  else if (!drag->on_paper)
    return;
  else if (drag->act == TDT_TIMETABLE_MOVE)
    g_signal_emit (timetable, signals[TDT_TIMETABLE_PLACE], 0, uid, drag->new_start, room);
  else if (drag->act == TDT_TIMETABLE_MAKE)
    g_signal_emit (timetable, signals[TDT_TIMETABLE_CREATE], 0, drag->new_start, minutes, room);
  else
    g_signal_emit (timetable, signals[TDT_TIMETABLE_RESIZE], 0, uid, drag->new_start, minutes);
}

void
tdt_timetable_drag_end (TdtTimetable *timetable)
{
  TdtTimetableDrag done = timetable->drag;
  g_autofree char *uid = g_strdup (done.uid);

  tdt_timetable_drag_cancel (timetable);
  if (done.moving && !done.fixed)
    tell (timetable, &done, uid);
}

gboolean
tdt_timetable_hover_person (TdtTimetable *timetable, const char *person, double x, double y)
{
  const TdtRow *row = timetable->root != NULL
                          ? tdt_root_lookup_kind (timetable->root, TDT_KIND_PERSON, person)
                          : NULL;
  TdtTimetablePart part;
  const TdtTimetableSlot *slot = row != NULL ? pick_slot (timetable, x, y, &part) : NULL;
  g_autoptr (GArray) clashes = NULL;
  g_autofree char *note = NULL;
  g_autofree char *name = NULL;

  if (slot == NULL)
    {
      tdt_timetable_canvas_set_ghost (timetable->canvas, NULL);
      return FALSE;
    }
  clashes = tdt_clashes_find_of_person (timetable->root, slot->session, row);
  note = tdt_clashes_dup_text (clashes, NOTE_LINES);
  name = tdt_person_dup_name (row);
  tdt_timetable_canvas_set_ghost (timetable->canvas,
                                  &(TdtTimetableGhost){ .column = slot->column,
                                                        .start = slot->start,
                                                        .end = slot->end,
                                                        .title = name,
                                                        .note = note,
                                                        .clashes = clashes->len > 0 });
  return TRUE;
}

void
tdt_timetable_drop_person (TdtTimetable *timetable, const char *person, double x, double y)
{
  TdtTimetablePart part;
  const TdtTimetableSlot *slot = pick_slot (timetable, x, y, &part);
  g_autofree char *uid = slot != NULL ? g_strdup (tdt_row_get_uid (slot->session)) : NULL;

  tdt_timetable_canvas_set_ghost (timetable->canvas, NULL);
  if (uid != NULL)
    g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_ADD_PERSON], 0, uid, person);
}

gboolean
tdt_timetable_get_session_area (TdtTimetable *timetable, const char *uid, graphene_rect_t *area)
{
  TdtTimetableBlock *block = tdt_timetable_canvas_get_block (timetable->canvas, uid);
  GtkWidget *widget = block != NULL ? GTK_WIDGET (block)
                                    : tdt_timetable_tray_get_block (timetable->tray, uid);

  return widget != NULL && gtk_widget_compute_bounds (widget, GTK_WIDGET (timetable), area);
}
