/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving several sessions of a day at once. */
#include "config.h"

#include "tdt-shift.h"

#include "tdt-interval.h"
#include "tdt-model-error.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

static gint64
get_day (const TdtRow *session)
{
  return tdt_time_julian (tdt_row_get_time (session, TDT_SESSION_START));
}

static gboolean
is_in_same_room (const TdtRow *one, const TdtRow *other)
{
  return g_strcmp0 (tdt_row_get_text (one, TDT_SESSION_ROOM),
                    tdt_row_get_text (other, TDT_SESSION_ROOM)) == 0;
}

/* (element-type TdtInterval): what ends after @instant on the day of @session, without itself. */
static GArray *
get_rest_of_day (const TdtRoot *root, const TdtRow *session, gboolean same_room, gint64 instant)
{
  GArray *rest = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtInterval interval;

      if (row != session && tdt_session_get_interval (row, &interval) && interval.end > instant &&
          get_day (row) == get_day (session) && (!same_room || is_in_same_room (row, session)))
        g_array_append_val (rest, interval);
    }
  tdt_intervals_sort (rest);
  return rest;
}

static gboolean
refuse_unplaced (GError **error)
{
  g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE, "%s",
               _ ("Give the session a start and minutes first: nothing comes after it yet."));
  return FALSE;
}

/* How many minutes after its day closes a session would end. */
static int
get_minutes_over (const TdtRoot *root, const TdtRow *session, const TdtTime *start)
{
  int end = tdt_time_minute_of_day (start) +
            (int) tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  TdtRowIter iter;
  const TdtRow *day;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &day))
    if (tdt_row_get_number (day, TDT_DAY_DATE, 0) == tdt_time_julian (start) &&
        tdt_row_has (day, TDT_DAY_CLOSES))
      return MAX (end - (int) tdt_row_get_number (day, TDT_DAY_CLOSES, 0), 0);
  return 0;
}

static gboolean
move (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, gint64 minutes, TdtShift *shift,
      GError **error)
{
  const TdtTime *before = tdt_row_get_time (session, TDT_SESSION_START);
  g_autoptr (TdtTime) after = tdt_time_add_minutes (before, minutes);

  if (minutes == 0)
    return TRUE;
  shift->n_moved++;
  if (minutes > 0)
    shift->minutes_over = MAX (shift->minutes_over, get_minutes_over (root, session, after));
  return tdt_edit_set_time (edit, tdt_row_get_uid (session), TDT_SESSION_START, after, error);
}

static void
keep (TdtShift *shift, const TdtRow *session)
{
  shift->n_kept++;
  if (shift->kept == NULL)
    shift->kept = session;
}

