/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSessionWhen: when and where the selected session is, as one line whose parts open what edits
 * them. Property "desk".
 */
#define TDT_TYPE_SESSION_WHEN (tdt_session_when_get_type ())
G_DECLARE_FINAL_TYPE (TdtSessionWhen, tdt_session_when, TDT, SESSION_WHEN, AdwBin)

G_END_DECLS
