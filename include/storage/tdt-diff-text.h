/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"
#include "tdt-storage-error.h"

G_BEGIN_DECLS

/*
 * A diff as lines of UTF-8 text, of characters that XML can hold: for the journal, and for copies
 * that carry the way back to what they were made from. Only what is new is in it, so it is small,
 * and it means something only together with the root that it starts from.
 *
 * A line is a sign and cells, separated by tabs; in cells `\\`, `\t`, `\n` and `\r` stand for a
 * backslash, a tab and line ends.
 *
 *     +  KIND UID                     a record is added; what follows is its content
 *     -  KIND UID                     a record is removed
 *     *  KIND UID                     a record changes; what follows is what is new in it
 *     =  FIELD TEXT                   the field's value, as in the file
 *     !  FIELD                        the field is unset
 *     ~  FIELD FIRST LAST TEXT        the text between the first and the last so many bytes
 *     ?  PLACE WHERE ITEM RECORD ATTRIBUTE NS XML    all pieces of content of a newer version
 *     0                               there is none of it any more
 */

/**
 * tdt_diff_text_append:
 * @diff: what leads from one root to another
 * @text: where the lines go
 */
void tdt_diff_text_append (const TdtDiff *diff, GString *text);

/**
 * tdt_diff_text_apply:
 * @text: lines as above, from anybody
 * @length: in bytes
 * @root: what they start from
 *
 * Takes the lines for what they are: every value is checked against the field tables, every
 * reference must point to a record.
 *
 * Returns: (transfer full) (nullable): the root that they lead to, or %NULL with
 * %TDT_STORAGE_ERROR_DAMAGED
 */
TdtRoot *tdt_diff_text_apply (const char *text, gsize length, const TdtRoot *root, GError **error);

G_END_DECLS
