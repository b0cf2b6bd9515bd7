/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an open project becomes a file. */
#include "config.h"

#include "tdt-workspace-file.h"

#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* What one save is about: the step that is written, and where to. */
typedef struct
{
  guint64 step;
  TdtRoot *root;
  GFile *file;
} Saving;

static void
saving_free (gpointer data)
{
  Saving *saving = data;

  tdt_root_unref (saving->root);
  g_object_unref (saving->file);
  g_free (saving);
}

static TdtHeader *
make_header (TdtWorkspace *self)
{
  TdtHeader *header = tdt_header_copy (self->header);

  g_free (header->editor);
  g_free (header->program);
  header->editor = g_strdup (g_get_real_name ());
  header->program = g_strdup (PACKAGE_NAME " " PACKAGE_VERSION);
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
  if (g_set_object (&self->file, saving->file))
    g_object_notify (G_OBJECT (self), "file");
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

  self->saving = FALSE;
  if (saved != NULL)
    take_saved (self, saving, saved);
  if (done)
    {
      self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
      if (self->journal != NULL)
        tdt_journal_restart (self->journal, saving->root, g_file_peek_path (saving->file));
      tdt_workspace_mark_saved (self, saving->step);
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
  saving = g_new (Saving, 1);
  saving->step = tdt_history_get_id (self->history);
  /* A proposal is not saved: nobody has taken it yet. */
  saving->root = tdt_root_ref (tdt_history_get_root (self->history));
  saving->file = g_object_ref (target);
  g_task_set_task_data (task, saving, saving_free);
  self->saving = TRUE;
  header = make_header (self);
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
