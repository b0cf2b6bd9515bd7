/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-budget.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * The minutes of a session, shared. While the speakers have just what a split gave them, the
 * minutes are shared again, in the same step, when somebody joins or leaves or the session gets
 * longer; minutes that somebody set by hand stay.
 */

/** tdt_workspace_split_minutes: shares the minutes of @session, as one step. */
gboolean tdt_workspace_split_minutes (TdtWorkspace *workspace, const char *session,
                                      TdtBudgetSplit split, GError **error);

/**
 * tdt_workspace_keep_questions:
 * @minutes: for questions, at least 1
 *
 * Gives the agenda item for questions that many minutes, or adds one at the end, as one step.
 */
gboolean tdt_workspace_keep_questions (TdtWorkspace *workspace, const char *session, int minutes,
                                       GError **error);

/**
 * tdt_workspace_find_shared:
 * @uid: of a record
 * @field: of it, about to be changed; %TDT_FIELD_NONE when the whole record goes
 *
 * Returns: (transfer none) (nullable): the session whose minutes may have to be shared again
 */
const char *tdt_workspace_find_shared (TdtWorkspace *workspace, const char *uid, TdtFieldId field);

/**
 * tdt_workspace_apply_sharing:
 * @session: (nullable): where the minutes are shared again if they were split
 *
 * As tdt_workspace_apply_edit() otherwise.
 */
gboolean tdt_workspace_apply_sharing (TdtWorkspace *workspace, TdtEdit *edit, const char *session,
                                      const char *label, const char *typing);

/**
 * tdt_workspace_propose_delay:
 * @session: uid of the one that starts late
 * @minutes: how late, at least 1
 *
 * Shows as a proposal what a late start does to what follows in that room, see
 * tdt_workspace_preview() and tdt_delay_plan().
 *
 * Returns: whether there is something to show
 */
gboolean tdt_workspace_propose_delay (TdtWorkspace *workspace, const char *session, int minutes,
                                      GError **error);

G_END_DECLS
