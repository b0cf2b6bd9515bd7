/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a file becomes an open project. */
#include "config.h"

#include "tdt-workspace-file.h"

#include "tdt-base.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtProgressFunc progress;
  gpointer progress_data;
  GMainContext *context;
  char *path;
  TdtLoaded *loaded;
  TdtRoot *carried;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_main_context_unref (opening->context);
  g_free (opening->path);
  g_clear_pointer (&opening->loaded, tdt_loaded_free);
  g_clear_pointer (&opening->carried, tdt_root_unref);
  g_free (opening);
}

/* One report of progress on its way from the reading thread to the main loop. */
typedef struct
{
  GTask *task;
  double fraction;
} Progress;

static void
progress_free (gpointer data)
{
  Progress *progress = data;

  g_object_unref (progress->task);
  g_free (progress);
}

static gboolean
tell_progress_cb (gpointer user_data)
{
  Progress *progress = user_data;
  Opening *opening = g_task_get_task_data (progress->task);

  if (!g_task_get_completed (progress->task))
    opening->progress (progress->fraction, opening->progress_data);
  return G_SOURCE_REMOVE;
}

static void
forward_progress (double fraction, gpointer user_data)
{
  GTask *task = user_data;
  Opening *opening = g_task_get_task_data (task);
  Progress *progress;

  if (opening->progress == NULL)
    return;
  progress = g_new (Progress, 1);
  progress->task = g_object_ref (task);
  progress->fraction = fraction;
  g_main_context_invoke_full (opening->context, G_PRIORITY_DEFAULT, tell_progress_cb, progress,
                              progress_free);
}

static void
read_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Opening *opening = task_data;
  GError *error = NULL;

  opening->loaded = tdt_project_file_load (opening->path, cancellable, forward_progress, task,
                                           &error);
  /* A way back that leads nowhere is no reason not to open the copy. */
  if (opening->loaded != NULL && opening->loaded->header->base != NULL)
    opening->carried = tdt_base_rebuild (opening->loaded->header->base, opening->loaded->root,
                                         NULL);
  if (opening->loaded == NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

void
tdt_workspace_open_async (GFile *file, TdtProgressFunc progress, gpointer progress_data,
                          GCancellable *cancellable, GAsyncReadyCallback callback,
                          gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (file, cancellable, callback, user_data);
  Opening *opening = g_new0 (Opening, 1);

  g_task_set_source_tag (task, tdt_workspace_open_async);
  opening->progress = progress;
  opening->progress_data = progress_data;
  opening->context = g_main_context_ref_thread_default ();
  opening->path = g_file_get_path (file);
  g_task_set_task_data (task, opening, opening_free);
  if (opening->path == NULL)
    {
      g_autofree char *uri = g_file_get_uri (file);

      g_task_return_new_error (
          task, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
          _ ("“%s” is not on this computer. Copy it to a folder here, then open "
             "the copy."),
          uri);
      return;
    }
  g_task_run_in_thread (task, read_in_thread);
}

TdtWorkspace *
tdt_workspace_open_finish (GAsyncResult *result, GError **error)
{
  const Opening *opening = g_task_get_task_data (G_TASK (result));

  if (!g_task_propagate_boolean (G_TASK (result), error))
    return NULL;
  return tdt_workspace_new_for_loaded (opening->loaded, opening->carried,
                                       g_task_get_source_object (G_TASK (result)));
}

GFile *
tdt_workspace_get_file (TdtWorkspace *self)
{
  return self->file;
}

const TdtReport *
tdt_workspace_get_report (TdtWorkspace *self)
{
  return self->report;
}

gboolean
tdt_workspace_get_read_only (TdtWorkspace *self)
{
  return self->read_only;
}

gint64
tdt_workspace_get_saved_at (TdtWorkspace *self)
{
  return self->saved_at;
}
