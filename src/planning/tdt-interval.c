/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-interval.h"

#include <string.h>

#define SECONDS_PER_MINUTE 60

gboolean
tdt_session_get_interval (const TdtRow *session, TdtInterval *interval)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);

  if (start == NULL || minutes == 0)
    return FALSE;
  interval->session = session;
  interval->start = tdt_time_instant (start);
  interval->end = interval->start + minutes * SECONDS_PER_MINUTE;
  return TRUE;
}

char *
tdt_session_dup_hours (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  g_autoptr (TdtTime) end = NULL;
  int from;
  int to;

  if (start == NULL)
    return g_strdup ("");
  end = tdt_time_add_minutes (start, minutes);
  from = tdt_time_minute_of_day (start);
  to = tdt_time_minute_of_day (end);
  return g_strdup_printf ("%02d:%02d–%02d:%02d", from / 60, from % 60, to / 60, to % 60);
}

static int
compare_intervals (gconstpointer a, gconstpointer b)
{
  const TdtInterval *one = a;
  const TdtInterval *other = b;

  if (one->start != other->start)
    return one->start < other->start ? -1 : 1;
  if (one->end != other->end)
    return one->end < other->end ? -1 : 1;
  return strcmp (tdt_row_get_uid (one->session), tdt_row_get_uid (other->session));
}

void
tdt_intervals_sort (GArray *intervals)
{
  g_array_sort (intervals, compare_intervals);
}

void
tdt_intervals_sweep (const GArray *intervals, TdtClashFunc func, gpointer data)
{
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *one = &g_array_index (intervals, TdtInterval, i);

      for (guint j = i + 1; j < intervals->len; j++)
        {
          const TdtInterval *other = &g_array_index (intervals, TdtInterval, j);

          if (other->start >= one->end)
            break;
          func (one, other, data);
        }
    }
}
