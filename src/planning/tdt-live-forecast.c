/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What being late, or early, does to the rest of the day. */
#include "config.h"

#include "tdt-live-private.h"

#include "tdt-check-private.h"
#include "tdt-interval.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"

#include <glib/gi18n-lib.h>

/* Seconds that the items to come of a session still need. */
static gint64
get_rest (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  gint64 rest = 0;

  for (guint i = 0; i < items->len; i++)
    if (tdt_live_get_state (items->pdata[i]) == TDT_LIVE_AHEAD)
      rest += tdt_live_get_given (items->pdata[i]);
  return rest;
}

static TdtLiveForecast
forecast_running (const TdtRoot *root, const TdtInterval *interval, gint64 now)
{
  TdtLive live;

  tdt_live_read (root, interval->session, now, &live);
  return (TdtLiveForecast){
    .session = interval->session,
    .start = tdt_time_instant (tdt_row_get_time (interval->session, TDT_SESSION_BEGAN)),
    .end = now +
           (live.item != NULL || live.next != NULL
                ? (live.item != NULL ? MAX (live.left, 0) : 0) + get_rest (root, interval->session)
                : MAX (live.left, 0)),
    .planned_start = interval->start + tdt_live_get_shift (interval->session, now),
  };
}

static TdtLiveForecast
forecast_ahead (const TdtInterval *interval, gint64 shift, gint64 free, gint64 now)
{
  gint64 planned = interval->start + shift;
  gboolean keeps = tdt_row_get_boolean (interval->session, TDT_SESSION_PINNED);
  gint64 start = MAX (planned, now);

  if (!keeps)
    start = MAX (start, free);
  return (TdtLiveForecast){
    .session = interval->session,
    .start = start,
    .end = start + interval->end - interval->start,
    .planned_start = planned,
  };
}

GArray *
tdt_live_forecast (const TdtRoot *root, const TdtRow *session, gint64 now)
{
  g_autoptr (GPtrArray) track = tdt_live_list_track (root, session);
  GArray *forecasts = g_array_new (FALSE, FALSE, sizeof (TdtLiveForecast));
  gint64 shift = tdt_live_get_shift (session, now);
  gboolean reached = FALSE;
  gint64 free = G_MININT64;

  for (guint i = 0; i < track->len; i++)
    {
      TdtLiveState state = tdt_live_get_state (track->pdata[i]);
      TdtInterval interval;
      TdtLiveForecast forecast;

      reached |= track->pdata[i] == session;
      if (!tdt_session_get_interval (track->pdata[i], &interval) || state == TDT_LIVE_OVER ||
          (state == TDT_LIVE_AHEAD && !reached))
        continue;
      forecast = state == TDT_LIVE_AHEAD ? forecast_ahead (&interval, shift, free, now)
                                         : forecast_running (root, &interval, now);
      free = MAX (free, forecast.end);
      g_array_append_val (forecasts, forecast);
    }
  return forecasts;
}

static char *
dup_clock (const TdtRow *session, gint64 instant)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autoptr (TdtTime) time = tdt_time_new_from_instant (instant, start->zone);
  int minute = tdt_time_minute_of_day (time);

  return g_strdup_printf ("%02d:%02d", minute / 60, minute % 60);
}

static void
tell_start (GPtrArray *sentences, const TdtLiveForecast *forecast)
{
  g_autofree char *title = tdt_session_dup_title (forecast->session);
  g_autofree char *start = dup_clock (forecast->session, forecast->start);
  g_autofree char *planned = dup_clock (forecast->session, forecast->planned_start);

  if (tdt_live_get_state (forecast->session) == TDT_LIVE_AHEAD &&
      forecast->start - forecast->planned_start >= SECONDS_PER_MINUTE)
    g_ptr_array_add (
        sentences,
        /* Translators: a session's title, a time of day, the planned time of day. */
        g_strdup_printf (_ ("“%s” starts at %s instead of %s."), title, start, planned));
}

static void
tell_collision (GPtrArray *sentences, const TdtLiveForecast *before, const TdtLiveForecast *kept)
{
  gint64 minutes = (before->end - kept->start) / SECONDS_PER_MINUTE;
  g_autofree char *title = tdt_session_dup_title (before->session);
  g_autofree char *other = tdt_session_dup_title (kept->session);

  if (minutes > 0)
    g_ptr_array_add (
        sentences,
        /* Translators: a session's title, minutes, the title of the session after it. */
        g_strdup_printf (_ ("“%s” runs %d min into “%s”, which keeps its time."), title,
                         (int) minutes, other));
}

