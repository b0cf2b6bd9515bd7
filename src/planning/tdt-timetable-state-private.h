/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-random-private.h"
#include "tdt-timetable-instance-private.h"
#include "tdt-timetable-solver.h"

G_BEGIN_DECLS

/* What room holders there are besides events. */
#define TDT_TIMETABLE_FREE (-1)
#define TDT_TIMETABLE_CLOSED (-2)

/*
 * A plan, and sums over it that make looking at a move cheap.
 *
 * Events that have a place never clash with one another; those that would are
 * without one instead (start and room -1). Pinned events are the exception:
 * they are where they are. So infeasibility is a number of events without a
 * place, and moves need no weights for broken constraints.
 */
typedef struct
{
  const TdtTimetableInstance *instance;
  int *start;           /* by event */
  int *room;            /* by event */
  int *occupant;        /* [period][room]: an event, free or closed */
  guint16 *blocked;     /* [class][period]: placed events in conflict with it */
  int *rival_cost;      /* [class][period]: what placed rivals cost */
  guint64 *group_busy;  /* [group][day]: bits of periods */
  guint64 *group_begin; /* [group][day]: bits of first periods of events */
  guint16 *course_in_room;
  guint16 *course_on_day;
  int *course_n_rooms;
  int *course_n_days;
  int n_unplaced;
  gint64 penalty;
} TdtTimetableState;

/* An event and where it goes. */
typedef struct
{
  int event;
  int start;
  int room;
} TdtTimetableMove;

TdtTimetableState *tdt_timetable_state_new (const TdtTimetableInstance *instance);
void tdt_timetable_state_free (TdtTimetableState *state);

/* Places and removes one event, keeping every sum and the penalty right. */
void tdt_timetable_state_place (TdtTimetableState *state, int event, int start, int room);
void tdt_timetable_state_remove (TdtTimetableState *state, int event);

/* Whether @event, now without a place, may be put there without a clash. */
gboolean tdt_timetable_state_fits (const TdtTimetableState *state, int event, int start, int room);

/* Whether the wishes for before and after allow @event to start at @start. */
gboolean tdt_timetable_state_in_order (const TdtTimetableState *state, int event, int start);

/* Makes all of @moves at once if the result has no clash; else changes nothing.
 * The penalty tells what it cost. */
gboolean tdt_timetable_state_apply (TdtTimetableState *state, const TdtTimetableMove *moves,
                                    int n_moves, TdtTimetableMove *undo);
void tdt_timetable_state_undo (TdtTimetableState *state, const TdtTimetableMove *undo, int n_moves);

/* Makes the plan the one of @start and @room. */
void tdt_timetable_state_load (TdtTimetableState *state, const int *start, const int *room);

/* The penalty by term, counted from the places alone. */
gint64 tdt_timetable_state_count (const TdtTimetableState *state, gint64 *terms);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetableState, tdt_timetable_state_free)

G_END_DECLS
