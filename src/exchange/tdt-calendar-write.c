/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-calendar.h"

#include "tdt-calendar-private.h"
#include "tdt-export-private.h"
#include "tdt-naming.h"

#define DAYS_AROUND 366

/* 2020-01-01T00:00:00Z: seconds since then number the versions of events until 2088. */
#define SEQUENCE_EPOCH G_GINT64_CONSTANT (1577836800)

struct icaltimetype
tdt_calendar_make_time (gint64 seconds, gboolean utc)
{
  g_autoptr (GDateTime) moment = g_date_time_new_from_unix_utc (seconds);
  struct icaltimetype time = icaltime_null_time ();

  if (moment == NULL)
    return time;
  time.year = g_date_time_get_year (moment);
  time.month = g_date_time_get_month (moment);
  time.day = g_date_time_get_day_of_month (moment);
  time.hour = g_date_time_get_hour (moment);
  time.minute = g_date_time_get_minute (moment);
  time.second = g_date_time_get_second (moment);
  if (utc)
    time.zone = icaltimezone_get_utc_timezone ();
  return time;
}

static int
get_offset (GTimeZone *zone, gint64 instant)
{
  return g_time_zone_get_offset (zone,
                                 g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant));
}

static void
add_observance (icalcomponent *zone_component, GTimeZone *zone, gint64 instant, int from)
{
  int interval = g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);
  int to = g_time_zone_get_offset (zone, interval);
  icalcomponent *observance = icalcomponent_new (
      g_time_zone_is_dst (zone, interval) ? ICAL_XDAYLIGHT_COMPONENT : ICAL_XSTANDARD_COMPONENT);

  icalcomponent_add_property (
      observance, icalproperty_new_dtstart (tdt_calendar_make_time (instant + from, FALSE)));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetfrom (from));
  icalcomponent_add_property (observance, icalproperty_new_tzoffsetto (to));
  icalcomponent_add_property (
      observance, icalproperty_new_tzname (g_time_zone_get_abbreviation (zone, interval)));
  icalcomponent_add_component (zone_component, observance);
}

static int
get_interval (GTimeZone *zone, gint64 instant)
{
  return g_time_zone_find_interval (zone, G_TIME_TYPE_UNIVERSAL, instant);
}

/* The first second of another interval, between two instants of different ones. */
static gint64
find_change (GTimeZone *zone, gint64 before, gint64 after)
{
  int interval = get_interval (zone, before);

  while (after - before > 1)
    {
      gint64 middle = before + (after - before) / 2;

      if (get_interval (zone, middle) == interval)
        before = middle;
      else
        after = middle;
    }
  return after;
}

static void
add_zone (icalcomponent *calendar, const char *name, gint64 first, gint64 last)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_identifier (name);
  icalcomponent *component;
  gint64 from = first - DAYS_AROUND * TDT_SECONDS_PER_DAY;
  gint64 to = last + DAYS_AROUND * TDT_SECONDS_PER_DAY;

  if (zone == NULL)
    return;
  component = icalcomponent_new (ICAL_VTIMEZONE_COMPONENT);
  icalcomponent_add_property (component, icalproperty_new_tzid (name));
  add_observance (component, zone, from, get_offset (zone, from));
  /* A zone has some hundred intervals, however far apart the first and the last session are. */
  for (gint64 start = from, next; get_interval (zone, start) != get_interval (zone, to);
       start = next)
    {
      next = find_change (zone, start, to);
      if (get_offset (zone, next) != get_offset (zone, start))
        add_observance (component, zone, next, get_offset (zone, start));
    }
  icalcomponent_add_component (calendar, component);
}

static void
add_zones (icalcomponent *calendar, const GArray *events)
{
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 first = G_MAXINT64;
  gint64 last = G_MININT64;

  for (guint i = 0; i < events->len; i++)
    {
      gint64 instant = tdt_time_instant (g_array_index (events, TdtExportEvent, i).start);

      first = MIN (first, instant);
      last = MAX (last, instant);
    }
  for (guint i = 0; i < events->len; i++)
    {
      const char *zone = g_array_index (events, TdtExportEvent, i).start->zone;

      if (zone != NULL && g_hash_table_add (done, (gpointer) zone))
        add_zone (calendar, zone, first, last);
    }
}

