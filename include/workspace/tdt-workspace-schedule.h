/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-schedule.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/* Placing sessions: the solver works on a snapshot in a thread, and its plan is proposed. */

/**
 * TdtScheduleProgressFunc:
 * @progress: how far it has come
 *
 * Called in the main thread, about ten times a second at most.
 */
typedef void (*TdtScheduleProgressFunc) (const TdtTimetableProgress *progress, gpointer user_data);

/**
 * tdt_workspace_schedule_async:
 * @selection: (nullable): uids of the only sessions that may move, %NULL for all
 * @time_limit: seconds, above 0
 * @progress: (nullable): told how far it has come
 * @cancellable: (nullable): stops it; the best plan so far is then the result
 *
 * Looks for a plan for the project as it is now; a proposal that is shown is not looked at.
 */
void tdt_workspace_schedule_async (TdtWorkspace *workspace, const char *const *selection,
                                   double time_limit, TdtScheduleProgressFunc progress,
                                   gpointer progress_data, GCancellable *cancellable,
                                   GAsyncReadyCallback callback, gpointer user_data);

/** tdt_workspace_schedule_finish: Returns: (transfer full): the plan, always */
TdtSchedule *tdt_workspace_schedule_finish (TdtWorkspace *workspace, GAsyncResult *result);

/**
 * tdt_workspace_propose_schedule:
 *
 * Shows the plan as a proposal, see tdt_workspace_preview(), its moves with their reasons.
 *
 * Returns: whether there is something to show; %FALSE with @error when a session or a room of the
 * plan was deleted meanwhile
 */
gboolean tdt_workspace_propose_schedule (TdtWorkspace *workspace, const TdtSchedule *schedule,
                                         GError **error);

/**
 * tdt_workspace_list_schedule:
 *
 * Returns: (transfer full) (element-type utf8): what the plan could not do, then its moves, each a
 *   translated sentence
 */
GPtrArray *tdt_workspace_list_schedule (TdtWorkspace *workspace, const TdtSchedule *schedule);

G_END_DECLS
