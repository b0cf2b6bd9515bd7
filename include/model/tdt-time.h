/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtTime:
 * @local: what the clock on the wall shows, in seconds since 1970-01-01T00:00:00 of that clock
 * @offset: minutes that the wall clock is ahead of UTC, -1080 to 1080
 * @zone: name of the IANA zone, or %NULL when only the offset is known
 *
 * A moment as people write it. All three are stored: the local time is what was meant, the
 * zone explains it, and the offset decides in the hour that daylight saving repeats.
 * Immutable and reference-counted.
 */
typedef struct
{
  gint64 local;
  gint32 offset;
  const char *zone;
} TdtTime;

/**
 * TdtTimeFit: how a local time falls into a zone.
 * @TDT_TIME_UNIQUE: it happens once
 * @TDT_TIME_AMBIGUOUS: it happens twice, clocks are set back over it
 * @TDT_TIME_GAP: it does not happen, clocks are set forward over it
 * @TDT_TIME_NO_ZONE: the system does not know the zone
 */
typedef enum
{
  TDT_TIME_UNIQUE,
  TDT_TIME_AMBIGUOUS,
  TDT_TIME_GAP,
  TDT_TIME_NO_ZONE,
} TdtTimeFit;

#define TDT_SECONDS_PER_DAY 86400

/**
 * tdt_time_new:
 * @local: seconds of the wall clock
 * @offset: minutes ahead of UTC, -1080 to 1080
 * @zone: (nullable): a name for which tdt_zone_name_is_valid() holds
 *
 * Returns: (transfer full): the time, as given
 */
TdtTime *tdt_time_new (gint64 local, int offset, const char *zone);
TdtTime *tdt_time_ref (const TdtTime *time);
void tdt_time_unref (TdtTime *time);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTime, tdt_time_unref)

/**
 * tdt_time_new_in_zone:
 * @local: seconds of the wall clock in @zone
 * @zone: (nullable): name of an IANA zone
 * @fit: (out) (optional): how @local falls into @zone
 *
 * Of an ambiguous time the earlier is taken, in a gap the offset before it; whoever cares asks and
 * uses tdt_time_fit().
 *
 * Returns: (transfer full): the time with its offset; without zone when the system does not know it
 */
TdtTime *tdt_time_new_in_zone (gint64 local, const char *zone, TdtTimeFit *fit);

/**
 * tdt_time_new_from_instant:
 * @instant: seconds since 1970-01-01T00:00:00 UTC
 * @zone: (nullable): name of an IANA zone
 *
 * Returns: (transfer full): what the wall clock in @zone, or else of UTC, shows then
 */
TdtTime *tdt_time_new_from_instant (gint64 instant, const char *zone);

/**
 * tdt_time_fit:
 * @local: seconds of the wall clock in @zone
 * @zone: (nullable): name of an IANA zone
 * @offsets: (out): the possible offsets in minutes, first the one of the earlier moment; in a gap
 *   those before and after it; untouched without zone
 *
 * Found by the round trip from local time over UTC back, since a plain conversion moves a time in
 * a gap without a word.
 *
 * Returns: how @local falls into @zone
 */
TdtTimeFit tdt_time_fit (gint64 local, const char *zone, int offsets[2]);

/**
 * tdt_time_add_minutes:
 * @minutes: real minutes, also over a change of clocks
 *
 * Returns: (transfer full): the moment that much later, in the same zone
 */
TdtTime *tdt_time_add_minutes (const TdtTime *time, gint64 minutes);

/**
 * tdt_time_parse:
 * @text: as in 2017-09-27T10:15:00+02:00[Europe/Paris] (RFC 9557), zone optional
 * @length: bytes
 *
 * Reads no zone data: the offset is taken as written.
 *
 * Returns: (transfer full): the time, or %NULL with %TDT_MODEL_ERROR_VALUE
 */
TdtTime *tdt_time_parse (const char *text, gsize length, GError **error);

/**
 * tdt_time_append:
 * Appends what tdt_time_parse() reads.
 */
void tdt_time_append (const TdtTime *time, GString *text);

/**
 * tdt_time_instant:
 * Returns: seconds since 1970-01-01T00:00:00 UTC
 */
gint64 tdt_time_instant (const TdtTime *time);

/**
 * tdt_time_julian:
 * Returns: the local day, as a GDate julian number
 */
gint64 tdt_time_julian (const TdtTime *time);

/**
 * tdt_time_minute_of_day:
 * Returns: minutes of the local day since midnight, 0 to 1439
 */
int tdt_time_minute_of_day (const TdtTime *time);

/**
 * tdt_time_equal:
 * Returns: whether local time, offset and zone are all the same
 */
gboolean tdt_time_equal (const TdtTime *a, const TdtTime *b);

/**
 * tdt_time_compare:
 * Returns: below, at or above 0 as @a is before, at or after @b, by moment and not by wall clock
 */
int tdt_time_compare (const TdtTime *a, const TdtTime *b);

/**
 * tdt_time_local_from_julian:
 * @julian: a GDate julian number
 * @minute_of_day: minutes since midnight; may reach into other days
 *
 * Returns: seconds of the wall clock, for @local above
 */
gint64 tdt_time_local_from_julian (gint64 julian, int minute_of_day);

/**
 * tdt_zone_name_is_valid:
 * Returns: whether @name is written like the name of a zone; no file is looked at
 */
gboolean tdt_zone_name_is_valid (const char *name, gsize length);

/** tdt_date_of: Returns: the day of @time on its own clock, as a GDate julian number */
gint64 tdt_date_of (GDateTime *time);

/**
 * tdt_date_dup_noon:
 * @julian: a GDate julian number
 *
 * Returns: (transfer full) (nullable): noon of that day, which every zone has, on the local clock
 */
GDateTime *tdt_date_dup_noon (gint64 julian);

G_END_DECLS
