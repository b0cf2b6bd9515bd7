/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where a session could go: the free stretches of each room on each day, and in each of them the
 * start that has the least against it. */
#include "config.h"

#include "tdt-place.h"

#include "tdt-check-private.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"
#include "tdt-place-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define STEP_MINUTES 5

static void
free_place (gpointer data)
{
  TdtPlace *place = data;

  tdt_time_unref (place->start);
  g_free (place->label);
  g_strfreev (place->reasons);
  g_free (place);
}

char *
tdt_place_dup_day (gint64 julian)
{
  GDate date;
  char text[64];

  g_date_clear (&date, 1);
  g_date_set_julian (&date, (guint32) julian);
  /* Translators: a day in few letters, see strftime(), as in “Wed 27 Sep” */
  return g_date_strftime (text, sizeof text, _ ("%a %d %b"), &date) > 0 ? g_strdup (text)
                                                                        : g_strdup ("");
}

/* "Wed 27 Sep, 10:15–11:15"; the day only where it is another one than the session has. */
static char *
dup_when (const TdtPlaceSearch *search, const TdtTime *start)
{
  const TdtTime *present = tdt_row_get_time (search->session, TDT_SESSION_START);
  g_autoptr (TdtTime) end = tdt_time_add_minutes (start, search->minutes);
  g_autofree char *day = tdt_place_dup_day (tdt_time_julian (start));
  int from = tdt_time_minute_of_day (start);
  int to = tdt_time_minute_of_day (end);

  if (present != NULL && tdt_time_julian (present) == tdt_time_julian (start))
    return g_strdup_printf ("%02d:%02d–%02d:%02d", from / 60, from % 60, to / 60, to % 60);
  /* Translators: a day, then from hour:minute to hour:minute. */
  return g_strdup_printf (_ ("%s, %02d:%02d–%02d:%02d"), day, from / 60, from % 60, to / 60,
                          to % 60);
}

static char *
dup_label (const TdtPlaceSearch *search, const TdtTime *start, const TdtRow *room)
{
  g_autofree char *time = dup_when (search, start);
  g_autofree char *name = NULL;

  if (room == NULL)
    return g_steal_pointer (&time);
  name = tdt_room_dup_name (room);
  /* Translators: when, then a room. */
  return g_strdup_printf (_ ("%s, %s"), time, name);
}

static TdtPlace *
make_place (const TdtPlaceSearch *search, const TdtPlaceStart *best, const TdtRow *room)
{
  TdtPlace *place = g_new0 (TdtPlace, 1);

  place->start = tdt_time_new_from_instant (best->start, search->zone);
  place->room = room;
  place->penalty = best->penalty;
  place->label = dup_label (search, place->start, room);
  place->reasons = tdt_place_dup_reasons (search, best, room);
  return place;
}

/* The best start from @first to @last, both included, where the room is free all along. */
static void
add_best (const TdtPlaceSearch *search, const TdtRow *room, const GArray *taken, gint64 first,
          gint64 last, GPtrArray *places)
{
  gint64 length = (gint64) search->minutes * SECONDS_PER_MINUTE;
  gint64 step = STEP_MINUTES * SECONDS_PER_MINUTE;
  TdtPlaceStart best = { 0, G_MAXINT, NULL };

  for (gint64 start = first; start <= last; start = (start / step + 1) * step)
    {
      const TdtInterval *clash = tdt_intervals_find_clash (taken, start, start + length);
      TdtPlaceStart here = { start, 0, NULL };

      if (clash != NULL || !tdt_place_is_possible (search, start))
        {
          /* What is free next is another stretch, with a best start of its own. */
          if (best.penalty < G_MAXINT)
            g_ptr_array_add (places, make_place (search, &best, room));
          best = (TdtPlaceStart){ 0, G_MAXINT, NULL };
          if (clash != NULL && clash->end > start)
            start = clash->end - 1;
          continue;
        }
      tdt_place_weigh (search, taken, room, &here);
      if (here.penalty < best.penalty)
        best = here;
    }
  if (best.penalty < G_MAXINT)
    g_ptr_array_add (places, make_place (search, &best, room));
}

static void
search_day (const TdtPlaceSearch *search, const TdtPlaceDay *day, const TdtRow *room,
            const GArray *taken, GPtrArray *places)
{
  gint64 length = (gint64) search->minutes * SECONDS_PER_MINUTE;

  add_best (search, room, taken, day->opens, day->closes - length, places);
}

static void
search_room (const TdtPlaceSearch *search, const TdtRow *room, GPtrArray *places)
{
  g_autoptr (GArray) taken = room != NULL
                                 ? tdt_room_get_intervals (search->root, room, search->session)
                                 : g_array_new (FALSE, FALSE, sizeof (TdtInterval));

  if (search->only_start != 0)
    {
      add_best (search, room, taken, search->only_start, search->only_start, places);
      return;
    }
  for (guint i = 0; i < search->days->len; i++)
    search_day (search, &g_array_index (search->days, TdtPlaceDay, i), room, taken, places);
}

static int
compare_places (gconstpointer a, gconstpointer b)
{
  const TdtPlace *one = *(TdtPlace *const *) a;
  const TdtPlace *other = *(TdtPlace *const *) b;
  int order = tdt_time_compare (one->start, other->start);

  if (one->penalty != other->penalty)
    return one->penalty < other->penalty ? -1 : 1;
  if (order != 0 || one->room == NULL || other->room == NULL)
    return order;
  return g_strcmp0 (tdt_row_get_text (one->room, TDT_ROOM_ORDER),
                    tdt_row_get_text (other->room, TDT_ROOM_ORDER));
}

/* The place that the session has is none to go to. */
static void
drop_present (GPtrArray *places, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  for (guint i = places->len; start != NULL && i-- > 0;)
    {
      const TdtPlace *place = places->pdata[i];

      if (tdt_time_compare (place->start, start) == 0 &&
          (place->room == NULL || g_strcmp0 (tdt_row_get_uid (place->room),
                                             tdt_row_get_text (session, TDT_SESSION_ROOM)) == 0))
        g_ptr_array_remove_index (places, i);
    }
}

GPtrArray *
tdt_places_find (const TdtRoot *root, const TdtRow *session, TdtPlaceFilter filter, guint n_max)
{
  GPtrArray *places = g_ptr_array_new_with_free_func (free_place);
  g_autoptr (TdtPlaceSearch) search = tdt_place_search_new (root, session, filter);

  if (search == NULL)
    return places;
  for (guint i = 0; i < search->rooms->len; i++)
    search_room (search, search->rooms->pdata[i], places);
  drop_present (places, session);
  g_ptr_array_sort (places, compare_places);
  if (places->len > n_max)
    g_ptr_array_set_size (places, (int) n_max);
  return places;
}

gboolean
tdt_place_put (const TdtPlace *place, const TdtRow *session, TdtEdit *edit, GError **error)
{
  const char *uid = tdt_row_get_uid (session);

  return tdt_edit_set_time (edit, uid, TDT_SESSION_START, place->start, error) &&
         (place->room == NULL ||
          tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, tdt_row_get_uid (place->room), error));
}
