/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/*
 * TdtMinutesWindow: what is left to do once people have gone: what was said and decided in each
 * session, the things to do by person, and how the event went.
 */
#define TDT_TYPE_MINUTES_WINDOW (tdt_minutes_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtMinutesWindow, tdt_minutes_window, TDT, MINUTES_WINDOW, AdwWindow)

GtkWindow *tdt_minutes_window_new (TdtDesk *desk, GtkWindow *parent);

/* Turns to a session. */
void tdt_minutes_window_show (TdtMinutesWindow *window, const char *session);

G_END_DECLS
