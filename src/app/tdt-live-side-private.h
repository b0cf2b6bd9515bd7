/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"

#include <adwaita.h>

G_BEGIN_DECLS

/* Beside the clock of a running session: what follows, what being late does, and who speaks.
 *
 * Signal "speaker" (uid): the participant that was chosen. */
#define TDT_TYPE_LIVE_SIDE (tdt_live_side_get_type ())
G_DECLARE_FINAL_TYPE (TdtLiveSide, tdt_live_side, TDT, LIVE_SIDE, GtkBox)

/* Shows everything anew, after an edit. */
void tdt_live_side_fill (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session, gint64 now);
/* Shows what the time alone changes. */
void tdt_live_side_tick (TdtLiveSide *side, const TdtRoot *root, const TdtRow *session, gint64 now);

G_END_DECLS
