/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** TdtOverviewPage: the event itself, how far it is, and what is left to do. Property "desk". */
#define TDT_TYPE_OVERVIEW_PAGE (tdt_overview_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtOverviewPage, tdt_overview_page, TDT, OVERVIEW_PAGE, AdwBin)

G_END_DECLS
