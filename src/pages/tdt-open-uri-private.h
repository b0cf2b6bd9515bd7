/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* Opens an address, or a file named relative to the project's own, in the program that the user has
 * for it. Only ever called for a click. */
void tdt_open_uri (TdtDesk *desk, GtkWidget *widget, const char *uri);
