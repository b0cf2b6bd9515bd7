/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-control-name.h"

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
