/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-minutes-window-private.h"

static gboolean
is_new_task (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ENTRY_ROW (widget) && gtk_widget_get_mapped (widget) &&
         strstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), "figures") != NULL;
}

static gboolean
is_tick (GtkWidget *widget, gpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_ancestor (widget, ADW_TYPE_EXPANDER_ROW);
}

static gboolean
is_group_of (GtkWidget *widget, gpointer name)
{
  return ADW_IS_PREFERENCES_GROUP (widget) &&
         g_strcmp0 (adw_preferences_group_get_title (ADW_PREFERENCES_GROUP (widget)), name) == 0;
}

static const TdtRow *
get_task (TdtDesk *desk)
{
  TdtRowIter iter;
  const TdtRow *row = NULL;

  tdt_row_iter_init (&iter, tdt_desk_get_root (desk), TDT_KIND_FOLLOW_UP);
  return tdt_row_iter_next (&iter, &row) ? row : NULL;
}

/* What is to be done names who does it, is listed by person, ticked off and undone. */
static void
test_tasks (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *minutes = tdt_minutes_window_new (desk, GTK_WINDOW (window));
  GtkWidget *entry;

  gtk_window_present (minutes);
  tdt_test_settle ();
  entry = tdt_test_find (GTK_WIDGET (minutes), is_new_task, NULL);
  g_assert_nonnull (entry);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Dominique bussereau: send the letter");
  g_signal_emit_by_name (entry, "entry-activated");
  tdt_test_settle ();
  g_assert_nonnull (get_task (desk));
  g_assert_cmpstr (tdt_row_get_text (get_task (desk), TDT_FOLLOW_UP_TITLE), ==, "send the letter");
  g_assert_nonnull (tdt_row_get_text (get_task (desk), TDT_FOLLOW_UP_PERSON));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "");
  g_assert_nonnull (
      tdt_test_find (GTK_WIDGET (minutes), is_group_of, (gpointer) "Dominique Bussereau"));
  gtk_check_button_set_active (
      GTK_CHECK_BUTTON (tdt_test_find (GTK_WIDGET (minutes), is_tick, NULL)), TRUE);
  g_assert_true (tdt_row_get_boolean (get_task (desk), TDT_FOLLOW_UP_DONE));
  gtk_widget_activate_action (GTK_WIDGET (minutes), "minutes.undo", NULL);
  g_assert_false (tdt_row_get_boolean (get_task (desk), TDT_FOLLOW_UP_DONE));
  gtk_widget_activate_action (GTK_WIDGET (minutes), "minutes.undo", NULL);
  g_assert_null (get_task (desk));
  tdt_test_settle ();
  g_assert_null (
      tdt_test_look_for (GTK_WIDGET (minutes), is_group_of, (gpointer) "Dominique Bussereau"));
  gtk_window_destroy (minutes);
  tdt_test_close (window);
}

/* A name that nobody has stays part of what is to be done. */
static void
test_unknown_name (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *minutes = tdt_minutes_window_new (desk, GTK_WINDOW (window));
  GtkWidget *entry;

  gtk_window_present (minutes);
  tdt_test_settle ();
  entry = tdt_test_find (GTK_WIDGET (minutes), is_new_task, NULL);
  gtk_editable_set_text (GTK_EDITABLE (entry), "Important: call back");
  g_signal_emit_by_name (entry, "entry-activated");
  g_assert_cmpstr (tdt_row_get_text (get_task (desk), TDT_FOLLOW_UP_TITLE), ==,
                   "Important: call back");
  g_assert_null (tdt_row_get_text (get_task (desk), TDT_FOLLOW_UP_PERSON));
  gtk_window_destroy (minutes);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/minutes-window/tasks", test_tasks);
  g_test_add_func ("/app/minutes-window/unknown-name", test_unknown_name);
  return g_test_run ();
}
