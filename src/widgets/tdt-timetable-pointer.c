/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the mouse, the wheel and two fingers do in a timetable. */
#include "config.h"

#include "tdt-drag.h"
#include "tdt-timetable-drag-private.h"
#include "tdt-timetable-private.h"

#define WHEEL_STEP 1.12

static const char *
pick (TdtTimetable *timetable, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (timetable), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && TDT_IS_TIMETABLE_BLOCK (widget)
             ? tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (widget))
             : NULL;
}

static void
choose_at (TdtTimetable *timetable, double x, double y)
{
  g_autofree char *uid = g_strdup (pick (timetable, x, y));

  if (uid == NULL)
    return;
  tdt_timetable_choose (timetable, uid);
  tdt_timetable_focus_chosen (timetable);
}

static void
clicked_cb (TdtTimetable *timetable, int n_press, double x, double y)
{
  g_autofree char *uid = g_strdup (pick (timetable, x, y));

  choose_at (timetable, x, y);
  if (n_press == 2 && uid != NULL)
    g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_OPEN], 0, uid);
}

static void
menu_cb (TdtTimetable *timetable, int n_press, double x, double y)
{
  g_autofree char *uid = g_strdup (pick (timetable, x, y));

  if (uid == NULL)
    return;
  choose_at (timetable, x, y);
  g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_MENU], 0, uid, timetable, x, y);
}

static void
pressed_long_cb (TdtTimetable *timetable, double x, double y)
{
  menu_cb (timetable, 1, x, y);
}

/* Fingers scroll; they move sessions through the menu, or in the editor. */
static gboolean
is_touch (GtkGesture *gesture)
{
  GdkDevice *device = gtk_event_controller_get_current_event_device (
      GTK_EVENT_CONTROLLER (gesture));

  return device != NULL && gdk_device_get_source (device) == GDK_SOURCE_TOUCHSCREEN;
}

static void
drag_begin_cb (GtkGestureDrag *gesture, double x, double y, TdtTimetable *timetable)
{
  if (is_touch (GTK_GESTURE (gesture)) || !tdt_timetable_drag_begin (timetable, x, y))
    gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_DENIED);
}

static void
drag_update_cb (GtkGestureDrag *gesture, double dx, double dy, TdtTimetable *timetable)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (gesture));
  double x;
  double y;

  gtk_gesture_drag_get_start_point (gesture, &x, &y);
  tdt_timetable_drag_update (timetable, x + dx, y + dy, (state & GDK_SHIFT_MASK) != 0);
  if (tdt_timetable_is_dragging (timetable))
    {
      gtk_gesture_set_state (GTK_GESTURE (gesture), GTK_EVENT_SEQUENCE_CLAIMED);
      gtk_widget_set_cursor_from_name (GTK_WIDGET (timetable), "grabbing");
    }
}

static void
drag_end_cb (GtkGestureDrag *gesture, double dx, double dy, TdtTimetable *timetable)
{
  gtk_widget_set_cursor (GTK_WIDGET (timetable), NULL);
  tdt_timetable_drag_end (timetable);
}

static void
drag_cancel_cb (TdtTimetable *timetable)
{
  gtk_widget_set_cursor (GTK_WIDGET (timetable), NULL);
  tdt_timetable_drag_cancel (timetable);
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        TdtTimetable *timetable)
{
  if (key != GDK_KEY_Escape || !tdt_timetable_is_dragging (timetable))
    return GDK_EVENT_PROPAGATE;
  drag_cancel_cb (timetable);
  return GDK_EVENT_STOP;
}

/* Edges can be pulled, and say so. */
static void
motion_cb (TdtTimetable *timetable, double x, double y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT ((float) x, (float) y);
  graphene_point_t place;
  TdtTimetablePart part = TDT_TIMETABLE_NOWHERE;
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (timetable), x, y, GTK_PICK_DEFAULT);

  timetable->pointer_y = y;
  if (tdt_timetable_is_dragging (timetable))
    return;
  if (widget != NULL && TDT_IS_TIMETABLE_BLOCK (widget) && timetable->day != 0 &&
      gtk_widget_is_ancestor (widget, GTK_WIDGET (timetable->canvas)) &&
      gtk_widget_compute_point (GTK_WIDGET (timetable), GTK_WIDGET (timetable->canvas), &from,
                                &place))
    tdt_timetable_geometry_pick (tdt_timetable_canvas_get_geometry (timetable->canvas), place.x,
                                 place.y, &part);
  gtk_widget_set_cursor_from_name (
      GTK_WIDGET (timetable),
      part == TDT_TIMETABLE_TOP || part == TDT_TIMETABLE_BOTTOM ? "ns-resize" : NULL);
}

/* A place of the timetable, in the grid. */
static double
to_grid_y (TdtTimetable *timetable, double y)
{
  graphene_point_t from = GRAPHENE_POINT_INIT (0, (float) y);
  graphene_point_t place;

  if (!gtk_widget_compute_point (GTK_WIDGET (timetable), GTK_WIDGET (timetable->grid), &from,
                                 &place))
    return 0;
  return place.y;
}

