/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-touched-private.h"

static void
add_source_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  g_hash_table_add (user_data, (gpointer) source);
}

static void
add_targets (TdtKindId wanted, const TdtRow *row, GHashTable *touched)
{
  const TdtKind *kind = row != NULL ? tdt_row_get_kind (row) : NULL;

  for (guint i = 0; kind != NULL && i < kind->n_fields; i++)
    {
      const TdtField *field = &kind->fields[i];

      if (field->type == TDT_FIELD_REFERENCE && tdt_row_get_value_at (row, i).text != NULL &&
          (field->target == wanted || field->target == TDT_KIND_ANY))
        g_hash_table_add (touched, tdt_row_get_value_at (row, i).text);
    }
}

GHashTable *
tdt_touched_list (const TdtRoot *root, TdtKindId kind, const TdtDiff *diff)
{
  GHashTable *touched = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      if (tdt_change_get_kind (change)->id == kind)
        g_hash_table_add (touched, (gpointer) tdt_change_get_uid (change));
      add_targets (kind, change->old, touched);
      add_targets (kind, change->new, touched);
      tdt_root_foreach_referrer (root, tdt_change_get_uid (change), add_source_cb, touched);
    }
  return touched;
}