static icalproperty *
with_zone (icalproperty *property, const TdtTime *time)
{
  if (time->zone != NULL)
    icalproperty_add_parameter (property, icalparameter_new_tzid (time->zone));
  return property;
}

/* By the clock on the wall where the zone is known, else by UTC. */
static void
add_times (icalcomponent *component, const TdtExportEvent *event)
{
  gboolean zoned = event->start->zone != NULL;
  gint64 minutes = tdt_row_get_number (event->row, TDT_SESSION_MINUTES, 0);
  g_autoptr (TdtTime) end = tdt_time_add_minutes (event->start, minutes);

  icalcomponent_add_property (
      component,
      with_zone (icalproperty_new_dtstart (tdt_calendar_make_time (
                     zoned ? event->start->local : tdt_time_instant (event->start), !zoned)),
                 event->start));
  if (minutes > 0)
    icalcomponent_add_property (
        component, with_zone (icalproperty_new_dtend (tdt_calendar_make_time (
                                  zoned ? end->local : tdt_time_instant (end), !zoned)),
                              event->start));
}

static char *
dup_description (const TdtRoot *root, const TdtRow *session)
{
  const char *description = tdt_row_get_text (session, TDT_SESSION_DESCRIPTION);
  g_autoptr (GPtrArray) people = tdt_export_list_people (root, session);
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < people->len; i++)
    {
      g_autofree char *name = tdt_row_dup_name (root, people->pdata[i]);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", name);
    }
  if (description != NULL)
    g_string_append_printf (text, "%s%s", text->len > 0 ? "\n\n" : "", description);
  return g_string_free (text, FALSE);
}

static char *
dup_place (const TdtRoot *root, const TdtExportEvent *event)
{
  const char *place = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_PLACE);

  if (*event->room != '\0' && place != NULL)
    return g_strjoin (", ", event->room, place, NULL);
  return g_strdup (*event->room != '\0' ? event->room : place);
}

/* What tells a calendar which event it is, and which version of it. */
static void
add_identity (icalcomponent *component, const char *uid, gint64 now)
{
  icalcomponent_add_property (component, icalproperty_new_uid (uid));
  icalcomponent_add_property (component,
                              icalproperty_new_dtstamp (tdt_calendar_make_time (now, TRUE)));
  icalcomponent_add_property (
      component, icalproperty_new_sequence ((int) CLAMP (now - SEQUENCE_EPOCH, 0, G_MAXINT32)));
}

static void
add_event (icalcomponent *calendar, const TdtRoot *root, const TdtExportEvent *event, gint64 now)
{
  icalcomponent *component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  g_autofree char *place = dup_place (root, event);
  g_autofree char *description = dup_description (root, event->row);
  const TdtRow *theme = tdt_root_follow (root, event->row, TDT_SESSION_THEME);

  add_identity (component, event->guid, now);
  add_times (component, event);
  icalcomponent_add_property (component, icalproperty_new_summary (tdt_row_get_text_or_empty (
                                             event->row, TDT_SESSION_TITLE)));
  if (place != NULL)
    icalcomponent_add_property (component, icalproperty_new_location (place));
  if (*description != '\0')
    icalcomponent_add_property (component, icalproperty_new_description (description));
  if (theme != NULL && tdt_row_has (theme, TDT_THEME_TITLE))
    icalcomponent_add_property (
        component, icalproperty_new_categories (tdt_row_get_text (theme, TDT_THEME_TITLE)));
  icalcomponent_add_component (calendar, component);
}

