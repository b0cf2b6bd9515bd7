/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-sorted-set-private.h"

#define BLOCK_MAX 128
#define BLOCK_FILL 96
#define BLOCK_MIN 24

typedef struct
{
  gatomicrefcount references;
  const TdtSortedSetType *type;
  guint n_items;
  gpointer items[];
} Block;

struct _TdtSortedSet
{
  gatomicrefcount references;
  const TdtSortedSetType *type;
  guint n_items;
  guint n_blocks;
  Block *blocks[];
};

static Block *
block_new (const TdtSortedSetType *type, gpointer const *items, guint n_items)
{
  Block *block = g_malloc (sizeof (Block) + n_items * sizeof (gpointer));

  g_atomic_ref_count_init (&block->references);
  block->type = type;
  block->n_items = n_items;
  for (guint i = 0; i < n_items; i++)
    block->items[i] = type->ref (items[i]);
  return block;
}

static Block *
block_ref (Block *block)
{
  g_atomic_ref_count_inc (&block->references);
  return block;
}

static void
block_unref (gpointer data)
{
  Block *block = data;

  if (!g_atomic_ref_count_dec (&block->references))
    return;
  for (guint i = 0; i < block->n_items; i++)
    block->type->unref (block->items[i]);
  g_free (block);
}

/* Cuts @items into blocks that leave room to grow. */
static void
append_blocks (GPtrArray *blocks, const TdtSortedSetType *type, gpointer const *items,
               guint n_items)
{
  guint n_blocks = (n_items + BLOCK_FILL - 1) / BLOCK_FILL;

  if (n_items <= BLOCK_MAX)
    n_blocks = n_items > 0 ? 1 : 0;
  for (guint i = 0; i < n_blocks; i++)
    {
      guint from = (guint) ((guint64) n_items * i / n_blocks);
      guint to = (guint) ((guint64) n_items * (i + 1) / n_blocks);

      g_ptr_array_add (blocks, block_new (type, items + from, to - from));
    }
}

static TdtSortedSet *
set_new_from_blocks (const TdtSortedSetType *type, GPtrArray *blocks)
{
  TdtSortedSet *set = g_malloc (sizeof (TdtSortedSet) + blocks->len * sizeof (Block *));

  g_atomic_ref_count_init (&set->references);
  set->type = type;
  set->n_items = 0;
  set->n_blocks = blocks->len;
  for (guint i = 0; i < blocks->len; i++)
    {
      set->blocks[i] = blocks->pdata[i];
      set->n_items += set->blocks[i]->n_items;
    }
  return set;
}

TdtSortedSet *
tdt_sorted_set_new (const TdtSortedSetType *type, gpointer const *items, guint n_items)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_new ();

  append_blocks (blocks, type, items, n_items);
  return set_new_from_blocks (type, blocks);
}

TdtSortedSet *
tdt_sorted_set_ref (TdtSortedSet *set)
{
  g_atomic_ref_count_inc (&set->references);
  return set;
}

void
tdt_sorted_set_unref (TdtSortedSet *set)
{
  if (!g_atomic_ref_count_dec (&set->references))
    return;
  for (guint i = 0; i < set->n_blocks; i++)
    block_unref (set->blocks[i]);
  g_free (set);
}

/* The block that holds @key or would. */
static guint
find_block (const TdtSortedSet *set, gconstpointer key)
{
  guint low = 0;
  guint high = set->n_blocks;

  while (high - low > 1)
    {
      guint middle = low + (high - low) / 2;

      if (set->type->compare_key (set->blocks[middle]->items[0], key) <= 0)
        low = middle;
      else
        high = middle;
    }
  return low;
}

/* The first item of @block not below @key. */
static guint
find_item (const Block *block, gconstpointer key)
{
  guint low = 0;
  guint high = block->n_items;

  while (low < high)
    {
      guint middle = low + (high - low) / 2;

      if (block->type->compare_key (block->items[middle], key) < 0)
        low = middle + 1;
      else
        high = middle;
    }
  return low;
}

TdtSortedSetPlace
tdt_sorted_set_find (const TdtSortedSet *set, gconstpointer key)
{
  TdtSortedSetPlace place = { 0, 0 };

  if (set->n_blocks == 0)
    return place;
  place.block = find_block (set, key);
  place.item = find_item (set->blocks[place.block], key);
  return place;
}

/* Leaves a place behind the last item of a block for the first of the next one, so that a place
 * at the start of a block is always written the same way. */
static void
settle (const TdtSortedSet *set, TdtSortedSetPlace *place)
{
  if (place->block < set->n_blocks && place->item == set->blocks[place->block]->n_items)
    *place = (TdtSortedSetPlace){ place->block + 1, 0 };
}

