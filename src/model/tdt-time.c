/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-time.h"

#include "tdt-model-error.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SECONDS_PER_MINUTE 60
#define MAX_OFFSET 1080
/* GDate's number of 1970-01-01. */
#define JULIAN_EPOCH 719163

TdtTime *
tdt_time_new (gint64 local, int offset, const char *zone)
{
  TdtTime *time = g_atomic_rc_box_new0 (TdtTime);

  time->local = local;
  time->offset = offset;
  /* Not interned: from the first interned string on, GLib hashes each string that is freed. */
  time->zone = zone != NULL ? g_ref_string_new (zone) : NULL;
  return time;
}

TdtTime *
tdt_time_ref (const TdtTime *time)
{
  return g_atomic_rc_box_acquire ((gpointer) time);
}

static void
clear_time (gpointer data)
{
  TdtTime *time = data;

  if (time->zone != NULL)
    g_ref_string_release ((char *) time->zone);
}

void
tdt_time_unref (TdtTime *time)
{
  g_atomic_rc_box_release_full (time, clear_time);
}

/* The zone of that name, or %NULL. GLib reads a zone's file each time nobody else holds the zone,
 * which takes longer than all that is asked of it; so each is held, from the first time on. */
static GTimeZone *
get_zone (const char *name)
{
  static GMutex mutex;
  static GHashTable *zones;
  g_autoptr (GMutexLocker) locker = NULL;
  GTimeZone *zone;

  if (name == NULL || !tdt_zone_name_is_valid (name, strlen (name)))
    return NULL;
  locker = g_mutex_locker_new (&mutex);
  if (zones == NULL)
    zones = g_hash_table_new (g_str_hash, g_str_equal);
  zone = g_hash_table_lookup (zones, name);
  if (zone != NULL)
    return zone;
  zone = g_time_zone_new_identifier (name);
  if (zone != NULL)
    g_hash_table_insert (zones, g_strdup (name), zone);
  return zone;
}

/* The offsets, in minutes, that clocks in @zone may have had around @local. */
static guint
list_offsets (GTimeZone *zone, gint64 local, int offsets[2])
{
  guint n_offsets = 0;

  for (int hours = -24; hours <= 24; hours += 24)
    {
      gint64 around = local + hours * 3600;
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, around);
      int offset = interval < 0 ? 0 : g_time_zone_get_offset (zone, interval) / SECONDS_PER_MINUTE;

      if (n_offsets == 0 || (n_offsets == 1 && offsets[0] != offset))
        offsets[n_offsets++] = offset;
    }
  return n_offsets;
}

/* An offset is right when the moment it yields has that very offset: the round trip that finds
 * gaps, where none is right, and repeated hours, where both are. */
static gboolean
offset_holds (GTimeZone *zone, gint64 local, int offset)
{
  gint64 instant = local - (gint64) offset * SECONDS_PER_MINUTE;
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);

  return interval >= 0 && g_time_zone_get_offset (zone, interval) / SECONDS_PER_MINUTE == offset;
}

TdtTimeFit
tdt_time_fit (gint64 local, const char *zone_name, int offsets[2])
{
  GTimeZone *zone = get_zone (zone_name);
  int candidates[2] = { 0, 0 };
  guint n_candidates;
  guint n_found = 0;

  if (zone == NULL)
    return TDT_TIME_NO_ZONE;
  n_candidates = list_offsets (zone, local, candidates);
  for (guint i = 0; i < n_candidates; i++)
    if (offset_holds (zone, local, candidates[i]))
      offsets[n_found++] = candidates[i];
  switch (n_found)
    {
    case 0:
      offsets[0] = candidates[0];
      offsets[1] = candidates[1];
      return TDT_TIME_GAP;
    case 1:
      offsets[1] = offsets[0];
      return TDT_TIME_UNIQUE;
    default:
      return TDT_TIME_AMBIGUOUS;
    }
}

TdtTime *
tdt_time_new_in_zone (gint64 local, const char *zone, TdtTimeFit *fit)
{
  int offsets[2] = { 0, 0 };
  TdtTimeFit found = tdt_time_fit (local, zone, offsets);

  if (fit != NULL)
    *fit = found;
  return tdt_time_new (local, offsets[0], found == TDT_TIME_NO_ZONE ? NULL : zone);
}

TdtTime *
tdt_time_new_from_instant (gint64 instant, const char *zone_name)
{
  GTimeZone *zone = get_zone (zone_name);
  int offset = 0;

  if (zone != NULL)
    {
      int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);

      offset = interval < 0 ? 0 : g_time_zone_get_offset (zone, interval) / SECONDS_PER_MINUTE;
    }
  return tdt_time_new (instant + (gint64) offset * SECONDS_PER_MINUTE, offset,
                       zone != NULL ? zone_name : NULL);
}

TdtTime *
tdt_time_add_minutes (const TdtTime *time, gint64 minutes)
{
  gint64 instant = tdt_time_instant (time) + minutes * SECONDS_PER_MINUTE;

  if (time->zone == NULL)
    return tdt_time_new (time->local + minutes * SECONDS_PER_MINUTE, time->offset, NULL);
  return tdt_time_new_from_instant (instant, time->zone);
}

gboolean
tdt_zone_name_is_valid (const char *name, gsize length)
{
  if (length == 0 || length > 64 || !g_ascii_isalpha (name[0]))
    return FALSE;
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (name[i]) && strchr ("/_+-", name[i]) == NULL)
      return FALSE;
  return TRUE;
}

