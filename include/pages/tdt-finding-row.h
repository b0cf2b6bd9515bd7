/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtFindingRow: one finding in words, what would mend it, and a way to say that it is fine.
 * Activating it shows the record that it is about.
 */
#define TDT_TYPE_FINDING_ROW (tdt_finding_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtFindingRow, tdt_finding_row, TDT, FINDING_ROW, GtkListBoxRow)

GtkWidget *tdt_finding_row_new (TdtDesk *desk, TdtFinding *finding);

/** tdt_finding_row_get_finding: Returns: (transfer none): what it shows */
TdtFinding *tdt_finding_row_get_finding (TdtFindingRow *row);

/**
 * tdt_finding_row_take_fixes:
 * @fixes: (transfer full) (element-type TdtFix): what would mend it, see tdt_fixes_find()
 *
 * Offers these, and no longer what was offered before.
 */
void tdt_finding_row_take_fixes (TdtFindingRow *row, GPtrArray *fixes);

/** tdt_finding_row_show: turns to what the finding is about. */
void tdt_finding_row_show (TdtFindingRow *row);

/**
 * tdt_finding_row_dup_reason:
 *
 * Returns: (transfer full) (nullable): the reason being typed, %NULL when it is not asked for
 */
char *tdt_finding_row_dup_reason (TdtFindingRow *row);

/** tdt_finding_row_ask_reason: @reason: (nullable): asks why it is fine, with that as a start. */
void tdt_finding_row_ask_reason (TdtFindingRow *row, const char *reason);

G_END_DECLS
