/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

/* What can be done to several people or organisations at once; each of it is one step. */

/* Returns: (transfer full): the uids of those that are selected, ends with NULL. */
typedef char **(*TdtSelectedFunc) (gpointer user_data);

GtkWidget *tdt_selection_bar_new (TdtDesk *desk, TdtKindId kind, TdtSelectedFunc selected,
                                  gpointer user_data);
/* Says how many are selected. */
void tdt_selection_bar_set_count (GtkWidget *bar, guint n_selected);
