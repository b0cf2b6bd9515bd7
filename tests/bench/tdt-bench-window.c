/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away while a user goes about in a project. `make FILE N` writes one of
 * N sessions; `gaps FILE` prints a line per step: the longest gap in milliseconds, how many of
 * these it worked, what was done. */
#include "tdt-bench-project.h"
#include "tdt-project-file.h"
#include "tdt-test-gaps.h"
#include "tdt-window.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-verbs.h"

#include <stdlib.h>

/* A step is over when nothing happened for as long as this. */
#define QUIET (G_USEC_PER_SEC / 2)
#define PATIENCE (30 * G_USEC_PER_SEC)

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

static void
wait_for_frame (TdtWindow *window)
{
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (window));
  gboolean painted = FALSE;
  gulong handler = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &painted);

  while (!painted)
    g_main_context_iteration (NULL, TRUE);
  g_signal_handler_disconnect (clock, handler);
}

static void
settle (void)
{
  gint64 quiet_since = g_get_monotonic_time ();

  while (g_get_monotonic_time () - quiet_since < QUIET)
    if (g_main_context_iteration (NULL, FALSE))
      quiet_since = g_get_monotonic_time ();
    else
      g_usleep (1000);
}

static void
report (const char *step)
{
  double gap;
  double busy;

  settle ();
  gap = tdt_test_gaps_take (&busy);
  g_print ("%.1f\t%.1f\t%s\n", gap, busy, step);
}

static gboolean
is_checked (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);

  return desk != NULL && tdt_workspace_get_findings (tdt_desk_get_workspace (desk))->len > 0;
}

static void
open_project (TdtWindow *window)
{
  gint64 until = g_get_monotonic_time () + PATIENCE;

  while (!is_checked (window) && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  report ("opening");
}

static void
set_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field, const char *text,
          const char *step)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_set_text (workspace, uid, field, text, &error))
    g_error ("%s", error->message);
  report (step);
}

static void
undo (TdtWorkspace *workspace)
{
  tdt_workspace_undo (workspace);
  report ("undoing it");
}

static void
edit_session (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
  g_autofree char *uid = g_strdup (session != NULL ? tdt_record_get_uid (session) : NULL);

  set_text (workspace, uid, TDT_SESSION_TITLE, "Renamed", "renaming a session");
  undo (workspace);
  set_text (workspace, uid, TDT_SESSION_MINUTES, "90", "lengthening a session");
  undo (workspace);
  tdt_desk_remove (desk, uid);
  report ("deleting a session");
  undo (workspace);
  tdt_desk_select (desk, "s5000");
  report ("choosing a session of another day");
}

/* What counts for very many other records. */
static void
edit_much (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  g_autoptr (GPtrArray) uids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_set_setting (workspace, "check.min-speakers", "3", "Rule", &error))
    g_error ("%s", error->message);
  report ("changing a rule");
  undo (workspace);
  g_free (tdt_workspace_add (workspace, TDT_KIND_DAY, "2027-01-04", NULL));
  report ("adding a day");
  undo (workspace);
  set_text (workspace, "r3", TDT_ROOM_NAME, "Grande salle", "renaming a room");
  undo (workspace);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (uids, g_strdup_printf ("s%u", i * 3));
  g_ptr_array_add (uids, NULL);
  tdt_desk_remove_all (desk, (const char *const *) uids->pdata);
  report ("deleting 1,000 sessions");
  undo (workspace);
}

static void
edit_people (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);

  set_text (workspace, "m4321", TDT_PERSON_FAMILY_NAME, "Abadie", "renaming a person");
  undo (workspace);
  set_text (workspace, "o3", TDT_ORGANISATION_NAME, "CCI", "renaming an organisation");
  undo (workspace);
}

static GtkWidget *
find_scrolled (GtkWidget *widget)
{
  if (GTK_IS_SCROLLABLE (widget) && GTK_IS_COLUMN_VIEW (widget) && gtk_widget_get_mapped (widget))
    return widget;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = find_scrolled (child);

      if (found != NULL)
        return found;
    }
  return NULL;
}

