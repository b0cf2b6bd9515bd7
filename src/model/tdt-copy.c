/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-copy.h"

static const char *
rename_uid (GHashTable *new_uids, const char *uid)
{
  const char *renamed = g_hash_table_lookup (new_uids, uid);

  return renamed != NULL ? renamed : uid;
}

static TdtValue
rename_value (const TdtField *field, TdtValue value, GHashTable *new_uids)
{
  g_autofree const char **items = NULL;

  if (!tdt_field_is_reference (field) || value.box == NULL)
    return tdt_value_copy (field, value);
  if (field->type == TDT_FIELD_REFERENCE)
    return (TdtValue){ .text = g_ref_string_new (rename_uid (new_uids, value.text)) };
  items = g_new (const char *, value.list->n_items);
  for (guint i = 0; i < value.list->n_items; i++)
    items[i] = rename_uid (new_uids, value.list->items[i]);
  return (TdtValue){ .list = tdt_list_new (items, value.list->n_items) };
}

TdtRow *
tdt_row_new_renamed (const TdtRow *row, GHashTable *new_uids)
{
  const TdtKind *kind = tdt_row_get_kind (row);
  const TdtUnknown *unknown = tdt_row_get_unknown (row);
  TdtRowBuilder *builder = tdt_row_builder_new (kind->id,
                                                rename_uid (new_uids, tdt_row_get_uid (row)), -1);

  for (guint i = 0; i < kind->n_fields; i++)
    tdt_row_builder_take_value (
        builder, i, rename_value (&kind->fields[i], tdt_row_get_value_at (row, i), new_uids));
  if (unknown != NULL)
    tdt_row_builder_take_unknown (builder, tdt_unknown_ref (unknown));
  return tdt_row_builder_end (builder);
}

TdtRoot *
tdt_root_new_copy (const TdtRoot *root, const char *uid)
{
  g_autoptr (GHashTable) new_uids = g_hash_table_new (g_str_hash, g_str_equal);
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);

  g_hash_table_insert (new_uids, (gpointer) tdt_root_get_uid (root), (gpointer) uid);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        g_ptr_array_add (rows, tdt_row_new_renamed (row, new_uids));
    }
  return tdt_root_new_take_rows (rows);
}
