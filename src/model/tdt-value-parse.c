/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-value-parse-private.h"

#include "tdt-order.h"
#include "tdt-uid.h"
#include "tdt-utf8.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>
#include <string.h>

#define CLOCK_MAX 2880

static gboolean
fail (const TdtField *field, const char *text, gsize length, const char *expected, GError **error)
{
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE, _ ("%s: “%.*s” is not %s"),
               _ (field->label), (int) MIN (length, 60), text, expected);
  return FALSE;
}

static gboolean
parse_integer (const char *text, gsize length, gint64 *number)
{
  gint64 magnitude = 0;
  gsize i = text[0] == '-' ? 1 : 0;

  if (i == length || length - i > 18)
    return FALSE;
  for (; i < length; i++)
    {
      if (!g_ascii_isdigit (text[i]))
        return FALSE;
      magnitude = magnitude * 10 + (text[i] - '0');
    }
  *number = text[0] == '-' ? -magnitude : magnitude;
  return TRUE;
}

/* "2017-09-27" to GDate's number. */
static gboolean
parse_date (const char *text, gsize length, gint64 *number)
{
  gint64 year;
  gint64 month;
  gint64 day;
  GDate date;

  if (length != 10 || text[4] != '-' || text[7] != '-' || text[0] == '-' || text[5] == '-' ||
      text[8] == '-' || !parse_integer (text, 4, &year) || !parse_integer (text + 5, 2, &month) ||
      !parse_integer (text + 8, 2, &day) ||
      !g_date_valid_dmy ((GDateDay) day, (GDateMonth) month, (GDateYear) year))
    return FALSE;
  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, (GDateMonth) month, (GDateYear) year);
  *number = g_date_get_julian (&date);
  return TRUE;
}

/* "10:15" to minutes; hours past midnight go on counting, as in "25:30". */
static gboolean
parse_clock (const char *text, gsize length, gint64 *number)
{
  gint64 hours;
  gint64 minutes;

  if (length != 5 || text[2] != ':' || text[0] == '-' || text[3] == '-' ||
      !parse_integer (text, 2, &hours) || !parse_integer (text + 3, 2, &minutes) || minutes > 59)
    return FALSE;
  *number = hours * 60 + minutes;
  return TRUE;
}

gboolean
tdt_number_parse (const TdtField *field, const char *text, gsize length, gint64 *number,
                  GError **error)
{
  switch (field->type)
    {
    case TDT_FIELD_BOOLEAN:
      if (length == 2 && memcmp (text, "no", 2) == 0)
        *number = TDT_UNSET;
      else if (length == 3 && memcmp (text, "yes", 3) == 0)
        *number = 1;
      else
        return fail (field, text, length, _ ("“yes” or “no”"), error);
      return TRUE;
    case TDT_FIELD_DATE:
      return parse_date (text, length, number) ||
             fail (field, text, length, _ ("a date written like 2017-09-27"), error);
    case TDT_FIELD_CLOCK:
      return parse_clock (text, length, number) ||
             fail (field, text, length, _ ("a time of day written like 10:15"), error);
    default:
      return parse_integer (text, length, number) ||
             fail (field, text, length, _ ("a whole number"), error);
    }
}

gboolean
tdt_number_validate (const TdtField *field, gint64 number, GError **error)
{
  gint64 min = field->min;
  gint64 max = field->max;

  if (field->type == TDT_FIELD_BOOLEAN)
    min = max = 1;
  else if (field->type == TDT_FIELD_DATE)
    {
      min = 1;
      max = 3652059;
    }
  else if (field->type == TDT_FIELD_CLOCK)
    max = CLOCK_MAX;
  if (number >= min && number <= max)
    return TRUE;
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_RANGE,
               _ ("%s: %" PRId64 " is not between %" PRId64 " and %" PRId64), _ (field->label),
               number, min, max);
  return FALSE;
}

/* Bytes that are looked at as one. */
#define BLOCK 16

/* A control character but line ends and tabs, or the first byte of what may be none of XML. */
static guchar
is_suspect (guchar byte)
{
  return ((byte < 0x20) & (byte != '\n') & (byte != '\t')) | (byte == 0xef);
}

