/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-edit.h"

#include "tdt-edit-private.h"
#include "tdt-order.h"
#include "tdt-row-private.h"
#include "tdt-uid.h"

#include <glib/gi18n-lib.h>
#include <string.h>

TdtEdit *
tdt_edit_new (const TdtRoot *root)
{
  TdtEdit *edit = g_new0 (TdtEdit, 1);

  edit->root = tdt_root_ref (root);
  edit->rows = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                      (GDestroyNotify) tdt_row_unref);
  edit->removed = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                         (GDestroyNotify) tdt_row_unref);
  return edit;
}

void
tdt_edit_free (TdtEdit *edit)
{
  g_hash_table_unref (edit->rows);
  g_hash_table_unref (edit->removed);
  tdt_root_unref (edit->root);
  g_free (edit);
}

const TdtRow *
tdt_edit_lookup (TdtEdit *edit, const char *uid)
{
  const TdtRow *row = g_hash_table_lookup (edit->rows, uid);

  if (row != NULL)
    return row;
  if (g_hash_table_size (edit->removed) > 0 && g_hash_table_contains (edit->removed, uid))
    return NULL;
  return tdt_root_lookup (edit->root, uid);
}

void
tdt_edit_take_row (TdtEdit *edit, TdtRow *row)
{
  if (g_hash_table_size (edit->removed) > 0)
    g_hash_table_remove (edit->removed, tdt_row_get_uid (row));
  g_hash_table_replace (edit->rows, (gpointer) tdt_row_get_uid (row), row);
  edit->last = row;
}

void
tdt_edit_drop_row (TdtEdit *edit, const TdtRow *row)
{
  TdtRow *kept = tdt_row_ref (row);

  edit->may_dangle = TRUE;
  edit->last = NULL;
  g_hash_table_remove (edit->rows, tdt_row_get_uid (kept));
  g_hash_table_replace (edit->removed, (gpointer) tdt_row_get_uid (kept), kept);
}

static const TdtRow *
lookup_or_fail (TdtEdit *edit, const char *uid, GError **error)
{
  const TdtRow *row = tdt_edit_lookup (edit, uid);

  if (row == NULL)
    g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD, _ ("There is no record “%s”"),
                 uid);
  return row;
}

static gboolean
has_room_for_one_more (TdtEdit *edit, const TdtKind *kind, GError **error)
{
  if (tdt_root_count (edit->root, kind->id) + g_hash_table_size (edit->rows) < TDT_RECORDS_MAX)
    return TRUE;
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_TOO_MANY,
               _ ("%s: a project holds at most %u records of a kind"), _ (kind->label_several),
               TDT_RECORDS_MAX);
  return FALSE;
}

const char *
tdt_edit_add (TdtEdit *edit, TdtKindId kind, const char *uid, GError **error)
{
  g_autofree char *made = uid == NULL ? tdt_uid_new () : NULL;
  const char *chosen = uid != NULL ? uid : made;
  TdtRow *row;

  if (kind == TDT_KIND_PROJECT)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_PROJECT,
                           _ ("A project has one record of its own, no more"));
      return NULL;
    }
  if (!tdt_uid_is_valid (chosen) || tdt_edit_lookup (edit, chosen) != NULL)
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_EXISTS,
                   _ ("“%s” cannot name a new record: it is taken or not a valid identifier"),
                   chosen);
      return NULL;
    }
  if (!has_room_for_one_more (edit, tdt_kind_get (kind), error))
    return NULL;
  row = tdt_row_new (kind, chosen);
  tdt_edit_take_row (edit, row);
  return tdt_row_get_uid (row);
}

gboolean
tdt_edit_put (TdtEdit *edit, const TdtRow *row, GError **error)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  const TdtRow *old = tdt_edit_lookup (edit, tdt_row_get_uid (row));

  if (old != NULL && tdt_row_get_kind_id (old) != kind->id)
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_WRONG_KIND,
                   _ ("“%s” names a record of another kind"), tdt_row_get_uid (row));
      return FALSE;
    }
  if (old == NULL && kind->id == TDT_KIND_PROJECT)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_PROJECT,
                           _ ("A project has one record of its own, no more"));
      return FALSE;
    }
  if (old == NULL && !has_room_for_one_more (edit, kind, error))
    return FALSE;
  for (guint i = 0; i < kind->n_fields; i++)
    if (!tdt_value_validate (&kind->fields[i], tdt_row_get_value_at (row, i), error))
      return FALSE;
  edit->may_dangle = TRUE;
  tdt_edit_take_row (edit, tdt_row_ref (row));
  return TRUE;
}

gboolean
tdt_edit_remove (TdtEdit *edit, const char *uid, GError **error)
{
  const TdtRow *row = lookup_or_fail (edit, uid, error);

  if (row == NULL)
    return FALSE;
  if (tdt_row_get_kind_id (row) == TDT_KIND_PROJECT)
    {
      g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_PROJECT,
                           _ ("The project’s own record cannot be removed"));
      return FALSE;
    }
  tdt_edit_drop_row (edit, row);
  return TRUE;
}

static const TdtRow *
find_target (TdtEdit *edit, const TdtField *field, const char *uid, GError **error)
{
  const TdtRow *target = lookup_or_fail (edit, uid, error);

  if (target == NULL || field->target == TDT_KIND_ANY ||
      field->target == tdt_row_get_kind_id (target))
    return target;
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_WRONG_KIND,
               _ ("%s: “%s” is not the identifier of a record of the right kind"), _ (field->label),
               uid);
  return NULL;
}

