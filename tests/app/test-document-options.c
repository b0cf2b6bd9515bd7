/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-document-options.h"
#include "tdt-workspace-people.h"

static gboolean
is_combo (GtkWidget *widget, gpointer title)
{
  return ADW_IS_COMBO_ROW (widget) && gtk_widget_get_visible (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_spin (GtkWidget *widget, gpointer data)
{
  return GTK_IS_SPIN_BUTTON (widget);
}

static GtkWidget *
find_combo (GtkWidget *list, const char *title)
{
  return tdt_test_look_for (list, is_combo, (gpointer) title);
}

/* What is chosen is kept for this document, shown again, and undone; cards have sheets instead of
 * paper. */
static void
test_options (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *list = g_object_ref_sink (g_object_new (TDT_TYPE_DOCUMENT_OPTIONS_LIST, NULL));
  TdtDocumentOptionsList *options = TDT_DOCUMENT_OPTIONS_LIST (list);
  const TdtRow *row;

  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  g_assert_null (find_combo (list, "Cards"));
  g_assert_null (tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_PROGRAMME));
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (list, "Design")), TDT_DESIGN_LARGE_PRINT);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (list, "Paper")), TDT_PAPER_A5);
  gtk_spin_button_set_value (GTK_SPIN_BUTTON (tdt_test_look_for (list, is_spin, NULL)), 14);
  row = tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_PROGRAMME);
  g_assert_cmpint (tdt_row_get_token (row, TDT_DOCUMENT_OPTIONS_DESIGN), ==,
                   TDT_DESIGN_LARGE_PRINT);
  g_assert_cmpint (tdt_row_get_token (row, TDT_DOCUMENT_OPTIONS_PAPER), ==, TDT_PAPER_A5);
  g_assert_cmpint (tdt_row_get_number (row, TDT_DOCUMENT_OPTIONS_SIZE, 0), ==, 14);
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_BADGES);
  g_assert_null (find_combo (list, "Paper"));
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_combo (list, "Design"))), ==,
                   TDT_DESIGN_SOBER);
  adw_combo_row_set_selected (ADW_COMBO_ROW (find_combo (list, "Cards")), 1);
  row = tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_BADGES);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_DOCUMENT_OPTIONS_FORMAT), ==, "avery-l4785");
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_BADGES);
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_combo (list, "Cards"))), ==, 0);
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  g_assert_cmpint (adw_combo_row_get_selected (ADW_COMBO_ROW (find_combo (list, "Design"))), ==,
                   TDT_DESIGN_LARGE_PRINT);
  g_object_unref (list);
  tdt_test_close (window);
}

static guint
count_names (GtkWidget *combo)
{
  return g_list_model_get_n_items (adw_combo_row_get_model (ADW_COMBO_ROW (combo)));
}

/* Only organisations that have a logo are offered; it is kept, shown again, and let go. */
static void
test_logo (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *list = g_object_ref_sink (g_object_new (TDT_TYPE_DOCUMENT_OPTIONS_LIST, NULL));
  TdtDocumentOptionsList *options = TDT_DOCUMENT_OPTIONS_LIST (list);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("a picture", 9);
  g_autoptr (GError) error = NULL;
  const TdtRow *row;
  GtkWidget *combo;

  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  combo = find_combo (list, "Logos");
  g_assert_cmpuint (count_names (combo), ==, 1);
  tdt_workspace_set_picture (tdt_desk_get_workspace (desk), "org-departement", bytes, "image/png",
                             &error);
  g_assert_no_error (error);
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  g_assert_cmpuint (count_names (combo), ==, 2);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 1);
  row = tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_PROGRAMME);
  g_assert_nonnull (tdt_root_follow (tdt_desk_get_root (desk), row, TDT_DOCUMENT_OPTIONS_LOGO));
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_AGENDA);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo)), ==, 0);
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (combo)), ==, 1);
  adw_combo_row_set_selected (ADW_COMBO_ROW (combo), 0);
  row = tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_PROGRAMME);
  g_assert_false (tdt_row_has (row, TDT_DOCUMENT_OPTIONS_LOGO));
  g_object_unref (list);
  tdt_test_close (window);
}

static gboolean
is_check (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_CHECK_BUTTON (widget);
}

/* Each column that need not be there can be left out; with all of them nothing is saved. */
static void
test_columns (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *list = g_object_ref_sink (g_object_new (TDT_TYPE_DOCUMENT_OPTIONS_LIST, NULL));
  TdtDocumentOptionsList *options = TDT_DOCUMENT_OPTIONS_LIST (list);
  const TdtList *columns;
  GtkWidget *check;

  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_PROGRAMME);
  g_assert_null (tdt_test_look_for (list, is_check, NULL));
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_RUN_SHEET);
  check = tdt_test_find (list, is_check, NULL);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), FALSE);
  columns = tdt_row_get_list (
      tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_RUN_SHEET),
      TDT_DOCUMENT_OPTIONS_COLUMNS);
  g_assert_nonnull (columns);
  g_assert_true (tdt_list_contains (columns, "time"));
  g_assert_false (tdt_list_contains (columns, "length"));
  g_assert_true (tdt_list_contains (columns, "notes"));
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_RUN_SHEET);
  g_assert_true (gtk_check_button_get_active (GTK_CHECK_BUTTON (check)));
  tdt_workspace_redo (tdt_desk_get_workspace (desk));
  tdt_document_options_list_show (options, desk, TDT_DOCUMENT_RUN_SHEET);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (check), TRUE);
  g_assert_false (
      tdt_row_has (tdt_document_options_find (tdt_desk_get_root (desk), TDT_DOCUMENT_RUN_SHEET),
                   TDT_DOCUMENT_OPTIONS_COLUMNS));
  g_object_unref (list);
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/document-options/set", test_options);
  g_test_add_func ("/app/document-options/logo", test_logo);
  g_test_add_func ("/app/document-options/columns", test_columns);
  return g_test_run ();
}
