/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"

G_BEGIN_DECLS

/* Two days in the rooms r and s. On the first, in r: a 9:00 for an hour, b 10:00 for half an hour,
 * pinned; in s: c 9:30 for an hour, and d and e, which overlap, 11:00 and 11:30 for an hour; n, at
 * 23:00 for two hours in no room. On the second, in r: f 9:00. The session u has no time. Marie is
 * in a and c. */
TdtRoot *tdt_test_day_new (void);

/* The day of the first sessions. */
#define TDT_TEST_DAY (tdt_test_day_get_julian ())
gint64 tdt_test_day_get_julian (void);

G_END_DECLS
