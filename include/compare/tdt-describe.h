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

/**
 * tdt_field_dup_sentence:
 * @old_row: the record in @before
 * @new_row: the record in @after
 *
 * Returns: (transfer full): what became of one field, in words, for a list under the record's name
 */
char *tdt_field_dup_sentence (const TdtField *field, const TdtRow *old_row, const TdtRoot *before,
                              const TdtRow *new_row, const TdtRoot *after);

/**
 * tdt_row_dup_summary:
 * @root: where the record is
 *
 * Returns: (transfer full): what else there is to say of a record beside its name, on one line
 */
char *tdt_row_dup_summary (const TdtRow *row, const TdtRoot *root);

G_END_DECLS
