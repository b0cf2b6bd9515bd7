/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtRanksPage: the ranks that the order of precedence goes by: those that come with the program,
 * to be looked at and taken over, or the project's own, to be edited.
 */
#define TDT_TYPE_RANKS_PAGE (tdt_ranks_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtRanksPage, tdt_ranks_page, TDT, RANKS_PAGE, AdwBin)

GtkWidget *tdt_ranks_page_new (TdtDesk *desk);

G_END_DECLS
