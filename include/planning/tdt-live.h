/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * Running the day: what is on now, how long it still has, and what being late does to the rest.
 * Everything is read from the project (when sessions and items really began and ended) and the time
 * now, which is a parameter; so nothing is lost with the window, and a clock that is set back only
 * makes an item look as if it had just begun.
 *
 * Run on another day than the one it is planned for, as in a rehearsal, a session is held against
 * the same hours of that day.
 *
 * A session with an agenda runs item by item, one without is run as a whole. Points that have
 * neither minutes nor began are passed over.
 */

/** TdtLiveState: how far a session or an item is. */
typedef enum
{
  TDT_LIVE_AHEAD,
  TDT_LIVE_RUNNING,
  TDT_LIVE_PAUSED,
  TDT_LIVE_OVER
} TdtLiveState;

/**
 * TdtLive:
 * @state: of the session
 * @item: (nullable): the agenda item that is on, %NULL between items and without agenda
 * @next: (nullable): the item to come
 * @elapsed: seconds that the item, or else the session, has been on, pauses left out
 * @left: seconds it still has, negative when it is over its time
 * @session_left: seconds until the planned end of the session and what was given to it, counted
 *   from when it really began; negative when over
 * @behind: seconds that the session is behind its plan, negative when ahead
 *
 * Rows are good as long as the root.
 */
typedef struct
{
  TdtLiveState state;
  const TdtRow *item;
  const TdtRow *next;
  gint64 elapsed;
  gint64 left;
  gint64 session_left;
  gint64 behind;
} TdtLive;

/**
 * tdt_live_read:
 * @session: the session looked at
 * @now: seconds since 1970 UTC
 * @live: (out): how things stand
 */
void tdt_live_read (const TdtRoot *root, const TdtRow *session, gint64 now, TdtLive *live);

/** tdt_live_get_state: Returns: how far @item is, an agenda item or a session */
TdtLiveState tdt_live_get_state (const TdtRow *item);

/**
 * tdt_live_list_track:
 *
 * Returns: (transfer container) (element-type TdtRow): the sessions of the day of @session that
 *   follow one another, by planned start: all, or where some are at the same time those in its
 *   room; @session alone when it has no start
 */
GPtrArray *tdt_live_list_track (const TdtRoot *root, const TdtRow *session);

/**
 * tdt_live_find_current:
 * @now: seconds since 1970 UTC
 *
 * Returns: (transfer none) (nullable): the session that is running, or else the one that comes next
 *   by its plan, or the first that has not been run, or the last; %NULL without placed sessions
 */
const TdtRow *tdt_live_find_current (const TdtRoot *root, gint64 now);

/**
 * TdtLiveForecast:
 * @session: a session of the track
 * @start: when it will start as things stand, seconds since 1970 UTC
 * @end: when it will end
 * @planned_start: when it was to start
 *
 * What becomes of a session that is running or still to come.
 */
typedef struct
{
  const TdtRow *session;
  gint64 start;
  gint64 end;
  gint64 planned_start;
} TdtLiveForecast;

/**
 * tdt_live_forecast:
 *
 * Hours are those of the day it is run. Each session of the track starts when it was to, or when
 * the one before it ends if that is later. A pinned one keeps its time; the one before it then runs
 * into it.
 *
 * Returns: (transfer full) (element-type TdtLiveForecast): the running session and those to come
 */
GArray *tdt_live_forecast (const TdtRoot *root, const TdtRow *session, gint64 now);

/**
 * tdt_live_list_consequences:
 *
 * Says what the forecast means: which sessions move, which one that keeps its time is run into,
 * who leaves before their session ends, and an end after the closing time of the day.
 *
 * Returns: (transfer full) (element-type utf8): sentences in the user's language, none when all is
 *   on time
 */
GPtrArray *tdt_live_list_consequences (const TdtRoot *root, const TdtRow *session, gint64 now);

/*
 * What the moderator does. Each is one edit; @now is the time it is done. They return FALSE with an
 * error in words when it makes no sense just then.
 */

/** tdt_live_start: the session begins, with the first item of its agenda that is not over. */
gboolean tdt_live_start (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                         const TdtTime *now, GError **error);
/**
 * tdt_live_next: ends the item that is on and begins the next; after the last, ends the session. A
 * pause ends with it.
 */
gboolean tdt_live_next (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                        const TdtTime *now, GError **error);
/** tdt_live_finish: ends the session and what is on. */
gboolean tdt_live_finish (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                          const TdtTime *now, GError **error);
/** tdt_live_pause: stops the clock of the session, or lets it go on. */
gboolean tdt_live_pause (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                         const TdtTime *now, GError **error);
/** tdt_live_give: @minutes: how many more the item that is on, or the session, gets. */
gboolean tdt_live_give (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, int minutes,
                        GError **error);
/** tdt_live_skip: the next item is over without having been on. */
gboolean tdt_live_skip (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                        const TdtTime *now, GError **error);
/** tdt_live_swap: the next item and the one after it change places. */
gboolean tdt_live_swap (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, GError **error);
/**
 * tdt_live_catch_up:
 * @now: seconds since 1970 UTC
 * @missing: (out): minutes that could not be saved
 *
 * Shortens what is still to come of the session, each item in proportion to its minutes and none
 * below one, until the session ends as planned.
 */
gboolean tdt_live_catch_up (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, gint64 now,
                            int *missing, GError **error);

/**
 * tdt_live_speak:
 * @participant: (nullable): who begins to speak, %NULL for nobody
 *
 * Ends the turn of who is speaking in @session, and begins one. An item that begins gives the turn
 * to the first of its speakers by itself, and the end of the session ends the last turn.
 */
gboolean tdt_live_speak (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                         const TdtRow *participant, const TdtTime *now, GError **error);

/**
 * tdt_live_get_turn:
 *
 * Returns: (transfer none) (nullable): the turn that is not over in @session
 */
const TdtRow *tdt_live_get_turn (const TdtRoot *root, const TdtRow *session);

/**
 * tdt_live_list_missed:
 * @person: somebody who came
 *
 * Returns: (transfer container) (element-type TdtRow): the sessions that expected the person and
 *   were over, or as planned should have been, when he or she came
 */
GPtrArray *tdt_live_list_missed (const TdtRoot *root, const TdtRow *person);

/**
 * TdtLiveSpoken:
 * @organisation: (nullable): whom it is about, %NULL for those who speak for none
 * @seconds: how long its people spoke
 * @planned: how long they were to speak: the minutes they were given, or else an equal share
 */
typedef struct
{
  const TdtRow *organisation;
  gint64 seconds;
  gint64 planned;
} TdtLiveSpoken;

/**
 * tdt_live_list_spoken:
 * @session: (nullable): only there, %NULL for the whole event
 *
 * Returns: (transfer full) (element-type TdtLiveSpoken): by organisation, who spoke most first
 */
GArray *tdt_live_list_spoken (const TdtRoot *root, const TdtRow *session);

G_END_DECLS
