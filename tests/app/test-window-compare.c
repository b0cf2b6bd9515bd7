/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies that come back, files that others write: what the window says and does. */
#include "tdt-test-window.h"

#include "tdt-application-private.h"
#include "tdt-banner.h"
#include "tdt-closing-page.h"
#include "tdt-compare-page.h"
#include "tdt-test-files.h"
#include "tdt-test-saved.h"
#include "tdt-versions-page.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-verbs.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GFile *file;
  GFile *copy;
  TdtWindow *window;
  TdtWorkspace *workspace;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->file = g_file_new_build_filename (fixture->folder, "gap.tdt.xml", NULL);
  fixture->copy = g_file_new_build_filename (fixture->folder, "copy.tdt.xml", NULL);
  fixture->window = tdt_test_open_example ();
  fixture->workspace = tdt_desk_get_workspace (tdt_window_get_desk (fixture->window));
  tdt_test_save (fixture->workspace, fixture->file);
  tdt_test_save_copy (fixture->workspace, fixture->copy);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tdt_workspace_close (fixture->workspace);
  tdt_test_close (fixture->window);
  g_object_unref (fixture->file);
  g_object_unref (fixture->copy);
  tdt_test_remove_folder (fixture->folder);
}

static gboolean
is_revealed_banner (GtkWidget *widget, gpointer data)
{
  g_autofree char *icon = NULL;
  gboolean revealed;

  if (!TDT_IS_BANNER (widget))
    return FALSE;
  g_object_get (widget, "icon-name", &icon, "revealed", &revealed, NULL);
  return revealed && g_str_equal (icon, data);
}

static void
find_cb (GtkWidget *widget, gpointer data)
{
  gpointer *search = data;

  if (is_revealed_banner (widget, search[0]))
    search[1] = widget;
}

/* A banner of that icon that is to be seen, NULL for none. */
static GtkWidget *
find_banner (TdtWindow *window, const char *icon)
{
  gpointer search[] = { (gpointer) icon, NULL };

  tdt_test_foreach (GTK_WIDGET (window), find_cb, search);
  return search[1];
}

static void
wait_for_banner (TdtWindow *window, const char *icon)
{
  for (guint i = 0; i < 200 && find_banner (window, icon) == NULL; i++)
    tdt_test_settle ();
  g_assert_nonnull (find_banner (window, icon));
}

static gboolean
is_compare_page (GtkWidget *widget, gpointer data)
{
  return TDT_IS_COMPARE_PAGE (widget) && gtk_widget_get_mapped (widget);
}

static void
find_page_cb (GtkWidget *widget, gpointer data)
{
  if (is_compare_page (widget, NULL))
    *(GtkWidget **) data = widget;
}

static TdtComparePage *
wait_for_page (TdtWindow *window)
{
  GtkWidget *page = NULL;

  for (guint i = 0; i < 100 && page == NULL; i++)
    {
      tdt_test_settle ();
      tdt_test_foreach (GTK_WIDGET (window), find_page_cb, &page);
    }
  g_assert_nonnull (page);
  return TDT_COMPARE_PAGE (page);
}

static void
activate (TdtWindow *window, const char *action)
{
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), action, NULL));
}

/* The file is written by somebody else: a banner, and what they wrote beside what is here. */
static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  TdtComparePage *page;

  tdt_test_set_field (fixture->workspace, TDT_PROJECT_THEME, "Ours");
  tdt_test_edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Theirs");
  tdt_workspace_check_file (fixture->workspace);
  wait_for_banner (fixture->window, "document-save-symbolic");
  activate (fixture->window, "win.merge-disk");
  page = wait_for_page (fixture->window);
  g_assert_cmpuint (tdt_comparison_get_n_differences (tdt_compare_page_get_comparison (page)), ==,
                    1);
  g_signal_emit_by_name (page, "apply");
  tdt_test_settle ();
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_THEME), ==, "Ours");
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "Theirs");
  g_assert_null (find_banner (fixture->window, "document-save-symbolic"));
  tdt_test_save (fixture->workspace, NULL);
  activate (fixture->window, "win.undo");
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE), !=, "Theirs");
}

static void
test_keep_mine (Fixture *fixture, gconstpointer data)
{
  tdt_test_set_field (fixture->workspace, TDT_PROJECT_THEME, "Ours");
  tdt_test_edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Theirs");
  tdt_workspace_check_file (fixture->workspace);
  wait_for_banner (fixture->window, "document-save-symbolic");
  activate (fixture->window, "win.keep-mine");
  tdt_test_settle ();
  g_assert_null (find_banner (fixture->window, "document-save-symbolic"));
  tdt_test_save (fixture->workspace, NULL);
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE), !=, "Theirs");
}

