/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When an event of a programme from elsewhere is: sources say it twice, and not always the same. */
#include "config.h"

#include "tdt-foreign-programme-private.h"

#include "tdt-foreign-text-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_DAY 1440

/* The most minutes that a clock is from UTC. */
#define MAX_OFFSET 1080

/* Before that hour an event belongs to the night before, where the source does not say when days
 * begin; it is what frab assumes. */
#define USUAL_DAY_CHANGE 240

/* Up to @max digits; moves @text behind them. Returns how many there were. */
static guint
read_number (const char **text, guint max, int *number)
{
  guint n;

  *number = 0;
  for (n = 0; n < max && g_ascii_isdigit (**text); n++, (*text)++)
    *number = *number * 10 + g_ascii_digit_value (**text);
  return n;
}

static gboolean
skip (const char **text, char character)
{
  if (**text != character)
    return FALSE;
  (*text)++;
  return TRUE;
}

/* "2017-09-27", alone or before a time; @text then points behind it. */
static gboolean
read_date (const char **text, gint64 *local)
{
  int year;
  int month;
  int day;
  GDate date;

  while (g_ascii_isspace (**text))
    (*text)++;
  if (read_number (text, 4, &year) != 4 || !skip (text, '-') ||
      read_number (text, 2, &month) == 0 || !skip (text, '-') || read_number (text, 2, &day) == 0 ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *local = tdt_time_local_from_julian (g_date_get_julian (&date), 0);
  return TRUE;
}

static gboolean
parse_date (const char *text, gint64 *local)
{
  return text != NULL && read_date (&text, local);
}

/* "Z", "+01:00", "+0100", "+01" or nothing. */
static gboolean
read_offset (const char *text, gboolean *has_offset, int *offset)
{
  gboolean west = *text == '-';
  int hours;
  int minutes = 0;

  *has_offset = *text == 'Z' || *text == '+' || west;
  *offset = 0;
  if (!*has_offset || *text == 'Z')
    return TRUE;
  text++;
  if (read_number (&text, 2, &hours) == 0)
    return FALSE;
  skip (&text, ':');
  read_number (&text, 2, &minutes);
  *offset = (west ? -1 : 1) * (hours * SECONDS_PER_MINUTE + minutes);
  return ABS (*offset) <= MAX_OFFSET;
}

/* "…T10:15:00+01:00", "…T10:15", "… 10:15:00Z" */
static gboolean
parse_date_time (const char *text, gint64 *local, gboolean *has_offset, int *offset)
{
  int hour;
  int minute;

  if (text == NULL || !read_date (&text, local) || !(skip (&text, 'T') || skip (&text, ' ')) ||
      read_number (&text, 2, &hour) == 0 || !skip (&text, ':') ||
      read_number (&text, 2, &minute) == 0 || hour > 24 || minute > 59)
    return FALSE;
  *local += (hour * SECONDS_PER_MINUTE + minute) * SECONDS_PER_MINUTE;
  while (*text == ':' || *text == '.' || g_ascii_isdigit (*text))
    text++;
  return read_offset (text, has_offset, offset);
}

static TdtTime *
make_time (gint64 local, gboolean has_offset, int offset, const char *zone)
{
  if (has_offset && zone == NULL)
    return tdt_time_new (local, offset, NULL);
  return tdt_time_new_in_zone (local, zone, NULL);
}

/* From the day an event is listed under and the hour on the wall. */
static gboolean
get_wall (const TdtForeignProgramme *schedule, const TdtForeignEvent *event, gint64 *local)
{
  int clock = tdt_foreign_parse_clock (event->start);
  int change = schedule->day_change >= 0 ? schedule->day_change : USUAL_DAY_CHANGE;

  if (clock < 0 || !parse_date (event->day != NULL ? event->day : event->date, local))
    return FALSE;
  if (clock < MIN (change, MINUTES_PER_DAY / 2))
    clock += MINUTES_PER_DAY;
  *local += clock * SECONDS_PER_MINUTE;
  return TRUE;
}

TdtTime *
tdt_foreign_programme_get_start (const TdtForeignProgramme *schedule, const TdtForeignEvent *event,
                                 const char *zone, TdtImportReport *report)
{
  gint64 wall = 0;
  gint64 local = 0;
  gboolean has_wall = get_wall (schedule, event, &wall);
  gboolean has_offset = FALSE;
  int offset = 0;
  gboolean has_date = parse_date_time (event->date, &local, &has_offset, &offset);

  if (!has_date && !has_wall)
    return NULL;
  if (!has_date)
    return make_time (wall, FALSE, 0, zone);
  if (has_offset && zone != NULL)
    {
      g_autoptr (TdtTime)
          moment = tdt_time_new_from_instant (local - offset * SECONDS_PER_MINUTE, zone);

      /* Some write the hour on the wall and call it UTC. */
      if (!has_wall || moment->local == wall || offset != 0 ||
          local % TDT_SECONDS_PER_DAY != wall % TDT_SECONDS_PER_DAY)
        return g_steal_pointer (&moment);
      tdt_import_report_repair (
          report, _ ("“%s”: %s is the time on the wall, not the time of UTC; taken as such."),
          event->title != NULL ? event->title : "", event->date);
      return make_time (local, FALSE, 0, zone);
    }
  if (has_offset && offset == 0 && has_wall && wall != local)
    {
      /* In UTC, with the hour on the wall beside it: that hour tells the offset. */
      gint64 minutes = (wall - local) / SECONDS_PER_MINUTE;

      if (ABS (minutes) <= MAX_OFFSET)
        return tdt_time_new (wall, (int) minutes, NULL);
    }
  return make_time (local, has_offset, offset, zone);
}

int
tdt_foreign_programme_get_minutes (const TdtForeignProgramme *schedule,
                                   const TdtForeignEvent *event, const TdtTime *start)
{
  int minutes = tdt_foreign_parse_minutes (event->duration);
  gint64 end;
  gboolean has_offset;
  int offset;

  if (minutes >= 0)
    return minutes;
  if (start == NULL || event->end == NULL)
    return -1;
  if (parse_date_time (event->end, &end, &has_offset, &offset))
    return (int) ((has_offset ? end - offset * SECONDS_PER_MINUTE - tdt_time_instant (start)
                              : end - start->local) /
                  SECONDS_PER_MINUTE);
  minutes = tdt_foreign_parse_clock (event->end);
  if (minutes < 0)
    return -1;
  minutes -= tdt_time_minute_of_day (start);
  return minutes < 0 ? minutes + MINUTES_PER_DAY : minutes;
}
