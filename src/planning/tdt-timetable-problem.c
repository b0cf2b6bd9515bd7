/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-problem-private.h"

static void
group_clear_cb (gpointer data)
{
  TdtTimetableGroup *group = data;

  g_array_unref (group->members);
}

static GArray *
facts_new (void)
{
  return g_array_new (FALSE, FALSE, sizeof (TdtTimetableFact));
}

static void
facts_add (GArray *facts, guint first, guint second, guint cost)
{
  TdtTimetableFact fact = { first, second, cost };

  g_array_append_val (facts, fact);
}

static guint
n_periods (const TdtTimetableProblem *problem)
{
  return problem->n_days * problem->periods_per_day;
}

/**
 * tdt_timetable_problem_new:
 * @n_days: number of days, at least 1
 * @periods_per_day: periods of a day, 1 to %TDT_TIMETABLE_MAX_PERIODS_PER_DAY
 *
 * Makes a problem without rooms and events. The weights are those of the
 * competition (capacity 1, stability 1, spread 5, isolated 2) and 1 for the
 * other terms.
 *
 * Returns: (transfer full): the problem
 */
TdtTimetableProblem *
tdt_timetable_problem_new (guint n_days, guint periods_per_day)
{
  static const guint competition_weights[TDT_TIMETABLE_N_TERMS] = {
    [TDT_TIMETABLE_TERM_CAPACITY] = 1, [TDT_TIMETABLE_TERM_STABILITY] = 1,
    [TDT_TIMETABLE_TERM_SPREAD] = 5,   [TDT_TIMETABLE_TERM_ISOLATED] = 2,
    [TDT_TIMETABLE_TERM_GAPS] = 1,     [TDT_TIMETABLE_TERM_WISHES] = 1,
    [TDT_TIMETABLE_TERM_RIVALRY] = 1,  [TDT_TIMETABLE_TERM_CHANGE] = 1,
  };
  TdtTimetableProblem *problem;

  g_return_val_if_fail (n_days > 0, NULL);
  g_return_val_if_fail (periods_per_day > 0 && periods_per_day <= TDT_TIMETABLE_MAX_PERIODS_PER_DAY,
                        NULL);

  problem = g_new0 (TdtTimetableProblem, 1);
  problem->n_days = n_days;
  problem->periods_per_day = periods_per_day;
  memcpy (problem->weights, competition_weights, sizeof competition_weights);
  problem->period_forbidden = g_new0 (gboolean, n_periods (problem));
  problem->boundary_before = g_new0 (gboolean, n_periods (problem));
  problem->room_capacities = g_array_new (FALSE, FALSE, sizeof (guint));
  problem->course_min_days = g_array_new (FALSE, FALSE, sizeof (guint));
  problem->events = g_array_new (FALSE, FALSE, sizeof (TdtTimetableEvent));
  problem->groups = g_array_new (FALSE, FALSE, sizeof (TdtTimetableGroup));
  g_array_set_clear_func (problem->groups, group_clear_cb);
  problem->group_bans = facts_new ();
  problem->event_bans = facts_new ();
  problem->event_room_bans = facts_new ();
  problem->room_bans = facts_new ();
  problem->orders = facts_new ();
  problem->period_wishes = facts_new ();
  problem->room_wishes = facts_new ();
  problem->rivalries = facts_new ();
  return problem;
}

/**
 * tdt_timetable_problem_free:
 * @problem: (transfer full): a problem
 *
 * Frees @problem.
 */
void
tdt_timetable_problem_free (TdtTimetableProblem *problem)
{
  g_free (problem->period_forbidden);
  g_free (problem->boundary_before);
  g_array_unref (problem->room_capacities);
  g_array_unref (problem->course_min_days);
  g_array_unref (problem->events);
  g_array_unref (problem->groups);
  g_array_unref (problem->group_bans);
  g_array_unref (problem->event_bans);
  g_array_unref (problem->event_room_bans);
  g_array_unref (problem->room_bans);
  g_array_unref (problem->orders);
  g_array_unref (problem->period_wishes);
  g_array_unref (problem->room_wishes);
  g_array_unref (problem->rivalries);
  g_free (problem);
}

/**
 * tdt_timetable_problem_add_room:
 * @problem: a problem
 * @capacity: people the room holds; %G_MAXUINT when not known
 *
 * Returns: the index of the new room
 */
guint
tdt_timetable_problem_add_room (TdtTimetableProblem *problem, guint capacity)
{
  g_array_append_val (problem->room_capacities, capacity);
  return problem->room_capacities->len - 1;
}

/**
 * tdt_timetable_problem_add_course:
 * @problem: a problem
 * @min_days: days over which its events should be spread; 0 or 1 for no wish
 *
 * Adds a course (a theme): events that should share a room and be spread over
 * enough days. It does not keep its events from overlapping; a group does.
 *
 * Returns: the index of the new course
 */
