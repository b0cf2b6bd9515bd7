/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-attendance-window-private.h"

static const TdtRow *
find_person (TdtDesk *desk, const char *name)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, tdt_desk_get_root (desk), TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    if (g_strcmp0 (tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME), name) == 0)
      return row;
  return NULL;
}

static gboolean
is_walk_in (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_button_get_label (GTK_BUTTON (widget)) != NULL &&
         strstr (gtk_button_get_label (GTK_BUTTON (widget)), "Zoé Inconnue") != NULL;
}

static gboolean
is_search (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SEARCH_ENTRY (widget);
}

/* Letters and Enter, or the code of a badge, tick somebody; undo unticks. */
static void
test_tick (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *attendance = tdt_attendance_window_new (desk, GTK_WINDOW (window));
  TdtAttendanceWindow *door = TDT_ATTENDANCE_WINDOW (attendance);
  g_autofree char *bussereau = g_strdup (tdt_row_get_uid (find_person (desk, "Bussereau")));
  GtkWidget *entry;

  gtk_window_present (attendance);
  tdt_test_settle ();
  entry = tdt_test_find (GTK_WIDGET (attendance), is_search, NULL);
  g_assert_true (gtk_widget_is_ancestor (gtk_window_get_focus (attendance), entry));
  g_assert_false (tdt_attendance_window_enter (door, "  "));
  g_assert_false (tdt_attendance_window_enter (door, "nobody like this"));
  g_assert_true (tdt_attendance_window_enter (door, "bern"));
  g_assert_true (tdt_row_has (find_person (desk, "Bernard"), TDT_PERSON_CHECKED_IN));
  g_assert_true (tdt_attendance_window_enter (door, bussereau));
  g_assert_true (tdt_row_has (find_person (desk, "Bussereau"), TDT_PERSON_CHECKED_IN));
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  g_assert_false (tdt_row_has (find_person (desk, "Bussereau"), TDT_PERSON_CHECKED_IN));
  /* The same badge by a scanner that takes the French keyboard for an American one. */
  g_assert_false (tdt_attendance_window_enter (door, "person)busserequ2"));
  g_assert_true (tdt_attendance_window_enter (door, "person)busserequ"));
  g_assert_true (tdt_row_has (find_person (desk, "Bussereau"), TDT_PERSON_CHECKED_IN));
  gtk_editable_set_text (GTK_EDITABLE (entry), "Zoé Inconnue");
  tdt_test_settle ();
  g_signal_emit_by_name (tdt_test_find (GTK_WIDGET (attendance), is_walk_in, NULL), "clicked");
  g_assert_true (tdt_row_has (find_person (desk, "Inconnue"), TDT_PERSON_CHECKED_IN));
  gtk_window_destroy (attendance);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/attendance-window/tick", test_tick);
  return g_test_run ();
}
