/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

/* A button that chooses one of several values, or none, from a list with a search. */

/* Adds what can be chosen with tdt_filter_chip_add(), each time the list is opened. */
typedef void (*TdtChipFillFunc) (GListStore *options, gpointer user_data);
/* @value is NULL for none. */
typedef void (*TdtChipChosenFunc) (const char *value, gpointer user_data);

GtkWidget *tdt_filter_chip_new (const char *title, TdtChipFillFunc fill, TdtChipChosenFunc chosen,
                                gpointer user_data);
void tdt_filter_chip_add (GListStore *options, const char *value, const char *label);
/* Back to none, without telling. */
void tdt_filter_chip_clear (GtkWidget *chip);
