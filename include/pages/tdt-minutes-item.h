/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtMinutesItem: what is noted of one point of an agenda, or of a session that has none: what was
 * said and decided, and what is to be done. Properties "desk" and "record", of which the second may
 * be an agenda item or a session.
 */
#define TDT_TYPE_MINUTES_ITEM (tdt_minutes_item_get_type ())
G_DECLARE_FINAL_TYPE (TdtMinutesItem, tdt_minutes_item, TDT, MINUTES_ITEM, AdwBin)

GtkWidget *tdt_minutes_item_new (TdtDesk *desk, TdtRecord *record);

/**
 * tdt_minutes_make_task:
 * @list: where it stands, for moving
 *
 * Returns: (transfer floating): a row for a thing to do: ticked off, and unfolded to edit
 */
GtkWidget *tdt_minutes_make_task (TdtDesk *desk, TdtRecordList *list, TdtRecord *task);

G_END_DECLS
