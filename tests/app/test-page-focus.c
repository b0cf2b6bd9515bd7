/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ctrl+1 to 5 lead to a page and into it: the arrows go through what it is about at once. */
#include "tdt-test-keys.h"
#include "tdt-test-window.h"

#include "tdt-window-private.h"

#include <string.h>

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
  g_assert_true ((gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0);
  focus = turn_to (window, "partners");
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_VIEW));
  g_assert_true ((gtk_widget_get_state_flags (focus) & GTK_STATE_FLAG_SELECTED) != 0);
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

static gboolean
says (GtkWidget *widget, gpointer text)
{
  return GTK_IS_LABEL (widget) && gtk_widget_get_mapped (widget) &&
         strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

/* Who deletes the last session goes on from the one before; what has been undone is no longer
 * offered to be undone. */
static void
test_delete (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtRecordList *sessions = tdt_desk_get_list (desk, TDT_KIND_SESSION);
  guint n_sessions = g_list_model_get_n_items (G_LIST_MODEL (sessions));
  const char *before = tdt_row_get_uid (tdt_record_list_get_row (sessions, n_sessions - 2));
  const char *last = tdt_row_get_uid (tdt_record_list_get_row (sessions, n_sessions - 1));

  turn_to (window, "programme");
  tdt_desk_select (desk, last);
  turn_to (window, "programme");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.session", "s", "delete"));
  tdt_test_wait (G_USEC_PER_SEC / 4);
  g_assert_cmpstr (tdt_record_get_uid (tdt_desk_get_selected (desk, TDT_KIND_SESSION)), ==, before);
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (gtk_window_get_focus (GTK_WINDOW (window))), ==,
                   "TdtTimetableBlock");
  tdt_test_find (GTK_WIDGET (window), says, (gpointer) "is deleted");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  tdt_test_wait (G_USEC_PER_SEC / 2);
  g_assert_null (tdt_test_look_for (GTK_WIDGET (window), says, (gpointer) "is deleted"));
  tdt_test_find (GTK_WIDGET (window), says, (gpointer) "Undone");
  tdt_test_close (window);
}

/* Escape goes back out, from what is written about a session to the timetable. */
static void
test_escape (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *focus;

  turn_to (window, "programme");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.add-session", NULL));
  tdt_test_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_true (GTK_IS_EDITABLE (focus));
  g_assert_true (tdt_test_press (GTK_WINDOW (window), GDK_KEY_Escape));
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "TdtTimetableBlock");
  g_assert_false (tdt_test_press (GTK_WINDOW (window), GDK_KEY_Escape));
  tdt_test_close (window);
}

/* Who looked something up goes on from where the keyboard was. */
static void
test_popovers (void)
{
  static const char *const actions[] = { "win.find", "win.show-history" };
  TdtWindow *window = tdt_test_open_example ();

  turn_to (window, "programme");
  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), actions[i], NULL));
      tdt_test_settle ();
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) != focus);
      g_assert_true (tdt_test_press (GTK_WINDOW (window), GDK_KEY_Escape));
      tdt_test_settle ();
      g_assert_true (gtk_window_get_focus (GTK_WINDOW (window)) == focus);
    }
  tdt_test_close (window);
}

/* The arrows go through a menu while it is open, not through what is below. */
static void
test_menu (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *focus;

  turn_to (window, "programme");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.session", "s", "menu"));
  tdt_test_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU));
  for (guint i = 0; i < 3; i++)
    {
      GtkWidget *before = focus;

      g_assert_true (tdt_test_press (GTK_WINDOW (window), GDK_KEY_Down));
      focus = gtk_window_get_focus (GTK_WINDOW (window));
      g_assert_true (focus != before);
      g_assert_nonnull (gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER_MENU));
    }
  g_assert_true (tdt_test_press (GTK_WINDOW (window), GDK_KEY_Escape));
  tdt_test_settle ();
  focus = gtk_window_get_focus (GTK_WINDOW (window));
  g_assert_cmpstr (G_OBJECT_TYPE_NAME (focus), ==, "TdtTimetableBlock");
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/page-focus/pages", test_pages);
  g_test_add_func ("/app/page-focus/stays", test_stays);
  g_test_add_func ("/app/page-focus/escape", test_escape);
  g_test_add_func ("/app/page-focus/delete", test_delete);
  g_test_add_func ("/app/page-focus/popovers", test_popovers);
  g_test_add_func ("/app/page-focus/menu", test_menu);
  return g_test_run ();
}
