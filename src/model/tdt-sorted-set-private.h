/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/*
 * A persistent sorted set: immutable, reference-counted, its items in blocks of at most
 * BLOCK_MAX. An update copies the blocks it touches and shares the others, so making a set
 * that differs in one item costs one block and one pointer per other block, and two sets are
 * compared by skipping the blocks they share.
 */

typedef struct
{
  int (*compare) (gconstpointer a, gconstpointer b);
  /* The same between an item and what a search is given. */
  int (*compare_key) (gconstpointer item, gconstpointer key);
  gpointer (*ref) (gpointer item);
  void (*unref) (gpointer item);
} TdtSortedSetType;

typedef struct _TdtSortedSet TdtSortedSet;

/* A change: @item takes the place of what equals the item @key, %NULL removes it. */
typedef struct
{
  gconstpointer key;
  gpointer item;
} TdtSortedSetChange;

typedef struct
{
  guint block;
  guint item;
} TdtSortedSetPlace;

typedef void (*TdtSortedSetDiffFunc) (gpointer old_item, gpointer new_item, gpointer user_data);

/* @items must be sorted, without equals; the set takes its own references. */
TdtSortedSet *tdt_sorted_set_new (const TdtSortedSetType *type, gpointer const *items,
                                  guint n_items);
TdtSortedSet *tdt_sorted_set_ref (TdtSortedSet *set);
void tdt_sorted_set_unref (TdtSortedSet *set);

/* @changes must be sorted by key, each key once. */
TdtSortedSet *tdt_sorted_set_update (TdtSortedSet *set, const TdtSortedSetChange *changes,
                                     guint n_changes);

guint tdt_sorted_set_get_size (const TdtSortedSet *set);
gpointer tdt_sorted_set_lookup (const TdtSortedSet *set, gconstpointer key);
/* The first item not below @key. */
TdtSortedSetPlace tdt_sorted_set_find (const TdtSortedSet *set, gconstpointer key);
/* The item at @place, which moves on; %NULL at the end. */
gpointer tdt_sorted_set_next (const TdtSortedSet *set, TdtSortedSetPlace *place);

/* Calls @func for each item that stands in one of the sets only, or by another address. */
void tdt_sorted_set_diff (const TdtSortedSet *old_set, const TdtSortedSet *new_set,
                          TdtSortedSetDiffFunc func, gpointer user_data);
