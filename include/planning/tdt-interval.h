/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtInterval:
 * @session: whose time it is, good as long as the root
 * @start: seconds since 1970 UTC
 * @end: the same; never before @start
 *
 * When a session takes place. Half-open: one may start at the second in which another ends.
 */
typedef struct
{
  const TdtRow *session;
  gint64 start;
  gint64 end;
} TdtInterval;

/**
 * tdt_session_get_interval:
 * @interval: (out): when it is
 *
 * Returns: %FALSE when @session has no start, or no minutes
 */
gboolean tdt_session_get_interval (const TdtRow *session, TdtInterval *interval);

/**
 * tdt_session_dup_hours:
 *
 * Returns: (transfer full): "10:15–11:15" by the clock on the wall; "" without a start
 */
char *tdt_session_dup_hours (const TdtRow *session);

/** tdt_intervals_sort: sorts an array of #TdtInterval by start, end and uid. */
void tdt_intervals_sort (GArray *intervals);

/** TdtClashFunc: is told of two intervals that overlap, the earlier one first. */
typedef void (*TdtClashFunc) (const TdtInterval *one, const TdtInterval *other, gpointer data);

/**
 * tdt_intervals_sweep:
 * @intervals: sorted with tdt_intervals_sort()
 *
 * Finds all pairs that overlap, by a sweep over the starts: equal intervals do, touching ones do
 * not.
 */
void tdt_intervals_sweep (const GArray *intervals, TdtClashFunc func, gpointer data);

G_END_DECLS
