/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-unfolding-row.h"

G_BEGIN_DECLS

/**
 * TdtRecordRow: a record of a short list, such as a room or a day, that unfolds to edit all its
 * fields, move it and remove it.
 */
#define TDT_TYPE_RECORD_ROW (tdt_record_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtRecordRow, tdt_record_row, TDT, RECORD_ROW, TdtUnfoldingRow)

/** tdt_record_row_new: @list: where it stands, for moving */
GtkWidget *tdt_record_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record);

G_END_DECLS
