/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-model-error.h"
#include "tdt-time.h"

#include <string.h>

static TdtTime *
parse (const char *text)
{
  g_autoptr (GError) error = NULL;
  TdtTime *time = tdt_time_parse (text, strlen (text), &error);

  g_assert_no_error (error);
  return time;
}

static void
assert_text (const TdtTime *time, const char *expected)
{
  g_autoptr (GString) text = g_string_new (NULL);

  tdt_time_append (time, text);
  g_assert_cmpstr (text->str, ==, expected);
}

static void
test_round_trip (void)
{
  static const char *const texts[] = {
    "2017-09-27T10:15:00+02:00[Europe/Paris]",
    "2017-09-27T10:15:59-03:30",
    "0001-01-01T00:00:00+00:00",
    "9999-12-31T23:59:59+14:00[Pacific/Apia]",
    "1969-12-31T23:59:59+01:00[Europe/Paris]",
    "2024-02-29T00:00:00-00:30",
    "1900-03-01T12:00:00+00:09[Europe/Paris]",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (TdtTime) time = parse (texts[i]);

      assert_text (time, texts[i]);
    }
}

static void
test_refused (void)
{
  static const char *const texts[] = {
    "",
    "2017-09-27",
    "2017-09-27T10:15:00",
    "2017-09-27T10:15:00Z",
    "2017-02-29T10:15:00+01:00",
    "2017-13-01T10:15:00+01:00",
    "2017-09-27T24:00:00+02:00",
    "2017-09-27T10:60:00+02:00",
    "2017-09-27T10:15:60+02:00",
    "2017-09-27T10:15:00+19:00",
    "2017-09-27T10:15:00+02:00[",
    "2017-09-27T10:15:00+02:00[]",
    "2017-09-27T10:15:00+02:00[../etc/passwd]",
    "2017-09-27T10:15:00+02:00[Europe/Paris",
    "10000-01-01T00:00:00+00:00",
    " 2017-09-27T10:15:00+02:00",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (tdt_time_parse (texts[i], strlen (texts[i]), &error));
      g_assert_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE);
    }
}

static gint64
local (int year, GDateMonth month, int day, int hour, int minute)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) day, month, (GDateYear) year);
  return tdt_time_local_from_julian (g_date_get_julian (&date), hour * 60 + minute);
}

/* The hour that daylight saving leaves out, and the one it repeats. */
static void
test_fit (void)
{
  int offsets[2];

  g_assert_cmpint (
      tdt_time_fit (local (2017, G_DATE_SEPTEMBER, 27, 10, 15), "Europe/Paris", offsets), ==,
      TDT_TIME_UNIQUE);
  g_assert_cmpint (offsets[0], ==, 120);
  g_assert_cmpint (tdt_time_fit (local (2017, G_DATE_MARCH, 26, 2, 30), "Europe/Paris", offsets),
                   ==, TDT_TIME_GAP);
  g_assert_cmpint (offsets[0], ==, 60);
  g_assert_cmpint (offsets[1], ==, 120);
  g_assert_cmpint (tdt_time_fit (local (2017, G_DATE_MARCH, 26, 1, 59), "Europe/Paris", offsets),
                   ==, TDT_TIME_UNIQUE);
  g_assert_cmpint (tdt_time_fit (local (2017, G_DATE_MARCH, 26, 3, 0), "Europe/Paris", offsets), ==,
                   TDT_TIME_UNIQUE);
  g_assert_cmpint (tdt_time_fit (local (2017, G_DATE_OCTOBER, 29, 2, 30), "Europe/Paris", offsets),
                   ==, TDT_TIME_AMBIGUOUS);
  g_assert_cmpint (offsets[0], ==, 120);
  g_assert_cmpint (offsets[1], ==, 60);
  g_assert_cmpint (tdt_time_fit (local (2017, G_DATE_JULY, 1, 12, 0), "Nowhere/Town", offsets), ==,
                   TDT_TIME_NO_ZONE);
}

static void
test_add_minutes_over_clock_change (void)
{
  g_autoptr (TdtTime) before = parse ("2017-10-29T01:30:00+02:00[Europe/Paris]");
  g_autoptr (TdtTime) first = tdt_time_add_minutes (before, 60);
  g_autoptr (TdtTime) second = tdt_time_add_minutes (before, 120);

  assert_text (first, "2017-10-29T02:30:00+02:00[Europe/Paris]");
  assert_text (second, "2017-10-29T02:30:00+01:00[Europe/Paris]");
  g_assert_cmpint (tdt_time_compare (first, second), <, 0);
  g_assert_cmpint (tdt_time_instant (second) - tdt_time_instant (first), ==, 3600);
  g_assert_false (tdt_time_equal (first, second));
}

static void
test_days (void)
{
  g_autoptr (TdtTime) early = parse ("1969-12-31T23:59:59+01:00");
  g_autoptr (TdtTime) late = parse ("1970-01-01T00:00:00+01:00");

  g_assert_cmpint (tdt_time_julian (late) - tdt_time_julian (early), ==, 1);
  g_assert_cmpint (tdt_time_minute_of_day (early), ==, 23 * 60 + 59);
  g_assert_cmpint (tdt_time_minute_of_day (late), ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/model/time/round-trip", test_round_trip);
  g_test_add_func ("/model/time/refused", test_refused);
  g_test_add_func ("/model/time/fit", test_fit);
  g_test_add_func ("/model/time/add-minutes-over-clock-change", test_add_minutes_over_clock_change);
  g_test_add_func ("/model/time/days", test_days);
  return g_test_run ();
}
