/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable.h"

G_BEGIN_DECLS

/* What a session that is dragged does, from press to release; the mouse calls these, and tests.
 * Places are in coordinates of the timetable. */

/* Takes what is at a place: a session, its edge, or empty paper. Nothing moves yet. Returns FALSE
 * where there is nothing to take. */
gboolean tdt_timetable_drag_begin (TdtTimetable *timetable, double x, double y);
/* @fine: to the minute, not to five. */
void tdt_timetable_drag_update (TdtTimetable *timetable, double x, double y, gboolean fine);
/* Does what the picture shows, if anything. */
void tdt_timetable_drag_end (TdtTimetable *timetable);
void tdt_timetable_drag_cancel (TdtTimetable *timetable);
gboolean tdt_timetable_is_dragging (TdtTimetable *timetable);

/* A person held over a place: shows in which session that would be, and who clashes. Returns
 * whether there is one. */
gboolean tdt_timetable_hover_person (TdtTimetable *timetable, const char *person, double x,
                                     double y);
/* Makes that person take part there. */
void tdt_timetable_drop_person (TdtTimetable *timetable, const char *person, double x, double y);

/* The place of a session in sight, for tests. Returns FALSE when it is not. */
gboolean tdt_timetable_get_session_area (TdtTimetable *timetable, const char *uid,
                                         graphene_rect_t *area);

G_END_DECLS
