/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-task-frame-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#define WIDTH 900

typedef void (*BackFunc) (gpointer user_data);

static gboolean
escape_cb (GtkWidget *frame, GVariant *unused, gpointer user_data)
{
  BackFunc back = (BackFunc) (gpointer) g_object_get_data (G_OBJECT (frame), "tdt-back");

  back (user_data);
  return TRUE;
}

static GtkWidget *
make_heading (const char *title, const char *description, GCallback back, gpointer user_data)
{
  GtkWidget *heading = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *button = gtk_button_new_from_icon_name ("go-previous-symbolic");
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *label = gtk_label_new (title);
  GtkWidget *more = gtk_label_new (description);

  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Back"), -1);
  gtk_widget_set_tooltip_text (button, _ ("Back"));
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_swapped (button, "clicked", back, user_data);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "title-2");
  gtk_label_set_xalign (GTK_LABEL (more), 0);
  gtk_label_set_wrap (GTK_LABEL (more), TRUE);
  gtk_widget_add_css_class (more, "dim-label");
  gtk_box_append (GTK_BOX (texts), label);
  gtk_box_append (GTK_BOX (texts), more);
  gtk_box_append (GTK_BOX (heading), button);
  gtk_box_append (GTK_BOX (heading), texts);
  return heading;
}

GtkWidget *
tdt_task_frame_new (const char *title, const char *description, GtkWidget *content, GCallback back,
                    gpointer user_data)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 18);
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_widget_set_margin_top (box, 12);
  gtk_widget_set_margin_bottom (box, 24);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), make_heading (title, description, back, user_data));
  gtk_box_append (GTK_BOX (box), content);
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), box);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), clamp);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_Escape, 0),
                        gtk_callback_action_new (escape_cb, user_data, NULL)));
  gtk_widget_add_controller (scrolled, keys);
  g_object_set_data (G_OBJECT (scrolled), "tdt-back", (gpointer) back);
  return scrolled;
}
