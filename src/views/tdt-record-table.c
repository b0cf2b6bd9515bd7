/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-record-table-private.h"

#include "tdt-fold.h"
#include "tdt-project-view-private.h"

#include <string.h>

/* Up to this many records a new order is worked out on the spot. */
#define AT_ONCE 2000
/* How long one slice of preparing takes at most, in microseconds, and how often it looks. */
#define SLICE 4000
#define LOOK_EVERY 32

enum
{
  PROP_N_ITEMS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tdt_record_table_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtRecordTable, tdt_record_table, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tdt_record_table_model_init))

static int
compare_keys (const TdtTableEntry *one, const TdtTableEntry *other, gboolean descending)
{
  gboolean one_empty = one->key[0] == '\0';
  gboolean other_empty = other->key[0] == '\0';

  if (one_empty || other_empty)
    return one_empty - other_empty;
  return descending ? strcmp (other->key, one->key) : strcmp (one->key, other->key);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdtRecordTable *table = user_data;
  const TdtTableEntry *one = *(TdtTableEntry *const *) a;
  const TdtTableEntry *other = *(TdtTableEntry *const *) b;
  int order = table->order.key != NULL ? compare_keys (one, other, table->order.descending) : 0;

  if (order == 0)
    order = strcmp (one->tie, other->tie);
  if (table->order.key == NULL && table->order.descending)
    order = -order;
  return order != 0 ? order : strcmp (tdt_row_get_uid (one->row), tdt_row_get_uid (other->row));
}

static void
sort_entries (TdtRecordTable *table)
{
  const TdtRoot *root = tdt_record_table_get_root (table);

  for (guint i = 0; table->order.key != NULL && i < table->entries->len; i++)
    {
      TdtTableEntry *entry = table->entries->pdata[i];

      if (entry->key == NULL)
        entry->key = table->order.key (root, entry->row, table->order.key_data);
    }
  g_ptr_array_sort_with_data (table->entries, compare_entries, table);
}

static void
ensure_text (TdtRecordTable *table, TdtTableEntry *entry)
{
  g_autofree char *text = NULL;

  if (entry->text != NULL)
    return;
  text = table->searched (tdt_record_table_get_root (table), entry->row, table->text_data);
  entry->text = tdt_text_fold (text);
}

static gboolean
is_found (TdtRecordTable *table, TdtTableEntry *entry)
{
  for (guint i = 0; table->words != NULL && table->words[i] != NULL; i++)
    {
      ensure_text (table, entry);
      if (strstr (entry->text, table->words[i]) == NULL)
        return FALSE;
    }
  return TRUE;
}

/* Says what stands between the ends that the old and the new contents share. Who is something else
 * now but stands where it stood tells so itself. */
static void
show_fitting (TdtRecordTable *table)
{
  g_autoptr (GPtrArray) before = g_steal_pointer (&table->shown);
  guint head = 0;
  guint tail = 0;
  guint shorter;

  table->shown = g_ptr_array_sized_new (table->entries->len);
  for (guint i = 0; i < table->entries->len; i++)
    {
      TdtTableEntry *entry = table->entries->pdata[i];

      entry->shown = entry->passes && is_found (table, entry);
      if (entry->shown)
        g_ptr_array_add (table->shown, entry);
    }
  shorter = MIN (before->len, table->shown->len);
  while (head < shorter && before->pdata[head] == table->shown->pdata[head])
    head++;
  while (tail < shorter - head &&
         before->pdata[before->len - 1 - tail] == table->shown->pdata[table->shown->len - 1 - tail])
    tail++;
  if (before->len - head - tail > 0 || table->shown->len - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (table), head, before->len - head - tail,
                                table->shown->len - head - tail);
  if (before->len != table->shown->len)
    g_object_notify_by_pspec (G_OBJECT (table), properties[PROP_N_ITEMS]);
}

static void
finish_sort (TdtRecordTable *table)
{
  table->order = table->next_order;
  for (guint i = 0; i < table->entries->len; i++)
    {
      TdtTableEntry *entry = table->entries->pdata[i];

      g_free (entry->key);
      entry->key = g_steal_pointer (&entry->next_key);
    }
  sort_entries (table);
  show_fitting (table);
}

static gboolean
is_another_order (TdtRecordTable *table)
{
  return table->next_order.key != table->order.key ||
         table->next_order.key_data != table->order.key_data;
}

/* First what a search will look through, then the keys of a new order. */
static void
prepare_one (TdtRecordTable *table, TdtTableEntry *entry)
{
  ensure_text (table, entry);
  if (is_another_order (table) && table->next_order.key != NULL && entry->next_key == NULL)
    entry->next_key = table->next_order.key (tdt_record_table_get_root (table), entry->row,
                                             table->next_order.key_data);
}

static gboolean
prepare_cb (gpointer data)
{
  TdtRecordTable *table = data;
  gint64 until = g_get_monotonic_time () + SLICE;

  while (table->prepared < table->entries->len)
    {
      prepare_one (table, table->entries->pdata[table->prepared++]);
      if (table->prepared % LOOK_EVERY == 0 && g_get_monotonic_time () > until)
        return G_SOURCE_CONTINUE;
    }
  table->idle = 0;
  if (is_another_order (table))
    finish_sort (table);
  return G_SOURCE_REMOVE;
}

static void
prepare (TdtRecordTable *table)
{
  table->prepared = 0;
  if (table->idle == 0)
    table->idle = g_idle_add_full (G_PRIORITY_LOW, prepare_cb, table, NULL);
}

