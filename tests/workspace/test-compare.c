/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies go out and come back, and others write the file: nothing is lost, nothing asked twice. */
#include "tdt-check.h"
#include "tdt-journal-replay.h"
#include "tdt-version-store.h"
#include "tdt-workspace-compare.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-verbs.h"

#include "tdt-test-files.h"
#include "tdt-test-saved.h"

#include <glib/gstdio.h>

typedef struct
{
  char *folder;
  GFile *file;
  GFile *copy;
  TdtWorkspace *workspace;
  guint n_file_changes;
} Fixture;

static TdtIncoming *
compare (TdtWorkspace *workspace, GFile *file, TdtCompareMode mode)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdtIncoming *incoming;

  tdt_workspace_compare_async (workspace, file, mode, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  incoming = tdt_workspace_compare_finish (workspace, result, &error);
  g_assert_no_error (error);
  return incoming;
}

static guint
count (const TdtIncoming *incoming)
{
  return tdt_comparison_get_n_differences (incoming->comparison);
}

static void
take (TdtWorkspace *workspace, const TdtIncoming *incoming)
{
  g_autoptr (GError) error = NULL;

  tdt_workspace_take_incoming (workspace, incoming, "Merging", &error);
  g_assert_no_error (error);
}

static void
set_field (TdtWorkspace *workspace, TdtFieldId field, const char *text)
{
  const char *uid = tdt_root_get_uid (tdt_workspace_get_root (workspace));

  g_assert_true (tdt_workspace_set_text (workspace, uid, field, text, NULL));
  tdt_workspace_end_typing (workspace);
}

static const char *
get_field (TdtWorkspace *workspace, TdtFieldId field)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (workspace)), field);
}

static void
close_and_free (TdtWorkspace *workspace)
{
  tdt_workspace_close (workspace);
  g_object_unref (workspace);
}

/* What a colleague does with a file, on a computer that knows nothing of it. */
static void
edit_elsewhere (GFile *file, TdtFieldId field, const char *text)
{
  TdtWorkspace *theirs = tdt_test_open_file (file);

  set_field (theirs, field, text);
  tdt_test_save_now (theirs, NULL);
  close_and_free (theirs);
}

static void
count_cb (TdtWorkspace *workspace, gpointer data)
{
  ++*(guint *) data;
}

static void
wait_for_state (TdtWorkspace *workspace, TdtFileState state)
{
  tdt_workspace_check_file (workspace);
  while (tdt_workspace_get_file_state (workspace) != state)
    g_main_context_iteration (NULL, TRUE);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");

  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->file = g_file_new_build_filename (fixture->folder, "gap.tdt.xml", NULL);
  fixture->copy = g_file_new_build_filename (fixture->folder, "gap (copy).tdt.xml", NULL);
  fixture->workspace = tdt_workspace_new (root);
  g_signal_connect (fixture->workspace, "file-changed", G_CALLBACK (count_cb),
                    &fixture->n_file_changes);
  set_field (fixture->workspace, TDT_PROJECT_TITLE, "Gap");
  tdt_test_save_now (fixture->workspace, fixture->file);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  close_and_free (fixture->workspace);
  g_object_unref (fixture->file);
  g_object_unref (fixture->copy);
  tdt_test_remove_folder (fixture->folder);
}

/* Somebody saves to the same file: it is told, merged from what was there before, and saved. */
static void
test_changed_on_disk (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;

  set_field (fixture->workspace, TDT_PROJECT_THEME, "Ours");
  edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Theirs");
  wait_for_state (fixture->workspace, TDT_FILE_CHANGED);
  g_assert_cmpuint (fixture->n_file_changes, >, 0);
  incoming = compare (fixture->workspace, fixture->file, TDT_COMPARE_MERGE);
  g_assert_nonnull (tdt_comparison_get_base (incoming->comparison));
  g_assert_true (incoming->same_document);
  g_assert_cmpint (incoming->modified_at, >, 0);
  g_assert_cmpuint (count (incoming), ==, 1);
  take (fixture->workspace, incoming);
  g_assert_cmpint (tdt_workspace_get_file_state (fixture->workspace), ==, TDT_FILE_SAME);
  g_assert_true (tdt_workspace_get_modified (fixture->workspace));
  tdt_test_save_now (fixture->workspace, NULL);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_THEME), ==, "Ours");
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "Theirs");
}

