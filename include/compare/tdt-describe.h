/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"

G_BEGIN_DECLS

/**
 * tdt_change_dup_record:
 * @before: the root before the change
 * @after: the root after it
 *
 * Returns: (transfer full): the kind and name of the record, as in "Session “Opening”"
 */
char *tdt_change_dup_record (const TdtChange *change, const TdtRoot *before, const TdtRoot *after);

/**
 * tdt_change_list_sentences:
 * @before: the root before the change
 * @after: the root after it
 *
 * Tells in words, in the user's language, what became of one record: that it was added or removed,
 * or a sentence for each field that changed.
 *
 * Returns: (transfer full) (element-type utf8): the sentences, at least one
 */
GPtrArray *tdt_change_list_sentences (const TdtChange *change, const TdtRoot *before,
                                      const TdtRoot *after);

G_END_DECLS
