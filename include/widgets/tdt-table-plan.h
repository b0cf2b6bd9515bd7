/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtTablePlan: a table seen from above, with its seats and who sits there. It changes nothing
 * itself: what the user does is told by signals, and shown when the root that comes of it is set.
 *
 * People are dragged from seat to seat, and dropped here from lists. With the keyboard arrows go
 * from seat to seat, Space picks somebody up and puts them down on the seat that has the focus,
 * Escape lets go, Delete frees the seat.
 *
 * Properties: "seat" (number of the seat that was chosen last, 0 for none), "picked" (number of
 * the seat whose holder is being moved with the keyboard, 0 for none).
 *
 * Signals:
 * - "place" (number of a seat, uid of a person or %NULL to free it)
 */
#define TDT_TYPE_TABLE_PLAN (tdt_table_plan_get_type ())
G_DECLARE_FINAL_TYPE (TdtTablePlan, tdt_table_plan, TDT, TABLE_PLAN, GtkWidget)

GtkWidget *tdt_table_plan_new (void);
/**
 * tdt_table_plan_set_table:
 * @root: (nullable): the state of the project to show
 * @table: (nullable): uid of a table; nothing is shown without
 */
void tdt_table_plan_set_table (TdtTablePlan *plan, const TdtRoot *root, const char *table);
/** tdt_table_plan_get_seat: Returns: the number of the seat that was chosen last, 0 for none */
guint tdt_table_plan_get_seat (TdtTablePlan *plan);
/** tdt_table_plan_get_person: Returns: (nullable): uid of who sits on the seat of that number */
const char *tdt_table_plan_get_person (TdtTablePlan *plan, guint number);

G_END_DECLS
