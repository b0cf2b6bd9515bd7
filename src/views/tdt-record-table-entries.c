/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a table knows of each record, and how that follows the project. */
#include "tdt-record-table-private.h"

#include "tdt-touched-private.h"

/* More changes than this at once are most of what there is. */
#define MANY_CHANGES 1000

static void
entry_clear (TdtTableEntry *entry)
{
  g_clear_pointer (&entry->row, tdt_row_unref);
  g_clear_pointer (&entry->tie, g_free);
  g_clear_pointer (&entry->key, g_free);
  g_clear_pointer (&entry->next_key, g_free);
  g_clear_pointer (&entry->text, g_free);
}

void
tdt_record_table_free_entry (gpointer data)
{
  entry_clear (data);
  g_free (data);
}

const TdtRoot *
tdt_record_table_get_root (TdtRecordTable *table)
{
  return tdt_project_view_get_root (table->view);
}

void
tdt_record_table_judge (TdtRecordTable *table, TdtTableEntry *entry)
{
  entry->passes = table->filter == NULL ||
                  table->filter (tdt_record_table_get_root (table), entry->row, table->filter_data);
}

GHashTable *
tdt_record_table_new_index (void)
{
  return g_hash_table_new_full (g_str_hash, g_str_equal, NULL, tdt_record_table_free_entry);
}

void
tdt_record_table_add_entry (TdtRecordTable *table, const TdtRow *row)
{
  TdtTableEntry *entry = g_new0 (TdtTableEntry, 1);

  entry->row = tdt_row_ref (row);
  entry->tie = table->tie (tdt_record_table_get_root (table), row, table->text_data);
  tdt_record_table_judge (table, entry);
  g_hash_table_insert (table->by_uid, (gpointer) tdt_row_get_uid (row), entry);
  g_ptr_array_add (table->entries, entry);
}

static void
set_row (TdtRecordTable *table, TdtTableEntry *entry, const TdtRow *row)
{
  tdt_row_ref (row);
  entry_clear (entry);
  entry->row = (TdtRow *) row;
  entry->tie = table->tie (tdt_record_table_get_root (table), row, table->text_data);
  g_hash_table_insert (table->by_uid, (gpointer) tdt_row_get_uid (row), entry);
  tdt_record_table_judge (table, entry);
}

/* Returns whether there is a row of ours under that uid, or was. */
static gboolean
renew_entry (TdtRecordTable *table, const char *uid)
{
  const TdtRow *row = tdt_root_lookup_kind (tdt_record_table_get_root (table), table->kind, uid);
  TdtTableEntry *entry = g_hash_table_lookup (table->by_uid, uid);

  if (row == NULL && entry == NULL)
    return FALSE;
  if (row == NULL)
    {
      /* The old contents are compared with the new ones by address: the entry has to outlive that.
       */
      g_hash_table_steal (table->by_uid, uid);
      g_ptr_array_remove (table->entries, entry);
      return TRUE;
    }
  if (entry == NULL)
    {
      tdt_record_table_add_entry (table, row);
      return TRUE;
    }
  /* The key of the hash table is a text of the row that goes. */
  g_hash_table_steal (table->by_uid, uid);
  set_row (table, entry, row);
  return TRUE;
}

/* Where very much is different, asking what else is touched by that takes longer than this. */
static void
renew_all (TdtRecordTable *table, GPtrArray *gone)
{
  g_autoptr (GHashTable) before = g_steal_pointer (&table->by_uid);
  TdtRowIter iter;
  const TdtRow *row;
  GHashTableIter left;
  gpointer entry;

  table->by_uid = tdt_record_table_new_index ();
  g_ptr_array_set_size (table->entries, 0);
  tdt_row_iter_init (&iter, tdt_record_table_get_root (table), table->kind);
  while (tdt_row_iter_next (&iter, &row))
    if (g_hash_table_steal_extended (before, tdt_row_get_uid (row), NULL, &entry))
      {
        set_row (table, entry, row);
        g_ptr_array_add (table->entries, entry);
      }
    else
      tdt_record_table_add_entry (table, row);
  g_hash_table_iter_init (&left, before);
  while (g_hash_table_iter_next (&left, NULL, &entry))
    g_ptr_array_add (gone, entry);
  g_hash_table_steal_all (before);
}

static gboolean
renew_touched (TdtRecordTable *table, const TdtDiff *diff, GPtrArray *gone)
{
  g_autoptr (GHashTable)
      touched = tdt_touched_list (tdt_record_table_get_root (table), table->kind, diff);
  gboolean any = FALSE;
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, touched);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      TdtTableEntry *entry = g_hash_table_lookup (table->by_uid, uid);

      any |= renew_entry (table, uid);
      if (entry != NULL &&
          tdt_root_lookup_kind (tdt_record_table_get_root (table), table->kind, uid) == NULL)
        g_ptr_array_add (gone, entry);
    }
  return any;
}

gboolean
tdt_record_table_renew (TdtRecordTable *table, const TdtDiff *diff, GPtrArray *gone)
{
  if (tdt_diff_get_n_changes (diff) <= MANY_CHANGES)
    return renew_touched (table, diff, gone);
  renew_all (table, gone);
  return TRUE;
}
