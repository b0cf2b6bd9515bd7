/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What speaks for and against a place that is possible, as a number and in words. */
#include "config.h"

#include "tdt-place-private.h"

#include "tdt-names.h"
#include "tdt-occupancy-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define SECONDS_PER_HOUR 3600
#define MINUTES_PER_HOUR 60
#define SECONDS_PER_DAY TDT_SECONDS_PER_DAY

/* How much each thing weighs against a place, in minutes of distance from the present start. */
#define OTHER_ROOM 15
#define OTHER_VENUE 60
#define OTHER_DAY 240
#define TOO_SMALL 300
#define LACKS_EQUIPMENT 120
#define NO_TIME_TO_WALK 90
#define NOT_WISHED 5
#define MOST_GAP 120

static gboolean
lacks (const TdtPlaceSearch *search, const TdtRow *room)
{
  const TdtList *wanted = tdt_row_get_list (search->session, TDT_SESSION_EQUIPMENT);
  const TdtList *there = room != NULL ? tdt_row_get_list (room, TDT_ROOM_EQUIPMENT) : NULL;
  int layout = tdt_row_get_token (search->session, TDT_SESSION_LAYOUT);

  if (room == NULL)
    return FALSE;
  if (layout >= 0 && tdt_row_has (room, TDT_ROOM_LAYOUT) &&
      tdt_row_get_token (room, TDT_ROOM_LAYOUT) != layout)
    return TRUE;
  for (guint i = 0; wanted != NULL && i < wanted->n_items; i++)
    if (there == NULL || !tdt_list_contains (there, wanted->items[i]))
      return TRUE;
  return FALSE;
}

static gboolean
is_too_small (const TdtPlaceSearch *search, const TdtRow *room)
{
  gint64 capacity = room != NULL ? tdt_row_get_number (room, TDT_ROOM_CAPACITY, 0) : 0;

  return capacity > 0 && search->needed > capacity;
}

/* How many of those who are wanted come from, or go on to, another room without time to walk. */
static guint
count_hurried (const TdtPlaceSearch *search, gint64 start, const TdtRow *room)
{
  gint64 end = start + (gint64) search->minutes * SECONDS_PER_MINUTE;
  guint n_hurried = 0;

  for (guint i = 0; i < search->people->len; i++)
    {
      const GArray *intervals = g_array_index (search->people, TdtPlacePerson, i).intervals;

      for (guint j = 0; j < intervals->len; j++)
        {
          const TdtInterval *other = &g_array_index (intervals, TdtInterval, j);
          gint64 gap = other->start >= end ? other->start - end : start - other->end;
          const TdtRow *there = tdt_root_follow (search->root, other->session, TDT_SESSION_ROOM);

          if (gap >= 0 &&
              gap < tdt_rooms_get_way (&search->settings, room, there) * SECONDS_PER_MINUTE)
            {
              n_hurried++;
              break;
            }
        }
    }
  return n_hurried;
}

static guint
count_pleased (const TdtPlaceSearch *search, gint64 start)
{
  gint64 end = start + (gint64) search->minutes * SECONDS_PER_MINUTE;
  guint n_pleased = 0;

  for (guint i = 0; i < search->people->len; i++)
    {
      const GPtrArray *said = g_array_index (search->people, TdtPlacePerson, i).availabilities;

      n_pleased += tdt_availabilities_include (said, start, end);
    }
  return n_pleased;
}

/* The session in the room that ends last before @start, on the same day. */
static const TdtInterval *
find_before (const GArray *taken, gint64 start)
{
  const TdtInterval *before = NULL;

  for (guint i = 0; i < taken->len; i++)
    {
      const TdtInterval *interval = &g_array_index (taken, TdtInterval, i);

      if (interval->end <= start && start - interval->end < SECONDS_PER_DAY / 2 &&
          (before == NULL || interval->end > before->end))
        before = interval;
    }
  return before;
}

/* Distance from the present start in minutes, a whole day counting as a fixed number. */
static int
weigh_move (const TdtPlaceSearch *search, gint64 start)
{
  gint64 distance = ABS (start - search->present);
  gint64 days = (distance + SECONDS_PER_DAY / 2) / SECONDS_PER_DAY;

  if (search->present == 0)
    return 0;
  distance = ABS (distance - days * SECONDS_PER_DAY);
  return (int) (distance / SECONDS_PER_MINUTE + days * OTHER_DAY);
}

static int
weigh_room (const TdtPlaceSearch *search, const TdtRow *room)
{
  const TdtRow *present = tdt_root_follow (search->root, search->session, TDT_SESSION_ROOM);
  int penalty = 0;

  if (present != NULL && room != NULL && present != room)
    penalty += g_strcmp0 (tdt_row_get_text (present, TDT_ROOM_VENUE),
                          tdt_row_get_text (room, TDT_ROOM_VENUE)) == 0
                   ? OTHER_ROOM
                   : OTHER_VENUE;
  if (is_too_small (search, room))
    penalty += TOO_SMALL;
  if (lacks (search, room))
    penalty += LACKS_EQUIPMENT;
  return penalty;
}