/* Nothing was edited here: what is on the disk is taken, and nothing is left to save. */
static void
test_reload (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;

  edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Theirs");
  incoming = compare (fixture->workspace, fixture->file, TDT_COMPARE_MERGE);
  take (fixture->workspace, incoming);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "Theirs");
  g_assert_false (tdt_workspace_get_modified (fixture->workspace));
  /* Undone, the project is not what the file holds. */
  tdt_workspace_undo (fixture->workspace);
  g_assert_true (tdt_workspace_get_modified (fixture->workspace));
  tdt_test_save_now (fixture->workspace, NULL);
}

static void
test_keep_mine (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;

  set_field (fixture->workspace, TDT_PROJECT_THEME, "Ours");
  edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Theirs");
  g_assert_false (tdt_test_save (fixture->workspace, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED);
  incoming = compare (fixture->workspace, fixture->file, TDT_COMPARE_MERGE);
  tdt_workspace_keep_mine (fixture->workspace, incoming);
  g_assert_true (tdt_workspace_get_modified (fixture->workspace));
  tdt_test_save_now (fixture->workspace, NULL);
  g_assert_null (get_field (fixture->workspace, TDT_PROJECT_PLACE));
}

/* Our own saves are no news; a file that goes is. */
static void
test_own_saves_and_gone (Fixture *fixture, gconstpointer data)
{
  guint n;

  for (guint i = 0; i < 3; i++)
    {
      set_field (fixture->workspace, TDT_PROJECT_THEME, i % 2 == 0 ? "a" : "b");
      tdt_test_save_now (fixture->workspace, NULL);
    }
  tdt_workspace_check_file (fixture->workspace);
  for (guint i = 0; i < 100; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (5000);
    }
  g_assert_cmpuint (fixture->n_file_changes, ==, 0);
  g_assert_true (g_file_delete (fixture->file, NULL, NULL));
  n = fixture->n_file_changes;
  wait_for_state (fixture->workspace, TDT_FILE_GONE);
  g_assert_cmpuint (fixture->n_file_changes, ==, n + 1);
}

/* A copy brings its base along; a second version of it is merged from the first. */
static void
test_copy_comes_back (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) first = NULL;
  g_autoptr (TdtIncoming) second = NULL;
  g_autoptr (TdtIncoming) nothing = NULL;

  /* Sent before it was saved: no history of versions has this state. */
  set_field (fixture->workspace, TDT_PROJECT_ORGANISER, "Us");
  tdt_test_save_copy (fixture->workspace, fixture->copy);
  g_assert_true (g_file_equal (tdt_workspace_get_file (fixture->workspace), fixture->file));
  g_assert_true (tdt_workspace_get_modified (fixture->workspace));
  edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "Here");
  edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  set_field (fixture->workspace, TDT_PROJECT_THEME, "Ours");
  first = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  g_assert_nonnull (tdt_comparison_get_base (first->comparison));
  g_assert_cmpuint (count (first), ==, 1);
  take (fixture->workspace, first);
  tdt_test_save_now (fixture->workspace, NULL);
  set_field (fixture->workspace, TDT_PROJECT_PLACE, "Ours too");
  edit_elsewhere (fixture->copy, TDT_PROJECT_ORGANISER, "Them");
  second = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  g_assert_cmpuint (count (second), ==, 1);
  g_assert_cmpuint (tdt_comparison_count_conflicts (second->comparison), ==, 0);
  take (fixture->workspace, second);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "Ours too");
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_ORGANISER), ==, "Them");
  nothing = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  g_assert_cmpuint (count (nothing), ==, 0);
}

/* Only the copy knows its base: as on a computer that has no history of this project. */
static void
test_carried_base (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;

  set_field (fixture->workspace, TDT_PROJECT_ORGANISER, "Us");
  tdt_test_save_copy (fixture->workspace, fixture->copy);
  edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  set_field (fixture->workspace, TDT_PROJECT_ORGANISER, "Us again");
  tdt_test_save_now (fixture->workspace, NULL);
  g_assert_cmpuint (tdt_version_store_clear ("p"), >, 0);
  incoming = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  g_assert_nonnull (tdt_comparison_get_base (incoming->comparison));
  g_assert_cmpuint (count (incoming), ==, 1);
  g_assert_cmpuint (tdt_comparison_count_conflicts (incoming->comparison), ==, 0);
}

/* Whoever undoes a merge can have it again. */
static void
test_undone_merge (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) first = NULL;
  g_autoptr (TdtIncoming) again = NULL;

  tdt_test_save_copy (fixture->workspace, fixture->copy);
  edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  first = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  take (fixture->workspace, first);
  tdt_test_save_now (fixture->workspace, NULL);
  tdt_workspace_undo (fixture->workspace);
  tdt_test_save_now (fixture->workspace, NULL);
  again = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  g_assert_cmpuint (count (again), ==, 1);
}

