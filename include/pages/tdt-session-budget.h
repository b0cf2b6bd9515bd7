/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtSessionBudget: who speaks how long in the selected session: the table as a picture, the
 * minutes as a bar and in words, and what shares them. Property "desk"; hidden while the session
 * has nothing to share.
 *
 * Actions: "budget.equally", "budget.by-organisation", "budget.questions" (minutes).
 */
#define TDT_TYPE_SESSION_BUDGET (tdt_session_budget_get_type ())
G_DECLARE_FINAL_TYPE (TdtSessionBudget, tdt_session_budget, TDT, SESSION_BUDGET, AdwBin)

G_END_DECLS
