/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-workspace-purge.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtClosingPage: what closing the event takes out of the project, what stays, what cannot be
 * undone and what it cannot reach.
 *
 * Signals: "close" (#TdtPurgeFlags as uint): do it; "cancel".
 */
#define TDT_TYPE_CLOSING_PAGE (tdt_closing_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtClosingPage, tdt_closing_page, TDT, CLOSING_PAGE, AdwBin)

/** tdt_closing_page_new: @n_versions: how many earlier versions this computer has kept */
TdtClosingPage *tdt_closing_page_new (TdtWorkspace *workspace, guint n_versions);

G_END_DECLS
