/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-seating-window-private.h"
#include "tdt-workspace-seating.h"
#include "tdt-workspace-verbs.h"

#define SESSION "session-5-entretien"

static const char *const names[] = { "Ada Aubert, CCI", "Bruno Blanc, CCI", "Chloé Caron, UDAF",
                                     "Denis Dubois, CAF" };

static TdtSeatingWindow *
open_seating (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWindow *seating;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *uid = tdt_workspace_add_participant_text (tdt_desk_get_workspace (desk),
                                                                 SESSION, names[i], &error);

      g_assert_no_error (error);
    }
  seating = tdt_seating_window_new (desk, GTK_WINDOW (window), SESSION);
  gtk_window_present (seating);
  tdt_test_settle ();
  return TDT_SEATING_WINDOW (seating);
}

static void
activate_and_wait (TdtSeatingWindow *seating, const char *action)
{
  gtk_widget_activate_action (GTK_WIDGET (seating), action, NULL);
  while (seating->running)
    g_main_context_iteration (NULL, TRUE);
  tdt_test_settle ();
}

static guint
count_seated (TdtSeatingWindow *seating)
{
  guint n = 0;

  for (guint number = 1; number <= 100; number++)
    n += tdt_table_plan_get_person (seating->plan, number) != NULL;
  return n;
}

static const TdtRow *
get_seat (TdtSeatingWindow *seating, guint number)
{
  const TdtRoot *root = tdt_desk_get_root (seating->desk);

  return tdt_seating_find_seat (
      root, tdt_root_lookup (root, tdt_seating_window_get_table (seating)), number);
}

/* Everybody who has a name, those of the example with them. */
static guint
count_people (TdtSeatingWindow *seating)
{
  g_autoptr (GPtrArray)
      people = tdt_seating_get_people (tdt_desk_get_root (seating->desk), SESSION, TRUE);

  return people->len;
}

/* Seated by precedence; two swap; one is kept; all of it is undone step by step. */
static void
test_one_table (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtSeatingWindow *seating = open_seating (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (seating->desk);
  guint n = count_people (seating);
  guint length = tdt_history_get_length (tdt_workspace_get_history (workspace));
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  g_assert_cmpuint (seating->unseated_rows->len, ==, n);
  activate_and_wait (seating, "seating.by-precedence");
  g_assert_cmpuint (count_seated (seating), ==, n);
  g_assert_cmpuint (seating->unseated_rows->len, ==, 0);
  first = g_strdup (tdt_table_plan_get_person (seating->plan, 1));
  second = g_strdup (tdt_table_plan_get_person (seating->plan, 2));
  g_signal_emit_by_name (seating->plan, "place", 2, first);
  g_assert_cmpstr (tdt_table_plan_get_person (seating->plan, 1), ==, second);
  g_assert_cmpstr (tdt_table_plan_get_person (seating->plan, 2), ==, first);
  g_assert_true (
      tdt_workspace_keep_seat (workspace, tdt_seating_window_get_table (seating), 2, TRUE, NULL));
  activate_and_wait (seating, "seating.by-precedence");
  g_assert_cmpstr (tdt_table_plan_get_person (seating->plan, 2), ==, first);
  g_assert_true (tdt_row_get_boolean (get_seat (seating, 2), TDT_SEAT_PINNED));
  g_signal_emit_by_name (seating->plan, "place", 1, NULL);
  g_assert_cmpuint (seating->unseated_rows->len, ==, 1);
  g_signal_emit_by_name (seating->unseated_rows->pdata[0], "activated");
  g_assert_cmpuint (seating->unseated_rows->len, ==, 0);
  while (tdt_history_get_length (tdt_workspace_get_history (workspace)) > length &&
         count_seated (seating) > 0)
    gtk_widget_activate_action (GTK_WIDGET (seating), "seating.undo", NULL);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (seating->desk), TDT_KIND_SEAT), ==, 0);
  gtk_window_destroy (GTK_WINDOW (seating));
  tdt_test_close (window);
}

/* Groups over rounds: each round has all of its tables in the choice. */
static void
test_groups (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtSeatingWindow *seating = open_seating (window);

  gtk_spin_button_set_value (seating->tables_spin, 2);
  gtk_spin_button_set_value (seating->rounds_spin, 2);
  activate_and_wait (seating, "seating.share-out");
  g_assert_cmpuint (seating->tables->len, ==, 4);
  g_assert_cmpuint (g_list_model_get_n_items (gtk_drop_down_get_model (seating->table_choice)), ==,
                    4);
  gtk_drop_down_set_selected (seating->table_choice, 3);
  g_assert_cmpstr (tdt_seating_window_get_table (seating), ==, seating->tables->pdata[3]);
  g_assert_cmpuint (seating->people_rows->len, ==, count_people (seating));
  gtk_window_destroy (GTK_WINDOW (seating));
  tdt_test_close (window);
}

static void
check_name_cb (GtkWidget *widget, gpointer data)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "TdtTableSeat"))
    {
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      (*(guint *) data)++;
    }
}

/* Seats are buttons with names; choosing one and then another moves who sits there. */
static void
test_keyboard (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtSeatingWindow *seating = open_seating (window);
  g_autofree char *first = NULL;
  guint n_seats = 0;
  guint picked;
  GtkWidget *seat;

  activate_and_wait (seating, "seating.by-precedence");
  tdt_test_foreach (GTK_WIDGET (seating->plan), check_name_cb, &n_seats);
  g_assert_cmpuint (n_seats, ==, count_people (seating));
  first = g_strdup (tdt_table_plan_get_person (seating->plan, 1));
  seat = gtk_widget_get_first_child (GTK_WIDGET (seating->plan));
  g_signal_emit_by_name (seat, "clicked");
  g_object_get (seating->plan, "picked", &picked, NULL);
  g_assert_cmpuint (picked, ==, 1);
  g_signal_emit_by_name (gtk_widget_get_next_sibling (gtk_widget_get_next_sibling (seat)),
                         "clicked");
  g_assert_cmpstr (tdt_table_plan_get_person (seating->plan, 3), ==, first);
  gtk_window_destroy (GTK_WINDOW (seating));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/seating-window/one-table", test_one_table);
  g_test_add_func ("/app/seating-window/groups", test_groups);
  g_test_add_func ("/app/seating-window/keyboard", test_keyboard);
  return g_test_run ();
}
