/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tdt_control_set_name:
 * @control: a drop-down, menu button or split button, whose children are there
 * @name: what a screen reader calls it
 *
 * Names @control and the buttons inside it: with GTK 4.8 it is one of those that takes the focus,
 * and it has no name of its own. Buttons that show a label keep that as their name.
 */
void tdt_control_set_name (GtkWidget *control, const char *name);

/**
 * tdt_calendar_set_name:
 * @calendar: a #GtkCalendar
 * @name: what is chosen in it
 *
 * Names @calendar and its four buttons, which show nothing but an arrow.
 */
void tdt_calendar_set_name (GtkWidget *calendar, const char *name);

G_END_DECLS
