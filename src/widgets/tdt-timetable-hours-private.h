/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-canvas-private.h"

G_BEGIN_DECLS

/* The scale of time beside a canvas: as high as it is, and as wide as an hour is written. */
#define TDT_TYPE_TIMETABLE_HOURS (tdt_timetable_hours_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableHours, tdt_timetable_hours, TDT, TIMETABLE_HOURS, GtkWidget)

/* Both must outlive the scale. */
GtkWidget *tdt_timetable_hours_new (TdtTimetableCanvas *canvas, const TdtTimetableStyle *style);

G_END_DECLS