static gboolean
scroll_cb (GtkEventControllerScroll *controller, double dx, double dy, TdtTimetable *timetable)
{
  GdkModifierType state = gtk_event_controller_get_current_event_state (
      GTK_EVENT_CONTROLLER (controller));
  double zoom = tdt_timetable_grid_get_zoom (timetable->grid);

  if ((state & GDK_CONTROL_MASK) == 0 || dy == 0)
    return GDK_EVENT_PROPAGATE;
  tdt_timetable_grid_set_zoom (timetable->grid, dy < 0 ? zoom * WHEEL_STEP : zoom / WHEEL_STEP,
                               to_grid_y (timetable, timetable->pointer_y));
  return GDK_EVENT_STOP;
}

static void
pinch_begin_cb (TdtTimetable *timetable)
{
  timetable->pinch_zoom = tdt_timetable_grid_get_zoom (timetable->grid);
}

static void
pinched_cb (GtkGestureZoom *gesture, double scale, TdtTimetable *timetable)
{
  double x = 0;
  double y = 0;

  gtk_gesture_get_bounding_box_center (GTK_GESTURE (gesture), &x, &y);
  tdt_timetable_grid_set_zoom (timetable->grid, timetable->pinch_zoom * scale,
                               to_grid_y (timetable, y));
}

static GdkDragAction
drop_motion_cb (GtkDropTarget *target, double x, double y, TdtTimetable *timetable)
{
  g_autofree char *person = tdt_drag_dup_uid (gtk_drop_target_get_value (target), TDT_KIND_PERSON);

  return person != NULL && tdt_timetable_hover_person (timetable, person, x, y) ? GDK_ACTION_COPY
                                                                                : 0;
}

static void
drop_leave_cb (TdtTimetable *timetable)
{
  tdt_timetable_canvas_set_ghost (timetable->canvas, NULL);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdtTimetable *timetable)
{
  g_autofree char *person = tdt_drag_dup_uid (value, TDT_KIND_PERSON);

  if (person == NULL)
    return FALSE;
  tdt_timetable_drop_person (timetable, person, x, y);
  return TRUE;
}

static void
init_clicks (TdtTimetable *timetable)
{
  GtkWidget *widget = GTK_WIDGET (timetable);
  GtkGesture *click = gtk_gesture_click_new ();
  GtkGesture *menu = gtk_gesture_click_new ();
  GtkGesture *press = gtk_gesture_long_press_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (clicked_cb), timetable);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (click));
  gtk_gesture_single_set_button (GTK_GESTURE_SINGLE (menu), GDK_BUTTON_SECONDARY);
  g_signal_connect_swapped (menu, "pressed", G_CALLBACK (menu_cb), timetable);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (menu));
  gtk_gesture_single_set_touch_only (GTK_GESTURE_SINGLE (press), TRUE);
  g_signal_connect_swapped (press, "pressed", G_CALLBACK (pressed_long_cb), timetable);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (press));
}

static void
init_zoom (TdtTimetable *timetable)
{
  GtkEventController *scroll = gtk_event_controller_scroll_new (
      GTK_EVENT_CONTROLLER_SCROLL_VERTICAL);
  GtkGesture *pinch = gtk_gesture_zoom_new ();

  gtk_event_controller_set_propagation_phase (scroll, GTK_PHASE_CAPTURE);
  g_signal_connect (scroll, "scroll", G_CALLBACK (scroll_cb), timetable);
  gtk_widget_add_controller (timetable->scroller, scroll);
  g_signal_connect_swapped (pinch, "begin", G_CALLBACK (pinch_begin_cb), timetable);
  g_signal_connect (pinch, "scale-changed", G_CALLBACK (pinched_cb), timetable);
  gtk_widget_add_controller (GTK_WIDGET (timetable), GTK_EVENT_CONTROLLER (pinch));
}

void
tdt_timetable_init_pointer (TdtTimetable *timetable)
{
  GtkWidget *widget = GTK_WIDGET (timetable);
  GtkGesture *drag = gtk_gesture_drag_new ();
  GtkEventController *motion = gtk_event_controller_motion_new ();
  GtkEventController *key = gtk_event_controller_key_new ();
  GtkDropTarget *drop = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY);

  g_signal_connect (drag, "drag-begin", G_CALLBACK (drag_begin_cb), timetable);
  g_signal_connect (drag, "drag-update", G_CALLBACK (drag_update_cb), timetable);
  g_signal_connect (drag, "drag-end", G_CALLBACK (drag_end_cb), timetable);
  g_signal_connect_swapped (drag, "cancel", G_CALLBACK (drag_cancel_cb), timetable);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drag));
  g_signal_connect_swapped (motion, "motion", G_CALLBACK (motion_cb), timetable);
  gtk_widget_add_controller (widget, motion);
  gtk_event_controller_set_propagation_phase (key, GTK_PHASE_CAPTURE);
  g_signal_connect (key, "key-pressed", G_CALLBACK (key_cb), timetable);
  gtk_widget_add_controller (widget, key);
  gtk_drop_target_set_preload (drop, TRUE);
  g_signal_connect (drop, "motion", G_CALLBACK (drop_motion_cb), timetable);
  g_signal_connect_swapped (drop, "leave", G_CALLBACK (drop_leave_cb), timetable);
  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), timetable);
  gtk_widget_add_controller (widget, GTK_EVENT_CONTROLLER (drop));
  init_clicks (timetable);
  init_zoom (timetable);
}
