/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_row_dup_name:
 * @root: where @row is, for what it refers to
 *
 * What a record is called in lists, sentences and searches: its NAMING fields one after another,
 * for every kind by the same rule.
 *
 * Returns: (transfer full): the name, "" when none of those fields is set
 */
char *tdt_row_dup_name (const TdtRoot *root, const TdtRow *row);

/**
 * tdt_value_dup_display:
 * @root: where the value is, for what it refers to
 *
 * Returns: (transfer full): a value as people read it: labels for words, names for references,
 * "10:15" for times of the wall clock; "" when unset
 */
char *tdt_value_dup_display (const TdtRoot *root, const TdtField *field, TdtValue value);

G_END_DECLS
