/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Calendars as other programs write them: folded anywhere, in old encodings, in zones of Windows.
 */
#include "tdt-calendar.h"

#include <string.h>

#define HEAD "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nBEGIN:VEVENT\r\nUID:1\r\n"
#define TAIL "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n"

static TdtForeignProgramme *
read_calendar (const char *lines)
{
  g_autofree char *text = g_strconcat (HEAD, lines, TAIL, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  TdtForeignProgramme *programme = tdt_calendar_read (bytes, "a.ics", NULL);

  g_assert_nonnull (programme);
  g_assert_cmpuint (programme->events->len, ==, 1);
  return programme;
}

static void
test_titles (void)
{
  static const struct
  {
    const char *line;
    const char *title;
  } cases[] = {
    { "SUMMARY:Plain", "Plain" },
    { "SUMMARY:Fol\r\n ded", "Folded" },
    { "SUMMARY:Fol\n\tded", "Folded" },
    { "SUMMARY:\xc3\r\n \xa9t\xc3\xa9", "été" },
    { "SUMMARY:\xe2\x82\r\n \xac", "€" },
    { "SUMMARY:\xc9t\xe9", "Été" },
    { "SUMMARY:D\x92\x61"
      "bord",
      "D’abord" },
    { "SUMMARY:\xc3\xa9t\xc3\xa9 \xff", "été \xef\xbf\xbd" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtForeignProgramme) programme = read_calendar (cases[i].line);
      const TdtForeignEvent *event = programme->events->pdata[0];

      g_assert_cmpstr (event->title, ==, cases[i].title);
    }
}

static void
test_zones (void)
{
  static const struct
  {
    const char *written;
    const char *zone;
  } cases[] = {
    { "Europe/Paris", "Europe/Paris" },
    { "/freeassociation.sourceforge.net/Europe/Paris", "Europe/Paris" },
    { "Romance Standard Time", "Europe/Paris" },
    { "\"romance standard time\"", "Europe/Paris" },
    { "SA Eastern Standard Time", "America/Cayenne" },
    { "\"(UTC+01:00) Bruxelles, Copenhague, Madrid, Paris\"", "Europe/Paris" },
    { "Nowhere Standard Time", "Nowhere Standard Time" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *line = g_strdup_printf ("DTSTART;TZID=%s:20240514T090000", cases[i].written);
      g_autoptr (TdtForeignProgramme) programme = read_calendar (line);

      g_assert_cmpstr (programme->zone, ==, cases[i].zone);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar/titles", test_titles);
  g_test_add_func ("/exchange/calendar/zones", test_zones);
  return g_test_run ();
}
