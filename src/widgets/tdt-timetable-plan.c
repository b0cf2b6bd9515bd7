/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-plan-private.h"

#include <string.h>

#define MINUTES_PER_HOUR 60
#define MINUTES_PER_DAY (24 * MINUTES_PER_HOUR)
/* Longer than this no session goes on; what is further away need not be looked at. */
#define MAX_NIGHTS 31
/* What is shown of a day that says nothing about itself. */
#define MORNING (8 * MINUTES_PER_HOUR)
#define EVENING (18 * MINUTES_PER_HOUR)
/* Room to move things into, after the last one; and before the first where nothing says when the
 * day opens. */
#define SPARE 60
#define LATEST (36 * MINUTES_PER_HOUR)

static int
compare_slots (gconstpointer a, gconstpointer b)
{
  const TdtTimetableSlot *one = a;
  const TdtTimetableSlot *other = b;

  if (one->column != other->column)
    return one->column < other->column ? -1 : 1;
  if (one->start != other->start)
    return one->start - other->start;
  if (one->end != other->end)
    return other->end - one->end;
  return strcmp (tdt_row_get_uid (one->session), tdt_row_get_uid (other->session));
}

static gint64
get_day (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  return start != NULL ? tdt_time_julian (start) : 0;
}

/* When a session is held, seen from a day; FALSE where that day has nothing of it. */
static gboolean
find_times (const TdtRow *session, gint64 julian, TdtTimetableSlot *slot)
{
  gint64 day = get_day (session);
  gint64 days_before = julian - day;
  int minutes;

  if (day == 0 || days_before < 0 || days_before > MAX_NIGHTS)
    return FALSE;
  minutes = (int) tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_TIMETABLE_UNKNOWN_MINUTES);
  slot->start = tdt_time_minute_of_day (tdt_row_get_time (session, TDT_SESSION_START)) -
                (int) days_before * MINUTES_PER_DAY;
  slot->end = slot->start + minutes;
  return days_before == 0 || slot->end > 0;
}

/* The columns of the rooms, from 1: nothing is 0. */
static GHashTable *
index_rooms (const GPtrArray *rooms)
{
  GHashTable *columns = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < rooms->len; i++)
    g_hash_table_insert (columns, (gpointer) tdt_row_get_uid (rooms->pdata[i]),
                         GUINT_TO_POINTER (i + 1));
  return columns;
}

static void
collect_slots (TdtTimetablePlan *plan)
{
  g_autoptr (GHashTable) columns = index_rooms (plan->rooms);
  gboolean without_room = plan->rooms->len == 0;
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, plan->root, TDT_KIND_SESSION);
  while (plan->julian != 0 && tdt_row_iter_next (&iter, &session))
    {
      const char *room = tdt_row_get_text (session, TDT_SESSION_ROOM);
      guint column = room != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (columns, room)) : 0;
      TdtTimetableSlot slot = { .session = session, .n_lanes = 1 };

      if (!find_times (session, plan->julian, &slot))
        continue;
      slot.column = column > 0 ? column - 1 : plan->rooms->len;
      without_room |= column == 0;
      g_array_append_val (plan->slots, slot);
    }
  /* Last, where it is in nobody's way; its number is right already. */
  if (without_room)
    g_ptr_array_add (plan->rooms, NULL);
  g_array_sort (plan->slots, compare_slots);
}

/* Sessions of one column that touch each other in time, from the first to before the last: each
 * takes the first lane that is free. */
static void
give_lanes (TdtTimetableSlot *slots, guint n_slots)
{
  g_autofree int *ends = g_new0 (int, n_slots);
  guint n_lanes = 0;

  for (guint i = 0; i < n_slots; i++)
    {
      guint lane = 0;

      while (lane < n_lanes && ends[lane] > slots[i].start)
        lane++;
      n_lanes = MAX (n_lanes, lane + 1);
      ends[lane] = slots[i].end;
      slots[i].lane = lane;
    }
  for (guint i = 0; i < n_slots; i++)
    slots[i].n_lanes = n_lanes;
}

static void
share_columns (TdtTimetablePlan *plan)
{
  TdtTimetableSlot *slots = (TdtTimetableSlot *) (gpointer) plan->slots->data;
  guint first = 0;

  while (first < plan->slots->len)
    {
      int end = slots[first].end;
      guint last = first + 1;

      while (last < plan->slots->len && slots[last].column == slots[first].column &&
             slots[last].start < end)
        {
          end = MAX (end, slots[last].end);
          last++;
        }
      give_lanes (slots + first, last - first);
      first = last;
    }
}

static void
index_slots (TdtTimetablePlan *plan)
{
  guint position = 0;

  for (guint column = 0; column <= plan->rooms->len; column++)
    {
      while (position < plan->slots->len &&
             tdt_timetable_plan_get (plan, position)->column < column)
        position++;
      g_array_append_val (plan->first_slots, position);
    }
  for (guint i = 0; i < plan->slots->len; i++)
    g_hash_table_insert (plan->by_uid,
                         (gpointer) tdt_row_get_uid (tdt_timetable_plan_get (plan, i)->session),
                         GUINT_TO_POINTER (i));
}

