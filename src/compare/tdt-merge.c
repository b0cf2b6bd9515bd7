/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-merge.h"

#include "tdt-diff.h"
#include "tdt-edit.h"
#include "tdt-merge-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  const TdtRoot *base;
  const TdtRoot *ours;
  const TdtRoot *theirs;
  /* Nobody knows the base: whatever differs is asked. */
  gboolean two_way;
  GHashTable *kept;
  TdtEdit *edit;
  GPtrArray *conflicts;
} Merging;

/* One record in the three projects, and what it becomes. */
typedef struct
{
  const TdtRow *base;
  const TdtRow *ours;
  const TdtRow *theirs;
} Versions;

static TdtRow *
ref_or_null (const TdtRow *row)
{
  return row != NULL ? tdt_row_ref (row) : NULL;
}

static void
conflict_free (gpointer data)
{
  TdtConflict *conflict = data;

  g_clear_pointer (&conflict->base, tdt_row_unref);
  g_clear_pointer (&conflict->ours, tdt_row_unref);
  g_clear_pointer (&conflict->theirs, tdt_row_unref);
  g_free (conflict);
}

static const TdtRow *
conflict_row (const TdtConflict *conflict)
{
  return conflict->ours != NULL ? conflict->ours : conflict->theirs;
}

const char *
tdt_conflict_get_uid (const TdtConflict *conflict)
{
  return tdt_row_get_uid (conflict_row (conflict));
}

static int
compare_conflicts_cb (gconstpointer a, gconstpointer b)
{
  const TdtConflict *one = *(TdtConflict *const *) a;
  const TdtConflict *other = *(TdtConflict *const *) b;
  int kinds = (int) tdt_row_get_kind_id (conflict_row (one)) -
              (int) tdt_row_get_kind_id (conflict_row (other));
  int uids = strcmp (tdt_conflict_get_uid (one), tdt_conflict_get_uid (other));
  int one_field = one->field != NULL ? (int) one->field->id : -1;
  int other_field = other->field != NULL ? (int) other->field->id : -1;

  if (kinds != 0 || uids != 0)
    return kinds != 0 ? kinds : uids;
  return one_field != other_field ? one_field - other_field : (int) one->type - (int) other->type;
}

static void
ask (Merging *merging, TdtConflictType type, const TdtField *field, const Versions *versions)
{
  TdtConflict *conflict = g_new0 (TdtConflict, 1);

  conflict->type = type;
  conflict->field = field;
  conflict->base = ref_or_null (versions->base);
  conflict->ours = ref_or_null (versions->ours);
  conflict->theirs = ref_or_null (versions->theirs);
  g_ptr_array_add (merging->conflicts, conflict);
}

static TdtValue
value_of (const TdtRow *row, const TdtField *field)
{
  return row != NULL ? tdt_row_get_value_at (row, TDT_FIELD_POSITION (field->id))
                     : tdt_value_unset (field);
}

/* The value of a field that both have; asks where it has to. To be cleared. */
static TdtValue
merge_value (Merging *merging, const TdtField *field, const Versions *versions)
{
  TdtValue base = value_of (versions->base, field);
  TdtValue ours = value_of (versions->ours, field);
  TdtValue theirs = value_of (versions->theirs, field);
  TdtValue our_meaning, their_meaning, merged;

  if (tdt_value_equal (field, ours, theirs))
    return tdt_value_copy (field, ours);
  if (merging->two_way)
    {
      ask (merging, TDT_CONFLICT_VALUE, field, versions);
      return tdt_value_copy (field, ours);
    }
  our_meaning = tdt_merge_dup_meant (field, base, ours, merging->ours);
  their_meaning = tdt_merge_dup_meant (field, base, theirs, merging->theirs);
  if (tdt_value_equal (field, our_meaning, base) ||
      tdt_value_equal (field, our_meaning, their_meaning))
    merged = tdt_value_copy (field, their_meaning);
  else if (tdt_value_equal (field, their_meaning, base))
    merged = tdt_value_copy (field, our_meaning);
  else if (!tdt_merge_sequences (field, base, our_meaning, their_meaning, &merged))
    {
      ask (merging, TDT_CONFLICT_VALUE, field, versions);
      merged = tdt_value_copy (field, our_meaning);
    }
  tdt_value_clear (field, &our_meaning);
  tdt_value_clear (field, &their_meaning);
  return merged;
}

static const TdtUnknown *
merge_unknown (Merging *merging, const Versions *versions)
{
  const TdtUnknown *base = versions->base != NULL ? tdt_row_get_unknown (versions->base) : NULL;
  const TdtUnknown *ours = tdt_row_get_unknown (versions->ours);
  const TdtUnknown *theirs = tdt_row_get_unknown (versions->theirs);

  if (tdt_unknown_equal (ours, theirs))
    return ours;
  if (!merging->two_way && tdt_unknown_equal (ours, base))
    return theirs;
  if (merging->two_way || !tdt_unknown_equal (theirs, base))
    ask (merging, TDT_CONFLICT_UNKNOWN, NULL, versions);
  return ours;
}

