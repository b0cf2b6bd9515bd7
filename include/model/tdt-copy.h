/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_row_new_renamed:
 * @new_uids: (element-type utf8 utf8): old uid to new uid
 *
 * Returns: (transfer full): @row under its new uid, if it has one, and with references to records
 * that have new uids pointed at those
 */
TdtRow *tdt_row_new_renamed (const TdtRow *row, GHashTable *new_uids);

/**
 * tdt_root_new_copy:
 * @uid: of the new document
 *
 * Returns: (transfer full): the same project as another document
 */
TdtRoot *tdt_root_new_copy (const TdtRoot *root, const char *uid);

G_END_DECLS