/* Those who could have been there by the plan, and cannot as things stand. */
static void
tell_people (GPtrArray *sentences, const TdtRoot *root, const TdtLiveForecast *forecast,
             gint64 shift)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      root, tdt_row_get_uid (forecast->session), TDT_PARTICIPANT_SESSION);
  gint64 planned_end = forecast->planned_start +
                       tdt_row_get_number (forecast->session, TDT_SESSION_MINUTES, 0) *
                           SECONDS_PER_MINUTE;

  for (guint i = 0; i < participants->len; i++)
    {
      const char *uid = tdt_row_get_text (participants->pdata[i], TDT_PARTICIPANT_PERSON);
      g_autoptr (GPtrArray) availabilities = NULL;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autofree char *end = NULL;

      if (uid == NULL || !tdt_participant_comes (participants->pdata[i]))
        continue;
      availabilities = tdt_root_get_referrers (root, uid, TDT_AVAILABILITY_PERSON);
      if (!tdt_availabilities_exclude (availabilities, forecast->start - shift,
                                       forecast->end - shift) ||
          tdt_availabilities_exclude (availabilities, forecast->planned_start - shift,
                                      planned_end - shift))
        continue;
      name = tdt_participant_dup_name (root, participants->pdata[i]);
      title = tdt_session_dup_title (forecast->session);
      end = dup_clock (forecast->session, forecast->end);
      g_ptr_array_add (
          sentences,
          /* Translators: a person, a session's title, a time of day. */
          g_strdup_printf (_ ("%s has to leave before “%s” ends at %s."), name, title, end));
    }
}

/* That minute of the day of @start, by the clock on the wall whatever was done to it overnight. */
static gint64
get_instant_of_day (const TdtTime *start, gint64 minute)
{
  gint64 local = start->local -
                 (start->local % TDT_SECONDS_PER_DAY + TDT_SECONDS_PER_DAY) % TDT_SECONDS_PER_DAY +
                 minute * SECONDS_PER_MINUTE;
  g_autoptr (TdtTime) time = start->zone != NULL ? tdt_time_new_in_zone (local, start->zone, NULL)
                                                 : tdt_time_new (local, start->offset, NULL);

  return tdt_time_instant (time);
}

/* The last session of the track against the closing time of its day. */
static void
tell_closing (GPtrArray *sentences, const TdtRoot *root, const TdtLiveForecast *last, gint64 shift)
{
  const TdtTime *start = tdt_row_get_time (last->session, TDT_SESSION_START);
  TdtRowIter iter;
  const TdtRow *day;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &day))
    {
      gint64 closes = tdt_row_get_number (day, TDT_DAY_CLOSES, TDT_UNSET);
      g_autofree char *end = NULL;
      g_autofree char *clock = NULL;

      if (closes == TDT_UNSET ||
          tdt_row_get_number (day, TDT_DAY_DATE, TDT_UNSET) != tdt_time_julian (start) ||
          last->end - shift <= get_instant_of_day (start, closes))
        continue;
      end = dup_clock (last->session, last->end);
      clock = dup_clock (last->session, get_instant_of_day (start, closes));
      g_ptr_array_add (
          sentences,
          /* Translators: two times of day. */
          g_strdup_printf (_ ("The day ends at %s, after it closes at %s."), end, clock));
    }
}

GPtrArray *
tdt_live_list_consequences (const TdtRoot *root, const TdtRow *session, gint64 now)
{
  g_autoptr (GArray) forecasts = tdt_live_forecast (root, session, now);
  GPtrArray *sentences = g_ptr_array_new_with_free_func (g_free);
  gint64 shift = tdt_live_get_shift (session, now);

  for (guint i = 0; i < forecasts->len; i++)
    {
      const TdtLiveForecast *forecast = &g_array_index (forecasts, TdtLiveForecast, i);

      tell_start (sentences, forecast);
      if (i > 0)
        tell_collision (sentences, forecast - 1, forecast);
      tell_people (sentences, root, forecast, shift);
    }
  if (forecasts->len > 0)
    tell_closing (sentences, root, &g_array_index (forecasts, TdtLiveForecast, forecasts->len - 1),
                  shift);
  return sentences;
}
