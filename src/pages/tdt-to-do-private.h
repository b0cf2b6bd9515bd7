/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* Fills @box with the sessions that need something, in the order of the days: those without a time
 * first, then those where people are to be named or have not answered. Each row leads there. */
void tdt_to_do_fill (GtkListBox *box, TdtDesk *desk);
