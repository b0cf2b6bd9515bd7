/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-drafts-private.h"

#include "tdt-compose-private.h"

TdtSendDrafts *
tdt_send_drafts_new (TdtMailing *mailing, GStrv recipients)
{
  TdtSendDrafts *drafts = g_atomic_rc_box_new0 (TdtSendDrafts);

  drafts->mailing = mailing;
  drafts->recipients = recipients;
  return drafts;
}

TdtSendDrafts *
tdt_send_drafts_ref (TdtSendDrafts *drafts)
{
  return g_atomic_rc_box_acquire (drafts);
}

static void
clear (gpointer data)
{
  TdtSendDrafts *drafts = data;

  tdt_mailing_free (drafts->mailing);
  g_strfreev (drafts->recipients);
  g_free (drafts->folder);
}

void
tdt_send_drafts_unref (TdtSendDrafts *drafts)
{
  g_atomic_rc_box_release_full (drafts, clear);
}

static void
make_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  const TdtSendDrafts *drafts = data;
  GError *error = NULL;
  g_autoptr (GPtrArray) made = tdt_mailing_write (
      drafts->mailing, (const char *const *) drafts->recipients, cancellable, &error);
  g_autoptr (GPtrArray) paths = NULL;

  if (made != NULL && drafts->folder != NULL)
    paths = tdt_drafts_save (made, drafts->folder, cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_pointer (task, g_steal_pointer (&made), (GDestroyNotify) g_ptr_array_unref);
}

static void
end (GTask *task, guint n_done, GError *error)
{
  TdtSendDrafts *drafts = g_task_get_task_data (task);

  drafts->n_done = n_done;
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  GError *error = NULL;
  guint n_opened = tdt_compose_finish (result, &error);

  end (task, n_opened, error);
}

static void
made_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  const TdtSendDrafts *drafts = g_task_get_task_data (task);
  GError *error = NULL;
  g_autoptr (GPtrArray) made = g_task_propagate_pointer (G_TASK (result), &error);

  if (made == NULL || drafts->folder != NULL)
    end (task, made != NULL ? made->len : 0, error);
  else
    tdt_compose_async (made, g_task_get_cancellable (task), opened_cb, g_steal_pointer (&task));
}

void
tdt_send_drafts_run_async (TdtSendDrafts *drafts, const char *folder, GCancellable *cancellable,
                           GAsyncReadyCallback callback, gpointer user_data)
{
  GTask *task = g_task_new (NULL, cancellable, callback, user_data);
  g_autoptr (GTask) making = g_task_new (NULL, cancellable, made_cb, task);

  drafts->folder = g_strdup (folder);
  g_task_set_source_tag (task, tdt_send_drafts_run_async);
  g_task_set_check_cancellable (task, FALSE);
  g_task_set_task_data (task, tdt_send_drafts_ref (drafts), (GDestroyNotify) tdt_send_drafts_unref);
  g_task_set_source_tag (making, make_in_thread);
  g_task_set_task_data (making, tdt_send_drafts_ref (drafts),
                        (GDestroyNotify) tdt_send_drafts_unref);
  g_task_run_in_thread (making, make_in_thread);
}

gboolean
tdt_send_drafts_run_finish (GAsyncResult *result, GError **error)
{
  return g_task_propagate_boolean (G_TASK (result), error);
}

GStrv
tdt_send_drafts_dup_people (const TdtSendDrafts *drafts)
{
  g_autoptr (GStrvBuilder) people = g_strv_builder_new ();

  for (guint i = 0; i < drafts->n_done && drafts->recipients[i] != NULL; i++)
    if (tdt_root_lookup_kind (drafts->mailing->root, TDT_KIND_PERSON, drafts->recipients[i]) !=
        NULL)
      g_strv_builder_add (people, drafts->recipients[i]);
  return g_strv_builder_end (people);
}
