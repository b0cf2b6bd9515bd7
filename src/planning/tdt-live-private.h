/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-live.h"

#define SECONDS_PER_MINUTE 60

/* Seconds that a session or an item has by its plan and by what was given to it on the day. */
gint64 tdt_live_get_given (const TdtRow *row);
