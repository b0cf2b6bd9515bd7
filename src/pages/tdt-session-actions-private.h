/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* What can be done with the session that is selected on the desk. */

/* Installs these as "session.*" on a class of widgets that have a "desk" property. */
void tdt_session_actions_install (GtkWidgetClass *widget_class);

/* All of it as a menu for that session. */
GMenuModel *tdt_session_menu_new (TdtDesk *desk, const char *uid);
/* Shows that menu at a place of @widget. */
void tdt_session_menu_popup (TdtDesk *desk, const char *uid, GtkWidget *widget, double x, double y);
