/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-export-private.h"

#include "tdt-calendar.h"

#include "tdt-fold.h"
#include "tdt-uid.h"

#include <string.h>

#define MINUTES_PER_HOUR 60

/* XML Schema knows offsets up to 14 hours. */
#define MAX_OFFSET 840

/* What two digits of hours can say. */
#define MAX_DURATION (99 * MINUTES_PER_HOUR + 59)

#define MIN_SLUG 4

/* GDate julian number of 1970-01-01. */
#define EPOCH_JULIAN 719163

static const char *const names[TDT_EXPORT_N_FORMATS] = {
  [TDT_EXPORT_SCHEDULE_XML] = "schedule-xml",
  [TDT_EXPORT_SCHEDULE_JSON] = "schedule-json",
  [TDT_EXPORT_CALENDAR] = "ics",
};

const char *
tdt_export_format_name (TdtExportFormat format)
{
  return names[format];
}

int
tdt_export_format_by_name (const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (g_strcmp0 (names[i], name) == 0)
      return (int) i;
  return -1;
}

GBytes *
tdt_export_bytes (const TdtRoot *root, TdtExportFormat format, const char *person, gint64 now)
{
  switch (format)
    {
    case TDT_EXPORT_SCHEDULE_XML:
      return tdt_schedule_xml_write (root);
    case TDT_EXPORT_SCHEDULE_JSON:
      return tdt_schedule_json_write (root);
    case TDT_EXPORT_CALENDAR:
      return tdt_calendar_write (root, person, now);
    case TDT_EXPORT_N_FORMATS:
    default:
      g_return_val_if_reached (NULL);
    }
}

static void
clear_event (gpointer data)
{
  TdtExportEvent *event = data;

  g_free (event->guid);
  g_free (event->room);
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const TdtExportEvent *one = a;
  const TdtExportEvent *other = b;
  int rooms = strcmp (one->room, other->room);

  if (one->julian != other->julian)
    return one->julian < other->julian ? -1 : 1;
  if (rooms != 0)
    return rooms;
  if (tdt_time_instant (one->start) != tdt_time_instant (other->start))
    return tdt_time_instant (one->start) < tdt_time_instant (other->start) ? -1 : 1;
  return strcmp (one->guid, other->guid);
}

GArray *
tdt_export_list_events (const TdtRoot *root)
{
  GArray *events = g_array_new (FALSE, FALSE, sizeof (TdtExportEvent));
  TdtRowIter iter;
  const TdtRow *row;

  g_array_set_clear_func (events, clear_event);
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);
      const TdtRow *room = tdt_root_follow (root, row, TDT_SESSION_ROOM);
      TdtExportEvent event = { .row = row, .start = start };

      if (start == NULL)
        continue;
      event.julian = tdt_time_julian (start);
      event.guid = tdt_export_dup_guid (tdt_row_get_uid (row));
      event.room = g_strdup (room != NULL ? tdt_row_get_text_or_empty (room, TDT_ROOM_NAME) : "");
      g_array_append_val (events, event);
    }
  g_array_sort (events, compare_events);
  for (guint i = 0; i < events->len; i++)
    g_array_index (events, TdtExportEvent, i).id = i + 1;
  return events;
}

static gboolean
is_public (const TdtRow *participant)
{
  if (tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE) == TDT_PARTICIPANT_ROLE_ATTENDEE)
    return FALSE;
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_DECLINED:
    case TDT_PARTICIPANT_STATUS_EXCUSED:
    case TDT_PARTICIPANT_STATUS_ABSENT:
      return FALSE;
    default:
      return TRUE;
    }
}

GPtrArray *
tdt_export_list_people (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];
      gboolean represented = tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) ==
                             TDT_PARTICIPANT_STATUS_REPRESENTED;
      const TdtRow *person = tdt_root_follow (
          root, participant, represented ? TDT_PARTICIPANT_REPRESENTED_BY : TDT_PARTICIPANT_PERSON);

      if (person != NULL && is_public (participant) && !g_ptr_array_find (people, person, NULL))
        g_ptr_array_add (people, (gpointer) person);
    }
  return people;
}

gint64
tdt_export_get_first_day (const TdtRoot *root)
{
  gint64 first = G_MAXINT64;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    first = MIN (first, tdt_row_get_number (row, TDT_DAY_DATE, G_MAXINT64));
  return first < G_MAXINT64 ? first : EPOCH_JULIAN;
}

char *
tdt_export_dup_guid (const char *uid)
{
  return g_uuid_string_is_valid (uid) ? g_strdup (uid) : tdt_uid_derive ("guid", uid);
}

char *
tdt_export_dup_slug (const char *text)
{
  g_autofree char *folded = tdt_text_fold (text);
  GString *slug = g_string_new (NULL);

  for (const char *p = folded; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (slug, *p);
    else if (slug->len > 0 && slug->str[slug->len - 1] != '_')
      g_string_append_c (slug, '_');
  while (slug->len > 0 && slug->str[slug->len - 1] == '_')
    g_string_truncate (slug, slug->len - 1);
  if (slug->len < MIN_SLUG)
    g_string_append (slug, "event");
  return g_string_free (slug, FALSE);
}

char *
tdt_export_dup_moment (const TdtTime *time)
{
  g_autoptr (TdtTime) plain = ABS (time->offset) <= MAX_OFFSET
                                  ? tdt_time_new (time->local, time->offset, NULL)
                                  : tdt_time_new (tdt_time_instant (time), 0, NULL);
  GString *text = g_string_new (NULL);

  tdt_time_append (plain, text);
  return g_string_free (text, FALSE);
}

char *
tdt_export_dup_date (gint64 julian)
{
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  return g_strdup_printf ("%04u-%02u-%02u", g_date_get_year (&date), g_date_get_month (&date),
                          g_date_get_day (&date));
}

char *
tdt_export_dup_clock (const TdtTime *time)
{
  int minute = tdt_time_minute_of_day (time);

  return g_strdup_printf ("%02d:%02d", minute / MINUTES_PER_HOUR, minute % MINUTES_PER_HOUR);
}

char *
tdt_export_dup_duration (const TdtRow *session)
{
  int minutes = (int) MIN (tdt_row_get_number (session, TDT_SESSION_MINUTES, 0), MAX_DURATION);

  return g_strdup_printf ("%02d:%02d", minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
}

gboolean
tdt_export_is_web (const char *uri)
{
  return uri != NULL && (g_str_has_prefix (uri, "https://") || g_str_has_prefix (uri, "http://")) &&
         g_uri_is_valid (uri, G_URI_FLAGS_NONE, NULL);
}