/* Reads @n_digits digits, or returns -1. */
static int
read_digits (const char *text, guint n_digits)
{
  int number = 0;

  for (guint i = 0; i < n_digits; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return -1;
      number = number * 10 + (text[i] - '0');
    }
  return number;
}

/* Reads "2017-09-27T10:15:00". */
static gboolean
parse_local (const char *text, gint64 *local)
{
  int year = read_digits (text, 4);
  int month = read_digits (text + 5, 2);
  int day = read_digits (text + 8, 2);
  int hour = read_digits (text + 11, 2);
  int minute = read_digits (text + 14, 2);
  int second = read_digits (text + 17, 2);
  GDate date;

  if (text[4] != '-' || text[7] != '-' || text[10] != 'T' || text[13] != ':' || text[16] != ':')
    return FALSE;
  if (year < 1 || month < 1 || day < 1 || hour < 0 || hour > 23 || minute < 0 || minute > 59 ||
      second < 0 || second > 59 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *local = tdt_time_local_from_julian (g_date_get_julian (&date), hour * 60 + minute) + second;
  return TRUE;
}

/* Reads "+02:00". */
static gboolean
parse_offset (const char *text, int *offset)
{
  int hours = read_digits (text + 1, 2);
  int minutes = read_digits (text + 4, 2);

  if ((text[0] != '+' && text[0] != '-') || text[3] != ':' || hours < 0 || minutes < 0 ||
      minutes > 59 || hours * 60 + minutes > MAX_OFFSET)
    return FALSE;
  *offset = (hours * 60 + minutes) * (text[0] == '-' ? -1 : 1);
  return TRUE;
}

#define LOCAL_LENGTH 19
#define OFFSET_LENGTH 6

TdtTime *
tdt_time_parse (const char *text, gsize length, GError **error)
{
  gint64 local;
  int offset;
  const char *zone = text + LOCAL_LENGTH + OFFSET_LENGTH;
  gsize zone_length = length - MIN (length, LOCAL_LENGTH + OFFSET_LENGTH);
  char name[65] = "";

  if (length < LOCAL_LENGTH + OFFSET_LENGTH || !parse_local (text, &local) ||
      !parse_offset (text + LOCAL_LENGTH, &offset))
    goto invalid;
  if (zone_length == 0)
    return tdt_time_new (local, offset, NULL);
  if (zone_length < 3 || zone[0] != '[' || zone[zone_length - 1] != ']' ||
      !tdt_zone_name_is_valid (zone + 1, zone_length - 2))
    goto invalid;
  memcpy (name, zone + 1, zone_length - 2);
  return tdt_time_new (local, offset, name);

invalid:
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
               _ ("“%.*s” is not a time written like 2017-09-27T10:15:00+02:00[Europe/Paris]"),
               (int) MIN (length, 80), text);
  return NULL;
}

void
tdt_time_append (const TdtTime *time, GString *text)
{
  gint64 second_of_day = time->local -
                         (tdt_time_julian (time) - JULIAN_EPOCH) * TDT_SECONDS_PER_DAY;
  int ahead = ABS (time->offset);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) tdt_time_julian (time));
  g_string_append_printf (text, "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", g_date_get_year (&date),
                          g_date_get_month (&date), g_date_get_day (&date),
                          (int) (second_of_day / 3600), (int) (second_of_day / 60 % 60),
                          (int) (second_of_day % 60), time->offset < 0 ? '-' : '+', ahead / 60,
                          ahead % 60);
  if (time->zone != NULL)
    g_string_append_printf (text, "[%s]", time->zone);
}

gint64
tdt_time_instant (const TdtTime *time)
{
  return time->local - (gint64) time->offset * SECONDS_PER_MINUTE;
}

gint64
tdt_time_julian (const TdtTime *time)
{
  gint64 days = time->local / TDT_SECONDS_PER_DAY;

  if (time->local % TDT_SECONDS_PER_DAY < 0)
    days--;
  return days + JULIAN_EPOCH;
}

int
tdt_time_minute_of_day (const TdtTime *time)
{
  gint64 second = time->local % TDT_SECONDS_PER_DAY;

  if (second < 0)
    second += TDT_SECONDS_PER_DAY;
  return (int) (second / SECONDS_PER_MINUTE);
}

gint64
tdt_time_local_from_julian (gint64 julian, int minute_of_day)
{
  return (julian - JULIAN_EPOCH) * TDT_SECONDS_PER_DAY +
         (gint64) minute_of_day * SECONDS_PER_MINUTE;
}

gboolean
tdt_time_equal (const TdtTime *a, const TdtTime *b)
{
  return a == b ||
         (a->local == b->local && a->offset == b->offset && g_strcmp0 (a->zone, b->zone) == 0);
}

int
tdt_time_compare (const TdtTime *a, const TdtTime *b)
{
  gint64 difference = tdt_time_instant (a) - tdt_time_instant (b);

  return difference < 0 ? -1 : difference > 0;
}

gint64
tdt_date_of (GDateTime *time)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (time),
                  (GDateMonth) g_date_time_get_month (time),
                  (GDateYear) g_date_time_get_year (time));
  return g_date_get_julian (&date);
}

GDateTime *
tdt_date_dup_noon (gint64 julian)
{
  GDate date;

  if (julian < 1 || julian > G_MAXINT32)
    return NULL;
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  return g_date_time_new_local (g_date_get_year (&date), (int) g_date_get_month (&date),
                                g_date_get_day (&date), 12, 0, 0);
}
