/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* Moves between two looks at the clock: some 50 microseconds. */
#define TDT_PACE_ITERATIONS_PER_LOOK 256

typedef double (*TdtPaceClock) (gpointer user_data);
typedef gboolean (*TdtPaceReport) (gpointer user_data);

/*
 * When a search by chance is to stop: by its limits, by the caller, or because a report was
 * answered with FALSE. The first fields are set before tdt_pace_start(); a limit of 0 is none, and
 * there must be one. The search counts its moves in @iterations.
 */
typedef struct
{
  double time_limit; /* seconds */
  guint64 max_iterations;
  TdtPaceClock clock; /* NULL: the monotonic one */
  gpointer clock_data;
  GCancellable *cancellable;
  TdtPaceReport report; /* about ten times a second; NULL: none is asked for */
  gpointer report_data;

  guint64 iterations;
  double started;
  double elapsed; /* seconds */
  double next_report;
  gboolean stopped; /* by the caller */
} TdtPace;

void tdt_pace_start (TdtPace *pace);

/* Looks at the clock, the limits and the caller's wish, and reports. Returns FALSE when the run is
 * over. */
gboolean tdt_pace_goes_on (TdtPace *pace);

/* How much of the run is over, 0 to 1. */
double tdt_pace_fraction (const TdtPace *pace);

G_END_DECLS