gpointer
tdt_sorted_set_next (const TdtSortedSet *set, TdtSortedSetPlace *place)
{
  gpointer item;

  settle (set, place);
  if (place->block >= set->n_blocks)
    return NULL;
  item = set->blocks[place->block]->items[place->item++];
  settle (set, place);
  return item;
}

gpointer
tdt_sorted_set_lookup (const TdtSortedSet *set, gconstpointer key)
{
  TdtSortedSetPlace place;
  gpointer item;

  if (set->n_items == 0)
    return NULL;
  place = tdt_sorted_set_find (set, key);
  item = tdt_sorted_set_next (set, &place);
  return item != NULL && set->type->compare_key (item, key) == 0 ? item : NULL;
}

guint
tdt_sorted_set_get_size (const TdtSortedSet *set)
{
  return set->n_items;
}

/* Puts into @merged what @block and those of @changes that fall into it come to, and returns
 * how many changes that were. @limit is the first item of the next block, or %NULL. */
static guint
merge_block (GPtrArray *merged, const Block *block, gconstpointer limit,
             const TdtSortedSetChange *changes, guint n_changes)
{
  guint used = 0;
  guint i = 0;

  while (TRUE)
    {
      gboolean here = used < n_changes &&
                      (limit == NULL || block->type->compare (changes[used].key, limit) < 0);
      int order;

      if (!here && i == block->n_items)
        return used;
      order = !here                 ? -1
              : i == block->n_items ? 1
                                    : block->type->compare (block->items[i], changes[used].key);
      if (order < 0)
        {
          g_ptr_array_add (merged, block->items[i++]);
          continue;
        }
      if (order == 0)
        i++;
      if (changes[used].item != NULL)
        g_ptr_array_add (merged, changes[used].item);
      used++;
    }
}

TdtSortedSet *
tdt_sorted_set_update (TdtSortedSet *set, const TdtSortedSetChange *changes, guint n_changes)
{
  g_autoptr (GPtrArray) blocks = g_ptr_array_sized_new (set->n_blocks + 1);
  g_autoptr (GPtrArray) merged = g_ptr_array_new ();
  Block empty = { .type = set->type };
  guint used = 0;

  if (n_changes == 0)
    return tdt_sorted_set_ref (set);
  for (guint i = 0; i < MAX (set->n_blocks, 1); i++)
    {
      const Block *block = set->n_blocks > 0 ? set->blocks[i] : &empty;
      gconstpointer limit = i + 1 < set->n_blocks ? set->blocks[i + 1]->items[0] : NULL;
      gboolean touched = used < n_changes &&
                         (limit == NULL || set->type->compare (changes[used].key, limit) < 0);

      if (!touched && merged->len == 0)
        {
          g_ptr_array_add (blocks, block_ref (set->blocks[i]));
          continue;
        }
      used += merge_block (merged, block, limit, changes + used, n_changes - used);
      /* A block that has become small waits to be joined with the next one. */
      if (merged->len >= BLOCK_MIN || limit == NULL)
        {
          append_blocks (blocks, set->type, merged->pdata, merged->len);
          g_ptr_array_set_size (merged, 0);
        }
    }
  return set_new_from_blocks (set->type, blocks);
}

void
tdt_sorted_set_diff (const TdtSortedSet *old_set, const TdtSortedSet *new_set,
                     TdtSortedSetDiffFunc func, gpointer user_data)
{
  TdtSortedSetPlace a = { 0, 0 };
  TdtSortedSetPlace b = { 0, 0 };
  gpointer old_item = NULL;
  gpointer new_item = NULL;

  while (TRUE)
    {
      int order;

      if (old_item == NULL && new_item == NULL)
        while (a.item == 0 && b.item == 0 && a.block < old_set->n_blocks &&
               b.block < new_set->n_blocks && old_set->blocks[a.block] == new_set->blocks[b.block])
          {
            a.block++;
            b.block++;
          }
      if (old_item == NULL)
        old_item = tdt_sorted_set_next (old_set, &a);
      if (new_item == NULL)
        new_item = tdt_sorted_set_next (new_set, &b);
      if (old_item == NULL && new_item == NULL)
        return;
      order = old_item == NULL   ? 1
              : new_item == NULL ? -1
                                 : old_set->type->compare (old_item, new_item);
      if (old_item != new_item)
        func (order <= 0 ? old_item : NULL, order >= 0 ? new_item : NULL, user_data);
      if (order <= 0)
        old_item = NULL;
      if (order >= 0)
        new_item = NULL;
    }
}
