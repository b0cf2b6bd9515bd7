/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why a session moves: what stands in the way at its old place, or what it costs there. */
#include "config.h"

#include "tdt-schedule-model-private.h"

#include "tdt-names.h"

#include <glib/gi18n-lib.h>

/* The plan, one session of which is looked at. */
typedef struct
{
  const TdtScheduleModel *model;
  const TdtTimetableProblem *problem;
  TdtTimetableState *state;
  int event;
  int period; /* where it was */
  int room;
  int duration;
} Case;

static char *
explain_unplaced (const Case *one, const TdtRow *session)
{
  g_autoptr (GPtrArray) people = tdt_schedule_get_people (one->model->root, session);
  gboolean no_start = !tdt_row_has (session, TDT_SESSION_START);
  gboolean no_room = !tdt_row_has (session, TDT_SESSION_ROOM) && one->model->has_rooms &&
                     !tdt_schedule_is_pause (session);

  if (!no_start)
    return g_strdup (_ ("It had no room yet."));
  if (people->len == 0)
    return g_strdup (no_room ? _ ("It had no time and no room yet.") : _ ("It had no time yet."));
  return g_strdup (no_room ? _ ("It had no time and no room yet; all of its people are free then.")
                           : _ ("It had no time yet; all of its people are free then."));
}

/* Somebody of the session who is away at some of the periods of its old place. */
static char *
explain_away (const Case *one)
{
  const GArray *bans = one->problem->group_bans;

  for (guint i = 0; i < bans->len; i++)
    {
      const TdtTimetableFact *ban = &g_array_index (bans, TdtTimetableFact, i);
      const GArray *members =
          g_array_index (one->problem->groups, TdtTimetableGroup, ban->first).members;

      if ((int) ban->second < one->period || (int) ban->second >= one->period + one->duration ||
          ban->first >= one->model->people->len)
        continue;
      for (guint m = 0; m < members->len; m++)
        if ((int) g_array_index (members, guint, m) == one->event)
          {
            g_autofree char *name = tdt_person_dup_name (one->model->people->pdata[ban->first]);

            /* Translators: a person. */
            return g_strdup_printf (_ ("%s is not available at its old time."), name);
          }
    }
  return NULL;
}

/* Somebody who is in both sessions. */
static const TdtRow *
find_shared (const TdtRoot *root, const TdtRow *one, const TdtRow *other)
{
  g_autoptr (GPtrArray) people = tdt_schedule_get_people (root, one);
  g_autoptr (GPtrArray) others = tdt_schedule_get_people (root, other);

  for (guint i = 0; i < people->len; i++)
    if (g_ptr_array_find (others, people->pdata[i], NULL))
      return people->pdata[i];
  return NULL;
}

/* What is now there, or needs the same people. */
static char *
explain_clash (const Case *one)
{
  const TdtTimetableState *state = one->state;
  const TdtRow *session = one->model->sessions->pdata[one->event];

  for (int other = 0; other < state->instance->n_events; other++)
    {
      const TdtRow *row = one->model->sessions->pdata[other];
      int c = state->instance->event_class[other];
      g_autofree char *title = NULL;
      g_autofree char *name = NULL;
      const TdtRow *person;

      if (other == one->event || state->start[other] < 0 ||
          state->start[other] >= one->period + one->duration ||
          state->start[other] + state->instance->class_duration[c] <= one->period)
        continue;
      title = tdt_session_dup_title (row);
      if (state->room[other] == one->room)
        /* Translators: a session’s title. */
        return g_strdup_printf (_ ("“%s” is there now."), title);
      person = find_shared (one->model->root, session, row);
      if (person != NULL)
        {
          name = tdt_person_dup_name (person);
          /* Translators: a person, a session’s title. */
          return g_strdup_printf (_ ("At its old time %s is in “%s”."), name, title);
        }
    }
  return NULL;
}

static char *
explain_order (const Case *one)
{
  for (guint i = 0; i < one->model->orders->len; i++)
    {
      const TdtScheduleOrder *order = &g_array_index (one->model->orders, TdtScheduleOrder, i);

      if (!order->dropped &&
          ((int) order->before == one->event || (int) order->after == one->event))
        {
          g_autofree char *wish = tdt_schedule_explain_order (one->model, order);

          /* Translators: a wish such as “A” before “B”. */
          return g_strdup_printf (_ ("It is wanted so: %s."), wish);
        }
    }
  return NULL;
}

