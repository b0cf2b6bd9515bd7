/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-save.h"

#include "tdt-project-file.h"
#include "tdt-replace.h"

/* What a save in its own thread works on. */
typedef struct
{
  TdtRoot *root;
  TdtHeader *header;
  char *path;
  char *content_hash;
  TdtSaveFlags flags;
  TdtSaved *saved;
} Request;

void
tdt_saved_free (TdtSaved *saved)
{
  g_clear_pointer (&saved->header, tdt_header_free);
  g_free (saved->content_hash);
  g_free (saved);
}

/* What is about to be saved is read back and compared while it is written beside the old file: it
 * takes that file's place only when both have ended well. */
typedef struct
{
  GBytes *bytes;
  const TdtRoot *root;
  const TdtHeader *header;
  GCancellable *cancellable;
  GThread *thread;
  char *hash;
  GError *error;
} Verification;

static gpointer
verify_thread (gpointer data)
{
  Verification *verification = data;

  tdt_project_file_verify (verification->bytes, verification->root, verification->header,
                           &verification->hash, verification->cancellable, &verification->error);
  return NULL;
}

static void
verification_start (Verification *verification)
{
  verification->thread = g_thread_try_new ("verify", verify_thread, verification, NULL);
  if (verification->thread == NULL)
    verify_thread (verification);
}

static void
verification_end (Verification *verification)
{
  g_clear_pointer (&verification->thread, g_thread_join);
}

static gboolean
confirm_verified (gpointer data, GError **error)
{
  Verification *verification = data;

  verification_end (verification);
  if (verification->error == NULL)
    return TRUE;
  g_propagate_error (error, g_steal_pointer (&verification->error));
  return FALSE;
}

gboolean
tdt_save (const TdtRoot *root, const TdtHeader *header, const char *path, const char *content_hash,
          TdtSaveFlags flags, TdtSaved **saved, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtHeader) written = NULL;
  g_autoptr (GBytes) bytes = tdt_project_file_write (root, header, &written);
  g_autoptr (GError) problem = NULL;
  Verification verification = {
    .bytes = bytes, .root = root, .header = written, .cancellable = cancellable
  };
  TdtReplaceOptions options = {
    .expected_hash = content_hash,
    .overwrite = (flags & TDT_SAVE_OVERWRITE) != 0,
    .history_uid = flags & TDT_SAVE_WITHOUT_HISTORY ? NULL : tdt_root_get_uid (root),
    /* What is overwritten unread may be anything. */
    .old_revision = flags & TDT_SAVE_OVERWRITE ? NULL : header->revision,
    .confirm = confirm_verified,
    .confirm_data = &verification,
  };
  gboolean done;

  if (saved != NULL)
    *saved = NULL;
  verification_start (&verification);
  done = tdt_replace_file (path, bytes, &options, NULL, cancellable, &problem);
  /* A file that could not even be written was not asked about. */
  verification_end (&verification);
  g_clear_error (&verification.error);
  if (saved != NULL &&
      (done || g_error_matches (problem, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_SYNCED)))
    {
      *saved = g_new0 (TdtSaved, 1);
      (*saved)->header = g_steal_pointer (&written);
      (*saved)->content_hash = g_steal_pointer (&verification.hash);
    }
  g_free (verification.hash);
  if (!done)
    g_propagate_error (error, g_steal_pointer (&problem));
  return done;
}

static void
request_free (gpointer data)
{
  Request *request = data;

  tdt_root_unref (request->root);
  tdt_header_free (request->header);
  g_clear_pointer (&request->saved, tdt_saved_free);
  g_free (request->path);
  g_free (request->content_hash);
  g_free (request);
}

static void
save_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Request *request = data;
  GError *error = NULL;

  if (tdt_save (request->root, request->header, request->path, request->content_hash,
                request->flags, &request->saved, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tdt_save_async (const TdtRoot *root, const TdtHeader *header, const char *path,
                const char *content_hash, TdtSaveFlags flags, GCancellable *cancellable,
                GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  request->root = tdt_root_ref (root);
  request->header = tdt_header_copy (header);
  request->path = g_strdup (path);
  request->content_hash = g_strdup (content_hash);
  request->flags = flags;
  g_task_set_source_tag (task, tdt_save_async);
  g_task_set_task_data (task, request, request_free);
  /* Once the file is in its place it is saved, whatever was cancelled meanwhile. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, save_thread);
}

gboolean
tdt_save_finish (GAsyncResult *result, TdtSaved **saved, GError **error)
{
  Request *request = g_task_get_task_data (G_TASK (result));

  g_return_val_if_fail (g_task_is_valid (result, NULL), FALSE);
  if (saved != NULL)
    *saved = g_steal_pointer (&request->saved);
  return g_task_propagate_boolean (G_TASK (result), error);
}
