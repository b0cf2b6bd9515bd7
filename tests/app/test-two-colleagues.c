/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A project goes out to two colleagues, is worked on in three places, and comes together again. */
#include "tdt-test-window.h"

#include "tdt-application-private.h"
#include "tdt-compare-page.h"
#include "tdt-project-file.h"
#include "tdt-test-files.h"
#include "tdt-test-saved.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"

typedef struct
{
  char *folder;
  GFile *file;
  GFile *to_anne;
  GFile *to_bruno;
  TdtWindow *window;
  TdtWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->file = g_file_new_build_filename (fixture->folder, "gap.tdt.xml", NULL);
  fixture->to_anne = g_file_new_build_filename (fixture->folder, "Gap (1).tdt.xml", NULL);
  fixture->to_bruno = g_file_new_build_filename (fixture->folder, "Gap, revu.xml", NULL);
  fixture->window = tdt_test_open_example ();
  fixture->workspace = tdt_desk_get_workspace (tdt_window_get_desk (fixture->window));
  tdt_test_save (fixture->workspace, fixture->file);
  tdt_test_save_copy (fixture->workspace, fixture->to_anne);
  tdt_test_save_copy (fixture->workspace, fixture->to_bruno);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tdt_workspace_close (fixture->workspace);
  tdt_test_close (fixture->window);
  g_object_unref (fixture->file);
  g_object_unref (fixture->to_anne);
  g_object_unref (fixture->to_bruno);
  tdt_test_remove_folder (fixture->folder);
}

static gboolean
is_compare_page (GtkWidget *widget, const char *text)
{
  return TDT_IS_COMPARE_PAGE (widget) && gtk_widget_get_mapped (widget);
}

typedef struct
{
  gboolean (*is_it) (GtkWidget *widget, const char *text);
  const char *text;
  GtkWidget *found;
} Search;

static void
search_cb (GtkWidget *widget, gpointer data)
{
  Search *search = data;

  if (search->found == NULL && search->is_it (widget, search->text))
    search->found = widget;
}

/* NULL where there is none. */
static GtkWidget *
find (gpointer inside, gboolean (*is_it) (GtkWidget *widget, const char *text), const char *text)
{
  Search search = { is_it, text, NULL };

  tdt_test_foreach (GTK_WIDGET (inside), search_cb, &search);
  return search.found;
}

/* Waits until that page is gone, and another one there. */
static TdtComparePage *
wait_for_page (TdtWindow *window, TdtComparePage *gone)
{
  GtkWidget *page = NULL;

  for (guint i = 0; i < 200 && (page == NULL || page == GTK_WIDGET (gone)); i++)
    {
      tdt_test_settle ();
      page = find (window, is_compare_page, NULL);
    }
  g_assert_true (page != NULL && page != GTK_WIDGET (gone));
  return TDT_COMPARE_PAGE (page);
}

static gboolean
is_label_with (GtkWidget *widget, const char *text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_text (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
is_choice_of (GtkWidget *widget, const char *text)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         find (widget, is_label_with, text) != NULL;
}

/* A copy is opened like any file: the window says what it is, and shows it beside the project. */
static TdtComparePage *
open_copy (Fixture *fixture, GFile *copy, TdtComparePage *before)
{
  GFile *files[] = { copy };

  g_application_open (G_APPLICATION (tdt_test_application ()), files, 1, "");
  for (guint i = 0; i < 200 && fixture->window->copy_file == NULL; i++)
    tdt_test_settle ();
  g_assert_true (g_file_equal (fixture->window->copy_file, copy));
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.merge-copy", NULL));
  return wait_for_page (fixture->window, before);
}

static void
assert_fields (Fixture *fixture, const char *title, const char *theme, const char *place,
               const char *web)
{
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_TITLE), ==, title);
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_THEME), ==, theme);
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, place);
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_WEB), ==, web);
}

static void
test_round_trip (Fixture *fixture, gconstpointer data)
{
  g_autofree char *title = g_strdup (tdt_test_get_field (fixture->workspace, TDT_PROJECT_TITLE));
  g_autofree char *theme = g_strdup (tdt_test_get_field (fixture->workspace, TDT_PROJECT_THEME));
  g_autofree char *place = g_strdup (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE));
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;
  TdtComparePage *page;
  GtkWidget *choice;

  tdt_test_edit_elsewhere (fixture->to_anne, TDT_PROJECT_THEME, "L’eau");
  tdt_test_edit_elsewhere (fixture->to_anne, TDT_PROJECT_PLACE, "Chez Anne");
  tdt_test_edit_elsewhere (fixture->to_bruno, TDT_PROJECT_TITLE, "Gap, revu");
  tdt_test_edit_elsewhere (fixture->to_bruno, TDT_PROJECT_PLACE, "Chez Bruno");
  tdt_test_set_field (fixture->workspace, TDT_PROJECT_WEB, "https://gap.example/");

  page = open_copy (fixture, fixture->to_anne, NULL);
  g_assert_cmpuint (tdt_comparison_get_n_differences (tdt_compare_page_get_comparison (page)), ==,
                    2);
  g_assert_cmpuint (tdt_comparison_count_conflicts (tdt_compare_page_get_comparison (page)), ==, 0);
  g_assert_nonnull (find (page, is_label_with, "Chez Anne"));
  g_signal_emit_by_name (page, "apply");
  tdt_test_settle ();
  assert_fields (fixture, title, "L’eau", "Chez Anne", "https://gap.example/");

  page = open_copy (fixture, fixture->to_bruno, NULL);
  g_assert_cmpuint (tdt_comparison_get_n_differences (tdt_compare_page_get_comparison (page)), ==,
                    2);
  g_assert_cmpuint (tdt_comparison_count_conflicts (tdt_compare_page_get_comparison (page)), ==, 1);
  g_assert_nonnull (find (page, is_choice_of, "Chez Anne"));
  choice = find (page, is_choice_of, "Chez Bruno");
  g_assert_nonnull (choice);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (choice), TRUE);
  g_signal_emit_by_name (page, "apply");
  tdt_test_settle ();
  assert_fields (fixture, "Gap, revu", "L’eau", "Chez Bruno", "https://gap.example/");

  tdt_test_save (fixture->workspace, NULL);
  loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_true (tdt_root_equal (loaded->root, tdt_workspace_get_root (fixture->workspace)));

  /* Each copy is one step back. */
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  assert_fields (fixture, title, "L’eau", "Chez Anne", "https://gap.example/");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (fixture->window), "win.undo", NULL));
  assert_fields (fixture, title, theme, place, "https://gap.example/");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/app/two-colleagues/round-trip", Fixture, NULL, set_up, test_round_trip, tear_down);
  return g_test_run ();
}
