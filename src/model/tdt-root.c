/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-root.h"

#include "tdt-root-private.h"

#include <string.h>

struct _TdtRoot
{
  gatomicrefcount references;
  TdtSortedSet *rows[TDT_N_KINDS];
  /* Made when first asked for, by whichever thread comes first; then carried along by edits. */
  TdtSortedSet *referrers;
};

static int
compare_rows (gconstpointer a, gconstpointer b)
{
  return strcmp (tdt_row_get_uid (a), tdt_row_get_uid (b));
}

static int
compare_row_with_uid (gconstpointer row, gconstpointer uid)
{
  return strcmp (tdt_row_get_uid (row), uid);
}

static gpointer
acquire_row (gpointer row)
{
  return tdt_row_ref (row);
}

static void
release_row (gpointer row)
{
  tdt_row_unref (row);
}

static const TdtSortedSetType row_type = { compare_rows, compare_row_with_uid, acquire_row,
                                           release_row };

TdtRoot *
tdt_root_new (const char *uid)
{
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_row_unref);

  g_ptr_array_add (rows, tdt_row_new (TDT_KIND_PROJECT, uid));
  return tdt_root_new_take_rows (g_steal_pointer (&rows));
}

static int
compare_pointed_rows (gconstpointer a, gconstpointer b)
{
  return compare_rows (*(gpointer const *) a, *(gpointer const *) b);
}

static gboolean
is_sorted (GPtrArray *rows)
{
  for (guint i = 1; i < rows->len; i++)
    if (compare_rows (rows->pdata[i - 1], rows->pdata[i]) >= 0)
      return FALSE;
  return TRUE;
}

TdtRoot *
tdt_root_new_take_rows (GPtrArray *rows)
{
  TdtRoot *root = g_new0 (TdtRoot, 1);
  GPtrArray *by_kind[TDT_N_KINDS];

  g_atomic_ref_count_init (&root->references);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    by_kind[k] = g_ptr_array_new ();
  for (guint i = 0; i < rows->len; i++)
    g_ptr_array_add (by_kind[tdt_row_get_kind_id (rows->pdata[i])], rows->pdata[i]);
  g_assert (by_kind[TDT_KIND_PROJECT]->len == 1);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      if (!is_sorted (by_kind[k]))
        g_ptr_array_sort (by_kind[k], compare_pointed_rows);
      root->rows[k] = tdt_sorted_set_new (&row_type, by_kind[k]->pdata, by_kind[k]->len);
      g_ptr_array_unref (by_kind[k]);
    }
  g_ptr_array_unref (rows);
  return root;
}

TdtRoot *
tdt_root_ref (const TdtRoot *root)
{
  TdtRoot *shared = (TdtRoot *) root;

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
tdt_root_unref (TdtRoot *root)
{
  if (!g_atomic_ref_count_dec (&root->references))
    return;
  for (guint k = 0; k < TDT_N_KINDS; k++)
    tdt_sorted_set_unref (root->rows[k]);
  if (root->referrers != NULL)
    tdt_sorted_set_unref (root->referrers);
  g_free (root);
}

TdtSortedSet *
tdt_root_get_rows (const TdtRoot *root, TdtKindId kind)
{
  return root->rows[kind];
}

TdtRoot *
tdt_root_new_with_changes (const TdtRoot *root, const TdtChange *changes, guint n_changes)
{
  TdtRoot *next = g_new0 (TdtRoot, 1);
  TdtSortedSet *referrers = g_atomic_pointer_get (&((TdtRoot *) root)->referrers);
  guint i = 0;

  g_atomic_ref_count_init (&next->references);
  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      g_autoptr (GArray) row_changes = g_array_new (FALSE, FALSE, sizeof (TdtSortedSetChange));

      for (; i < n_changes && tdt_change_get_kind (&changes[i])->id == k; i++)
        {
          TdtSortedSetChange change = { changes[i].old != NULL ? changes[i].old : changes[i].new,
                                        changes[i].new };

          g_array_append_val (row_changes, change);
        }
      next->rows[k] = tdt_sorted_set_update (
          root->rows[k], (TdtSortedSetChange *) row_changes->data, row_changes->len);
    }
  if (referrers != NULL)
    next->referrers = tdt_referrers_update (referrers, changes, n_changes);
  return next;
}

const TdtRow *
tdt_root_get_project (const TdtRoot *root)
{
  TdtSortedSetPlace place = { 0, 0 };

  return tdt_sorted_set_next (root->rows[TDT_KIND_PROJECT], &place);
}

const char *
tdt_root_get_uid (const TdtRoot *root)
{
  return tdt_row_get_uid (tdt_root_get_project (root));
}

const TdtRow *
tdt_root_lookup (const TdtRoot *root, const char *uid)
{
  for (guint k = 0; uid != NULL && k < TDT_N_KINDS; k++)
    {
      const TdtRow *row = tdt_sorted_set_lookup (root->rows[k], uid);

      if (row != NULL)
        return row;
    }
  return NULL;
}

const TdtRow *
tdt_root_lookup_kind (const TdtRoot *root, TdtKindId kind, const char *uid)
{
  if (kind == TDT_KIND_ANY)
    return tdt_root_lookup (root, uid);
  return uid != NULL ? tdt_sorted_set_lookup (root->rows[kind], uid) : NULL;
}

