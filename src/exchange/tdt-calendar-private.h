/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

#include <libical/ical.h>
#include <string.h>

/* Marks what we write as an event for calendars to show, and is no session. */
#define TDT_CALENDAR_TASK "X-TOUR-DE-TABLE-TASK"

/* Seconds since 1970, of UTC or of a clock on a wall. */
struct icaltimetype tdt_calendar_make_time (gint64 seconds, gboolean utc);

/* The zone that @name means, where that is a name of Windows'; else @name itself. */
const char *tdt_calendar_find_zone (const char *name);

/* The lines of a calendar, unfolded, in UTF-8; old programs write windows-1252. */
char *tdt_calendar_dup_text (const char *data, gsize length);

/* The people, and the room, that are invited to an event. */
void tdt_calendar_read_people (TdtForeignEvent *event, icalcomponent *component);
