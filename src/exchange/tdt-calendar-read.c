/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-calendar.h"

#include "tdt-calendar-private.h"
#include "tdt-calendar-series-private.h"
#include "tdt-storage-error.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

#define MAX_COMPONENTS 50000
/* Semicolons of one line: descriptions have them, too. */
#define MAX_PARAMETERS 20000

/* With more events than that, or after that time, series are no longer followed date by date: no
 * meeting has so many, and rules may take forever to say that they mean nothing. */
#define MAX_FOLLOWED 10000
#define FOLLOWED_US G_USEC_PER_SEC

/* The zone that a time is in, by its parameter: whether the file describes it does not matter. */
static const char *
get_zone (icalproperty *property)
{
  icalparameter *parameter = icalproperty_get_first_parameter (property, ICAL_TZID_PARAMETER);
  const char *name = parameter != NULL ? icalparameter_get_tzid (parameter) : NULL;

  /* Some write "/freeassociation.sourceforge.net/Europe/Paris". */
  if (name != NULL && *name == '/')
    {
      const char *slash = g_strrstr (name, "/");

      while (slash > name && slash[-1] != '/')
        slash--;
      return slash;
    }
  return name != NULL ? tdt_calendar_find_zone (name) : NULL;
}

/* "2017-09-27T10:15", in UTC with a Z. */
static char *
dup_time (icalproperty *property, struct icaltimetype time)
{
  const char *end = icaltime_is_utc (time) ? "Z" : "";

  if (icaltime_is_null_time (time))
    return NULL;
  if (time.is_date)
    return g_strdup_printf ("%04d-%02d-%02dT00:00", time.year, time.month, time.day);
  return g_strdup_printf ("%04d-%02d-%02dT%02d:%02d%s", time.year, time.month, time.day, time.hour,
                          time.minute, end);
}

/* What is in another zone than the rest is said in UTC, which every zone can be told from. */
static char *
dup_moment (const TdtForeignProgramme *programme, icalcomponent *component, icalproperty *property)
{
  struct icaltimetype time = icalproperty_get_datetime_with_component (property, component);

  if (time.zone != NULL && !time.is_date && g_strcmp0 (get_zone (property), programme->zone) != 0)
    time = icaltime_convert_to_zone (time, icaltimezone_get_utc_timezone ());
  return dup_time (property, time);
}

static char *
dup_text (icalcomponent *component, icalproperty_kind kind)
{
  icalproperty *property = icalcomponent_get_first_property (component, kind);
  icalvalue *value = property != NULL ? icalproperty_get_value (property) : NULL;

  if (value == NULL)
    return NULL;
  if (icalvalue_isa (value) == ICAL_TEXT_VALUE)
    return g_strdup (icalvalue_get_text (value));
  if (icalvalue_isa (value) == ICAL_URI_VALUE)
    return g_strdup (icalvalue_get_uri (value));
  return g_strdup (icalproperty_get_value_as_string (property));
}

static void
read_times (TdtForeignProgramme *programme, TdtForeignEvent *event, icalcomponent *component)
{
  icalproperty *start = icalcomponent_get_first_property (component, ICAL_DTSTART_PROPERTY);
  icalproperty *end = icalcomponent_get_first_property (component, ICAL_DTEND_PROPERTY);
  icalproperty *duration = icalcomponent_get_first_property (component, ICAL_DURATION_PROPERTY);

  if (start == NULL)
    return;
  if (programme->zone == NULL && get_zone (start) != NULL)
    programme->zone = g_strdup (get_zone (start));
  event->date = dup_moment (programme, component, start);
  if (end != NULL)
    event->end = dup_moment (programme, component, end);
  else if (duration != NULL)
    event->duration = g_strdup_printf (
        "%d", icaldurationtype_as_int (icalproperty_get_duration (duration)) / SECONDS_PER_MINUTE);
}

static TdtForeignEvent *
add_event (TdtForeignProgramme *programme, icalcomponent *component)
{
  TdtForeignEvent *event = tdt_foreign_programme_add_event (programme);

  event->id = dup_text (component, ICAL_UID_PROPERTY);
  event->title = dup_text (component, ICAL_SUMMARY_PROPERTY);
  event->description = dup_text (component, ICAL_DESCRIPTION_PROPERTY);
  event->room = dup_text (component, ICAL_LOCATION_PROPERTY);
  event->track = dup_text (component, ICAL_CATEGORIES_PROPERTY);
  event->url = dup_text (component, ICAL_URL_PROPERTY);
  if (icalcomponent_get_status (component) == ICAL_STATUS_CANCELLED)
    event->state = dup_text (component, ICAL_STATUS_PROPERTY);
  read_times (programme, event, component);
  tdt_calendar_read_people (event, component);
  return event;
}

/* One of a series: another day, all else as it is. Times without a zone are what the clock says. */
static void
add_date (TdtForeignProgramme *programme, icalcomponent *component, gint64 date, gboolean first)
{
  TdtForeignEvent *event = add_event (programme, component);
  icalproperty *start = icalcomponent_get_first_property (component, ICAL_DTSTART_PROPERTY);
  struct icaltimetype before = icalcomponent_get_dtstart (component);
  gint64 seconds = (gint64) icaldurationtype_as_int (icalcomponent_get_duration (component));
  struct icaltimetype time = icaltime_from_timet_with_zone ((time_t) date, before.is_date,
                                                            icaltimezone_get_utc_timezone ());
  g_autofree char *id = g_strdup_printf ("%s#%" G_GINT64_FORMAT, event->id != NULL ? event->id : "",
                                         date);

  g_free (event->date);
  g_free (event->duration);
  g_clear_pointer (&event->end, g_free);
  if (before.zone != NULL)
    time = icaltime_convert_to_zone (time, (icaltimezone *) before.zone);
  else
    time.zone = NULL;
  event->date = dup_time (start, time);
  event->duration = g_strdup_printf ("%d", (int) (seconds / SECONDS_PER_MINUTE));
  if (!first)
    {
      g_free (event->id);
      event->id = g_steal_pointer (&id);
    }
}