/* A reference is the uid of its target, not another string like it: many may lead to one record. */
static gboolean
share_target (TdtEdit *edit, const TdtField *field, char **uid, GError **error)
{
  const TdtRow *target = find_target (edit, field, *uid, error);
  char *shared = target != NULL ? g_ref_string_acquire ((char *) tdt_row_get_uid (target)) : NULL;

  if (shared == NULL)
    return FALSE;
  g_ref_string_release (*uid);
  *uid = shared;
  return TRUE;
}

static gboolean
check_references (TdtEdit *edit, const TdtField *field, TdtValue *value, GError **error)
{
  if (!tdt_field_is_reference (field) || value->box == NULL)
    return TRUE;
  if (field->type == TDT_FIELD_REFERENCE)
    return share_target (edit, field, &value->text, error);
  for (guint i = 0; i < value->list->n_items; i++)
    if (find_target (edit, field, value->list->items[i], error) == NULL)
      return FALSE;
  return TRUE;
}

/* A row that is of this edit already. */
static TdtRow *
find_own_row (TdtEdit *edit, const char *uid)
{
  if (edit->last == NULL || !g_str_equal (tdt_row_get_uid (edit->last), uid))
    edit->last = g_hash_table_lookup (edit->rows, uid);
  return edit->last;
}

/* @value is one that @field can have, but for what it refers to; it is taken, or freed. */
static gboolean
take_valid_value (TdtEdit *edit, const char *uid, const TdtField *field, TdtValue value,
                  GError **error)
{
  TdtRow *own = find_own_row (edit, uid);
  const TdtRow *row = own != NULL ? own : lookup_or_fail (edit, uid, error);
  gboolean done = row != NULL;

  if (done && tdt_row_get_kind_id (row) != TDT_FIELD_KIND (field->id))
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_WRONG_KIND,
                   _ ("“%s” names a record of another kind"), uid);
      done = FALSE;
    }
  done = done && check_references (edit, field, &value, error);
  if (done && !tdt_value_equal (field, value, tdt_row_get_value (row, field->id)))
    {
      if (own != NULL && tdt_row_take_unshared (own, field->id, value))
        return TRUE;
      tdt_edit_take_row (edit, tdt_row_with_value (row, field->id, value));
    }
  tdt_value_clear (field, &value);
  return done;
}

gboolean
tdt_edit_set_value (TdtEdit *edit, const char *uid, TdtFieldId field_id, TdtValue value,
                    GError **error)
{
  const TdtField *field = tdt_field_get (field_id);

  return tdt_value_validate (field, value, error) &&
         take_valid_value (edit, uid, field, tdt_value_copy (field, value), error);
}

gboolean
tdt_edit_set_text (TdtEdit *edit, const char *uid, TdtFieldId field_id, const char *text,
                   GError **error)
{
  const TdtField *field = tdt_field_get (field_id);
  TdtValue value;

  return tdt_value_parse (field, text != NULL ? text : "", text != NULL ? strlen (text) : 0, &value,
                          error) &&
         take_valid_value (edit, uid, field, value, error);
}

gboolean
tdt_edit_set_number (TdtEdit *edit, const char *uid, TdtFieldId field_id, gint64 number,
                     GError **error)
{
  g_return_val_if_fail (tdt_field_is_number (tdt_field_get (field_id)), FALSE);

  if (tdt_field_get (field_id)->type == TDT_FIELD_BOOLEAN && number == 0)
    number = TDT_UNSET;
  return tdt_edit_set_value (edit, uid, field_id, (TdtValue){ .number = number }, error);
}

gboolean
tdt_edit_set_token (TdtEdit *edit, const char *uid, TdtFieldId field_id, int position,
                    GError **error)
{
  const TdtField *field = tdt_field_get (field_id);

  g_return_val_if_fail (field->type == TDT_FIELD_TOKEN, FALSE);
  return tdt_edit_set_text (
      edit, uid, field_id,
      position == TDT_TOKEN_OTHER ? NULL : tdt_token_word (field->tokens, position), error);
}

gboolean
tdt_edit_set_time (TdtEdit *edit, const char *uid, TdtFieldId field_id, const TdtTime *time,
                   GError **error)
{
  g_return_val_if_fail (tdt_field_get (field_id)->type == TDT_FIELD_TIME, FALSE);

  return tdt_edit_set_value (edit, uid, field_id, (TdtValue){ .time = (TdtTime *) time }, error);
}

gboolean
tdt_edit_set_list (TdtEdit *edit, const char *uid, TdtFieldId field_id, const char *const *items,
                   guint n_items, GError **error)
{
  g_autoptr (GString) lines = g_string_new (NULL);

  g_return_val_if_fail (tdt_field_is_list (tdt_field_get (field_id)), FALSE);
  for (guint i = 0; i < n_items; i++)
    g_string_append_printf (lines, "%s\n", items[i]);
  return tdt_edit_set_text (edit, uid, field_id, lines->str, error);
}

static const char *
get_order (TdtEdit *edit, TdtFieldId field, const char *uid)
{
  const TdtRow *row = uid != NULL ? tdt_edit_lookup (edit, uid) : NULL;

  return row != NULL ? tdt_row_get_text (row, field) : NULL;
}

gboolean
tdt_edit_move_between (TdtEdit *edit, const char *uid, const char *after, const char *before,
                       GError **error)
{
  const TdtRow *row = lookup_or_fail (edit, uid, error);
  g_autofree char *key = NULL;
  TdtFieldId field;

  if (row == NULL)
    return FALSE;
  field = tdt_row_get_kind (row)->order;
  g_return_val_if_fail (field != TDT_FIELD_NONE, FALSE);
  key = tdt_order_between (get_order (edit, field, after), get_order (edit, field, before), uid);
  return tdt_edit_set_text (edit, uid, field, key, error);
}
