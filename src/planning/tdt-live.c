/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-live.h"

#include "tdt-live-private.h"

#include "tdt-agenda.h"
#include "tdt-interval.h"

TdtLiveState
tdt_live_get_state (const TdtRow *row)
{
  gboolean session = tdt_row_get_kind_id (row) == TDT_KIND_SESSION;

  if (tdt_row_has (row, session ? TDT_SESSION_ENDED : TDT_AGENDA_ITEM_ENDED))
    return TDT_LIVE_OVER;
  if (!tdt_row_has (row, session ? TDT_SESSION_BEGAN : TDT_AGENDA_ITEM_BEGAN))
    return TDT_LIVE_AHEAD;
  return session && tdt_row_has (row, TDT_SESSION_PAUSED_AT) ? TDT_LIVE_PAUSED : TDT_LIVE_RUNNING;
}

gint64
tdt_live_get_given (const TdtRow *row)
{
  gboolean session = tdt_row_get_kind_id (row) == TDT_KIND_SESSION;

  return (tdt_row_get_number (row, session ? TDT_SESSION_MINUTES : TDT_AGENDA_ITEM_MINUTES, 0) +
          tdt_row_get_number (row, session ? TDT_SESSION_EXTRA : TDT_AGENDA_ITEM_EXTRA, 0)) *
         SECONDS_PER_MINUTE;
}

/* Seconds that a session or an item has been on; a pause of the session is one of its item. */
static gint64
get_elapsed (const TdtRow *session, const TdtRow *row, gint64 now)
{
  gboolean whole = row == session;
  const TdtTime *began = tdt_row_get_time (row, whole ? TDT_SESSION_BEGAN : TDT_AGENDA_ITEM_BEGAN);
  const TdtTime *paused_at = tdt_row_get_time (session, TDT_SESSION_PAUSED_AT);
  gint64 end = paused_at != NULL ? MIN (tdt_time_instant (paused_at), now) : now;
  gint64 paused = tdt_row_get_number (row, whole ? TDT_SESSION_PAUSED : TDT_AGENDA_ITEM_PAUSED, 0);

  if (began == NULL)
    return 0;
  return MAX (end - tdt_time_instant (began) - paused, 0);
}

static void
find_items (const GArray *points, TdtLive *live, guint *place)
{
  *place = G_MAXUINT;
  for (guint i = 0; i < points->len; i++)
    {
      const TdtRow *item = g_array_index (points, TdtAgendaPoint, i).item;
      TdtLiveState state = tdt_live_get_state (item);

      if (state == TDT_LIVE_RUNNING)
        {
          live->item = item;
          live->next = NULL;
          *place = i;
        }
      else if (state == TDT_LIVE_AHEAD && live->next == NULL)
        live->next = item;
    }
}

gint64
tdt_live_get_shift (const TdtRow *session, gint64 now)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const TdtTime *began = tdt_row_get_time (session, TDT_SESSION_BEGAN);
  gint64 late;

  if (start == NULL)
    return 0;
  late = (began != NULL ? tdt_time_instant (began) : now) - tdt_time_instant (start);
  if (late >= 0)
    return (late + TDT_SECONDS_PER_DAY / 2) / TDT_SECONDS_PER_DAY * TDT_SECONDS_PER_DAY;
  return -((-late + TDT_SECONDS_PER_DAY / 2) / TDT_SECONDS_PER_DAY * TDT_SECONDS_PER_DAY);
}

/* Seconds behind the plan: what is on should have ended then, and ends so long from now. */
static gint64
get_behind (const TdtRow *session, const GArray *points, guint place, const TdtLive *live,
            gint64 now)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 length = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0) * SECONDS_PER_MINUTE;
  const TdtTime *ended = tdt_row_get_time (session, TDT_SESSION_ENDED);
  gint64 planned;

  if (start == NULL)
    return 0;
  planned = tdt_time_instant (start) + tdt_live_get_shift (session, now);
  if (live->state == TDT_LIVE_AHEAD)
    return MAX (now - planned, 0);
  if (live->state == TDT_LIVE_OVER)
    return tdt_time_instant (ended) - planned - length;
  if (place < points->len)
    {
      const TdtAgendaPoint *point = &g_array_index (points, TdtAgendaPoint, place);

      return now + MAX (live->left, 0) -
             (tdt_time_instant (point->start) + tdt_live_get_shift (session, now) +
              point->minutes * SECONDS_PER_MINUTE);
    }
  return now + MAX (live->left, 0) - (planned + length);
}

void
tdt_live_read (const TdtRoot *root, const TdtRow *session, gint64 now, TdtLive *live)
{
  g_autoptr (GArray) points = tdt_agenda_get_points (root, session);
  const TdtRow *on;
  guint place;

  *live = (TdtLive){ .state = tdt_live_get_state (session) };
  find_items (points, live, &place);
  on = live->item != NULL ? live->item : session;
  live->elapsed = get_elapsed (session, on, now);
  live->left = tdt_live_get_given (on) - live->elapsed;
  live->session_left = tdt_live_get_given (session) - get_elapsed (session, session, now);
  live->behind = get_behind (session, points, place, live, now);
}

static GArray *
list_intervals (const TdtRoot *root)
{
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtInterval interval;

      if (tdt_session_get_interval (row, &interval))
        g_array_append_val (intervals, interval);
    }
  tdt_intervals_sort (intervals);
  return intervals;
}

static void
note_clash_cb (const TdtInterval *one, const TdtInterval *other, gpointer data)
{
  *(gboolean *) data = TRUE;
}

GPtrArray *
tdt_live_list_track (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GArray) intervals = list_intervals (root);
  GPtrArray *track = g_ptr_array_new ();
  gboolean parallel = FALSE;
  TdtInterval own;

  if (!tdt_session_get_interval (session, &own))
    {
      g_ptr_array_add (track, (gpointer) session);
      return track;
    }
  for (guint i = intervals->len; i-- > 0;)
    if (tdt_time_julian (tdt_row_get_time (g_array_index (intervals, TdtInterval, i).session,
                                           TDT_SESSION_START)) !=
        tdt_time_julian (tdt_row_get_time (session, TDT_SESSION_START)))
      g_array_remove_index (intervals, i);
  tdt_intervals_sweep (intervals, note_clash_cb, &parallel);
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtRow *row = g_array_index (intervals, TdtInterval, i).session;

      if (!parallel || g_strcmp0 (tdt_row_get_text (row, TDT_SESSION_ROOM),
                                  tdt_row_get_text (session, TDT_SESSION_ROOM)) == 0)
        g_ptr_array_add (track, (gpointer) row);
    }
  return track;
}

const TdtRow *
tdt_live_find_current (const TdtRoot *root, gint64 now)
{
  g_autoptr (GArray) intervals = list_intervals (root);
  const TdtRow *next = NULL;
  const TdtRow *ahead = NULL;

  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);
      TdtLiveState state = tdt_live_get_state (interval->session);

      if (state == TDT_LIVE_RUNNING || state == TDT_LIVE_PAUSED)
        return interval->session;
      if (ahead == NULL && state == TDT_LIVE_AHEAD)
        ahead = interval->session;
      if (next == NULL && state == TDT_LIVE_AHEAD && interval->end > now)
        next = interval->session;
    }
  if (next == NULL)
    next = ahead;
  if (next == NULL && intervals->len > 0)
    next = g_array_index (intervals, TdtInterval, intervals->len - 1).session;
  return next;
}
