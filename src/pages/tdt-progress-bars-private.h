/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gtk/gtk.h>

/* Fills @box with how far the event is: sessions placed, answers, speaking time by organisation. */
void tdt_progress_bars_fill (GtkBox *box, const TdtRoot *root);
