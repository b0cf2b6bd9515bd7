/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtRoundTable: a small picture of who sits around a table, with initials, the chair marked and at
 * the top. To a screen reader it is a sentence with all names.
 */
#define TDT_TYPE_ROUND_TABLE (tdt_round_table_get_type ())
G_DECLARE_FINAL_TYPE (TdtRoundTable, tdt_round_table, TDT, ROUND_TABLE, GtkWidget)

/**
 * tdt_round_table_set_seats:
 * @names: (array zero-terminated=1): who sits there, clockwise
 * @chair: the position of who presides, which is shown at the top, or -1
 */
void tdt_round_table_set_seats (TdtRoundTable *table, const char *const *names, int chair);

G_END_DECLS