static void
test_deleted (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  tdt_workspace_check_file (fixture->workspace);
  wait_for_banner (fixture->window, "dialog-warning-symbolic");
  activate (fixture->window, "win.save-again");
  for (guint i = 0; i < 100 && tdt_workspace_get_saving (fixture->workspace); i++)
    tdt_test_settle ();
  tdt_test_settle ();
  g_assert_true (g_file_query_exists (fixture->file, NULL));
  g_assert_null (find_banner (fixture->window, "dialog-warning-symbolic"));
}

/* A copy of what is open: it is offered to be merged, and several come one after another. */
static void
test_copies (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GFile) other = g_file_new_build_filename (fixture->folder, "other.tdt.xml", NULL);
  GFile *files[] = { fixture->copy };
  TdtComparePage *page;

  tdt_test_save_copy (fixture->workspace, other);
  tdt_test_edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  tdt_test_edit_elsewhere (other, TDT_PROJECT_THEME, "Water");
  g_application_open (G_APPLICATION (tdt_test_application ()), files, 1, "");
  wait_for_banner (fixture->window, "edit-copy-symbolic");
  activate (fixture->window, "win.merge-copy");
  tdt_window_compare_file (fixture->window, other, TDT_COMPARE_MERGE, NULL);
  page = wait_for_page (fixture->window);
  g_signal_emit_by_name (page, "apply");
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "There");
  page = wait_for_page (fixture->window);
  g_signal_emit_by_name (page, "cancel");
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_THEME), !=, "Water");
  tdt_test_settle ();
}

static gboolean
is_check (GtkWidget *widget, gpointer data)
{
  return GTK_IS_CHECK_BUTTON (widget) && gtk_widget_get_mapped (widget) &&
         gtk_check_button_get_child (GTK_CHECK_BUTTON (widget)) != NULL;
}

static void
count_named_cb (GtkWidget *widget, gpointer data)
{
  if (is_check (widget, NULL))
    {
      gtk_test_accessible_assert_role (
          GTK_ACCESSIBLE (widget), gtk_accessible_get_accessible_role (GTK_ACCESSIBLE (widget)));
      g_assert_true (gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget),
                                                       GTK_ACCESSIBLE_PROPERTY_LABEL));
      ++*(guint *) data;
    }
}

/* A box refuses one change; a conflict has its three values. */
static void
test_choose (Fixture *fixture, gconstpointer data)
{
  TdtComparePage *page;
  TdtComparison *comparison;
  guint n_checks = 0;

  tdt_test_edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  tdt_test_edit_elsewhere (fixture->copy, TDT_PROJECT_TITLE, "Their title");
  tdt_test_set_field (fixture->workspace, TDT_PROJECT_TITLE, "Our title");
  tdt_window_compare_file (fixture->window, fixture->copy, TDT_COMPARE_MERGE, NULL);
  page = wait_for_page (fixture->window);
  tdt_test_settle ();
  comparison = tdt_compare_page_get_comparison (page);
  g_assert_cmpuint (tdt_comparison_get_n_differences (comparison), ==, 2);
  g_assert_cmpuint (tdt_comparison_count_conflicts (comparison), ==, 1);
  tdt_test_foreach (GTK_WIDGET (page), count_named_cb, &n_checks);
  /* The record's, the change's, and three for the conflict. */
  g_assert_cmpuint (n_checks, ==, 5);
  g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 1);
  gtk_check_button_set_active (GTK_CHECK_BUTTON (tdt_test_find (GTK_WIDGET (page), is_check, NULL)),
                               FALSE);
  g_assert_cmpuint (tdt_comparison_count_taken (comparison), ==, 0);
  g_signal_emit_by_name (page, "cancel");
  tdt_test_settle ();
}

/* Ten thousand differences are a list like any other. */
static void
test_many (Fixture *fixture, gconstpointer data)
{
  const TdtRoot *root = tdt_workspace_get_root (fixture->workspace);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) theirs = NULL;
  g_autoptr (TdtComparison) comparison = NULL;
  TdtCompareWords words = { "Many", NULL, "Here", "There" };
  TdtComparePage *page;
  guint n_checks = 0;

  for (guint i = 0; i < 10000; i++)
    {
      const char *uid = tdt_edit_add (edit, TDT_KIND_SESSION, NULL, NULL);

      g_assert_true (tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, "A session", NULL));
    }
  theirs = tdt_edit_apply (edit);
  comparison = tdt_comparison_new (root, root, theirs, NULL);
  page = tdt_compare_page_new (comparison, &words);
  tdt_window_show_comparison (fixture->window, page, NULL, NULL, NULL);
  tdt_test_settle ();
  tdt_test_foreach (GTK_WIDGET (page), count_named_cb, &n_checks);
  g_assert_cmpuint (n_checks, >, 5);
  g_assert_cmpuint (n_checks, <, 1000);
  tdt_window_hide_comparison (fixture->window);
}

