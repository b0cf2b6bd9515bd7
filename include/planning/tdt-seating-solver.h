/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** TDT_SEATING_NONE: "no such index". */
#define TDT_SEATING_NONE G_MAXUINT

/**
 * TdtSeatingWishKind:
 * @TDT_SEATING_NEXT_TO: side by side
 * @TDT_SEATING_NOT_NEXT_TO: not side by side
 * @TDT_SEATING_NEAR: at most two seats between them
 */
typedef enum
{
  TDT_SEATING_NEXT_TO,
  TDT_SEATING_NOT_NEXT_TO,
  TDT_SEATING_NEAR
} TdtSeatingWishKind;

/**
 * TdtSeatingPerson:
 * @organisation: whatever tells organisations apart, or %NULL for none
 * @gender: a GENDER token, %TDT_TOKEN_OTHER where it is not recorded
 * @seat: the number of the seat that is kept for that person, 0 for none
 *
 * Somebody to be seated.
 */
typedef struct
{
  gconstpointer organisation;
  int gender;
  guint seat;
} TdtSeatingPerson;

/**
 * TdtSeatingWish:
 * @kind: what is wished
 * @person: index of somebody
 * @other: index of somebody else
 * @weight: what it costs when it is not so
 */
typedef struct
{
  TdtSeatingWishKind kind;
  guint person;
  guint other;
  guint weight;
} TdtSeatingWish;

/**
 * TdtSeatingProblem:
 * @layout: a LAYOUT token
 * @n_seats: seats of the table
 * @people: (array length=n_people): in order of precedence, the first rank first
 * @wishes: (array length=n_wishes): who wishes to sit how
 * @precedence: what it costs to sit one place of honour away from one's rank; 0 leaves ranks out
 * @same_organisation: what two neighbours of one organisation cost
 * @same_gender: what two neighbours of one gender cost, where it is recorded
 *
 * One table and those who shall sit at it.
 */
typedef struct
{
  int layout;
  guint n_seats;
  const TdtSeatingPerson *people;
  guint n_people;
  const TdtSeatingWish *wishes;
  guint n_wishes;
  guint precedence;
  guint same_organisation;
  guint same_gender;
} TdtSeatingProblem;

/**
 * tdt_seating_solve:
 * @seed: where chance starts from
 *
 * Starts from the order of precedence and swaps two people, or moves one to a free seat, while
 * that costs less, from there and from shuffled starts; the cheapest of all is taken. The same
 * problem and seed give the same seating. With more people than seats the last ranks get none.
 *
 * Returns: (transfer full) (array length=n_people): the number of each one's seat, 0 for none
 */
guint *tdt_seating_solve (const TdtSeatingProblem *problem, guint64 seed);

/**
 * tdt_seating_wish_holds:
 * @seats: the number of each one's seat, 0 for none
 *
 * Returns: whether it is as wished; wishes of people without a seat hold
 */
gboolean tdt_seating_wish_holds (const TdtSeatingProblem *problem, const guint *seats,
                                 const TdtSeatingWish *wish);

G_END_DECLS
