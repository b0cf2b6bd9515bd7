/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-settings-window-private.h"

#define WIDTH 640
#define HEIGHT 576

void
tdt_settings_window_init_class (GtkWidgetClass *klass)
{
  gtk_widget_class_add_binding_action (klass, GDK_KEY_Escape, 0, "window.close", NULL);
}

void
tdt_settings_window_set_page (AdwWindow *window, AdwPreferencesPage *page)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (page), TRUE);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (page));
  adw_window_set_content (window, box);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
}
