/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-row.h"

TdtUnknown *
tdt_unknown_new (const TdtUnknownItem *items, guint n_items)
{
  TdtUnknown *unknown = g_atomic_rc_box_alloc0 (sizeof (TdtUnknown) +
                                                n_items * sizeof (TdtUnknownItem));

  unknown->n_items = n_items;
  for (guint i = 0; i < n_items; i++)
    unknown->items[i] = (TdtUnknownItem){
      .after = items[i].after,
      .list = items[i].list,
      .record = g_strdup (items[i].record),
      .attribute = g_strdup (items[i].attribute),
      .xml = g_strdup (items[i].xml),
    };
  return unknown;
}

TdtUnknown *
tdt_unknown_ref (const TdtUnknown *unknown)
{
  return g_atomic_rc_box_acquire ((gpointer) unknown);
}

static void
clear_unknown (gpointer data)
{
  TdtUnknown *unknown = data;

  for (guint i = 0; i < unknown->n_items; i++)
    {
      g_free (unknown->items[i].record);
      g_free (unknown->items[i].attribute);
      g_free (unknown->items[i].xml);
    }
}

void
tdt_unknown_unref (TdtUnknown *unknown)
{
  g_atomic_rc_box_release_full (unknown, clear_unknown);
}

gboolean
tdt_unknown_equal (const TdtUnknown *a, const TdtUnknown *b)
{
  if (a == b)
    return TRUE;
  if (a == NULL || b == NULL || a->n_items != b->n_items)
    return FALSE;
  for (guint i = 0; i < a->n_items; i++)
    if (a->items[i].after != b->items[i].after || a->items[i].list != b->items[i].list ||
        g_strcmp0 (a->items[i].record, b->items[i].record) != 0 ||
        g_strcmp0 (a->items[i].attribute, b->items[i].attribute) != 0 ||
        g_strcmp0 (a->items[i].xml, b->items[i].xml) != 0)
      return FALSE;
  return TRUE;
}
