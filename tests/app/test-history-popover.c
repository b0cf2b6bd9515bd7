/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-history-popover-private.h"
#include "tdt-workspace-verbs.h"

static void
find_popover_cb (GtkWidget *widget, gpointer data)
{
  if (TDT_IS_HISTORY_POPOVER (widget))
    *(GtkWidget **) data = widget;
}

static gboolean
is_list (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static void
set_place (TdtWorkspace *workspace, const char *place)
{
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_workspace_set_text (workspace,
                                         tdt_root_get_uid (tdt_workspace_get_root (workspace)),
                                         TDT_PROJECT_PLACE, place, &error));
  tdt_workspace_end_typing (workspace);
}

static const char *
get_place (TdtWorkspace *workspace)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (workspace)),
                           TDT_PROJECT_PLACE);
}

/* Every step is a row, the latest first; a row leads to how things were then. */
static void
test_steps (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  g_autofree char *place = g_strdup (get_place (workspace));
  GtkWidget *popover = NULL;
  GtkWidget *list;

  set_place (workspace, "Gap 1");
  set_place (workspace, "Gap 2");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-history", NULL));
  tdt_test_settle ();
  tdt_test_foreach (GTK_WIDGET (window), find_popover_cb, &popover);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_get_mapped (popover));
  list = tdt_test_find (popover, is_list, NULL);
  g_assert_cmpuint (
      g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list)))), ==,
      3);
  g_signal_emit_by_name (list, "activate", 1u);
  g_assert_cmpstr (get_place (workspace), ==, "Gap 1");
  g_signal_emit_by_name (list, "activate", 2u);
  g_assert_cmpstr (get_place (workspace), ==, place);
  g_signal_emit_by_name (list, "activate", 0u);
  g_assert_cmpstr (get_place (workspace), ==, "Gap 2");
  gtk_popover_popdown (GTK_POPOVER (popover));
  tdt_test_settle ();
  tdt_test_close (window);
}

/* Closed in the frame in which a popover with the focus goes, a window lets go of its project: GTK
 * 4.8 would keep the popover. */
static void
test_let_go (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *popover = NULL;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.show-history", NULL));
  tdt_test_settle ();
  tdt_test_foreach (GTK_WIDGET (window), find_popover_cb, &popover);
  g_assert_nonnull (popover);
  g_assert_true (gtk_widget_child_focus (popover, GTK_DIR_TAB_FORWARD));
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (GTK_WINDOW (window)), popover));
  gtk_popover_popdown (GTK_POPOVER (popover));
  gtk_widget_set_visible (gtk_widget_get_parent (popover), FALSE);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/history-popover/steps", test_steps);
  g_test_add_func ("/app/history-popover/let-go", test_let_go);
  return g_test_run ();
}
