/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-address-book.h"
#include "tdt-memory.h"
#include "tdt-preferences-window-private.h"
#include "tdt-timetable.h"

static gboolean
is_combo (GtkWidget *widget, gpointer title)
{
  return ADW_IS_COMBO_ROW (widget) &&
         g_str_equal (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title);
}

static gboolean
is_button (GtkWidget *widget, gpointer name)
{
  return GTK_IS_BUTTON (widget) && tdt_test_is_named (widget, name);
}

static gboolean
is_timetable (GtkWidget *widget, gpointer data)
{
  return TDT_IS_TIMETABLE (widget);
}

/* What is chosen holds at once, in the windows that are open. */
static void
test_choices (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *preferences = g_object_ref_sink (g_object_new (TDT_TYPE_PREFERENCES_WINDOW, NULL));
  GtkWidget *step = tdt_test_find (preferences, is_combo, (gpointer) "Move sessions by");
  GtkWidget *style = tdt_test_find (preferences, is_combo, (gpointer) "Appearance");
  GtkWidget *timetable;
  int minutes;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "programme");
  tdt_test_settle ();
  timetable = tdt_test_find (GTK_WIDGET (window), is_timetable, NULL);
  g_assert_cmpint (tdt_memory_get_step (), ==, TDT_MEMORY_USUAL_STEP);
  adw_combo_row_set_selected (ADW_COMBO_ROW (step), 2);
  g_assert_cmpint (tdt_memory_get_step (), ==, 15);
  g_object_get (timetable, "step", &minutes, NULL);
  g_assert_cmpint (minutes, ==, 15);
  adw_combo_row_set_selected (ADW_COMBO_ROW (style), 2);
  g_assert_true (adw_style_manager_get_dark (adw_style_manager_get_default ()));
  adw_combo_row_set_selected (ADW_COMBO_ROW (style), 0);
  adw_combo_row_set_selected (ADW_COMBO_ROW (step), 0);
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_object_unref (preferences);
  tdt_test_close (window);
}

/* Deletes the address book and nothing else. */
static void
test_forget (void)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (TdtRoot) root = tdt_root_new ("book");
  GtkWidget *preferences = g_object_ref_sink (g_object_new (TDT_TYPE_PREFERENCES_WINDOW, NULL));
  GtkWidget *button = tdt_test_find (preferences, is_button,
                                     (gpointer) "Forget everybody in the address book");
  g_autoptr (GError) error = NULL;

  tdt_test_settle ();
  g_assert_false (gtk_widget_get_sensitive (button));
  g_assert_true (tdt_address_book_forget (NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  g_assert_true (g_file_set_contents (g_file_peek_path (file), "x", -1, &error));
  g_assert_true (tdt_address_book_forget (root, &error));
  g_assert_false (g_file_query_exists (file, NULL));
  gtk_window_destroy (GTK_WINDOW (preferences));
  g_object_unref (preferences);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  adw_init ();
  g_test_add_func ("/app/preferences-window/choices", test_choices);
  g_test_add_func ("/app/preferences-window/forget", test_forget);
  return g_test_run ();
}
