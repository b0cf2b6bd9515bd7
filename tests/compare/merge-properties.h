/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-merge.h"

/* What must hold of every merge, for tests on few and on many random projects. */

TdtMerge *tdt_test_merge (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs);
gboolean tdt_test_is_asked (GPtrArray *conflicts, const char *uid, const TdtField *field,
                            TdtConflictType type);
void tdt_test_assert_mirrored (const TdtMerge *one, const TdtMerge *other);
/* The merge came to @wanted, and nothing is to be asked. */
void tdt_test_assert_merge_is (const TdtMerge *merged, const TdtRoot *wanted);

/* Nobody's work is lost, sides do not matter, what only one did is taken; of x and y made from
 * @base. Returns how many conflicts there are. */
guint tdt_test_assert_merge_properties (const TdtRoot *base, const TdtRoot *x, const TdtRoot *y);

/* @root after some edits: of anything; or of paragraphs and items of the sessions s0 to s2. */
TdtRoot *tdt_test_edit_times (GRand *random, const TdtRoot *root, guint n_edits);
TdtRoot *tdt_test_edit_texts (GRand *random, const TdtRoot *root, guint n_edits);
