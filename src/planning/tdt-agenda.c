/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-agenda.h"

#define SECONDS_PER_MINUTE 60

static void
clear_point (gpointer data)
{
  TdtAgendaPoint *point = data;

  g_clear_pointer (&point->start, tdt_time_unref);
}

/* When @item starts, given when the one before it ends; sets @late_by. */
static TdtTime *
get_start (const TdtRow *item, const TdtTime *after, int *late_by)
{
  const TdtTime *fixed = tdt_row_get_time (item, TDT_AGENDA_ITEM_START);

  *late_by = 0;
  if (fixed == NULL)
    return after != NULL ? tdt_time_ref (after) : NULL;
  if (after != NULL)
    *late_by = (int) MAX (
        (tdt_time_instant (after) - tdt_time_instant (fixed)) / SECONDS_PER_MINUTE, 0);
  return tdt_time_ref (fixed);
}

GArray *
tdt_agenda_get_points (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autoptr (TdtTime) end = start != NULL ? tdt_time_ref (start) : NULL;
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TdtAgendaPoint));

  g_array_set_clear_func (points, clear_point);
  for (guint i = 0; i < items->len; i++)
    {
      TdtAgendaPoint point = { items->pdata[i], NULL, 0, 0 };

      point.minutes = (int) tdt_row_get_number (point.item, TDT_AGENDA_ITEM_MINUTES, 0);
      point.start = get_start (point.item, end, &point.late_by);
      g_clear_pointer (&end, tdt_time_unref);
      if (point.start != NULL)
        end = tdt_time_add_minutes (point.start, point.minutes);
      g_array_append_val (points, point);
    }
  return points;
}
