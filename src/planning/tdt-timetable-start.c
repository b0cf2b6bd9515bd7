/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-search-private.h"

/*
 * A first plan: pinned events, then events where they are in the current plan,
 * then the others, hardest first, each at its cheapest free place.
 *
 * What finds no free place goes in by force, throwing out the events that are
 * in the way, which are then placed in turn: the guided ejection search of
 * Y. Nagata and O. Bräysy ("A powerful route minimization heuristic for the
 * vehicle routing problem with time windows", 2009). Each event counts how
 * often it found no free place, and the place is taken where these counts sum
 * to the least, so that events hard to place stay and easy ones make way.
 */

/* Rounds of ejection without fewer events left over before giving up. */
#define ROUNDS_BASE 4000
#define ROUNDS_PER_EVENT 60

/* Of more places than these only some are compared: a first plan is wanted soon. */
#define MANY_PLACES 3000
#define COMPARED_PLACES 1000

typedef struct
{
  TdtTimetableSearch *search;
  TdtTimetableState *state;
  int *waiting; /* events to place, the last one next */
  int n_waiting;
  guint64 *hardness; /* by event */
  int *victims;      /* scratch: who is in the way */
  int n_victims;
} Ejection;

static gboolean
is_hopeless (const TdtTimetableInstance *instance, int event)
{
  int c = instance->event_class[event];

  return instance->class_starts.offsets[c] == instance->class_starts.offsets[c + 1] ||
         instance->class_rooms.offsets[c] == instance->class_rooms.offsets[c + 1];
}

/* Puts @event where it costs least among its free places, of which one of
 * several equals is taken at random; of very many places among some from a
 * random period on. Returns FALSE if there is none. */
static gboolean
place_freely (Ejection *ejection, int event)
{
  TdtTimetableState *state = ejection->state;
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  const TdtTimetableLists *starts = &instance->class_starts;
  const TdtTimetableLists *rooms = &instance->class_rooms;
  gint64 best_penalty = G_MAXINT64;
  int n_equal = 0;
  TdtTimetableMove best = { event, -1, -1 };
  int n_starts = starts->offsets[c + 1] - starts->offsets[c];
  int n_rooms = rooms->offsets[c + 1] - rooms->offsets[c];
  gboolean many = (gint64) n_starts * n_rooms > MANY_PLACES;
  int first = many ? tdt_random_below (&ejection->search->random, n_starts) : 0;
  int n_compared = 0;

  for (int i = 0; i < n_starts && !(many && n_compared > COMPARED_PLACES); i++)
    {
      int start = starts->items[starts->offsets[c] + (first + i) % n_starts];

      if (state->blocked[(gsize) c * instance->n_periods + start] > 0)
        continue;
      for (int j = rooms->offsets[c]; j < rooms->offsets[c + 1]; j++)
        {
          int room = rooms->items[j];
          gint64 penalty;

          if (!tdt_timetable_state_fits (state, event, start, room))
            continue;
          n_compared++;
          tdt_timetable_state_place (state, event, start, room);
          penalty = state->penalty;
          tdt_timetable_state_remove (state, event);
          n_equal = penalty < best_penalty ? 1 : n_equal + (penalty == best_penalty);
          if (penalty < best_penalty ||
              (penalty == best_penalty &&
               tdt_random_below (&ejection->search->random, n_equal) == 0))
            {
              best_penalty = penalty;
              best.start = start;
              best.room = room;
            }
        }
    }
  if (best.start < 0)
    return FALSE;
  tdt_timetable_state_place (state, event, best.start, best.room);
  return TRUE;
}

static gboolean
add_victim (Ejection *ejection, int victim)
{
  if (ejection->state->instance->event_pinned[victim])
    return FALSE;
  for (int i = 0; i < ejection->n_victims; i++)
    if (ejection->victims[i] == victim)
      return TRUE;
  ejection->victims[ejection->n_victims++] = victim;
  return TRUE;
}

static gboolean
add_out_of_order (Ejection *ejection, int event, int start)
{
  TdtTimetableState *state = ejection->state;
  const TdtTimetableInstance *instance = state->instance;
  const TdtTimetableLists *lists[] = { &instance->event_befores, &instance->event_afters };

  if (tdt_timetable_state_in_order (state, event, start))
    return TRUE;
  for (int side = 0; side < 2; side++)
    for (int i = lists[side]->offsets[event]; i < lists[side]->offsets[event + 1]; i++)
      {
        int other = lists[side]->items[i];
        int own_end = start + instance->class_duration[instance->event_class[event]];
        int other_end;

        if (other == event)
          return FALSE;
        if (state->start[other] < 0)
          continue;
        other_end = state->start[other] + instance->class_duration[instance->event_class[other]];
        if ((side == 0 ? other_end > start : own_end > state->start[other]) &&
            !add_victim (ejection, other))
          return FALSE;
      }
  return TRUE;
}