static const TdtRow *
find_day (const TdtRoot *root, gint64 julian)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_get_number (row, TDT_DAY_DATE, 0) == julian)
      return row;
  return NULL;
}

/* Whole hours around the opening hours and all that happens, with a little room at the end. */
static void
find_scale (TdtTimetablePlan *plan)
{
  const TdtRow *day = find_day (plan->root, plan->julian);
  int first = G_MAXINT;
  int last = 0;

  plan->opens = day != NULL ? (int) tdt_row_get_number (day, TDT_DAY_OPENS, -1) : -1;
  plan->closes = day != NULL ? (int) tdt_row_get_number (day, TDT_DAY_CLOSES, -1) : -1;
  for (guint i = 0; i < plan->slots->len; i++)
    {
      first = MIN (first, tdt_timetable_plan_get (plan, i)->start);
      last = MAX (last, tdt_timetable_plan_get (plan, i)->end);
    }
  if (first == G_MAXINT)
    {
      first = MORNING + SPARE;
      last = EVENING - SPARE;
    }
  if (plan->opens >= 0)
    first = MIN (first, plan->opens);
  else
    first = MAX (first - SPARE, 0);
  if (plan->closes >= 0)
    last = MAX (last, plan->closes);
  first = MAX (first, 0);
  plan->from = first / MINUTES_PER_HOUR * MINUTES_PER_HOUR;
  plan->to = (MIN (last, LATEST) + SPARE + MINUTES_PER_HOUR - 1) / MINUTES_PER_HOUR *
             MINUTES_PER_HOUR;
}

TdtTimetablePlan *
tdt_timetable_plan_new (const TdtRoot *root, gint64 julian)
{
  TdtTimetablePlan *plan = g_new0 (TdtTimetablePlan, 1);

  plan->root = tdt_root_ref (root);
  plan->julian = julian;
  plan->rooms = tdt_root_get_sorted (root, TDT_KIND_ROOM);
  plan->slots = g_array_new (FALSE, FALSE, sizeof (TdtTimetableSlot));
  plan->first_slots = g_array_new (FALSE, FALSE, sizeof (guint));
  plan->by_uid = g_hash_table_new (g_str_hash, g_str_equal);
  collect_slots (plan);
  share_columns (plan);
  index_slots (plan);
  find_scale (plan);
  return plan;
}

void
tdt_timetable_plan_free (TdtTimetablePlan *plan)
{
  if (plan == NULL)
    return;
  g_hash_table_unref (plan->by_uid);
  g_array_unref (plan->first_slots);
  g_array_unref (plan->slots);
  g_ptr_array_unref (plan->rooms);
  tdt_root_unref (plan->root);
  g_free (plan);
}

const TdtTimetableSlot *
tdt_timetable_plan_get (const TdtTimetablePlan *plan, guint position)
{
  return position < plan->slots->len ? &g_array_index (plan->slots, TdtTimetableSlot, position)
                                     : NULL;
}

const TdtTimetableSlot *
tdt_timetable_plan_find (const TdtTimetablePlan *plan, const char *uid)
{
  gpointer position;

  if (uid == NULL || !g_hash_table_lookup_extended (plan->by_uid, uid, NULL, &position))
    return NULL;
  return tdt_timetable_plan_get (plan, GPOINTER_TO_UINT (position));
}

const TdtRow *
tdt_timetable_plan_get_room (const TdtTimetablePlan *plan, guint column)
{
  return column < plan->rooms->len ? plan->rooms->pdata[column] : NULL;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  gint64 one = *(const gint64 *) a;
  gint64 other = *(const gint64 *) b;

  return (one > other) - (one < other);
}

static void
add_day (GArray *days, gint64 julian)
{
  if (julian == 0)
    return;
  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, gint64, i) == julian)
      return;
  g_array_append_val (days, julian);
}

GArray *
tdt_timetable_dup_days (const TdtRoot *root)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (gint64));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    add_day (days, tdt_row_get_number (row, TDT_DAY_DATE, 0));
  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    add_day (days, get_day (row));
  g_array_sort (days, compare_days);
  return days;
}

static int
compare_unplaced (gconstpointer a, gconstpointer b)
{
  const TdtRow *one = *(const TdtRow *const *) a;
  const TdtRow *other = *(const TdtRow *const *) b;
  int order = g_utf8_collate (tdt_row_get_text_or_empty (one, TDT_SESSION_TITLE),
                              tdt_row_get_text_or_empty (other, TDT_SESSION_TITLE));

  return order != 0 ? order : strcmp (tdt_row_get_uid (one), tdt_row_get_uid (other));
}

GPtrArray *
tdt_timetable_get_unplaced (const TdtRoot *root)
{
  GPtrArray *sessions = g_ptr_array_new ();
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (!tdt_row_has (row, TDT_SESSION_START))
      g_ptr_array_add (sessions, (gpointer) row);
  g_ptr_array_sort (sessions, compare_unplaced);
  return sessions;
}

TdtTime *
tdt_timetable_make_time (const TdtRoot *root, gint64 julian, int minute)
{
  return tdt_time_new_in_zone (
      tdt_time_local_from_julian (julian, minute),
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE), NULL);
}
