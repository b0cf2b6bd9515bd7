/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-checks.h"

#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* Looking again at more records than this is for a thread: a few milliseconds. */
#define MANY 50

gint64
tdt_workspace_get_today (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();

  return tdt_date_of (now);
}

/* What a thread looks at, with the findings that are known, and what it comes to. */
typedef struct
{
  TdtRoot *root;
  GPtrArray *known;
  TdtCheckEngine *engine;
  GPtrArray *findings;
  gboolean different;
} Look;

static void
look_free (Look *look)
{
  tdt_root_unref (look->root);
  g_ptr_array_unref (look->known);
  g_clear_pointer (&look->engine, tdt_check_engine_free);
  g_clear_pointer (&look->findings, g_ptr_array_unref);
  g_free (look);
}

static void
check_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Look *look = task_data;
  TdtCheckOptions options = { .today = tdt_workspace_get_today () };

  look->engine = tdt_check_engine_new (look->root, &options);
  look->findings = tdt_check_engine_get_findings (look->engine);
  look->different = !tdt_findings_equal (look->known, look->findings);
  g_task_return_boolean (task, TRUE);
}

static gboolean
tell_cb (gpointer user_data)
{
  TdtWorkspace *self = user_data;

  self->telling_findings = 0;
  tdt_workspace_emit_findings_changed (self);
  return G_SOURCE_REMOVE;
}

/* Who shows findings has thousands to go through in a large project: after what shows the edit
 * itself, and once for several edits. */
static void
tell_soon (TdtWorkspace *self)
{
  if (self->telling_findings == 0)
    self->telling_findings = g_idle_add_full (G_PRIORITY_HIGH_IDLE, tell_cb, self, NULL);
}

static void
free_weak_ref (GWeakRef *weak)
{
  g_weak_ref_clear (weak);
  g_free (weak);
}

static void
free_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  tdt_check_engine_free (task_data);
  g_task_return_boolean (task, TRUE);
}

/* That takes as long as a frame where there are very many findings. */
static void
free_engine (TdtCheckEngine *engine)
{
  g_autoptr (GTask) task = g_task_new (NULL, NULL, NULL, NULL);

  g_task_set_source_tag (task, free_engine);
  g_task_set_task_data (task, engine, NULL);
  g_task_run_in_thread (task, free_in_thread);
}

/* Where findings were asked for since, those are not what the thread compared with. */
static void
take (TdtWorkspace *self, Look *look)
{
  gboolean different = look->different || self->findings_stale || look->known != self->findings;

  g_clear_pointer (&self->checks, free_engine);
  self->checks = g_steal_pointer (&look->engine);
  if (!different)
    return;
  g_ptr_array_unref (self->findings);
  self->findings = g_steal_pointer (&look->findings);
  tell_soon (self);
  self->findings_stale = FALSE;
}

/* Edits made in the meantime are caught up with. */
static void
checked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GWeakRef *weak = user_data;
  g_autoptr (TdtWorkspace) self = g_weak_ref_get (weak);
  Look *look = g_task_get_task_data (G_TASK (result));
  g_autoptr (TdtDiff) diff = NULL;

  free_weak_ref (weak);
  if (self == NULL)
    return;
  self->checking = FALSE;
  take (self, look);
  diff = tdt_diff_new (look->root, tdt_workspace_get_root (self));
  tdt_workspace_update_checks (self, diff);
}

/* The task must not hold the workspace: its thread could be the last to let go of it. */
void
tdt_workspace_start_checks (TdtWorkspace *self)
{
  GWeakRef *weak = g_new0 (GWeakRef, 1);
  Look *look = g_new0 (Look, 1);
  g_autoptr (GTask) task = NULL;

  look->root = tdt_root_ref (tdt_workspace_get_root (self));
  look->known = g_ptr_array_ref (self->findings);
  self->checking = TRUE;
  g_weak_ref_init (weak, self);
  task = g_task_new (NULL, NULL, checked_cb, weak);
  g_task_set_source_tag (task, tdt_workspace_start_checks);
  g_task_set_task_data (task, look, (GDestroyNotify) look_free);
  g_task_run_in_thread (task, check_in_thread);
}

void
tdt_workspace_update_checks (TdtWorkspace *self, const TdtDiff *diff)
{
  const TdtRoot *root = tdt_workspace_get_root (self);

  if (self->checking)
    return;
  if (tdt_check_engine_weigh (self->checks, root, diff) > MANY)
    tdt_workspace_start_checks (self);
  else if (tdt_check_engine_update (self->checks, root, diff))
    {
      self->findings_stale = TRUE;
      tell_soon (self);
    }
}

const GPtrArray *
tdt_workspace_get_findings (TdtWorkspace *self)
{
  if (self->findings_stale)
    {
      g_clear_pointer (&self->findings, g_ptr_array_unref);
      self->findings = tdt_check_engine_get_findings (self->checks);
      self->findings_stale = FALSE;
    }
  return self->findings;
}

GHashTable *
tdt_workspace_get_findings_by_record (TdtWorkspace *self)
{
  return self->checks != NULL ? tdt_check_engine_get_by_record (self->checks) : NULL;
}

/* No finding twice, though it names several records. */
static void
add_findings (TdtWorkspace *self, const char *uid, GHashTable *seen, GPtrArray *found)
{
  const GPtrArray *named = g_hash_table_lookup (tdt_workspace_get_findings_by_record (self), uid);

  for (guint i = 0; named != NULL && i < named->len; i++)
    if (g_hash_table_add (seen, named->pdata[i]))
      g_ptr_array_add (found, tdt_finding_ref (named->pdata[i]));
}

GPtrArray *
tdt_workspace_find_findings (TdtWorkspace *self, const char *uid)
{
  static const TdtFieldId fields[] = { TDT_PARTICIPANT_SESSION, TDT_PARTICIPANT_PERSON,
                                       TDT_PARTICIPANT_ORGANISATION };
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  if (self->checks == NULL)
    return found;
  add_findings (self, uid, seen, found);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autoptr (GPtrArray)
          parts = tdt_root_get_referrers (tdt_workspace_get_root (self), uid, fields[i]);

      for (guint j = 0; j < parts->len; j++)
        add_findings (self, tdt_row_get_uid (parts->pdata[j]), seen, found);
    }
  tdt_findings_sort (found);
  return found;
}

guint
tdt_workspace_count_findings (TdtWorkspace *self, TdtSeverity severity)
{
  return self->checks != NULL ? tdt_check_engine_count (self->checks, severity) : 0;
}

gboolean
tdt_workspace_accept_finding (TdtWorkspace *self, const TdtFinding *finding, const char *reason,
                              GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_ACCEPTED, NULL, error));
  g_autoptr (TdtTime) now = tdt_time_new_from_instant (
      g_get_real_time () / G_USEC_PER_SEC,
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));

  if (uid == NULL || !tdt_edit_set_text (edit, uid, TDT_ACCEPTED_CODE, finding->code, error) ||
      !tdt_edit_set_list (edit, uid, TDT_ACCEPTED_RECORDS, (const char *const *) finding->records,
                          g_strv_length (finding->records), error) ||
      !tdt_edit_set_text (edit, uid, TDT_ACCEPTED_FINGERPRINT, finding->fingerprint, error) ||
      !tdt_edit_set_text (edit, uid, TDT_ACCEPTED_REASON, reason, error) ||
      !tdt_edit_set_time (edit, uid, TDT_ACCEPTED_WHEN, now, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Accept finding"), NULL);
  return TRUE;
}
