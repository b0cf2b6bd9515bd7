/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* One seat of a plan: a button with its number and who sits there. */
#define TDT_TYPE_TABLE_SEAT (tdt_table_seat_get_type ())
G_DECLARE_FINAL_TYPE (TdtTableSeat, tdt_table_seat, TDT, TABLE_SEAT, GtkButton)

GtkWidget *tdt_table_seat_new (guint number);
guint tdt_table_seat_get_number (TdtTableSeat *seat);
const char *tdt_table_seat_get_person (TdtTableSeat *seat);

/* @person, @organisation: (nullable): who sits there, for whom. */
void tdt_table_seat_set (TdtTableSeat *seat, const TdtRow *person, const TdtRow *organisation,
                         gboolean kept, gboolean picked);

G_END_DECLS
