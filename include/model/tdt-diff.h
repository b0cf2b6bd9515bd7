/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtChange:
 * @old: the row before, %NULL when the record was added
 * @new: the row after, %NULL when it was removed
 *
 * What became of one record. Which fields differ is asked with tdt_change_has_field().
 */
typedef struct
{
  TdtRow *old;
  TdtRow *new;
} TdtChange;

/**
 * TdtDiff: all records that differ between two roots, by kind and uid. Immutable,
 * reference-counted. Making one costs time in proportion to what differs, because rows and
 * blocks of rows that two roots share are equal by address.
 */
typedef struct _TdtDiff TdtDiff;

/**
 * tdt_diff_new:
 * Returns: (transfer full): what leads from @old_root to @new_root
 */
TdtDiff *tdt_diff_new (const TdtRoot *old_root, const TdtRoot *new_root);

/**
 * tdt_diff_new_from_rows:
 * @old_rows: (nullable elements): rows before
 * @new_rows: (nullable elements): rows after, of the same records
 *
 * Returns: (transfer full): a diff read from elsewhere, such as a journal
 */
TdtDiff *tdt_diff_new_from_rows (const TdtRow *const *old_rows, const TdtRow *const *new_rows,
                                 guint n_changes);

/**
 * tdt_diff_new_reversed:
 * Returns: (transfer full): what leads back
 */
TdtDiff *tdt_diff_new_reversed (const TdtDiff *diff);
TdtDiff *tdt_diff_ref (const TdtDiff *diff);
void tdt_diff_unref (TdtDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtDiff, tdt_diff_unref)

/**
 * tdt_diff_get_n_changes:
 * Returns: how many records differ
 */
guint tdt_diff_get_n_changes (const TdtDiff *diff);

/**
 * tdt_diff_get_change:
 * Returns: (transfer none): one of them
 */
const TdtChange *tdt_diff_get_change (const TdtDiff *diff, guint position);

/**
 * tdt_change_get_kind:
 * Returns: (transfer none): the kind of the record
 */
const TdtKind *tdt_change_get_kind (const TdtChange *change);

/**
 * tdt_change_get_uid:
 * Returns: (transfer none): the uid of the record
 */
const char *tdt_change_get_uid (const TdtChange *change);

/**
 * tdt_change_has_field:
 * @position: of a field in the kind’s table
 *
 * Returns: whether that field differs; for a record added or removed, whether it is set
 */
gboolean tdt_change_has_field (const TdtChange *change, guint position);

/**
 * tdt_change_has_unknown:
 * Returns: whether what a newer version wrote differs
 */
gboolean tdt_change_has_unknown (const TdtChange *change);

/**
 * tdt_diff_apply:
 * @root: where every changed record is as it was before the diff
 *
 * Returns: (transfer full): the root after it, or %NULL with %TDT_MODEL_ERROR_CONFLICT
 */
TdtRoot *tdt_diff_apply (const TdtDiff *diff, const TdtRoot *root, GError **error);

G_END_DECLS
