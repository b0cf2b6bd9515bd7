/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a session needs of its place: days, rooms, people, what comes before and after. */
#include "tdt-place-private.h"

#include "tdt-attendance.h"
#include "tdt-occupancy-private.h"

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_DAY 1440
/* Where an event has no days: from eight to eight, on the days it has sessions on. */
#define USUAL_OPENING 480
#define USUAL_CLOSING 1200

static void
clear_person (gpointer data)
{
  TdtPlacePerson *person = data;

  g_array_unref (person->intervals);
  g_ptr_array_unref (person->availabilities);
}

static gint64
get_instant (const TdtPlaceSearch *search, gint64 julian, gint64 minute)
{
  g_autoptr (TdtTime) time = tdt_time_new_in_zone (
      tdt_time_local_from_julian (julian, (int) minute), search->zone, NULL);

  return tdt_time_instant (time);
}

static void
add_day (TdtPlaceSearch *search, gint64 julian, gint64 opens, gint64 closes)
{
  TdtPlaceDay day = { get_instant (search, julian, opens), get_instant (search, julian, closes) };

  for (guint i = 0; i < search->days->len; i++)
    if (g_array_index (search->days, TdtPlaceDay, i).opens == day.opens)
      return;
  g_array_append_val (search->days, day);
}

static void
find_days (TdtPlaceSearch *search)
{
  TdtRowIter iter;
  const TdtRow *row;

  search->days = g_array_new (FALSE, FALSE, sizeof (TdtPlaceDay));
  tdt_row_iter_init (&iter, search->root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_DAY_DATE))
      add_day (search, tdt_row_get_number (row, TDT_DAY_DATE, 0),
               tdt_row_get_number (row, TDT_DAY_OPENS, USUAL_OPENING),
               tdt_row_get_number (row, TDT_DAY_CLOSES, USUAL_CLOSING));
  if (search->days->len > 0)
    return;
  tdt_row_iter_init (&iter, search->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_SESSION_START))
      add_day (search, tdt_time_julian (tdt_row_get_time (row, TDT_SESSION_START)), USUAL_OPENING,
               USUAL_CLOSING);
}

static void
add_person (TdtPlaceSearch *search, const TdtRow *row)
{
  TdtPlacePerson person;

  if (row == NULL)
    return;
  person.intervals = tdt_person_get_intervals (search->root, row, search->session);
  person.availabilities = tdt_root_get_referrers (search->root, tdt_row_get_uid (row),
                                                  TDT_AVAILABILITY_PERSON);
  g_array_append_val (search->people, person);
}

static void
find_people (TdtPlaceSearch *search)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      search->root, tdt_row_get_uid (search->session), TDT_PARTICIPANT_SESSION);

  search->people = g_array_new (FALSE, FALSE, sizeof (TdtPlacePerson));
  g_array_set_clear_func (search->people, clear_person);
  for (guint i = 0; i < participants->len; i++)
    add_person (search, tdt_participant_get_attendee (search->root, participants->pdata[i]));
}

static void
find_rooms (TdtPlaceSearch *search, TdtPlaceFilter filter)
{
  const TdtRow *room = tdt_root_follow (search->root, search->session, TDT_SESSION_ROOM);
  int kind = tdt_row_get_token (search->session, TDT_SESSION_KIND);

  if (filter == TDT_PLACE_SAME_ROOM)
    {
      search->rooms = g_ptr_array_new ();
      g_ptr_array_add (search->rooms, (gpointer) room);
      return;
    }
  search->rooms = tdt_root_get_sorted (search->root, TDT_KIND_ROOM);
  if (search->rooms->len == 0 || kind == TDT_SESSION_KIND_BREAK)
    g_ptr_array_add (search->rooms, NULL);
}

/* The sessions that one wish of order puts before or after the one that is placed. */
static void
bound_by_wish (TdtPlaceSearch *search, const TdtRow *wish, gboolean before)
{
  const TdtRow *other = tdt_root_lookup_kind (
      search->root, TDT_KIND_SESSION,
      tdt_row_get_text (wish, before ? TDT_WISH_OBJECT : TDT_WISH_SUBJECT));
  TdtInterval interval;

  if (tdt_row_get_token (wish, TDT_WISH_KIND) != TDT_WISH_KIND_BEFORE || other == NULL ||
      other == search->session || !tdt_session_get_interval (other, &interval))
    return;
  if (before)
    search->not_after = MIN (search->not_after,
                             interval.start - (gint64) search->minutes * SECONDS_PER_MINUTE);
  else
    search->not_before = MAX (search->not_before, interval.end);
}

static void
find_bounds (TdtPlaceSearch *search)
{
  const char *uid = tdt_row_get_uid (search->session);
  g_autoptr (GPtrArray) as_subject = tdt_root_get_referrers (search->root, uid, TDT_WISH_SUBJECT);
  g_autoptr (GPtrArray) as_object = tdt_root_get_referrers (search->root, uid, TDT_WISH_OBJECT);

  search->not_before = G_MININT64;
  search->not_after = G_MAXINT64;
  for (guint i = 0; i < as_subject->len; i++)
    bound_by_wish (search, as_subject->pdata[i], TRUE);
  for (guint i = 0; i < as_object->len; i++)
    bound_by_wish (search, as_object->pdata[i], FALSE);
}

/* The zone of the session itself, of the project, or else of any session. */
static const char *
get_zone (const TdtRoot *root, const TdtTime *start)
{
  const char *zone = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE);
  TdtRowIter iter;
  const TdtRow *row;

  if (start != NULL && start->zone != NULL)
    return start->zone;
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (zone == NULL && tdt_row_iter_next (&iter, &row))
    {
      const TdtTime *time = tdt_row_get_time (row, TDT_SESSION_START);

      zone = time != NULL ? time->zone : NULL;
    }
  return zone;
}

TdtPlaceSearch *
tdt_place_search_new (const TdtRoot *root, const TdtRow *session, TdtPlaceFilter filter)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  TdtPlaceSearch *search;

  if (!tdt_row_has (session, TDT_SESSION_MINUTES) ||
      (filter == TDT_PLACE_SAME_START && start == NULL))
    return NULL;
  search = g_new0 (TdtPlaceSearch, 1);
  search->root = root;
  search->session = session;
  search->minutes = (int) tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  search->zone = get_zone (root, start);
  search->present = start != NULL ? tdt_time_instant (start) : 0;
  search->only_start = filter == TDT_PLACE_SAME_START ? search->present : 0;
  search->needed = tdt_row_get_number (session, TDT_SESSION_ATTENDANCE, 0);
  tdt_check_settings_read (root, &search->settings);
  find_days (search);
  find_rooms (search, filter);
  find_people (search);
  find_bounds (search);
  return search;
}

void
tdt_place_search_free (TdtPlaceSearch *search)
{
  g_array_unref (search->days);
  g_array_unref (search->people);
  g_ptr_array_unref (search->rooms);
  g_free (search);
}

gboolean
tdt_place_is_possible (const TdtPlaceSearch *search, gint64 start)
{
  gint64 end = start + (gint64) search->minutes * SECONDS_PER_MINUTE;

  if (start < search->not_before || start > search->not_after)
    return FALSE;
  for (guint i = 0; i < search->people->len; i++)
    {
      const TdtPlacePerson *person = &g_array_index (search->people, TdtPlacePerson, i);

      if (tdt_intervals_find_clash (person->intervals, start, end) != NULL ||
          tdt_availabilities_exclude (person->availabilities, start, end))
        return FALSE;
    }
  return TRUE;
}
