/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-agenda.h"
#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtAgendaItemRow: a point of a session's agenda. Properties "desk" and "record".
 */
#define TDT_TYPE_AGENDA_ITEM_ROW (tdt_agenda_item_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtAgendaItemRow, tdt_agenda_item_row, TDT, AGENDA_ITEM_ROW,
                      AdwPreferencesRow)

GtkWidget *tdt_agenda_item_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record);
/** tdt_agenda_item_row_set_point: @point: when it starts, and what runs into it */
void tdt_agenda_item_row_set_point (TdtAgendaItemRow *row, const TdtAgendaPoint *point);
/** tdt_agenda_item_row_get_record: Returns: (transfer none): the point */
TdtRecord *tdt_agenda_item_row_get_record (TdtAgendaItemRow *row);

G_END_DECLS
