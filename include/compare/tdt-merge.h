/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtConflictType: what two people did not agree on.
 * @TDT_CONFLICT_VALUE: a field, which both changed
 * @TDT_CONFLICT_RECORD: whether a record is to be there: one side deleted what the other changed or
 *   needs; or, without a common base, only one side has it
 * @TDT_CONFLICT_UNKNOWN: what a later version wrote in a record, which both changed
 */
typedef enum
{
  TDT_CONFLICT_VALUE,
  TDT_CONFLICT_RECORD,
  TDT_CONFLICT_UNKNOWN,
} TdtConflictType;

/**
 * TdtConflict:
 * @type: what it is about
 * @field: (nullable): the field of a %TDT_CONFLICT_VALUE
 * @base: (nullable): the record before both changes
 * @ours: (nullable): our record
 * @theirs: (nullable): their record
 *
 * Something to ask about. The merged project has our value, and every record that is in doubt.
 */
typedef struct
{
  TdtConflictType type;
  const TdtField *field;
  TdtRow *base;
  TdtRow *ours;
  TdtRow *theirs;
} TdtConflict;

/** tdt_conflict_get_uid: Returns: (transfer none): uid of the record */
const char *tdt_conflict_get_uid (const TdtConflict *conflict);

/**
 * TdtMerge:
 * @root: both people's work
 * @conflicts: (element-type TdtConflict): what is to be asked, by kind, uid and field
 */
typedef struct
{
  TdtRoot *root;
  GPtrArray *conflicts;
} TdtMerge;

/**
 * tdt_merge_new:
 * @base: (nullable): what both started from; %NULL when nobody knows, then all that differs is
 * asked
 * @ours: what one made of it
 * @theirs: what the other made of it, under the same document uid
 *
 * Merges record by record and field by field. What only one side changed is taken; texts and lists
 * that both changed are merged by paragraph and item where they changed different ones (the
 * three-way merge of sequences, Khanna, Kunal and Pierce, “A formal investigation of diff3”, 2007).
 * A record that one side deleted stays when the other changed it or newly refers to it, with what
 * it belongs to and what belonged to it. No reference of the result points to nothing.
 *
 * Returns: (transfer full): the result, or %NULL with a #TdtModelError when two different kinds of
 *   record have the same uid or there would be too many records
 */
TdtMerge *tdt_merge_new (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs,
                         GError **error);
void tdt_merge_free (TdtMerge *merge);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtMerge, tdt_merge_free)

G_END_DECLS