/* What is typed while the differences are looked at stays. */
static void
test_edited_meanwhile (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;

  tdt_test_save_copy (fixture->workspace, fixture->copy);
  edit_elsewhere (fixture->copy, TDT_PROJECT_PLACE, "There");
  incoming = compare (fixture->workspace, fixture->copy, TDT_COMPARE_MERGE);
  set_field (fixture->workspace, TDT_PROJECT_THEME, "Meanwhile");
  take (fixture->workspace, incoming);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_THEME), ==, "Meanwhile");
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "There");
}

/* Three copies, one after another, in any order of fields. */
static void
test_several_copies (Fixture *fixture, gconstpointer data)
{
  static const TdtFieldId fields[] = { TDT_PROJECT_THEME, TDT_PROJECT_PLACE, TDT_PROJECT_AUDIENCE };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.tdt.xml", i);
      g_autoptr (GFile) copy = g_file_new_build_filename (fixture->folder, name, NULL);

      tdt_test_save_copy (fixture->workspace, copy);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *name = g_strdup_printf ("%u.tdt.xml", i);
      g_autoptr (GFile) copy = g_file_new_build_filename (fixture->folder, name, NULL);
      g_autoptr (TdtIncoming) incoming = NULL;

      edit_elsewhere (copy, fields[i], "changed");
      incoming = compare (fixture->workspace, copy, TDT_COMPARE_MERGE);
      g_assert_cmpuint (count (incoming), ==, 1);
      take (fixture->workspace, incoming);
    }
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    g_assert_cmpstr (get_field (fixture->workspace, fields[i]), ==, "changed");
}

/* An earlier version: all that differs, nothing taken before it is chosen. */
static void
test_all_that_differs (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtIncoming) incoming = NULL;

  tdt_test_save_copy (fixture->workspace, fixture->copy);
  set_field (fixture->workspace, TDT_PROJECT_TITLE, "Gap 2018");
  set_field (fixture->workspace, TDT_PROJECT_THEME, "Water");
  incoming = compare (fixture->workspace, fixture->copy, TDT_COMPARE_ALL);
  g_assert_cmpuint (count (incoming), ==, 2);
  g_assert_cmpuint (tdt_comparison_count_taken (incoming->comparison), ==, 0);
  tdt_comparison_set_take (incoming->comparison, 0, TDT_TAKE_THEIRS);
  take (fixture->workspace, incoming);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_TITLE), ==, "Gap");
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_THEME), ==, "Water");
}

/* A window goes, and somebody saves its file before it is recovered: nothing is replaced unseen. */
static void
test_recovered_over_changed_file (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) journals = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdtIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;

  set_field (fixture->workspace, TDT_PROJECT_THEME, "Typed before the crash");
  g_object_unref (fixture->workspace);
  edit_elsewhere (fixture->file, TDT_PROJECT_PLACE, "Saved after it");
  do
    {
      g_clear_pointer (&journals, g_ptr_array_unref);
      g_usleep (10000);
      journals = tdt_journal_list_abandoned ();
    }
  while (journals->len == 0);
  tdt_workspace_recover_async (((TdtJournalInfo *) journals->pdata[0])->path, NULL,
                               tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  fixture->workspace = tdt_workspace_recover_finish (result, &error);
  g_assert_no_error (error);
  g_assert_false (tdt_test_save (fixture->workspace, NULL, TDT_SAVE_PLAIN, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED);
  wait_for_state (fixture->workspace, TDT_FILE_CHANGED);
  incoming = compare (fixture->workspace, fixture->file, TDT_COMPARE_MERGE);
  g_assert_cmpuint (tdt_comparison_count_conflicts (incoming->comparison), ==, 0);
  take (fixture->workspace, incoming);
  tdt_test_save_now (fixture->workspace, NULL);
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_THEME), ==, "Typed before the crash");
  g_assert_cmpstr (get_field (fixture->workspace, TDT_PROJECT_PLACE), ==, "Saved after it");
}

static TdtRoot *
place (const TdtRoot *root, const char *session, const char *time)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, session, TDT_SESSION_ROOM, "hall", &error);
  tdt_edit_set_text (edit, session, TDT_SESSION_START, time, &error);
  g_assert_no_error (error);
  return tdt_edit_apply (edit);
}

