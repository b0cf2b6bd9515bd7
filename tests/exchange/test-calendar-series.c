/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-calendar.h"

#include "tdt-foreign-programme.h"

#include <string.h>

#define CALENDAR(events) "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" events "END:VCALENDAR\r\n"
#define WEEKLY                                                                                     \
  "BEGIN:VEVENT\r\nUID:a\r\nSUMMARY:Jour fixe\r\nDTSTART;TZID=Europe/Paris:20261015T100000\r\n"    \
  "DTEND;TZID=Europe/Paris:20261015T113000\r\n"

static int
compare_texts (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static TdtRoot *
read_calendar (const char *text, TdtImportReport *report)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static (text, strlen (text));
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtForeignProgramme) programme = tdt_calendar_read (bytes, "a.ics", &error);
  g_autoptr (TdtRoot) empty = tdt_root_new ("empty");
  TdtRoot *root;

  g_assert_no_error (error);
  root = tdt_foreign_programme_build (programme, empty, report);
  return root;
}

/* The starts of all sessions, in order, on the clock of where they take place. */
static char *
dup_starts (const char *text, TdtImportReport *report)
{
  g_autoptr (TdtRoot) root = read_calendar (text, report);
  g_autoptr (GPtrArray) starts = g_ptr_array_new_with_free_func (g_free);
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &session))
    {
      GString *start = g_string_new (NULL);

      tdt_time_append (tdt_row_get_time (session, TDT_SESSION_START), start);
      g_string_truncate (start, strlen ("2026-10-15T10:00"));
      g_ptr_array_add (starts, g_string_free (start, FALSE));
    }
  g_ptr_array_sort (starts, compare_texts);
  g_ptr_array_add (starts, NULL);
  return g_strjoinv (" ", (char **) starts->pdata);
}

/* At ten on the clock, before and after it is put back; without what is cancelled. */
static void
test_weekly (void)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autofree char *starts = dup_starts (
      CALENDAR (WEEKLY "RRULE:FREQ=WEEKLY;COUNT=4\r\n"
                       "EXDATE;TZID=Europe/Paris:20261022T100000\r\nEND:VEVENT\r\n"),
      report);

  g_assert_cmpstr (starts, ==, "2026-10-15T10:00 2026-10-29T10:00 2026-11-05T10:00");
  g_assert_cmpuint (report->lost->len, ==, 0);
}

/* The one that was moved is there once, at its new time. */
static void
test_moved (void)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autofree char *starts = dup_starts (
      CALENDAR (WEEKLY
                "RRULE:FREQ=WEEKLY;COUNT=2\r\nEND:VEVENT\r\n"
                "BEGIN:VEVENT\r\nUID:a\r\nRECURRENCE-ID;TZID=Europe/Paris:20261022T100000\r\n"
                "SUMMARY:Jour fixe\r\nDTSTART;TZID=Europe/Paris:20261023T140000\r\n"
                "DURATION:PT1H\r\nEND:VEVENT\r\n"),
      report);

  g_assert_cmpstr (starts, ==, "2026-10-15T10:00 2026-10-23T14:00");
}

/* A series without an end is cut, and the report says so. */
static void
test_endless (void)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (TdtRoot)
      root = read_calendar (CALENDAR (WEEKLY "RRULE:FREQ=DAILY\r\nEND:VEVENT\r\n"), report);

  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_SESSION), ==, 200);
  g_assert_cmpuint (report->lost->len, ==, 1);
}

/* Noon in London is one o'clock where the rest takes place. */
static void
test_other_zone (void)
{
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autofree char *starts = dup_starts (
      CALENDAR (WEEKLY "END:VEVENT\r\n"
                       "BEGIN:VEVENT\r\nUID:b\r\nSUMMARY:Call\r\n"
                       "DTSTART;TZID=Europe/London:20261016T120000\r\nDURATION:PT1H\r\n"
                       "END:VEVENT\r\n"),
      report);

  g_assert_cmpstr (starts, ==, "2026-10-15T10:00 2026-10-16T13:00");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/calendar/weekly", test_weekly);
  g_test_add_func ("/exchange/calendar/moved", test_moved);
  g_test_add_func ("/exchange/calendar/endless", test_endless);
  g_test_add_func ("/exchange/calendar/other-zone", test_other_zone);
  return g_test_run ();
}
