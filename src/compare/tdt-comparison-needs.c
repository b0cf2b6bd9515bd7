/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reference that is taken needs the record that it points to; a record can be removed only with
 * what refers to it. */
#include "tdt-comparison-private.h"

struct _TdtNeeds
{
  guint n_differences;
  GArray **needs;
  GArray **dependents;
};

typedef struct
{
  TdtNeeds *needs;
  GPtrArray *differences;
  /* By uid, positions + 1: of what adds or removes a record, and of the first of its fields. */
  GHashTable *added;
  GHashTable *removed;
  GHashTable *fields;
  guint current;
} Search;

static void
append (GArray **list, guint position)
{
  if (*list == NULL)
    *list = g_array_new (FALSE, FALSE, sizeof (guint));
  g_array_append_val (*list, position);
}

static void
add_need (TdtNeeds *needs, guint taken, guint needed)
{
  if (taken == needed)
    return;
  append (&needs->needs[taken], needed);
  append (&needs->dependents[needed], taken);
}

static gboolean
look_up (GHashTable *table, const char *uid, guint *position)
{
  gpointer found = g_hash_table_lookup (table, uid);

  *position = GPOINTER_TO_UINT (found) - 1;
  return found != NULL;
}

static void
need_targets (Search *search, const TdtField *field, TdtValue value)
{
  guint n_targets;
  guint added;

  if (!tdt_field_is_reference (field) || value.box == NULL)
    return;
  n_targets = field->type == TDT_FIELD_REFERENCE ? 1 : value.list->n_items;
  for (guint i = 0; i < n_targets; i++)
    if (look_up (search->added,
                 field->type == TDT_FIELD_REFERENCE ? value.text : value.list->items[i], &added))
      add_need (search->needs, search->current, added);
}

static void
need_referrer_cb (const char *source, TdtFieldId field, gpointer user_data)
{
  Search *search = user_data;
  guint position;

  if (look_up (search->removed, source, &position))
    {
      add_need (search->needs, search->current, position);
      return;
    }
  if (!look_up (search->fields, source, &position))
    return;
  for (; position < search->differences->len; position++)
    {
      const TdtDifference *difference = search->differences->pdata[position];

      if (!g_str_equal (tdt_row_get_uid (tdt_difference_get_row (difference)), source))
        return;
      if (difference->type == TDT_DIFFERENCE_FIELD && difference->field->id == field)
        add_need (search->needs, search->current, position);
    }
}

static void
find_needs (Search *search, const TdtRoot *ours)
{
  const TdtDifference *difference = search->differences->pdata[search->current];
  const TdtKind *kind = tdt_row_get_kind (tdt_difference_get_row (difference));
  const TdtRow *taken = difference->conflict && difference->theirs != NULL ? difference->theirs
                                                                           : difference->merged;

  if (difference->type == TDT_DIFFERENCE_FIELD)
    need_targets (search, difference->field,
                  tdt_row_get_value_at (taken, TDT_FIELD_POSITION (difference->field->id)));
  else if (difference->type == TDT_DIFFERENCE_ADDED)
    for (guint i = 0; i < kind->n_fields; i++)
      need_targets (search, &kind->fields[i], tdt_row_get_value_at (difference->merged, i));
  else if (difference->type == TDT_DIFFERENCE_REMOVED)
    tdt_root_foreach_referrer (ours, tdt_row_get_uid (difference->ours), need_referrer_cb, search);
}

static void
index_differences (Search *search)
{
  for (guint i = search->differences->len; i-- > 0;)
    {
      const TdtDifference *difference = search->differences->pdata[i];
      const char *uid = tdt_row_get_uid (tdt_difference_get_row (difference));
      GHashTable *table = difference->type == TDT_DIFFERENCE_ADDED     ? search->added
                          : difference->type == TDT_DIFFERENCE_REMOVED ? search->removed
                                                                       : search->fields;

      g_hash_table_insert (table, (gpointer) uid, GUINT_TO_POINTER (i + 1));
    }
}

TdtNeeds *
tdt_needs_new (GPtrArray *differences, const TdtRoot *ours)
{
  TdtNeeds *needs = g_new0 (TdtNeeds, 1);
  g_autoptr (GHashTable) added = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) removed = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) fields = g_hash_table_new (g_str_hash, g_str_equal);
  Search search = { needs, differences, added, removed, fields, 0 };

  needs->n_differences = differences->len;
  needs->needs = g_new0 (GArray *, differences->len);
  needs->dependents = g_new0 (GArray *, differences->len);
  index_differences (&search);
  for (; search.current < differences->len; search.current++)
    find_needs (&search, ours);
  return needs;
}

void
tdt_needs_free (TdtNeeds *needs)
{
  for (guint i = 0; i < needs->n_differences; i++)
    {
      g_clear_pointer (&needs->needs[i], g_array_unref);
      g_clear_pointer (&needs->dependents[i], g_array_unref);
    }
  g_free (needs->needs);
  g_free (needs->dependents);
  g_free (needs);
}

const GArray *
tdt_needs_get (const TdtNeeds *needs, guint position)
{
  return needs->needs[position];
}

const GArray *
tdt_needs_get_dependents (const TdtNeeds *needs, guint position)
{
  return needs->dependents[position];
}
