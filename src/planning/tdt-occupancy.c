/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-occupancy-private.h"

#include "tdt-attendance.h"
#include "tdt-check-private.h"

/* A session that is already there counts once: who chairs and also speaks is in one place. */
static void
add_session (GArray *intervals, const TdtRow *session, const TdtRow *except)
{
  TdtInterval interval;

  if (session == NULL || session == except || !tdt_session_get_interval (session, &interval))
    return;
  for (guint i = 0; i < intervals->len; i++)
    if (g_array_index (intervals, TdtInterval, i).session == session)
      return;
  g_array_append_val (intervals, interval);
}

GArray *
tdt_person_get_intervals (const TdtRoot *root, const TdtRow *person, const TdtRow *except)
{
  const char *uid = tdt_row_get_uid (person);
  g_autoptr (GPtrArray) own = tdt_root_get_referrers (root, uid, TDT_PARTICIPANT_PERSON);
  g_autoptr (GPtrArray)
      stand_ins = tdt_root_get_referrers (root, uid, TDT_PARTICIPANT_REPRESENTED_BY);
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));

  for (guint i = 0; i < own->len; i++)
    if (tdt_participant_comes (own->pdata[i]))
      add_session (intervals, tdt_root_follow (root, own->pdata[i], TDT_PARTICIPANT_SESSION),
                   except);
  for (guint i = 0; i < stand_ins->len; i++)
    if (tdt_participant_is_represented (stand_ins->pdata[i]))
      add_session (intervals, tdt_root_follow (root, stand_ins->pdata[i], TDT_PARTICIPANT_SESSION),
                   except);
  tdt_intervals_sort (intervals);
  return intervals;
}

GArray *
tdt_room_get_intervals (const TdtRoot *root, const TdtRow *room, const TdtRow *except)
{
  g_autoptr (GPtrArray)
      sessions = tdt_root_get_referrers (root, tdt_row_get_uid (room), TDT_SESSION_ROOM);
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));

  for (guint i = 0; i < sessions->len; i++)
    {
      TdtInterval interval;

      if (sessions->pdata[i] != except && tdt_session_get_interval (sessions->pdata[i], &interval))
        g_array_append_val (intervals, interval);
    }
  tdt_intervals_sort (intervals);
  return intervals;
}

const TdtInterval *
tdt_intervals_find_clash (const GArray *intervals, gint64 start, gint64 end)
{
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);

      if (interval->start >= end)
        return NULL;
      if (interval->end > start)
        return interval;
    }
  return NULL;
}

/* Whether @row says from when to when; open ends reach for ever. */
static gboolean
get_span (const TdtRow *row, gint64 *from, gint64 *to)
{
  const TdtTime *first = tdt_row_get_time (row, TDT_AVAILABILITY_FROM);
  const TdtTime *last = tdt_row_get_time (row, TDT_AVAILABILITY_TO);

  *from = first != NULL ? tdt_time_instant (first) : G_MININT64;
  *to = last != NULL ? tdt_time_instant (last) : G_MAXINT64;
  return first != NULL || last != NULL;
}

gboolean
tdt_availability_rows_exclude (const TdtRow *const *rows, guint n, gint64 start, gint64 end)
{
  gboolean says_when = FALSE;
  gboolean covered = FALSE;

  for (guint i = 0; i < n; i++)
    {
      int kind = tdt_row_get_token (rows[i], TDT_AVAILABILITY_KIND);
      gint64 from;
      gint64 to;

      if (!get_span (rows[i], &from, &to))
        continue;
      if (kind == TDT_AVAILABILITY_KIND_UNAVAILABLE && start < to && end > from)
        return TRUE;
      if (kind != TDT_AVAILABILITY_KIND_AVAILABLE)
        continue;
      says_when = TRUE;
      covered |= start >= from && end <= to;
    }
  return says_when && !covered;
}

gboolean
tdt_availabilities_exclude (const GPtrArray *availabilities, gint64 start, gint64 end)
{
  return tdt_availability_rows_exclude ((const TdtRow *const *) availabilities->pdata,
                                        availabilities->len, start, end);
}

gboolean
tdt_availabilities_include (const GPtrArray *availabilities, gint64 start, gint64 end)
{
  for (guint i = 0; i < availabilities->len; i++)
    {
      gint64 from;
      gint64 to;

      if (tdt_row_get_token (availabilities->pdata[i], TDT_AVAILABILITY_KIND) !=
              TDT_AVAILABILITY_KIND_UNAVAILABLE &&
          get_span (availabilities->pdata[i], &from, &to) && start >= from && end <= to)
        return TRUE;
    }
  return FALSE;
}

gint64
tdt_rooms_get_way (const TdtCheckSettings *settings, const TdtRow *from, const TdtRow *to)
{
  const char *venue;
  const char *other;

  if (from == NULL || to == NULL || from == to)
    return 0;
  venue = tdt_row_get_text (from, TDT_ROOM_VENUE);
  other = tdt_row_get_text (to, TDT_ROOM_VENUE);
  if (venue != NULL && other != NULL && !g_str_equal (venue, other))
    return settings->venue_change;
  return settings->room_change;
}

const TdtRow *
tdt_check_get_attendee (const TdtCheckContext *context, const TdtRow *participant)
{
  if (tdt_participant_is_represented (participant))
    return tdt_check_follow (context, participant, TDT_PARTICIPANT_REPRESENTED_BY);
  return tdt_participant_comes (participant)
             ? tdt_check_follow (context, participant, TDT_PARTICIPANT_PERSON)
             : NULL;
}

static void
add_sessions (TdtCheckContext *context, const TdtRow *person, TdtFieldId field)
{
  TdtCheckRows rows = tdt_check_get_referrers (context, tdt_row_get_uid (person), field);

  for (guint i = 0; i < rows.n; i++)
    if (field == TDT_PARTICIPANT_PERSON ? tdt_participant_comes (rows.rows[i])
                                        : tdt_participant_is_represented (rows.rows[i]))
      add_session (context->intervals,
                   tdt_check_follow (context, rows.rows[i], TDT_PARTICIPANT_SESSION), NULL);
}

const GArray *
tdt_check_get_intervals (TdtCheckContext *context, const TdtRow *unit)
{
  if (context->intervals != NULL)
    return context->intervals;
  context->intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  if (tdt_row_get_kind_id (unit) == TDT_KIND_PERSON)
    {
      add_sessions (context, unit, TDT_PARTICIPANT_PERSON);
      add_sessions (context, unit, TDT_PARTICIPANT_REPRESENTED_BY);
    }
  else
    {
      TdtCheckRows sessions = tdt_check_get_referrers (context, tdt_row_get_uid (unit),
                                                       TDT_SESSION_ROOM);

      for (guint i = 0; i < sessions.n; i++)
        {
          TdtInterval interval;

          if (tdt_session_get_interval (sessions.rows[i], &interval))
            g_array_append_val (context->intervals, interval);
        }
    }
  tdt_intervals_sort (context->intervals);
  return context->intervals;
}
