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

TdtTime *tdt_time_new (gint64 local, int offset, const char *zone);
TdtTime *tdt_time_ref (const TdtTime *time);
void tdt_time_unref (TdtTime *time);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTime, tdt_time_unref)

TdtTime *tdt_time_new_in_zone (gint64 local, const char *zone, TdtTimeFit *fit);
TdtTime *tdt_time_new_from_instant (gint64 instant, const char *zone);
TdtTimeFit tdt_time_fit (gint64 local, const char *zone, int offsets[2]);
TdtTime *tdt_time_add_minutes (const TdtTime *time, gint64 minutes);

TdtTime *tdt_time_parse (const char *text, gsize length, GError **error);
void tdt_time_append (const TdtTime *time, GString *text);

gint64 tdt_time_instant (const TdtTime *time);
gint64 tdt_time_julian (const TdtTime *time);
int tdt_time_minute_of_day (const TdtTime *time);
gboolean tdt_time_equal (const TdtTime *a, const TdtTime *b);
int tdt_time_compare (const TdtTime *a, const TdtTime *b);

gint64 tdt_time_local_from_julian (gint64 julian, int minute_of_day);
gboolean tdt_zone_name_is_valid (const char *name, gsize length);

G_END_DECLS
