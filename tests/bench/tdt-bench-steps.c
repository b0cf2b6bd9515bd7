/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-bench-steps.h"

#include "tdt-test-gaps.h"
#include "tdt-workspace-verbs.h"

/* A step is over when nothing happened for as long as this. */
#define QUIET (G_USEC_PER_SEC / 2)

static void
painted_cb (GdkFrameClock *clock, gboolean *painted)
{
  *painted = TRUE;
}

void
tdt_bench_wait_for_frame (TdtWindow *window)
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

void
tdt_bench_report (const char *step)
{
  double gap;
  double busy;

  settle ();
  gap = tdt_test_gaps_take (&busy);
  g_print ("%.1f\t%.1f\t%s\n", gap, busy, step);
}

void
tdt_bench_act (TdtWindow *window, const char *action, const char *step)
{
  gtk_widget_activate_action (GTK_WIDGET (window), action, NULL);
  tdt_bench_report (step);
}

void
tdt_bench_turn_to (TdtWindow *window, const char *page, const char *again)
{
  g_autofree char *step = g_strdup_printf ("turning to %s%s", page, again);

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", page);
  tdt_bench_report (step);
}

void
tdt_bench_set_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field, const char *text,
                    const char *step)
{
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_set_text (workspace, uid, field, text, &error))
    g_error ("%s", error->message);
  tdt_bench_report (step);
}

void
tdt_bench_undo (TdtWorkspace *workspace)
{
  tdt_workspace_undo (workspace);
  tdt_bench_report ("undoing it");
}
