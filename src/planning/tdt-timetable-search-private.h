/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

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

  guint64 max_iterations; /* 0: the time limit alone */
  guint64 iterations;
  double started;
  double elapsed;
  double next_report;
  gboolean stopped; /* by the caller */
} TdtTimetableSearch;

/* Moves between two looks at the clock: some 50 microseconds. */
#define TDT_TIMETABLE_ITERATIONS_PER_LOOK 256

/* Looks at the clock, the limits and the caller's wish, and reports.
 * Returns FALSE when the run is over. */
gboolean tdt_timetable_search_goes_on (TdtTimetableSearch *search);

/* How much of the run is over, 0 to 1. */
double tdt_timetable_search_fraction (const TdtTimetableSearch *search);

/* Keeps the plan if it is the best so far. */
void tdt_timetable_search_keep_best (TdtTimetableSearch *search);
void tdt_timetable_search_back_to_best (TdtTimetableSearch *search);

/* The two stages. */
void tdt_timetable_search_start (TdtTimetableSearch *search);
void tdt_timetable_search_anneal (TdtTimetableSearch *search);

G_END_DECLS
