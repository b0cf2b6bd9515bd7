/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* For how long the main loop was away from waiting: what a user feels as a window that hangs. */

/**
 * tdt_test_gaps_watch: measures the default main context from now on; calling it twice is fine.
 */
void tdt_test_gaps_watch (void);

/**
 * tdt_test_gaps_take:
 *
 * @busy: (out): how many milliseconds the thread of the main loop worked in the busiest of these
 * times; differs from what is returned where other programs want the processor too
 *
 * Returns: the longest time in milliseconds between two waits of the main loop since the last call
 */
double tdt_test_gaps_take (double *busy);

G_END_DECLS
