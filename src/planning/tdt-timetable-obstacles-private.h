/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-state-private.h"

G_BEGIN_DECLS

/* Lists what stands in the way of a plan with every event placed: first what
 * no plan can mend, then why each event of this plan without a place has none. */
GPtrArray *tdt_timetable_dup_obstacles (const TdtTimetableState *state);

/* What no plan can mend, from the problem alone. */
void tdt_timetable_prove_obstacles (const TdtTimetableInstance *instance, GPtrArray *obstacles);
void tdt_timetable_prove_order_obstacles (const TdtTimetableInstance *instance,
                                          GPtrArray *obstacles);

TdtTimetableObstacle *tdt_timetable_obstacle_new (TdtTimetableObstacleKind kind);
void tdt_timetable_obstacle_add_event (TdtTimetableObstacle *obstacle, int event);
void tdt_timetable_obstacle_add_group (TdtTimetableObstacle *obstacle, int group);

G_END_DECLS
