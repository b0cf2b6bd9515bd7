/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-typography.h"

#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MINUTES_PER_DAY 1440
#define ENDLESS_WORD 200
#define ZERO_WIDTH_SPACE "\u200b"

static const char *const weekdays[] = { N_ ("Monday"),   N_ ("Tuesday"), N_ ("Wednesday"),
                                        N_ ("Thursday"), N_ ("Friday"),  N_ ("Saturday"),
                                        N_ ("Sunday") };

/* Translators: the months as they stand inside a date, as in “27 September 2017” */
static const char *const months[] = {
  NC_ ("in a date", "January"), NC_ ("in a date", "February"), NC_ ("in a date", "March"),
  NC_ ("in a date", "April"),   NC_ ("in a date", "May"),      NC_ ("in a date", "June"),
  NC_ ("in a date", "July"),    NC_ ("in a date", "August"),   NC_ ("in a date", "September"),
  NC_ ("in a date", "October"), NC_ ("in a date", "November"), NC_ ("in a date", "December"),
};

/**
 * tdt_typography_dup_date:
 * @phrases: the language
 * @julian: a day, as a GDate julian number
 *
 * Returns: (transfer full): the day in words, such as "mercredi 27 septembre 2017"; the words of a
 * date are not broken apart at the end of a line
 */
char *
tdt_typography_dup_date (const TdtPhrases *phrases, gint64 julian)
{
  GDate date;
  const char *pattern;
  g_autofree char *day = NULL;
  g_autofree char *year = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  day = g_strdup_printf ("%d", g_date_get_day (&date));
  year = g_strdup_printf ("%d", g_date_get_year (&date));
  if (g_date_get_day (&date) == 1)
    /* Translators: a date that is the first day of a month, where some languages write “1st”.
     * Between day and month stands a no-break space. */
    pattern = tdt_phrases_get_in_context (
        phrases, "first of a month", NC_ ("first of a month", "{weekday} {day} {month} {year}"));
  else
    /* Translators: a date. Between day and month stands a no-break space. */
    pattern = tdt_phrases_get_in_context (phrases, "date",
                                          NC_ ("date", "{weekday} {day} {month} {year}"));
  return tdt_phrases_dup_pattern (
      pattern, "weekday", tdt_phrases_get (phrases, weekdays[g_date_get_weekday (&date) - 1]),
      "day", day, "month",
      tdt_phrases_get_in_context (phrases, "in a date", months[g_date_get_month (&date) - 1]),
      "year", year, NULL);
}

/**
 * tdt_typography_dup_short_date:
 * @phrases: the language
 * @julian: a day, as a GDate julian number
 *
 * Returns: (transfer full): the day in figures, such as "27/09/2017"
 */
char *
tdt_typography_dup_short_date (const TdtPhrases *phrases, gint64 julian)
{
  GDate date;
  g_autofree char *day = NULL;
  g_autofree char *month = NULL;
  g_autofree char *year = NULL;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  day = g_strdup_printf ("%02d", g_date_get_day (&date));
  month = g_strdup_printf ("%02d", g_date_get_month (&date));
  year = g_strdup_printf ("%d", g_date_get_year (&date));
  /* Translators: a date in figures */
  return tdt_phrases_dup_filled (phrases, N_ ("{day}/{month}/{year}"), "day", day, "month", month,
                                 "year", year, NULL);
}

static int
within_a_day (int minute_of_day)
{
  int minute = minute_of_day % MINUTES_PER_DAY;

  return minute < 0 ? minute + MINUTES_PER_DAY : minute;
}

/**
 * tdt_typography_dup_hour:
 * @phrases: the language
 * @minute_of_day: minutes since midnight; past midnight wraps around
 *
 * Returns: (transfer full): the time of day as it stands in a sentence, such as "9 h 30"
 */
char *
tdt_typography_dup_hour (const TdtPhrases *phrases, int minute_of_day)
{
  int minute = within_a_day (minute_of_day);
  g_autofree char *hours = g_strdup_printf ("%d", minute / 60);
  g_autofree char *minutes = g_strdup_printf ("%02d", minute % 60);
  const char *pattern;

  if (minute % 60 == 0)
    /* Translators: a full hour in a sentence, in French “9 h” with a no-break space */
    pattern = tdt_phrases_get_in_context (phrases, "full hour",
                                          NC_ ("full hour", "{hours}:{minutes}"));
  else
    /* Translators: a time of day in a sentence, in French “9 h 30” with no-break spaces */
    pattern = tdt_phrases_get_in_context (phrases, "time of day",
                                          NC_ ("time of day", "{hours}:{minutes}"));
  return tdt_phrases_dup_pattern (pattern, "hours", hours, "minutes", minutes, NULL);
}

/**
 * tdt_typography_dup_clock:
 * @minute_of_day: minutes since midnight; past midnight wraps around
 *
 * Returns: (transfer full): the time of day as it stands in a table, such as "09:30"
 */
