/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A banner as wide as the window lets it be. */
#include "tdt-banner.h"

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static GtkWidget *
show_banner (GtkWidget *button, int width)
{
  TdtBanner *banner = tdt_banner_new ("dialog-information-symbolic");
  GtkWidget *window = gtk_window_new ();

  tdt_banner_add_widget (banner, button);
  tdt_banner_show (banner, "Somebody else has changed this file");
  gtk_window_set_child (GTK_WINDOW (window), GTK_WIDGET (banner));
  gtk_window_set_default_size (GTK_WINDOW (window), width, 200);
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return window;
}

static void
test_stacks (gconstpointer data)
{
  int width = GPOINTER_TO_INT (data);
  GtkWidget *button = gtk_button_new_with_label ("Compare");
  GtkWidget *window = show_banner (button, width);
  GtkWidget *buttons = gtk_widget_get_parent (button);
  GtkWidget *box = gtk_widget_get_parent (buttons);

  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (box)), ==,
                   width < 1000 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  g_assert_cmpint (gtk_orientable_get_orientation (GTK_ORIENTABLE (buttons)), ==,
                   width < 400 ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_window_destroy (GTK_WINDOW (window));
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
  g_test_add_data_func ("/banner/wide", GINT_TO_POINTER (1200), test_stacks);
  g_test_add_data_func ("/banner/narrow", GINT_TO_POINTER (550), test_stacks);
  g_test_add_data_func ("/banner/very-narrow", GINT_TO_POINTER (300), test_stacks);
  return g_test_run ();
}
