/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-shift.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/*
 * What people do on a timetable, each verb one step that undo names. See tdt-workspace-verbs.h for
 * placing, adding and removing sessions.
 */

/**
 * tdt_workspace_add_session_at:
 * @kind: a SESSION_KIND token
 * @minutes: how long it is
 * @room: (nullable): uid of the room
 *
 * Returns: (transfer full) (nullable): uid of the new session, called by its kind
 */
char *tdt_workspace_add_session_at (TdtWorkspace *workspace, int kind, const TdtTime *start,
                                    gint64 minutes, const char *room, GError **error);
/** tdt_workspace_resize_session: gives @session another start and another length. */
gboolean tdt_workspace_resize_session (TdtWorkspace *workspace, const char *session,
                                       const TdtTime *start, gint64 minutes, GError **error);
/** tdt_workspace_shift_after: as tdt_shift_plan(). @shift: (out): what that did */
gboolean tdt_workspace_shift_after (TdtWorkspace *workspace, const char *session,
                                    gboolean same_room, int minutes, TdtShift *shift,
                                    GError **error);
/** tdt_workspace_make_room: as tdt_make_room_plan(). @shift: (out): what that did */
gboolean tdt_workspace_make_room (TdtWorkspace *workspace, const char *session, TdtShift *shift,
                                  GError **error);
/** tdt_workspace_swap_sessions: as tdt_swap_plan(). */
gboolean tdt_workspace_swap_sessions (TdtWorkspace *workspace, const char *one, const char *other,
                                      GError **error);
/**
 * tdt_workspace_move_day:
 * @day: uid of a day
 * @date: its new date, as of GDate
 * @done: (out): what that did
 *
 * As tdt_day_move_plan().
 */
gboolean tdt_workspace_move_day (TdtWorkspace *workspace, const char *day, gint64 date,
                                 TdtDayMove *done, GError **error);

G_END_DECLS
