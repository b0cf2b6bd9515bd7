/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-rank.h"
#include "tdt-ranks-window-private.h"
#include "tdt-record-row.h"

static gboolean
is_button (GtkWidget *widget, gpointer label)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static gboolean
is_first_row (GtkWidget *widget, gpointer data)
{
  return TDT_IS_RECORD_ROW (widget) && gtk_widget_get_mapped (widget);
}

/* The list of the program is taken over, added to, left again, and all of it undone. */
static void
test_adapt (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *ranks = tdt_ranks_window_new (desk, GTK_WINDOW (window));
  guint n;

  gtk_window_present (ranks);
  tdt_test_settle ();
  g_signal_emit_by_name (
      tdt_test_find (GTK_WIDGET (ranks), is_button, (gpointer) "Adapt for This Event"), "clicked");
  tdt_test_settle ();
  n = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_RANK);
  g_assert_cmpuint (n, >, 20);
  g_assert_cmpstr (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (
                       tdt_test_find (GTK_WIDGET (ranks), is_first_row, NULL))),
                   ==, "1  Prefect");
  g_signal_emit_by_name (tdt_test_find (GTK_WIDGET (ranks), is_button, (gpointer) "Add a Rank"),
                         "clicked");
  tdt_test_settle ();
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_RANK), ==, n + 1);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ranks), "ranks.reset", NULL));
  g_assert_false (tdt_rank_list_is_own (tdt_desk_get_root (desk)));
  for (guint i = 0; i < 3; i++)
    g_assert_true (gtk_widget_activate_action (GTK_WIDGET (ranks), "ranks.undo", NULL));
  tdt_test_settle ();
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_RANK), ==, 0);
  g_assert_nonnull (
      tdt_test_find (GTK_WIDGET (ranks), is_button, (gpointer) "Adapt for This Event"));
  gtk_window_destroy (ranks);
  tdt_test_close (window);
}

/* A list from elsewhere takes the place of the one there was; what is none changes nothing. */
static void
test_load (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *ranks = tdt_ranks_window_new (desk, GTK_WINDOW (window));
  g_autoptr (GError) error = NULL;

  g_assert_false (tdt_ranks_window_load_text (TDT_RANKS_WINDOW (ranks), "[other]\na=1\n", &error));
  g_assert_nonnull (error);
  g_assert_false (tdt_rank_list_is_own (tdt_desk_get_root (desk)));
  g_assert_true (tdt_ranks_window_load_text (TDT_RANKS_WINDOW (ranks),
                                             "[rank-1]\nnumber=1\ntitle=Chair\n", NULL));
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_RANK), ==, 1);
  gtk_window_destroy (ranks);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/ranks/adapt", test_adapt);
  g_test_add_func ("/app/ranks/load", test_load);
  return g_test_run ();
}
