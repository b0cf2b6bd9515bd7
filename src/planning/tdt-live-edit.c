/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the moderator does on the day, each as one edit. */
#include "config.h"

#include "tdt-live-private.h"

#include "tdt-model-error.h"

#include <glib/gi18n-lib.h>

static gboolean
refuse (GError **error, const char *why)
{
  g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_CONFLICT, why);
  return FALSE;
}

static gboolean
is_on (const TdtLive *live)
{
  return live->state == TDT_LIVE_RUNNING || live->state == TDT_LIVE_PAUSED;
}

static gboolean
read_running (const TdtRoot *root, const TdtRow *session, TdtLive *live, GError **error)
{
  /* The time does not matter for what is on. */
  tdt_live_read (root, session, 0, live);
  return is_on (live) || refuse (error, _ ("The session is not running."));
}

/* What was paused since PAUSED_AT is added to the session, and to the item that was on. */
static gboolean
end_pause (TdtEdit *edit, const TdtRow *session, const TdtRow *item, const TdtTime *now,
           GError **error)
{
  const TdtTime *since = tdt_row_get_time (session, TDT_SESSION_PAUSED_AT);
  gint64 seconds;

  if (since == NULL)
    return TRUE;
  seconds = MAX (tdt_time_instant (now) - tdt_time_instant (since), 0);
  return tdt_edit_set_time (edit, tdt_row_get_uid (session), TDT_SESSION_PAUSED_AT, NULL, error) &&
         tdt_edit_set_number (edit, tdt_row_get_uid (session), TDT_SESSION_PAUSED,
                              tdt_row_get_number (session, TDT_SESSION_PAUSED, 0) + seconds,
                              error) &&
         (item == NULL ||
          tdt_edit_set_number (edit, tdt_row_get_uid (item), TDT_AGENDA_ITEM_PAUSED,
                               tdt_row_get_number (item, TDT_AGENDA_ITEM_PAUSED, 0) + seconds,
                               error));
}

static gboolean
end_item (TdtEdit *edit, const TdtRow *item, const TdtTime *now, GError **error)
{
  return item == NULL ||
         tdt_edit_set_time (edit, tdt_row_get_uid (item), TDT_AGENDA_ITEM_ENDED, now, error);
}

/* The first of the item's speakers has the turn by itself. */
static gboolean
begin_item (TdtEdit *edit, const TdtRow *session, const TdtRow *item, const TdtTime *now,
            GError **error)
{
  const TdtList *speakers;

  if (item == NULL)
    return TRUE;
  speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);
  return tdt_edit_set_time (edit, tdt_row_get_uid (item), TDT_AGENDA_ITEM_BEGAN, now, error) &&
         (speakers == NULL || speakers->n_items == 0 ||
          tdt_live_begin_turn (edit, session, item, speakers->items[0], now, error));
}

gboolean
tdt_live_start (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
                GError **error)
{
  const char *uid = tdt_row_get_uid (session);
  TdtLive live;

  tdt_live_read (root, session, tdt_time_instant (now), &live);
  if (is_on (&live))
    return refuse (error, _ ("The session is running already."));
  if (live.state == TDT_LIVE_OVER)
    return tdt_edit_set_time (edit, uid, TDT_SESSION_ENDED, NULL, error) &&
           begin_item (edit, session, live.next, now, error);
  return tdt_edit_set_time (edit, uid, TDT_SESSION_BEGAN, now, error) &&
         begin_item (edit, session, live.next, now, error);
}

gboolean
tdt_live_next (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
               GError **error)
{
  TdtLive live;

  if (!read_running (root, session, &live, error))
    return FALSE;
  if (live.next == NULL)
    return tdt_live_finish (edit, root, session, now, error);
  return end_pause (edit, session, live.item, now, error) &&
         tdt_live_end_turn (edit, root, session, now, error) &&
         end_item (edit, live.item, now, error) &&
         begin_item (edit, session, live.next, now, error);
}

gboolean
tdt_live_finish (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
                 GError **error)
{
  TdtLive live;

  return read_running (root, session, &live, error) &&
         end_pause (edit, session, live.item, now, error) &&
         tdt_live_end_turn (edit, root, session, now, error) &&
         end_item (edit, live.item, now, error) &&
         tdt_edit_set_time (edit, tdt_row_get_uid (session), TDT_SESSION_ENDED, now, error);
}

