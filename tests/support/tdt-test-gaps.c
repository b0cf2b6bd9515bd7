/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-gaps.h"

#include <time.h>

typedef struct
{
  gint64 clock;
  gint64 processor;
} Times;

static GPollFunc real_poll;
static Times begin;
static Times longest;

/* Both in microseconds; what the processor did counts for this thread only. */
static Times
get_times (void)
{
  struct timespec processor = { 0 };

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &processor);
  return (Times){ g_get_monotonic_time (),
                  processor.tv_sec * G_USEC_PER_SEC + processor.tv_nsec / 1000 };
}

static void
end_gap (void)
{
  Times end = get_times ();

  longest.clock = MAX (longest.clock, end.clock - begin.clock);
  longest.processor = MAX (longest.processor, end.processor - begin.processor);
}

/* Everything a main loop does happens between two calls of this. */
static int
poll_between_gaps (GPollFD *fds, guint n_fds, int timeout)
{
  int n_ready;

  end_gap ();
  n_ready = real_poll (fds, n_fds, timeout);
  begin = get_times ();
  return n_ready;
}

void
tdt_test_gaps_watch (void)
{
  if (real_poll != NULL)
    return;
  begin = get_times ();
  real_poll = g_main_context_get_poll_func (NULL);
  g_main_context_set_poll_func (NULL, poll_between_gaps);
}

double
tdt_test_gaps_take (double *busy)
{
  Times taken = longest;

  longest = (Times){ 0 };
  *busy = (double) taken.processor / 1000;
  return (double) taken.clock / 1000;
}
