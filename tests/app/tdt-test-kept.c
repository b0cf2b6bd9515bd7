/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-kept.h"

#include "tdt-diff-text.h"
#include "tdt-journal-replay.h"
#include "tdt-settle.h"
#include "tdt-test-files.h"
#include "tdt-test-saved.h"
#include "tdt-test-window.h"

/* Says first what is different. */
static void
assert_same_root (const TdtRoot *expected, const TdtRoot *found)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (expected, found);
  g_autoptr (GString) text = g_string_new (NULL);

  tdt_diff_text_append (diff, text);
  if (text->len > 0)
    g_printerr ("%s\n", text->str);
  g_assert_cmpuint (tdt_diff_get_n_changes (diff), ==, 0);
}

/* Saved, and read back, it is what the window had. */
void
tdt_test_assert_saved (TdtWorkspace *workspace)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "walked.tdt.xml", NULL);
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdtRoot) settled = tdt_settle (tdt_workspace_get_root (workspace));
  g_autoptr (TdtWorkspace) read = NULL;
  g_autoptr (GError) error = NULL;

  tdt_test_save_copy (workspace, file);
  tdt_workspace_open_async (file, NULL, NULL, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  read = tdt_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  assert_same_root (settled, tdt_workspace_get_root (read));
  tdt_workspace_close (read);
  tdt_test_remove_folder (folder);
}

/* The journal of the window, played back, is what the window has; its thread may be behind. */
void
tdt_test_assert_journal (TdtWorkspace *workspace)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "tour-de-table", NULL);
  const TdtRoot *root = tdt_workspace_get_root (workspace);
  gboolean same = !tdt_workspace_get_modified (workspace);

  for (guint tries = 0; !same && tries < 200; tries++)
    {
      g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
      const char *name;

      while (dir != NULL && !same && (name = g_dir_read_name (dir)) != NULL)
        {
          g_autofree char *path = g_build_filename (folder, name, NULL);
          g_autoptr (TdtRoot) replayed = NULL;

          if (g_str_has_suffix (name, ".journal"))
            replayed = tdt_journal_replay (path, NULL, NULL, NULL);
          same = replayed != NULL && tdt_root_equal (replayed, root);
        }
      tdt_test_wait (G_USEC_PER_SEC / 20);
    }
  g_assert_true (same);
}
