/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others do to the project's file: they write it, remove it, or have it open. */
#include "config.h"

#include "tdt-workspace-file.h"

#include "tdt-replace.h"
#include "tdt-workspace-private.h"

static void
file_changed_cb (TdtWorkspace *self)
{
  tdt_workspace_emit_file_changed (self);
}

void
tdt_workspace_set_content_hash (TdtWorkspace *self, const char *hash)
{
  g_autofree char *before = self->content_hash;

  self->content_hash = g_strdup (hash);
  if (self->watch == NULL)
    return;
  tdt_file_watch_begin_save (self->watch);
  tdt_file_watch_end_save (self->watch, hash);
  tdt_workspace_emit_file_changed (self);
}

void
tdt_workspace_watch (TdtWorkspace *self)
{
  tdt_workspace_unwatch (self);
  self->watch = tdt_file_watch_new (g_file_peek_path (self->file), self->content_hash);
  g_signal_connect_swapped (self->watch, "changed", G_CALLBACK (file_changed_cb), self);
}

void
tdt_workspace_unwatch (TdtWorkspace *self)
{
  if (self->watch != NULL)
    g_signal_handlers_disconnect_by_data (self->watch, self);
  g_clear_object (&self->watch);
}

TdtFileState
tdt_workspace_get_file_state (TdtWorkspace *self)
{
  return self->watch != NULL ? tdt_file_watch_get_state (self->watch) : TDT_FILE_SAME;
}

/* What a thread finds out about the lock. */
typedef struct
{
  GWeakRef workspace;
  char *path;
  gboolean take_over;
  TdtLock *lock;
  TdtLockInfo *other;
} Locking;

static void
locking_free (gpointer data)
{
  Locking *locking = data;

  g_clear_pointer (&locking->lock, tdt_lock_release);
  g_clear_pointer (&locking->other, tdt_lock_info_free);
  g_weak_ref_clear (&locking->workspace);
  g_free (locking->path);
  g_free (locking);
}

static void
lock_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Locking *locking = task_data;

  /* No lock where none can be left, as in a read-only folder: it is advice. */
  locking->lock = tdt_lock_take (locking->path, locking->take_over, &locking->other, NULL);
  /* What a window that was killed while it saved has left beside it. */
  tdt_replace_sweep (locking->path);
  g_task_return_boolean (task, TRUE);
}

static void
set_other (TdtWorkspace *self, TdtLockInfo *other)
{
  gboolean different = (self->other == NULL) != (other == NULL);

  g_clear_pointer (&self->other, tdt_lock_info_free);
  self->other = other;
  if (different)
    g_object_notify (G_OBJECT (self), "locked");
}

static void start_locking (TdtWorkspace *self);

static void
locked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Locking *locking = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdtWorkspace) self = g_weak_ref_get (&locking->workspace);

  /* Gone, closed, or saved elsewhere meanwhile: freeing it gives the lock back. */
  if (self == NULL)
    return;
  self->locking = FALSE;
  if (self->journal == NULL || self->file == NULL ||
      g_strcmp0 (g_file_peek_path (self->file), locking->path) != 0)
    return;
  if (locking->lock != NULL)
    self->lock = g_steal_pointer (&locking->lock);
  /* What was asked for while a look was going on. */
  if (locking->other != NULL && self->take_over && !locking->take_over)
    {
      start_locking (self);
      return;
    }
  /* Another window of this program is this user. */
  if (locking->other != NULL && locking->other->own_process)
    g_clear_pointer (&locking->other, tdt_lock_info_free);
  set_other (self, g_steal_pointer (&locking->other));
}

static void
start_locking (TdtWorkspace *self)
{
  g_autoptr (GTask) task = NULL;
  Locking *locking;

  if (self->locking || self->lock != NULL || self->file == NULL || self->journal == NULL)
    return;
  self->locking = TRUE;
  task = g_task_new (NULL, NULL, locked_cb, NULL);
  locking = g_new0 (Locking, 1);
  g_weak_ref_init (&locking->workspace, self);
  locking->path = g_file_get_path (self->file);
  locking->take_over = self->take_over;
  g_task_set_task_data (task, locking, locking_free);
  g_task_run_in_thread (task, lock_in_thread);
}

void
tdt_workspace_lock (TdtWorkspace *self)
{
  tdt_workspace_unlock (self);
  self->take_over = FALSE;
  start_locking (self);
}

void
tdt_workspace_unlock (TdtWorkspace *self)
{
  g_clear_pointer (&self->lock, tdt_lock_release);
  g_clear_pointer (&self->other, tdt_lock_info_free);
}

void
tdt_workspace_check_file (TdtWorkspace *self)
{
  g_return_if_fail (TDT_IS_WORKSPACE (self));

  if (self->watch != NULL)
    tdt_file_watch_check (self->watch);
  if (self->other != NULL)
    start_locking (self);
}

const TdtLockInfo *
tdt_workspace_get_lock_owner (TdtWorkspace *self)
{
  return self->other;
}

void
tdt_workspace_take_over (TdtWorkspace *self)
{
  g_return_if_fail (TDT_IS_WORKSPACE (self));

  self->take_over = TRUE;
  set_other (self, NULL);
  start_locking (self);
}
