/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The moderator's window on the day: what is on, how long it still has, what comes next, who
 * speaks, and what being late does. A second window shows the room only what the room may see. */
#define TDT_TYPE_LIVE_WINDOW (tdt_live_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtLiveWindow, tdt_live_window, TDT, LIVE_WINDOW, AdwWindow)

/* Seconds since 1970 UTC. */
typedef gint64 (*TdtLiveNow) (gpointer data);

/* @now NULL: the computer's clock. */
TdtLiveWindow *tdt_live_window_new (TdtDesk *desk, GtkWindow *parent, TdtLiveNow now,
                                    gpointer data);

/* Looks at the clock, as it does by itself every second. */
void tdt_live_window_tick (TdtLiveWindow *window);

/* The session that is run in it, or NULL. */
const TdtRow *tdt_live_window_get_session (TdtLiveWindow *window);

G_END_DECLS
