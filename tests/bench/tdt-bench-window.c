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
edit (TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = g_strdup (session != NULL ? tdt_record_get_uid (session) : NULL);

  if (!tdt_workspace_set_text (workspace, uid, TDT_SESSION_TITLE, "Renamed", &error))
    g_error ("%s", error->message);
  report ("renaming a session");
  tdt_workspace_undo (workspace);
  report ("undoing it");
  tdt_desk_remove (desk, uid);
  report ("deleting a session");
  tdt_workspace_undo (workspace);
  report ("undoing it");
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
  static const char *const pages[] = { "programme", "people",    "partners", "documents",
                                       "overview",  "programme", "people" };
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
  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_autofree char *step = g_strdup_printf ("turning to %s%s", pages[i], i > 4 ? " again" : "");

      gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]);
      report (step);
      if (i == 0)
        edit (tdt_window_get_desk (window));
    }
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
