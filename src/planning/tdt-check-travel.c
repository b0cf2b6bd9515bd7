/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on whether people can be where they are wanted. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define SECONDS_PER_MINUTE 60

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
  const GArray *intervals = tdt_check_get_intervals (context, person);

  for (guint i = 1; i < intervals->len; i++)
    {
      const TdtInterval *one = &g_array_index (intervals, TdtInterval, i - 1);
      const TdtInterval *other = &g_array_index (intervals, TdtInterval, i);
      gint64 needed = tdt_rooms_get_way (
          context->settings, tdt_check_follow (context, one->session, TDT_SESSION_ROOM),
          tdt_check_follow (context, other->session, TDT_SESSION_ROOM));

      if (other->start >= one->end && other->start - one->end < needed * SECONDS_PER_MINUTE)
        report_travel (context, code, person, one, other, needed);
    }
}

void
tdt_find_person_unavailable (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  TdtCheckRows availabilities = tdt_check_get_referrers (context, tdt_row_get_uid (person),
                                                         TDT_AVAILABILITY_PERSON);
  const GArray *intervals;

  if (availabilities.n == 0)
    return;
  intervals = tdt_check_get_intervals (context, person);
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);
      const char *records[] = { tdt_row_get_uid (interval->session), tdt_row_get_uid (person),
                                NULL };
      g_autofree char *facts = NULL;
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autofree char *hours = NULL;

      if (!tdt_availability_rows_exclude (availabilities.rows, availabilities.n, interval->start,
                                          interval->end))
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
