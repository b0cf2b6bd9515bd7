/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How an edit becomes a root: first nothing may refer to what has gone, then the rows change. */
#include "tdt-edit-private.h"

#include "tdt-root-private.h"

static TdtValue
without_missing (TdtEdit *edit, const TdtField *field, TdtValue value)
{
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  if (field->type == TDT_FIELD_REFERENCE)
    return (TdtValue){ .box = NULL };
  for (guint i = 0; i < value.list->n_items; i++)
    if (tdt_edit_lookup (edit, value.list->items[i]) != NULL)
      g_ptr_array_add (kept, value.list->items[i]);
  if (kept->len == 0)
    return (TdtValue){ .box = NULL };
  return (TdtValue){ .list = tdt_list_new ((const char *const *) kept->pdata, kept->len) };
}

static gboolean
refers_to_missing (TdtEdit *edit, const TdtField *field, TdtValue value)
{
  if (!tdt_field_is_reference (field) || value.box == NULL)
    return FALSE;
  if (field->type == TDT_FIELD_REFERENCE)
    return tdt_edit_lookup (edit, value.text) == NULL;
  for (guint i = 0; i < value.list->n_items; i++)
    if (tdt_edit_lookup (edit, value.list->items[i]) == NULL)
      return TRUE;
  return FALSE;
}

/* Takes references to records that are gone out of the row called @uid, or the row itself where
 * it belonged to one of them. Returns whether the row went. */
static gboolean
mend_row (TdtEdit *edit, const char *uid)
{
  const TdtRow *row = tdt_edit_lookup (edit, uid);
  const TdtKind *kind;

  if (row == NULL)
    return FALSE;
  kind = tdt_row_get_kind (row);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TdtField *field = &kind->fields[i];
      TdtValue value = tdt_row_get_value_at (row, i);
      TdtValue kept;

      if (!refers_to_missing (edit, field, value))
        continue;
      if (field->flags & TDT_FIELD_OWNER)
        {
          tdt_edit_drop_row (edit, row);
          return TRUE;
        }
      kept = without_missing (edit, field, value);
      tdt_edit_take_row (edit, tdt_row_with_value (row, field->id, kept));
      tdt_value_clear (field, &kept);
      row = tdt_edit_lookup (edit, uid);
    }
  return FALSE;
}

static void
collect_referrer_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  g_ptr_array_add (user_data, g_strdup (source));
}

static GPtrArray *
list_keys (GHashTable *table)
{
  GPtrArray *keys = g_ptr_array_new_with_free_func (g_free);
  GHashTableIter iter;
  gpointer key;

  g_hash_table_iter_init (&iter, table);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    g_ptr_array_add (keys, g_strdup (key));
  return keys;
}

/* Follows the references of the root to everything removed, to the records that go with it, and
 * so on. */
static void
mend_referrers (TdtEdit *edit, GPtrArray *removed)
{
  for (guint i = 0; i < removed->len; i++)
    {
      g_autoptr (GPtrArray) sources = g_ptr_array_new_with_free_func (g_free);

      tdt_root_foreach_referrer (edit->root, removed->pdata[i], collect_referrer_cb, sources);
      for (guint s = 0; s < sources->len; s++)
        if (mend_row (edit, sources->pdata[s]))
          g_ptr_array_add (removed, g_strdup (sources->pdata[s]));
    }
}

/* Rows of this very edit are not in the root's index: they are all looked at, until nothing
 * more goes. */
static void
mend_all (TdtEdit *edit)
{
  g_autoptr (GPtrArray) removed = list_keys (edit->removed);

  while (TRUE)
    {
      g_autoptr (GPtrArray) pending = NULL;

      mend_referrers (edit, removed);
      g_ptr_array_set_size (removed, 0);
      pending = list_keys (edit->rows);
      for (guint i = 0; i < pending->len; i++)
        if (mend_row (edit, pending->pdata[i]))
          g_ptr_array_add (removed, g_strdup (pending->pdata[i]));
      if (removed->len == 0)
        return;
    }
}

TdtRoot *
tdt_edit_apply (TdtEdit *edit)
{
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TdtChange));
  GHashTableIter iter;
  gpointer row;

  if (edit->may_dangle)
    mend_all (edit);
  g_hash_table_iter_init (&iter, edit->rows);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      TdtChange change = { (TdtRow *) tdt_root_lookup (edit->root, tdt_row_get_uid (row)), row };

      if (change.old == NULL || !tdt_row_equal (change.old, change.new))
        g_array_append_val (changes, change);
    }
  g_hash_table_iter_init (&iter, edit->removed);
  while (g_hash_table_iter_next (&iter, NULL, &row))
    {
      TdtChange change = { (TdtRow *) tdt_root_lookup (edit->root, tdt_row_get_uid (row)), NULL };

      if (change.old != NULL)
        g_array_append_val (changes, change);
    }
  if (changes->len == 0)
    return tdt_root_ref (edit->root);
  tdt_changes_sort (changes);
  return tdt_root_new_with_changes (edit->root, (TdtChange *) changes->data, changes->len);
}
