/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/* Where everything of one day stands in a timetable: pure, no widget. */

/* Minutes that a session without a length takes up in the picture. */
#define TDT_TIMETABLE_UNKNOWN_MINUTES 30

/* A session in its place. Times are minutes of the wall clock since midnight of the day; who goes
 * on past midnight ends after 1440, and on the next day began before 0. Sessions that overlap in a
 * column share it in lanes. */
typedef struct
{
  const TdtRow *session;
  int start;
  int end;
  guint column;
  guint lane;
  guint n_lanes;
} TdtTimetableSlot;

/* The day @julian of @root, or nothing at all where it is 0. @rooms are the columns; NULL stands
 * for sessions without a room. @slots are by column and time; those of column c are from
 * first_slots[c] on. @from and @to are what the scale of time shows, @opens and @closes the hours
 * of the day, -1 where it has none. */
typedef struct
{
  TdtRoot *root;
  gint64 julian;
  GPtrArray *rooms;
  GArray *slots;
  GArray *first_slots;
  GHashTable *by_uid;
  int from;
  int to;
  int opens;
  int closes;
} TdtTimetablePlan;

TdtTimetablePlan *tdt_timetable_plan_new (const TdtRoot *root, gint64 julian);
void tdt_timetable_plan_free (TdtTimetablePlan *plan);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTimetablePlan, tdt_timetable_plan_free)

/* The slot at @position, NULL past the end. */
const TdtTimetableSlot *tdt_timetable_plan_get (const TdtTimetablePlan *plan, guint position);
/* (nullable) @uid: where that session stands, NULL when it is not on this day. */
const TdtTimetableSlot *tdt_timetable_plan_find (const TdtTimetablePlan *plan, const char *uid);
/* The room of a column, NULL for the one without. */
const TdtRow *tdt_timetable_plan_get_room (const TdtTimetablePlan *plan, guint column);

/* The days that have something to show, as julian numbers in order: those of the event, and those
 * that sessions stand on. */
GArray *tdt_timetable_dup_days (const TdtRoot *root);
/* (transfer container): sessions without a start, by title. */
GPtrArray *tdt_timetable_get_unplaced (const TdtRoot *root);
/* The local time of a place in the plan, in the zone of the project. */
TdtTime *tdt_timetable_make_time (const TdtRoot *root, gint64 julian, int minute);

G_END_DECLS
