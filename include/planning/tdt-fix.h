/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-edit.h"

G_BEGIN_DECLS

/**
 * TdtFix:
 * @label: what it does, as a sentence without full stop, translated: “Move “Water” to 11:30, Room
 * B”
 * @diff: what it changes, field by field
 *
 * One way to mend a finding. Good for roots that come after the one it was made for, too, as long
 * as its records are there.
 */
typedef struct
{
  char *label;
  TdtDiff *diff;
} TdtFix;

void tdt_fix_free (TdtFix *fix);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtFix, tdt_fix_free)

/**
 * tdt_fixes_find:
 * @root: that @finding was found in
 *
 * Thinks of ways to mend @finding, the least change first. Each does away with the finding itself;
 * times and rooms that are proposed are free, for everybody who is wanted there. Pure, and quick
 * enough to ask for the findings that are in sight.
 *
 * Returns: (transfer full) (element-type TdtFix): the ways, none where people have to decide
 */
GPtrArray *tdt_fixes_find (const TdtRoot *root, const TdtFinding *finding);

/**
 * tdt_fix_make_edit:
 * @root: the current root
 *
 * Returns: (transfer full) (nullable): the edit that does it, for tdt_workspace_apply_edit() with
 *   the label of @fix; %NULL with an error when a record it needs is gone
 */
TdtEdit *tdt_fix_make_edit (const TdtFix *fix, const TdtRoot *root, GError **error);

G_END_DECLS
