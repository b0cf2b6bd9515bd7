/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libical/ical.h>

G_BEGIN_DECLS

/** TDT_CALENDAR_MAX_DATES: of one series; more of an event is no meeting that is being planned. */
#define TDT_CALENDAR_MAX_DATES 200

/**
 * tdt_calendar_find_moved:
 * @calendar: a VCALENDAR
 *
 * Returns: (transfer full) (element-type utf8): keys of the dates of series that are events of
 * their own, with another time or text (RFC 5545, 3.8.4.4)
 */
GHashTable *tdt_calendar_find_moved (icalcomponent *calendar);

/**
 * tdt_calendar_list_dates:
 * @event: a VEVENT
 * @moved: from tdt_calendar_find_moved()
 * @follow: whether the dates of a series are looked for
 * @endless: (out): whether there are more than @TDT_CALENDAR_MAX_DATES, or nobody looked for them
 *
 * Returns: (transfer full) (element-type gint64): when a series (RRULE, RDATE, without EXDATE)
 *   takes place, in seconds since 1970, in order; nothing for an event that is none
 */
GArray *tdt_calendar_list_dates (icalcomponent *event, GHashTable *moved, gboolean follow,
                                 gboolean *endless);

G_END_DECLS
