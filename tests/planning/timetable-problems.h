/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-random-private.h"
#include "tdt-timetable-problem.h"

G_BEGIN_DECLS

/* Problems for tests, made by us. */

/* Every kind of constraint and wish, at random: 30 events on 3 days of 8
 * periods with a break in the middle, in 4 rooms. @longest is the longest
 * duration. */
TdtTimetableProblem *timetable_random_problem (guint64 seed, guint longest);

/* A conference of @n_talks talks of one speaker each, some speaking twice, in
 * @n_themes themes: 3 days of @n_slots / 3 slots each, @n_rooms rooms. */
TdtTimetableProblem *timetable_conference (guint64 seed, guint n_talks, guint n_slots,
                                           guint n_rooms, guint n_themes);

G_END_DECLS
