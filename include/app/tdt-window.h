/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-application.h"
#include "tdt-desk.h"

G_BEGIN_DECLS

/** TdtWindow: shows the start page, or one project. Property "desk" (#TdtDesk or %NULL). */
#define TDT_TYPE_WINDOW (tdt_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtWindow, tdt_window, TDT, WINDOW, AdwApplicationWindow)

/** tdt_window_new: Returns: a window with the start page */
TdtWindow *tdt_window_new (TdtApplication *application);
/** tdt_window_get_desk: Returns: (transfer none) (nullable): what its pages work on */
TdtDesk *tdt_window_get_desk (TdtWindow *window);
/** tdt_window_set_workspace: shows this project from now on. */
void tdt_window_set_workspace (TdtWindow *window, TdtWorkspace *workspace);
/** tdt_window_show_page: @name: "overview", "programme", "people", "partners", "documents" */
void tdt_window_show_page (TdtWindow *window, const char *name);
/** tdt_window_tell: says something at the bottom of the window, for a while. */
void tdt_window_tell (TdtWindow *window, const char *text);
/** tdt_window_tell_with_undo: the same, with a button that undoes what was just done. */
void tdt_window_tell_with_undo (TdtWindow *window, const char *text);

G_END_DECLS
