/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtDifferenceType: what taking a difference over does.
 * @TDT_DIFFERENCE_FIELD: sets a field
 * @TDT_DIFFERENCE_ADDED: adds the record
 * @TDT_DIFFERENCE_REMOVED: removes the record
 * @TDT_DIFFERENCE_UNKNOWN: replaces what a later version wrote in the record
 */
typedef enum
{
  TDT_DIFFERENCE_FIELD,
  TDT_DIFFERENCE_ADDED,
  TDT_DIFFERENCE_REMOVED,
  TDT_DIFFERENCE_UNKNOWN,
} TdtDifferenceType;

/**
 * TdtTake: whose version of a difference the result has.
 * @TDT_TAKE_OURS: what is in ours
 * @TDT_TAKE_THEIRS: what is in theirs
 * @TDT_TAKE_BASE: what both started from; for a field in conflict
 */
typedef enum
{
  TDT_TAKE_OURS,
  TDT_TAKE_THEIRS,
  TDT_TAKE_BASE,
} TdtTake;

/**
 * TdtDifference:
 * @type: what taking it does
 * @conflict: whether both changed it, so that somebody has to decide
 * @both: whether both changed different parts of it and taking it has both parts
 * @field: (nullable): the field of a %TDT_DIFFERENCE_FIELD
 * @base: (nullable): the record in what both started from
 * @ours: (nullable): the record in ours
 * @theirs: (nullable): the record in theirs
 * @merged: (nullable): the record with both people's work; theirs where there is no base
 *
 * One thing in which theirs is not ours.
 */
typedef struct
{
  TdtDifferenceType type;
  gboolean conflict;
  gboolean both;
  const TdtField *field;
  TdtRow *base;
  TdtRow *ours;
  TdtRow *theirs;
  TdtRow *merged;
} TdtDifference;

/**
 * TdtComparison: two or three projects side by side, difference by difference, and a choice for
 * each of them. With a base only what they changed is there, it is taken unless somebody says
 * otherwise, and ours stays where both changed the same. Without a base all that differs is there
 * and nothing is taken until somebody says so.
 *
 * Choices that need one another go together: who takes a speaker over takes the new session that
 * they speak in, and who refuses the session refuses its speakers.
 *
 * Signal "changed": choices are other ones. One thread at a time.
 */
#define TDT_TYPE_COMPARISON (tdt_comparison_get_type ())
G_DECLARE_FINAL_TYPE (TdtComparison, tdt_comparison, TDT, COMPARISON, GObject)

/**
 * tdt_comparison_new:
 * @base: (nullable): what both started from, %NULL when nobody knows
 * @ours: what differences would be taken into
 * @theirs: the other one; a copy under another document uid is compared record by record too
 *
 * Returns: (transfer full) (nullable): the comparison, or %NULL with a #TdtModelError, see
 *   tdt_merge_new()
 */
TdtComparison *tdt_comparison_new (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs,
                                   GError **error);

/** tdt_comparison_get_base: Returns: (transfer none) (nullable): what both started from */
const TdtRoot *tdt_comparison_get_base (TdtComparison *comparison);
/** tdt_comparison_get_ours: Returns: (transfer none): what differences are taken into */
const TdtRoot *tdt_comparison_get_ours (TdtComparison *comparison);
/** tdt_comparison_get_theirs: Returns: (transfer none): the other one, under the uid of ours */
const TdtRoot *tdt_comparison_get_theirs (TdtComparison *comparison);

/** tdt_comparison_get_n_differences: Returns: how many there are, by kind, uid and field */
guint tdt_comparison_get_n_differences (TdtComparison *comparison);
/** tdt_comparison_get_difference: Returns: (transfer none): one of them */
const TdtDifference *tdt_comparison_get_difference (TdtComparison *comparison, guint position);
/** tdt_comparison_count_conflicts: Returns: how many of them are conflicts */
guint tdt_comparison_count_conflicts (TdtComparison *comparison);

/** tdt_difference_get_row: Returns: (transfer none): the record, in ours if it is there */
const TdtRow *tdt_difference_get_row (const TdtDifference *difference);

/** tdt_comparison_get_take: Returns: whose version the result has */
TdtTake tdt_comparison_get_take (TdtComparison *comparison, guint position);
/**
 * tdt_comparison_set_take:
 * @take: whose version the result is to have; %TDT_TAKE_BASE for fields in conflict that were in
 *   the base
 *
 * Chooses, and with it what this choice needs.
 */
void tdt_comparison_set_take (TdtComparison *comparison, guint position, TdtTake take);
/**
 * tdt_comparison_set_take_range:
 * @first: of several
 * @n_differences: how many
 *
 * Chooses for all of them that are no conflicts, such as all of one record. Conflicts are decided
 * one by one.
 */
void tdt_comparison_set_take_range (TdtComparison *comparison, guint first, guint n_differences,
                                    TdtTake take);
/** tdt_comparison_count_taken: Returns: for how many the result does not have ours */
guint tdt_comparison_count_taken (TdtComparison *comparison);

/**
 * tdt_comparison_dup_result:
 *
 * Returns: (transfer full): ours with what was taken; no reference of it points to nothing
 */
TdtRoot *tdt_comparison_dup_result (TdtComparison *comparison);

/**
 * tdt_comparison_copy:
 *
 * Returns: (transfer full): the same with the same choices, for a thread to work out the result of;
 *   nothing else can be chosen in it
 */
TdtComparison *tdt_comparison_copy (TdtComparison *comparison);

/**
 * tdt_comparison_learn_result:
 * @copy: a copy of @comparison whose result was worked out
 *
 * Spares @comparison the work, if still the same is chosen.
 */
void tdt_comparison_learn_result (TdtComparison *comparison, TdtComparison *copy);

G_END_DECLS
