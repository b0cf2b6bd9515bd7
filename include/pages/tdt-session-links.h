/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSessionLinks: description, links and notes of the selected session, folded while there are
 * none. Property "desk".
 */
#define TDT_TYPE_SESSION_LINKS (tdt_session_links_get_type ())
G_DECLARE_FINAL_TYPE (TdtSessionLinks, tdt_session_links, TDT, SESSION_LINKS, AdwBin)

G_END_DECLS
