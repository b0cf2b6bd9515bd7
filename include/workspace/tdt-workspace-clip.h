/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace.h"

G_BEGIN_DECLS

/* Records on their way over the clipboard, within a project or into another one. */

/** TDT_CLIP_MIME: what the bytes of a clip are called. */
#define TDT_CLIP_MIME "application/x-tour-de-table-clip"

/**
 * tdt_workspace_copy:
 * @uids: (array zero-terminated=1): sessions, agenda items, people and the like
 *
 * A clip has the records, what belongs to them, and what they refer to: a session brings the people
 * who speak in it.
 *
 * Returns: (transfer full) (nullable): the clip, %NULL when none of the records is there
 */
GBytes *tdt_workspace_copy (TdtWorkspace *workspace, const char *const *uids);

/** tdt_workspace_copy_text: Returns: (transfer full): the same for other programs, a line each */
char *tdt_workspace_copy_text (TdtWorkspace *workspace, const char *const *uids);

/**
 * tdt_workspace_paste:
 * @clip: made by tdt_workspace_copy(), of this project or another one
 * @session: (nullable): where participants, agenda items and links go; without it they cannot
 *
 * Adds copies of the records, under new uids, as one step. What they refer to is found in this
 * project by its uid or, whatever the case and accents, by its name, and brought along otherwise.
 * Sessions come without a time, to be put where they shall be.
 *
 * Returns: (transfer full) (nullable): the uid of the first, or %NULL with an error
 */
char *tdt_workspace_paste (TdtWorkspace *workspace, GBytes *clip, const char *session,
                           GError **error);

G_END_DECLS
