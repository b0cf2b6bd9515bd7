/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

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
/** tdt_agenda_item_row_set_start: @minute: of the day, or -1 while the session has no start */
void tdt_agenda_item_row_set_start (TdtAgendaItemRow *row, gint64 minute);
/** tdt_agenda_item_row_get_record: Returns: (transfer none): the point */
TdtRecord *tdt_agenda_item_row_get_record (TdtAgendaItemRow *row);

G_END_DECLS
