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

TdtEdit *tdt_edit_new (const TdtRoot *root);
void tdt_edit_free (TdtEdit *edit);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtEdit, tdt_edit_free)

const TdtRow *tdt_edit_lookup (TdtEdit *edit, const char *uid);

const char *tdt_edit_add (TdtEdit *edit, TdtKindId kind, const char *uid, GError **error);
gboolean tdt_edit_put (TdtEdit *edit, const TdtRow *row, GError **error);
gboolean tdt_edit_remove (TdtEdit *edit, const char *uid, GError **error);

gboolean tdt_edit_set_value (TdtEdit *edit, const char *uid, TdtFieldId field, TdtValue value,
                             GError **error);
gboolean tdt_edit_set_text (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text,
                            GError **error);
gboolean tdt_edit_set_number (TdtEdit *edit, const char *uid, TdtFieldId field, gint64 number,
                              GError **error);
gboolean tdt_edit_set_token (TdtEdit *edit, const char *uid, TdtFieldId field, int position,
                             GError **error);
gboolean tdt_edit_set_time (TdtEdit *edit, const char *uid, TdtFieldId field, const TdtTime *time,
                            GError **error);
gboolean tdt_edit_set_list (TdtEdit *edit, const char *uid, TdtFieldId field,
                            const char *const *items, guint n_items, GError **error);
gboolean tdt_edit_move_between (TdtEdit *edit, const char *uid, const char *after,
                                const char *before, GError **error);

TdtRoot *tdt_edit_apply (TdtEdit *edit);

G_END_DECLS