static void
changed_cb (TdtRecordTable *table, const TdtDiff *diff)
{
  g_autoptr (GPtrArray) gone = g_ptr_array_new_with_free_func (tdt_record_table_free_entry);

  if (!tdt_record_table_renew (table, diff, gone))
    return;
  sort_entries (table);
  show_fitting (table);
  prepare (table);
}

static GType
tdt_record_table_get_item_type (GListModel *model)
{
  return TDT_TYPE_RECORD;
}

static guint
tdt_record_table_get_n_items (GListModel *model)
{
  return TDT_RECORD_TABLE (model)->shown->len;
}

static gpointer
tdt_record_table_get_item (GListModel *model, guint position)
{
  TdtRecordTable *table = TDT_RECORD_TABLE (model);

  if (position >= table->shown->len || table->view == NULL)
    return NULL;
  return tdt_project_view_dup_record_of_row (
      table->view, ((TdtTableEntry *) table->shown->pdata[position])->row);
}

static void
tdt_record_table_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tdt_record_table_get_item_type;
  iface->get_n_items = tdt_record_table_get_n_items;
  iface->get_item = tdt_record_table_get_item;
}

static void
tdt_record_table_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_uint (value, TDT_RECORD_TABLE (object)->shown->len);
}

static void
tdt_record_table_dispose (GObject *object)
{
  TdtRecordTable *table = TDT_RECORD_TABLE (object);

  g_clear_handle_id (&table->idle, g_source_remove);
  if (table->view != NULL)
    g_signal_handlers_disconnect_by_func (table->view, changed_cb, table);
  g_clear_weak_pointer (&table->view);
  G_OBJECT_CLASS (tdt_record_table_parent_class)->dispose (object);
}

static void
tdt_record_table_finalize (GObject *object)
{
  TdtRecordTable *table = TDT_RECORD_TABLE (object);

  g_clear_pointer (&table->entries, g_ptr_array_unref);
  g_clear_pointer (&table->shown, g_ptr_array_unref);
  g_clear_pointer (&table->by_uid, g_hash_table_unref);
  g_clear_pointer (&table->words, g_strfreev);
  G_OBJECT_CLASS (tdt_record_table_parent_class)->finalize (object);
}

static void
tdt_record_table_class_init (TdtRecordTableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_record_table_get_property;
  object_class->dispose = tdt_record_table_dispose;
  object_class->finalize = tdt_record_table_finalize;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tdt_record_table_init (TdtRecordTable *table)
{
  table->entries = g_ptr_array_new ();
  table->shown = g_ptr_array_new ();
  table->by_uid = tdt_record_table_new_index ();
}

TdtRecordTable *
tdt_record_table_new (TdtProjectView *view, TdtKindId kind, TdtRowTextFunc key,
                      TdtRowTextFunc searched, gpointer user_data)
{
  TdtRecordTable *table = g_object_new (TDT_TYPE_RECORD_TABLE, NULL);
  TdtRowIter iter;
  const TdtRow *row;

  g_set_weak_pointer (&table->view, view);
  table->kind = kind;
  table->tie = key;
  table->searched = searched;
  table->text_data = user_data;
  tdt_row_iter_init (&iter, tdt_record_table_get_root (table), kind);
  while (tdt_row_iter_next (&iter, &row))
    tdt_record_table_add_entry (table, row);
  sort_entries (table);
  show_fitting (table);
  prepare (table);
  g_signal_connect_object (view, "changed", G_CALLBACK (changed_cb), table, G_CONNECT_SWAPPED);
  return table;
}

void
tdt_record_table_set_search (TdtRecordTable *table, const char *text)
{
  g_autofree char *folded = tdt_text_fold (text);

  g_return_if_fail (TDT_IS_RECORD_TABLE (table));

  g_strfreev (table->words);
  table->words = *folded != '\0' ? g_strsplit (folded, " ", -1) : NULL;
  show_fitting (table);
}

void
tdt_record_table_set_filter (TdtRecordTable *table, TdtRowFilterFunc filter, gpointer user_data)
{
  g_return_if_fail (TDT_IS_RECORD_TABLE (table));

  table->filter = filter;
  table->filter_data = user_data;
  for (guint i = 0; i < table->entries->len; i++)
    tdt_record_table_judge (table, table->entries->pdata[i]);
  show_fitting (table);
}

void
tdt_record_table_set_sort (TdtRecordTable *table, TdtRowTextFunc key, gpointer user_data,
                           gboolean descending)
{
  g_return_if_fail (TDT_IS_RECORD_TABLE (table));

  table->next_order = (TdtTableOrder){ key, user_data, descending };
  for (guint i = 0; i < table->entries->len; i++)
    g_clear_pointer (&((TdtTableEntry *) table->entries->pdata[i])->next_key, g_free);
  if (!is_another_order (table))
    {
      table->order.descending = descending;
      sort_entries (table);
      show_fitting (table);
    }
  else if (key == NULL || table->entries->len <= AT_ONCE)
    finish_sort (table);
  else
    prepare (table);
}

gboolean
tdt_record_table_find (TdtRecordTable *table, const char *uid, guint *position)
{
  TdtTableEntry *entry;
  guint found;

  g_return_val_if_fail (TDT_IS_RECORD_TABLE (table), FALSE);
  entry = uid != NULL ? g_hash_table_lookup (table->by_uid, uid) : NULL;
  if (entry == NULL || !entry->shown || !g_ptr_array_find (table->shown, entry, &found))
    return FALSE;
  if (position != NULL)
    *position = found;
  return TRUE;
}

guint
tdt_record_table_count_all (TdtRecordTable *table)
{
  g_return_val_if_fail (TDT_IS_RECORD_TABLE (table), 0);

  return table->entries->len;
}
