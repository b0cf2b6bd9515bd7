/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The address book as others look into it: read, or gone for good. */
#include "config.h"

#include "tdt-address-book.h"
#include "tdt-project-file.h"
#include "tdt-version-store.h"

static void
unref_root (gpointer root)
{
  tdt_root_unref (root);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (TdtLoaded) loaded = NULL;
  GError *error = NULL;

  if (!g_file_query_exists (file, NULL))
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }
  loaded = tdt_project_file_load (g_file_peek_path (file), cancellable, NULL, NULL, &error);
  if (loaded == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, tdt_root_ref (loaded->root), unref_root);
}

void
tdt_address_book_read_async (GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);

  g_task_set_source_tag (task, tdt_address_book_read_async);
  g_task_run_in_thread (task, read_in_thread);
}

TdtRoot *
tdt_address_book_read_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

gboolean
tdt_address_book_forget (const TdtRoot *root, GError **error)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GError) problem = NULL;

  if (!g_file_delete (file, NULL, &problem) &&
      !g_error_matches (problem, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
  if (root != NULL)
    tdt_version_store_clear (tdt_root_get_uid (root));
  return TRUE;
}
