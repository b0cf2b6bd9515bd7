/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** TdtSessionEditor: all of the session that is selected on the desk. */
#define TDT_TYPE_SESSION_EDITOR (tdt_session_editor_get_type ())
G_DECLARE_FINAL_TYPE (TdtSessionEditor, tdt_session_editor, TDT, SESSION_EDITOR, AdwBin)

/** tdt_session_editor_focus_new_participant: puts the cursor where a person is added. */
void tdt_session_editor_focus_new_participant (TdtSessionEditor *editor);
/** tdt_session_editor_focus_new_agenda_item: puts the cursor where a point is added. */
void tdt_session_editor_focus_new_agenda_item (TdtSessionEditor *editor);

G_END_DECLS
