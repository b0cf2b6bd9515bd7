/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-cell-private.h"

#include "tdt-fold.h"
#include "tdt-foreign-text-private.h"

#include <string.h>

#define MINUTES_PER_HOUR 60
#define LAST_HOUR 47

/* The beginnings of the names of months that tell them apart. */
static const struct
{
  const char *start;
  int month;
} months[] = {
  { "jan", 1 }, { "fev", 2 }, { "feb", 2 },  { "mar", 3 },  { "avr", 4 },  { "apr", 4 },
  { "mai", 5 }, { "may", 5 }, { "juin", 6 }, { "jun", 6 },  { "juil", 7 }, { "jul", 7 },
  { "aou", 8 }, { "aug", 8 }, { "sep", 9 },  { "oct", 10 }, { "nov", 11 }, { "dec", 12 },
};

static int
find_month (const char *word)
{
  /* A day of the week that begins like a month. */
  for (guint i = 0; !g_str_equal (word, "mardi") && i < G_N_ELEMENTS (months); i++)
    if (g_str_has_prefix (word, months[i].start))
      return months[i].month;
  return 0;
}

/* "27", "1er", "2nd"; 0 for anything else. */
static int
read_number (const char *word)
{
  static const char *const endings[] = { "", "er", "e", "st", "nd", "rd", "th" };
  int number = 0;
  guint n = 0;

  for (; n < 4 && g_ascii_isdigit (word[n]); n++)
    number = number * 10 + g_ascii_digit_value (word[n]);
  for (guint i = 0; n > 0 && i < G_N_ELEMENTS (endings); i++)
    if (g_str_equal (word + n, endings[i]))
      return number;
  return 0;
}

static gint64
make_day (int day, int month, int year)
{
  GDate date;

  if (year < 100 && year > 0)
    year += 2000;
  if (!g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return 0;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  return g_date_get_julian (&date);
}

gint64
tdt_cell_parse_day (const char *text, int year)
{
  g_autofree char *folded = tdt_text_fold (text);
  g_auto (GStrv) words = g_strsplit (folded, " ", 8);
  int numbers[3] = { 0, 0, 0 };
  guint n = 0;
  int month = 0;

  for (guint i = 0; words[i] != NULL && n < 3; i++)
    {
      int number = read_number (words[i]);

      if (number > 0)
        numbers[n++] = number;
      else if (month == 0 && strlen (words[i]) >= 3)
        month = find_month (words[i]);
      if (month != 0 && n == 2)
        break;
    }
  if (month != 0)
    return n == 0 ? 0 : make_day (numbers[0], month, n > 1 && numbers[1] > 31 ? numbers[1] : year);
  if (n < 3)
    return n == 2 && year > 0 && strchr (text, ':') == NULL
               ? make_day (numbers[0], numbers[1], year)
               : 0;
  if (numbers[0] > 31)
    return make_day (numbers[2], numbers[1], numbers[0]);
  /* Only American dates have the month first. */
  return numbers[1] > 12 ? make_day (numbers[1], numbers[0], numbers[2])
                         : make_day (numbers[0], numbers[1], numbers[2]);
}

static const char *
skip_spaces (const char *p)
{
  while (*p != '\0' && g_unichar_isspace (g_utf8_get_char (p)))
    p = g_utf8_next_char (p);
  return p;
}

static const char *
read_digits (const char *p, guint most, int *number)
{
  *number = 0;
  for (guint n = 0; n < most && g_ascii_isdigit (*p); n++, p++)
    *number = *number * 10 + g_ascii_digit_value (*p);
  return p;
}

/* A time of day at @p, which is a digit; moves behind it, or behind the digits. */
static int
read_clock (const char **p)
{
  const char *start = *p;
  const char *next;
  int hour;
  int minute = 0;
  char mark;

  *p = read_digits (*p, 9, &hour);
  next = skip_spaces (*p);
  mark = g_ascii_tolower (*next);
  if (*p - start > 2 || hour > LAST_HOUR ||
      (mark != ':' && mark != 'h' && mark != 'a' && mark != 'p'))
    return -1;
  if (mark == ':' || mark == 'h')
    {
      next = mark == 'h' ? skip_spaces (next + 1) : next + 1;
      if (mark == ':' && !g_ascii_isdigit (*next))
        return -1;
      next = read_digits (next, 2, &minute);
      if (*next == ':' && g_ascii_isdigit (next[1]))
        next = read_digits (next + 1, 2, &(int){ 0 });
      *p = next;
      next = skip_spaces (next);
    }
  if (g_ascii_strncasecmp (next, "pm", 2) == 0 && hour < 12)
    hour += 12;
  else if (g_ascii_strncasecmp (next, "am", 2) == 0 && hour == 12)
    hour = 0;
  else if (mark == 'a' || mark == 'p')
    if (g_ascii_strncasecmp (next, "am", 2) != 0 && g_ascii_strncasecmp (next, "pm", 2) != 0)
      return -1;
  return minute < MINUTES_PER_HOUR ? hour * MINUTES_PER_HOUR + minute : -1;
}

void
tdt_cell_parse_span (const char *text, int *start, int *end)
{
  const char *p = text;

  *start = -1;
  *end = -1;
  while (*p != '\0' && *end < 0)
    {
      int clock;

      if (!g_ascii_isdigit (*p))
        {
          p++;
          continue;
        }
      clock = read_clock (&p);
      if (clock >= 0)
        *(*start < 0 ? start : end) = clock;
    }
}

int
tdt_cell_parse_minutes (const char *text)
{
  const char *p = skip_spaces (text);
  int number;
  int start;
  int end;

  if (*p == 'P')
    return tdt_foreign_parse_minutes (p);
  tdt_cell_parse_span (p, &start, &end);
  if (start >= 0)
    return start;
  if (!g_ascii_isdigit (*p))
    return -1;
  p = skip_spaces (read_digits (p, 6, &number));
  return *p == '\0' || g_ascii_tolower (*p) == 'm' || *p == '\'' ? number : -1;
}

gint64
tdt_cell_parse_number (const char *text)
{
  gint64 number = -1;

  for (const char *p = text; *p != '\0' && number < G_MAXINT; p++)
    if (g_ascii_isdigit (*p))
      number = MAX (number, 0) * 10 + g_ascii_digit_value (*p);
    else if (*p == '.' || *p == ',')
      break;
  return number;
}

char **
tdt_cell_split_names (const char *text)
{
  const char *separators = strpbrk (text, ";\n") != NULL ? ";\n" : ",";
  char **names = g_strsplit_set (text, separators, 200);

  for (guint i = 0; names[i] != NULL; i++)
    g_strstrip (names[i]);
  return names;
}
