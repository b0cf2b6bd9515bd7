/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-files.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-verbs.h"

typedef struct
{
  TdtWorkspace *workspace;
  TdtRoot *proposed;
  guint n_changes;
  guint n_proposals;
} Fixture;

static void
count_change_cb (Fixture *fixture)
{
  fixture->n_changes++;
}

static void
count_proposal_cb (Fixture *fixture)
{
  fixture->n_proposals++;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GError) error = NULL;

  fixture->workspace = tdt_workspace_new (root);
  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, "Gap", &error));
  fixture->proposed = tdt_edit_apply (edit);
  g_signal_connect_swapped (fixture->workspace, "changed", G_CALLBACK (count_change_cb), fixture);
  g_signal_connect_swapped (fixture->workspace, "notify::proposal", G_CALLBACK (count_proposal_cb),
                            fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tdt_workspace_close (fixture->workspace);
  g_object_unref (fixture->workspace);
  tdt_root_unref (fixture->proposed);
}

static const char *
get_title (Fixture *fixture)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (fixture->workspace)),
                           TDT_PROJECT_TITLE);
}

static void
test_show_and_drop (Fixture *fixture, gconstpointer data)
{
  g_assert_true (tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL));
  g_assert_true (tdt_workspace_is_previewing (fixture->workspace));
  g_assert_cmpstr (get_title (fixture), ==, "Gap");
  g_assert_cmpuint (tdt_history_get_length (tdt_workspace_get_history (fixture->workspace)), ==, 1);
  g_assert_cmpstr (tdt_workspace_get_undo_label (fixture->workspace), ==, "Naming");
  g_assert_true (tdt_workspace_drop_preview (fixture->workspace));
  g_assert_false (tdt_workspace_drop_preview (fixture->workspace));
  g_assert_null (get_title (fixture));
  g_assert_false (tdt_workspace_get_can_undo (fixture->workspace));
  g_assert_false (tdt_workspace_get_can_redo (fixture->workspace));
  g_assert_cmpuint (fixture->n_changes, ==, 2);
  g_assert_cmpuint (fixture->n_proposals, ==, 2);
}

static void
test_undo_drops (Fixture *fixture, gconstpointer data)
{
  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL);
  tdt_workspace_undo (fixture->workspace);
  g_assert_false (tdt_workspace_is_previewing (fixture->workspace));
  g_assert_null (get_title (fixture));
}

static void
test_accept_is_one_step (Fixture *fixture, gconstpointer data)
{
  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL);
  g_assert_true (tdt_workspace_accept_preview (fixture->workspace));
  g_assert_false (tdt_workspace_accept_preview (fixture->workspace));
  g_assert_cmpstr (get_title (fixture), ==, "Gap");
  /* What is seen is the same as before: nobody has to be told. */
  g_assert_cmpuint (fixture->n_changes, ==, 1);
  g_assert_cmpstr (tdt_workspace_get_undo_label (fixture->workspace), ==, "Naming");
  tdt_workspace_undo (fixture->workspace);
  g_assert_null (get_title (fixture));
  tdt_workspace_redo (fixture->workspace);
  g_assert_cmpstr (get_title (fixture), ==, "Gap");
}

static void
test_an_edit_takes_it (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL);
  g_assert_true (
      tdt_workspace_set_text (fixture->workspace, "p", TDT_PROJECT_PLACE, "Here", &error));
  g_assert_false (tdt_workspace_is_previewing (fixture->workspace));
  tdt_workspace_undo (fixture->workspace);
  g_assert_cmpstr (get_title (fixture), ==, "Gap");
  tdt_workspace_undo (fixture->workspace);
  g_assert_null (get_title (fixture));
}

static void
test_reasons (Fixture *fixture, gconstpointer data)
{
  const char *const reasons[] = { "Because.", NULL };
  g_autoptr (GPtrArray) own = NULL;
  g_autoptr (GPtrArray) found = NULL;

  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", reasons);
  own = tdt_workspace_list_preview (fixture->workspace);
  g_assert_cmpuint (own->len, ==, 1);
  g_assert_cmpstr (own->pdata[0], ==, "Because.");
  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL);
  found = tdt_workspace_list_preview (fixture->workspace);
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_nonnull (strstr (found->pdata[0], "Gap"));
}

static void
test_nothing_to_show (Fixture *fixture, gconstpointer data)
{
  g_autoptr (TdtRoot) same = tdt_root_ref (tdt_workspace_get_root (fixture->workspace));

  g_assert_false (tdt_workspace_preview (fixture->workspace, same, "Nothing", NULL));
  g_assert_false (tdt_workspace_is_previewing (fixture->workspace));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  gboolean *done = user_data;
  g_autoptr (GError) error = NULL;

  *done = tdt_workspace_save_finish (TDT_WORKSPACE (source), result, &error);
  g_assert_no_error (error);
}

static void
test_saving_keeps_it_out (Fixture *fixture, gconstpointer data)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "a.tdt.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autofree char *text = NULL;
  gboolean done = FALSE;

  tdt_workspace_preview (fixture->workspace, fixture->proposed, "Naming", NULL);
  tdt_workspace_save_async (fixture->workspace, file, TDT_SAVE_PLAIN, NULL, saved_cb, &done);
  while (!done)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_null (strstr (text, ">Gap<"));
  g_assert_true (tdt_workspace_is_previewing (fixture->workspace));
  g_assert_false (tdt_workspace_get_modified (fixture->workspace));
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_dup_temp_folder ();
  int result;

  g_setenv ("XDG_STATE_HOME", state, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/preview/show-and-drop", Fixture, NULL, set_up, test_show_and_drop, tear_down);
  g_test_add ("/preview/undo-drops", Fixture, NULL, set_up, test_undo_drops, tear_down);
  g_test_add ("/preview/accept-is-one-step", Fixture, NULL, set_up, test_accept_is_one_step,
              tear_down);
  g_test_add ("/preview/an-edit-takes-it", Fixture, NULL, set_up, test_an_edit_takes_it, tear_down);
  g_test_add ("/preview/reasons", Fixture, NULL, set_up, test_reasons, tear_down);
  g_test_add ("/preview/nothing-to-show", Fixture, NULL, set_up, test_nothing_to_show, tear_down);
  g_test_add ("/preview/saving-keeps-it-out", Fixture, NULL, set_up, test_saving_keeps_it_out,
              tear_down);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
