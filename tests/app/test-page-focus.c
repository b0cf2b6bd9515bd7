/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+1 to 5 lead to a page and into it: the arrows go through what it is about at once. */
#include "tdt-test-window.h"

#include "tdt-window-private.h"

static GtkWidget *
turn_to (TdtWindow *window, const char *name)
{
  GtkWidget *focus;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", name));
  tdt_test_wait (G_USEC_PER_SEC / 4);
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, tdt_window_get_page (window, name)));
  return focus;
}

static void
test_pages (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *focus = turn_to (window, "programme");

  g_assert_true (g_str_equal (G_OBJECT_TYPE_NAME (focus), "TdtTimetableBlock"));
  focus = turn_to (window, "people");
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  focus = turn_to (window, "partners");
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  focus = turn_to (window, "documents");
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  /* It is still the document that was chosen. */
  g_assert_cmpint (gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (focus)), ==, 0);
  g_assert_true (gtk_list_box_row_is_selected (GTK_LIST_BOX_ROW (focus)));
  focus = turn_to (window, "overview");
  g_assert_true (GTK_IS_LIST_BOX_ROW (focus));
  g_assert_false (GTK_IS_EDITABLE (focus));
  tdt_test_close (window);
}

/* Who writes about a session and asks for its page once more stays there. */
static void
test_stays (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *focus;

  turn_to (window, "programme");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add-session", NULL));
  tdt_test_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_true (turn_to (window, "programme") == focus);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/page-focus/pages", test_pages);
  g_test_add_func ("/app/page-focus/stays", test_stays);
  return g_test_run ();
}
