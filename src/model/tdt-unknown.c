/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-row.h"

#include <string.h>

static int
compare_numbers (gint64 a, gint64 b)
{
  return (a > b) - (a < b);
}

static const char *
local_name (const TdtUnknownItem *item)
{
  const char *colon = item->attribute != NULL ? strchr (item->attribute, ':') : NULL;

  return colon != NULL ? colon + 1 : item->attribute;
}

/* In the order of the file: two files that say the same give equal collections, whatever order
 * their attributes had. Pieces of content at one place keep theirs. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdtUnknownItem *one = a;
  const TdtUnknownItem *other = b;
  int order = compare_numbers (one->place, other->place);

  if (order == 0)
    order = compare_numbers (one->position, other->position);
  if (order == 0)
    order = compare_numbers (one->item, other->item);
  if (order == 0)
    order = compare_numbers (one->attribute == NULL, other->attribute == NULL);
  if (order == 0)
    order = g_strcmp0 (one->record, other->record);
  if (order == 0)
    order = g_strcmp0 (one->ns, other->ns);
  return order != 0 ? order : g_strcmp0 (local_name (one), local_name (other));
}

/* No element has an attribute twice, not even under two prefixes. */
static gboolean
is_attribute_again (const TdtUnknownItem *item, const TdtUnknownItem *before)
{
  return item->attribute != NULL && compare_items (item, before, NULL) == 0;
}

TdtUnknown *
tdt_unknown_new (const TdtUnknownItem *items, guint n_items)
{
  TdtUnknown *unknown = g_atomic_rc_box_alloc0 (sizeof (TdtUnknown) +
                                                n_items * sizeof (TdtUnknownItem));
  g_autofree TdtUnknownItem *sorted = g_memdup2 (items, n_items * sizeof (TdtUnknownItem));

  g_qsort_with_data (sorted, (gint) n_items, sizeof (TdtUnknownItem), compare_items, NULL);
  for (guint i = 0; i < n_items; i++)
    if (i == 0 || !is_attribute_again (&sorted[i], &sorted[i - 1]))
      unknown->items[unknown->n_items++] = (TdtUnknownItem){
        .place = sorted[i].place,
        .position = sorted[i].position,
        .item = sorted[i].item,
        .record = g_strdup (sorted[i].record),
        .attribute = g_strdup (sorted[i].attribute),
        .ns = g_strdup (sorted[i].ns),
        .xml = g_strdup (sorted[i].xml),
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
      g_free (unknown->items[i].ns);
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
    if (compare_items (&a->items[i], &b->items[i], NULL) != 0 ||
        g_strcmp0 (a->items[i].attribute, b->items[i].attribute) != 0 ||
        g_strcmp0 (a->items[i].xml, b->items[i].xml) != 0)
      return FALSE;
  return TRUE;
}
