/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* Shows the keys of all commands, from their table. */
void tdt_shortcuts_show (GtkWindow *parent);
