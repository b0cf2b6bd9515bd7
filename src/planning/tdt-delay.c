/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-delay.h"

#include "tdt-interval.h"
#include "tdt-model-error.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

/* A session on its way to a later start; times as in TdtInterval. */
typedef struct
{
  const TdtRow *session;
  gint64 start;
  gint64 length;
  gboolean shorter;
} Move;

static gboolean
is_same_day (const TdtRow *one, const TdtRow *other)
{
  return tdt_time_julian (tdt_row_get_time (one, TDT_SESSION_START)) ==
         tdt_time_julian (tdt_row_get_time (other, TDT_SESSION_START));
}

/* (element-type TdtInterval): what comes after @first in its room on its day, in order of time. */
static GArray *
get_followers (const TdtRoot *root, const TdtInterval *first)
{
  const char *room = tdt_row_get_text (first->session, TDT_SESSION_ROOM);
  GArray *followers = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  g_autoptr (GPtrArray) sessions = NULL;

  if (room == NULL)
    return followers;
  sessions = tdt_root_get_referrers (root, room, TDT_SESSION_ROOM);
  for (guint i = 0; i < sessions->len; i++)
    {
      TdtInterval interval;

      if (sessions->pdata[i] != first->session &&
          tdt_session_get_interval (sessions->pdata[i], &interval) &&
          interval.start >= first->end && is_same_day (first->session, interval.session))
        g_array_append_val (followers, interval);
    }
  tdt_intervals_sort (followers);
  return followers;
}

/* Takes up to @excess seconds off the moved sessions, the last first, each start following. */
static gint64
shorten (GArray *moves, gint64 excess)
{
  for (guint i = moves->len; i-- > 0 && excess > 0;)
    {
      Move *move = &g_array_index (moves, Move, i);
      gint64 least = tdt_row_get_number (move->session, TDT_SESSION_MIN_MINUTES, 0) *
                     SECONDS_PER_MINUTE;
      gint64 taken = least > 0 ? CLAMP (move->length - least, 0, excess) : 0;

      move->length -= taken;
      move->shorter |= taken > 0;
      excess -= taken;
      for (guint j = i + 1; j < moves->len; j++)
        g_array_index (moves, Move, j).start -= taken;
    }
  return excess;
}

static void
plan_followers (GArray *moves, const GArray *followers, gint64 end, TdtDelay *delay)
{
  for (guint i = 0; i < followers->len; i++)
    {
      const TdtInterval *next = &g_array_index (followers, TdtInterval, i);
      Move move = { next->session, end, next->end - next->start, FALSE };

      if (next->start >= end)
        return;
      if (tdt_row_get_boolean (next->session, TDT_SESSION_PINNED))
        {
          gint64 excess = shorten (moves, end - next->start);

          delay->minutes_over = (int) (excess / SECONDS_PER_MINUTE);
          delay->kept = next->session;
          return;
        }
      end += move.length;
      g_array_append_val (moves, move);
    }
}

static gboolean
put_move (TdtEdit *edit, const Move *move, TdtDelay *delay, GError **error)
{
  const char *uid = tdt_row_get_uid (move->session);
  const TdtTime *before = tdt_row_get_time (move->session, TDT_SESSION_START);
  gint64 later = (move->start - tdt_time_instant (before)) / SECONDS_PER_MINUTE;
  g_autoptr (TdtTime) start = tdt_time_add_minutes (before, later);

  delay->n_moved += later != 0;
  delay->n_shortened += move->shorter;
  if (!tdt_edit_set_time (edit, uid, TDT_SESSION_START, start, error))
    return FALSE;
  return !move->shorter || tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES,
                                                move->length / SECONDS_PER_MINUTE, error);
}

gboolean
tdt_delay_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, int minutes,
                TdtDelay *delay, GError **error)
{
  g_autoptr (GArray) moves = g_array_new (FALSE, FALSE, sizeof (Move));
  g_autoptr (GArray) followers = NULL;
  TdtInterval first;
  Move move = { session, 0, 0, FALSE };

  *delay = (TdtDelay){ 0 };
  if (!tdt_session_get_interval (session, &first))
    {
      g_set_error (
          error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE, "%s",
          _ ("Give the session a start and minutes first: without them it cannot be late."));
      return FALSE;
    }
  followers = get_followers (root, &first);
  move.start = first.start + (gint64) minutes * SECONDS_PER_MINUTE;
  move.length = first.end - first.start;
  g_array_append_val (moves, move);
  plan_followers (moves, followers, move.start + move.length, delay);
  for (guint i = 0; i < moves->len; i++)
    if (!put_move (edit, &g_array_index (moves, Move, i), delay, error))
      return FALSE;
  return TRUE;
}
