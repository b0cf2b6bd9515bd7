/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The list of ranks beside the window of the project; from here it is also read from a file and
 * kept in one, for the next event or another office. */
#define TDT_TYPE_RANKS_WINDOW (tdt_ranks_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtRanksWindow, tdt_ranks_window, TDT, RANKS_WINDOW, AdwWindow)

GtkWindow *tdt_ranks_window_new (TdtDesk *desk, GtkWindow *parent);

/* Puts the list in @text in the place of the one of the project. */
gboolean tdt_ranks_window_load_text (TdtRanksWindow *window, const char *text, GError **error);

G_END_DECLS