/* Each put another session into the hall at ten. */
static void
test_made_by_merge (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  const char *const sessions[] = { "a", "b" };
  g_autoptr (TdtRoot) base = NULL;
  g_autoptr (TdtRoot) ours = NULL;
  g_autoptr (TdtRoot) theirs = NULL;
  g_autoptr (TdtComparison) comparison = NULL;
  g_autoptr (TdtRoot) result = NULL;
  g_autoptr (GPtrArray) made = NULL;
  g_autoptr (GPtrArray) none = NULL;
  gboolean room = FALSE;

  tdt_edit_add (edit, TDT_KIND_ROOM, "hall", NULL);
  tdt_edit_set_text (edit, "hall", TDT_ROOM_NAME, "Hall", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      tdt_edit_add (edit, TDT_KIND_SESSION, sessions[i], NULL);
      tdt_edit_set_text (edit, sessions[i], TDT_SESSION_TITLE, sessions[i], NULL);
      tdt_edit_set_number (edit, sessions[i], TDT_SESSION_MINUTES, 60, NULL);
    }
  base = tdt_edit_apply (edit);
  ours = place (base, "a", "2030-05-06T10:00:00+02:00[Europe/Paris]");
  theirs = place (base, "b", "2030-05-06T10:30:00+02:00[Europe/Paris]");
  comparison = tdt_comparison_new (base, ours, theirs, NULL);
  result = tdt_comparison_dup_result (comparison);
  made = tdt_findings_list_made (result, ours, theirs, 2462000);
  none = tdt_findings_list_made (ours, ours, theirs, 2462000);
  for (guint i = 0; i < made->len; i++)
    room |= g_str_equal (((TdtFinding *) made->pdata[i])->code, "room-overlap");
  for (guint i = 0; i < made->len; i++)
    g_test_message ("%s", ((TdtFinding *) made->pdata[i])->code);
  g_assert_true (room);
  g_assert_cmpuint (none->len, ==, 0);
}

static void
notify_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  ++*(guint *) data;
}

/* Somebody on another computer has the file open: it is told, and is theirs until we say so. */
static void
test_locked (Fixture *fixture, gconstpointer data)
{
  g_autofree char *path = g_file_get_path (fixture->file);
  g_autofree char *lock_path = tdt_lock_dup_path (path);
  TdtWorkspace *workspace;
  guint n_notified = 0;

  tdt_workspace_close (fixture->workspace);
  g_assert_true (g_file_set_contents (
      lock_path, "host\tother-computer\nuser\tmarie\npid\t12\ntime\t1000000\n", -1, NULL));
  workspace = tdt_test_open_file (fixture->file);
  g_signal_connect (workspace, "notify::locked", G_CALLBACK (notify_cb), &n_notified);
  while (tdt_workspace_get_lock_owner (workspace) == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpstr (tdt_workspace_get_lock_owner (workspace)->user, ==, "marie");
  g_assert_cmpuint (n_notified, ==, 1);
  /* She closes it. */
  g_assert_cmpint (g_unlink (lock_path), ==, 0);
  tdt_workspace_check_file (workspace);
  while (tdt_workspace_get_lock_owner (workspace) != NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_notified, ==, 2);
  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  close_and_free (workspace);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_use_temp_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/workspace/compare/changed-on-disk", Fixture, NULL, set_up, test_changed_on_disk,
              tear_down);
  g_test_add ("/workspace/compare/reload", Fixture, NULL, set_up, test_reload, tear_down);
  g_test_add ("/workspace/compare/keep-mine", Fixture, NULL, set_up, test_keep_mine, tear_down);
  g_test_add ("/workspace/compare/own-saves-and-gone", Fixture, NULL, set_up,
              test_own_saves_and_gone, tear_down);
  g_test_add ("/workspace/compare/copy-comes-back", Fixture, NULL, set_up, test_copy_comes_back,
              tear_down);
  g_test_add ("/workspace/compare/carried-base", Fixture, NULL, set_up, test_carried_base,
              tear_down);
  g_test_add ("/workspace/compare/undone-merge", Fixture, NULL, set_up, test_undone_merge,
              tear_down);
  g_test_add ("/workspace/compare/edited-meanwhile", Fixture, NULL, set_up, test_edited_meanwhile,
              tear_down);
  g_test_add ("/workspace/compare/several-copies", Fixture, NULL, set_up, test_several_copies,
              tear_down);
  g_test_add ("/workspace/compare/all-that-differs", Fixture, NULL, set_up, test_all_that_differs,
              tear_down);
  g_test_add ("/workspace/compare/recovered-over-changed-file", Fixture, NULL, set_up,
              test_recovered_over_changed_file, tear_down);
  g_test_add_func ("/workspace/compare/made-by-merge", test_made_by_merge);
  g_test_add ("/workspace/compare/locked", Fixture, NULL, set_up, test_locked, tear_down);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
