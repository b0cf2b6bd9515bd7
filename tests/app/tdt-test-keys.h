/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Does what GTK does with a key without modifiers that is pressed in @window: the focus has it
 * first, then what is around it. Returns whether anybody took it. */
gboolean tdt_test_press (GtkWindow *window, guint keyval);

G_END_DECLS
