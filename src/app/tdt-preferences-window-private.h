/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-application.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* What holds for all projects of this user on this computer: few things, as most are remembered
 * where they are chosen; and what the program keeps of people, to look at and to do away with. */
#define TDT_TYPE_PREFERENCES_WINDOW (tdt_preferences_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtPreferencesWindow, tdt_preferences_window, TDT, PREFERENCES_WINDOW,
                      AdwWindow)

/* Shows the one window of preferences, over the window that is in use. */
void tdt_preferences_window_show (GtkApplication *application);
/* Light, dark, or as the desktop has it: as it was chosen. */
void tdt_preferences_apply_style (void);

G_END_DECLS
