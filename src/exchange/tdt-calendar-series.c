/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-calendar-series-private.h"

/* How far ahead a series is followed: a meeting is planned within it. */
#define MAX_YEARS 5

/* Times a day, and rules of one series. */
#define MAX_A_DAY 24
#define MAX_RULES 4

static char *
dup_key (const char *uid, gint64 time)
{
  return g_strdup_printf ("%s\n%" G_GINT64_FORMAT, uid != NULL ? uid : "", time);
}

static gint64
get_instant (struct icaltimetype time)
{
  return (gint64) icaltime_as_timet_with_zone (time, time.zone);
}

GHashTable *
tdt_calendar_find_moved (icalcomponent *calendar)
{
  GHashTable *moved = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    {
      icalproperty *property = icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY);

      if (property != NULL)
        g_hash_table_add (
            moved,
            dup_key (icalcomponent_get_uid (event),
                     get_instant (icalproperty_get_datetime_with_component (property, event))));
    }
  return moved;
}

typedef struct
{
  const char *uid;
  GHashTable *moved;
  GArray *dates;
  gboolean *endless;
} Series;

static void
date_cb (icalcomponent *event, struct icaltime_span *span, void *data)
{
  Series *series = data;
  gint64 date = (gint64) span->start;
  g_autofree char *key = dup_key (series->uid, date);

  if (g_hash_table_contains (series->moved, key))
    return;
  if (series->dates->len == TDT_CALENDAR_MAX_DATES)
    *series->endless = TRUE;
  else
    g_array_append_val (series->dates, date);
}

static gboolean
is_series (icalcomponent *event)
{
  return icalcomponent_get_first_property (event, ICAL_RECURRENCEID_PROPERTY) == NULL &&
         (icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY) != NULL ||
          icalcomponent_get_first_property (event, ICAL_RDATE_PROPERTY) != NULL);
}

static guint
count_parts (const short *parts, guint size)
{
  guint n = 0;

  while (n < size && parts[n] != ICAL_RECURRENCE_ARRAY_MAX)
    n++;
  return MAX (n, 1);
}

/* No meeting is, and libical looks at each hour or minute there is before it says whether it is
 * one. */
static gboolean
is_too_often (icalcomponent *event)
{
  guint n_rules = 0;

  for (icalproperty *property = icalcomponent_get_first_property (event, ICAL_RRULE_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (event, ICAL_RRULE_PROPERTY))
    {
      struct icalrecurrencetype rule = icalproperty_get_rrule (property);
      guint n_a_day = count_parts (rule.by_hour, G_N_ELEMENTS (rule.by_hour)) *
                      count_parts (rule.by_minute, G_N_ELEMENTS (rule.by_minute)) *
                      count_parts (rule.by_second, G_N_ELEMENTS (rule.by_second));

      if (rule.freq == ICAL_SECONDLY_RECURRENCE || rule.freq == ICAL_MINUTELY_RECURRENCE ||
          rule.freq == ICAL_HOURLY_RECURRENCE || n_a_day > MAX_A_DAY || ++n_rules > MAX_RULES)
        return TRUE;
    }
  return FALSE;
}

/* libical cannot be told to stop: where one year has enough of them, the others are not asked for.
 */
static void
list_until_enough (icalcomponent *event, struct icaltimetype start, Series *series)
{
  static const int years[] = { 1, MAX_YEARS };

  for (guint i = 0; i < G_N_ELEMENTS (years) && !*series->endless; i++)
    {
      struct icaltimetype end = start;

      end.year += years[i];
      g_array_set_size (series->dates, 0);
      icalcomponent_foreach_recurrence (event, start, end, date_cb, series);
    }
}

static int
compare_dates (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return one < other ? -1 : one > other;
}

GArray *
tdt_calendar_list_dates (icalcomponent *event, GHashTable *moved, gboolean follow,
                         gboolean *endless)
{
  GArray *dates = g_array_new (FALSE, FALSE, sizeof (gint64));
  Series series = { icalcomponent_get_uid (event), moved, dates, endless };
  struct icaltimetype start = icalcomponent_get_dtstart (event);

  *endless = is_series (event) && (!follow || is_too_often (event));
  if (*endless || !is_series (event) || icaltime_is_null_time (start))
    return dates;
  /* Only what begins after it is found. */
  icaltime_adjust (&start, -1, 0, 0, 0);
  list_until_enough (event, start, &series);
  g_array_sort (dates, compare_dates);
  return dates;
}
