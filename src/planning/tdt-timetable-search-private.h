/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-pace-private.h"
#include "tdt-timetable-state-private.h"

G_BEGIN_DECLS

/*
 * One run: the plan being changed, the best one so far, and when to stop.
 */
typedef struct
{
  const TdtTimetableInstance *instance;
  const TdtTimetableOptions *options;
  TdtTimetableState *state;
  TdtRandom random;

  int *best_start;
  int *best_room;
  int best_unplaced;
  gint64 best_penalty;

  TdtPace pace;
} TdtTimetableSearch;

/* Keeps the plan if it is the best so far. */
void tdt_timetable_search_keep_best (TdtTimetableSearch *search);
void tdt_timetable_search_back_to_best (TdtTimetableSearch *search);

/* The two stages. */
void tdt_timetable_search_start (TdtTimetableSearch *search);
void tdt_timetable_search_anneal (TdtTimetableSearch *search);

G_END_DECLS