static void
read_event (TdtForeignProgramme *programme, icalcomponent *component, GHashTable *moved,
            gint64 until)
{
  gboolean endless;
  gboolean follow = programme->events->len < MAX_FOLLOWED && g_get_monotonic_time () < until;
  g_autoptr (GArray) dates = tdt_calendar_list_dates (component, moved, follow, &endless);
  icalproperty *recurrence = icalcomponent_get_first_property (component,
                                                               ICAL_RECURRENCEID_PROPERTY);

  for (guint i = 0; i < dates->len; i++)
    add_date (programme, component, g_array_index (dates, gint64, i), i == 0);
  if (dates->len == 0)
    {
      TdtForeignEvent *event = add_event (programme, component);

      /* A date of a series that was moved has the id of the series. */
      if (recurrence != NULL && event->id != NULL)
        {
          g_autofree char *id = g_strconcat (event->id, "#",
                                             icalproperty_get_value_as_string (recurrence), NULL);

          g_free (event->id);
          event->id = g_steal_pointer (&id);
        }
    }
  if (endless)
    ((TdtForeignEvent *) programme->events->pdata[programme->events->len - 1])->cut = TRUE;
}

static void
read_name (TdtForeignProgramme *programme, icalcomponent *calendar)
{
  for (icalproperty *property = icalcomponent_get_first_property (calendar, ICAL_X_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (calendar, ICAL_X_PROPERTY))
    {
      const char *name = icalproperty_get_x_name (property);

      if (g_strcmp0 (name, "X-WR-CALNAME") == 0 && programme->title == NULL)
        programme->title = g_strdup (icalproperty_get_x (property));
      else if (g_strcmp0 (name, "X-WR-TIMEZONE") == 0 && programme->zone == NULL)
        programme->zone = g_strdup (tdt_calendar_find_zone (icalproperty_get_x (property)));
    }
}

/* A thing to do that we gave to a calendar. */
static gboolean
is_task (icalcomponent *component)
{
  for (icalproperty *property = icalcomponent_get_first_property (component, ICAL_X_PROPERTY);
       property != NULL; property = icalcomponent_get_next_property (component, ICAL_X_PROPERTY))
    if (g_strcmp0 (icalproperty_get_x_name (property), TDT_CALENDAR_TASK) == 0)
      return TRUE;
  return FALSE;
}

static void
read_calendar (TdtForeignProgramme *programme, icalcomponent *calendar)
{
  g_autoptr (GHashTable) moved = tdt_calendar_find_moved (calendar);
  gint64 until = g_get_monotonic_time () + FOLLOWED_US;

  read_name (programme, calendar);
  for (icalcomponent *event = icalcomponent_get_first_component (calendar, ICAL_VEVENT_COMPONENT);
       event != NULL; event = icalcomponent_get_next_component (calendar, ICAL_VEVENT_COMPONENT))
    if (!is_task (event))
      read_event (programme, event, moved, until);
}

/* libical searches all parameters of a line for each of them, and keeps a lot of every component.
 */
static gboolean
is_reasonable (const char *text)
{
  guint n_components = 0;
  guint n_parameters = 0;

  for (const char *p = text; *p != '\0'; p++)
    {
      if (*p == '\n' && p[1] != ' ' && p[1] != '\t')
        {
          n_parameters = 0;
          if (g_ascii_strncasecmp (p + 1, "BEGIN:", strlen ("BEGIN:")) == 0)
            n_components++;
        }
      else if (*p == ';')
        n_parameters++;
      if (n_components > MAX_COMPONENTS || n_parameters > MAX_PARAMETERS)
        return FALSE;
    }
  return TRUE;
}

TdtForeignProgramme *
tdt_calendar_read (GBytes *bytes, const char *name, GError **error)
{
  g_autoptr (TdtForeignProgramme) programme = tdt_foreign_programme_new ();
  gsize length;
  const char *data = g_bytes_get_data (bytes, &length);
  g_autofree char *text = tdt_calendar_dup_text (data, length);
  icalcomponent *calendar = NULL;

  if (!is_reasonable (text))
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LIMIT,
                   _ ("%s: more events, or more about one, than any calendar has."), name);
      return NULL;
    }
  calendar = icalparser_parse_string (text);
  if (calendar == NULL)
    {
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_SYNTAX,
                   _ ("%s: this is no calendar that can be read."), name);
      return NULL;
    }
  /* Several calendars in one file come in a component of their own. */
  if (icalcomponent_isa (calendar) == ICAL_VCALENDAR_COMPONENT)
    read_calendar (programme, calendar);
  for (icalcomponent *inner =
           icalcomponent_get_first_component (calendar, ICAL_VCALENDAR_COMPONENT);
       inner != NULL; inner = icalcomponent_get_next_component (calendar, ICAL_VCALENDAR_COMPONENT))
    read_calendar (programme, inner);
  icalcomponent_free (calendar);
  programme->source = g_strdup (programme->title != NULL ? programme->title : "calendar");
  return g_steal_pointer (&programme);
}
