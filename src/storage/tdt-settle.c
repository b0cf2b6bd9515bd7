/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-settle.h"

#include "tdt-diff.h"

#include <string.h>

/* The records of a list up to the one that an item followed; items come in the order of the file.
 */
typedef struct
{
  TdtRowIter iter;
  const TdtRow *next;
  const char *before;
  int kind;
} Walk;

typedef struct
{
  const TdtRoot *root;
  const TdtRow *row;
  /* Fields of the row and lists of the project that have an element in the file. */
  gboolean fields[256];
  gboolean lists[TDT_N_KINDS];
  Walk walk;
  gboolean changed;
} Settling;

static void
find_elements (Settling *settling, const TdtUnknown *unknown)
{
  const TdtKind *kind = tdt_row_get_kind (settling->row);

  for (guint i = 0; i < kind->n_fields; i++)
    settling->fields[i] = tdt_value_is_set (&kind->fields[i],
                                            tdt_row_get_value_at (settling->row, i));
  for (guint k = 0; k < TDT_N_KINDS; k++)
    settling->lists[k] = k != TDT_ROOT_KIND && tdt_root_count (settling->root, k) > 0;
  for (guint i = 0; i < unknown->n_items; i++)
    if (unknown->items[i].place == TDT_UNKNOWN_IN_FIELD)
      settling->fields[unknown->items[i].position] = TRUE;
    else if (unknown->items[i].place == TDT_UNKNOWN_IN_LIST)
      settling->lists[unknown->items[i].position] = TRUE;
}

static int
find_field_before (const Settling *settling, int position)
{
  while (position >= 0 && !settling->fields[position])
    position--;
  return position;
}

static const char *
find_record_before (Settling *settling, const TdtUnknownItem *item)
{
  Walk *walk = &settling->walk;

  if (walk->kind != item->position)
    {
      *walk = (Walk){ .kind = item->position };
      tdt_row_iter_init (&walk->iter, settling->root, (TdtKindId) item->position);
      tdt_row_iter_next (&walk->iter, &walk->next);
    }
  while (item->record != NULL && walk->next != NULL &&
         strcmp (tdt_row_get_uid (walk->next), item->record) <= 0)
    {
      walk->before = tdt_row_get_uid (walk->next);
      tdt_row_iter_next (&walk->iter, &walk->next);
    }
  return item->record != NULL ? walk->before : NULL;
}

static void
settle_after_list (const Settling *settling, TdtUnknownItem *item)
{
  guint n_fields = tdt_row_get_kind (settling->row)->n_fields;

  while (item->position >= 0 && !settling->lists[item->position])
    item->position--;
  if (item->position >= 0)
    return;
  item->place = TDT_UNKNOWN_IN_RECORD;
  item->position = find_field_before (settling, (int) n_fields - 1);
}

static void
settle_item (Settling *settling, TdtUnknownItem *item)
{
  const TdtUnknownItem before = *item;

  if (item->attribute != NULL)
    return;
  if (item->place == TDT_UNKNOWN_IN_RECORD)
    item->position = find_field_before (settling, item->position);
  else if (item->place == TDT_UNKNOWN_IN_LIST)
    item->record = (char *) find_record_before (settling, item);
  else if (item->place == TDT_UNKNOWN_AFTER_LIST)
    settle_after_list (settling, item);
  if (item->place != before.place || item->position != before.position ||
      g_strcmp0 (item->record, before.record) != 0)
    settling->changed = TRUE;
}

/* The row, which has unknown content, with that settled; or NULL when it is. */
static TdtRow *
settle_row (const TdtRoot *root, const TdtRow *row)
{
  const TdtUnknown *unknown = tdt_row_get_unknown (row);
  Settling settling = { .root = root, .row = row, .walk = { .kind = -1 } };
  g_autofree TdtUnknownItem *items = NULL;
  g_autoptr (TdtUnknown) settled = NULL;

  find_elements (&settling, unknown);
  items = g_memdup2 (unknown->items, unknown->n_items * sizeof (TdtUnknownItem));
  for (guint i = 0; i < unknown->n_items; i++)
    settle_item (&settling, &items[i]);
  if (!settling.changed)
    return NULL;
  settled = tdt_unknown_new (items, unknown->n_items);
  return tdt_row_with_unknown (row, settled);
}

TdtRoot *
tdt_settle (const TdtRoot *root)
{
  g_autoptr (GPtrArray) old_rows = g_ptr_array_new ();
  g_autoptr (GPtrArray) new_rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);
  g_autoptr (TdtDiff) diff = NULL;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        {
          TdtRow *settled = tdt_row_get_unknown (row) != NULL ? settle_row (root, row) : NULL;

          if (settled == NULL)
            continue;
          g_ptr_array_add (old_rows, (gpointer) row);
          g_ptr_array_add (new_rows, settled);
        }
    }
  if (old_rows->len == 0)
    return tdt_root_ref (root);
  diff = tdt_diff_new_from_rows ((const TdtRow *const *) old_rows->pdata,
                                 (const TdtRow *const *) new_rows->pdata, old_rows->len);
  return tdt_diff_apply (diff, root, NULL);
}
