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

TdtDiff *tdt_diff_new (const TdtRoot *old_root, const TdtRoot *new_root);
TdtDiff *tdt_diff_new_from_rows (const TdtRow *const *old_rows, const TdtRow *const *new_rows,
                                 guint n_changes);
TdtDiff *tdt_diff_new_reversed (const TdtDiff *diff);
TdtDiff *tdt_diff_ref (const TdtDiff *diff);
void tdt_diff_unref (TdtDiff *diff);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtDiff, tdt_diff_unref)

guint tdt_diff_get_n_changes (const TdtDiff *diff);
const TdtChange *tdt_diff_get_change (const TdtDiff *diff, guint position);

const TdtKind *tdt_change_get_kind (const TdtChange *change);
const char *tdt_change_get_uid (const TdtChange *change);
gboolean tdt_change_has_field (const TdtChange *change, guint position);
gboolean tdt_change_has_unknown (const TdtChange *change);

TdtRoot *tdt_diff_apply (const TdtDiff *diff, const TdtRoot *root, GError **error);

G_END_DECLS
