/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-project-view.h"
#include "tdt-record-list.h"
#include "tdt-workspace.h"

G_BEGIN_DECLS

/**
 * TdtDesk: what the pages of one window share: the workspace, a view of its root, what is selected
 * and the lists that several pages show.
 *
 * Properties: "workspace", "view", "project" (#TdtRecord); "session", "person" and "organisation"
 * (the selected #TdtRecord or %NULL, writable; what is deleted is selected no longer); "sessions"
 * (by time, those without one first), "people" (by surname), "organisations" (by name), "rooms"
 * (in order), "days" (by date), "themes" (in order): #GListModel; "narrow" (writable): whether the
 * window has little width.
 *
 * Signals:
 * - "report" (text): something to tell the user, in a sentence.
 * - "removed" (text): something was deleted or changed in one go; the text says what, undo brings
 *   back what was there.
 * - "show" (uid): the user wants to see this record; the window turns to its page.
 */
#define TDT_TYPE_DESK (tdt_desk_get_type ())
G_DECLARE_FINAL_TYPE (TdtDesk, tdt_desk, TDT, DESK, GObject)

TdtDesk *tdt_desk_new (TdtWorkspace *workspace);
/** tdt_desk_get_workspace: Returns: (transfer none): the open project */
TdtWorkspace *tdt_desk_get_workspace (TdtDesk *desk);
/** tdt_desk_get_view: Returns: (transfer none): its records as objects */
TdtProjectView *tdt_desk_get_view (TdtDesk *desk);
/** tdt_desk_get_root: Returns: (transfer none): its current root */
const TdtRoot *tdt_desk_get_root (TdtDesk *desk);
/** tdt_desk_get_list: Returns: (transfer none): the list of all records of @kind */
TdtRecordList *tdt_desk_get_list (TdtDesk *desk, TdtKindId kind);

/** tdt_desk_get_selected: Returns: (transfer none) (nullable): the selected record of @kind */
TdtRecord *tdt_desk_get_selected (TdtDesk *desk, TdtKindId kind);
/** tdt_desk_select: selects @uid in the pages that show its kind; an unknown uid does nothing. */
void tdt_desk_select (TdtDesk *desk, const char *uid);
/** tdt_desk_show: selects @uid and turns to it. */
void tdt_desk_show (TdtDesk *desk, const char *uid);

/** tdt_desk_remove: deletes a record and what belongs to it, and says so. */
void tdt_desk_remove (TdtDesk *desk, const char *uid);
/** tdt_desk_remove_all: @uids: of records of one kind: deletes them in one step, and says so. */
void tdt_desk_remove_all (TdtDesk *desk, const char *const *uids);

/** tdt_desk_tell_done: tells the user in a sentence what was done, with undo beside it. */
void tdt_desk_tell_done (TdtDesk *desk, const char *text);

/** tdt_desk_report: @error: (transfer full): tells the user what went wrong, and frees it. */
void tdt_desk_report (TdtDesk *desk, GError *error);

G_END_DECLS
