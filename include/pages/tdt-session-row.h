/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** TdtSessionRow: a session in the list of the programme: when, what, where and who. */
#define TDT_TYPE_SESSION_ROW (tdt_session_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtSessionRow, tdt_session_row, TDT, SESSION_ROW, AdwBin)

/** tdt_session_row_set_session: @session: (nullable): what to show */
void tdt_session_row_set_session (TdtSessionRow *row, TdtDesk *desk, TdtRecord *session);
/** tdt_session_row_get_session: Returns: (transfer none) (nullable): what it shows */
TdtRecord *tdt_session_row_get_session (TdtSessionRow *row);
/** tdt_session_row_set_heads_day: @heads: whether it is the first of its day and names it */
void tdt_session_row_set_heads_day (TdtSessionRow *row, gboolean heads);

G_END_DECLS
