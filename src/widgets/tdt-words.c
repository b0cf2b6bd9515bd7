/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-words.h"

#include "tdt-value.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_DAY 1440

static char *
dup_formatted_day (gint64 julian, const char *format)
{
  GDate date;
  g_autoptr (GDateTime) midnight = NULL;

  if (julian < 1 || julian > G_MAXINT32 || !g_date_valid_julian ((guint32) julian))
    return g_strdup ("");
  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  midnight = g_date_time_new_utc (g_date_get_year (&date), (int) g_date_get_month (&date),
                                  g_date_get_day (&date), 0, 0, 0);
  return midnight != NULL ? g_date_time_format (midnight, format) : g_strdup ("");
}

char *
tdt_words_dup_day (gint64 julian)
{
  /* Translators: a day, for g_date_time_format(), as in “Wednesday 27 September 2017” */
  return dup_formatted_day (julian, _ ("%A %-d %B %Y"));
}

char *
tdt_words_dup_short_day (gint64 julian)
{
  /* Translators: a day in few letters, for g_date_time_format(), as in “Wed 27 Sep” */
  return dup_formatted_day (julian, _ ("%a %-d %b"));
}

char *
tdt_words_dup_clock (gint64 minute)
{
  int in_day = (int) (((minute % MINUTES_PER_DAY) + MINUTES_PER_DAY) % MINUTES_PER_DAY);

  return g_strdup_printf ("%02d:%02d", in_day / 60, in_day % 60);
}

char *
tdt_words_dup_range (const TdtTime *start, gint64 minutes)
{
  int from = tdt_time_minute_of_day (start);
  g_autofree char *first = tdt_words_dup_clock (from);
  g_autofree char *last = NULL;

  if (minutes == TDT_UNSET)
    return g_steal_pointer (&first);
  last = tdt_words_dup_clock (from + minutes);
  /* Translators: from one time of day to another, as in “10:15 – 11:15” */
  return g_strdup_printf (_ ("%s – %s"), first, last);
}

char *
tdt_words_dup_real (const TdtTime *began, const TdtTime *ended)
{
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (began == NULL)
    return NULL;
  first = tdt_words_dup_clock (tdt_time_minute_of_day (began));
  if (ended == NULL)
    /* Translators: %s is the time of day when something really began */
    return g_strdup_printf (_ ("began %s"), first);
  last = tdt_words_dup_clock (tdt_time_minute_of_day (ended));
  /* Translators: times of day between which something really took place */
  return g_strdup_printf (_ ("really %s – %s"), first, last);
}

static int
clock_or_none (int hours, int minutes)
{
  return hours < 24 && minutes < 60 ? hours * 60 + minutes : -1;
}

int
tdt_words_parse_clock (const char *text)
{
  int numbers[2] = { 0, 0 };
  int n_digits[2] = { 0, 0 };
  guint n = 0;

  for (const char *c = text; *c != '\0'; c = g_utf8_next_char (c))
    if (g_ascii_isdigit (*c) && n_digits[n] < 4)
      {
        numbers[n] = numbers[n] * 10 + (*c - '0');
        n_digits[n]++;
      }
    else if ((*c == ':' || *c == 'h' || *c == 'H' || *c == '.') && n == 0 && n_digits[0] > 0)
      n = 1;
    else if (!g_unichar_isspace (g_utf8_get_char (c)))
      return -1;
  if (n_digits[0] == 0)
    return -1;
  if (n == 0 && n_digits[0] > 2)
    return clock_or_none (numbers[0] / 100, numbers[0] % 100);
  return n_digits[0] <= 2 && n_digits[1] <= 2 ? clock_or_none (numbers[0], numbers[1]) : -1;
}

void
tdt_words_append (GString *line, const char *part)
{
  if (part == NULL || *part == '\0')
    return;
  if (line->len > 0)
    g_string_append (line, " · ");
  g_string_append (line, part);
}
