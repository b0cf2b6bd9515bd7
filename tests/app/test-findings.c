/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Findings in the window: mended with a click, accepted with a reason, taken up again. */
#include "tdt-test-window.h"

#include "tdt-finding-row.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-planning.h"
#include "tdt-workspace-verbs.h"

static void
move_into_clash (TdtWorkspace *workspace)
{
  g_autoptr (TdtTime)
      start = tdt_time_new_in_zone (tdt_time_local_from_julian (736599, 600), "Europe/Paris", NULL);
  g_autoptr (GError) error = NULL;

  tdt_workspace_place_session (workspace, "session-4-table-ronde-solidarite", start,
                               "room-assemblee", &error);
  g_assert_no_error (error);
}

static gboolean
shows_code (GtkWidget *widget, gpointer code)
{
  return TDT_IS_FINDING_ROW (widget) && gtk_widget_get_mapped (widget) &&
         g_str_equal (tdt_finding_row_get_finding (TDT_FINDING_ROW (widget))->code, code);
}

static gboolean
is_fix (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "finding-fix");
}

static gboolean
is_entry (GtkWidget *widget, gpointer data)
{
  return GTK_IS_ENTRY (widget);
}

static guint
count_findings (TdtWorkspace *workspace, const char *code, gboolean accepted)
{
  const GPtrArray *findings = tdt_workspace_get_findings (workspace);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    {
      const TdtFinding *finding = findings->pdata[i];

      n += g_str_equal (finding->code, code) && finding->accepted == accepted;
    }
  return n;
}

/* Until the first look is done, and rows with their fixes are there. */
static void
wait_for_findings (TdtWorkspace *workspace)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (tdt_workspace_get_findings (workspace)->len == 0 && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  for (guint i = 0; i < 3; i++)
    tdt_test_settle ();
}

static void
test_mend (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  GtkWidget *row;

  wait_for_findings (workspace);
  move_into_clash (workspace);
  wait_for_findings (workspace);
  g_assert_cmpuint (count_findings (workspace, "room-overlap", FALSE), ==, 1);
  row = tdt_test_find (GTK_WIDGET (window), shows_code, (gpointer) "room-overlap");
  g_signal_emit_by_name (tdt_test_find (row, is_fix, NULL), "clicked");
  g_assert_cmpuint (count_findings (workspace, "room-overlap", FALSE), ==, 0);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (count_findings (workspace, "room-overlap", FALSE), ==, 1);
  tdt_test_close (window);
}

/* What is accepted stays so over other edits, says why, and can be withdrawn. A reason outlives an
 * edit made while it is typed. */
static void
test_accept (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  GtkWidget *row;
  GtkWidget *entry;
  g_autofree char *reason = NULL;
  const TdtFinding *accepted = NULL;

  wait_for_findings (workspace);
  move_into_clash (workspace);
  wait_for_findings (workspace);
  row = tdt_test_find (GTK_WIDGET (window), shows_code, (gpointer) "room-overlap");
  tdt_finding_row_ask_reason (TDT_FINDING_ROW (row), "Agreed");
  g_assert_true (
      tdt_workspace_set_text (workspace, "session-6-cloture", TDT_SESSION_MINUTES, "90", NULL));
  wait_for_findings (workspace);
  row = tdt_test_find (GTK_WIDGET (window), shows_code, (gpointer) "room-overlap");
  entry = tdt_test_find (row, is_entry, NULL);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Agreed");
  g_signal_emit_by_name (entry, "activate");
  g_assert_cmpuint (count_findings (workspace, "room-overlap", TRUE), ==, 1);
  for (guint i = 0; i < tdt_workspace_get_findings (workspace)->len; i++)
    {
      const TdtFinding *finding = tdt_workspace_get_findings (workspace)->pdata[i];

      accepted = finding->accepted ? finding : accepted;
    }
  reason = tdt_workspace_dup_acceptance (workspace, accepted);
  g_assert_cmpstr (reason, ==, "Agreed");
  g_assert_true (tdt_workspace_withdraw_acceptance (workspace, accepted, NULL));
  g_assert_cmpuint (count_findings (workspace, "room-overlap", TRUE), ==, 0);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/findings/mend", test_mend);
  g_test_add_func ("/app/findings/accept", test_accept);
  return g_test_run ();
}