gboolean
tdt_live_pause (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
                GError **error)
{
  TdtLive live;

  if (!read_running (root, session, &live, error))
    return FALSE;
  if (live.state == TDT_LIVE_PAUSED)
    return end_pause (edit, session, live.item, now, error);
  return tdt_edit_set_time (edit, tdt_row_get_uid (session), TDT_SESSION_PAUSED_AT, now, error);
}

gboolean
tdt_live_give (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, int minutes,
               GError **error)
{
  TdtLive live;
  const TdtRow *row;
  TdtFieldId field;

  if (!read_running (root, session, &live, error))
    return FALSE;
  row = live.item != NULL ? live.item : session;
  field = live.item != NULL ? TDT_AGENDA_ITEM_EXTRA : TDT_SESSION_EXTRA;
  return tdt_edit_set_number (edit, tdt_row_get_uid (row), field,
                              tdt_row_get_number (row, field, 0) + minutes, error);
}

gboolean
tdt_live_skip (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
               GError **error)
{
  TdtLive live;

  if (!read_running (root, session, &live, error))
    return FALSE;
  if (live.next == NULL)
    return refuse (error, _ ("There is no further item to skip."));
  return tdt_edit_set_time (edit, tdt_row_get_uid (live.next), TDT_AGENDA_ITEM_BEGAN, now, error) &&
         end_item (edit, live.next, now, error);
}

/* (element-type TdtRow): the items that are still to come, in their order. */
static GPtrArray *
list_ahead (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  GPtrArray *ahead = g_ptr_array_new ();

  for (guint i = 0; i < items->len; i++)
    if (tdt_live_get_state (items->pdata[i]) == TDT_LIVE_AHEAD)
      g_ptr_array_add (ahead, items->pdata[i]);
  return ahead;
}

gboolean
tdt_live_swap (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, GError **error)
{
  g_autoptr (GPtrArray) ahead = list_ahead (root, session);

  if (ahead->len < 2)
    return refuse (error, _ ("There are not two items to come that could change places."));
  return tdt_edit_move_between (edit, tdt_row_get_uid (ahead->pdata[0]),
                                tdt_row_get_uid (ahead->pdata[1]),
                                ahead->len > 2 ? tdt_row_get_uid (ahead->pdata[2]) : NULL, error);
}

/* Takes @wanted minutes off the items in proportion to what they have, rounding what is left over
 * away from the longest; each keeps one. Returns what could not be taken. */
static int
shorten (GPtrArray *items, int *minutes, int wanted)
{
  int sum = 0;
  int taken = 0;

  for (guint i = 0; i < items->len; i++)
    sum += MAX (minutes[i] - 1, 0);
  for (guint i = 0; sum > 0 && i < items->len; i++)
    {
      int share = MIN (MAX (minutes[i] - 1, 0) * MIN (wanted, sum) / sum, minutes[i] - 1);

      minutes[i] -= MAX (share, 0);
      taken += MAX (share, 0);
    }
  while (taken < MIN (wanted, sum))
    {
      guint longest = 0;

      for (guint i = 1; i < items->len; i++)
        if (minutes[i] > minutes[longest])
          longest = i;
      minutes[longest]--;
      taken++;
    }
  return wanted - taken;
}

gboolean
tdt_live_catch_up (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, gint64 now,
                   int *missing, GError **error)
{
  g_autoptr (GPtrArray) ahead = list_ahead (root, session);
  g_autofree int *minutes = g_new0 (int, ahead->len + 1);
  TdtLive live;

  *missing = 0;
  if (!read_running (root, session, &live, error))
    return FALSE;
  tdt_live_read (root, session, now, &live);
  if (live.behind < SECONDS_PER_MINUTE)
    return refuse (error, _ ("The session is on time."));
  for (guint i = 0; i < ahead->len; i++)
    minutes[i] = (int) tdt_row_get_number (ahead->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
  *missing = shorten (ahead, minutes, (int) (live.behind / SECONDS_PER_MINUTE));
  for (guint i = 0; i < ahead->len; i++)
    if (minutes[i] != tdt_row_get_number (ahead->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0) &&
        !tdt_edit_set_number (edit, tdt_row_get_uid (ahead->pdata[i]), TDT_AGENDA_ITEM_MINUTES,
                              minutes[i], error))
      return FALSE;
  return TRUE;
}
