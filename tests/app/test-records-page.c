/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The pages of people and partners, as they are used. */
#include "tdt-test-window.h"

#include "tdt-card-picture.h"
#include "tdt-workspace-verbs.h"

#include <glib/gstdio.h>

static gboolean
is_mapped_named (GtkWidget *widget, gpointer name)
{
  return gtk_widget_get_mapped (widget) && g_str_equal (G_OBJECT_TYPE_NAME (widget), name);
}

static GtkWidget *
find_named (TdtWindow *window, const char *type)
{
  return tdt_test_find (GTK_WIDGET (window), is_mapped_named, (gpointer) type);
}

static gboolean
is_mapped_toggle (GtkWidget *widget, gpointer label)
{
  return gtk_widget_get_mapped (widget) && GTK_IS_TOGGLE_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), label) == 0;
}

static GListModel *
get_model (TdtWindow *window)
{
  GtkWidget *view = find_named (window, "GtkColumnView");

  return G_LIST_MODEL (gtk_column_view_get_model (GTK_COLUMN_VIEW (view)));
}

static TdtWindow *
open_people (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));

  g_free (tdt_workspace_add_person_text (workspace, "Élise Zola, CCI", NULL));
  g_free (tdt_workspace_add_person_text (workspace, "Zoé Étienne", NULL));
  tdt_window_show_page (window, "people");
  tdt_test_settle ();
  return window;
}

/* What is typed is found at once, whatever the accents, and chips leave out the others. */
static void
test_search_and_filter (void)
{
  TdtWindow *window = open_people ();
  GtkWidget *search = find_named (window, "GtkSearchEntry");
  GListModel *model = get_model (window);
  guint n_all = g_list_model_get_n_items (model);
  GtkWidget *chip;

  gtk_editable_set_text (GTK_EDITABLE (search), "zola elise");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 1);
  gtk_editable_set_text (GTK_EDITABLE (search), "nobody at all");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, 0);
  gtk_editable_set_text (GTK_EDITABLE (search), "");
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_all);
  chip = tdt_test_find (GTK_WIDGET (window), is_mapped_toggle, (gpointer) "No answer yet");
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), TRUE);
  g_assert_cmpuint (g_list_model_get_n_items (model), <, n_all);
  g_assert_cmpuint (g_list_model_get_n_items (model), >, 0);
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (chip), FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (model), ==, n_all);
  tdt_test_close (window);
}

/* Sorting keeps who is selected; all can be deleted in one step, and come back. */
static void
test_select_sort_delete (void)
{
  TdtWindow *window = open_people ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *view = find_named (window, "GtkColumnView");
  GListModel *model = get_model (window);
  guint n_all = g_list_model_get_n_items (model);
  g_autoptr (TdtRecord) last = g_list_model_get_item (model, n_all - 1);
  g_autoptr (TdtRecord) first = NULL;

  g_assert_true (gtk_widget_activate_action (view, "table.sort", "s", "name"));
  g_assert_true (gtk_widget_activate_action (view, "table.sort", "s", "name"));
  first = g_list_model_get_item (model, 0);
  g_assert_true (first == last);
  g_assert_true (gtk_selection_model_select_all (GTK_SELECTION_MODEL (model)));
  tdt_test_settle ();
  g_assert_true (gtk_widget_activate_action (view, "page.delete", NULL));
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, 0);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, n_all);
  tdt_test_close (window);
}

/* Each task takes the place of the table, and Back leads to it again. */
static void
test_tasks (void)
{
  static const struct
  {
    const char *action;
    const char *type;
  } tasks[] = {
    { "page.paste", "TdtPeoplePaste" },
    { "page.find-duplicates", "TdtJoinTask" },
    { "page.address-book", "TdtBookTask" },
  };
  TdtWindow *window = open_people ();

  for (guint i = 0; i < G_N_ELEMENTS (tasks); i++)
    {
      GtkWidget *page = find_named (window, "TdtRecordsPage");
      GtkWidget *task;

      g_assert_true (gtk_widget_activate_action (page, tasks[i].action, NULL));
      tdt_test_settle ();
      task = find_named (window, tasks[i].type);
      g_signal_emit_by_name (task, "done", NULL);
      tdt_test_settle ();
      find_named (window, "GtkColumnView");
    }
  tdt_test_close (window);
}

static void
reported_cb (TdtDesk *desk, const char *text, guint *n_reports)
{
  (*n_reports)++;
}

/* A file that is chosen becomes the photo; what is no picture is told, and changes nothing. */
static void
test_photo (void)
{
  TdtWindow *window = open_people ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtRowIter iter;
  const TdtRow *person;
  g_autofree char *folder = g_dir_make_tmp (NULL, NULL);
  g_autofree char *path = g_build_filename (folder, "photo.png", NULL);
  g_autofree char *bad_path = g_build_filename (folder, "photo.txt", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) bad_file = g_file_new_for_path (bad_path);
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new (GDK_COLORSPACE_RGB, FALSE, 8, 1200, 600);
  g_autofree char *uid = NULL;
  guint n_reports = 0;

  tdt_row_iter_init (&iter, tdt_desk_get_root (desk), TDT_KIND_PERSON);
  g_assert_true (tdt_row_iter_next (&iter, &person));
  uid = g_strdup (tdt_row_get_uid (person));
  gdk_pixbuf_fill (picture, 0x336699ff);
  g_assert_true (gdk_pixbuf_save (picture, path, "png", NULL, NULL));
  g_assert_true (g_file_set_contents (bad_path, "no picture", -1, NULL));
  g_signal_connect (desk, "report", G_CALLBACK (reported_cb), &n_reports);
  tdt_card_picture_take_file (desk, uid, bad_file);
  while (n_reports == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_false (tdt_row_has (tdt_root_lookup (tdt_desk_get_root (desk), uid), TDT_PERSON_PHOTO));
  tdt_card_picture_take_file (desk, uid, file);
  while (!tdt_row_has (tdt_root_lookup (tdt_desk_get_root (desk), uid), TDT_PERSON_PHOTO))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_reports, ==, 1);
  g_unlink (path);
  g_unlink (bad_path);
  g_rmdir (folder);
  tdt_test_close (window);
}

/* What the pages do can be asked for from everywhere. */
static void
test_from_anywhere (void)
{
  TdtWindow *window = tdt_test_open_example ();

  gtk_widget_activate_action (GTK_WIDGET (window), "win.people", "s", "address-book");
  tdt_test_settle ();
  find_named (window, "TdtBookTask");
  gtk_widget_activate_action (GTK_WIDGET (window), "win.partners", "s", "find-duplicates");
  tdt_test_settle ();
  find_named (window, "TdtJoinTask");
  tdt_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/records-page/search-and-filter", test_search_and_filter);
  g_test_add_func ("/app/records-page/select-sort-delete", test_select_sort_delete);
  g_test_add_func ("/app/records-page/tasks", test_tasks);
  g_test_add_func ("/app/records-page/photo", test_photo);
  g_test_add_func ("/app/records-page/from-anywhere", test_from_anywhere);
  return g_test_run ();
}
