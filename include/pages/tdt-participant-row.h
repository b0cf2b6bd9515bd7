/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-unfolding-row.h"

G_BEGIN_DECLS

/**
 * TdtParticipantRow: somebody in a session: who, for whom, as what, and the answer; unfolds to
 * edit.
 */
#define TDT_TYPE_PARTICIPANT_ROW (tdt_participant_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtParticipantRow, tdt_participant_row, TDT, PARTICIPANT_ROW, TdtUnfoldingRow)

GtkWidget *tdt_participant_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record);

G_END_DECLS
