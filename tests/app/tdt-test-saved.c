/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-saved.h"

#include "tdt-workspace-compare.h"
#include "tdt-workspace-verbs.h"

void
tdt_test_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

void
tdt_test_save (TdtWorkspace *workspace, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_save_async (workspace, file, TDT_SAVE_PLAIN, NULL, tdt_test_take_result_cb,
                            &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_finish (workspace, result, &error));
  g_assert_no_error (error);
}

void
tdt_test_save_copy (TdtWorkspace *workspace, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_workspace_save_copy_async (workspace, file, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_copy_finish (workspace, result, NULL));
}

void
tdt_test_set_field (TdtWorkspace *workspace, TdtFieldId field, const char *text)
{
  g_assert_true (tdt_workspace_set_text (
      workspace, tdt_root_get_uid (tdt_workspace_get_root (workspace)), field, text, NULL));
}

const char *
tdt_test_get_field (TdtWorkspace *workspace, TdtFieldId field)
{
  return tdt_row_get_text (tdt_root_get_project (tdt_workspace_get_root (workspace)), field);
}

void
tdt_test_edit_elsewhere (GFile *file, TdtFieldId field, const char *text)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (TdtWorkspace) theirs = NULL;

  tdt_workspace_open_async (file, NULL, NULL, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  theirs = tdt_workspace_open_finish (result, NULL);
  tdt_test_set_field (theirs, field, text);
  tdt_test_save (theirs, NULL);
  tdt_workspace_close (theirs);
}
