/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-choices-window-private.h"
#include "tdt-workspace-verbs.h"

/* The window of choices that @action opens, once it has looked. */
static GtkWidget *
open_choices (TdtWindow *window, const char *action, const char *uid)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, "s", uid));
  while (g_get_monotonic_time () < until)
    {
      g_autoptr (GListModel) toplevels = g_object_ref (gtk_window_get_toplevels ());

      for (guint i = 0; i < g_list_model_get_n_items (toplevels); i++)
        {
          g_autoptr (GtkWidget) one = g_list_model_get_item (toplevels, i);

          if (TDT_IS_CHOICES_WINDOW (one) && gtk_widget_get_focus_child (one) != NULL)
            return one;
        }
      g_main_context_iteration (NULL, FALSE);
    }
  g_assert_not_reached ();
}

static gboolean
is_labelled (GtkWidget *widget, gpointer label)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static const TdtRow *
find_participant (TdtDesk *desk, const char *session)
{
  g_autoptr (GPtrArray)
      rows = tdt_root_get_referrers (tdt_desk_get_root (desk), session, TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < rows->len; i++)
    if (tdt_row_has (rows->pdata[i], TDT_PARTICIPANT_PERSON))
      return rows->pdata[i];
  g_assert_not_reached ();
}

/* A place is one click away, and one step. */
static void
test_place (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  const char *session = "session-1-ouverture";
  g_autoptr (TdtTime) before = tdt_time_ref (
      tdt_row_get_time (tdt_root_lookup (tdt_desk_get_root (desk), session), TDT_SESSION_START));
  g_autofree char *room = g_strdup (
      tdt_row_get_text (tdt_root_lookup (tdt_desk_get_root (desk), session), TDT_SESSION_ROOM));
  GtkWidget *choices = open_choices (window, "win.find-place", session);
  const TdtRow *row;

  g_signal_emit_by_name (tdt_test_find (choices, is_labelled, (gpointer) "Put here"), "clicked");
  row = tdt_root_lookup (tdt_desk_get_root (desk), session);
  g_assert_true (tdt_time_compare (tdt_row_get_time (row, TDT_SESSION_START), before) != 0 ||
                 g_strcmp0 (tdt_row_get_text (row, TDT_SESSION_ROOM), room) != 0);
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  row = tdt_root_lookup (tdt_desk_get_root (desk), session);
  g_assert_cmpint (tdt_time_compare (tdt_row_get_time (row, TDT_SESSION_START), before), ==, 0);
  g_assert_false (tdt_workspace_get_can_undo (tdt_desk_get_workspace (desk)));
  tdt_test_close (window);
}

static void
test_replacement (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  const TdtRow *participant = find_participant (desk, "session-1-ouverture");
  g_autofree char *uid = g_strdup (tdt_row_get_uid (participant));
  g_autofree char *person = g_strdup (tdt_row_get_text (participant, TDT_PARTICIPANT_PERSON));
  GtkWidget *choices = open_choices (window, "win.find-replacement", uid);
  const TdtRow *row;

  g_signal_emit_by_name (tdt_test_find (choices, is_labelled, (gpointer) "Represent"), "clicked");
  row = tdt_root_lookup (tdt_desk_get_root (desk), uid);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_PARTICIPANT_PERSON), ==, person);
  g_assert_true (tdt_row_has (row, TDT_PARTICIPANT_REPRESENTED_BY));
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  choices = open_choices (window, "win.find-replacement", uid);
  g_signal_emit_by_name (tdt_test_find (choices, is_labelled, (gpointer) "Replace"), "clicked");
  row = tdt_root_lookup (tdt_desk_get_root (desk), uid);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_PARTICIPANT_PERSON), !=, person);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/choices-window/place", test_place);
  g_test_add_func ("/app/choices-window/replacement", test_replacement);
  return g_test_run ();
}
