/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-schedule-grid-private.h"
#include "tdt-schedule.h"
#include "tdt-timetable-state-private.h"

G_BEGIN_DECLS

/*
 * A session that is wanted before another. Indices are those of events.
 */
typedef struct
{
  guint before;
  guint after;
  const TdtRow *wish; /* NULL: an opening comes first, a closing last */
  gint64 weight;
  gboolean dropped; /* set aside, as it cannot hold together with others */
} TdtScheduleOrder;

/*
 * A project read as a timetabling problem: what event, room and group is which record. Events are
 * the sessions that may move, and those that stay and lie on the periods; what else stays is an
 * obstacle.
 */
typedef struct
{
  TdtRoot *root;
  GHashTable *stuck;     /* uids that stay though they might move: no other place is found */
  GHashTable *selection; /* uids that may move, or NULL for all */
  TdtScheduleGrid *grid; /* NULL: the event has no day */
  GPtrArray *sessions;   /* by event */
  GHashTable *events;    /* uid to event plus one */
  guint n_movable;       /* these come first among the events */
  GArray *obstacles;     /* TdtScheduleSlot: what stays and is no event */
  GPtrArray *without;    /* rows: to be placed, and nobody said how long they take */
  GPtrArray *rooms;      /* by room; NULL in the last place for what needs no room */
  gboolean has_rooms;
  GPtrArray *people; /* by group, as far as groups are people */
  GArray *orders;    /* TdtScheduleOrder */
} TdtScheduleModel;

/* @stuck: (nullable): uids of placed sessions that stay where they are. */
TdtScheduleModel *tdt_schedule_model_new (const TdtRoot *root, const char *const *selection,
                                          GHashTable *stuck);
void tdt_schedule_model_free (TdtScheduleModel *model);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtScheduleModel, tdt_schedule_model_free)

/* The problem for the solver, without the orders that were dropped. @themes_apart: also keep the
 * sessions of a theme from overlapping, where they leave enough room to be next to one another. */
TdtTimetableProblem *tdt_schedule_model_make_problem (const TdtScheduleModel *model,
                                                      gboolean themes_apart);

/* Whether @themes_apart makes a difference. */
gboolean tdt_schedule_model_has_themes (const TdtScheduleModel *model);

/* What a session needs: breaks and meals are for everybody, and need no room. */
gboolean tdt_schedule_is_pause (const TdtRow *session);

/* Parts of tdt_schedule_model_make_problem(): each adds to the problem what its file is about. */
void tdt_schedule_add_people (const TdtScheduleModel *model, TdtTimetableProblem *problem);
void tdt_schedule_add_wishes (const TdtScheduleModel *model, TdtTimetableProblem *problem);
void tdt_schedule_add_rivals (const TdtScheduleModel *model, TdtTimetableProblem *problem);
void tdt_schedule_find_orders (TdtScheduleModel *model);
void tdt_schedule_add_orders (const TdtScheduleModel *model, TdtTimetableProblem *problem);

/* Drops as few orders as can be, so that none are left that go round in a circle; tells each in
 * @broken. */
void tdt_schedule_break_circles (TdtScheduleModel *model, GPtrArray *broken);

/* The event of a session, or %TDT_TIMETABLE_NONE. */
guint tdt_schedule_find_event (const TdtScheduleModel *model, const char *uid);

/* (element-type TdtRow): who has to be in a session. */
GPtrArray *tdt_schedule_get_people (const TdtRoot *root, const TdtRow *session);

/* Moves what the plan moves to the earliest time of the day that costs no more. */
void tdt_schedule_tidy (const TdtScheduleModel *model, const TdtTimetableProblem *problem,
                        TdtTimetableResult *result);
void tdt_schedule_load_state (TdtTimetableState *state, const TdtTimetableResult *result);

/* Words. */
char *tdt_schedule_join_titles (const TdtScheduleModel *model, const GArray *events);
char *tdt_schedule_dup_place (const TdtScheduleModel *model, guint period, guint room);
char *tdt_schedule_explain_order (const TdtScheduleModel *model, const TdtScheduleOrder *order);
char *tdt_schedule_explain_obstacle (const TdtScheduleModel *model,
                                     const TdtTimetableObstacle *obstacle);
void tdt_schedule_explain_moves (const TdtScheduleModel *model, const TdtTimetableProblem *problem,
                                 const TdtTimetableResult *result, GPtrArray *moves);

G_END_DECLS
