/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TDT_TIMETABLE_NONE:
 *
 * "No such index": the period and room of an event without a place.
 */
#define TDT_TIMETABLE_NONE G_MAXUINT

/**
 * TDT_TIMETABLE_MAX_PERIODS_PER_DAY:
 *
 * The most periods a day can have; a day is kept as the bits of one word.
 */
#define TDT_TIMETABLE_MAX_PERIODS_PER_DAY 64

/**
 * TdtTimetableProblem:
 *
 * An abstract timetabling problem: events to be given a period and a room.
 *
 * It is the curriculum-based course timetabling problem of the second
 * International Timetabling Competition (L. Di Gaspero, B. McCollum and
 * A. Schaerf, "The Second International Timetabling Competition (ITC-2007):
 * Curriculum-based Course Timetabling (Track 3)", 2007), made wide enough for
 * conferences: events last several periods, some are pinned, some follow
 * others, people have wishes, and a published plan is to be kept.
 *
 * *Periods.* Every day has the same number of periods; period `p` of day `d`
 * is `d * periods_per_day + p`. An event of duration `n` holds `n` consecutive
 * periods of one day. To map clock times, choose a unit that divides most
 * session lengths (5, 10 or 15 minutes), make one period of each unit of
 * *opening time*, leave fixed breaks out altogether and mark where they are
 * with tdt_timetable_problem_add_boundary(): no event runs across a boundary,
 * yet two events on either side of a break count as neighbours. Days with
 * shorter hours forbid the periods they lack.
 *
 * *Groups* say what cannot be at the same time: the sessions of one speaker,
 * the lectures of one curriculum, those of one theme. Two events that share a
 * group never overlap.
 *
 * All indices are given in the order things are added, from 0.
 */
typedef struct _TdtTimetableProblem TdtTimetableProblem;

/**
 * TdtTimetableTerm:
 * @TDT_TIMETABLE_TERM_CAPACITY: people over the capacity of the room (1 each)
 * @TDT_TIMETABLE_TERM_STABILITY: rooms of a course beyond its first
 * @TDT_TIMETABLE_TERM_SPREAD: days missing to the course's minimum of days
 * @TDT_TIMETABLE_TERM_ISOLATED: events of a group with no neighbour of it
 * @TDT_TIMETABLE_TERM_GAPS: idle periods of a group between its first and last
 *     event of a day
 * @TDT_TIMETABLE_TERM_WISHES: wishes for periods and rooms, each at its cost
 * @TDT_TIMETABLE_TERM_RIVALRY: rivals (two popular sessions) at the same time,
 *     each pair at its cost
 * @TDT_TIMETABLE_TERM_CHANGE: events away from the current plan (2 for
 *     another start, 1 for another room)
 * @TDT_TIMETABLE_N_TERMS: the number of terms
 *
 * The parts of the penalty. Each is a count times the weight of the term.
 */
typedef enum
{
  TDT_TIMETABLE_TERM_CAPACITY,
  TDT_TIMETABLE_TERM_STABILITY,
  TDT_TIMETABLE_TERM_SPREAD,
  TDT_TIMETABLE_TERM_ISOLATED,
  TDT_TIMETABLE_TERM_GAPS,
  TDT_TIMETABLE_TERM_WISHES,
  TDT_TIMETABLE_TERM_RIVALRY,
  TDT_TIMETABLE_TERM_CHANGE,
  TDT_TIMETABLE_N_TERMS
} TdtTimetableTerm;

/**
 * TdtTimetableGroupStyle:
 * @TDT_TIMETABLE_GROUP_APART: the events do not overlap, nothing more
 * @TDT_TIMETABLE_GROUP_TOGETHER: and an event alone, without another of the
 *     group just before or after it on the day, costs (a curriculum, a theme)
 * @TDT_TIMETABLE_GROUP_NO_GAPS: and idle periods in between cost (a speaker
 *     who should not wait)
 *
 * What is wanted of a group beyond its events not overlapping.
 */
typedef enum
{
  TDT_TIMETABLE_GROUP_APART,
  TDT_TIMETABLE_GROUP_TOGETHER,
  TDT_TIMETABLE_GROUP_NO_GAPS
} TdtTimetableGroupStyle;

TdtTimetableProblem *tdt_timetable_problem_new (guint n_days, guint periods_per_day);
void tdt_timetable_problem_free (TdtTimetableProblem *problem);

guint tdt_timetable_problem_add_room (TdtTimetableProblem *problem, guint capacity);
guint tdt_timetable_problem_add_course (TdtTimetableProblem *problem, guint min_days);
guint tdt_timetable_problem_add_event (TdtTimetableProblem *problem, guint course, guint duration,
                                       guint attendance);
guint tdt_timetable_problem_add_group (TdtTimetableProblem *problem, TdtTimetableGroupStyle style);
void tdt_timetable_problem_add_member (TdtTimetableProblem *problem, guint group, guint event);

void tdt_timetable_problem_forbid_period (TdtTimetableProblem *problem, guint period);
void tdt_timetable_problem_add_boundary (TdtTimetableProblem *problem, guint period);
void tdt_timetable_problem_forbid_group_period (TdtTimetableProblem *problem, guint group,
                                                guint period);
void tdt_timetable_problem_forbid_event_period (TdtTimetableProblem *problem, guint event,
                                                guint period);
void tdt_timetable_problem_forbid_event_room (TdtTimetableProblem *problem, guint event,
                                              guint room);
void tdt_timetable_problem_forbid_room_period (TdtTimetableProblem *problem, guint room,
                                               guint period);

void tdt_timetable_problem_pin (TdtTimetableProblem *problem, guint event, guint period,
                                guint room);
void tdt_timetable_problem_set_current (TdtTimetableProblem *problem, guint event, guint period,
                                        guint room);
void tdt_timetable_problem_add_order (TdtTimetableProblem *problem, guint before, guint after);
void tdt_timetable_problem_add_period_wish (TdtTimetableProblem *problem, guint event, guint period,
                                            guint cost);
void tdt_timetable_problem_add_room_wish (TdtTimetableProblem *problem, guint event, guint room,
                                          guint cost);
void tdt_timetable_problem_add_rivalry (TdtTimetableProblem *problem, guint event, guint other,
                                        guint cost);
void tdt_timetable_problem_set_weight (TdtTimetableProblem *problem, TdtTimetableTerm term,
                                       guint weight);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetableProblem, tdt_timetable_problem_free)

G_END_DECLS
