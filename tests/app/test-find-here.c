/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+F finds on every page: what the page lists, or else anything. */
#include "tdt-test-window.h"

#include "tdt-window-private.h"

static gboolean
is_search_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget) && gtk_widget_get_mapped (widget);
}

/* Whether the cursor is in the search of the page, and not of the whole window. */
static gboolean
searches_page (TdtWindow *window, const char *name)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));
  GtkWidget *entry = tdt_test_look_for (tdt_window_get_page (window, name), is_search_entry, NULL);

  return focus != NULL && entry != NULL && gtk_widget_is_ancestor (focus, entry);
}

static gboolean
searches_anything (TdtWindow *window)
{
  return gtk_widget_get_mapped (GTK_WIDGET (gtk_menu_button_get_popover (window->find_button)));
}

static void
find_here (TdtWindow *window)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.find-here", NULL));
  tdt_test_settle ();
}

static void
test_pages (void)
{
  static const struct
  {
    const char *name;
    gboolean has_search;
  } pages[] = {
    { "overview", FALSE }, { "programme", FALSE }, { "people", TRUE },
    { "partners", TRUE },  { "documents", FALSE },
  };
  TdtWindow *window = tdt_test_open_example ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      tdt_window_show_page (window, pages[i].name);
      tdt_test_settle ();
      find_here (window);
      g_assert_cmpint (searches_page (window, pages[i].name), ==, pages[i].has_search);
      g_assert_cmpint (searches_anything (window), ==, !pages[i].has_search);
      gtk_menu_button_popdown (window->find_button);
      tdt_test_settle ();
    }
  tdt_test_close (window);
}

/* What was begun in place of the table is not given up. */
static void
test_task (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *page = tdt_window_get_page (window, "people");

  tdt_window_show_page (window, "people");
  tdt_test_settle ();
  g_assert_true (gtk_widget_activate_action (page, "page.find-duplicates", NULL));
  tdt_test_settle ();
  find_here (window);
  g_assert_null (tdt_test_look_for (page, is_search_entry, NULL));
  g_assert_true (searches_anything (window));
  gtk_menu_button_popdown (window->find_button);
  tdt_test_settle ();
  tdt_test_close (window);
}

static int
measure (TdtWindow *window)
{
  int minimum;

  gtk_widget_measure (GTK_WIDGET (window), GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL,
                      NULL);
  return minimum;
}

/* Where there is little width the window does not grow for the search. */
static void
test_narrow (void)
{
  TdtWindow *window = tdt_test_open_example ();
  int before;

  gtk_window_set_default_size (GTK_WINDOW (window), 360, 640);
  tdt_test_wait (G_USEC_PER_SEC / 2);
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (window->find_button)));
  before = measure (window);
  find_here (window);
  g_assert_true (searches_anything (window));
  g_assert_cmpint (measure (window), <=, before);
  gtk_menu_button_popdown (window->find_button);
  tdt_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (window->findings_button)));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/find-here/pages", test_pages);
  g_test_add_func ("/app/find-here/task", test_task);
  g_test_add_func ("/app/find-here/narrow", test_narrow);
  return g_test_run ();
}
