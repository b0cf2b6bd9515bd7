/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-workspace-purge.h"

#include "tdt-address-book.h"
#include "tdt-journal-replay.h"
#include "tdt-workspace-private.h"

#include <glib/gi18n-lib.h>

/* What says nothing of who a person is, and is counted. */
static const TdtFieldId kept_of_people[] = {
  TDT_PERSON_ORGANISATION,      TDT_PERSON_GENDER,     TDT_PERSON_LANGUAGE,
  TDT_PERSON_PARKING,           TDT_PERSON_MEAL,       TDT_PERSON_PHOTO_CONSENT,
  TDT_PERSON_RECORDING_CONSENT, TDT_PERSON_COMPANIONS,
};

/* What is written about people elsewhere. */
static const TdtFieldId about_people[] = {
  TDT_PARTICIPANT_QUESTIONS, TDT_PARTICIPANT_NOTES, TDT_AVAILABILITY_NOTES, TDT_WISH_NOTES,
  TDT_PROJECT_CONTACT,       TDT_ACCEPTED_REASON,
};

static gboolean
is_listed (const TdtFieldId *fields, guint n_fields, TdtFieldId field)
{
  for (guint i = 0; i < n_fields; i++)
    if (fields[i] == field)
      return TRUE;
  return FALSE;
}

static gboolean
goes (const TdtField *field, TdtPurgeFlags what)
{
  if (field->flags & TDT_FIELD_PERSONAL)
    return TRUE;
  if (!(what & TDT_PURGE_NAMES))
    return FALSE;
  return TDT_FIELD_KIND (field->id) == TDT_KIND_PERSON
             ? !is_listed (kept_of_people, G_N_ELEMENTS (kept_of_people), field->id)
             : is_listed (about_people, G_N_ELEMENTS (about_people), field->id);
}

/* A picture that only people have. */
static gboolean
is_photo (const TdtRoot *root, const TdtRow *row)
{
  const char *uid = tdt_row_get_uid (row);

  return tdt_row_get_kind_id (row) == TDT_KIND_ASSET &&
         tdt_root_count_referrers (root, uid, TDT_PERSON_PHOTO) > 0 &&
         tdt_root_count_referrers (root, uid, TDT_ORGANISATION_LOGO) == 0 &&
         tdt_root_count_referrers (root, uid, TDT_DOCUMENT_OPTIONS_LOGO) == 0;
}

/* Returns how many values of @row go; takes them out where there is an @edit. */
static guint
purge_row (const TdtRow *row, TdtPurgeFlags what, TdtEdit *edit)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  guint n = 0;

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TdtField *field = &kind->fields[i];

      if (!goes (field, what) || !tdt_value_is_set (field, tdt_row_get_value_at (row, i)))
        continue;
      n++;
      if (edit != NULL)
        tdt_edit_set_value (edit, tdt_row_get_uid (row), field->id, tdt_value_unset (field), NULL);
    }
  return n;
}

static guint
purge_kind (const TdtRoot *root, TdtKindId kind, TdtPurgeFlags what, TdtEdit *edit,
            guint *n_records)
{
  TdtRowIter iter;
  const TdtRow *row;
  guint n = 0;
  guint number = 0;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    {
      guint n_here = purge_row (row, what, edit);
      /* Translators: what a person is called whose name was taken out */
      g_autofree char *name = g_strdup_printf (_ ("Person %u"), ++number);

      if ((what & TDT_PURGE_NAMES) && is_photo (root, row))
        {
          n_here++;
          if (edit != NULL)
            tdt_edit_remove (edit, tdt_row_get_uid (row), NULL);
        }
      if (edit != NULL && kind == TDT_KIND_PERSON && (what & TDT_PURGE_NAMES))
        tdt_edit_set_text (edit, tdt_row_get_uid (row), TDT_PERSON_FAMILY_NAME, name, NULL);
      n += n_here;
      *n_records += n_here > 0;
    }
  return n;
}

