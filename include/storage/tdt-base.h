/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"
#include "tdt-storage-error.h"

G_BEGIN_DECLS

/*
 * What a copy that was sent for editing carries with it: the way back to what it was made from, so
 * that any computer can merge it. The element `<base revision="SHA-256">` of a project file holds
 * the lines (tdt-diff-text.h) that lead from the project in the file to its base: old values of
 * what changed, and deleted records.
 */

/** TDT_BASE_MAX_BYTES: a way back that is longer is not kept. */
#define TDT_BASE_MAX_BYTES ((gsize) 16777216)

/**
 * tdt_base_dup_element:
 * @base: what the copy was made from
 * @root: what it is now
 *
 * Returns: (transfer full) (nullable): the element, for `base` of a #TdtHeader; %NULL when it would
 *   be larger than %TDT_BASE_MAX_BYTES
 */
char *tdt_base_dup_element (const TdtRoot *base, const TdtRoot *root);

/**
 * tdt_base_dup_revision:
 * @element: (nullable): `base` of a #TdtHeader, from anybody
 *
 * Returns: (transfer full) (nullable): which revision it leads to, %NULL when it does not say
 */
char *tdt_base_dup_revision (const char *element);

/**
 * tdt_base_rebuild:
 * @element: `base` of a #TdtHeader, from anybody
 * @root: the project in the same file
 *
 * Goes the way back and makes sure that it leads to what it promises.
 *
 * Returns: (transfer full) (nullable): the base, or %NULL with %TDT_STORAGE_ERROR_DAMAGED
 */
TdtRoot *tdt_base_rebuild (const char *element, const TdtRoot *root, GError **error);

G_END_DECLS
