/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-project-view.h"

#include "tdt-project-view-private.h"

struct _TdtProjectView
{
  GObject parent_instance;

  TdtRoot *root;
  /* Both hold no references: who is in them takes itself out. */
  GHashTable *records;
  GPtrArray *lists;

  gboolean telling;
  TdtRoot *next_root;
};

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtProjectView, tdt_project_view, G_TYPE_OBJECT)

TdtProjectView *
tdt_project_view_new (const TdtRoot *root)
{
  TdtProjectView *view = g_object_new (TDT_TYPE_PROJECT_VIEW, NULL);

  view->root = tdt_root_ref (root);
  return view;
}

static void
tdt_project_view_dispose (GObject *object)
{
  TdtProjectView *view = TDT_PROJECT_VIEW (object);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);
  GHashTableIter iter;
  gpointer record;

  /* Records that point to each other in a circle are freed by this. */
  g_hash_table_iter_init (&iter, view->records);
  while (g_hash_table_iter_next (&iter, NULL, &record))
    g_ptr_array_add (records, g_object_ref (record));
  for (guint i = 0; i < records->len; i++)
    tdt_record_forget_targets (records->pdata[i]);
  G_OBJECT_CLASS (tdt_project_view_parent_class)->dispose (object);
}

static void
tdt_project_view_finalize (GObject *object)
{
  TdtProjectView *view = TDT_PROJECT_VIEW (object);

  g_clear_pointer (&view->root, tdt_root_unref);
  g_clear_pointer (&view->next_root, tdt_root_unref);
  g_clear_pointer (&view->records, g_hash_table_unref);
  g_clear_pointer (&view->lists, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_project_view_parent_class)->finalize (object);
}

static void
tdt_project_view_class_init (TdtProjectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = tdt_project_view_dispose;
  object_class->finalize = tdt_project_view_finalize;
  signals[CHANGED] = g_signal_new ("changed", TDT_TYPE_PROJECT_VIEW, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
tdt_project_view_init (TdtProjectView *view)
{
  view->records = g_hash_table_new (g_str_hash, g_str_equal);
  view->lists = g_ptr_array_new ();
}

const TdtRoot *
tdt_project_view_get_root (TdtProjectView *view)
{
  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), NULL);

  return view->root;
}

gboolean
tdt_project_view_is_telling (TdtProjectView *view)
{
  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), FALSE);

  return view->telling;
}

static TdtRecord *
lookup_living (TdtProjectView *view, const TdtRow *row)
{
  TdtRecord *record = g_hash_table_lookup (view->records, tdt_row_get_uid (row));

  /* A uid can come back as a record of another kind: that is another object. */
  if (record != NULL &&
      tdt_row_get_kind_id (tdt_record_get_row (record)) != tdt_row_get_kind_id (row))
    return NULL;
  return record;
}

TdtRecord *
tdt_project_view_dup_record_of_row (TdtProjectView *view, const TdtRow *row)
{
  TdtRecord *record = lookup_living (view, row);
  const TdtRow *now;

  if (record != NULL)
    return g_object_ref (record);
  now = tdt_root_lookup_kind (view->root, tdt_row_get_kind_id (row), tdt_row_get_uid (row));
  record = tdt_record_new (view, now != NULL ? now : row, now != NULL);
  g_hash_table_replace (view->records, (gpointer) tdt_record_get_uid (record), record);
  return record;
}

TdtRecord *
tdt_project_view_dup_record (TdtProjectView *view, const char *uid)
{
  const TdtRow *row;

  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), NULL);

  row = tdt_root_lookup (view->root, uid);
  return row != NULL ? tdt_project_view_dup_record_of_row (view, row) : NULL;
}

TdtRecord *
tdt_project_view_dup_project (TdtProjectView *view)
{
  g_return_val_if_fail (TDT_IS_PROJECT_VIEW (view), NULL);

  return tdt_project_view_dup_record_of_row (view, tdt_root_get_project (view->root));
}

void
tdt_project_view_forget_record (TdtProjectView *view, TdtRecord *record)
{
  const char *uid = tdt_record_get_uid (record);

  if (g_hash_table_lookup (view->records, uid) == record)
    g_hash_table_remove (view->records, uid);
}

void
tdt_project_view_add_list (TdtProjectView *view, TdtRecordList *list)
{
  g_ptr_array_add (view->lists, list);
}

void
tdt_project_view_remove_list (TdtProjectView *view, TdtRecordList *list)
{
  g_ptr_array_remove (view->lists, list);
}

static void
release_record (gpointer record)
{
  if (record != NULL)
    g_object_unref (record);
}

/* The living records that @diff changes, at the positions of their changes; all have their new
 * values, none has told so. */
static GPtrArray *
take_changes (TdtProjectView *view, const TdtDiff *diff)
{
  guint n_changes = tdt_diff_get_n_changes (diff);
  GPtrArray *changed = g_ptr_array_new_full (n_changes, release_record);

  for (guint i = 0; i < n_changes; i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);
      TdtRecord *record = lookup_living (view, change->new != NULL ? change->new : change->old);

      if (record != NULL)
        {
          /* The table's key is a text of the row that goes. */
          g_hash_table_steal (view->records, tdt_record_get_uid (record));
          tdt_record_take_change (record, change);
          g_hash_table_insert (view->records, (gpointer) tdt_record_get_uid (record), record);
          g_object_ref (record);
        }
      g_ptr_array_add (changed, record);
    }
  return changed;
}

static void
tell_diff (TdtProjectView *view, const TdtDiff *diff)
{
  g_autoptr (GPtrArray) changed = take_changes (view, diff);
  g_autoptr (GPtrArray) lists = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < view->lists->len; i++)
    g_ptr_array_add (lists, g_object_ref (view->lists->pdata[i]));
  for (guint i = 0; i < lists->len; i++)
    tdt_record_list_take_diff (lists->pdata[i], diff);
  g_signal_emit (view, signals[CHANGED], 0, diff);
  for (guint i = 0; i < changed->len; i++)
    if (changed->pdata[i] != NULL)
      tdt_record_notify_change (changed->pdata[i], tdt_diff_get_change (diff, i));
}

static void
show_root (TdtProjectView *view, const TdtRoot *root, const TdtDiff *diff)
{
  g_autoptr (TdtRoot) old_root = g_steal_pointer (&view->root);
  g_autoptr (TdtDiff) difference = diff != NULL ? tdt_diff_ref (diff)
                                                : tdt_diff_new (old_root, root);

  view->root = tdt_root_ref (root);
  tell_diff (view, difference);
}

void
tdt_project_view_set_root (TdtProjectView *view, const TdtRoot *root, const TdtDiff *diff)
{
  g_return_if_fail (TDT_IS_PROJECT_VIEW (view));
  g_return_if_fail (root != NULL);

  if (view->telling)
    {
      g_clear_pointer (&view->next_root, tdt_root_unref);
      view->next_root = tdt_root_ref (root);
      return;
    }
  g_object_ref (view);
  view->telling = TRUE;
  show_root (view, root, diff);
  while (view->next_root != NULL)
    {
      g_autoptr (TdtRoot) next_root = g_steal_pointer (&view->next_root);

      show_root (view, next_root, NULL);
    }
  view->telling = FALSE;
  g_object_unref (view);
}
