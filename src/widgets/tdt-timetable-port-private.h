/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* A window onto a part of its child, which may be larger. What is outside is neither seen nor
 * clicked. Asks for no room of its own. */
#define TDT_TYPE_TIMETABLE_PORT (tdt_timetable_port_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetablePort, tdt_timetable_port, TDT, TIMETABLE_PORT, GtkWidget)

GtkWidget *tdt_timetable_port_new (GtkWidget *child);
/* Where the child is and how large; takes effect with the next allocation of the port. */
void tdt_timetable_port_set_area (TdtTimetablePort *port, const GdkRectangle *area);

G_END_DECLS
