/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-root.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtTimetable: the sessions of one day on a grid of rooms and hours, with the days above it and a
 * tray of what has no time yet. It changes nothing itself: what the user does with the mouse is
 * told by signals, and shown when the root that comes of it is set.
 *
 * Properties: "session" (uid of the session that is chosen, or %NULL), "day" (GDate julian number
 * of the day that is shown, 0 for none), "colour-by" ("kind", "theme" or "room"),
 * "step" (minutes that sessions are moved by when they are dragged, 1 to 60).
 *
 * Signals:
 * - "open" (uid): the user wants to edit that session.
 * - "place" (uid, minutes since midnight of "day" or -1 to take it off, uid of the room or %NULL)
 * - "resize" (uid, minute of the new start, minutes)
 * - "create" (minute of the start, minutes, uid of the room or %NULL)
 * - "add-person" (uid of the session, uid of the person)
 * - "menu" (uid, widget, x, y): commands for that session are asked for at that place
 *
 * Actions: "timetable.zoom-in", "timetable.zoom-out", "timetable.zoom-fit", "timetable.now",
 * "timetable.next-day", "timetable.previous-day", "timetable.colour-by" (text).
 */
#define TDT_TYPE_TIMETABLE (tdt_timetable_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetable, tdt_timetable, TDT, TIMETABLE, GtkWidget)

/** tdt_timetable_set_root: shows another state of the project. */
void tdt_timetable_set_root (TdtTimetable *timetable, const TdtRoot *root);
/**
 * tdt_timetable_set_findings:
 * @findings: (nullable) (element-type utf8 GPtrArray): of the whole project, by the uids of the
 *   records that they name, each a #TdtFinding; those of sessions are marked
 *
 * Marks sessions, and again when it is called after @findings changed.
 */
void tdt_timetable_set_findings (TdtTimetable *timetable, GHashTable *findings);

/**
 * tdt_timetable_set_session:
 * @uid: (nullable): chooses a session, and brings it into sight
 */
void tdt_timetable_set_session (TdtTimetable *timetable, const char *uid);
/** tdt_timetable_get_session: Returns: (transfer none) (nullable): the session chosen */
const char *tdt_timetable_get_session (TdtTimetable *timetable);
/** tdt_timetable_get_day: Returns: the day that is shown, 0 for none */
gint64 tdt_timetable_get_day (TdtTimetable *timetable);
/** tdt_timetable_set_day: @julian: a day that the project has; any other does nothing */
void tdt_timetable_set_day (TdtTimetable *timetable, gint64 julian);

G_END_DECLS
