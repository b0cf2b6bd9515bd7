/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-diff.h"
#include "tdt-edit.h"
#include "tdt-history.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtWorkspace: an open project: its current root, what it has been through, its file, its
 * journal and its findings. Everything that changes a project goes through
 * tdt_workspace_apply_edit(), so that history, views, journal and checks learn of it in one place.
 *
 * Main thread only; what takes long works on roots in threads of its own.
 *
 * Properties, all read-only and notified: "modified" (whether the current step is not what the
 * file holds), "can-undo", "can-redo", "undo-label", "redo-label" (what would be undone or redone,
 * translated, or %NULL), "file" (#GFile, or %NULL for a project that was never saved), "title" (the
 * event's title, or a name for a project without one), "saved-at" (see
 * tdt_workspace_get_saved_at()), "proposal" (what a proposal that is shown is called, or %NULL),
 * "locked" (whether somebody else has the file open), "purging" (whether the next save makes
 * it final that personal data was taken out, see tdt-workspace-purge.h; notified when that begins
 * and ends, and not by undo), "problem" (why edits cannot be kept safe against a crash at the
 * moment, or %NULL).
 *
 * Signals:
 * - "changed" (#TdtDiff): the current root is another one; the diff leads from the one before.
 * - "findings-changed": tdt_workspace_get_findings() returns something else than before.
 * - "file-changed": tdt_workspace_get_file_state() is another one, or the file changed once more.
 */
#define TDT_TYPE_WORKSPACE (tdt_workspace_get_type ())
G_DECLARE_FINAL_TYPE (TdtWorkspace, tdt_workspace, TDT, WORKSPACE, GObject)

/**
 * tdt_workspace_new:
 * @root: what to start from; the workspace keeps a reference
 *
 * Returns: (transfer full): a workspace for a project that was never saved
 */
TdtWorkspace *tdt_workspace_new (const TdtRoot *root);

/**
 * tdt_workspace_get_root: Returns: (transfer none): the current root, until the next change; while
 * a proposal is shown (tdt-workspace-preview.h), the proposed one
 */
const TdtRoot *tdt_workspace_get_root (TdtWorkspace *workspace);

/** tdt_workspace_get_history: Returns: (transfer none): all steps, for a list of them */
const TdtHistory *tdt_workspace_get_history (TdtWorkspace *workspace);

/**
 * tdt_workspace_apply_edit:
 * @edit: the changes; used up, though still to be freed by the caller
 * @label: what is done, translated, for undo
 * @typing: (nullable): see tdt_history_push()
 *
 * Makes what @edit comes to the current root, as one step that can be undone.
 *
 * Returns: whether anything is different now
 */
gboolean tdt_workspace_apply_edit (TdtWorkspace *workspace, TdtEdit *edit, const char *label,
                                   const char *typing);

/**
 * tdt_workspace_apply_root:
 * @root: a root made from the current one elsewhere, such as a solver's or a merge's result
 * @label: what is done, translated
 *
 * Makes @root current, as one step.
 *
 * Returns: whether anything is different now
 */
gboolean tdt_workspace_apply_root (TdtWorkspace *workspace, const TdtRoot *root, const char *label);

gboolean tdt_workspace_get_modified (TdtWorkspace *workspace);
gboolean tdt_workspace_get_can_undo (TdtWorkspace *workspace);
gboolean tdt_workspace_get_can_redo (TdtWorkspace *workspace);
/** tdt_workspace_get_undo_label: Returns: (nullable) (transfer none): what undo would undo */
const char *tdt_workspace_get_undo_label (TdtWorkspace *workspace);
/** tdt_workspace_get_redo_label: Returns: (nullable) (transfer none): what redo would redo */
const char *tdt_workspace_get_redo_label (TdtWorkspace *workspace);
/** tdt_workspace_dup_title: Returns: (transfer full): the event's title, or words for none */
char *tdt_workspace_dup_title (TdtWorkspace *workspace);

/** tdt_workspace_undo: takes one step back, if there is one. */
void tdt_workspace_undo (TdtWorkspace *workspace);
/** tdt_workspace_redo: takes one step forward again, if there is one. */
void tdt_workspace_redo (TdtWorkspace *workspace);
/**
 * tdt_workspace_go_to:
 * @position: 0 to the history's length - 1
 *
 * Takes as many steps back or forward as it needs.
 */
void tdt_workspace_go_to (TdtWorkspace *workspace, guint position);

/**
 * tdt_workspace_join_steps:
 * @first: the position of a step that was just taken
 *
 * Makes one step, with the label of the last, of all that was done from that one on: what somebody
 * did at one stroke is undone at one stroke.
 */
void tdt_workspace_join_steps (TdtWorkspace *workspace, guint first);

/** tdt_workspace_end_typing: what is typed next is a step of its own, as when focus moves. */
void tdt_workspace_end_typing (TdtWorkspace *workspace);

G_END_DECLS
