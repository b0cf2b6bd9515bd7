/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-saved.h"

#include "tdt-workspace-compare.h"

void
tdt_test_take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

gboolean
tdt_test_save (TdtWorkspace *workspace, GFile *file, TdtSaveFlags flags, GError **error)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_workspace_save_async (workspace, file, flags, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_workspace_save_finish (workspace, result, error);
}

void
tdt_test_save_now (TdtWorkspace *workspace, GFile *file)
{
  g_autoptr (GError) error = NULL;

  tdt_test_save (workspace, file, TDT_SAVE_PLAIN, &error);
  g_assert_no_error (error);
}

void
tdt_test_save_copy (TdtWorkspace *workspace, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_save_copy_async (workspace, file, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_copy_finish (workspace, result, &error));
  g_assert_no_error (error);
}

TdtWorkspace *
tdt_test_open_file (GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdtWorkspace *workspace;

  tdt_workspace_open_async (file, NULL, NULL, NULL, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  workspace = tdt_workspace_open_finish (result, &error);
  g_assert_no_error (error);
  return workspace;
}
