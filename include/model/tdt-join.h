/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"

G_BEGIN_DECLS

/*
 * One record of two that are about the same.
 */

/**
 * tdt_edit_fill_from:
 * @root: where @other is
 *
 * Sets the fields that @kept lacks to what @other, of the same kind, has.
 */
gboolean tdt_edit_fill_from (TdtEdit *edit, const TdtRoot *root, const char *kept,
                             const char *other, GError **error);

/**
 * tdt_edit_redirect:
 * @root: what @edit changes, in which the references are looked up
 *
 * Points all that refers to @from to @to, and removes @from. A list of references keeps @to once.
 */
gboolean tdt_edit_redirect (TdtEdit *edit, const TdtRoot *root, const char *from, const char *to,
                            GError **error);

G_END_DECLS
