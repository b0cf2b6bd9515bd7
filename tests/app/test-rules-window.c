/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-check-settings.h"
#include "tdt-rules-window-private.h"

static gboolean
is_named (GtkWidget *widget, gpointer name)
{
  return GTK_IS_SPIN_BUTTON (widget) && tdt_test_is_named (widget, name);
}

static int
read_room_change (TdtDesk *desk)
{
  TdtCheckSettings settings;

  tdt_check_settings_read (tdt_desk_get_root (desk), &settings);
  return settings.room_change;
}

/* A figure set is in the project at once; undo brings it back into the window as well. */
static void
test_set_and_undo (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  GtkWindow *rules = tdt_rules_window_new (desk, GTK_WINDOW (window));
  GtkWidget *number = tdt_test_find (GTK_WIDGET (rules), is_named,
                                     (gpointer) "Minutes to get to another room");

  g_assert_cmpint (read_room_change (desk), ==, 10);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (number), 25);
  g_assert_cmpint (read_room_change (desk), ==, 25);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_SETTING), ==, 1);
  tdt_workspace_undo (workspace);
  g_assert_cmpint (read_room_change (desk), ==, 10);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number)), ==, 10);
  g_assert_false (tdt_workspace_get_can_undo (workspace));
  tdt_workspace_redo (workspace);
  g_assert_cmpint (gtk_spin_button_get_value_as_int (GTK_SPIN_BUTTON (number)), ==, 25);
  gtk_window_destroy (rules);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/rules-window/set-and-undo", test_set_and_undo);
  return g_test_run ();
}
