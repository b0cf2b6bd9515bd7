/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-schedule.h"

#include "tdt-names.h"
#include "tdt-workspace-preview.h"

#include <glib/gi18n-lib.h>

/* What the thread works on. */
typedef struct
{
  TdtRoot *root;
  GStrv selection;
  double time_limit;
  TdtScheduleProgressFunc progress;
  gpointer progress_data;
} Work;

/* How far the thread has come, on its way to the main loop. */
typedef struct
{
  GTask *task;
  TdtTimetableProgress progress;
} Message;

static void
work_free (gpointer data)
{
  Work *work = data;

  tdt_root_unref (work->root);
  g_strfreev (work->selection);
  g_free (work);
}

static void
message_free (gpointer data)
{
  Message *message = data;

  g_object_unref (message->task);
  g_free (message);
}

static gboolean
tell_cb (gpointer data)
{
  Message *message = data;
  Work *work = g_task_get_task_data (message->task);

  if (!g_task_get_completed (message->task))
    work->progress (&message->progress, work->progress_data);
  return G_SOURCE_REMOVE;
}

static gboolean
progress_cb (const TdtTimetableProgress *progress, gpointer user_data)
{
  GTask *task = user_data;
  Message *message = g_new (Message, 1);

  message->task = g_object_ref (task);
  message->progress = *progress;
  g_main_context_invoke_full (g_task_get_context (task), G_PRIORITY_DEFAULT, tell_cb, message,
                              message_free);
  return TRUE;
}

static void
solve_cb (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Work *work = data;
  TdtTimetableOptions options = { .seed = 1,
                                  .time_limit = work->time_limit,
                                  .progress = work->progress != NULL ? progress_cb : NULL,
                                  .progress_data = task,
                                  .cancellable = cancellable };

  g_task_return_pointer (
      task, tdt_schedule_solve (work->root, (const char *const *) work->selection, &options),
      (GDestroyNotify) tdt_schedule_free);
}

void
tdt_workspace_schedule_async (TdtWorkspace *self, const char *const *selection, double time_limit,
                              TdtScheduleProgressFunc progress, gpointer progress_data,
                              GCancellable *cancellable, GAsyncReadyCallback callback,
                              gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (self, cancellable, callback, user_data);
  Work *work = g_new0 (Work, 1);

  work->root = tdt_root_ref (tdt_history_get_root (tdt_workspace_get_history (self)));
  work->selection = g_strdupv ((GStrv) selection);
  work->time_limit = time_limit;
  work->progress = progress;
  work->progress_data = progress_data;
  g_task_set_task_data (task, work, work_free);
  /* Stopped is not failed: there is a plan. */
  g_task_set_check_cancellable (task, FALSE);
  g_task_run_in_thread (task, solve_cb);
}

TdtSchedule *
tdt_workspace_schedule_finish (TdtWorkspace *self, GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}

GPtrArray *
tdt_workspace_list_schedule (TdtWorkspace *self, const TdtSchedule *schedule)
{
  const TdtRoot *root = tdt_history_get_root (tdt_workspace_get_history (self));
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < schedule->unplaced->len; i++)
    {
      const TdtScheduleUnplaced *unplaced = schedule->unplaced->pdata[i];
      const TdtRow *session = tdt_root_lookup_kind (root, TDT_KIND_SESSION, unplaced->uid);
      g_autofree char *title = session != NULL ? tdt_session_dup_title (session) : NULL;

      if (title != NULL)
        g_ptr_array_add (
            sentences,
            /* Translators: a session’s title, why. */
            g_strdup_printf (_ ("“%s” stays without a place. %s"), title, unplaced->reason));
    }
  for (guint i = 0; i < schedule->broken->len; i++)
    g_ptr_array_add (sentences, g_strdup (schedule->broken->pdata[i]));
  for (guint i = 0; i < schedule->moves->len; i++)
    if (tdt_root_lookup_kind (root, TDT_KIND_SESSION,
                              ((TdtScheduleMove *) schedule->moves->pdata[i])->uid) != NULL)
      g_ptr_array_add (sentences, tdt_schedule_move_dup_sentence (root, schedule->moves->pdata[i]));
  return sentences;
}

gboolean
tdt_workspace_propose_schedule (TdtWorkspace *self, const TdtSchedule *schedule, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_history_get_root (tdt_workspace_get_history (self)));
  g_autoptr (GPtrArray) sentences = tdt_workspace_list_schedule (self, schedule);
  g_autoptr (TdtRoot) planned = NULL;

  if (!tdt_schedule_apply (schedule, edit, error))
    return FALSE;
  planned = tdt_edit_apply (edit);
  g_ptr_array_add (sentences, NULL);
  return tdt_workspace_preview (self, planned, _ ("Place sessions"),
                                (const char *const *) sentences->pdata);
}