static gboolean
has_suspects (const guchar *bytes, gsize length)
{
  guchar found = 0;
  gsize i = 0;

  /* As many at a time, and no way out in between, compilers do in few instructions. */
  for (; length - i >= BLOCK; i += BLOCK)
    for (gsize k = 0; k < BLOCK; k++)
      found |= is_suspect (bytes[i + k]);
  for (; i < length; i++)
    found |= is_suspect (bytes[i]);
  return found != 0;
}

/* What XML 1.0 can hold, minus carriage returns, which reading XML would not give back. */
static gboolean
has_only_plain_characters (const char *text, gsize length, gboolean several_lines)
{
  const guchar *byte = (const guchar *) text;

  if (several_lines && !has_suspects (byte, length))
    return TRUE;
  for (gsize i = 0; i < length; i++)
    {
      if (byte[i] < 0x20 && !(several_lines && (byte[i] == '\n' || byte[i] == '\t')))
        return FALSE;
      /* U+FFFE and U+FFFF. */
      if (byte[i] == 0xef && i + 2 < length && byte[i + 1] == 0xbf && byte[i + 2] >= 0xbe)
        return FALSE;
    }
  return TRUE;
}

static gboolean
is_language_tag (const char *text, gsize length)
{
  gsize part = 0;

  for (gsize i = 0; i < length; i++)
    {
      part = text[i] == '-' ? 0 : part + 1;
      if ((text[i] != '-' && !g_ascii_isalnum (text[i])) || part > 8)
        return FALSE;
    }
  return length >= 2 && length <= 35 && g_ascii_isalpha (text[0]) && part > 0;
}

static gboolean
is_colour (const char *text, gsize length)
{
  if (length != 7 || text[0] != '#')
    return FALSE;
  for (gsize i = 1; i < length; i++)
    if (!g_ascii_isxdigit (text[i]))
      return FALSE;
  return TRUE;
}

static gboolean
is_base64 (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && text[i] != '+' && text[i] != '/' &&
        !(text[i] == '=' && i + 2 >= length))
      return FALSE;
  return length % 4 == 0;
}

static gboolean
is_word (const char *text, gsize length)
{
  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isalnum (text[i]) && strchr ("-_.", text[i]) == NULL)
      return FALSE;
  return length <= 64;
}

/* What a value of @field's type must look like, or %NULL when @text does. */
static const char *
find_expectation (const TdtField *field, const char *text, gsize length)
{
  switch (field->type)
    {
    case TDT_FIELD_LANGUAGE:
      return is_language_tag (text, length) ? NULL : _ ("a language tag such as “fr”");
    case TDT_FIELD_ZONE:
      return tdt_zone_name_is_valid (text, length) ? NULL
                                                   : _ ("a time zone such as “Europe/Paris”");
    case TDT_FIELD_COLOUR:
      return is_colour (text, length) ? NULL : _ ("a colour such as “#3584e4”");
    case TDT_FIELD_ORDER:
      return tdt_order_is_valid (text, length) ? NULL : _ ("an order key");
    case TDT_FIELD_DATA:
      return is_base64 (text, length) ? NULL : _ ("base64");
    case TDT_FIELD_TOKEN:
      return is_word (text, length) ? NULL : _ ("a single word");
    case TDT_FIELD_REFERENCE:
    case TDT_FIELD_REFERENCES:
      return tdt_uid_is_valid_len (text, length) ? NULL : _ ("a record’s identifier");
    default:
      return NULL;
    }
}

gboolean
tdt_text_validate (const TdtField *field, const char *text, gsize length, GError **error)
{
  gboolean several_lines = field->type == TDT_FIELD_TEXT;
  gsize max = several_lines || field->type == TDT_FIELD_DATA ? TDT_TEXT_MAX : TDT_TITLE_MAX;
  const char *expectation;

  if (length > max)
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_TOO_LONG,
                   _ ("%s: the text has %zu bytes, and at most %zu fit"), _ (field->label), length,
                   max);
      return FALSE;
    }
  if (!tdt_utf8_is_valid (text, length) || !has_only_plain_characters (text, length, several_lines))
    {
      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_TEXT,
                   several_lines ? _ ("%s: the text contains a control character")
                                 : _ ("%s: the text contains a line end or a control character"),
                   _ (field->label));
      return FALSE;
    }
  expectation = find_expectation (field, text, length);
  return expectation == NULL || fail (field, text, length, expectation, error);
}
