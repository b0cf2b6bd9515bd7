/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"
#include "tdt-root.h"
#include "tdt-sorted-set-private.h"

/* The inside of a root, for the files that make new roots from old ones. */

TdtSortedSet *tdt_root_get_rows (const TdtRoot *root, TdtKindId kind);

/* Sorts changes by kind, then uid. */
void tdt_changes_sort (GArray *changes);

/* A root with some rows replaced. @changes are in order of kind and uid; their old rows must be
 * what stands in @root. */
TdtRoot *tdt_root_new_with_changes (const TdtRoot *root, const TdtChange *changes, guint n_changes);

/* The index of who refers to whom (tdt-referrers.c): entries by target, field and source. */
typedef struct
{
  char *target;
  char *source;
  TdtFieldId field;
} TdtReferrer;

TdtSortedSet *tdt_referrers_new (const TdtRoot *root);
TdtSortedSet *tdt_referrers_update (TdtSortedSet *referrers, const TdtChange *changes,
                                    guint n_changes);
