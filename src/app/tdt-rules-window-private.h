/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* The figures that the checks of a project go by, each with what holds when nothing is said. A
 * window beside the one of the project, in which every change is at once made and can be undone. */
#define TDT_TYPE_RULES_WINDOW (tdt_rules_window_get_type ())
G_DECLARE_FINAL_TYPE (TdtRulesWindow, tdt_rules_window, TDT, RULES_WINDOW, AdwWindow)

GtkWindow *tdt_rules_window_new (TdtDesk *desk, GtkWindow *parent);

G_END_DECLS