static gboolean
merge_rows (Merging *merging, const Versions *versions, GError **error)
{
  const TdtKind *kind = tdt_row_get_kind (versions->ours);
  g_autoptr (TdtRowBuilder) builder = tdt_row_builder_new_from_row (versions->ours);
  g_autoptr (TdtRow) known = NULL;
  g_autoptr (TdtRow) merged = NULL;

  for (guint i = 0; i < kind->n_fields; i++)
    tdt_row_builder_take_value (builder, i, merge_value (merging, &kind->fields[i], versions));
  known = tdt_row_builder_end (g_steal_pointer (&builder));
  merged = tdt_row_with_unknown (known, merge_unknown (merging, versions));
  return tdt_edit_put (merging->edit, merged, error);
}

/* A record that one side has, and the other deleted. */
static gboolean
merge_deleted (Merging *merging, const Versions *versions, GError **error)
{
  const TdtRow *row = versions->ours != NULL ? versions->ours : versions->theirs;
  Versions one_sided = { versions->base, versions->ours != NULL ? row : versions->base,
                         versions->theirs != NULL ? row : versions->base };
  guint why = GPOINTER_TO_UINT (g_hash_table_lookup (merging->kept, tdt_row_get_uid (row)));

  if (why == 0)
    return versions->ours == NULL || tdt_edit_remove (merging->edit, tdt_row_get_uid (row), error);
  if (why == TDT_KEPT_ASKED)
    ask (merging, TDT_CONFLICT_RECORD, NULL, versions);
  return merge_rows (merging, &one_sided, error);
}

static gboolean
kinds_agree (const Versions *versions, GError **error)
{
  const TdtRow *rows[] = { versions->base, versions->ours, versions->theirs };
  const TdtRow *first = NULL;

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      if (first != NULL && rows[i] != NULL &&
          tdt_row_get_kind_id (first) != tdt_row_get_kind_id (rows[i]))
        {
          g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_WRONG_KIND,
                       _ ("“%s” names records of different kinds in what is to be merged"),
                       tdt_row_get_uid (first));
          return FALSE;
        }
      if (first == NULL)
        first = rows[i];
    }
  return TRUE;
}

static gboolean
merge_record (Merging *merging, const char *uid, GError **error)
{
  Versions versions = { tdt_root_lookup (merging->base, uid), tdt_root_lookup (merging->ours, uid),
                        tdt_root_lookup (merging->theirs, uid) };

  if (!kinds_agree (&versions, error))
    return FALSE;
  if (versions.ours == NULL && versions.theirs == NULL)
    return TRUE;
  if (versions.ours != NULL && versions.theirs != NULL)
    return merge_rows (merging, &versions, error);
  if (versions.base != NULL)
    return merge_deleted (merging, &versions, error);
  if (merging->two_way)
    ask (merging, TDT_CONFLICT_RECORD, NULL, &versions);
  return versions.theirs == NULL || tdt_edit_put (merging->edit, versions.theirs, error);
}

static void
add_uid_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  g_hash_table_add (user_data, g_strdup (source));
}

static void
add_changed (GHashTable *uids, const TdtRoot *base, const TdtRoot *side)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (base, side);

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    g_hash_table_add (uids, g_strdup (tdt_change_get_uid (tdt_diff_get_change (diff, i))));
}

/* All records that changed, and those that referred to one that stays after all. */
static GHashTable *
find_touched (Merging *merging)
{
  GHashTable *uids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer uid;

  add_changed (uids, merging->base, merging->ours);
  add_changed (uids, merging->base, merging->theirs);
  g_hash_table_iter_init (&iter, merging->kept);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    {
      g_hash_table_add (uids, g_strdup (uid));
      tdt_root_foreach_referrer (merging->base, uid, add_uid_cb, uids);
    }
  return uids;
}

static gboolean
merge_all (Merging *merging, GError **error)
{
  g_autoptr (GHashTable) uids = find_touched (merging);
  GHashTableIter iter;
  gpointer uid;

  g_hash_table_iter_init (&iter, uids);
  while (g_hash_table_iter_next (&iter, &uid, NULL))
    if (!merge_record (merging, uid, error))
      return FALSE;
  return TRUE;
}

TdtMerge *
tdt_merge_new (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs, GError **error)
{
  g_autoptr (TdtRoot) start = base != NULL ? tdt_root_ref (base)
                                           : tdt_root_new (tdt_root_get_uid (ours));
  g_autoptr (GHashTable) kept = tdt_merge_find_kept (start, ours, theirs);
  g_autoptr (GPtrArray) conflicts = g_ptr_array_new_with_free_func (conflict_free);
  g_autoptr (TdtEdit) edit = tdt_edit_new (ours);
  Merging merging = { start, ours, theirs, base == NULL, kept, edit, conflicts };
  TdtMerge *merge;

  g_return_val_if_fail (g_str_equal (tdt_root_get_uid (ours), tdt_root_get_uid (theirs)), NULL);

  if (!merge_all (&merging, error))
    return NULL;
  g_ptr_array_sort (conflicts, compare_conflicts_cb);
  merge = g_new0 (TdtMerge, 1);
  merge->root = tdt_edit_apply (edit);
  merge->conflicts = g_steal_pointer (&conflicts);
  return merge;
}

void
tdt_merge_free (TdtMerge *merge)
{
  tdt_root_unref (merge->root);
  g_ptr_array_unref (merge->conflicts);
  g_free (merge);
}
