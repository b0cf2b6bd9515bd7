/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-root-private.h"

#include <string.h>

static int
compare_referrers (gconstpointer a, gconstpointer b)
{
  const TdtReferrer *one = a;
  const TdtReferrer *other = b;
  int order = strcmp (one->target, other->target);

  if (order != 0)
    return order;
  if (one->field != other->field)
    return one->field < other->field ? -1 : 1;
  return strcmp (one->source, other->source);
}

static void
clear_referrer (gpointer data)
{
  TdtReferrer *referrer = data;

  g_ref_string_release (referrer->target);
  g_ref_string_release (referrer->source);
}

static gpointer
acquire_referrer (gpointer referrer)
{
  return g_atomic_rc_box_acquire (referrer);
}

static void
release_referrer (gpointer referrer)
{
  g_atomic_rc_box_release_full (referrer, clear_referrer);
}

static const TdtSortedSetType referrer_type = { compare_referrers, compare_referrers,
                                                acquire_referrer, release_referrer };

static void
add_referrer (GPtrArray *referrers, const TdtRow *row, const TdtField *field, char *target)
{
  TdtReferrer *referrer = g_atomic_rc_box_new0 (TdtReferrer);

  referrer->target = g_ref_string_acquire (target);
  referrer->source = g_ref_string_acquire ((char *) tdt_row_get_uid (row));
  referrer->field = field->id;
  g_ptr_array_add (referrers, referrer);
}

static void
add_field (GPtrArray *referrers, const TdtRow *row, const TdtField *field, TdtValue value)
{
  if (!tdt_value_is_set (field, value))
    return;
  if (field->type == TDT_FIELD_REFERENCE)
    add_referrer (referrers, row, field, value.text);
  else if (field->type == TDT_FIELD_REFERENCES)
    for (guint i = 0; i < value.list->n_items; i++)
      add_referrer (referrers, row, field, value.list->items[i]);
}

static int
compare_pointed_referrers (gconstpointer a, gconstpointer b)
{
  return compare_referrers (*(gpointer const *) a, *(gpointer const *) b);
}

TdtSortedSet *
tdt_referrers_new (const TdtRoot *root)
{
  g_autoptr (GPtrArray) referrers = g_ptr_array_new_with_free_func (release_referrer);

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      const TdtKind *kind = tdt_kind_get (k);
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        for (guint i = 0; i < kind->n_fields; i++)
          add_field (referrers, row, &kind->fields[i], tdt_row_get_value_at (row, i));
    }
  g_ptr_array_sort (referrers, compare_pointed_referrers);
  return tdt_sorted_set_new (&referrer_type, referrers->pdata, referrers->len);
}

static int
compare_changes (gconstpointer a, gconstpointer b)
{
  const TdtSortedSetChange *one = a;
  const TdtSortedSetChange *other = b;
  int order = compare_referrers (one->key, other->key);

  /* Where a reference goes from one place of a list to another, the addition counts. */
  return order != 0 ? order : (one->item == NULL) - (other->item == NULL);
}

static void
append_changes (GArray *changes, const GPtrArray *referrers, gboolean added)
{
  for (guint i = 0; i < referrers->len; i++)
    {
      gpointer referrer = referrers->pdata[i];
      TdtSortedSetChange change = { referrer, added ? referrer : NULL };

      g_array_append_val (changes, change);
    }
}

TdtSortedSet *
tdt_referrers_update (TdtSortedSet *referrers, const TdtChange *row_changes, guint n_changes)
{
  g_autoptr (GPtrArray) removed = g_ptr_array_new_with_free_func (release_referrer);
  g_autoptr (GPtrArray) added = g_ptr_array_new_with_free_func (release_referrer);
  g_autoptr (GArray) changes = g_array_new (FALSE, FALSE, sizeof (TdtSortedSetChange));
  guint n_distinct = 0;

  for (guint c = 0; c < n_changes; c++)
    {
      const TdtKind *kind = tdt_change_get_kind (&row_changes[c]);

      for (guint i = 0; i < kind->n_fields; i++)
        {
          const TdtField *field = &kind->fields[i];

          if (!tdt_field_is_reference (field) || !tdt_change_has_field (&row_changes[c], i))
            continue;
          if (row_changes[c].old != NULL)
            add_field (removed, row_changes[c].old, field,
                       tdt_row_get_value_at (row_changes[c].old, i));
          if (row_changes[c].new != NULL)
            add_field (added, row_changes[c].new, field,
                       tdt_row_get_value_at (row_changes[c].new, i));
        }
    }
  append_changes (changes, removed, FALSE);
  append_changes (changes, added, TRUE);
  g_array_sort (changes, compare_changes);
  for (guint i = 0; i < changes->len; i++)
    {
      const TdtSortedSetChange *change = &g_array_index (changes, TdtSortedSetChange, i);

      if (n_distinct > 0 &&
          compare_referrers (g_array_index (changes, TdtSortedSetChange, n_distinct - 1).key,
                             change->key) == 0)
        continue;
      g_array_index (changes, TdtSortedSetChange, n_distinct++) = *change;
    }
  return tdt_sorted_set_update (referrers, (TdtSortedSetChange *) changes->data, n_distinct);
}
