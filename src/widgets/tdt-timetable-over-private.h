/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-canvas-private.h"

G_BEGIN_DECLS

/* What hovers over the sessions in sight: the present time, and what is dragged. A sheet of its
 * own, so that the sessions below are not drawn anew for each movement. */
#define TDT_TYPE_TIMETABLE_OVER (tdt_timetable_over_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableOver, tdt_timetable_over, TDT, TIMETABLE_OVER, GtkWidget)

/* @canvas must outlive it. */
GtkWidget *tdt_timetable_over_new (TdtTimetableCanvas *canvas);

G_END_DECLS
