/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-record-list.h"

#include "tdt-project-view-private.h"

#include <string.h>

/* From this many changes in one go, the list is made anew: that is one `items-changed` rather than
 * hundreds. */
#define MANY_CHANGES 200

typedef struct
{
  char *key;
  TdtRow *row;
} Entry;

struct _TdtRecordList
{
  GObject parent_instance;

  TdtProjectView *view;
  TdtKindId kind;
  TdtFieldId field;
  char *target;
  TdtRowKeyFunc key;
  GSequence *entries;
};

enum
{
  PROP_N_ITEMS = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tdt_record_list_model_init (GListModelInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtRecordList, tdt_record_list, G_TYPE_OBJECT,
                               G_IMPLEMENT_INTERFACE (G_TYPE_LIST_MODEL,
                                                      tdt_record_list_model_init))

static Entry *
entry_new (TdtRecordList *list, const TdtRow *row)
{
  Entry *entry = g_new0 (Entry, 1);
  TdtFieldId order = tdt_kind_get (list->kind)->order;

  if (list->key != NULL)
    entry->key = list->key (row);
  else
    entry->key = g_strdup (order != TDT_FIELD_NONE ? tdt_row_get_text_or_empty (row, order) : "");
  entry->row = tdt_row_ref (row);
  return entry;
}

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->key);
  tdt_row_unref (entry->row);
  g_free (entry);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Entry, entry_free)

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const Entry *one = a;
  const Entry *other = b;
  int order = strcmp (one->key, other->key);

  return order != 0 ? order : strcmp (tdt_row_get_uid (one->row), tdt_row_get_uid (other->row));
}

static GType
tdt_record_list_get_item_type (GListModel *model)
{
  return TDT_TYPE_RECORD;
}

static guint
tdt_record_list_get_n_items (GListModel *model)
{
  return (guint) g_sequence_get_length (TDT_RECORD_LIST (model)->entries);
}

static gpointer
tdt_record_list_get_item (GListModel *model, guint position)
{
  TdtRecordList *list = TDT_RECORD_LIST (model);
  const TdtRow *row = tdt_record_list_get_row (list, position);

  if (row == NULL || list->view == NULL)
    return NULL;
  return tdt_project_view_dup_record_of_row (list->view, row);
}

static void
tdt_record_list_model_init (GListModelInterface *iface)
{
  iface->get_item_type = tdt_record_list_get_item_type;
  iface->get_n_items = tdt_record_list_get_n_items;
  iface->get_item = tdt_record_list_get_item;
}

