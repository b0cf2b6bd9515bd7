/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtHistory: the roots a project has been through since it was opened, oldest first, each with
 * a label for what led to it, and which of them is current. Undo and redo make an older or newer
 * root current; they compute nothing. A new step forgets what had been undone.
 *
 * Main thread only.
 */
typedef struct _TdtHistory TdtHistory;

/** TDT_HISTORY_TYPING_TIME: microseconds within which typing in one field is one step. */
#define TDT_HISTORY_TYPING_TIME G_USEC_PER_SEC

/** TDT_HISTORY_NEVER_SAVED: a step id that no step has. */
#define TDT_HISTORY_NEVER_SAVED G_GUINT64_CONSTANT (0)

/**
 * tdt_history_new:
 * @root: the root to start from; it can be changed but never undone
 * @saved: whether @root is what its file holds
 *
 * Returns: (transfer full): a history of one root
 */
TdtHistory *tdt_history_new (const TdtRoot *root, gboolean saved);
void tdt_history_free (TdtHistory *history);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtHistory, tdt_history_free)

/**
 * tdt_history_push:
 * @root: what the edit made
 * @label: what was done, translated, such as "Move session"
 * @typing: (nullable): what is being typed into, such as a record's uid and a field; steps with
 *   the same text that follow each other within %TDT_HISTORY_TYPING_TIME become one, except across
 *   the step that was saved
 * @now: monotonic time in microseconds
 *
 * Makes @root current.
 */
void tdt_history_push (TdtHistory *history, const TdtRoot *root, const char *label,
                       const char *typing, gint64 now);

/**
 * tdt_history_join:
 * @first: a position from 1 to the current one
 *
 * Makes one step, with the label of the last, of those from @first to the current one.
 */
void tdt_history_join (TdtHistory *history, guint first);

/** tdt_history_seal: ends the current step: what is typed next is a step of its own. */
void tdt_history_seal (TdtHistory *history);

/**
 * tdt_history_get_root:
 *
 * Returns: (transfer none): the current root
 */
const TdtRoot *tdt_history_get_root (const TdtHistory *history);

/**
 * tdt_history_get_root_at:
 * @position: 0 to length - 1
 *
 * Returns: (transfer none): the root at @position, without going there
 */
const TdtRoot *tdt_history_get_root_at (const TdtHistory *history, guint position);

/** tdt_history_get_position: Returns: the place of the current root, 0 for the first. */
guint tdt_history_get_position (const TdtHistory *history);
/** tdt_history_get_length: Returns: how many roots there are, at least 1. */
guint tdt_history_get_length (const TdtHistory *history);

/**
 * tdt_history_get_label:
 * @position: 1 to length - 1
 *
 * Returns: (transfer none): what led from the root before to the one at @position
 */
const char *tdt_history_get_label (const TdtHistory *history, guint position);

/**
 * tdt_history_go_to:
 * @position: 0 to length - 1
 *
 * Makes the root at @position current: one less is undo, one more is redo.
 */
void tdt_history_go_to (TdtHistory *history, guint position);

/**
 * tdt_history_get_id:
 *
 * Returns: the id of the current step, for tdt_history_mark_saved() once that root is on disk
 */
guint64 tdt_history_get_id (const TdtHistory *history);

/** tdt_history_get_id_at: @position: 0 to length - 1. Returns: the id of the step there */
guint64 tdt_history_get_id_at (const TdtHistory *history, guint position);

/**
 * tdt_history_forget_before:
 * @id: of a step at or before the current one
 *
 * Forgets all steps before that one for good: it becomes the root to start from.
 */
void tdt_history_forget_before (TdtHistory *history, guint64 id);

/**
 * tdt_history_mark_saved:
 * @id: of the step whose root is now what the file holds, or %TDT_HISTORY_NEVER_SAVED
 */
void tdt_history_mark_saved (TdtHistory *history, guint64 id);

/** tdt_history_is_modified: Returns: whether the current step is another than the saved one. */
gboolean tdt_history_is_modified (const TdtHistory *history);

G_END_DECLS
