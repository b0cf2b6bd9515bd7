/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Places sessions: what may move, what counts how much, how far it has come; the plan is then
 * proposed in the window of the project. A window beside that one, in which one can go on working.
 *
 * Property "running": whether a plan is being looked for. */
#define TDT_TYPE_SCHEDULE_WINDOW (tdt_schedule_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtScheduleWindow, tdt_schedule_window, TDT, SCHEDULE_WINDOW, AdwWindow)

GtkWindow *tdt_schedule_window_new (TdtDesk *desk, GtkWindow *parent);

G_END_DECLS
