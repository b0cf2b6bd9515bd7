/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtColumnsRow: unfolds to say which columns a document has that is a table. Its signal "chosen"
 * tells the words of those that are wanted, one a line, or %NULL when all are.
 */
#define TDT_TYPE_COLUMNS_ROW (tdt_columns_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtColumnsRow, tdt_columns_row, TDT, COLUMNS_ROW, AdwExpanderRow)

/**
 * tdt_columns_row_show:
 * @saved: (nullable): the options of @document saved in the project
 *
 * Shows the columns of @document, and hides itself where there are none to choose from.
 */
void tdt_columns_row_show (TdtColumnsRow *row, TdtDocumentId document, const TdtRow *saved);

G_END_DECLS
