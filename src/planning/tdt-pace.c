/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-pace-private.h"

#define SECONDS_PER_REPORT 0.1

static double
read_clock (const TdtPace *pace)
{
  if (pace->clock != NULL)
    return pace->clock (pace->clock_data);
  return (double) g_get_monotonic_time () / G_USEC_PER_SEC;
}

void
tdt_pace_start (TdtPace *pace)
{
  pace->started = read_clock (pace);
}

gboolean
tdt_pace_goes_on (TdtPace *pace)
{
  if (pace->stopped)
    return FALSE;
  pace->elapsed = read_clock (pace) - pace->started;
  if (pace->cancellable != NULL && g_cancellable_is_cancelled (pace->cancellable))
    pace->stopped = TRUE;
  else if (pace->report != NULL && pace->elapsed >= pace->next_report)
    {
      pace->next_report = pace->elapsed + SECONDS_PER_REPORT;
      pace->stopped = !pace->report (pace->report_data);
    }
  if (pace->stopped)
    return FALSE;
  return (pace->time_limit <= 0 || pace->elapsed < pace->time_limit) &&
         (pace->max_iterations == 0 || pace->iterations < pace->max_iterations);
}

double
tdt_pace_fraction (const TdtPace *pace)
{
  if (pace->max_iterations > 0)
    return MIN ((double) pace->iterations / (double) pace->max_iterations, 1.0);
  return CLAMP (pace->elapsed / pace->time_limit, 0.0, 1.0);
}
