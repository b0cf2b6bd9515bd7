/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an open project becomes a file. */
#include "config.h"

#include "tdt-workspace-file.h"

#include "tdt-base.h"
#include "tdt-workspace-compare.h"
#include "tdt-workspace-mail.h"
#include "tdt-workspace-private.h"
#include "tdt-workspace-purge.h"

#include <glib/gi18n-lib.h>

/* What one save is about: the step that is written, and where to. */
typedef struct
{
  guint64 step;
  TdtRoot *root;
  GFile *file;
  /* Whether it is the file that there was; and what watches that one. */
  gboolean same;
  /* Whether what is saved is without the personal data that was taken out. */
  gboolean purged;
  TdtFileWatch *watch;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  tdt_root_unref (saving->root);
  g_object_unref (saving->file);
  g_clear_object (&saving->watch);
  g_free (saving);
}

/* @base: what the file is to carry with it, or NULL. */
static TdtHeader *
make_header (TdtWorkspace *self, const TdtRoot *base)
{
  TdtHeader *header = tdt_header_copy (self->header);

  g_free (header->editor);
  g_free (header->program);
  header->editor = g_strdup (g_get_real_name ());
  header->program = g_strdup (PACKAGE_NAME " " PACKAGE_VERSION);
  g_strfreev (header->ancestors);
  header->ancestors = tdt_workspace_dup_ancestors (self);
  g_clear_pointer (&header->base, g_free);
  if (base != NULL)
    header->base = tdt_base_dup_element (base, tdt_history_get_root (self->history));
  return header;
}

static void
take_saved (TdtWorkspace *self, const Saving *saving, const TdtSaved *saved)
{
  g_clear_pointer (&self->header, tdt_header_free);
  self->header = tdt_header_copy (saved->header);
  g_free (self->content_hash);
  self->content_hash = g_strdup (saved->content_hash);
  self->read_only = FALSE;
  tdt_workspace_set_saved_root (self, saving->root);
  if (self->journal != NULL && !saving->same)
    {
      g_set_object (&self->file, saving->file);
      tdt_workspace_watch (self);
      tdt_workspace_lock (self);
      g_object_notify (G_OBJECT (self), "file");
    }
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  TdtWorkspace *self = g_task_get_source_object (task);
  const Saving *saving = g_task_get_task_data (task);
  g_autoptr (TdtSaved) saved = NULL;
  GError *error = NULL;
  gboolean done = tdt_save_finish (result, &saved, &error);
  TdtFileState state = tdt_workspace_get_file_state (self);

  self->saving = FALSE;
  if (saving->watch != NULL)
    tdt_file_watch_end_save (saving->watch, saved != NULL ? saved->content_hash : NULL);
  if (saved != NULL)
    take_saved (self, saving, saved);
  if (done)
    {
      self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
      if (self->journal != NULL)
        tdt_journal_restart (self->journal, saving->root, g_file_peek_path (saving->file));
      tdt_workspace_mark_saved (self, saving->step);
      if (saving->purged)
        tdt_workspace_finish_purge (self);
      if (tdt_workspace_get_file_state (self) != state)
        tdt_workspace_emit_file_changed (self);
      g_task_return_boolean (task, TRUE);
    }
  else
    g_task_return_error (task, error);
}

/* Why @file cannot be saved to, before anything is tried. */
static GError *
find_objection (TdtWorkspace *self, GFile *file)
{
  if (self->saving)
    return g_error_new_literal (G_IO_ERROR, G_IO_ERROR_PENDING, _ ("The project is being saved."));
  if (file == NULL)
    return g_error_new_literal (TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                                _ ("The project has no file yet: choose a name to save it under."));
  if (!g_file_is_native (file))
    return g_error_new_literal (TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                                _ ("The project can only be saved in a folder of this computer."));
  if (self->read_only && self->file != NULL && g_file_equal (file, self->file))
    return g_error_new_literal (TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_READ_ONLY,
                                _ ("A later version of Tour de Table wrote this file. Save under "
                                   "another name, so that nothing of it is lost."));
  return NULL;
}

void
tdt_workspace_save_async (TdtWorkspace *self, GFile *file, TdtSaveFlags flags,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  g_autoptr (TdtHeader) header = NULL;
  g_autofree char *path = NULL;
  GFile *target = file != NULL ? file : self->file;
  GError *objection = find_objection (self, target);
  gboolean same = self->file != NULL && target != NULL && g_file_equal (target, self->file);
  Saving *saving;

  g_task_set_source_tag (task, tdt_workspace_save_async);
  if (objection != NULL)
    {
      g_task_return_error (task, objection);
      return;
    }
  tdt_history_seal (self->history);
  saving = g_new0 (Saving, 1);
  saving->step = tdt_history_get_id (self->history);
  /* A proposal is not saved: nobody has taken it yet. */
  saving->root = tdt_root_ref (tdt_history_get_root (self->history));
  saving->file = g_object_ref (target);
  saving->same = same;
  saving->purged = tdt_workspace_get_purging (self);
  if (same && self->watch != NULL)
    {
      saving->watch = g_object_ref (self->watch);
      tdt_file_watch_begin_save (saving->watch);
    }
  g_task_set_task_data (task, saving, saving_free);
  self->saving = TRUE;
  /* What a copy carries of its base has what was taken out. */
  header = make_header (self, tdt_workspace_get_purging (self) ? NULL : self->carried);
  path = g_file_get_path (target);
  tdt_save_async (saving->root, header, path, same ? self->content_hash : NULL, flags, cancellable,
                  saved_cb, g_steal_pointer (&task));
}

gboolean
tdt_workspace_save_finish (TdtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

gboolean
tdt_workspace_get_saving (TdtWorkspace *self)
{
  return self->saving;
}

static void
copy_saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;

  if (tdt_save_finish (result, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

void
tdt_workspace_save_copy_async (TdtWorkspace *self, GFile *file, GCancellable *cancellable,
                               GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (self, cancellable, callback, user_data);
  const TdtRoot *root = tdt_history_get_root (self->history);
  g_autoptr (TdtHeader) header = make_header (self, root);
  g_autofree char *path = g_file_get_path (file);

  g_task_set_source_tag (task, tdt_workspace_save_copy_async);
  if (path == NULL || (self->file != NULL && g_file_equal (file, self->file)))
    {
      g_task_return_new_error (task, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                               _ ("A copy needs a name of its own, in a folder of this computer."));
      g_object_unref (task);
      return;
    }
  tdt_workspace_keep_base (root);
  /* The dialog has asked already whether to replace a file that is there. */
  tdt_save_async (root, header, path, NULL, TDT_SAVE_OVERWRITE, cancellable, copy_saved_cb, task);
}

gboolean
tdt_workspace_save_copy_finish (TdtWorkspace *self, GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

void
tdt_workspace_attach_copy (TdtWorkspace *self, TdtMailing *mailing)
{
  const TdtRoot *root = tdt_history_get_root (self->history);

  tdt_workspace_keep_base (root);
  g_clear_pointer (&mailing->copy, tdt_header_free);
  mailing->copy = make_header (self, root);
}
