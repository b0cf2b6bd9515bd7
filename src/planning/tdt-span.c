/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-span.h"

#define MINUTES_PER_DAY 1440

static char *
dup_rfc3339 (const TdtTime *time)
{
  g_autoptr (TdtTime) plain = tdt_time_new (time->local, time->offset, NULL);
  GString *text = g_string_new (NULL);

  tdt_time_append (plain, text);
  return g_string_free (text, FALSE);
}

/* Keeps the earlier start and the later end. */
static void
widen (TdtTime **first, TdtTime **last, const TdtTime *start, const TdtTime *end)
{
  if (*first == NULL || tdt_time_compare (start, *first) < 0)
    {
      g_clear_pointer (first, tdt_time_unref);
      *first = tdt_time_ref (start);
    }
  if (*last == NULL || tdt_time_compare (end, *last) > 0)
    {
      g_clear_pointer (last, tdt_time_unref);
      *last = tdt_time_ref (end);
    }
}

static void
widen_by_sessions (const TdtRoot *root, TdtTime **first, TdtTime **last)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);
      g_autoptr (TdtTime) end = NULL;

      if (start == NULL)
        continue;
      end = tdt_time_add_minutes (start, tdt_row_get_number (row, TDT_SESSION_MINUTES, 0));
      widen (first, last, start, end);
    }
}

static void
widen_by_days (const TdtRoot *root, TdtTime **first, TdtTime **last)
{
  const char *zone = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    {
      gint64 date = tdt_row_get_number (row, TDT_DAY_DATE, 0);
      g_autoptr (TdtTime) start = NULL;
      g_autoptr (TdtTime) end = NULL;

      if (date == 0)
        continue;
      start = tdt_time_new_in_zone (
          tdt_time_local_from_julian (date, (int) tdt_row_get_number (row, TDT_DAY_OPENS, 0)), zone,
          NULL);
      end = tdt_time_new_in_zone (
          tdt_time_local_from_julian (
              date, (int) tdt_row_get_number (row, TDT_DAY_CLOSES, MINUTES_PER_DAY)),
          zone, NULL);
      widen (first, last, start, end);
    }
}

void
tdt_span_find (const TdtRoot *root, TdtSpan *span)
{
  g_autoptr (TdtTime) first = NULL;
  g_autoptr (TdtTime) last = NULL;

  widen_by_sessions (root, &first, &last);
  if (first == NULL)
    widen_by_days (root, &first, &last);
  span->start = first != NULL ? dup_rfc3339 (first) : NULL;
  span->end = last != NULL ? dup_rfc3339 (last) : NULL;
}

void
tdt_span_clear (TdtSpan *span)
{
  g_clear_pointer (&span->start, g_free);
  g_clear_pointer (&span->end, g_free);
}
