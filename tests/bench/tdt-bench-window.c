/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How long the main loop is away while a user goes about in a project. `make FILE N` writes one of
 * N sessions, `differ FILE COPY` a copy of which each session and person differs; `gaps FILE` and
 * `long FILE COPY PROGRAMME` print a line per step: the longest gap in milliseconds, how many of
 * these it worked, what was done. */
#include "tdt-bench-project.h"
#include "tdt-bench-steps.h"
#include "tdt-project-file.h"
#include "tdt-test-gaps.h"
#include "tdt-window.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-verbs.h"

#include <stdlib.h>

static gboolean
is_checked (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);

  return desk != NULL && tdt_workspace_get_findings (tdt_desk_get_workspace (desk))->len > 0;
}

static void
open_project (TdtWindow *window)
{
  gint64 until = g_get_monotonic_time () + TDT_BENCH_PATIENCE;

  while (!is_checked (window) && g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
  tdt_bench_report ("opening");
}

static void
edit_session (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
  g_autofree char *uid = g_strdup (session != NULL ? tdt_record_get_uid (session) : NULL);

  tdt_bench_set_text (workspace, uid, TDT_SESSION_TITLE, "Renamed", "renaming a session");
  tdt_bench_undo (workspace);
  tdt_bench_set_text (workspace, uid, TDT_SESSION_MINUTES, "90", "lengthening a session");
  tdt_bench_undo (workspace);
  tdt_desk_remove (desk, uid);
  tdt_bench_report ("deleting a session");
  tdt_bench_undo (workspace);
  tdt_desk_select (desk, "s5000");
  tdt_bench_report ("choosing a session of another day");
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
  tdt_bench_report ("changing a rule");
  tdt_bench_undo (workspace);
  g_free (tdt_workspace_add (workspace, TDT_KIND_DAY, "2027-01-04", NULL));
  tdt_bench_report ("adding a day");
  tdt_bench_undo (workspace);
  tdt_bench_set_text (workspace, "r3", TDT_ROOM_NAME, "Grande salle", "renaming a room");
  tdt_bench_undo (workspace);
  for (guint i = 0; i < 1000; i++)
    g_ptr_array_add (uids, g_strdup_printf ("s%u", i * 3));
  g_ptr_array_add (uids, NULL);
  tdt_desk_remove_all (desk, (const char *const *) uids->pdata);
  tdt_bench_report ("deleting 1,000 sessions");
  tdt_bench_undo (workspace);
}

static void
edit_people (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);

  tdt_bench_set_text (workspace, "m4321", TDT_PERSON_FAMILY_NAME, "Abadie", "renaming a person");
  tdt_bench_undo (workspace);
  tdt_bench_set_text (workspace, "o3", TDT_ORGANISATION_NAME, "CCI", "renaming an organisation");
  tdt_bench_undo (workspace);
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
      tdt_bench_wait_for_frame (window);
    }
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment));
  tdt_bench_wait_for_frame (window);
  gtk_adjustment_set_value (adjustment, gtk_adjustment_get_upper (adjustment) / 2);
  tdt_bench_report (step);
}

static void
do_session (TdtWindow *window, const char *name)
{
  g_autofree char *step = g_strdup_printf ("session: %s", name);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.session", "s", name);
  tdt_bench_report (step);
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
}

static void
use_popovers (TdtWindow *window)
{
  tdt_bench_act (window, "win.find", "opening the palette");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
  tdt_bench_act (window, "win.show-history", "opening the list of steps");
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

static void
open_windows (TdtWindow *window)
{
  static const char *const actions[] = { "win.show-rules", "win.run-day", "win.show-attendance",
                                         "win.show-minutes", "win.seating" };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      tdt_bench_act (window, actions[i], actions[i]);
      close_others (window);
      tdt_bench_report ("closing it");
    }
}

