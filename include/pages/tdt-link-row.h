/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-unfolding-row.h"

G_BEGIN_DECLS

/** TdtLinkRow: a document kept elsewhere: opens it, and unfolds to edit. */
#define TDT_TYPE_LINK_ROW (tdt_link_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtLinkRow, tdt_link_row, TDT, LINK_ROW, TdtUnfoldingRow)

/** tdt_link_row_new: @list: where it stands, for moving */
GtkWidget *tdt_link_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record);

G_END_DECLS
