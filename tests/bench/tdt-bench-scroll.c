/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The work of a frame while the list of people scrolls, and while a bare GtkColumnView with as many
 * rows and columns of the same size does. Usage: FILE. Prints both in milliseconds, a line per
 * round. */
#include "tdt-window.h"

#include <stdlib.h>
#include <time.h>

#define N_ROUNDS 7
#define N_FRAMES 60
/* Pixels a frame: three rows or so. */
#define STEP 100

typedef struct
{
  GtkAdjustment *adjustment;
  guint n_frames;
} Scroll;

static double
get_processor_time (void)
{
  struct timespec time = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &time);
  return (double) time.tv_sec * 1000 + (double) time.tv_nsec / 1000000;
}

static void
settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 2;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

static gboolean
scroll_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Scroll *scroll = data;

  gtk_adjustment_set_value (scroll->adjustment,
                            gtk_adjustment_get_value (scroll->adjustment) + STEP);
  return ++scroll->n_frames < N_FRAMES ? G_SOURCE_CONTINUE : G_SOURCE_REMOVE;
}

static double
measure (GtkWidget *view)
{
  Scroll scroll = { .adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view)) };
  double begin;

  gtk_adjustment_set_value (scroll.adjustment, 0);
  settle ();
  gtk_widget_add_tick_callback (view, scroll_cb, &scroll, NULL);
  begin = get_processor_time ();
  while (scroll.n_frames < N_FRAMES)
    g_main_context_iteration (NULL, TRUE);
  return (get_processor_time () - begin) / N_FRAMES;
}

static GtkWidget *
find_column_view (GtkWidget *widget)
{
  if (GTK_IS_COLUMN_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_column_view (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

static GtkWidget *
open_people (TdtApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  GtkWidget *window;
  GtkWidget *view;

  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  while (tdt_window_get_desk (TDT_WINDOW (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  gtk_widget_activate_action (window, "win.page", "s", "people");
  while ((view = find_column_view (window)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  for (guint i = 0; i < 10; i++)
    settle ();
  return view;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_bare_view (GtkWidget *like)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  GListModel *columns = gtk_column_view_get_columns (GTK_COLUMN_VIEW (like));
  GtkSelectionModel *rows = gtk_column_view_get_model (GTK_COLUMN_VIEW (like));
  GtkWidget *view;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (rows)); i++)
    {
      g_autofree char *name = g_strdup_printf ("Marie Durand-%u", i);

      gtk_string_list_append (names, name);
    }
  view = gtk_column_view_new (
      GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (names))));
  for (guint i = 0; i < g_list_model_get_n_items (columns); i++)
    {
      g_autoptr (GtkColumnViewColumn) one = g_list_model_get_item (columns, i);
      GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
      g_autoptr (GtkColumnViewColumn) column = gtk_column_view_column_new ("Name", factory);

      g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
      g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
      gtk_column_view_column_set_expand (column, gtk_column_view_column_get_expand (one));
      gtk_column_view_column_set_visible (column, gtk_column_view_column_get_visible (one));
      gtk_column_view_append_column (GTK_COLUMN_VIEW (view), column);
    }
  return view;
}

static GtkWidget *
open_bare (GtkWidget *like)
{
  GtkWidget *window = gtk_window_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view = make_bare_view (like);

  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_window_set_child (GTK_WINDOW (window), scrolled);
  gtk_window_set_titlebar (GTK_WINDOW (window), gtk_header_bar_new ());
  gtk_widget_set_size_request (scrolled, gtk_widget_get_width (like), gtk_widget_get_height (like));
  gtk_window_present (GTK_WINDOW (window));
  settle ();
  return view;
}

int
main (int argc, char *argv[])
{
  g_autoptr (TdtApplication) application = NULL;
  GtkWidget *people;
  GtkWidget *bare;

  gtk_init ();
  application = tdt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  people = open_people (application, argc > 1 ? argv[1] : "");
  bare = open_bare (people);
  for (guint i = 0; i < N_ROUNDS; i++)
    {
      double ours = measure (people);

      g_print ("%.3f\t%.3f\n", ours, measure (bare));
    }
  return EXIT_SUCCESS;
}
