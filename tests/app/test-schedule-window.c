/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-schedule-window-private.h"
#include "tdt-schedule.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-verbs.h"

static const char *const sessions[] = { "session-2-table-ronde-attractivite",
                                        "session-5-entretien" };

static void
unplace (TdtWorkspace *workspace)
{
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      g_autoptr (GError) error = NULL;

      tdt_workspace_place_session (workspace, sessions[i], NULL, NULL, &error);
      g_assert_no_error (error);
    }
}

static gboolean
is_placed (TdtWorkspace *workspace, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (tdt_workspace_get_root (workspace), uid);

  return tdt_row_has (row, TDT_SESSION_START) && tdt_row_has (row, TDT_SESSION_ROOM);
}

static void
wait_until_done (GtkWindow *window)
{
  gboolean running = TRUE;

  while (running)
    {
      g_main_context_iteration (NULL, TRUE);
      g_object_get (window, "running", &running, NULL);
    }
}

/* The plan is seen first, and is one step when it is taken. */
static void
test_propose (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  GtkWindow *places = NULL;
  guint length;

  unplace (workspace);
  length = tdt_history_get_length (tdt_workspace_get_history (workspace));
  places = g_object_ref (tdt_schedule_window_new (desk, GTK_WINDOW (window)));
  gtk_window_present (places);
  gtk_widget_activate_action (GTK_WIDGET (places), "schedule.start", NULL);
  wait_until_done (places);
  tdt_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (places)));
  g_object_unref (places);
  g_assert_true (tdt_workspace_is_previewing (workspace));
  g_assert_true (is_placed (workspace, sessions[0]) && is_placed (workspace, sessions[1]));
  g_assert_cmpuint (tdt_history_get_length (tdt_workspace_get_history (workspace)), ==, length);
  g_assert_true (tdt_workspace_accept_preview (workspace));
  g_assert_cmpuint (tdt_history_get_length (tdt_workspace_get_history (workspace)), ==, length + 1);
  tdt_workspace_undo (workspace);
  g_assert_false (is_placed (workspace, sessions[0]) || is_placed (workspace, sessions[1]));
  tdt_test_close (window);
}

/* Stopping gives the best plan so far; closing the window gives none, and harms nothing. */
static void
test_stop_and_close (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);

  unplace (workspace);
  for (guint close = 0; close < 2; close++)
    {
      GtkWindow *places = g_object_ref (tdt_schedule_window_new (desk, GTK_WINDOW (window)));

      gtk_window_present (places);
      gtk_widget_activate_action (GTK_WIDGET (places), "schedule.start", NULL);
      if (close)
        gtk_window_destroy (places);
      else
        gtk_widget_activate_action (GTK_WIDGET (places), "schedule.stop", NULL);
      wait_until_done (places);
      g_assert_cmpint (tdt_workspace_is_previewing (workspace), ==, !close);
      tdt_workspace_drop_preview (workspace);
      g_object_unref (places);
    }
  tdt_test_close (window);
}

static gboolean
is_first_weight (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SPIN_BUTTON (widget) &&
         tdt_test_is_named (widget, tdt_schedule_term_label (TDT_TIMETABLE_TERM_CAPACITY));
}

static void
test_weights (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *places = tdt_schedule_window_new (desk, GTK_WINDOW (window));
  GtkWidget *weight = tdt_test_find (GTK_WIDGET (places), is_first_weight, NULL);

  gtk_spin_button_set_value (GTK_SPIN_BUTTON (weight), 9);
  g_assert_cmpuint (tdt_schedule_get_weight (tdt_desk_get_root (desk), TDT_TIMETABLE_TERM_CAPACITY),
                    ==, 9);
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (weight)), ==, 1);
  gtk_window_destroy (places);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/schedule-window/propose", test_propose);
  g_test_add_func ("/app/schedule-window/stop-and-close", test_stop_and_close);
  g_test_add_func ("/app/schedule-window/weights", test_weights);
  return g_test_run ();
}
