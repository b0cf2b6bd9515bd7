/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtReprintBar: says above a document that it is no longer what was printed, and offers to print
 * or to tell just what changed. Looks again, in a thread, when the project changes.
 *
 * Signal "found" (document: int, state: int): how a document stands; of each one in turn.
 * Action group: it activates "win.print-changed" and copies addresses by itself.
 */
#define TDT_TYPE_REPRINT_BAR (tdt_reprint_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdtReprintBar, tdt_reprint_bar, TDT, REPRINT_BAR, AdwBin)

/** tdt_reprint_bar_set_desk: whose documents it looks at. */
void tdt_reprint_bar_set_desk (TdtReprintBar *bar, TdtDesk *desk);

/** tdt_reprint_bar_set_document: which document it speaks of. */
void tdt_reprint_bar_set_document (TdtReprintBar *bar, TdtDocumentId document);

/**
 * tdt_reprint_bar_get_changed:
 *
 * Returns: (transfer none) (nullable): the records whose card or brief changed since it was
 *   printed; %NULL when that is not known, or the document has no such parts
 */
const char *const *tdt_reprint_bar_get_changed (TdtReprintBar *bar);

G_END_DECLS
