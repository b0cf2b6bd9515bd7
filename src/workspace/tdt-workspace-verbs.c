/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs that work alike for records of every kind. */
#include "config.h"

#include "tdt-workspace-verbs.h"

#include "tdt-workspace-private.h"
#include "tdt-workspace-speaking.h"

#include <glib/gi18n-lib.h>

static char *
dup_change_label (TdtFieldId field)
{
  /* Translators: a step that can be undone; %s is the name of a field, such as Title. */
  return g_strdup_printf (_ ("Change of “%s”"), _ (tdt_field_get (field)->label));
}

/* Only what is typed letter by letter is gathered into one step. */
static char *
dup_typing (const char *uid, TdtFieldId field)
{
  switch (tdt_field_get (field)->type)
    {
    case TDT_FIELD_TITLE:
    case TDT_FIELD_TEXT:
    case TDT_FIELD_URI:
    case TDT_FIELD_WORDS:
    case TDT_FIELD_INTEGER:
      return g_strdup_printf ("%s/%d", uid, field);
    default:
      return NULL;
    }
}

static gboolean
finish_change (TdtWorkspace *self, TdtEdit *edit, const char *uid, TdtFieldId field)
{
  g_autofree char *label = dup_change_label (field);
  g_autofree char *typing = dup_typing (uid, field);

  tdt_workspace_apply_sharing (self, edit, tdt_workspace_find_shared (self, uid, field), label,
                               typing);
  return TRUE;
}

gboolean
tdt_workspace_set_text (TdtWorkspace *self, const char *uid, TdtFieldId field, const char *text,
                        GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  return tdt_edit_set_text (edit, uid, field, text, error) &&
         finish_change (self, edit, uid, field);
}

gboolean
tdt_workspace_set_number (TdtWorkspace *self, const char *uid, TdtFieldId field, gint64 number,
                          GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  return tdt_edit_set_number (edit, uid, field, number, error) &&
         finish_change (self, edit, uid, field);
}

gboolean
tdt_workspace_set_token (TdtWorkspace *self, const char *uid, TdtFieldId field, int position,
                         GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  return tdt_edit_set_token (edit, uid, field, position, error) &&
         finish_change (self, edit, uid, field);
}

gboolean
tdt_workspace_set_time (TdtWorkspace *self, const char *uid, TdtFieldId field, const TdtTime *time,
                        GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  return tdt_edit_set_time (edit, uid, field, time, error) &&
         finish_change (self, edit, uid, field);
}

gboolean
tdt_workspace_set_text_of_all (TdtWorkspace *self, const char *const *uids, TdtFieldId field,
                               const char *text, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));
  g_autofree char *label = dup_change_label (field);

  for (guint i = 0; uids[i] != NULL; i++)
    if (!tdt_edit_set_text (edit, uids[i], field, text, error))
      return FALSE;
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}

gboolean
tdt_edit_put_last (TdtEdit *edit, const char *uid, const GPtrArray *others, GError **error)
{
  const TdtRow *last = others->len > 0 ? others->pdata[others->len - 1] : NULL;

  return tdt_edit_move_between (edit, uid, last != NULL ? tdt_row_get_uid (last) : NULL, NULL,
                                error);
}

static TdtFieldId
find_naming_field (const TdtKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].type == TDT_FIELD_TITLE)
      return kind->fields[i].id;
  return TDT_FIELD_NONE;
}

char *
tdt_workspace_add (TdtWorkspace *self, TdtKindId kind_id, const char *naming, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtKind *kind = tdt_kind_get (kind_id);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, kind_id, NULL, error));
  g_autofree char *label = NULL;
  TdtFieldId field = find_naming_field (kind);

  if (uid == NULL)
    return NULL;
  if (naming != NULL && field != TDT_FIELD_NONE &&
      !tdt_edit_set_text (edit, uid, field, naming, error))
    return NULL;
  if (kind->order != TDT_FIELD_NONE)
    {
      g_autoptr (GPtrArray) others = tdt_root_get_sorted (root, kind_id);

      if (!tdt_edit_put_last (edit, uid, others, error))
        return NULL;
    }
  /* Translators: a step that can be undone; %s is a kind of record, such as Room. */
  label = g_strdup_printf (_ ("Addition: %s"), _ (kind->label));
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return g_steal_pointer (&uid);
}

gboolean
tdt_workspace_remove (TdtWorkspace *self, const char *uid, GError **error)
{
  const char *uids[] = { uid, NULL };

  return tdt_workspace_remove_all (self, uids, error);
}

gboolean
tdt_workspace_remove_all (TdtWorkspace *self, const char *const *uids, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *first = tdt_root_lookup (root, uids[0]);
  g_autofree char *label = NULL;

  for (guint i = 0; uids[i] != NULL; i++)
    if (!tdt_edit_remove (edit, uids[i], error))
      return FALSE;
  if (first == NULL)
    return TRUE;
  /* Translators: a step that can be undone; %s is a kind of record, such as Session or Sessions. */
  label = g_strdup_printf (_ ("Deletion: %s"), uids[1] == NULL
                                                   ? _ (tdt_row_get_kind (first)->label)
                                                   : _ (tdt_row_get_kind (first)->label_several));
  tdt_workspace_apply_sharing (
      self, edit, tdt_workspace_find_shared (self, uids[0], TDT_FIELD_NONE), label, NULL);
  return TRUE;
}

gboolean
tdt_workspace_reorder (TdtWorkspace *self, const char *uid, const char *after, const char *before,
                       GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));
  const TdtRow *row = tdt_edit_lookup (edit, uid);
  g_autofree char *label = NULL;

  if (!tdt_edit_move_between (edit, uid, after, before, error))
    return FALSE;
  /* Translators: a step that can be undone; %s is a kind of record, such as Agenda item. */
  label = g_strdup_printf (_ ("Move: %s"), _ (tdt_row_get_kind (row)->label));
  tdt_workspace_apply_edit (self, edit, label, NULL);
  return TRUE;
}
