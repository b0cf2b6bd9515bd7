/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on whether people can be where they are wanted. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define SECONDS_PER_MINUTE 60

static void
add_session (GArray *intervals, const TdtRow *session)
{
  TdtInterval interval;

  if (session == NULL || !tdt_session_get_interval (session, &interval))
    return;
  for (guint i = 0; i < intervals->len; i++)
    if (g_array_index (intervals, TdtInterval, i).session == session)
      return;
  g_array_append_val (intervals, interval);
}

/* When a person is wanted, each session once, in the order of time. */
static GArray *
get_intervals (TdtCheckContext *context, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);
  g_autoptr (GPtrArray) own = tdt_check_get_referrers (context, uid, TDT_PARTICIPANT_PERSON);
  g_autoptr (GPtrArray)
      stand_ins = tdt_check_get_referrers (context, uid, TDT_PARTICIPANT_REPRESENTED_BY);
  GArray *intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));

  for (guint i = 0; i < own->len; i++)
    if (tdt_participant_comes (own->pdata[i]))
      add_session (intervals,
                   tdt_root_follow (context->root, own->pdata[i], TDT_PARTICIPANT_SESSION));
  for (guint i = 0; i < stand_ins->len; i++)
    if (tdt_row_get_token (stand_ins->pdata[i], TDT_PARTICIPANT_STATUS) ==
        TDT_PARTICIPANT_STATUS_REPRESENTED)
      add_session (intervals,
                   tdt_root_follow (context->root, stand_ins->pdata[i], TDT_PARTICIPANT_SESSION));
  tdt_intervals_sort (intervals);
  return intervals;
}

/* Minutes to get from one room to another; unknown rooms are no reason to worry. */
static gint64
get_way (const TdtCheckContext *context, const TdtRow *from, const TdtRow *to)
{
  const char *venue;
  const char *other;

  if (from == NULL || to == NULL || from == to)
    return 0;
  venue = tdt_row_get_text (from, TDT_ROOM_VENUE);
  other = tdt_row_get_text (to, TDT_ROOM_VENUE);
  if (venue != NULL && other != NULL && !g_str_equal (venue, other))
    return context->settings->venue_change;
  return context->settings->room_change;
}

static void
report_travel (TdtCheckContext *context, const char *code, const TdtRow *person,
               const TdtInterval *one, const TdtInterval *other, gint64 needed)
{
  gint64 gap = (other->start - one->end) / SECONDS_PER_MINUTE;
  const char *records[] = { tdt_row_get_uid (other->session), tdt_row_get_uid (one->session),
                            tdt_row_get_uid (person), NULL };
  g_autofree char *name = tdt_person_dup_name (person);
  g_autofree char *first = tdt_session_dup_title (one->session);
  g_autofree char *second = tdt_session_dup_title (other->session);
  g_autofree char *facts = g_strdup_printf ("%s %s %s %" PRId64 " %" PRId64 " %" PRId64, records[0],
                                            records[1], records[2], one->end, other->start, needed);

  tdt_check_report (
      context, code, records, facts,
      /* Translators: a person, minutes, two sessions' titles, minutes. */
      g_strdup_printf (
          _ ("%s has %" PRId64 " min to get from “%s” to “%s”; plan at least %" PRId64 " min."),
          name, gap, first, second, needed));
}

void
tdt_find_person_travel (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  g_autoptr (GArray) intervals = get_intervals (context, person);

  for (guint i = 1; i < intervals->len; i++)
    {
      const TdtInterval *one = &g_array_index (intervals, TdtInterval, i - 1);
      const TdtInterval *other = &g_array_index (intervals, TdtInterval, i);
      gint64 needed = get_way (context,
                               tdt_root_follow (context->root, one->session, TDT_SESSION_ROOM),
                               tdt_root_follow (context->root, other->session, TDT_SESSION_ROOM));

      if (other->start >= one->end && other->start - one->end < needed * SECONDS_PER_MINUTE)
        report_travel (context, code, person, one, other, needed);
    }
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

/* Not there when it says so, or when it says at which other times the person is there. */
static gboolean
is_away (const GPtrArray *availabilities, const TdtInterval *interval)
{
  gboolean says_when = FALSE;
  gboolean covered = FALSE;

  for (guint i = 0; i < availabilities->len; i++)
    {
      int kind = tdt_row_get_token (availabilities->pdata[i], TDT_AVAILABILITY_KIND);
      gint64 from;
      gint64 to;

      if (!get_span (availabilities->pdata[i], &from, &to))
        continue;
      if (kind == TDT_AVAILABILITY_KIND_UNAVAILABLE && interval->start < to && interval->end > from)
        return TRUE;
      if (kind != TDT_AVAILABILITY_KIND_AVAILABLE)
        continue;
      says_when = TRUE;
      covered |= interval->start >= from && interval->end <= to;
    }
  return says_when && !covered;
}

void
tdt_find_person_unavailable (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  g_autoptr (GPtrArray) availabilities = tdt_check_get_referrers (context, tdt_row_get_uid (person),
                                                                  TDT_AVAILABILITY_PERSON);
  g_autoptr (GArray) intervals = NULL;

  if (availabilities->len == 0)
    return;
  intervals = get_intervals (context, person);
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);
      const char *records[] = { tdt_row_get_uid (interval->session), tdt_row_get_uid (person),
                                NULL };
      g_autofree char *facts = NULL;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autofree char *hours = NULL;

      if (!is_away (availabilities, interval))
        continue;
      facts = g_strdup_printf ("%s %s %" PRId64 " %" PRId64, records[0], records[1],
                               interval->start, interval->end);
      name = tdt_person_dup_name (person);
      title = tdt_session_dup_title (interval->session);
      hours = tdt_session_dup_hours (interval->session);
      tdt_check_report (
          context, code, records, facts,
          /* Translators: a person, a session's title, its hours. */
          g_strdup_printf (_ ("%s is not available for “%s” (%s)."), name, title, hours));
    }
}
