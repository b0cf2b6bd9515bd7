/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-diff.h"

#include "tdt-root-private.h"

#include <glib/gi18n-lib.h>
#include <stdlib.h>
#include <string.h>

struct _TdtDiff
{
  gatomicrefcount references;
  GArray *changes;
};

static void
clear_change (gpointer data)
{
  TdtChange *change = data;

  g_clear_pointer (&change->old, tdt_row_unref);
  g_clear_pointer (&change->new, tdt_row_unref);
}

static TdtDiff *
diff_new_empty (void)
{
  TdtDiff *diff = g_new0 (TdtDiff, 1);

  g_atomic_ref_count_init (&diff->references);
  diff->changes = g_array_new (FALSE, FALSE, sizeof (TdtChange));
  g_array_set_clear_func (diff->changes, clear_change);
  return diff;
}

static void
append_change (TdtDiff *diff, const TdtRow *old_row, const TdtRow *new_row)
{
  TdtChange change = { old_row != NULL ? tdt_row_ref (old_row) : NULL,
                       new_row != NULL ? tdt_row_ref (new_row) : NULL };

  g_array_append_val (diff->changes, change);
}

static void
append_difference_cb (gpointer old_row, gpointer new_row, gpointer user_data)
{
  if (old_row == NULL || new_row == NULL || !tdt_row_equal (old_row, new_row))
    append_change (user_data, old_row, new_row);
}

TdtDiff *
tdt_diff_new (const TdtRoot *old_root, const TdtRoot *new_root)
{
  TdtDiff *diff = diff_new_empty ();

  for (guint k = 0; k < TDT_N_KINDS; k++)
    tdt_sorted_set_diff (tdt_root_get_rows (old_root, k), tdt_root_get_rows (new_root, k),
                         append_difference_cb, diff);
  return diff;
}

/* A change with its kind and the first bytes of its uid, which tell most changes apart. */
typedef struct
{
  guint64 key;
  TdtChange change;
} KeyedChange;

#define KEY_BYTES 7

static int
compare_keyed_changes (gconstpointer a, gconstpointer b)
{
  const KeyedChange *one = a;
  const KeyedChange *other = b;

  if (one->key != other->key)
    return one->key < other->key ? -1 : 1;
  return strcmp (tdt_change_get_uid (&one->change), tdt_change_get_uid (&other->change));
}

void
tdt_changes_sort (GArray *changes)
{
  g_autofree KeyedChange *keyed = g_new (KeyedChange, changes->len);

  if (changes->len < 2)
    return;
  for (guint i = 0; i < changes->len; i++)
    {
      const TdtChange *change = &g_array_index (changes, TdtChange, i);
      const char *uid = tdt_change_get_uid (change);
      guint64 key = tdt_change_get_kind (change)->id;

      for (guint byte = 0; byte < KEY_BYTES; byte++)
        {
          key = key << 8 | (guchar) *uid;
          uid += *uid != '\0' ? 1 : 0;
        }
      keyed[i] = (KeyedChange){ key, *change };
    }
  qsort (keyed, changes->len, sizeof *keyed, compare_keyed_changes);
  for (guint i = 0; i < changes->len; i++)
    g_array_index (changes, TdtChange, i) = keyed[i].change;
}

TdtDiff *
tdt_diff_new_from_rows (const TdtRow *const *old_rows, const TdtRow *const *new_rows,
                        guint n_changes)
{
  TdtDiff *diff = diff_new_empty ();

  for (guint i = 0; i < n_changes; i++)
    append_change (diff, old_rows[i], new_rows[i]);
  tdt_changes_sort (diff->changes);
  return diff;
}

TdtDiff *
tdt_diff_new_reversed (const TdtDiff *diff)
{
  TdtDiff *reversed = diff_new_empty ();

  for (guint i = 0; i < diff->changes->len; i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      append_change (reversed, change->new, change->old);
    }
  return reversed;
}

TdtDiff *
tdt_diff_ref (const TdtDiff *diff)
{
  TdtDiff *shared = (TdtDiff *) diff;

  g_atomic_ref_count_inc (&shared->references);
  return shared;
}

void
tdt_diff_unref (TdtDiff *diff)
{
  if (!g_atomic_ref_count_dec (&diff->references))
    return;
  g_array_unref (diff->changes);
  g_free (diff);
}

guint
tdt_diff_get_n_changes (const TdtDiff *diff)
{
  return diff->changes->len;
}

const TdtChange *
tdt_diff_get_change (const TdtDiff *diff, guint position)
{
  g_return_val_if_fail (position < diff->changes->len, NULL);

  return &g_array_index (diff->changes, TdtChange, position);
}

const TdtKind *
tdt_change_get_kind (const TdtChange *change)
{
  return tdt_row_get_kind (change->new != NULL ? change->new : change->old);
}

const char *
tdt_change_get_uid (const TdtChange *change)
{
  return tdt_row_get_uid (change->new != NULL ? change->new : change->old);
}

gboolean
tdt_change_has_field (const TdtChange *change, guint position)
{
  const TdtField *field = &tdt_change_get_kind (change)->fields[position];

  if (change->old != NULL && change->new != NULL)
    return !tdt_value_equal (field, tdt_row_get_value_at (change->old, position),
                             tdt_row_get_value_at (change->new, position));
  return tdt_value_is_set (
      field, tdt_row_get_value_at (change->new != NULL ? change->new : change->old, position));
}

gboolean
tdt_change_has_unknown (const TdtChange *change)
{
  return !tdt_unknown_equal (change->old != NULL ? tdt_row_get_unknown (change->old) : NULL,
                             change->new != NULL ? tdt_row_get_unknown (change->new) : NULL);
}

static gboolean
starts_from (const TdtChange *change, const TdtRoot *root)
{
  const TdtRow *row = tdt_root_lookup_kind (root, tdt_change_get_kind (change)->id,
                                            tdt_change_get_uid (change));

  if (row == NULL || change->old == NULL)
    return row == NULL && change->old == NULL;
  return tdt_row_equal (row, change->old);
}

TdtRoot *
tdt_diff_apply (const TdtDiff *diff, const TdtRoot *root, GError **error)
{
  for (guint i = 0; i < diff->changes->len; i++)
    if (!starts_from (tdt_diff_get_change (diff, i), root))
      {
        const TdtChange *change = tdt_diff_get_change (diff, i);

        g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_CONFLICT,
                     _ ("%s %s is not as the change expects it"),
                     _ (tdt_change_get_kind (change)->label), tdt_change_get_uid (change));
        return NULL;
      }
  return tdt_root_new_with_changes (root, (TdtChange *) diff->changes->data, diff->changes->len);
}
