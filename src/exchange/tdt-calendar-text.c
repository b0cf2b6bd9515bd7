/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What calendars of other programs get wrong, or say in words of their own, before libical reads
 * them. */
#include "tdt-calendar-private.h"

/* Windows' names of zones, as Outlook writes them, by the table of the Unicode CLDR. */
static const struct
{
  const char *windows;
  const char *zone;
} zones[] = {
  { "Romance Standard Time", "Europe/Paris" },
  { "W. Europe Standard Time", "Europe/Berlin" },
  { "Central Europe Standard Time", "Europe/Budapest" },
  { "Central European Standard Time", "Europe/Warsaw" },
  { "GMT Standard Time", "Europe/London" },
  { "Greenwich Standard Time", "Atlantic/Reykjavik" },
  { "GTB Standard Time", "Europe/Bucharest" },
  { "E. Europe Standard Time", "Europe/Chisinau" },
  { "FLE Standard Time", "Europe/Kiev" },
  { "Turkey Standard Time", "Europe/Istanbul" },
  { "Russian Standard Time", "Europe/Moscow" },
  { "Morocco Standard Time", "Africa/Casablanca" },
  { "W. Central Africa Standard Time", "Africa/Lagos" },
  { "South Africa Standard Time", "Africa/Johannesburg" },
  { "E. Africa Standard Time", "Africa/Nairobi" },
  { "Egypt Standard Time", "Africa/Cairo" },
  { "Mauritius Standard Time", "Indian/Mauritius" },
  { "Israel Standard Time", "Asia/Jerusalem" },
  { "Arabian Standard Time", "Asia/Dubai" },
  { "India Standard Time", "Asia/Kolkata" },
  { "China Standard Time", "Asia/Shanghai" },
  { "Tokyo Standard Time", "Asia/Tokyo" },
  { "Saint Pierre Standard Time", "America/Miquelon" },
  { "SA Western Standard Time", "America/La_Paz" },
  { "SA Eastern Standard Time", "America/Cayenne" },
  { "Atlantic Standard Time", "America/Halifax" },
  { "Eastern Standard Time", "America/New_York" },
  { "Central Standard Time", "America/Chicago" },
  { "Mountain Standard Time", "America/Denver" },
  { "Pacific Standard Time", "America/Los_Angeles" },
  { "Hawaiian Standard Time", "Pacific/Honolulu" },
  { "Central Pacific Standard Time", "Pacific/Guadalcanal" },
  { "AUS Eastern Standard Time", "Australia/Sydney" },
};

/* Outlook on the web names them by their cities: "(UTC+01:00) Bruxelles, Copenhague, Madrid,
 * Paris". */
static const struct
{
  const char *city;
  const char *zone;
} cities[] = {
  { "Paris", "Europe/Paris" },
  { "Berlin", "Europe/Berlin" },
  { "Warsaw", "Europe/Warsaw" },
  { "Budapest", "Europe/Budapest" },
};

const char *
tdt_calendar_find_zone (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (zones); i++)
    if (g_ascii_strcasecmp (name, zones[i].windows) == 0)
      return zones[i].zone;
  if (g_str_has_prefix (name, "(UTC") || g_str_has_prefix (name, "(GMT"))
    for (gsize i = 0; i < G_N_ELEMENTS (cities); i++)
      if (strstr (name, cities[i].city) != NULL)
        return cities[i].zone;
  return name;
}

/* Lines are folded between bytes (RFC 5545, 3.1), so a character may be on two of them: joined
 * again they are text. */
static GString *
unfold (const char *data, gsize length)
{
  GString *text = g_string_sized_new (length);

  for (gsize i = 0; i < length; i++)
    {
      gsize end = data[i] == '\r' && i + 1 < length && data[i + 1] == '\n' ? i + 1 : i;

      if (data[end] == '\n' && end + 1 < length && (data[end + 1] == ' ' || data[end + 1] == '\t'))
        i = end + 1;
      else
        g_string_append_c (text, data[i]);
    }
  return text;
}

/* Whether there are more bytes that are no UTF-8 than characters of several bytes. */
static gboolean
is_one_byte_text (const char *text, gsize length)
{
  const char *end = text + length;
  guint n_wrong = 0;
  guint n_right = 0;

  while (text < end)
    {
      gunichar character = g_utf8_get_char_validated (text, end - text);

      if (character == 0)
        return FALSE;
      if (character >= 0x110000)
        {
          n_wrong++;
          text++;
          continue;
        }
      n_right += character >= 0x80 ? 1 : 0;
      text = g_utf8_next_char (text);
    }
  return n_wrong > n_right;
}

char *
tdt_calendar_dup_text (const char *data, gsize length)
{
  g_autoptr (GString) text = unfold (data, length);
  char *converted = NULL;

  if (g_utf8_validate_len (text->str, text->len, NULL))
    return g_string_free (g_steal_pointer (&text), FALSE);
  if (is_one_byte_text (text->str, text->len))
    converted = g_convert (text->str, (gssize) text->len, "UTF-8", "WINDOWS-1252", NULL, NULL,
                           NULL);
  return converted != NULL ? converted : g_utf8_make_valid (text->str, (gssize) text->len);
}
