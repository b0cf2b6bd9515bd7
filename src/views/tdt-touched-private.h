/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"

/*
 * The uids of all that @diff touches as seen from records of @kind: those that changed themselves,
 * those that a changed record refers to, and what refers to a changed record in @root. Others may
 * be among them. The texts belong to the diff and the root.
 */
GHashTable *tdt_touched_list (const TdtRoot *root, TdtKindId kind, const TdtDiff *diff);