static void
find_versions_cb (GtkWidget *widget, gpointer data)
{
  if (TDT_IS_VERSIONS_PAGE (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) data = widget;
}

static gboolean
is_restore (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_button_get_label (GTK_BUTTON (widget)), "Restore") == 0;
}

/* An earlier version comes back whole, as one step. */
static void
test_versions (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;
  g_autofree char *title = g_strdup (tdt_test_get_field (fixture->workspace, TDT_PROJECT_TITLE));

  tdt_test_set_field (fixture->workspace, TDT_PROJECT_TITLE, "Another title");
  tdt_test_save (fixture->workspace, NULL);
  activate (fixture->window, "win.show-versions");
  for (guint i = 0; i < 50 && page == NULL; i++)
    {
      tdt_test_settle ();
      tdt_test_foreach (GTK_WIDGET (fixture->window), find_versions_cb, &page);
    }
  g_assert_nonnull (page);
  g_signal_emit_by_name (tdt_test_find (page, is_restore, NULL), "clicked");
  for (guint i = 0; i < 50 && !tdt_workspace_get_modified (fixture->workspace); i++)
    tdt_test_settle ();
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_TITLE), ==, title);
  activate (fixture->window, "win.undo");
  g_assert_cmpstr (tdt_test_get_field (fixture->workspace, TDT_PROJECT_TITLE), ==, "Another title");
}

static void
find_closing_cb (GtkWidget *widget, gpointer data)
{
  if (TDT_IS_CLOSING_PAGE (widget) && gtk_widget_get_mapped (widget))
    *(GtkWidget **) data = widget;
}

/* After the event: a page says what goes, a banner that saving makes it final. */
static void
test_closing (Fixture *fixture, gconstpointer data)
{
  GtkWidget *page = NULL;

  activate (fixture->window, "win.close-event");
  for (guint i = 0; i < 50 && page == NULL; i++)
    {
      tdt_test_settle ();
      tdt_test_foreach (GTK_WIDGET (fixture->window), find_closing_cb, &page);
    }
  g_assert_nonnull (page);
  g_signal_emit_by_name (page, "close", TDT_PURGE_CONTACTS | TDT_PURGE_NAMES);
  tdt_test_settle ();
  g_assert_true (tdt_workspace_get_purging (fixture->workspace));
  g_assert_nonnull (find_banner (fixture->window, "user-trash-symbolic"));
  activate (fixture->window, "win.undo");
  g_assert_null (find_banner (fixture->window, "user-trash-symbolic"));
  activate (fixture->window, "win.redo");
  tdt_test_save (fixture->workspace, NULL);
  g_assert_null (find_banner (fixture->window, "user-trash-symbolic"));
  g_assert_false (tdt_workspace_get_can_undo (fixture->workspace));
}

