/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-moves-private.h"

/*
 * Kempe chains (C. Morgenstern and H. Shapiro, "Coloring neighborhood
 * structures for general graph coloring", 1990; for timetables J. Thompson and
 * K. Dowsland, "General cooling schedules for a simulated annealing based
 * timetabling system", 1996): an event goes to another period, what conflicts
 * with it there comes back the other way, what conflicts with that goes with
 * the event, and so on.
 *
 * For events of several periods "the other way" is by the same number of
 * periods, which for single periods is the usual chain between two of them.
 */

typedef struct
{
  TdtTimetableState *state;
  TdtTimetableMove moves[TDT_TIMETABLE_CHAIN_MAX];
  int n_moves;
} Chain;

static gboolean
chain_has (const Chain *chain, int event)
{
  for (int i = 0; i < chain->n_moves; i++)
    if (chain->moves[i].event == event)
      return TRUE;
  return FALSE;
}

/* Lets @event, in the way of a move by @shift, go the other way. */
static gboolean
chain_push (Chain *chain, int event, int shift)
{
  const TdtTimetableState *state = chain->state;
  const TdtTimetableInstance *instance = state->instance;
  int start = state->start[event] - shift;
  gsize row = (gsize) instance->event_class[event] * instance->n_periods;

  if (chain->n_moves == TDT_TIMETABLE_CHAIN_MAX || instance->event_pinned[event] || start < 0 ||
      start >= instance->n_periods || !instance->start_allowed[row + start])
    return FALSE;
  chain->moves[chain->n_moves++] = (TdtTimetableMove){ event, start, -1 };
  return TRUE;
}

/* Adds what is in the way of the move number @i. An event that already moves
 * and is still in the way makes the whole fail, later, when it is made. */
static gboolean
chain_follow (Chain *chain, int i, int room)
{
  const TdtTimetableState *state = chain->state;
  const TdtTimetableInstance *instance = state->instance;
  int event = chain->moves[i].event;
  int c = instance->event_class[event];
  int start = chain->moves[i].start;
  int shift = start - state->start[event];

  for (int p = start; p < start + instance->class_duration[c]; p++)
    {
      const int *row = state->occupant + p * instance->n_rooms;
      int left = state->blocked[(gsize) c * instance->n_periods + p];

      if (room >= 0 && row[room] >= 0 && !chain_has (chain, row[room]) &&
          !chain_push (chain, row[room], shift))
        return FALSE;
      for (int r = 0; r < instance->n_rooms && left > 0; r++)
        {
          if (row[r] < 0 || !instance_conflicts (instance, c, instance->event_class[row[r]]))
            continue;
          left--;
          if (!chain_has (chain, row[r]) && !chain_push (chain, row[r], shift))
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
room_is_free (const TdtTimetableState *state, int c, int start, int room)
{
  const TdtTimetableInstance *instance = state->instance;

  for (int p = start; p < start + instance->class_duration[c]; p++)
    if (state->occupant[p * instance->n_rooms + room] != TDT_TIMETABLE_FREE)
      return FALSE;
  return TRUE;
}

/* The room to put @event in, now without a place: the one it had, else the
 * cheapest free one, the first of equals counted from a random one on. */
static int
choose_room (const TdtTimetableState *state, TdtRandom *random, int event, int start, int had)
{
  const TdtTimetableInstance *instance = state->instance;
  int c = instance->event_class[event];
  int first = instance->class_rooms.offsets[c];
  int n_rooms = instance->class_rooms.offsets[c + 1] - first;
  const guint16 *used = state->course_in_room +
                        (gsize) instance->class_course[c] * instance->n_rooms;
  int offset;
  int best = -1;
  int best_cost = G_MAXINT;

  if (room_is_free (state, c, start, had))
    return had;
  offset = tdt_random_below (random, n_rooms);
  for (int i = 0; i < n_rooms; i++)
    {
      int room = instance->class_rooms.items[first + (offset + i) % n_rooms];
      int cost = instance->room_cost[(gsize) c * instance->n_rooms + room] +
                 (used[room] == 0 ? instance->stability_weight : 0);

      if (cost < best_cost && room_is_free (state, c, start, room))
        {
          best = room;
          best_cost = cost;
        }
    }
  return best;
}

/* Places every event of the chain, all of which have been removed. */
static gboolean
chain_place (Chain *chain, TdtRandom *random, const TdtTimetableMove *undo)
{
  TdtTimetableState *state = chain->state;

  for (int i = 0; i < chain->n_moves; i++)
    {
      TdtTimetableMove *move = &chain->moves[i];

      if (move->room < 0)
        move->room = choose_room (state, random, move->event, move->start, undo[i].room);
      if (move->room < 0 || !tdt_timetable_state_fits (state, move->event, move->start, move->room))
        return FALSE;
      tdt_timetable_state_place (state, move->event, move->start, move->room);
    }
  return TRUE;
}

TdtTimetableTry
tdt_timetable_try_chain (TdtTimetableState *state, TdtRandom *random, int event, int start,
                         int room, double tolerance)
{
  TdtTimetableMove undo[TDT_TIMETABLE_CHAIN_MAX];
  Chain chain = { .state = state, .n_moves = 1 };
  gint64 before = state->penalty;
  gboolean placed;

  if (start == state->start[event])
    return TDT_TIMETABLE_TRY_REFUSED;
  chain.moves[0] = (TdtTimetableMove){ event, start, room };
  for (int i = 0; i < chain.n_moves; i++)
    if (!chain_follow (&chain, i, i == 0 ? room : -1))
      return TDT_TIMETABLE_TRY_REFUSED;

  for (int i = 0; i < chain.n_moves; i++)
    {
      int member = chain.moves[i].event;

      undo[i] = (TdtTimetableMove){ member, state->start[member], state->room[member] };
      tdt_timetable_state_remove (state, member);
    }
  placed = chain_place (&chain, random, undo);
  if (placed && (double) (state->penalty - before) <= tolerance)
    return TDT_TIMETABLE_TRY_MADE;
  tdt_timetable_state_undo (state, undo, chain.n_moves);
  return TDT_TIMETABLE_TRY_REFUSED;
}
