/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-lists.h"

#include "tdt-test-window.h"

struct TdtTestLists
{
  /* Of Shadow, by the list. */
  GHashTable *shadows;
};

typedef struct
{
  GListModel *model;
  GPtrArray *items;
  gboolean gone;
} Shadow;

static void
take_items (Shadow *shadow, guint position, guint n_added)
{
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (shadow->items, (int) (position + i),
                        g_list_model_get_item (shadow->model, position + i));
}

static void
items_changed_cb (GListModel *model, guint position, guint n_removed, guint n_added, Shadow *shadow)
{
  g_assert_cmpuint (position + n_removed, <=, shadow->items->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (shadow->items, position, n_removed);
  take_items (shadow, position, n_added);
  g_assert_cmpuint (shadow->items->len, ==, g_list_model_get_n_items (model));
}

static void
gone_cb (gpointer data, GObject *model)
{
  ((Shadow *) data)->gone = TRUE;
}

static void
shadow_free (gpointer data)
{
  Shadow *shadow = data;

  if (!shadow->gone)
    {
      g_object_weak_unref (G_OBJECT (shadow->model), gone_cb, shadow);
      g_signal_handlers_disconnect_by_func (shadow->model, items_changed_cb, shadow);
    }
  g_ptr_array_unref (shadow->items);
  g_free (shadow);
}

TdtTestLists *
tdt_test_lists_new (void)
{
  TdtTestLists *lists = g_new0 (TdtTestLists, 1);

  lists->shadows = g_hash_table_new_full (NULL, NULL, NULL, shadow_free);
  return lists;
}

void
tdt_test_lists_free (TdtTestLists *lists)
{
  g_hash_table_unref (lists->shadows);
  g_free (lists);
}

void
tdt_test_lists_follow (TdtTestLists *lists, GListModel *model)
{
  Shadow *shadow = g_hash_table_lookup (lists->shadows, model);

  if (shadow != NULL && !shadow->gone)
    return;
  shadow = g_new0 (Shadow, 1);
  shadow->model = model;
  shadow->items = g_ptr_array_new_with_free_func (g_object_unref);
  take_items (shadow, 0, g_list_model_get_n_items (model));
  g_object_weak_ref (G_OBJECT (model), gone_cb, shadow);
  g_signal_connect (model, "items-changed", G_CALLBACK (items_changed_cb), shadow);
  g_hash_table_replace (lists->shadows, model, shadow);
}

static void
follow_with_inner (TdtTestLists *lists, GListModel *model)
{
  while (model != NULL)
    {
      g_autoptr (GListModel) inner = NULL;
      gboolean has_inner = g_object_class_find_property (G_OBJECT_GET_CLASS (model), "model") !=
                           NULL;

      tdt_test_lists_follow (lists, model);
      if (has_inner)
        g_object_get (model, "model", &inner, NULL);
      model = inner;
    }
}

static void
follow_cb (GtkWidget *widget, gpointer data)
{
  g_autoptr (GListModel) model = NULL;

  if (GTK_IS_LIST_VIEW (widget) || GTK_IS_COLUMN_VIEW (widget) || GTK_IS_GRID_VIEW (widget) ||
      GTK_IS_DROP_DOWN (widget))
    g_object_get (widget, "model", &model, NULL);
  follow_with_inner (data, model);
}

void
tdt_test_lists_follow_all (TdtTestLists *lists, GtkWidget *top)
{
  tdt_test_foreach (top, follow_cb, lists);
}

guint
tdt_test_lists_compare (TdtTestLists *lists)
{
  guint n_compared = 0;
  GHashTableIter iter;
  Shadow *shadow;

  g_hash_table_iter_init (&iter, lists->shadows);
  while (g_hash_table_iter_next (&iter, NULL, (gpointer *) &shadow))
    {
      if (shadow->gone)
        continue;
      g_assert_cmpuint (shadow->items->len, ==, g_list_model_get_n_items (shadow->model));
      for (guint i = 0; i < shadow->items->len; i++)
        {
          g_autoptr (GObject) item = g_list_model_get_item (shadow->model, i);

          g_assert_true (item == shadow->items->pdata[i]);
        }
      n_compared++;
    }
  return n_compared;
}