gboolean
tdt_shift_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, gboolean same_room,
                int minutes, TdtShift *shift, GError **error)
{
  g_autoptr (GArray) rest = NULL;
  TdtInterval first;

  *shift = (TdtShift){ 0 };
  if (!tdt_session_get_interval (session, &first))
    return refuse_unplaced (error);
  rest = get_rest_of_day (root, session, same_room, first.end);
  for (guint i = 0; i < rest->len; i++)
    {
      const TdtInterval *next = &g_array_index (rest, TdtInterval, i);

      if (next->start < first.end)
        continue;
      if (tdt_row_get_boolean (next->session, TDT_SESSION_PINNED))
        keep (shift, next->session);
      else if (!move (edit, root, next->session, minutes, shift, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_make_room_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, TdtShift *shift,
                    GError **error)
{
  g_autoptr (GArray) rest = NULL;
  TdtInterval first;
  gint64 end;

  *shift = (TdtShift){ 0 };
  if (!tdt_session_get_interval (session, &first))
    return refuse_unplaced (error);
  rest = get_rest_of_day (root, session, TRUE, first.start);
  end = first.end;
  for (guint i = 0; i < rest->len && g_array_index (rest, TdtInterval, i).start < end; i++)
    {
      const TdtInterval *next = &g_array_index (rest, TdtInterval, i);
      gint64 later = end - next->start;

      if (tdt_row_get_boolean (next->session, TDT_SESSION_PINNED))
        {
          keep (shift, next->session);
          continue;
        }
      if (!move (edit, root, next->session, later / SECONDS_PER_MINUTE, shift, error))
        return FALSE;
      end = next->end + later;
    }
  return TRUE;
}

static gboolean
put (TdtEdit *edit, const TdtRow *session, const TdtTime *start, const char *room, GError **error)
{
  const char *uid = tdt_row_get_uid (session);

  return tdt_edit_set_time (edit, uid, TDT_SESSION_START, start, error) &&
         tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, room, error);
}

/* Whether nothing but a pause is between two sessions of one room. */
static gboolean
are_neighbours (const TdtRoot *root, const TdtInterval *first, const TdtInterval *second)
{
  g_autoptr (GArray) rest = NULL;

  if (!is_in_same_room (first->session, second->session) || second->start < first->end ||
      get_day (first->session) != get_day (second->session))
    return FALSE;
  rest = get_rest_of_day (root, first->session, TRUE, first->start);
  return rest->len > 0 && g_array_index (rest, TdtInterval, 0).session == second->session;
}

static gboolean
swap_neighbours (TdtEdit *edit, const TdtInterval *first, const TdtInterval *second, GError **error)
{
  const char *room = tdt_row_get_text (first->session, TDT_SESSION_ROOM);
  const TdtTime *start = tdt_row_get_time (first->session, TDT_SESSION_START);
  gint64 length = second->end - second->start;
  gint64 pause = second->start - first->end;
  g_autoptr (TdtTime) later = tdt_time_add_minutes (start, (length + pause) / SECONDS_PER_MINUTE);

  return put (edit, second->session, start, room, error) &&
         put (edit, first->session, later, room, error);
}

gboolean
tdt_swap_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *one, const TdtRow *other,
               GError **error)
{
  const TdtRow *pinned = tdt_row_get_boolean (one, TDT_SESSION_PINNED)     ? one
                         : tdt_row_get_boolean (other, TDT_SESSION_PINNED) ? other
                                                                           : NULL;
  TdtInterval a;
  TdtInterval b;

  if (pinned != NULL)
    {
      g_autofree char *title = tdt_session_dup_title (pinned);

      g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                   _ ("“%s” keeps its time and room. Let it move first."), title);
      return FALSE;
    }
  if (tdt_session_get_interval (one, &a) && tdt_session_get_interval (other, &b))
    {
      if (are_neighbours (root, &a, &b))
        return swap_neighbours (edit, &a, &b, error);
      if (are_neighbours (root, &b, &a))
        return swap_neighbours (edit, &b, &a, error);
    }
  return put (edit, one, tdt_row_get_time (other, TDT_SESSION_START),
              tdt_row_get_text (other, TDT_SESSION_ROOM), error) &&
         put (edit, other, tdt_row_get_time (one, TDT_SESSION_START),
              tdt_row_get_text (one, TDT_SESSION_ROOM), error);
}

char *
tdt_shift_dup_text (const TdtShift *shift)
{
  GString *text = g_string_new (NULL);

  if (shift->n_moved == 0)
    g_string_append (text, _ ("No session has to move."));
  else
    g_string_append_printf (
        text, ngettext ("%u session moved.", "%u sessions moved.", shift->n_moved), shift->n_moved);
  if (shift->kept != NULL)
    {
      g_autofree char *title = tdt_session_dup_title (shift->kept);

      /* Translators: a sentence after others, so with a space before it. */
      g_string_append_printf (text, _ (" “%s” keeps its time."), title);
    }
  if (shift->minutes_over > 0)
    /* Translators: a sentence after others, so with a space before it. */
    g_string_append_printf (text, _ (" The day now ends %d min after it closes."),
                            shift->minutes_over);
  return g_string_free (text, FALSE);
}
