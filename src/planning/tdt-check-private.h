/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check-settings.h"
#include "tdt-check.h"
#include "tdt-interval.h"
#include "tdt-rank.h"

/* Who is called alike: folded names and e-mail addresses to the uids of people, and who has, or
 * once had, such a name or address in common with somebody: all others need no second look. */
typedef struct
{
  GHashTable *people;
  GHashTable *shared;
} TdtCheckIndex;

void tdt_check_index_init (TdtCheckIndex *index, const TdtRoot *root);
void tdt_check_index_clear (TdtCheckIndex *index);

/* Follows an edit, and adds everybody who is called alike before or after it to @uids. */
void tdt_check_index_update (TdtCheckIndex *index, const TdtDiff *diff, GHashTable *uids);

/* Returns: (nullable): the uid after that of @person among those who are called alike. */
const char *tdt_check_index_next_alike (const TdtCheckIndex *index, const TdtRow *person);

/* Rows, owned by somebody else. */
typedef struct
{
  const TdtRow *const *rows;
  guint n;
} TdtCheckRows;

/* Who refers to whom in a whole project; see tdt-check-graph.c. */
typedef struct _TdtCheckGraph TdtCheckGraph;

TdtCheckGraph *tdt_check_graph_new (const TdtRoot *root);
void tdt_check_graph_free (TdtCheckGraph *graph);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtCheckGraph, tdt_check_graph_free)
TdtCheckRows tdt_check_graph_get_referrers (const TdtCheckGraph *graph, const char *target,
                                            TdtFieldId field);
const TdtRow *tdt_check_graph_lookup (const TdtCheckGraph *graph, TdtKindId kind, const char *uid);

#define TDT_CHECK_KNOWN_MAX 16

/* What a check is given: the project, what counts as today, and where findings go. */
typedef struct
{
  const TdtRoot *root;
  const TdtCheckOptions *options;
  const TdtCheckSettings *settings;
  const TdtCheckIndex *index;
  const TdtRankList *ranks;
  GPtrArray *findings;
  /* In a pass over the whole project; else the root is asked. */
  const TdtCheckGraph *graph;
  /* What was asked for since the unit was turned to: several checks ask for the same. */
  struct
  {
    const char *target;
    TdtFieldId field;
    GPtrArray *rows;
  } known[TDT_CHECK_KNOWN_MAX];
  guint n_known;
  GPtrArray *others; /* what did not fit in there */
  int session_kind;  /* of the unit, where it is a session: many checks are for one kind only */
  GArray *intervals;
} TdtCheckContext;

/* As tdt_root_get_referrers(), good until the next unit. */
TdtCheckRows tdt_check_get_referrers (TdtCheckContext *context, const char *target,
                                      TdtFieldId field);
/* As tdt_root_follow(). */
const TdtRow *tdt_check_follow (const TdtCheckContext *context, const TdtRow *row,
                                TdtFieldId field);

/* When the unit, a person or a room, is taken: each session once, in order of time; good until the
 * next unit. (element-type TdtInterval) */
const GArray *tdt_check_get_intervals (TdtCheckContext *context, const TdtRow *unit);

/* The person who comes, as tdt_participant_get_attendee(). */
const TdtRow *tdt_check_get_attendee (const TdtCheckContext *context, const TdtRow *participant);

/*
 * A check looks at one record at a time, its unit, and at what is reached from it. What makes a
 * unit worth another look is in tdt-check-units.c: sessions, people and rooms are touched by
 * their own edits and by those of sessions, participants and agenda items that belong to them.
 */
typedef struct
{
  const char *code;
  const char *title;
  TdtSeverity severity;
  TdtKindId unit;
  void (*find) (TdtCheckContext *context, const char *code, const TdtRow *unit);
} TdtCheck;

const TdtCheck *tdt_checks_get (guint *n_checks);

/* Whether @diff changes something that every check may rest on, such as a setting. */
gboolean tdt_check_touches_all (const TdtDiff *diff);

/* Adds the uids of all units that @diff touches. */
void tdt_check_units_touched (const TdtRoot *before, const TdtRoot *after, const TdtDiff *diff,
                              GHashTable *uids);

/* Runs all checks on one unit. */
void tdt_check_unit (TdtCheckContext *context, const TdtRow *unit);

/* Looks at one unit after the other: at all that are worth it. */
typedef void (*TdtCheckUnitFunc) (const TdtRow *unit, gpointer data);
void tdt_check_foreach_unit (const TdtRoot *root, TdtCheckUnitFunc func, gpointer data);

/* Reports a finding; @facts is all that it rests on, in words for no one. */
void tdt_check_report (TdtCheckContext *context, const char *code, const char *const *records,
                       const char *facts, char *message);

/* Whether the check with @code has nothing to say of @unit. */
gboolean tdt_check_finds_nothing (const TdtRoot *root, const TdtCheckOptions *options,
                                  const char *code, const TdtRow *unit);

/* The organisation that a participant speaks for: the one said, or else the person's own. */
const TdtRow *tdt_participant_get_organisation (const TdtRoot *root, const TdtRow *participant);
const TdtRow *tdt_check_get_organisation (const TdtCheckContext *context,
                                          const TdtRow *participant);

/* Whether a participant has something to say there, and comes or sends somebody. */
gboolean tdt_participant_speaks (const TdtRow *participant);

/* Whether a participant is expected to come: nobody who declined, is excused or represented. */
gboolean tdt_participant_comes (const TdtRow *participant);

void tdt_find_person_overlap (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_person_declined (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_room_overlap (TdtCheckContext *context, const char *code, const TdtRow *room);
void tdt_find_room_capacity (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_session_unplaced (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_session_no_chair (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_agenda_over (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_person_travel (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_person_unavailable (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_person_unconfirmed (TdtCheckContext *context, const char *code,
                                  const TdtRow *session);
void tdt_find_person_no_contact (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_person_duplicate (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_brief_missing (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_room_layout (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_session_outside_day (TdtCheckContext *context, const char *code,
                                   const TdtRow *session);
void tdt_find_session_few_speakers (TdtCheckContext *context, const char *code,
                                    const TdtRow *session);
void tdt_find_session_many_speakers (TdtCheckContext *context, const char *code,
                                     const TdtRow *session);
void tdt_find_session_one_organisation (TdtCheckContext *context, const char *code,
                                        const TdtRow *session);
void tdt_find_panel_one_gender (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_balance (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_agenda_under (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_speaking_over (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_speaking_unequal (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_break_missing (TdtCheckContext *context, const char *code, const TdtRow *room);
void tdt_find_order_broken_wish (TdtCheckContext *context, const char *code, const TdtRow *wish);
void tdt_find_order_broken_frame (TdtCheckContext *context, const char *code,
                                  const TdtRow *project);
void tdt_find_organisation_silent (TdtCheckContext *context, const char *code,
                                   const TdtRow *organisation);
void tdt_find_seat_conflict (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_precedence (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_seat_precedence (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_link_missing (TdtCheckContext *context, const char *code, const TdtRow *link);
