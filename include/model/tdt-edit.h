/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtEdit: a group of changes to a root, collected and then applied at once. Each setter
 * checks its value against the field table and its references against the root as edited so
 * far, and changes nothing when it fails. One thread at a time.
 */
typedef struct _TdtEdit TdtEdit;

/**
 * tdt_edit_new:
 * @root: what to change; kept alive by the edit
 *
 * Returns: (transfer full): an edit without changes
 */
TdtEdit *tdt_edit_new (const TdtRoot *root);
void tdt_edit_free (TdtEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtEdit, tdt_edit_free)

/**
 * tdt_edit_lookup:
 * Returns: (nullable) (transfer none): the row as edited so far, until the next change
 */
const TdtRow *tdt_edit_lookup (TdtEdit *edit, const char *uid);

/**
 * tdt_edit_add:
 * @uid: (nullable): of the new record; %NULL makes one
 *
 * Returns: (nullable) (transfer none): the uid, or %NULL when it is taken or the kind is full
 */
const char *tdt_edit_add (TdtEdit *edit, TdtKindId kind, const char *uid, GError **error);

/**
 * tdt_edit_put:
 * @row: taken as it is, in place of the one with its uid if there is one
 *
 * References are looked at when the edit is applied, so rows that point to one another may be put
 * in any order; what then points to nothing is unset.
 *
 * Returns: %FALSE when a value is not for its field or the uid names a record of another kind
 */
gboolean tdt_edit_put (TdtEdit *edit, const TdtRow *row, GError **error);

/**
 * tdt_edit_remove:
 * Removes a record. Records that belong to it go with it, and other references to it are unset,
 * when the edit is applied.
 *
 * Returns: %FALSE when there is no such record, or it is the project’s own
 */
gboolean tdt_edit_remove (TdtEdit *edit, const char *uid, GError **error);

/**
 * tdt_edit_set_value:
 * @value: (transfer none): for @field; unset values unset it
 *
 * Returns: %FALSE with an error when the record, the value or what it points to is not right
 */
gboolean tdt_edit_set_value (TdtEdit *edit, const char *uid, TdtFieldId field, TdtValue value,
                             GError **error);

/**
 * tdt_edit_set_text:
 * @text: (nullable): as for tdt_value_parse(), for fields of any type
 */
gboolean tdt_edit_set_text (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text,
                            GError **error);

/**
 * tdt_edit_set_number:
 * @number: for INTEGER, DATE, CLOCK and, 0 or 1, BOOLEAN fields; %TDT_UNSET unsets
 */
gboolean tdt_edit_set_number (TdtEdit *edit, const char *uid, TdtFieldId field, gint64 number,
                              GError **error);

/**
 * tdt_edit_set_token:
 * @position: in the list of words of @field; %TDT_TOKEN_OTHER unsets
 */
gboolean tdt_edit_set_token (TdtEdit *edit, const char *uid, TdtFieldId field, int position,
                             GError **error);

/**
 * tdt_edit_set_time:
 * @time: (nullable): for a TIME field
 */
gboolean tdt_edit_set_time (TdtEdit *edit, const char *uid, TdtFieldId field, const TdtTime *time,
                            GError **error);

/**
 * tdt_edit_set_list:
 * @items: for a WORDS or REFERENCES field
 */
gboolean tdt_edit_set_list (TdtEdit *edit, const char *uid, TdtFieldId field,
                            const char *const *items, guint n_items, GError **error);

/**
 * tdt_edit_move_between:
 * @after: (nullable): uid of the record to stand behind, %NULL for none
 * @before: (nullable): uid of the record to stand before, %NULL for none
 *
 * Sets the order key of @uid, and of no other record.
 */
gboolean tdt_edit_move_between (TdtEdit *edit, const char *uid, const char *after,
                                const char *before, GError **error);

/**
 * tdt_edit_apply:
 * Does all that was asked, with what follows from removals. The edit is used up; free it.
 *
 * Returns: (transfer full): the new root, or the old one when nothing differs
 */
TdtRoot *tdt_edit_apply (TdtEdit *edit);

G_END_DECLS
