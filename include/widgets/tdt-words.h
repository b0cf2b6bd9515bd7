/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-time.h"

G_BEGIN_DECLS

/* How days and times are written in the window, in the language of the user. */

/** tdt_words_dup_day: @julian: as of GDate. Returns: such as "Wednesday 27 September 2017" */
char *tdt_words_dup_day (gint64 julian);
/** tdt_words_dup_short_day: Returns: such as "Wed 27 Sep" */
char *tdt_words_dup_short_day (gint64 julian);
/** tdt_words_dup_clock: @minute: of the day. Returns: such as "09:30" */
char *tdt_words_dup_clock (gint64 minute);
/**
 * tdt_words_dup_range:
 * @minutes: how long, %TDT_UNSET when unknown
 *
 * Returns: such as "10:15 – 11:15"
 */
char *tdt_words_dup_range (const TdtTime *start, gint64 minutes);
/**
 * tdt_words_dup_real:
 * @began: (nullable): when something really began
 * @ended: (nullable): when it ended
 *
 * Returns: (nullable): such as "really 10:17 – 11:20"; %NULL for what has not begun
 */
char *tdt_words_dup_real (const TdtTime *began, const TdtTime *ended);
/**
 * tdt_words_parse_clock:
 * @text: "9", "9:30", "9h30", "9 h 30", "0930"
 *
 * Returns: minutes since midnight, or -1
 */
int tdt_words_parse_clock (const char *text);
/** tdt_words_append: adds @part to what a line tells, parted by a dot; nothing for %NULL or "". */
void tdt_words_append (GString *line, const char *part);

G_END_DECLS
