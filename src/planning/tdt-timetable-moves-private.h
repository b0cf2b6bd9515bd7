/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-state-private.h"

G_BEGIN_DECLS

/* The most events that one Kempe chain moves: longer ones are almost never
 * accepted and take their time. */
#define TDT_TIMETABLE_CHAIN_MAX 10

typedef enum
{
  TDT_TIMETABLE_TRY_MADE,    /* the move is made */
  TDT_TIMETABLE_TRY_REFUSED, /* it would cost more than tolerated, or cannot be */
  TDT_TIMETABLE_TRY_BLOCKED  /* others are in the way; a chain might move them */
} TdtTimetableTry;

/* Moves @event, not pinned and with a place, to @start and @room, or swaps it
 * with the one event in the way, unless that worsens the penalty by more than
 * @tolerance. The cost of such a move is found without making it. */
TdtTimetableTry tdt_timetable_try_move (TdtTimetableState *state, int event, int start, int room,
                                        double tolerance);

/* The same, moving whatever is in the way by as much the other way. */
TdtTimetableTry tdt_timetable_try_chain (TdtTimetableState *state, TdtRandom *random, int event,
                                         int start, int room, double tolerance);

/* What @event would add to the penalty, put from its place to @start and @room
 * while nothing else moves, apart from an event of the class @partner (-1 for
 * none) of equal duration and another course that takes its place. */
int tdt_timetable_move_cost (const TdtTimetableState *state, int event, int start, int room,
                             int partner);

G_END_DECLS