/* A copy from a colleague is opened while its original is closed: it finds the way home. */
static void
test_original (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (TdtWorkspace) copy = NULL;
  TdtWindow *window = tdt_window_new (tdt_test_application ());
  TdtComparePage *page;

  tdt_application_note_recent (fixture->file);
  tdt_test_edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  tdt_workspace_open_async (fixture->copy, NULL, NULL, NULL, tdt_test_take_result_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  copy = tdt_workspace_open_finish (opened, NULL);
  tdt_window_set_workspace (window, copy);
  gtk_window_present (GTK_WINDOW (window));
  g_clear_object (&copy);
  g_clear_object (&opened);
  wait_for_banner (window, "edit-copy-symbolic");
  activate (window, "win.merge-into-original");
  page = wait_for_page (window);
  g_assert_cmpuint (tdt_comparison_get_n_differences (tdt_compare_page_get_comparison (page)), ==,
                    1);
  g_assert_true (
      g_file_equal (tdt_workspace_get_file (tdt_desk_get_workspace (tdt_window_get_desk (window))),
                    fixture->file));
  g_signal_emit_by_name (page, "apply");
  tdt_test_settle ();
  g_assert_cmpstr (
      tdt_test_get_field (tdt_desk_get_workspace (tdt_window_get_desk (window)), TDT_PROJECT_PLACE),
      ==, "There");
  tdt_workspace_close (tdt_desk_get_workspace (tdt_window_get_desk (window)));
  tdt_test_close (window);
}

static TdtWindow *
open_in_window (GFile *file)
{
  TdtWindow *window = tdt_window_new (tdt_test_application ());
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (TdtWorkspace) workspace = NULL;

  tdt_workspace_open_async (file, NULL, NULL, NULL, tdt_test_take_result_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  workspace = tdt_workspace_open_finish (opened, NULL);
  tdt_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  return window;
}

/* Somebody else has the file open; it can be taken over. */
static void
test_lock (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->copy);
  g_autofree char *lock = tdt_lock_dup_path (path);
  TdtWindow *window;

  g_assert_true (g_file_set_contents (
      lock, "host\tother-computer\nuser\tmarie\npid\t12\ntime\t1000000\n", -1, NULL));
  window = open_in_window (fixture->copy);
  wait_for_banner (window, "changes-prevent-symbolic");
  activate (window, "win.take-over");
  tdt_test_settle ();
  g_assert_null (find_banner (window, "changes-prevent-symbolic"));
  tdt_workspace_close (tdt_desk_get_workspace (tdt_window_get_desk (window)));
  tdt_test_close (window);
}

/* What opening had to mend, and what a later version wrote, is told. */
static void
test_repaired_and_later (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->copy);
  g_autofree char *text = NULL;
  g_autoptr (GString) changed = NULL;
  TdtWindow *window;

  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  changed = g_string_new (text);
  g_assert_cmpuint (g_string_replace (changed, "<minutes>30<", "<minutes>soon<", 1), ==, 1);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  window = open_in_window (fixture->copy);
  wait_for_banner (window, "dialog-information-symbolic");
  activate (window, "win.dismiss-report");
  g_assert_null (find_banner (window, "dialog-information-symbolic"));
  tdt_workspace_close (tdt_desk_get_workspace (tdt_window_get_desk (window)));
  tdt_test_close (window);
  g_string_assign (changed, text);
  g_assert_cmpuint (
      g_string_replace (changed, "urn:tour-de-table:project:1", "urn:tour-de-table:project:2", 0),
      >, 0);
  g_assert_true (g_file_set_contents (path, changed->str, -1, NULL));
  window = open_in_window (fixture->copy);
  wait_for_banner (window, "changes-prevent-symbolic");
  tdt_workspace_close (tdt_desk_get_workspace (tdt_window_get_desk (window)));
  tdt_test_close (window);
}

/* A journal that cannot be written is no secret. */
static void
test_problem (Fixture *fixture, gconstpointer data)
{
  g_autofree char *state = g_build_filename (g_get_user_state_dir (), "tour-de-table", NULL);
  g_autofree char *away = g_strconcat (state, "-away", NULL);

  /* A file stands where the folder would have to be. */
  g_assert_cmpint (g_rename (state, away), ==, 0);
  g_assert_true (g_file_set_contents (state, "x", 1, NULL));
  tdt_test_set_field (fixture->workspace, TDT_PROJECT_THEME, "Typed");
  wait_for_banner (fixture->window, "dialog-error-symbolic");
  g_assert_cmpint (g_unlink (state), ==, 0);
  g_assert_cmpint (g_rename (away, state), ==, 0);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_use_temp_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add ("/app/compare/changed-on-disk", Fixture, NULL, set_up, test_changed_on_disk,
              tear_down);
  g_test_add ("/app/compare/keep-mine", Fixture, NULL, set_up, test_keep_mine, tear_down);
  g_test_add ("/app/compare/deleted", Fixture, NULL, set_up, test_deleted, tear_down);
  g_test_add ("/app/compare/copies", Fixture, NULL, set_up, test_copies, tear_down);
  g_test_add ("/app/compare/choose", Fixture, NULL, set_up, test_choose, tear_down);
  g_test_add ("/app/compare/versions", Fixture, NULL, set_up, test_versions, tear_down);
  g_test_add ("/app/compare/closing", Fixture, NULL, set_up, test_closing, tear_down);
  g_test_add ("/app/compare/original", Fixture, NULL, set_up, test_original, tear_down);
  g_test_add ("/app/compare/problem", Fixture, NULL, set_up, test_problem, tear_down);
  g_test_add ("/app/compare/lock", Fixture, NULL, set_up, test_lock, tear_down);
  g_test_add ("/app/compare/repaired-and-later", Fixture, NULL, set_up, test_repaired_and_later,
              tear_down);
  g_test_add ("/app/compare/many", Fixture, NULL, set_up, test_many, tear_down);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
