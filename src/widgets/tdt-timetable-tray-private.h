/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-timetable-block-private.h"

G_BEGIN_DECLS

/* The sessions that have no time yet, side by side. */
#define TDT_TYPE_TIMETABLE_TRAY (tdt_timetable_tray_get_type ())
G_DECLARE_FINAL_TYPE (TdtTimetableTray, tdt_timetable_tray, TDT, TIMETABLE_TRAY, GtkWidget)

/* @style must outlive the tray. */
GtkWidget *tdt_timetable_tray_new (const TdtTimetableStyle *style);
/* @findings: (nullable): by uid of the session. */
void tdt_timetable_tray_set_root (TdtTimetableTray *tray, const TdtRoot *root,
                                  GHashTable *findings);
void tdt_timetable_tray_set_selected (TdtTimetableTray *tray, const char *uid);
void tdt_timetable_tray_set_lifted (TdtTimetableTray *tray, const char *uid);
/* Whether a session that is dragged would be taken off the timetable. */
void tdt_timetable_tray_set_inviting (TdtTimetableTray *tray, gboolean inviting);
void tdt_timetable_tray_restyle (TdtTimetableTray *tray);
/* (nullable): the uid of the session at a place of the tray. */
const char *tdt_timetable_tray_pick (TdtTimetableTray *tray, double x, double y);
/* (nullable): the block of a session, NULL when it is not here. */
GtkWidget *tdt_timetable_tray_get_block (TdtTimetableTray *tray, const char *uid);
/* (nullable): the uid of the session @by places after @uid; the first one when that is not here. */
const char *tdt_timetable_tray_get_beside (TdtTimetableTray *tray, const char *uid, int by);

G_END_DECLS
