/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Who sits where: the people of a session at its tables, by precedence or by wishes, and in
 * rotating groups over several rounds. Seats that are kept ("Keeps this seat") stay.
 */

/**
 * TdtSeatingStyle:
 * @TDT_SEATING_BY_PRECEDENCE: the first rank on the seat of honour, the others by rank; colleagues
 *     and the like make small exceptions
 * @TDT_SEATING_BY_WISHES: wishes and who sits beside whom count, ranks decide what is left
 */
typedef enum
{
  TDT_SEATING_BY_PRECEDENCE,
  TDT_SEATING_BY_WISHES
} TdtSeatingStyle;

/**
 * TdtSeatingOptions:
 * @style: what counts at one table
 * @n_tables: tables of each round; 0 for the tables that the session has
 * @n_seats: seats of each table, with @n_tables
 * @n_rounds: rounds, with @n_tables
 * @seed: where chance starts from
 * @time_limit: seconds for rotating groups, 0 for what suits them
 * @cancellable: (nullable): stops, keeping the best so far
 *
 * How to seat. Without tables in the session and without @n_tables, there is one table for all, in
 * the layout of the session or its room.
 */
typedef struct
{
  TdtSeatingStyle style;
  guint n_tables;
  guint n_seats;
  guint n_rounds;
  guint64 seed;
  double time_limit;
  GCancellable *cancellable;
} TdtSeatingOptions;

/**
 * TdtSeatingTable:
 * @uid: (nullable): of a table that is there already
 * @round: from 1
 * @number: among the tables of its round, from 1
 * @layout: a LAYOUT token
 * @n_seats: its seats
 * @people: (array length=n_seats) (element-type TdtRow): who sits there, %NULL for nobody
 *
 * A table of one round.
 */
typedef struct
{
  char *uid;
  guint round;
  guint number;
  int layout;
  guint n_seats;
  const TdtRow **people;
} TdtSeatingTable;

/**
 * TdtSeatingBroken:
 * @wish: (nullable): uid of the wish; %NULL for colleagues who sit together
 * @person: uid of somebody
 * @other: uid of somebody else
 * @message: a translated sentence
 *
 * A wish that the seating does not fulfil.
 */
typedef struct
{
  char *wish;
  char *person;
  char *other;
  char *message;
} TdtSeatingBroken;

/**
 * TdtSeating:
 * @root: what it was made from; people are rows of it
 * @session: (nullable): uid of the session
 * @tables: (element-type TdtSeatingTable): by round and number
 * @unseated: (element-type TdtRow): people for whom there is no seat
 * @broken: (element-type TdtSeatingBroken): wishes not fulfilled
 * @repeats: meetings of pairs beyond their first, over all rounds
 * @elapsed: seconds that groups took
 */
typedef struct
{
  TdtRoot *root;
  char *session;
  GPtrArray *tables;
  GPtrArray *unseated;
  GPtrArray *broken;
  guint repeats;
  double elapsed;
} TdtSeating;

/**
 * tdt_seating_new:
 * @session: (nullable): uid of a session; %NULL for all people of the project and tables of none
 *
 * Pure: may run in any thread; without time limit the same input gives the same seating.
 *
 * Returns: (transfer full) (nullable): the seating, or %NULL with an error a person can act on
 */
TdtSeating *tdt_seating_new (const TdtRoot *root, const char *session,
                             const TdtSeatingOptions *options, GError **error);
void tdt_seating_free (TdtSeating *seating);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSeating, tdt_seating_free)

/** TDT_SEATING_COLLEAGUES_APART: the setting for no two neighbours of one organisation, on */
#define TDT_SEATING_COLLEAGUES_APART "seating.colleagues-apart"
/** TDT_SEATING_ALTERNATE: the setting for women and men in turn where it is recorded, off */
#define TDT_SEATING_ALTERNATE "seating.alternate"

/**
 * tdt_seating_get_option:
 * @name: one of the two settings above
 *
 * Returns: whether the project says 1, or says nothing and @otherwise
 */
gboolean tdt_seating_get_option (const TdtRoot *root, const char *name, gboolean otherwise);

/** tdt_seating_apply: @edit: takes the tables and seats; those of before are used again */
gboolean tdt_seating_apply (const TdtSeating *seating, TdtEdit *edit, GError **error);

/**
 * tdt_seating_get_people:
 * @session: (nullable): uid of a session
 * @audience: whether those who only attend are wanted too
 *
 * Returns: (transfer container) (element-type TdtRow): the named people who come, or stand in, in
 *   order of precedence
 */
GPtrArray *tdt_seating_get_people (const TdtRoot *root, const char *session, gboolean audience);

/**
 * tdt_seating_get_organisation:
 *
 * Returns: (nullable) (transfer none): whom @person speaks for in @session, or belongs to
 */
const TdtRow *tdt_seating_get_organisation (const TdtRoot *root, const char *session,
                                            const TdtRow *person);

/**
 * tdt_seating_get_tables:
 * @round: from 1
 *
 * Returns: (transfer container) (element-type TdtRow): the session’s tables of that round, in order
 */
GPtrArray *tdt_seating_get_tables (const TdtRoot *root, const char *session, guint round);

/** tdt_seating_count_rounds: Returns: the last round of the session’s tables, 0 without tables */
guint tdt_seating_count_rounds (const TdtRoot *root, const char *session);

/** tdt_seating_find_seat: Returns: (nullable): the seat of that number of a table */
const TdtRow *tdt_seating_find_seat (const TdtRoot *root, const TdtRow *table, guint number);

/** tdt_seating_get_n_seats: Returns: how many seats a table has: as it says, or as are taken */
guint tdt_seating_get_n_seats (const TdtRoot *root, const TdtRow *table);

G_END_DECLS
