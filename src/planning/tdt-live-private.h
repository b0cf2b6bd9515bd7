/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"

#define SECONDS_PER_MINUTE 60

/* Seconds that a session or an item has by its plan and by what was given to it on the day. */
gint64 tdt_live_get_given (const TdtRow *row);

/* Seconds from the day a session is planned for to the day it is run: whole days, nearly always 0.
 */
gint64 tdt_live_get_shift (const TdtRow *session, gint64 now);

/* The turn that is not over in @session ends, if there is one. */
gboolean tdt_live_end_turn (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                            const TdtTime *now, GError **error);
/* A turn of @participant begins; @item may be NULL. */
gboolean tdt_live_begin_turn (TdtEdit *edit, const TdtRow *session, const TdtRow *item,
                              const char *participant, const TdtTime *now, GError **error);
