/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who is called alike, without looking at everybody after each edit. */
#include "tdt-check-private.h"
#include "tdt-fold.h"

#include <string.h>

/* The folded name and the address of a person; %NULL where there is too little to compare. */
static void
make_keys (const TdtRow *person, char *keys[2])
{
  const char *given = tdt_row_get_text (person, TDT_PERSON_GIVEN_NAME);
  const char *family = tdt_row_get_text (person, TDT_PERSON_FAMILY_NAME);
  const char *email = tdt_row_get_text (person, TDT_PERSON_EMAIL);

  keys[0] = NULL;
  if (given != NULL && family != NULL)
    {
      g_autofree char *name = g_strconcat (given, " ", family, NULL);

      keys[0] = tdt_text_fold (name);
    }
  keys[1] = email != NULL ? g_utf8_casefold (email, -1) : NULL;
}

static void
clear_keys (char *keys[2])
{
  g_free (keys[0]);
  g_free (keys[1]);
}

static void
insert (TdtCheckIndex *index, const TdtRow *person)
{
  char *keys[2];

  make_keys (person, keys);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *uids = keys[i] != NULL ? g_hash_table_lookup (index->people, keys[i]) : NULL;

      if (keys[i] == NULL)
        continue;
      if (uids == NULL)
        {
          uids = g_ptr_array_new_with_free_func (g_free);
          g_hash_table_insert (index->people, g_strdup (keys[i]), uids);
        }
      g_ptr_array_add (uids, g_strdup (tdt_row_get_uid (person)));
      for (guint j = 0; uids->len > 1 && j < uids->len; j++)
        g_hash_table_add (index->shared, g_strdup (uids->pdata[j]));
    }
  clear_keys (keys);
}

static void
remove_from (GPtrArray *uids, const char *uid)
{
  for (guint i = 0; i < uids->len; i++)
    if (g_str_equal (uids->pdata[i], uid))
      {
        g_ptr_array_remove_index_fast (uids, i);
        return;
      }
}

static void
drop (TdtCheckIndex *index, const TdtRow *person)
{
  char *keys[2];

  make_keys (person, keys);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *uids = keys[i] != NULL ? g_hash_table_lookup (index->people, keys[i]) : NULL;

      if (uids == NULL)
        continue;
      remove_from (uids, tdt_row_get_uid (person));
      if (uids->len == 0)
        g_hash_table_remove (index->people, keys[i]);
    }
  clear_keys (keys);
}

static void
touch_alike (const TdtCheckIndex *index, const TdtRow *person, GHashTable *touched)
{
  char *keys[2];

  make_keys (person, keys);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *uids = keys[i] != NULL ? g_hash_table_lookup (index->people, keys[i]) : NULL;

      for (guint j = 0; uids != NULL && j < uids->len; j++)
        g_hash_table_add (touched, g_strdup (uids->pdata[j]));
    }
  clear_keys (keys);
}

void
tdt_check_index_init (TdtCheckIndex *index, const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  index->people = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                         (GDestroyNotify) g_ptr_array_unref);
  index->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    insert (index, row);
}

void
tdt_check_index_clear (TdtCheckIndex *index)
{
  g_clear_pointer (&index->people, g_hash_table_unref);
  g_clear_pointer (&index->shared, g_hash_table_unref);
}

static gboolean
is_person (const TdtRow *row)
{
  return row != NULL && tdt_row_get_kind_id (row) == TDT_KIND_PERSON;
}

void
tdt_check_index_update (TdtCheckIndex *index, const TdtDiff *diff, GHashTable *uids)
{
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      if (is_person (change->old))
        {
          touch_alike (index, change->old, uids);
          drop (index, change->old);
        }
      if (is_person (change->new))
        {
          insert (index, change->new);
          touch_alike (index, change->new, uids);
        }
    }
}

const char *
tdt_check_index_next_alike (const TdtCheckIndex *index, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);
  const char *next = NULL;
  char *keys[2];

  if (!g_hash_table_contains (index->shared, uid))
    return NULL;
  make_keys (person, keys);
  for (guint i = 0; i < 2; i++)
    {
      GPtrArray *uids = keys[i] != NULL ? g_hash_table_lookup (index->people, keys[i]) : NULL;

      for (guint j = 0; uids != NULL && j < uids->len; j++)
        if (strcmp (uids->pdata[j], uid) > 0 && (next == NULL || strcmp (uids->pdata[j], next) < 0))
          next = uids->pdata[j];
    }
  clear_keys (keys);
  return next;
}
