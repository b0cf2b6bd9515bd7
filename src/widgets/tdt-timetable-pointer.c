/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the mouse does in a timetable. */
#include "config.h"

#include "tdt-timetable-private.h"

static const char *
pick (TdtTimetable *timetable, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (timetable), x, y, GTK_PICK_DEFAULT);

  return widget != NULL && TDT_IS_TIMETABLE_BLOCK (widget)
             ? tdt_timetable_block_get_uid (TDT_TIMETABLE_BLOCK (widget))
             : NULL;
}

static void
pressed_cb (TdtTimetable *timetable, int n_press, double x, double y)
{
  g_autofree char *uid = g_strdup (pick (timetable, x, y));

  if (uid == NULL)
    return;
  tdt_timetable_choose (timetable, uid);
  tdt_timetable_focus_chosen (timetable);
  if (n_press == 2)
    g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_OPEN], 0, uid);
}

void
tdt_timetable_init_pointer (TdtTimetable *timetable)
{
  GtkGesture *click = gtk_gesture_click_new ();

  g_signal_connect_swapped (click, "pressed", G_CALLBACK (pressed_cb), timetable);
  gtk_widget_add_controller (GTK_WIDGET (timetable), GTK_EVENT_CONTROLLER (click));
}
