/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How the journal of a window that is gone becomes an open project again. */
#include "config.h"

#include "tdt-workspace-file.h"

#include "tdt-journal-replay.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>
#include <unistd.h>

/* What a thread finds out: where the journal starts, where it ends, and what its file is now. */
typedef struct
{
  int claim;
  TdtRoot *base;
  TdtRoot *root;
  TdtJournalInfo *info;
  TdtLoaded *file;
  char *path;
  TdtWorkspace *workspace;
} Recovered;

static void
recovered_free (gpointer data)
{
  Recovered *recovered = data;

  if (recovered->claim >= 0)
    close (recovered->claim);
  g_clear_pointer (&recovered->base, tdt_root_unref);
  g_clear_pointer (&recovered->root, tdt_root_unref);
  g_clear_pointer (&recovered->info, tdt_journal_info_free);
  g_clear_pointer (&recovered->file, tdt_loaded_free);
  g_clear_object (&recovered->workspace);
  g_free (recovered->path);
  g_free (recovered);
}

/* A window that is killed right after it saved leaves a journal that starts before that, and a file
 * that nobody else has changed. */
static void
start_from_saved (Recovered *recovered)
{
  const TdtLoaded *file = recovered->file;

  if (recovered->info->base == NULL && recovered->info->document_path != NULL)
    recovered->info->base = tdt_project_file_dup_revision (recovered->base);
  if (file == NULL || tdt_root_equal (file->root, recovered->base) ||
      !tdt_journal_passes (recovered->path, file->root))
    return;
  tdt_root_unref (recovered->base);
  recovered->base = tdt_root_ref (file->root);
  g_free (recovered->info->base);
  recovered->info->base = g_strdup (file->header->revision);
}

static void
recover_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const char *path = task_data;
  Recovered *recovered = g_new0 (Recovered, 1);
  GError *error = NULL;

  recovered->path = g_strdup (path);
  recovered->claim = tdt_journal_claim (path, &error);
  if (recovered->claim >= 0)
    recovered->root = tdt_journal_replay (path, &recovered->base, &recovered->info, &error);
  if (recovered->root == NULL)
    {
      recovered_free (recovered);
      g_task_return_error (task, error);
      return;
    }
  /* A file that is gone, or cannot be read any more, does not stand in the way: what was edited
     is then saved under a name. */
  if (recovered->info->document_path != NULL)
    recovered->file = tdt_project_file_load (recovered->info->document_path, cancellable, NULL,
                                             NULL, NULL);
  start_from_saved (recovered);
  g_task_return_pointer (task, recovered, recovered_free);
}

/* The old journal goes once the new one has all that is in it. */
static void
hand_over_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Recovered *recovered = task_data;

  if (tdt_journal_flush (TDT_JOURNAL (source), NULL))
    tdt_journal_discard (recovered->path, NULL);
  g_task_return_boolean (task, TRUE);
}

static void
handed_over_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Recovered *recovered = g_task_get_task_data (G_TASK (result));

  g_task_return_pointer (task, g_steal_pointer (&recovered->workspace), g_object_unref);
}

static void
replayed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  g_autoptr (GTask) hand_over = NULL;
  GError *error = NULL;
  Recovered *recovered = g_task_propagate_pointer (G_TASK (result), &error);

  if (recovered == NULL)
    {
      g_task_return_error (task, error);
      return;
    }
  recovered->workspace = tdt_workspace_new_for_recovered (
      recovered->base, recovered->info->base, recovered->file, recovered->info->document_path);
  tdt_workspace_apply_root (recovered->workspace, recovered->root, _ ("Recovered changes"));
  hand_over = g_task_new (recovered->workspace->journal, NULL, handed_over_cb,
                          g_steal_pointer (&task));
  g_task_set_task_data (hand_over, recovered, recovered_free);
  g_task_run_in_thread (hand_over, hand_over_in_thread);
}

void
tdt_workspace_recover_async (const char *journal, GCancellable *cancellable,
                             GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) replay = g_task_new (NULL, cancellable, replayed_cb, task);

  g_task_set_source_tag (task, tdt_workspace_recover_async);
  g_task_set_task_data (replay, g_strdup (journal), g_free);
  g_task_run_in_thread (replay, recover_in_thread);
}

TdtWorkspace *
tdt_workspace_recover_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_pointer (G_TASK (result), error);
}

void
tdt_workspace_close (TdtWorkspace *self)
{
  g_return_if_fail (TDT_IS_WORKSPACE (self));

  if (self->journal != NULL)
    tdt_journal_close (self->journal, FALSE);
  g_clear_object (&self->journal);
  tdt_workspace_unwatch (self);
  tdt_workspace_unlock (self);
}