/* Lists who must make way for @event at @start, the room aside. Returns FALSE
 * if somebody cannot. */
static gboolean
find_conflict_victims (Ejection *ejection, int event, int start)
{
  TdtTimetableState *state = ejection->state;
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];

  ejection->n_victims = 0;
  for (int p = start; p < start + instance->class_duration[c]; p++)
    {
      int left = state->blocked[(gsize) c * instance->n_periods + p];
      const int *row = state->occupant + p * instance->n_rooms;

      for (int r = 0; r < instance->n_rooms && left > 0; r++)
        if (row[r] >= 0 && instance_conflicts (instance, c, instance->event_class[row[r]]))
          {
            left--;
            if (!add_victim (ejection, row[r]))
              return FALSE;
          }
      /* A conflict that holds no room is with pinned events on one place. */
      if (left > 0)
        return FALSE;
    }
  return add_out_of_order (ejection, event, start);
}

static gboolean
find_room_victims (Ejection *ejection, int event, int start, int room)
{
  const TdtTimetableInstance *instance = ejection->state->instance;
  int duration = instance->class_duration[instance->event_class[event]];

  for (int p = start; p < start + duration; p++)
    {
      int occupant = ejection->state->occupant[p * instance->n_rooms + room];

      if (occupant == TDT_TIMETABLE_CLOSED || (occupant >= 0 && !add_victim (ejection, occupant)))
        return FALSE;
    }
  return TRUE;
}

static guint64
sum_hardness (const Ejection *ejection)
{
  guint64 sum = 0;

  for (int i = 0; i < ejection->n_victims; i++)
    sum += ejection->hardness[ejection->victims[i]];
  return sum;
}

/* Looks for the place whose holders are easiest to place elsewhere. */
static gboolean
find_place_by_force (Ejection *ejection, int event, TdtTimetableMove *best)
{
  const TdtTimetableInstance *instance = ejection->state->instance;
  int c = instance->event_class[event];
  const TdtTimetableLists *starts = &instance->class_starts;
  const TdtTimetableLists *rooms = &instance->class_rooms;
  guint64 best_sum = G_MAXUINT64;
  int n_equal = 0;

  for (int i = starts->offsets[c]; i < starts->offsets[c + 1]; i++)
    {
      int n_conflict_victims;

      if (!find_conflict_victims (ejection, event, starts->items[i]) ||
          sum_hardness (ejection) > best_sum)
        continue;
      n_conflict_victims = ejection->n_victims;
      for (int j = rooms->offsets[c]; j < rooms->offsets[c + 1]; j++)
        {
          guint64 sum;

          ejection->n_victims = n_conflict_victims;
          if (!find_room_victims (ejection, event, starts->items[i], rooms->items[j]))
            continue;
          sum = sum_hardness (ejection);
          n_equal = sum < best_sum ? 1 : n_equal + (sum == best_sum);
          if (sum < best_sum ||
              (sum == best_sum && tdt_random_below (&ejection->search->random, n_equal) == 0))
            {
              best_sum = sum;
              *best = (TdtTimetableMove){ event, starts->items[i], rooms->items[j] };
            }
        }
    }
  return best_sum < G_MAXUINT64;
}

static void
place_by_force (Ejection *ejection, const TdtTimetableMove *move)
{
  find_conflict_victims (ejection, move->event, move->start);
  find_room_victims (ejection, move->event, move->start, move->room);
  for (int i = 0; i < ejection->n_victims; i++)
    {
      tdt_timetable_state_remove (ejection->state, ejection->victims[i]);
      ejection->waiting[ejection->n_waiting++] = ejection->victims[i];
    }
  tdt_timetable_state_place (ejection->state, move->event, move->start, move->room);
}

/* Takes one of the waiting events, at random, off the list. */
static int
take_waiting (Ejection *ejection)
{
  int i = tdt_random_below (&ejection->search->random, ejection->n_waiting);
  int event = ejection->waiting[i];

  ejection->waiting[i] = ejection->waiting[--ejection->n_waiting];
  return event;
}

