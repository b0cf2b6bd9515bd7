/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check-settings.h"
#include "tdt-interval.h"

/* When people and rooms are taken. */

/* Returns: (element-type TdtInterval): when a person is wanted, or stands in for somebody; each
 * session once, but not @except, sorted. */
GArray *tdt_person_get_intervals (const TdtRoot *root, const TdtRow *person, const TdtRow *except);

/* Returns: (element-type TdtInterval): when a room is taken by others than @except, sorted. */
GArray *tdt_room_get_intervals (const TdtRoot *root, const TdtRow *room, const TdtRow *except);

/* Returns: (nullable): the first of @intervals that overlaps. */
const TdtInterval *tdt_intervals_find_clash (const GArray *intervals, gint64 start, gint64 end);

/* Whether a person with these AVAILABILITY rows said to be away then, or to be there only at other
 * times. Nothing said is no reason to worry. */
gboolean tdt_availabilities_exclude (const GPtrArray *availabilities, gint64 start, gint64 end);

/* The same for rows that stand in a row. */
gboolean tdt_availability_rows_exclude (const TdtRow *const *rows, guint n, gint64 start,
                                        gint64 end);

/* Whether one of those rows says that the person is there then, or would like that time best. */
gboolean tdt_availabilities_include (const GPtrArray *availabilities, gint64 start, gint64 end);

/* Minutes to get from one room to another; unknown rooms are no reason to worry. */
gint64 tdt_rooms_get_way (const TdtCheckSettings *settings, const TdtRow *from, const TdtRow *to);
