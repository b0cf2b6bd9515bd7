/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"

G_BEGIN_DECLS

/* "Whole session: 24:10 left · 3 minutes behind the plan" */
char *tdt_live_dup_standing (const TdtLive *live);

/* What the one large button does next. */
const char *tdt_live_get_main_label (const TdtLive *live);

G_END_DECLS
