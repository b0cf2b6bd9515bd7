/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* The page of the help about what @window shows and what in it has the focus. */
const char *tdt_help_get_page (GtkWindow *window);

/* Opens the help at that page, in the user's program for it; where there is none, says so. */
void tdt_help_show (GtkWindow *window);

/* From now on F1 works in windows that are not the application's own, too. */
void tdt_help_watch_windows (void);