/* By screenfuls, to the end and in the middle. */
static void
scroll (TdtWindow *window, const char *step)
{
  GtkWidget *view = find_scrolled (GTK_WIDGET (window));
  GtkAdjustment *adjustment;

  if (view == NULL)
    g_error ("no list to scroll");
  adjustment = gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (view));
  for (guint i = 1; i <= 10; i++)
    {
      gtk_adjustment_set_value (adjustment, i * gtk_adjustment_get_page_size (adjustment));
      wait_for_frame (window);
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  wait_for_frame (window);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  report (step);
}

static void
act (TdtWindow *window, const char *action, const char *step)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  report (step);
}

static void
do_session (TdtWindow *window, const char *name)
{
  g_autofree char *step = g_strdup_printf ("session: %s", name);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.session", "s", name);
  report (step);
}

static void
turn_to (TdtWindow *window, const char *page, const char *again)
{
  g_autofree char *step = g_strdup_printf ("turning to %s%s", page, again);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  report (step);
}

static void
close_others (TdtWindow *window)
{
  g_autoptr (GListModel) all = g_list_model_get_n_items (gtk_window_get_toplevels ()) > 0
                                   ? g_object_ref (gtk_window_get_toplevels ())
                                   : NULL;

  for (guint i = all != NULL ? g_list_model_get_n_items (all) : 0; i-- > 0;)
    {
      g_autoptr (GtkWindow) other = g_list_model_get_item (all, i);

      if (other != GTK_WINDOW (window))
        gtk_window_destroy (other);
    }
  settle ();
}

static void
use_popovers (TdtWindow *window)
{
  act (window, "win.find", "opening the palette");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  act (window, "win.show-history", "opening the list of steps");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

static void
open_windows (TdtWindow *window)
{
  static const char *const actions[] = { "win.show-rules", "win.run-day", "win.show-attendance",
                                         "win.show-minutes", "win.seating" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      act (window, actions[i], actions[i]);
      close_others (window);
      report ("closing it");
    }
}

static void
save (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  gint64 until = g_get_monotonic_time () + PATIENCE;

  set_text (workspace, "s7", TDT_SESSION_TITLE, "To be saved", "renaming a session out of sight");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  while (tdt_workspace_get_modified (workspace) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  report ("saving");
  if (tdt_workspace_get_modified (workspace))
    g_error ("not saved");
}

static void
go_about (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);

  turn_to (window, "programme", "");
  edit_session (desk);
  do_session (window, "later");
  do_session (window, "shift-later");
  do_session (window, "duplicate");
  do_session (window, "make-room");
  edit_much (desk);
  turn_to (window, "people", "");
  scroll (window, "scrolling people");
  edit_people (desk);
  turn_to (window, "partners", "");
  scroll (window, "scrolling partners");
  turn_to (window, "documents", "");
  edit_people (desk);
  turn_to (window, "overview", "");
  edit_people (desk);
  turn_to (window, "programme", " again");
  turn_to (window, "people", " again");
  turn_to (window, "programme", " again");
  use_popovers (window);
  open_windows (window);
  save (window);
}

static int
make (const char *path, guint n_sessions)
{
  g_autoptr (TdtRoot) root = tdt_bench_project_new (n_sessions);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, NULL);
  g_autoptr (GError) error = NULL;
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);

  if (!g_file_set_contents (path, data, (gssize) length, &error))
    g_error ("%s", error->message);
  return EXIT_SUCCESS;
}

static int
measure_gaps (const char *path)
{
  g_autoptr (TdtApplication) application = NULL;
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TdtWindow *window;

  gtk_init ();
  application = tdt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  wait_for_frame (window);
  tdt_test_gaps_watch ();
  open_project (window);
  go_about (window);
  return EXIT_SUCCESS;
}

int
main (int argc, char *argv[])
{
  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));
  if (argc == 3 && g_str_equal (argv[1], "gaps"))
    return measure_gaps (argv[2]);
  g_printerr ("usage: tdt-bench-window make FILE N | gaps FILE\n");
  return EXIT_FAILURE;
}