static void
tdt_record_list_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_N_ITEMS)
    g_value_set_uint (value, g_list_model_get_n_items (G_LIST_MODEL (object)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_record_list_dispose (GObject *object)
{
  TdtRecordList *list = TDT_RECORD_LIST (object);

  if (list->view != NULL)
    tdt_project_view_remove_list (list->view, list);
  g_clear_weak_pointer (&list->view);
  G_OBJECT_CLASS (tdt_record_list_parent_class)->dispose (object);
}

static void
tdt_record_list_finalize (GObject *object)
{
  TdtRecordList *list = TDT_RECORD_LIST (object);

  g_clear_pointer (&list->entries, g_sequence_free);
  g_clear_pointer (&list->target, g_free);
  G_OBJECT_CLASS (tdt_record_list_parent_class)->finalize (object);
}

static void
tdt_record_list_class_init (TdtRecordListClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_record_list_get_property;
  object_class->dispose = tdt_record_list_dispose;
  object_class->finalize = tdt_record_list_finalize;
  properties[PROP_N_ITEMS] = g_param_spec_uint ("n-items", NULL, NULL, 0, G_MAXUINT, 0,
                                                G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                    G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tdt_record_list_init (TdtRecordList *list)
{
  list->entries = g_sequence_new (entry_free);
}

static GSequence *
make_entries (TdtRecordList *list)
{
  const TdtRoot *root = tdt_project_view_get_root (list->view);
  GSequence *entries = g_sequence_new (entry_free);
  g_autoptr (GPtrArray) rows = NULL;

  if (list->field == TDT_FIELD_NONE)
    rows = tdt_root_get_sorted (root, list->kind);
  else if (list->target != NULL)
    rows = tdt_root_get_referrers (root, list->target, list->field);
  for (guint i = 0; rows != NULL && i < rows->len; i++)
    g_sequence_append (entries, entry_new (list, rows->pdata[i]));
  g_sequence_sort (entries, compare_entries, NULL);
  return entries;
}

static void
notify_n_items (TdtRecordList *list, guint n_before)
{
  if (g_list_model_get_n_items (G_LIST_MODEL (list)) != n_before)
    g_object_notify_by_pspec (G_OBJECT (list), properties[PROP_N_ITEMS]);
}

static gboolean
same_record (GSequenceIter *a, GSequenceIter *b)
{
  return g_str_equal (tdt_row_get_uid (((Entry *) g_sequence_get (a))->row),
                      tdt_row_get_uid (((Entry *) g_sequence_get (b))->row));
}

/* Says what stands between the ends that two versions of the list share. */
static void
replace_entries (TdtRecordList *list)
{
  g_autoptr (GSequence) before = g_steal_pointer (&list->entries);
  guint n_before = (guint) g_sequence_get_length (before);
  guint n_after;
  guint head = 0;
  guint tail = 0;
  GSequenceIter *a;
  GSequenceIter *b;

  list->entries = make_entries (list);
  n_after = (guint) g_sequence_get_length (list->entries);
  a = g_sequence_get_begin_iter (before);
  b = g_sequence_get_begin_iter (list->entries);
  for (; head < MIN (n_before, n_after) && same_record (a, b); head++)
    {
      a = g_sequence_iter_next (a);
      b = g_sequence_iter_next (b);
    }
  a = g_sequence_get_end_iter (before);
  b = g_sequence_get_end_iter (list->entries);
  for (; tail < MIN (n_before, n_after) - head; tail++)
    {
      a = g_sequence_iter_prev (a);
      b = g_sequence_iter_prev (b);
      if (!same_record (a, b))
        break;
    }
  if (n_before - head - tail > 0 || n_after - head - tail > 0)
    g_list_model_items_changed (G_LIST_MODEL (list), head, n_before - head - tail,
                                n_after - head - tail);
  notify_n_items (list, n_before);
}

static gboolean
belongs (TdtRecordList *list, const TdtRow *row)
{
  const char *uid;

  if (row == NULL || tdt_row_get_kind_id (row) != list->kind)
    return FALSE;
  if (list->field == TDT_FIELD_NONE)
    return TRUE;
  if (list->target == NULL)
    return FALSE;
  if (tdt_field_is_list (tdt_field_get (list->field)))
    {
      const TdtList *uids = tdt_row_get_list (row, list->field);

      return uids != NULL && tdt_list_contains (uids, list->target);
    }
  uid = tdt_row_get_text (row, list->field);
  return uid != NULL && g_str_equal (uid, list->target);
}

static GSequenceIter *
find_row (TdtRecordList *list, const TdtRow *row)
{
  g_autoptr (Entry) entry = entry_new (list, row);

  return g_sequence_lookup (list->entries, entry, compare_entries, NULL);
}

static guint
position_of (GSequenceIter *iter)
{
  return (guint) g_sequence_iter_get_position (iter);
}

static void
insert_row (TdtRecordList *list, const TdtRow *row)
{
  GSequenceIter *iter = g_sequence_insert_sorted (list->entries, entry_new (list, row),
                                                  compare_entries, NULL);

  g_list_model_items_changed (G_LIST_MODEL (list), position_of (iter), 0, 1);
}

static void
remove_row (TdtRecordList *list, const TdtRow *row)
{
  GSequenceIter *iter = find_row (list, row);
  guint position = position_of (iter);

  g_sequence_remove (iter);
  g_list_model_items_changed (G_LIST_MODEL (list), position, 1, 0);
}

/* Who sorts differently from before is said to have changed even where it keeps its place: rows
 * that show something in common with their neighbours look again. */
static void
update_row (TdtRecordList *list, const TdtChange *change)
{
  g_autoptr (Entry) next = entry_new (list, change->new);
  GSequenceIter *iter = find_row (list, change->old);
  Entry *entry = g_sequence_get (iter);
  guint old_position = position_of (iter);
  guint new_position;
  guint first;
  guint n_items;
  gboolean moved = !g_str_equal (entry->key, next->key);

  tdt_row_unref (entry->row);
  entry->row = tdt_row_ref (change->new);
  if (!moved)
    return;
  g_free (entry->key);
  entry->key = g_steal_pointer (&next->key);
  next->key = g_strdup ("");
  g_sequence_sort_changed (iter, compare_entries, NULL);
  new_position = position_of (iter);
  first = MIN (old_position, new_position);
  n_items = MAX (old_position, new_position) - first + 1;
  g_list_model_items_changed (G_LIST_MODEL (list), first, n_items, n_items);
}

static guint
count_changes (TdtRecordList *list, const TdtDiff *diff)
{
  guint n_changes = 0;

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    if (tdt_change_get_kind (tdt_diff_get_change (diff, i))->id == list->kind)
      n_changes++;
  return n_changes;
}

void
tdt_record_list_take_diff (TdtRecordList *list, const TdtDiff *diff)
{
  guint n_before = g_list_model_get_n_items (G_LIST_MODEL (list));
  guint n_changes = count_changes (list, diff);

  if (n_changes == 0)
    return;
  if (n_changes >= MANY_CHANGES)
    {
      replace_entries (list);
      return;
    }
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);
      gboolean before = belongs (list, change->old);
      gboolean after = belongs (list, change->new);

      if (before && after)
        update_row (list, change);
      else if (before)
        remove_row (list, change->old);
      else if (after)
        insert_row (list, change->new);
    }
  notify_n_items (list, n_before);
}

static TdtRecordList *
record_list_new (TdtProjectView *view, TdtKindId kind, TdtFieldId field, const char *target,
                 TdtRowKeyFunc key)
{
  TdtRecordList *list = g_object_new (TDT_TYPE_RECORD_LIST, NULL);

  g_set_weak_pointer (&list->view, view);
  list->kind = kind;
  list->field = field;
  list->target = g_strdup (target);
  list->key = key;
  g_sequence_free (list->entries);
  list->entries = make_entries (list);
  tdt_project_view_add_list (view, list);
  return list;
}

TdtRecordList *
tdt_record_list_new (TdtProjectView *view, TdtKindId kind, TdtRowKeyFunc key)
{
  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), NULL);

  return record_list_new (view, kind, TDT_FIELD_NONE, NULL, key);
}