char *
tdt_typography_dup_clock (int minute_of_day)
{
  int minute = within_a_day (minute_of_day);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

/**
 * tdt_typography_dup_duration:
 * @phrases: the language
 * @minutes: how long
 *
 * Returns: (transfer full): the duration, such as "45 min" or "1 h 30"
 */
char *
tdt_typography_dup_duration (const TdtPhrases *phrases, gint64 minutes)
{
  g_autofree char *hours = g_strdup_printf ("%" G_GINT64_FORMAT, minutes / 60);
  g_autofree char *rest = NULL;

  if (minutes < 60)
    {
      rest = g_strdup_printf ("%" G_GINT64_FORMAT, minutes);
      /* Translators: a duration of less than an hour, with a no-break space */
      return tdt_phrases_dup_filled (phrases, N_ ("{minutes} min"), "minutes", rest, NULL);
    }
  if (minutes % 60 == 0)
    /* Translators: a duration of full hours, with a no-break space */
    return tdt_phrases_dup_filled (phrases, N_ ("{hours} h"), "hours", hours, NULL);
  rest = g_strdup_printf ("%02" G_GINT64_FORMAT, minutes % 60);
  /* Translators: a duration of hours and minutes, with no-break spaces */
  return tdt_phrases_dup_filled (phrases, N_ ("{hours} h {minutes}"), "hours", hours, "minutes",
                                 rest, NULL);
}

/**
 * tdt_typography_dup_quoted:
 * @phrases: the language
 * @text: what is quoted
 *
 * Returns: (transfer full): the text in quotation marks
 */
char *
tdt_typography_dup_quoted (const TdtPhrases *phrases, const char *text)
{
  /* Translators: quotation marks, in French « » with no-break spaces inside */
  return tdt_phrases_dup_filled (phrases, N_ ("“{text}”"), "text", text, NULL);
}

/**
 * tdt_typography_dup_capitalised:
 * @text: any text
 *
 * Returns: (transfer full): it with its first letter as a capital, for the start of a line
 */
char *
tdt_typography_dup_capitalised (const char *text)
{
  char first[7] = { 0 };

  if (*text == '\0')
    return g_strdup ("");
  g_unichar_to_utf8 (g_unichar_totitle (g_utf8_get_char (text)), first);
  return g_strconcat (first, g_utf8_next_char (text), NULL);
}

static gboolean
wants_narrow_space_before (gunichar letter)
{
  return letter == ';' || letter == '!' || letter == '?';
}

static gboolean
wants_space_before (gunichar letter)
{
  return letter == ':' || letter == 0xbb;
}

static void
append_letter (GString *text, gunichar before, gunichar letter, const char *rest)
{
  gunichar after = *rest != '\0' ? g_utf8_get_char (rest) : 0;

  if (letter == ' ' && wants_narrow_space_before (after))
    g_string_append (text, TDT_NARROW_NO_BREAK_SPACE);
  else if (letter == ' ' && (wants_space_before (after) || before == 0xab))
    g_string_append (text, TDT_NO_BREAK_SPACE);
  else if (letter == '\'' && g_unichar_isalpha (before) && g_unichar_isalpha (after))
    g_string_append (text, "\u2019");
  else
    g_string_append_unichar (text, letter);
}

/* Pango takes time in the square of the length of a word to break it over lines. */
static gboolean
has_endless_word (const char *text)
{
  while (*text != '\0')
    {
      gsize length = strcspn (text, " \n\t");

      if (length >= ENDLESS_WORD)
        return TRUE;
      text += length + strspn (text + length, " \n\t");
    }
  return FALSE;
}

/* Whether French rules may change anything, which they seldom do in a name or a title. */
static gboolean
has_french_marks (const char *text)
{
  for (const char *mark = strpbrk (text, " '"); mark != NULL; mark = strpbrk (mark + 1, " '"))
    if (*mark == '\'' || (mark[1] != '\0' && strchr (";!?:", mark[1]) != NULL) ||
        g_str_has_prefix (mark + 1, "»") || (mark - text >= 2 && g_str_has_prefix (mark - 2, "«")))
      return TRUE;
  return FALSE;
}

/**
 * tdt_typography_dup_text:
 * @french: whether the text is French
 * @text: a text as somebody typed it
 *
 * Sets a typed text as a printer would: the spaces that stand before high punctuation and inside
 * quotation marks in French become no-break ones, and straight apostrophes between letters become
 * curved. Words of hundreds of letters get places where a line may end. (The spaces are those of
 * the "Lexique des règles typographiques en usage à l'Imprimerie nationale".)
 *
 * Returns: (transfer full): the text for print
 */
char *
tdt_typography_dup_text (gboolean french, const char *text)
{
  g_autoptr (GString) set = NULL;
  gunichar before = 0;
  guint n_letters = 0;

  if ((!french || !has_french_marks (text)) && !has_endless_word (text))
    return g_strdup (text);
  set = g_string_sized_new (strlen (text) + 16);
  for (const char *c = text; *c != '\0';)
    {
      gunichar letter = g_utf8_get_char (c);

      c = g_utf8_next_char (c);
      n_letters = g_unichar_isspace (letter) ? 0 : n_letters + 1;
      if (n_letters % ENDLESS_WORD == ENDLESS_WORD - 1)
        g_string_append (set, ZERO_WIDTH_SPACE);
      if (french)
        append_letter (set, before, letter, c);
      else
        g_string_append_unichar (set, letter);
      before = letter;
    }
  return g_string_free (g_steal_pointer (&set), FALSE);
}

/**
 * tdt_typography_dup_collation_key:
 * @text: a name
 *
 * Sorts names as French directories do, in any locale of the process: accents, case, hyphens and
 * apostrophes only decide between names that are otherwise equal.
 *
 * Returns: (transfer full): a key to compare with strcmp()
 */
char *
tdt_typography_dup_collation_key (const char *text)
{
  g_autofree char *folded = tdt_text_fold (text);
  GString *key = g_string_sized_new (2 * strlen (text) + 2);

  for (const char *c = folded; *c != '\0'; c++)
    if (*c != ' ')
      g_string_append_c (key, *c);
  g_string_append_c (key, '\001');
  g_string_append (key, text);
  return g_string_free (key, FALSE);
}
