/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fix-search-private.h"

/* In microseconds. */
#define PATIENCE 30000

typedef struct
{
  TdtRoot *root;
  GPtrArray *findings;
} Search;

static void
search_free (Search *search)
{
  tdt_root_unref (search->root);
  g_ptr_array_unref (search->findings);
  g_free (search);
}

static void
search_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Search *search = task_data;
  GPtrArray *found = g_ptr_array_new_with_free_func ((GDestroyNotify) g_ptr_array_unref);
  gint64 until = g_get_monotonic_time () + PATIENCE;

  for (guint i = 0; i < search->findings->len; i++)
    {
      if (i > 0 && g_get_monotonic_time () > until)
        break;
      g_ptr_array_add (found, tdt_fixes_find (search->root, search->findings->pdata[i]));
    }
  g_task_return_pointer (task, found, (GDestroyNotify) g_ptr_array_unref);
}

void
tdt_fix_search_async (const TdtRoot *root, const GPtrArray *findings, GCancellable *cancellable,
                      GAsyncReadyCallback callback, gpointer user_data)
{
  g_autoptr (GTask) task = g_task_new (NULL, cancellable, callback, user_data);
  Search *search = g_new0 (Search, 1);

  search->root = tdt_root_ref (root);
  search->findings = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_finding_unref);
  for (guint i = 0; i < findings->len; i++)
    g_ptr_array_add (search->findings, tdt_finding_ref (findings->pdata[i]));
  g_task_set_source_tag (task, tdt_fix_search_async);
  g_task_set_task_data (task, search, (GDestroyNotify) search_free);
  g_task_run_in_thread (task, search_in_thread);
}

GPtrArray *
tdt_fix_search_finish (GAsyncResult *result)
{
  return g_task_propagate_pointer (G_TASK (result), NULL);
}