static void
save (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  gint64 until = g_get_monotonic_time () + TDT_BENCH_PATIENCE;

  tdt_bench_set_text (workspace, "s7", TDT_SESSION_TITLE, "To be saved",
                      "renaming a session out of sight");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.save", NULL);
  while (tdt_workspace_get_modified (workspace) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, TRUE);
  tdt_bench_report ("saving");
  if (tdt_workspace_get_modified (workspace))
    g_error ("not saved");
}

static void
go_about (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);

  tdt_bench_turn_to (window, "programme", "");
  edit_session (desk);
  do_session (window, "later");
  do_session (window, "shift-later");
  do_session (window, "duplicate");
  do_session (window, "make-room");
  edit_much (desk);
  tdt_bench_turn_to (window, "people", "");
  scroll (window, "scrolling people");
  edit_people (desk);
  tdt_bench_turn_to (window, "partners", "");
  scroll (window, "scrolling partners");
  tdt_bench_turn_to (window, "documents", "");
  edit_people (desk);
  tdt_bench_turn_to (window, "overview", "");
  edit_people (desk);
  tdt_bench_turn_to (window, "programme", " again");
  tdt_bench_turn_to (window, "people", " again");
  tdt_bench_turn_to (window, "programme", " again");
  use_popovers (window);
  open_windows (window);
  save (window);
}

static int
write_project (const TdtRoot *root, const char *path)
{
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
make (const char *path, guint n_sessions)
{
  g_autoptr (TdtRoot) root = tdt_bench_project_new (n_sessions);

  return write_project (root, path);
}

static void
set_all (TdtEdit *edit, const TdtRoot *root, TdtKindId kind, TdtFieldId field)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    {
      g_autofree char *text = g_strdup_printf ("Other %s", tdt_row_get_uid (row));

      if (!tdt_edit_set_text (edit, tdt_row_get_uid (row), field, text, NULL))
        g_error ("%s cannot be changed", tdt_row_get_uid (row));
    }
}

static int
differ (const char *path, const char *copy)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) root = NULL;

  if (loaded == NULL)
    g_error ("%s", error->message);
  edit = tdt_edit_new (loaded->root);
  set_all (edit, loaded->root, TDT_KIND_SESSION, TDT_SESSION_TITLE);
  set_all (edit, loaded->root, TDT_KIND_PERSON, TDT_PERSON_FUNCTION);
  root = tdt_edit_apply (edit);
  return write_project (root, copy);
}

static TdtWindow *
open_window (TdtApplication *application, const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_path (path);
  TdtWindow *window;

  g_application_register (G_APPLICATION (application), NULL, NULL);
  g_application_open (G_APPLICATION (application), &file, 1, "");
  window = gtk_application_get_windows (GTK_APPLICATION (application))->data;
  tdt_bench_wait_for_frame (window);
  tdt_test_gaps_watch ();
  open_project (window);
  return window;
}

int
main (int argc, char *argv[])
{
  g_autoptr (TdtApplication) application = NULL;

  if (argc == 4 && g_str_equal (argv[1], "make"))
    return make (argv[2], (guint) g_ascii_strtoull (argv[3], NULL, 10));
  if (argc == 4 && g_str_equal (argv[1], "differ"))
    return differ (argv[2], argv[3]);
  gtk_init ();
  application = tdt_application_new (G_APPLICATION_NON_UNIQUE);
  if (argc == 3 && g_str_equal (argv[1], "gaps"))
    {
      go_about (open_window (application, argv[2]));
      return EXIT_SUCCESS;
    }
  if (argc == 5 && g_str_equal (argv[1], "long"))
    {
      g_autoptr (GFile) copy = g_file_new_for_path (argv[3]);
      g_autoptr (GFile) programme = g_file_new_for_path (argv[4]);

      tdt_bench_take_long_steps (open_window (application, argv[2]), copy, programme);
      return EXIT_SUCCESS;
    }
  g_printerr ("usage: tdt-bench-window make FILE N | differ FILE COPY | gaps FILE | "
              "long FILE COPY PROGRAMME\n");
  return EXIT_FAILURE;
}
