/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-check.h"
#include "tdt-interval.h"

/* What a check is given: the project, what counts as today, and where findings go. */
typedef struct
{
  const TdtRoot *root;
  const TdtCheckOptions *options;
  GPtrArray *findings;
} TdtCheckContext;

/*
 * A check looks at one record at a time, its unit, and at what is reached from it. What makes a
 * unit worth another look is in tdt-check-units.c: sessions, people and rooms are touched by
 * their own edits and by those of sessions, participants and agenda items that belong to them.
 */
typedef struct
{
  const char *code;
  TdtSeverity severity;
  TdtKindId unit;
  void (*find) (TdtCheckContext *context, const char *code, const TdtRow *unit);
} TdtCheck;

const TdtCheck *tdt_checks_get (guint *n_checks);

/* Adds the uids of all units that @diff touches. */
void tdt_check_units_touched (const TdtRoot *before, const TdtRoot *after, const TdtDiff *diff,
                              GHashTable *uids);

/* Runs all checks on one unit. */
void tdt_check_unit (TdtCheckContext *context, const TdtRow *unit);

/* Reports a finding; @facts is all that it rests on, in words for no one. */
void tdt_check_report (TdtCheckContext *context, const char *code, const char *const *records,
                       const char *facts, char *message);

void tdt_findings_sort (GPtrArray *findings);

/* Whether a participant is expected to come: nobody who declined, is excused or represented. */
gboolean tdt_participant_comes (const TdtRow *participant);

void tdt_find_person_overlap (TdtCheckContext *context, const char *code, const TdtRow *person);
void tdt_find_person_declined (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_room_overlap (TdtCheckContext *context, const char *code, const TdtRow *room);
void tdt_find_room_capacity (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_session_unplaced (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_session_no_chair (TdtCheckContext *context, const char *code, const TdtRow *session);
void tdt_find_agenda_over (TdtCheckContext *context, const char *code, const TdtRow *session);