/* The term that is dearest at the old place, and by how much. */
static char *
explain_cost (const Case *one)
{
  gint64 now[TDT_TIMETABLE_N_TERMS];
  gint64 then[TDT_TIMETABLE_N_TERMS];
  int start = one->state->start[one->event];
  int room = one->state->room[one->event];
  int worst = 0;

  tdt_timetable_state_count (one->state, now);
  tdt_timetable_state_remove (one->state, one->event);
  if (!tdt_timetable_state_fits (one->state, one->event, one->period, one->room))
    {
      tdt_timetable_state_place (one->state, one->event, start, room);
      return NULL;
    }
  tdt_timetable_state_place (one->state, one->event, one->period, one->room);
  tdt_timetable_state_count (one->state, then);
  tdt_timetable_state_remove (one->state, one->event);
  tdt_timetable_state_place (one->state, one->event, start, room);
  for (int term = 1; term < TDT_TIMETABLE_N_TERMS; term++)
    if (then[term] - now[term] > then[worst] - now[worst])
      worst = term;
  if (then[worst] <= now[worst])
    return g_strdup (_ ("It makes room for the others."));
  /* Translators: a term of the penalty in words, as in: Time that speakers wait. */
  return g_strdup_printf (_ ("Better for: %s."), tdt_schedule_term_label (worst));
}

static char *
explain (Case *one)
{
  const TdtRow *session = one->model->sessions->pdata[one->event];
  const TdtTimetableEvent *event = &g_array_index (one->problem->events, TdtTimetableEvent,
                                                   one->event);
  char *reason;

  if (!tdt_row_has (session, TDT_SESSION_START) ||
      (!tdt_row_has (session, TDT_SESSION_ROOM) && one->model->has_rooms &&
       !tdt_schedule_is_pause (session)))
    return explain_unplaced (one, session);
  if (event->current_period == TDT_TIMETABLE_NONE)
    return g_strdup (_ ("Its old time is outside the opening hours, in a break, or between the "
                        "usual starts."));
  one->period = (int) event->current_period;
  one->room = (int) event->current_room;
  one->duration = (int) event->duration;
  if ((reason = explain_cost (one)) != NULL || (reason = explain_away (one)) != NULL ||
      (reason = explain_clash (one)) != NULL || (reason = explain_order (one)) != NULL)
    return reason;
  return g_strdup (_ ("Its old time or room is not allowed any more."));
}

static const TdtTime *
find_time (const TdtRoot *root, TdtKindId kind, TdtFieldId field)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, kind);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, field))
      return tdt_row_get_time (row, field);
  return NULL;
}

/* In the zone of the project; without one, as its other times are. */
static TdtTime *
make_time (const TdtRoot *root, gint64 local)
{
  const char *zone = tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE);
  const TdtTime *other;

  if (zone != NULL)
    return tdt_time_new_in_zone (local, zone, NULL);
  other = find_time (root, TDT_KIND_SESSION, TDT_SESSION_START);
  if (other == NULL)
    other = find_time (root, TDT_KIND_AVAILABILITY, TDT_AVAILABILITY_FROM);
  if (other != NULL && other->zone == NULL)
    return tdt_time_new (local, other->offset, NULL);
  return tdt_time_new_in_zone (local, other != NULL ? other->zone : NULL, NULL);
}

static TdtScheduleMove *
make_move (const TdtScheduleModel *model, guint event, const TdtTimetablePlace *place)
{
  const TdtRow *session = model->sessions->pdata[event];
  const TdtRow *room = model->rooms->pdata[place->room];
  const TdtTime *from = tdt_row_get_time (session, TDT_SESSION_START);
  const char *from_room = tdt_row_get_text (session, TDT_SESSION_ROOM);
  const char *to_room = room != NULL ? tdt_row_get_uid (room) : from_room;
  TdtScheduleMove *move;

  if (from != NULL && from->local == model->grid->starts[place->period] &&
      g_strcmp0 (from_room, to_room) == 0)
    return NULL;
  move = g_new0 (TdtScheduleMove, 1);
  move->uid = g_strdup (tdt_row_get_uid (session));
  move->start = make_time (model->root, model->grid->starts[place->period]);
  move->room = g_strdup (to_room);
  move->from_start = from != NULL ? tdt_time_ref (from) : NULL;
  move->from_room = g_strdup (from_room);
  return move;
}

void
tdt_schedule_explain_moves (const TdtScheduleModel *model, const TdtTimetableProblem *problem,
                            const TdtTimetableResult *result, GPtrArray *moves)
{
  g_autoptr (TdtTimetableInstance) instance = tdt_timetable_instance_new (problem);
  g_autoptr (TdtTimetableState) state = tdt_timetable_state_new (instance);

  tdt_schedule_load_state (state, result);
  for (guint event = 0; event < model->n_movable; event++)
    {
      Case one = { .model = model, .problem = problem, .state = state, .event = (int) event };
      TdtScheduleMove *move = state->start[event] >= 0
                                  ? make_move (model, event, &result->places[event])
                                  : NULL;

      if (move == NULL)
        continue;
      move->reason = explain (&one);
      g_ptr_array_add (moves, move);
    }
}
