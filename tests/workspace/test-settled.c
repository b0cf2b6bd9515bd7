/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What this version does not know follows a field that was emptied meanwhile: in the file it
 * follows another one, which is no difference between a project and its copy. */
#include "tdt-edit.h"
#include "tdt-settle.h"
#include "tdt-workspace-compare.h"
#include "tdt-workspace-verbs.h"

#include "tdt-test-files.h"
#include "tdt-test-saved.h"

static TdtRoot *
new_with_unknown (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  char xml[] = "<x:note xmlns:x=\"urn:example:x\"/>";
  TdtUnknownItem item = { .place = TDT_UNKNOWN_IN_RECORD,
                          .position = TDT_FIELD_POSITION (TDT_PROJECT_THEME),
                          .xml = xml };
  g_autoptr (TdtUnknown) unknown = tdt_unknown_new (&item, 1);
  g_autoptr (TdtRow) row = tdt_row_with_unknown (tdt_root_get_project (empty), unknown);
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  g_assert_true (tdt_edit_put (edit, row, NULL));
  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_TITLE, "Gap", NULL));
  g_assert_true (tdt_edit_set_text (edit, "p", TDT_PROJECT_THEME, "Water", NULL));
  return tdt_edit_apply (edit);
}

static guint
count_differences (TdtWorkspace *workspace, GFile *file, TdtCompareMode mode)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdtIncoming) incoming = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_compare_async (workspace, file, mode, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  incoming = tdt_workspace_compare_finish (workspace, result, &error);
  g_assert_no_error (error);
  return tdt_comparison_get_n_differences (incoming->comparison);
}

static void
test_no_difference (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) copy = g_file_new_build_filename (folder, "copy.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = new_with_unknown ();
  g_autoptr (TdtRoot) settled = NULL;
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  settled = tdt_settle (root);
  g_assert_true (settled == root);
  g_assert_true (tdt_workspace_set_text (workspace, "p", TDT_PROJECT_THEME, NULL, NULL));
  tdt_workspace_end_typing (workspace);
  tdt_test_save_copy (workspace, copy);
  g_assert_cmpuint (count_differences (workspace, copy, TDT_COMPARE_ALL), ==, 0);
  g_assert_cmpuint (count_differences (workspace, copy, TDT_COMPARE_MERGE), ==, 0);
  tdt_workspace_close (workspace);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_use_temp_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/settled/no-difference", test_no_difference);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
