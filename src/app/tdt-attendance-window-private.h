/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* At the door: a few letters, or the code of a badge, find who comes; Enter ticks them. */
#define TDT_TYPE_ATTENDANCE_WINDOW (tdt_attendance_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtAttendanceWindow, tdt_attendance_window, TDT, ATTENDANCE_WINDOW, AdwWindow)

GtkWindow *tdt_attendance_window_new (TdtDesk *desk, GtkWindow *parent);

/* What Enter does with @text in the entry: ticks the first person found, or the one whose code it
 * is. Returns whether somebody was. */
gboolean tdt_attendance_window_enter (TdtAttendanceWindow *window, const char *text);

G_END_DECLS