void
tdt_place_weigh (const TdtPlaceSearch *search, const GArray *taken, const TdtRow *room,
                 TdtPlaceStart *start)
{
  const TdtInterval *before = find_before (taken, start->start);
  gint64 gap = before != NULL ? (start->start - before->end) / SECONDS_PER_MINUTE : 0;

  start->after = before != NULL && gap <= search->settings.room_change ? before->session : NULL;
  start->penalty = weigh_move (search, start->start) + weigh_room (search, room) +
                   NO_TIME_TO_WALK * (int) count_hurried (search, start->start, room) +
                   NOT_WISHED * (int) (search->people->len - count_pleased (search, start->start));
  /* What has no place yet goes early, and leaves no hole behind what is there. */
  if (search->present == 0)
    start->penalty += (int) MIN (gap, MOST_GAP) +
                      (int) (start->start - g_array_index (search->days, TdtPlaceDay, 0).opens) /
                          SECONDS_PER_HOUR;
}

static void
add_move_reason (const TdtPlaceSearch *search, gint64 start, GPtrArray *reasons)
{
  gint64 minutes = (start - search->present) / SECONDS_PER_MINUTE;
  gint64 days = (ABS (start - search->present) + SECONDS_PER_DAY / 2) / SECONDS_PER_DAY;
  int hours = (int) ABS (minutes) / MINUTES_PER_HOUR;
  int rest = (int) ABS (minutes) % MINUTES_PER_HOUR;

  if (search->present == 0)
    return;
  if (minutes == 0)
    g_ptr_array_add (reasons, g_strdup (_ ("Same time as now")));
  else if (days > 0)
    g_ptr_array_add (reasons, g_strdup (_ ("On another day")));
  else if (hours > 0)
    /* Translators: in these two, hours and minutes, as in “1 h 05 later than now”. */
    g_ptr_array_add (reasons, g_strdup_printf (minutes > 0 ? _ ("%d h %02d later than now")
                                                           : _ ("%d h %02d earlier than now"),
                                               hours, rest));
  else
    g_ptr_array_add (reasons, g_strdup_printf (minutes > 0 ? _ ("%d min later than now")
                                                           : _ ("%d min earlier than now"),
                                               rest));
}

static void
add_room_reasons (const TdtPlaceSearch *search, const TdtRow *room, GPtrArray *reasons)
{
  int capacity = room != NULL ? (int) tdt_row_get_number (room, TDT_ROOM_CAPACITY, 0) : 0;

  if (room != NULL && room == tdt_root_follow (search->root, search->session, TDT_SESSION_ROOM))
    g_ptr_array_add (reasons, g_strdup (_ ("Same room")));
  if (is_too_small (search, room))
    g_ptr_array_add (reasons,
                     /* Translators: how many people a room holds, how many are expected. */
                     g_strdup_printf (_ ("Too small: holds %d, %d are expected"), capacity,
                                      (int) search->needed));
  else if (capacity > 0 && search->needed > 0)
    g_ptr_array_add (reasons, g_strdup_printf (_ ("Large enough: holds %d, %d are expected"),
                                               capacity, (int) search->needed));
  if (lacks (search, room))
    g_ptr_array_add (reasons, g_strdup (_ ("Lacks the layout or equipment asked for")));
}

GStrv
tdt_place_dup_reasons (const TdtPlaceSearch *search, const TdtPlaceStart *start, const TdtRow *room)
{
  g_autoptr (GPtrArray) reasons = g_ptr_array_new ();
  guint n_hurried = count_hurried (search, start->start, room);
  guint n_pleased = count_pleased (search, start->start);

  add_move_reason (search, start->start, reasons);
  if (search->people->len > 0)
    g_ptr_array_add (reasons,
                     g_strdup_printf (ngettext ("Free: the one person wanted",
                                                "Free: all %u people wanted", search->people->len),
                                      search->people->len));
  if (n_pleased > 0)
    g_ptr_array_add (reasons,
                     g_strdup_printf (ngettext ("%u person asked for that time",
                                                "%u people asked for that time", n_pleased),
                                      n_pleased));
  add_room_reasons (search, room, reasons);
  if (start->after != NULL)
    {
      g_autofree char *title = tdt_session_dup_title (start->after);

      g_ptr_array_add (reasons,
                       /* Translators: %s is the session before in the same room. */
                       g_strdup_printf (_ ("Right after “%s”"), title));
    }
  if (n_hurried > 0)
    g_ptr_array_add (
        reasons,
        g_strdup_printf (ngettext ("%u person has little time to change rooms",
                                   "%u people have little time to change rooms", n_hurried),
                         n_hurried));
  g_ptr_array_add (reasons, NULL);
  return (GStrv) g_ptr_array_free (g_steal_pointer (&reasons), FALSE);
}
