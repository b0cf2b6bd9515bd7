/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-timetable-instance-private.h"

G_BEGIN_DECLS

/* What building an instance needs and search does not. */
typedef struct
{
  TdtTimetableInstance *instance;
  GArray **event_groups; /* int, ascending, by event */
  gboolean *singular;    /* by event: something was said about it alone */
  int *class_event;      /* by class, its first event */
  int *class_size;
} TdtTimetableBuilder;

static inline const TdtTimetableFact *
fact_at (const GArray *facts, guint i)
{
  return &g_array_index (facts, TdtTimetableFact, i);
}

/* Rows of integers that grow, and the lists they become in the end. Taking
 * them frees the rows. */
GArray **tdt_timetable_rows_new (int n_rows);
void tdt_timetable_rows_free (GArray **rows, int n_rows);
void tdt_timetable_lists_take (TdtTimetableLists *lists, GArray **rows, int n_rows);

/* Who may not overlap whom, the groups with wishes, orders and rivals. */
void tdt_timetable_build_conflicts (TdtTimetableBuilder *builder);
void tdt_timetable_build_groups (TdtTimetableBuilder *builder);
void tdt_timetable_build_relations (TdtTimetableBuilder *builder);

/* What periods, rooms and days cost. */
void tdt_timetable_build_single_costs (TdtTimetableBuilder *builder);
void tdt_timetable_build_day_tables (TdtTimetableInstance *instance);

G_END_DECLS
