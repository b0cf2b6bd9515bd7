/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving a day with all that is on it. */
#include "config.h"

#include "tdt-day-move-private.h"

#include "tdt-shift.h"

#include <glib/gi18n-lib.h>

gboolean
tdt_move_by_days (TdtEdit *edit, const TdtRow *row, TdtFieldId field, gint64 days, GError **error)
{
  const TdtTime *time = tdt_row_get_time (row, field);
  g_autoptr (TdtTime) moved = NULL;
  gint64 local;

  if (time == NULL)
    return TRUE;
  local = time->local + days * TDT_SECONDS_PER_DAY;
  moved = time->zone != NULL ? tdt_time_new_in_zone (local, time->zone, NULL)
                             : tdt_time_new (local, time->offset, NULL);
  return tdt_edit_set_time (edit, tdt_row_get_uid (row), field, moved, error);
}

/* (nullable): a day of that date other than @day. */
static const TdtRow *
find_other_day (const TdtRoot *root, const TdtRow *day, gint64 date)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (row != day && tdt_row_has (row, TDT_DAY_DATE) &&
        tdt_row_get_number (row, TDT_DAY_DATE, 0) == date)
      return row;
  return NULL;
}

static gboolean
move_session (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, gint64 days,
              GError **error)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);

  for (guint i = 0; i < items->len; i++)
    if (!tdt_move_by_days (edit, items->pdata[i], TDT_AGENDA_ITEM_START, days, error))
      return FALSE;
  return tdt_move_by_days (edit, session, TDT_SESSION_START, days, error);
}

static gboolean
move_sessions (TdtEdit *edit, const TdtRoot *root, gint64 from, gint64 to, TdtDayMove *done,
               GError **error)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtTime *start = tdt_row_get_time (row, TDT_SESSION_START);

      if (start == NULL || tdt_time_julian (start) != from)
        continue;
      if (!move_session (edit, root, row, to - from, error))
        return FALSE;
      done->n_moved++;
    }
  return TRUE;
}

gboolean
tdt_day_move_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *day, gint64 date,
                   TdtDayMove *done, GError **error)
{
  gint64 was = tdt_row_get_number (day, TDT_DAY_DATE, TDT_UNSET);

  *done = (TdtDayMove){ 0 };
  if (!tdt_edit_set_number (edit, tdt_row_get_uid (day), TDT_DAY_DATE, date, error))
    return FALSE;
  if (was == TDT_UNSET || was == date || find_other_day (root, day, was) != NULL)
    return TRUE;
  done->swapped = find_other_day (root, day, date);
  if (done->swapped != NULL &&
      (!tdt_edit_set_number (edit, tdt_row_get_uid (done->swapped), TDT_DAY_DATE, was, error) ||
       !move_sessions (edit, root, date, was, done, error)))
    return FALSE;
  return move_sessions (edit, root, was, date, done, error);
}

char *
tdt_day_move_dup_text (const TdtDayMove *done)
{
  if (done->swapped != NULL)
    return g_strdup (_ ("The two days have changed places, with their sessions"));
  return g_strdup_printf (ngettext ("The day moves with its session",
                                    "The day moves with its %u sessions", done->n_moved),
                          done->n_moved);
}
