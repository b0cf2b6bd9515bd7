/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-merge.h"

/* Why a record that one side deleted stays: it is asked about, or it goes along with one that is.
 */
enum
{
  TDT_KEPT_ASKED = 1,
  TDT_KEPT_ALONG = 2,
};

/* The uids of records that one side deleted and that stay, with one of the above. */
GHashTable *tdt_merge_find_kept (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs);

/* @value of one side, a project @root, with the references put back that went only because their
 * record did. To be cleared. */
TdtValue tdt_merge_dup_meant (const TdtField *field, TdtValue base, TdtValue value,
                              const TdtRoot *root);

/* Merges what both sides made of a text or a list. FALSE when they changed the same place. */
gboolean tdt_merge_sequences (const TdtField *field, TdtValue base, TdtValue ours, TdtValue theirs,
                              TdtValue *merged);