guint
tdt_timetable_problem_add_course (TdtTimetableProblem *problem, guint min_days)
{
  g_array_append_val (problem->course_min_days, min_days);
  return problem->course_min_days->len - 1;
}

/**
 * tdt_timetable_problem_add_event:
 * @problem: a problem
 * @course: the course it belongs to, or %TDT_TIMETABLE_NONE
 * @duration: consecutive periods of one day it holds, at least 1
 * @attendance: people expected, 0 when not known
 *
 * Returns: the index of the new event
 */
guint
tdt_timetable_problem_add_event (TdtTimetableProblem *problem, guint course, guint duration,
                                 guint attendance)
{
  TdtTimetableEvent event = { .course = course,
                              .duration = duration,
                              .attendance = attendance,
                              .pin_period = TDT_TIMETABLE_NONE,
                              .pin_room = TDT_TIMETABLE_NONE,
                              .current_period = TDT_TIMETABLE_NONE,
                              .current_room = TDT_TIMETABLE_NONE };

  g_return_val_if_fail (course == TDT_TIMETABLE_NONE || course < problem->course_min_days->len,
                        TDT_TIMETABLE_NONE);
  g_return_val_if_fail (duration > 0, TDT_TIMETABLE_NONE);

  g_array_append_val (problem->events, event);
  return problem->events->len - 1;
}

/**
 * tdt_timetable_problem_add_group:
 * @problem: a problem
 * @style: what is wanted beyond no overlap
 *
 * Adds a group without events: a person, a curriculum.
 *
 * Returns: the index of the new group
 */
guint
tdt_timetable_problem_add_group (TdtTimetableProblem *problem, TdtTimetableGroupStyle style)
{
  TdtTimetableGroup group = { style, g_array_new (FALSE, FALSE, sizeof (guint)) };

  g_array_append_val (problem->groups, group);
  return problem->groups->len - 1;
}

/**
 * tdt_timetable_problem_add_member:
 * @problem: a problem
 * @group: a group
 * @event: an event
 *
 * Puts @event into @group. Adding it twice changes nothing.
 */
void
tdt_timetable_problem_add_member (TdtTimetableProblem *problem, guint group, guint event)
{
  GArray *members;

  g_return_if_fail (group < problem->groups->len);
  g_return_if_fail (event < problem->events->len);

  members = g_array_index (problem->groups, TdtTimetableGroup, group).members;
  for (guint i = 0; i < members->len; i++)
    if (g_array_index (members, guint, i) == event)
      return;
  g_array_append_val (members, event);
}

/**
 * tdt_timetable_problem_forbid_period:
 * @problem: a problem
 * @period: a period
 *
 * Closes @period: no event may hold it.
 */
void
tdt_timetable_problem_forbid_period (TdtTimetableProblem *problem, guint period)
{
  g_return_if_fail (period < n_periods (problem));

  problem->period_forbidden[period] = TRUE;
}

/**
 * tdt_timetable_problem_add_boundary:
 * @problem: a problem
 * @period: the first period after the boundary
 *
 * Says that no event may hold both the period before @period and @period, as
 * there is a break in between.
 */
void
tdt_timetable_problem_add_boundary (TdtTimetableProblem *problem, guint period)
{
  g_return_if_fail (period < n_periods (problem));

  problem->boundary_before[period] = TRUE;
}

/**
 * tdt_timetable_problem_forbid_group_period:
 * @problem: a problem
 * @group: a group, such as a person who is away
 * @period: a period
 *
 * Says that no event of @group may hold @period.
 */
void
tdt_timetable_problem_forbid_group_period (TdtTimetableProblem *problem, guint group, guint period)
{
  g_return_if_fail (group < problem->groups->len && period < n_periods (problem));

  facts_add (problem->group_bans, group, period, 0);
}

/**
 * tdt_timetable_problem_forbid_event_period:
 * @problem: a problem
 * @event: an event
 * @period: a period
 *
 * Says that @event may not hold @period.
 */
void
tdt_timetable_problem_forbid_event_period (TdtTimetableProblem *problem, guint event, guint period)
{
  g_return_if_fail (event < problem->events->len && period < n_periods (problem));

  facts_add (problem->event_bans, event, period, 0);
}

/**
 * tdt_timetable_problem_forbid_event_room:
 * @problem: a problem
 * @event: an event
 * @room: a room
 *
 * Says that @event may not be in @room, which may lack what it needs.
 */
void
tdt_timetable_problem_forbid_event_room (TdtTimetableProblem *problem, guint event, guint room)
{
  g_return_if_fail (event < problem->events->len && room < problem->room_capacities->len);

  facts_add (problem->event_room_bans, event, room, 0);
}

