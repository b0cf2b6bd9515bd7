/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtUnfoldingRow: a record of a short list that unfolds to be edited, moved and removed: what the
 * rows of participants, links, rooms, days and the like have in common. Its construct-only
 * properties are "desk", "list" (where it stands, for moving) and "record".
 */
#define TDT_TYPE_UNFOLDING_ROW (tdt_unfolding_row_get_type ())
G_DECLARE_DERIVABLE_TYPE (TdtUnfoldingRow, tdt_unfolding_row, TDT, UNFOLDING_ROW, AdwExpanderRow)

struct _TdtUnfoldingRowClass
{
  AdwExpanderRowClass parent_class;
};

/**
 * tdt_unfolding_row_class_set_template:
 * @resource: path of the template
 *
 * Binds "up_cb", "down_cb" and "remove_cb" of the template too.
 */
void tdt_unfolding_row_class_set_template (GtkWidgetClass *klass, const char *resource);

/** tdt_unfolding_row_add_handle: lets the row be dragged at @handle, and moved by keyboard */
void tdt_unfolding_row_add_handle (TdtUnfoldingRow *row, GtkWidget *handle);

/** tdt_unfolding_row_get_desk: Returns: (transfer none): the desk it works on */
TdtDesk *tdt_unfolding_row_get_desk (TdtUnfoldingRow *row);

/** tdt_unfolding_row_get_record: Returns: (transfer none): what it shows */
TdtRecord *tdt_unfolding_row_get_record (TdtUnfoldingRow *row);

/** tdt_unfolding_row_get_row: Returns: (transfer none): the record as it is now */
const TdtRow *tdt_unfolding_row_get_row (TdtUnfoldingRow *row);

/** tdt_unfolding_row_move_up: before the one above it */
void tdt_unfolding_row_move_up (TdtUnfoldingRow *row);

/** tdt_unfolding_row_move_down: behind the one below it */
void tdt_unfolding_row_move_down (TdtUnfoldingRow *row);

/** tdt_unfolding_row_remove: out of the project */
void tdt_unfolding_row_remove (TdtUnfoldingRow *row);

G_END_DECLS
