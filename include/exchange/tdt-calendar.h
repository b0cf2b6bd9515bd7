/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

G_BEGIN_DECLS

/**
 * tdt_calendar_read:
 * @bytes: iCalendar (RFC 5545)
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): its events; %NULL when it is no calendar
 */
TdtForeignProgramme *tdt_calendar_read (GBytes *bytes, const char *name, GError **error);

/**
 * tdt_calendar_write:
 * @person: (nullable): uid of somebody: only what he or she takes part in
 * @now: seconds since 1970 UTC, for the time stamp
 *
 * The sessions that have a start, and what is still to be done by a day, as iCalendar. An event
 * keeps its UID from one export to the next, and its SEQUENCE grows with @now, so that calendars
 * take the later one. Time zones are described by the changes of clocks of the years around the
 * event.
 *
 * Returns: (transfer full): the file
 */
GBytes *tdt_calendar_write (const TdtRoot *root, const char *person, gint64 now);

G_END_DECLS