TdtRecordList *
tdt_record_list_new_of_referrers (TdtProjectView *view, TdtFieldId field, const char *target,
                                  TdtRowKeyFunc key)
{
  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), NULL);

  return record_list_new (view, TDT_FIELD_KIND (field), field, target, key);
}

void
tdt_record_list_set_target (TdtRecordList *list, const char *target)
{
  g_return_if_fail (TDT_IS_RECORD_LIST (list));
  g_return_if_fail (list->field != TDT_FIELD_NONE);

  if (list->view == NULL || g_strcmp0 (list->target, target) == 0)
    return;
  g_free (list->target);
  list->target = g_strdup (target);
  replace_entries (list);
}

gboolean
tdt_record_list_find (TdtRecordList *list, const char *uid, guint *position)
{
  const TdtRow *row;
  GSequenceIter *iter;

  g_return_val_if_fail (TDT_IS_RECORD_LIST (list), FALSE);

  if (list->view == NULL)
    return FALSE;
  row = tdt_root_lookup_kind (tdt_project_view_get_root (list->view), list->kind, uid);
  iter = row != NULL ? find_row (list, row) : NULL;
  if (iter != NULL && position != NULL)
    *position = position_of (iter);
  return iter != NULL;
}

const TdtRow *
tdt_record_list_get_row (TdtRecordList *list, guint position)
{
  GSequenceIter *iter;

  g_return_val_if_fail (TDT_IS_RECORD_LIST (list), NULL);

  if (position >= (guint) g_sequence_get_length (list->entries))
    return NULL;
  iter = g_sequence_get_iter_at_pos (list->entries, (int) position);
  return ((Entry *) g_sequence_get (iter))->row;
}
