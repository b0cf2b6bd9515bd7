/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-help-private.h"
#include "tdt-live-window-private.h"
#include "tdt-rules-window-private.h"

static gboolean
has_type (GtkWidget *widget, gpointer name)
{
  return g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static gboolean
is_in (GtkWidget *widget, const char *type)
{
  for (; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (g_str_equal (G_OBJECT_TYPE_NAME (widget), type))
      return TRUE;
  return FALSE;
}

/* Each page of the window has help of its own, wherever the focus is. */
static void
test_pages (void)
{
  static const char *const cases[][2] = {
    { "overview", "overview" }, { "programme", "programme" }, { "people", "people" },
    { "partners", "partners" }, { "documents", "print" },
  };
  TdtWindow *window = tdt_test_open_example ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      tdt_window_show_page (window, cases[i][0]);
      gtk_window_set_focus (GTK_WINDOW (window), NULL);
      g_assert_cmpstr (tdt_help_get_page (GTK_WINDOW (window)), ==, cases[i][1]);
    }
  tdt_test_close (window);
}

/* Within a page, what has the focus says more. */
static void
test_focus (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *editor;

  tdt_window_show_page (window, "programme");
  tdt_test_settle ();
  editor = tdt_test_find (GTK_WIDGET (window), has_type, (gpointer) "TdtSessionEditor");
  g_assert_true (gtk_widget_child_focus (editor, GTK_DIR_TAB_FORWARD));
  g_assert_true (is_in (gtk_window_get_focus (GTK_WINDOW (window)), "TdtSessionEditor"));
  g_assert_cmpstr (tdt_help_get_page (GTK_WINDOW (window)), ==, "session");
  tdt_test_close (window);
}

/* The keys of the application do not reach windows that are not its own. */
static gboolean
has_help_key (GtkWidget *window)
{
  g_autoptr (GListModel) controllers = gtk_widget_observe_controllers (window);

  for (guint i = 0; i < g_list_model_get_n_items (controllers); i++)
    {
      g_autoptr (GtkEventController) controller = g_list_model_get_item (controllers, i);

      if (g_strcmp0 (gtk_event_controller_get_name (controller), "help") == 0)
        return TRUE;
    }
  return FALSE;
}

static void
test_other_windows (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *rules = tdt_rules_window_new (desk, GTK_WINDOW (window));
  GtkWindow *live = GTK_WINDOW (tdt_live_window_new (desk, GTK_WINDOW (window), NULL, NULL));

  g_assert_cmpstr (tdt_help_get_page (rules), ==, "checks");
  g_assert_cmpstr (tdt_help_get_page (live), ==, "run-day");
  g_assert_cmpstr (tdt_help_get_page (NULL), ==, "index");
  g_assert_true (has_help_key (GTK_WIDGET (rules)));
  gtk_window_destroy (rules);
  gtk_window_destroy (live);
  tdt_test_close (window);
}

static void
test_start_page (void)
{
  TdtWindow *window = tdt_window_new (tdt_test_application ());

  gtk_window_present (GTK_WINDOW (window));
  tdt_test_settle ();
  g_assert_cmpstr (tdt_help_get_page (GTK_WINDOW (window)), ==, "first-event");
  tdt_test_close (window);
}

static gboolean
says_yelp (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), "Yelp") != NULL;
}

/* No program for the help: the window says which one would do. */
static void
test_no_viewer (void)
{
  TdtWindow *window = tdt_test_open_example ();
  g_autoptr (GAppInfo) viewer = g_app_info_get_default_for_uri_scheme ("help");

  if (viewer != NULL)
    g_test_skip ("this computer has a program that shows the help");
  else
    {
      g_action_group_activate_action (G_ACTION_GROUP (tdt_test_application ()), "help", NULL);
      tdt_test_settle ();
      tdt_test_find (GTK_WIDGET (window), says_yelp, NULL);
    }
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/help/pages", test_pages);
  g_test_add_func ("/app/help/focus", test_focus);
  g_test_add_func ("/app/help/other-windows", test_other_windows);
  g_test_add_func ("/app/help/start-page", test_start_page);
  g_test_add_func ("/app/help/no-viewer", test_no_viewer);
  return g_test_run ();
}
