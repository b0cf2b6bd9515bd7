/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * A preview: a root that somebody proposes (a solver, a delay, a merge) is shown in place of the
 * current one, in the same pages, and becomes one undoable step only when the user takes it. While
 * it is shown tdt_workspace_get_root() is the proposed root, saving saves what there was before,
 * and the journal knows nothing of it. Undo drops it. An edit made meanwhile takes it first, so
 * that nothing typed can be lost with it.
 */

/**
 * tdt_workspace_preview:
 * @root: what is proposed, made from the current root
 * @label: what taking it does, translated, for undo
 * @reasons: (nullable): sentences that tell what it would change and why, translated; the
 *   differences in words when %NULL
 *
 * Shows @root; a proposal shown before is dropped. A root that differs in nothing is not shown.
 *
 * Returns: whether there is something to show
 */
gboolean tdt_workspace_preview (TdtWorkspace *workspace, const TdtRoot *root, const char *label,
                                const char *const *reasons);

gboolean tdt_workspace_is_previewing (TdtWorkspace *workspace);

/**
 * tdt_workspace_list_preview:
 *
 * Returns: (transfer full) (element-type utf8): what the proposal that is shown would change, a
 *   sentence each; empty without one
 */
GPtrArray *tdt_workspace_list_preview (TdtWorkspace *workspace);

/**
 * tdt_workspace_accept_preview: makes the proposal that is shown the current root, as one step.
 *
 * Returns: whether there was one
 */
gboolean tdt_workspace_accept_preview (TdtWorkspace *workspace);

/** tdt_workspace_drop_preview: shows the current root again. Returns: whether there was one */
gboolean tdt_workspace_drop_preview (TdtWorkspace *workspace);

G_END_DECLS