/**
 * tdt_timetable_problem_forbid_room_period:
 * @problem: a problem
 * @room: a room
 * @period: a period
 *
 * Says that @room is not free in @period.
 */
void
tdt_timetable_problem_forbid_room_period (TdtTimetableProblem *problem, guint room, guint period)
{
  g_return_if_fail (room < problem->room_capacities->len && period < n_periods (problem));

  facts_add (problem->room_bans, room, period, 0);
}

/**
 * tdt_timetable_problem_pin:
 * @problem: a problem
 * @event: an event
 * @period: its first period, or %TDT_TIMETABLE_NONE to leave that free; the day
 *     has room for its duration from there on
 * @room: its room, or %TDT_TIMETABLE_NONE to leave that free
 *
 * Fixes where @event is. Pinned in both, it stays there whatever that breaks;
 * in one, it may end up without a place.
 */
void
tdt_timetable_problem_pin (TdtTimetableProblem *problem, guint event, guint period, guint room)
{
  TdtTimetableEvent *pinned;

  g_return_if_fail (event < problem->events->len);
  g_return_if_fail (period == TDT_TIMETABLE_NONE || period < n_periods (problem));
  g_return_if_fail (room == TDT_TIMETABLE_NONE || room < problem->room_capacities->len);

  pinned = &g_array_index (problem->events, TdtTimetableEvent, event);
  g_return_if_fail (period == TDT_TIMETABLE_NONE ||
                    period % problem->periods_per_day + pinned->duration <=
                        problem->periods_per_day);

  pinned->pin_period = period;
  pinned->pin_room = room;
}

/**
 * tdt_timetable_problem_set_current:
 * @problem: a problem
 * @event: an event
 * @period: its first period in the plan as it stands
 * @room: its room in that plan
 *
 * Says where @event is now. The search starts there, and leaving it costs
 * (%TDT_TIMETABLE_TERM_CHANGE).
 */
void
tdt_timetable_problem_set_current (TdtTimetableProblem *problem, guint event, guint period,
                                   guint room)
{
  TdtTimetableEvent *placed;

  g_return_if_fail (event < problem->events->len);
  g_return_if_fail (period < n_periods (problem) && room < problem->room_capacities->len);

  placed = &g_array_index (problem->events, TdtTimetableEvent, event);
  placed->current_period = period;
  placed->current_room = room;
}

/**
 * tdt_timetable_problem_add_order:
 * @problem: a problem
 * @before: an event
 * @after: another event
 *
 * Says that @before must end before @after begins.
 */
void
tdt_timetable_problem_add_order (TdtTimetableProblem *problem, guint before, guint after)
{
  g_return_if_fail (before < problem->events->len && after < problem->events->len);

  facts_add (problem->orders, before, after, 0);
}

/**
 * tdt_timetable_problem_add_period_wish:
 * @problem: a problem
 * @event: an event
 * @period: a period
 * @cost: what it costs if @event *starts* at @period
 *
 * Several wishes for the same period add up.
 */
void
tdt_timetable_problem_add_period_wish (TdtTimetableProblem *problem, guint event, guint period,
                                       guint cost)
{
  g_return_if_fail (event < problem->events->len && period < n_periods (problem));

  facts_add (problem->period_wishes, event, period, cost);
}

/**
 * tdt_timetable_problem_add_room_wish:
 * @problem: a problem
 * @event: an event
 * @room: a room
 * @cost: what it costs if @event is in @room
 *
 * Several wishes for the same room add up.
 */
void
tdt_timetable_problem_add_room_wish (TdtTimetableProblem *problem, guint event, guint room,
                                     guint cost)
{
  g_return_if_fail (event < problem->events->len && room < problem->room_capacities->len);

  facts_add (problem->room_wishes, event, room, cost);
}

/**
 * tdt_timetable_problem_add_rivalry:
 * @problem: a problem
 * @event: an event
 * @other: another event
 * @cost: what each period costs in which both take place
 *
 * Says that the two would take each other's audience.
 */
void
tdt_timetable_problem_add_rivalry (TdtTimetableProblem *problem, guint event, guint other,
                                   guint cost)
{
  g_return_if_fail (event < problem->events->len && other < problem->events->len);
  g_return_if_fail (event != other);

  facts_add (problem->rivalries, event, other, cost);
}

/**
 * tdt_timetable_problem_set_weight:
 * @problem: a problem
 * @term: a term of the penalty
 * @weight: what one of it costs, 0 to leave it out
 *
 * Changes the weight of @term.
 */
void
tdt_timetable_problem_set_weight (TdtTimetableProblem *problem, TdtTimetableTerm term, guint weight)
{
  g_return_if_fail (term < TDT_TIMETABLE_N_TERMS);

  problem->weights[term] = weight;
}
