/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, and what the window says about it. */
#include "tdt-example.h"
#include "tdt-journal-replay.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-private.h"
#include "tdt-workspace-verbs.h"

#include "tdt-test-files.h"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static gboolean
save (TdtWorkspace *workspace, GFile *file, TdtSaveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_workspace_save_async (workspace, file, flags, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_workspace_save_finish (workspace, result, error);
}

static TdtWorkspace *
open_file (GFile *file, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_workspace_open_async (file, NULL, NULL, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_workspace_open_finish (result, error);
}

static void
set_title (TdtWorkspace *workspace, const char *title)
{
  const char *uid = tdt_root_get_uid (tdt_workspace_get_root (workspace));

  g_assert_true (tdt_workspace_set_text (workspace, uid, TDT_PROJECT_TITLE, title, NULL));
}

static void
test_save_and_open (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "Gap.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  g_autoptr (TdtWorkspace) opened = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_workspace_get_modified (workspace));
  g_assert_false (save (workspace, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO);
  g_clear_error (&error);
  g_assert_true (save (workspace, file, TDT_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  g_assert_false (tdt_workspace_get_modified (workspace));
  g_assert_true (g_file_equal (tdt_workspace_get_file (workspace), file));
  g_assert_cmpint (tdt_workspace_get_saved_at (workspace), >, 0);
  opened = open_file (file, &error);
  g_assert_no_error (error);
  g_assert_true (tdt_root_equal (tdt_workspace_get_root (opened), root));
  g_assert_false (tdt_workspace_get_modified (opened));
  tdt_workspace_close (workspace);
  tdt_workspace_close (opened);
  tdt_test_remove_folder (folder);
}

/* What is typed while the file is written is not in it, and must not look saved. */
static void
test_edit_while_saving (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  set_title (workspace, "one");
  tdt_workspace_save_async (workspace, file, TDT_SAVE_PLAIN, NULL, take_result_cb, &result);
  g_assert_true (tdt_workspace_get_saving (workspace));
  set_title (workspace, "two");
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_finish (workspace, result, &error));
  g_assert_true (tdt_workspace_get_modified (workspace));
  tdt_workspace_undo (workspace);
  g_assert_false (tdt_workspace_get_modified (workspace));
  tdt_workspace_close (workspace);
  tdt_test_remove_folder (folder);
}

static void
test_changed_by_somebody_else (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtWorkspace) mine = tdt_workspace_new (root);
  g_autoptr (TdtWorkspace) theirs = NULL;
  g_autoptr (GError) error = NULL;

  set_title (mine, "start");
  g_assert_true (save (mine, file, TDT_SAVE_PLAIN, &error));
  theirs = open_file (file, &error);
  set_title (theirs, "theirs");
  set_title (mine, "mine");
  g_assert_true (save (theirs, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_false (save (mine, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED);
  g_assert_true (tdt_workspace_get_modified (mine));
  g_clear_error (&error);
  g_assert_true (save (mine, NULL, TDT_SAVE_OVERWRITE, &error));
  g_assert_no_error (error);
  g_assert_false (tdt_workspace_get_modified (mine));
  tdt_workspace_close (mine);
  tdt_workspace_close (theirs);
  tdt_test_remove_folder (folder);
}

static void
test_refused (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GFile) far = g_file_new_for_uri ("http://example.invalid/a.tdt.xml");
  g_autoptr (GError) error = NULL;

  g_assert_null (open_file (file, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO);
  g_clear_error (&error);
  g_assert_null (open_file (far, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO);
  tdt_test_remove_folder (folder);
}

static TdtWorkspace *
recover_only_journal (GError **error)
{
  g_autoptr (GPtrArray) journals = tdt_journal_list_abandoned ();
  g_autoptr (GAsyncResult) result = NULL;

  /* The journal's thread may still have to write its last words. */
  for (guint tries = 0; journals->len == 0 && tries < 1000; tries++)
    {
      g_usleep (10000);
      g_ptr_array_unref (journals);
      journals = tdt_journal_list_abandoned ();
    }
  g_assert_cmpuint (journals->len, ==, 1);
  tdt_workspace_recover_async (((TdtJournalInfo *) journals->pdata[0])->path, NULL, take_result_cb,
                               &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_workspace_recover_finish (result, error);
}

static void
assert_no_journal (void)
{
  g_autoptr (GPtrArray) journals = tdt_journal_list_abandoned ();

  g_assert_cmpuint (journals->len, ==, 0);
}

static const char *
get_title (TdtWorkspace *workspace)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (workspace)),
                           TDT_PROJECT_TITLE);
}

/* A window that goes without closing its project leaves all that was typed. */
static void
test_recover_never_saved (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  TdtWorkspace *crashed = tdt_workspace_new (root);
  g_autoptr (TdtWorkspace) recovered = NULL;
  g_autoptr (GError) error = NULL;

  set_title (crashed, "typed and lost");
  g_object_unref (crashed);
  recovered = recover_only_journal (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_title (recovered), ==, "typed and lost");
  g_assert_true (tdt_workspace_get_modified (recovered));
  g_assert_null (tdt_workspace_get_file (recovered));
  tdt_workspace_undo (recovered);
  g_assert_null (get_title (recovered));
  tdt_workspace_close (recovered);
  assert_no_journal ();
}

/* Recovering is itself safe: when the program goes again, the same is offered again. */
static void
test_recover_twice_over_a_file (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  TdtWorkspace *workspace = tdt_workspace_new (root);
  g_autoptr (GError) error = NULL;

  g_assert_true (save (workspace, file, TDT_SAVE_PLAIN, &error));
  set_title (workspace, "after the save");
  g_object_unref (workspace);
  workspace = recover_only_journal (&error);
  g_assert_no_error (error);
  g_object_unref (workspace);
  workspace = recover_only_journal (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_title (workspace), ==, "after the save");
  g_assert_true (g_file_equal (tdt_workspace_get_file (workspace), file));
  g_assert_true (save (workspace, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  tdt_workspace_close (workspace);
  g_object_unref (workspace);
  assert_no_journal ();
  tdt_test_remove_folder (folder);
}

/* A window that is killed after its save, before its journal has started anew from that: what it
 * saved is nobody else's. */
static void
test_recover_after_own_save (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  TdtWorkspace *workspace = tdt_workspace_new (root);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtRoot) saved = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (save (workspace, file, TDT_SAVE_PLAIN, &error));
  g_assert_true (tdt_journal_flush (workspace->journal, &error));
  set_title (workspace, "saved and killed");
  saved = tdt_root_ref (tdt_workspace_get_root (workspace));
  set_title (workspace, "after the save");
  g_object_unref (workspace);
  g_assert_true (tdt_save (saved, header, path, NULL, TDT_SAVE_OVERWRITE, NULL, NULL, &error));
  workspace = recover_only_journal (&error);
  g_assert_no_error (error);
  g_assert_cmpstr (get_title (workspace), ==, "after the save");
  g_assert_true (save (workspace, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_no_error (error);
  tdt_workspace_close (workspace);
  g_object_unref (workspace);
  assert_no_journal ();
  tdt_test_remove_folder (folder);
}

static void
travel_to (const char *zone)
{
  g_setenv ("TZ", zone, TRUE);
  tzset ();
}

/* The computer is taken, or its clock set, to another time zone while a project is open: hours stay
 * what was typed, and the file nobody else's. */
static void
test_another_time_zone (void)
{
  static const char *const zones[] = { "Pacific/Kiritimati", "America/Anchorage",
                                       "Asia/Kathmandu" };
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (GPtrArray) sessions = tdt_root_get_sorted (root, TDT_KIND_SESSION);
  TdtWorkspace *workspace = tdt_workspace_new (root);
  g_autoptr (GError) error = NULL;

  travel_to ("Europe/Paris");
  g_assert_true (save (workspace, file, TDT_SAVE_PLAIN, &error));
  for (guint i = 0; i < G_N_ELEMENTS (zones); i++)
    {
      g_autoptr (TdtRoot) before = NULL;
      g_autoptr (TdtWorkspace) opened = NULL;

      set_title (workspace, zones[i]);
      before = tdt_root_ref (tdt_workspace_get_root (workspace));
      travel_to (zones[i]);
      g_assert_true (save (workspace, NULL, TDT_SAVE_PLAIN, &error));
      opened = open_file (file, &error);
      g_assert_no_error (error);
      g_assert_true (tdt_root_equal (tdt_workspace_get_root (opened), before));
      tdt_workspace_close (opened);
      set_title (workspace, "not saved");
      g_object_unref (workspace);
      travel_to ("Europe/Paris");
      workspace = recover_only_journal (&error);
      g_assert_no_error (error);
      g_assert_cmpstr (get_title (workspace), ==, "not saved");
      for (guint j = 0; j < sessions->len; j++)
        g_assert_true (tdt_row_equal (sessions->pdata[j],
                                      tdt_root_lookup (tdt_workspace_get_root (workspace),
                                                       tdt_row_get_uid (sessions->pdata[j]))));
    }
  tdt_workspace_close (workspace);
  g_object_unref (workspace);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_dup_temp_folder ();
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/file/save-and-open", test_save_and_open);
  g_test_add_func ("/workspace/file/edit-while-saving", test_edit_while_saving);
  g_test_add_func ("/workspace/file/changed-by-somebody-else", test_changed_by_somebody_else);
  g_test_add_func ("/workspace/file/refused", test_refused);
  g_test_add_func ("/workspace/file/recover-never-saved", test_recover_never_saved);
  g_test_add_func ("/workspace/file/recover-twice-over-a-file", test_recover_twice_over_a_file);
  g_test_add_func ("/workspace/file/recover-after-own-save", test_recover_after_own_save);
  g_test_add_func ("/workspace/file/another-time-zone", test_another_time_zone);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
