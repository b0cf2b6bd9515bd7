/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-rank.h"

G_BEGIN_DECLS

void tdt_rank_free (TdtRank *rank);

/* @ranks: TdtRank, in their order, which own them; their positions and what is compared are set. */
TdtRankList *tdt_rank_list_make (const char *title, GPtrArray *ranks);

G_END_DECLS