static void
eject_until_placed (Ejection *ejection)
{
  TdtTimetableSearch *search = ejection->search;
  int limit = ROUNDS_BASE + ROUNDS_PER_EVENT * search->instance->n_events;
  int fewest = ejection->n_waiting;

  for (int rounds = 0; ejection->n_waiting > 0 && rounds < limit; rounds++)
    {
      int event = take_waiting (ejection);
      TdtTimetableMove move;

      if (!place_freely (ejection, event))
        {
          ejection->hardness[event]++;
          /* Pinned events hold every place: no round can change that. */
          if (!find_place_by_force (ejection, event, &move))
            continue;
          place_by_force (ejection, &move);
        }
      if (ejection->n_waiting < fewest)
        {
          fewest = ejection->n_waiting;
          rounds = 0;
          tdt_timetable_search_keep_best (search);
        }
      if (!tdt_pace_goes_on (&search->pace) || tdt_pace_fraction (&search->pace) > 0.5)
        break;
    }
}

static int
compare_difficulty (gconstpointer a, gconstpointer b, gpointer user_data)
{
  const gint64 *difficulty = user_data;
  gint64 left = difficulty[*(const int *) a];
  gint64 right = difficulty[*(const int *) b];

  return (left > right) - (left < right);
}

/* Sorts the waiting events so that the hardest, those with many conflicts for
 * few places, come first. */
static void
sort_by_difficulty (Ejection *ejection)
{
  const TdtTimetableInstance *instance = ejection->state->instance;
  g_autofree gint64 *difficulty = g_new0 (gint64, instance->n_events + 1);

  for (int i = 0; i < ejection->n_waiting; i++)
    {
      int event = ejection->waiting[i];
      int c = instance->event_class[event];
      int n_starts = instance->class_starts.offsets[c + 1] - instance->class_starts.offsets[c];
      int n_rooms = instance->class_rooms.offsets[c + 1] - instance->class_rooms.offsets[c];
      int n_conflicts = instance->class_conflicts.offsets[c + 1] -
                        instance->class_conflicts.offsets[c];

      difficulty[event] = (gint64) n_starts * (2 + n_rooms) * 1000 /
                          ((n_conflicts + 1) * instance->class_duration[c]);
    }
  g_qsort_with_data (ejection->waiting, ejection->n_waiting, sizeof (int), compare_difficulty,
                     difficulty);
}

static void
place_fixed_events (TdtTimetableState *state)
{
  const TdtTimetableInstance *instance = state->instance;

  for (int event = 0; event < instance->n_events; event++)
    if (instance->event_pinned[event])
      {
        const TdtTimetableEvent *e = instance_event (instance, event);

        tdt_timetable_state_place (state, event, (int) e->pin_period, (int) e->pin_room);
      }
  for (int event = 0; event < instance->n_events; event++)
    {
      const TdtTimetableEvent *e = instance_event (instance, event);

      if (!instance->event_pinned[event] && e->current_period != TDT_TIMETABLE_NONE &&
          tdt_timetable_state_fits (state, event, (int) e->current_period, (int) e->current_room))
        tdt_timetable_state_place (state, event, (int) e->current_period, (int) e->current_room);
    }
}

void
tdt_timetable_search_start (TdtTimetableSearch *search)
{
  const TdtTimetableInstance *instance = search->instance;
  g_autofree int *waiting = g_new (int, instance->n_events + 1);
  g_autofree int *victims = g_new (int, instance->n_events + 1);
  g_autofree guint64 *hardness = g_new (guint64, instance->n_events + 1);
  Ejection ejection = { .search = search,
                        .state = search->state,
                        .waiting = waiting,
                        .victims = victims,
                        .hardness = hardness };
  int n_left = 0;

  place_fixed_events (search->state);
  for (int event = 0; event < instance->n_events; event++)
    {
      hardness[event] = 1;
      if (search->state->start[event] < 0 && !is_hopeless (instance, event))
        waiting[ejection.n_waiting++] = event;
    }
  sort_by_difficulty (&ejection);
  for (int i = 0; i < ejection.n_waiting; i++)
    if (!tdt_pace_goes_on (&search->pace) || !place_freely (&ejection, waiting[i]))
      waiting[n_left++] = waiting[i];
  ejection.n_waiting = n_left;
  tdt_timetable_search_keep_best (search);
  eject_until_placed (&ejection);
  tdt_timetable_search_back_to_best (search);
}
