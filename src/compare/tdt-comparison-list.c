/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What differs between two or three projects, one by one. */
#include "tdt-comparison-private.h"

#include "tdt-diff.h"

#include <string.h>

typedef struct
{
  const TdtRoot *base;
  const TdtRoot *ours;
  const TdtRoot *theirs;
  const TdtRoot *merged;
  /* Of the merge: by uid, arrays of TdtConflict. */
  GHashTable *conflicts;
  GPtrArray *differences;
} Listing;

static TdtRow *
dup_row (const TdtRoot *root, const char *uid)
{
  const TdtRow *row = root != NULL ? tdt_root_lookup (root, uid) : NULL;

  return row != NULL ? tdt_row_ref (row) : NULL;
}

static void
difference_free (gpointer data)
{
  TdtDifference *difference = data;

  g_clear_pointer (&difference->base, tdt_row_unref);
  g_clear_pointer (&difference->ours, tdt_row_unref);
  g_clear_pointer (&difference->theirs, tdt_row_unref);
  g_clear_pointer (&difference->merged, tdt_row_unref);
  g_free (difference);
}

static const TdtConflict *
find_conflict (const Listing *listing, const char *uid, TdtConflictType type, const TdtField *field)
{
  GPtrArray *conflicts = g_hash_table_lookup (listing->conflicts, uid);

  for (guint i = 0; conflicts != NULL && i < conflicts->len; i++)
    {
      const TdtConflict *conflict = conflicts->pdata[i];

      if (conflict->type == type && conflict->field == field)
        return conflict;
    }
  return NULL;
}

/* Whether both changed it, in different places. */
static gboolean
is_of_both (const TdtDifference *difference)
{
  guint position;
  TdtValue base, ours;

  if (difference->type != TDT_DIFFERENCE_FIELD || difference->conflict ||
      difference->base == NULL || difference->ours == NULL)
    return FALSE;
  position = TDT_FIELD_POSITION (difference->field->id);
  base = tdt_row_get_value_at (difference->base, position);
  ours = tdt_row_get_value_at (difference->ours, position);
  return !tdt_value_equal (difference->field, base, ours);
}

static void
add (Listing *listing, const char *uid, TdtDifferenceType type, const TdtField *field,
     gboolean conflict)
{
  TdtDifference *difference = g_new0 (TdtDifference, 1);

  difference->type = type;
  difference->field = field;
  difference->conflict = conflict;
  difference->base = dup_row (listing->base, uid);
  difference->ours = dup_row (listing->ours, uid);
  difference->theirs = dup_row (listing->theirs, uid);
  difference->merged = dup_row (listing->merged, uid);
  difference->both = is_of_both (difference);
  g_ptr_array_add (listing->differences, difference);
}

static void
add_fields (Listing *listing, const TdtChange *change)
{
  const TdtKind *kind = tdt_change_get_kind (change);
  const char *uid = tdt_change_get_uid (change);

  /* What is in conflict comes with the conflicts. */
  for (guint i = 0; i < kind->n_fields; i++)
    if (tdt_change_has_field (change, i) &&
        find_conflict (listing, uid, TDT_CONFLICT_VALUE, &kind->fields[i]) == NULL)
      add (listing, uid, TDT_DIFFERENCE_FIELD, &kind->fields[i], FALSE);
  if (tdt_change_has_unknown (change) &&
      find_conflict (listing, uid, TDT_CONFLICT_UNKNOWN, NULL) == NULL)
    add (listing, uid, TDT_DIFFERENCE_UNKNOWN, NULL, FALSE);
}

static void
add_changes (Listing *listing)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (listing->ours, listing->merged);

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);
      const char *uid = tdt_change_get_uid (change);

      if (change->old == NULL)
        add (listing, uid, TDT_DIFFERENCE_ADDED, NULL,
             find_conflict (listing, uid, TDT_CONFLICT_RECORD, NULL) != NULL);
      else if (change->new == NULL)
        add (listing, uid, TDT_DIFFERENCE_REMOVED, NULL, FALSE);
      else
        add_fields (listing, change);
    }
}

static void
add_conflict (Listing *listing, const TdtConflict *conflict)
{
  const char *uid = tdt_conflict_get_uid (conflict);

  if (conflict->type == TDT_CONFLICT_VALUE)
    add (listing, uid, TDT_DIFFERENCE_FIELD, conflict->field, TRUE);
  else if (conflict->type == TDT_CONFLICT_UNKNOWN)
    add (listing, uid, TDT_DIFFERENCE_UNKNOWN, NULL, TRUE);
  /* What we deleted and they need is among the changes, as an addition. */
  else if (conflict->ours != NULL)
    add (listing, uid, TDT_DIFFERENCE_REMOVED, NULL, TRUE);
}

static int
compare_differences_cb (gconstpointer a, gconstpointer b)
{
  const TdtDifference *one = *(TdtDifference *const *) a;
  const TdtDifference *other = *(TdtDifference *const *) b;
  const TdtRow *one_row = tdt_difference_get_row (one);
  const TdtRow *other_row = tdt_difference_get_row (other);
  int kinds = (int) tdt_row_get_kind_id (one_row) - (int) tdt_row_get_kind_id (other_row);
  int uids = strcmp (tdt_row_get_uid (one_row), tdt_row_get_uid (other_row));
  int one_field = one->field != NULL ? (int) one->field->id : -1;
  int other_field = other->field != NULL ? (int) other->field->id : -1;

  if (kinds != 0 || uids != 0)
    return kinds != 0 ? kinds : uids;
  return one_field != other_field ? one_field - other_field : (int) one->type - (int) other->type;
}

static void
index_conflicts (Listing *listing, const TdtMerge *merge)
{
  for (guint i = 0; merge != NULL && i < merge->conflicts->len; i++)
    {
      const char *uid = tdt_conflict_get_uid (merge->conflicts->pdata[i]);
      GPtrArray *conflicts = g_hash_table_lookup (listing->conflicts, uid);

      if (conflicts == NULL)
        {
          conflicts = g_ptr_array_new ();
          g_hash_table_insert (listing->conflicts, (gpointer) uid, conflicts);
        }
      g_ptr_array_add (conflicts, merge->conflicts->pdata[i]);
    }
}

GPtrArray *
tdt_comparison_list (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs,
                     const TdtMerge *merge)
{
  g_autoptr (GHashTable) conflicts = g_hash_table_new_full (g_str_hash, g_str_equal, NULL,
                                                            (GDestroyNotify) g_ptr_array_unref);
  Listing listing = {
    base,      ours,
    theirs,    merge != NULL ? merge->root : theirs,
    conflicts, g_ptr_array_new_with_free_func (difference_free),
  };

  index_conflicts (&listing, merge);
  add_changes (&listing);
  for (guint i = 0; merge != NULL && i < merge->conflicts->len; i++)
    add_conflict (&listing, merge->conflicts->pdata[i]);
  g_ptr_array_sort (listing.differences, compare_differences_cb);
  return listing.differences;
}