const TdtRow *
tdt_root_follow (const TdtRoot *root, const TdtRow *row, TdtFieldId reference_field)
{
  return tdt_root_lookup_kind (root, tdt_field_get (reference_field)->target,
                               tdt_row_get_text (row, reference_field));
}

guint
tdt_root_count (const TdtRoot *root, TdtKindId kind)
{
  return tdt_sorted_set_get_size (root->rows[kind]);
}

static void
note_difference_cb (gpointer old_row, gpointer new_row, gpointer user_data)
{
  gboolean *equal = user_data;

  if (old_row == NULL || new_row == NULL || !tdt_row_equal (old_row, new_row))
    *equal = FALSE;
}

gboolean
tdt_root_equal (const TdtRoot *a, const TdtRoot *b)
{
  gboolean equal = TRUE;

  for (guint k = 0; k < TDT_N_KINDS && equal; k++)
    tdt_sorted_set_diff (a->rows[k], b->rows[k], note_difference_cb, &equal);
  return equal;
}

void
tdt_row_iter_init (TdtRowIter *iter, const TdtRoot *root, TdtKindId kind)
{
  *iter = (TdtRowIter){ .root = root, .kind = kind };
}

gboolean
tdt_row_iter_next (TdtRowIter *iter, const TdtRow **row)
{
  TdtSortedSetPlace place = { iter->chunk, iter->item };

  *row = tdt_sorted_set_next (iter->root->rows[iter->kind], &place);
  iter->chunk = place.block;
  iter->item = place.item;
  return *row != NULL;
}

static int
compare_by_order (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const TdtRow *one = *(gpointer const *) a;
  const TdtRow *other = *(gpointer const *) b;
  TdtFieldId field = (TdtFieldId) GPOINTER_TO_INT (user_data);
  int order = strcmp (tdt_row_get_text_or_empty (one, field),
                      tdt_row_get_text_or_empty (other, field));

  return order != 0 ? order : compare_rows (one, other);
}

static void
sort_by_order (GPtrArray *rows, const TdtKind *kind)
{
  if (kind->order != TDT_FIELD_NONE)
    g_ptr_array_sort_with_data (rows, compare_by_order, GINT_TO_POINTER (kind->order));
}

GPtrArray *
tdt_root_get_sorted (const TdtRoot *root, TdtKindId kind)
{
  GPtrArray *rows = g_ptr_array_sized_new (tdt_root_count (root, kind));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    g_ptr_array_add (rows, (gpointer) row);
  sort_by_order (rows, tdt_kind_get (kind));
  return rows;
}

static TdtSortedSet *
get_referrers (const TdtRoot *root)
{
  TdtRoot *shared = (TdtRoot *) root;
  TdtSortedSet *referrers = g_atomic_pointer_get (&shared->referrers);

  if (referrers != NULL)
    return referrers;
  referrers = tdt_referrers_new (root);
  if (g_atomic_pointer_compare_and_exchange (&shared->referrers, NULL, referrers))
    return referrers;
  tdt_sorted_set_unref (referrers);
  return g_atomic_pointer_get (&shared->referrers);
}

void
tdt_root_foreach_referrer (const TdtRoot *root, const char *target, TdtReferrerFunc func,
                           gpointer user_data)
{
  TdtReferrer key = { (char *) target, (char *) "", 0 };
  const TdtSortedSet *referrers = get_referrers (root);
  TdtSortedSetPlace place = tdt_sorted_set_find (referrers, &key);
  const TdtReferrer *referrer;

  while ((referrer = tdt_sorted_set_next (referrers, &place)) != NULL &&
         g_str_equal (referrer->target, target))
    func (referrer->source, referrer->field, user_data);
}

GPtrArray *
tdt_root_get_referrers (const TdtRoot *root, const char *target, TdtFieldId field)
{
  const TdtKind *kind = tdt_kind_get (TDT_FIELD_KIND (field));
  TdtReferrer key = { (char *) target, (char *) "", field };
  const TdtSortedSet *referrers = get_referrers (root);
  TdtSortedSetPlace place = tdt_sorted_set_find (referrers, &key);
  GPtrArray *rows = g_ptr_array_new ();
  const TdtReferrer *referrer;

  while ((referrer = tdt_sorted_set_next (referrers, &place)) != NULL && referrer->field == field &&
         g_str_equal (referrer->target, target))
    g_ptr_array_add (rows, tdt_sorted_set_lookup (root->rows[kind->id], referrer->source));
  sort_by_order (rows, kind);
  return rows;
}

guint
tdt_root_count_referrers (const TdtRoot *root, const char *target, TdtFieldId field)
{
  TdtReferrer key = { (char *) target, (char *) "", field };
  const TdtSortedSet *referrers = get_referrers (root);
  TdtSortedSetPlace place = tdt_sorted_set_find (referrers, &key);
  const TdtReferrer *referrer;
  guint n_referrers = 0;

  while ((referrer = tdt_sorted_set_next (referrers, &place)) != NULL && referrer->field == field &&
         g_str_equal (referrer->target, target))
    n_referrers++;
  return n_referrers;
}
