/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"
#include "tdt-timetable-solver.h"

G_BEGIN_DECLS

/*
 * Placing the sessions of a project: its sessions, rooms, days, people and wishes made into a
 * problem for the timetable solver, and the solver's plan told as moves, each with its reason.
 *
 * Sessions move that have no place yet or are not pinned; placed breaks and meals, and sessions
 * outside a selection, stay where they are. Never broken: a room or a person in one session at a
 * time, availabilities, opening hours, breaks, wishes for before and after, the opening first and
 * the closing last. Wishes that cannot hold together are told, and as few of them as can be are
 * set aside. Everything else costs, see #TdtTimetableTerm; each weight is the value of a setting
 * of the project, see tdt_schedule_term_setting().
 */

/**
 * TdtScheduleMove:
 * @uid: of the session
 * @start: its new start
 * @room: (nullable): uid of its new room; %NULL for a break, and where there are no rooms
 * @from_start: (nullable): its start before
 * @from_room: (nullable): uid of its room before
 * @reason: why, a translated sentence
 *
 * A session that is to be somewhere else than before.
 */
typedef struct
{
  char *uid;
  TdtTime *start;
  char *room;
  TdtTime *from_start;
  char *from_room;
  char *reason;
} TdtScheduleMove;

/**
 * TdtScheduleUnplaced:
 * @uid: of the session
 * @reason: why it finds no place, a translated sentence
 *
 * A session that stays without a place.
 */
typedef struct
{
  char *uid;
  char *reason;
} TdtScheduleUnplaced;

/**
 * TdtSchedule:
 * @penalty: what the plan costs, the sum of @terms
 * @terms: the parts of it, weights included
 * @moves: (element-type TdtScheduleMove): what to move, in order of time
 * @unplaced: (element-type TdtScheduleUnplaced): what stays without a place
 * @broken: (element-type utf8): wishes that cannot hold together with others, translated sentences
 * @elapsed: seconds it took
 * @stopped: whether the caller stopped it
 *
 * A plan. It is the best found, with as many sessions placed as possible.
 */
typedef struct
{
  gint64 penalty;
  gint64 terms[TDT_TIMETABLE_N_TERMS];
  GPtrArray *moves;
  GPtrArray *unplaced;
  GPtrArray *broken;
  gdouble elapsed;
  gboolean stopped;
} TdtSchedule;

/**
 * tdt_schedule_solve:
 * @selection: (nullable): uids of the only sessions that may move; %NULL for all
 * @options: seed, limits, progress and cancellation, as for tdt_timetable_solve()
 *
 * Pure: may run in any thread, and without time limit the same root, selection and seed give the
 * same plan. It always ends.
 *
 * Returns: (transfer full): the plan
 */
TdtSchedule *tdt_schedule_solve (const TdtRoot *root, const char *const *selection,
                                 const TdtTimetableOptions *options);
void tdt_schedule_free (TdtSchedule *schedule);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSchedule, tdt_schedule_free)

/**
 * tdt_schedule_apply:
 * @edit: takes the new starts and rooms
 *
 * Returns: %FALSE with an error when a session or room is no longer there
 */
gboolean tdt_schedule_apply (const TdtSchedule *schedule, TdtEdit *edit, GError **error);

/**
 * tdt_schedule_move_dup_sentence:
 * @root: where the session and rooms are
 *
 * Returns: (transfer full): “Opening”: Wed 27 Sep 2017, 09:00, Main hall. It had no place yet.
 */
char *tdt_schedule_move_dup_sentence (const TdtRoot *root, const TdtScheduleMove *move);

/** tdt_schedule_term_name: Returns: (transfer none): the term as scripts know it: "capacity" */
const char *tdt_schedule_term_name (TdtTimetableTerm term);
/** tdt_schedule_term_label: Returns: (transfer none): the term in words, translated */
const char *tdt_schedule_term_label (TdtTimetableTerm term);
/** tdt_schedule_term_setting: Returns: (transfer none): the SETTING with its weight, 0 to 10000 */
const char *tdt_schedule_term_setting (TdtTimetableTerm term);
/**
 * tdt_schedule_get_weight:
 *
 * Returns: the weight of @term in that project; where the project does not say, the usual one, and
 * for changes ten times that once the programme is published: stamped as final, printed or sent
 */
guint tdt_schedule_get_weight (const TdtRoot *root, TdtTimetableTerm term);
/** tdt_schedule_is_published: Returns: whether people outside have the programme */
gboolean tdt_schedule_is_published (const TdtRoot *root);

G_END_DECLS