static guint
purge_root (const TdtRoot *root, TdtPurgeFlags what, TdtEdit *edit, guint *n_records)
{
  guint n = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    n += purge_kind (root, k, what, edit, n_records);
  return n;
}

guint
tdt_workspace_count_personal (TdtWorkspace *self, TdtPurgeFlags what, guint *n_records)
{
  guint n = 0;
  guint n_values;

  g_return_val_if_fail (TDT_IS_WORKSPACE (self), 0);

  n_values = purge_root (tdt_workspace_get_root (self), what, NULL, &n);
  if (n_records != NULL)
    *n_records = n;
  return n_values;
}

gboolean
tdt_workspace_purge (TdtWorkspace *self, TdtPurgeFlags what)
{
  const TdtRoot *root;
  g_autoptr (TdtEdit) edit = NULL;
  guint n_records = 0;
  gboolean different;

  g_return_val_if_fail (TDT_IS_WORKSPACE (self), FALSE);

  root = tdt_workspace_get_root (self);
  edit = tdt_edit_new (root);
  purge_root (root, what, edit, &n_records);
  /* What was wanted with a step that still stands is wanted still, of the people as they were. */
  if (!tdt_workspace_get_purging (self))
    g_clear_pointer (&self->purge_people, tdt_root_unref);
  if (what & TDT_PURGE_BOOK && self->purge_people == NULL)
    self->purge_people = tdt_root_ref (root);
  different = tdt_workspace_apply_edit (self, edit,
                                        what & TDT_PURGE_NAMES ? _ ("Taking out who people are")
                                                               : _ ("Taking out contact data"),
                                        NULL);
  /* Also when there is nothing left in the project: the earlier versions may have it. */
  self->purge_step = tdt_history_get_id (self->history);
  g_object_notify (G_OBJECT (self), "purging");
  return different;
}

gboolean
tdt_workspace_get_purging (TdtWorkspace *self)
{
  return self->purge_step != 0 && !tdt_workspace_is_undone (self, self->purge_step);
}

typedef struct
{
  char *uid;
  TdtJournal *journal;
  TdtRoot *people;
  guint n_forgotten;
} Purging;

static void
purging_free (gpointer data)
{
  Purging *purging = data;

  g_free (purging->uid);
  g_clear_object (&purging->journal);
  g_clear_pointer (&purging->people, tdt_root_unref);
  g_free (purging);
}

/* What was queued for the journal's own thread comes first: it starts anew from what was saved, and
 * may have kept another base until then. */
static void
purge_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Purging *purging = task_data;
  GError *error = NULL;

  if (purging->journal != NULL)
    tdt_journal_flush (purging->journal, NULL);
  tdt_journal_forget_document (purging->uid);
  if (purging->people != NULL &&
      !tdt_address_book_forget_people (purging->people, &purging->n_forgotten, &error))
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static void
purged_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Purging *purging = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  g_task_propagate_boolean (G_TASK (result), &error);
  if (purging->people != NULL)
    tdt_workspace_emit_book_purged (TDT_WORKSPACE (source), purging->n_forgotten, error);
}

void
tdt_workspace_finish_purge (TdtWorkspace *self)
{
  g_autoptr (GTask) task = NULL;
  TdtAppearance appearance;
  Purging *purging;

  if (!tdt_workspace_get_purging (self))
    return;
  purging = g_new0 (Purging, 1);
  purging->uid = g_strdup (tdt_root_get_uid (tdt_workspace_get_root (self)));
  g_set_object (&purging->journal, self->journal);
  purging->people = g_steal_pointer (&self->purge_people);
  task = g_task_new (self, NULL, purged_cb, NULL);
  g_task_set_task_data (task, purging, purging_free);
  g_task_run_in_thread (task, purge_in_thread);
  tdt_workspace_begin_change (self, &appearance);
  tdt_history_forget_before (self->history, self->purge_step);
  self->purge_step = 0;
  g_clear_pointer (&self->carried, tdt_root_unref);
  tdt_workspace_end_change (self, &appearance);
  g_object_notify (G_OBJECT (self), "purging");
}
