/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which deleted records stay, and what references meant before their records went. */
#include "config.h"

#include "tdt-diff.h"
#include "tdt-merge-private.h"

#include <string.h>

/* Looking for what @deleter deleted and @keeper still needs. */
typedef struct
{
  const TdtRoot *base;
  const TdtRoot *deleter;
  const TdtRoot *keeper;
  GHashTable *kept;
  GPtrArray *waiting;
} Search;

static void
keep (Search *search, const char *uid, guint why)
{
  guint before = GPOINTER_TO_UINT (g_hash_table_lookup (search->kept, uid));
  const TdtRow *row = tdt_root_lookup (search->base, uid);

  if (row == NULL || tdt_root_lookup (search->deleter, uid) != NULL ||
      tdt_root_lookup (search->keeper, uid) == NULL || (before != 0 && before <= why))
    return;
  g_hash_table_replace (search->kept, g_strdup (uid), GUINT_TO_POINTER (why));
  if (before == 0)
    g_ptr_array_add (search->waiting, (gpointer) tdt_row_get_uid (row));
}

static gboolean
value_refers_to (const TdtField *field, TdtValue value, const char *uid)
{
  if (value.box == NULL)
    return FALSE;
  return field->type == TDT_FIELD_REFERENCE ? g_str_equal (value.text, uid)
                                            : tdt_list_contains (value.list, uid);
}

/* Keeps what @value refers to and @old_value did not. */
static void
keep_new_targets (Search *search, const TdtField *field, TdtValue old_value, TdtValue value)
{
  guint n_targets;

  if (!tdt_field_is_reference (field) || value.box == NULL)
    return;
  n_targets = field->type == TDT_FIELD_REFERENCE ? 1 : value.list->n_items;
  for (guint i = 0; i < n_targets; i++)
    {
      const char *uid = field->type == TDT_FIELD_REFERENCE ? value.text : value.list->items[i];

      if (!value_refers_to (field, old_value, uid))
        keep (search, uid, TDT_KEPT_ASKED);
    }
}

static gboolean
change_is_meant (const TdtChange *change, const TdtField *field, const TdtRoot *root)
{
  guint position = TDT_FIELD_POSITION (field->id);
  TdtValue old_value = tdt_row_get_value_at (change->old, position);
  TdtValue meant = tdt_merge_dup_meant (field, old_value,
                                        tdt_row_get_value_at (change->new, position), root);
  gboolean differs = !tdt_value_equal (field, old_value, meant);

  tdt_value_clear (field, &meant);
  return differs;
}

static void
look_at_change (Search *search, const TdtChange *change)
{
  const TdtKind *kind = tdt_change_get_kind (change);
  gboolean edited = change->old != NULL && tdt_change_has_unknown (change);

  for (guint i = 0; i < kind->n_fields; i++)
    {
      const TdtField *field = &kind->fields[i];
      TdtValue old_value = change->old != NULL ? tdt_row_get_value_at (change->old, i)
                                               : tdt_value_unset (field);

      keep_new_targets (search, field, old_value, tdt_row_get_value_at (change->new, i));
      if (change->old != NULL && tdt_change_has_field (change, i))
        edited = edited || change_is_meant (change, field, search->keeper);
    }
  if (edited)
    keep (search, tdt_change_get_uid (change), TDT_KEPT_ASKED);
}

static void
keep_owned_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  if (tdt_field_get (field)->flags & TDT_FIELD_OWNER)
    keep (user_data, source, TDT_KEPT_ALONG);
}

/* A record stays with what it belongs to, and with what belongs to it. */
static void
keep_family (Search *search, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (search->keeper, uid);
  const TdtKind *kind = tdt_row_get_kind (row);

  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].flags & TDT_FIELD_OWNER)
      keep_new_targets (search, &kind->fields[i], tdt_value_unset (&kind->fields[i]),
                        tdt_row_get_value_at (row, i));
  tdt_root_foreach_referrer (search->keeper, uid, keep_owned_cb, search);
}

static void
search_side (GHashTable *kept, const TdtRoot *base, const TdtRoot *deleter, const TdtRoot *keeper)
{
  g_autoptr (TdtDiff) diff = tdt_diff_new (base, keeper);
  g_autoptr (GPtrArray) waiting = g_ptr_array_new ();
  Search search = { base, deleter, keeper, kept, waiting };

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      if (change->new != NULL)
        look_at_change (&search, change);
    }
  for (guint i = 0; i < waiting->len; i++)
    keep_family (&search, waiting->pdata[i]);
}

GHashTable *
tdt_merge_find_kept (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs)
{
  GHashTable *kept = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  search_side (kept, base, theirs, ours);
  search_side (kept, base, ours, theirs);
  return kept;
}

/* Puts each item of @base whose record is gone behind the one that it followed. */
static TdtList *
list_dup_meant (const TdtList *base, const TdtList *list, const TdtRoot *root)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  guint place = 0;
  guint found;

  for (guint i = 0; list != NULL && i < list->n_items; i++)
    g_ptr_array_add (items, list->items[i]);
  for (guint i = 0; i < base->n_items; i++)
    if (g_ptr_array_find_with_equal_func (items, base->items[i], g_str_equal, &found))
      place = found + 1;
    else if (tdt_root_lookup (root, base->items[i]) == NULL)
      g_ptr_array_insert (items, (int) place++, base->items[i]);
  return items->len > 0 ? tdt_list_new ((const char *const *) items->pdata, items->len) : NULL;
}

TdtValue
tdt_merge_dup_meant (const TdtField *field, TdtValue base, TdtValue value, const TdtRoot *root)
{
  if (!tdt_field_is_reference (field) || (field->flags & TDT_FIELD_OWNER) || base.box == NULL)
    return tdt_value_copy (field, value);
  if (field->type == TDT_FIELD_REFERENCES)
    return (TdtValue){ .list = list_dup_meant (base.list, value.list, root) };
  if (value.text == NULL && tdt_root_lookup (root, base.text) == NULL)
    return tdt_value_copy (field, base);
  return tdt_value_copy (field, value);
}
