/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-control-name.h"

#include <glib/gi18n-lib.h>

static void
set_name (GtkWidget *widget, const char *name)
{
  gtk_accessible_update_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

static void
name_inside (GtkWidget *widget, const char *name)
{
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      if (GTK_IS_TOGGLE_BUTTON (child) || GTK_IS_MENU_BUTTON (child))
        set_name (child, name);
      if (GTK_IS_MENU_BUTTON (child))
        name_inside (child, name);
    }
}

void
tdt_control_set_name (GtkWidget *control, const char *name)
{
  set_name (control, name);
  name_inside (control, name);
}

void
tdt_calendar_set_name (GtkWidget *calendar, const char *name)
{
  static const char *const arrows[] = { N_ ("The month before"), N_ ("The next month"),
                                        N_ ("The year before"), N_ ("The next year") };
  GtkWidget *head = gtk_widget_get_first_child (calendar);
  guint n = 0;

  set_name (calendar, name);
  for (GtkWidget *child = gtk_widget_get_first_child (head);
       child != NULL && n < G_N_ELEMENTS (arrows); child = gtk_widget_get_next_sibling (child))
    if (GTK_IS_BUTTON (child))
      {
        set_name (child, _ (arrows[n]));
        gtk_widget_set_tooltip_text (child, _ (arrows[n++]));
      }
}
