/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another file beside the open project, and what of it is taken over. */
#include "config.h"

#include "tdt-workspace-compare.h"

#include "tdt-merge.h"
#include "tdt-settle.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

typedef struct
{
  GFile *file;
  TdtCompareMode mode;
  TdtRoot *ours;
  TdtLineage lineage;
} Request;

static void
request_free (gpointer data)
{
  Request *request = data;

  g_object_unref (request->file);
  tdt_root_unref (request->ours);
  tdt_lineage_clear (&request->lineage);
  g_free (request);
}

void
tdt_incoming_free (TdtIncoming *incoming)
{
  g_clear_object (&incoming->file);
  g_clear_pointer (&incoming->loaded, tdt_loaded_free);
  g_clear_object (&incoming->comparison);
  g_free (incoming);
}

static TdtIncoming *
compare (const Request *request, GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtIncoming) incoming = g_new0 (TdtIncoming, 1);
  g_autofree char *path = g_file_get_path (request->file);
  g_autoptr (TdtRoot) found = NULL;
  g_autoptr (TdtRoot) base = NULL;
  g_autoptr (TdtRoot) ours = NULL;
  GStatBuf info;

  incoming->file = g_object_ref (request->file);
  incoming->mode = request->mode;
  incoming->modified_at = g_stat (path, &info) == 0 ? (gint64) info.st_mtime : 0;
  incoming->loaded = tdt_project_file_load (path, cancellable, NULL, NULL, error);
  if (incoming->loaded == NULL)
    return NULL;
  incoming->same_document = g_strcmp0 (tdt_root_get_uid (incoming->loaded->root),
                                       request->lineage.uid) == 0;
  if (request->mode == TDT_COMPARE_MERGE && incoming->same_document)
    found = tdt_lineage_find_base (&request->lineage, incoming->loaded);
  /* All three as they are in files: a place that only saving moved is no difference. */
  base = found != NULL ? tdt_settle (found) : NULL;
  ours = tdt_settle (request->ours);
  incoming->comparison = tdt_comparison_new (base, ours, incoming->loaded->root, error);
  return incoming->comparison != NULL ? g_steal_pointer (&incoming) : NULL;
}

static void
compare_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GError *error = NULL;
  TdtIncoming *incoming = compare (task_data, cancellable, &error);

  if (incoming == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, incoming, (GDestroyNotify) tdt_incoming_free);
}

void
tdt_workspace_compare_async (TdtWorkspace *self, GFile *file, TdtCompareMode mode,
                             GCancellable *cancellable, GAsyncReadyCallback callback,
                             gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Request *request = g_new0 (Request, 1);

  g_task_set_source_tag (task, tdt_workspace_compare_async);
  request->file = g_object_ref (file);
  request->mode = mode;
  request->ours = tdt_root_ref (tdt_history_get_root (self->history));
  tdt_workspace_read_lineage (self, &request->lineage);
  g_task_set_task_data (task, request, request_free);
  if (g_file_is_native (file))
    g_task_run_in_thread (task, compare_in_thread);
  else
    g_task_return_new_error (task, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                             _ ("Only files in a folder of this computer can be compared."));
}

TdtIncoming *
tdt_workspace_compare_finish (TdtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

/* The result, with what was edited here since the comparison was made. */
static TdtRoot *
dup_result (TdtWorkspace *self, const TdtIncoming *incoming, GError **error)
{
  const TdtRoot *compared = tdt_comparison_get_ours (incoming->comparison);
  g_autoptr (TdtRoot) now = tdt_settle (tdt_history_get_root (self->history));
  g_autoptr (TdtRoot) result = tdt_comparison_dup_result (incoming->comparison);
  g_autoptr (TdtMerge) merge = NULL;

  if (tdt_root_equal (now, compared))
    return g_steal_pointer (&result);
  merge = tdt_merge_new (compared, now, result, error);
  return merge != NULL ? tdt_root_ref (merge->root) : NULL;
}

static gboolean
is_own_file (TdtWorkspace *self, const TdtIncoming *incoming)
{
  return incoming->mode == TDT_COMPARE_MERGE && self->file != NULL &&
         g_file_equal (self->file, incoming->file);
}

static void
note_merged (TdtWorkspace *self, const TdtIncoming *incoming)
{
  g_autofree char *revision = tdt_project_file_dup_revision (incoming->loaded->root);

  if (is_own_file (self, incoming))
    tdt_workspace_take_disk (self, incoming->loaded, revision);
  else
    tdt_workspace_note_ancestors (self, revision, incoming->loaded->header->ancestors);
  tdt_workspace_keep_base (incoming->loaded->root);
}

gboolean
tdt_workspace_take_incoming (TdtWorkspace *self, const TdtIncoming *incoming, const char *label,
                             GError **error)
{
  g_autoptr (TdtRoot) result = NULL;
  gboolean different;

  g_return_val_if_fail (TDT_IS_WORKSPACE (self), FALSE);

  tdt_workspace_drop_preview (self);
  result = dup_result (self, incoming, error);
  if (result == NULL)
    return FALSE;
  different = tdt_workspace_apply_root (self, result, label);
  if (incoming->mode == TDT_COMPARE_MERGE && incoming->same_document)
    note_merged (self, incoming);
  return different;
}

void
tdt_workspace_keep_mine (TdtWorkspace *self, const TdtIncoming *incoming)
{
  g_autofree char *revision = NULL;

  g_return_if_fail (TDT_IS_WORKSPACE (self));
  g_return_if_fail (is_own_file (self, incoming));

  revision = tdt_project_file_dup_revision (incoming->loaded->root);
  tdt_workspace_take_disk (self, incoming->loaded, revision);
}

gboolean
tdt_workspace_get_is_copy (TdtWorkspace *self)
{
  g_return_val_if_fail (TDT_IS_WORKSPACE (self), FALSE);

  return self->carried != NULL;
}
