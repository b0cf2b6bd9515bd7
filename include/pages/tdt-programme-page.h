/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/** TdtProgrammePage: the sessions by day and time, and the editor of the selected one. */
#define TDT_TYPE_PROGRAMME_PAGE (tdt_programme_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtProgrammePage, tdt_programme_page, TDT, PROGRAMME_PAGE, AdwBin)

G_END_DECLS
