/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"

G_BEGIN_DECLS

/* Random projects and edits that draw from every kind, every field and every list of the field
 * tables. The same seed gives the same sequence. */

/* A valid value for @field of the record @uid in @root: references point to records that are
 * there. May be unset. To be cleared by the caller. */
TdtValue tdt_test_random_value (GRand *random, const TdtRoot *root, const char *uid,
                                const TdtField *field);

/* A project of @n_records records besides its own, spread over all kinds, most fields filled. */
TdtRoot *tdt_test_random_project (GRand *random, guint n_records);

/* One edit of @root: a field set or unset, a record added, removed or moved, unknown content
 * changed, or several of these at once. Never returns @root itself unchanged by accident: the
 * result may equal it when the edit happens to set what was there. */
TdtRoot *tdt_test_random_edit (GRand *random, const TdtRoot *root);

/* Fails the test when the root's index of references is not what its rows say, or when a
 * reference points to nothing. */
void tdt_test_assert_sound (const TdtRoot *root);

G_END_DECLS