/* By the day it is due, as a whole day that keeps nobody from being free. */
static void
add_task (icalcomponent *calendar, const TdtRoot *root, const TdtRow *task, gint64 now)
{
  icalcomponent *component = icalcomponent_new (ICAL_VEVENT_COMPONENT);
  const TdtRow *session = tdt_root_follow (root, task, TDT_FOLLOW_UP_SESSION);
  const TdtRow *person = tdt_root_follow (root, task, TDT_FOLLOW_UP_PERSON);
  g_autofree char *name = person != NULL ? tdt_row_dup_name (root, person) : NULL;
  g_autofree char *title = session != NULL ? tdt_row_dup_name (root, session) : NULL;
  g_autofree char *description = name != NULL && title != NULL
                                     ? g_strjoin ("\n", name, title, NULL)
                                     : g_strdup (name != NULL ? name : title);
  gint64 due = tdt_row_get_number (task, TDT_FOLLOW_UP_DUE, 0);
  struct icaltimetype day = tdt_calendar_make_time (tdt_time_local_from_julian (due, 0), FALSE);
  struct icaltimetype next = tdt_calendar_make_time (tdt_time_local_from_julian (due + 1, 0),
                                                     FALSE);
  icalproperty *mark = icalproperty_new_x ("TRUE");

  icalproperty_set_x_name (mark, TDT_CALENDAR_TASK);
  day.is_date = next.is_date = TRUE;
  add_identity (component, tdt_row_get_uid (task), now);
  icalcomponent_add_property (component, mark);
  icalcomponent_add_property (component, icalproperty_new_dtstart (day));
  icalcomponent_add_property (component, icalproperty_new_dtend (next));
  icalcomponent_add_property (component, icalproperty_new_transp (ICAL_TRANSP_TRANSPARENT));
  icalcomponent_add_property (
      component, icalproperty_new_summary (tdt_row_get_text_or_empty (task, TDT_FOLLOW_UP_TITLE)));
  if (description != NULL)
    icalcomponent_add_property (component, icalproperty_new_description (description));
  icalcomponent_add_component (calendar, component);
}

/* What is still to be done by a day. */
static void
add_tasks (icalcomponent *calendar, const TdtRoot *root, const char *person, gint64 now)
{
  TdtRowIter iter;
  const TdtRow *task;

  tdt_row_iter_init (&iter, root, TDT_KIND_FOLLOW_UP);
  while (tdt_row_iter_next (&iter, &task))
    if (tdt_row_has (task, TDT_FOLLOW_UP_DUE) && !tdt_row_get_boolean (task, TDT_FOLLOW_UP_DONE) &&
        (person == NULL || g_strcmp0 (tdt_row_get_text (task, TDT_FOLLOW_UP_PERSON), person) == 0))
      add_task (calendar, root, task, now);
}

static gboolean
takes_part (const TdtRoot *root, const TdtRow *session, const char *person)
{
  g_autoptr (GPtrArray) people = tdt_export_list_people (root, session);

  for (guint i = 0; i < people->len; i++)
    if (g_str_equal (tdt_row_get_uid (people->pdata[i]), person))
      return TRUE;
  return FALSE;
}

GBytes *
tdt_calendar_write (const TdtRoot *root, const char *person, gint64 now)
{
  g_autoptr (GArray) events = tdt_export_list_events (root);
  icalcomponent *calendar = icalcomponent_new (ICAL_VCALENDAR_COMPONENT);
  char *text;
  GBytes *bytes;

  icalcomponent_add_property (calendar, icalproperty_new_version ("2.0"));
  icalcomponent_add_property (
      calendar, icalproperty_new_prodid ("-//Tour de Table//" PACKAGE_VERSION "//EN"));
  icalcomponent_add_property (calendar, icalproperty_new_method (ICAL_METHOD_PUBLISH));
  for (guint i = events->len; i-- > 0;)
    if (person != NULL && !takes_part (root, g_array_index (events, TdtExportEvent, i).row, person))
      g_array_remove_index (events, i);
  add_zones (calendar, events);
  for (guint i = 0; i < events->len; i++)
    add_event (calendar, root, &g_array_index (events, TdtExportEvent, i), now);
  add_tasks (calendar, root, person, now);
  text = icalcomponent_as_ical_string_r (calendar);
  bytes = g_bytes_new (text, strlen (text));
  icalmemory_free_buffer (text);
  icalcomponent_free (calendar);
  return bytes;
}
