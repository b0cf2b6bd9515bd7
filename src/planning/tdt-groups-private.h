/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-groups-solver.h"
#include "tdt-pace-private.h"
#include "tdt-random-private.h"

G_BEGIN_DECLS

typedef struct
{
  guint person;
  guint other;
  guint cost;
  gboolean together;
} TdtGroupsWish;

struct _TdtGroupsProblem
{
  int n_people;
  int n_tables;
  int n_seats; /* of one table */
  int n_rounds;
  int repeat_cost;
  GArray *wishes; /* TdtGroupsWish */
  int *fixed;     /* [round][person]: a table, or -1 */
};

/*
 * One run: the best seating, and when to stop.
 *
 * A *schedule* says where everybody sits, as table[round * n_places + place].
 * Places are the people first, then the empty seats. Tables count as having
 * n_seats seats, no more than needed, so that there are few empty ones.
 */
typedef struct
{
  const TdtGroupsProblem *problem;
  const TdtGroupsOptions *options;
  TdtRandom random;
  int n_seats;
  int n_places;
  int *best_table; /* [round][person] */
  gint64 best_penalty;
  gint64 least_penalty; /* no seating has less */
  TdtPace pace;
} TdtGroupsSearch;

gboolean tdt_groups_search_is_perfect (const TdtGroupsSearch *search);

/* Keeps the schedule @table, its rows @n_places long, if @penalty, which it
 * has, is the least so far. */
void tdt_groups_search_offer (TdtGroupsSearch *search, const int *table, int n_places,
                              gint64 penalty);

/* The whole run: construction, symmetry, annealing. */
void tdt_groups_search_run (TdtGroupsSearch *search);

/* Counts the penalty of a seating [round][person] anew, by term. */
gint64 tdt_groups_count (const TdtGroupsProblem *problem, const int *table, gint64 *terms);

/* Writes to @meetings, of all pairs, how often they meet in a schedule. */
void tdt_groups_count_meetings (const int *table, int n_places, int n_rounds, guint16 *meetings);

/* Schedules without repeats by construction, written to @table, for full
 * tables. Returns how many of @n_rounds rounds were made, from the first on. */
int tdt_groups_construct (TdtRandom *random, int n_tables, int n_seats, int n_rounds, int *table);

/* Looks for a schedule that a symmetry maps to itself, by one kind of symmetry,
 * the number @kind, and @effort moves for each orbit it has; writes the best to
 * @table. Returns FALSE if there is no such kind. */
gboolean tdt_groups_search_symmetric (TdtGroupsSearch *search, int kind, double effort, int *table,
                                      gint64 *repeats);

/* Writes a schedule where those sit whom the problem fixes, the others as
 * chance wills, keeping the rounds of @table before @first_round. */
void tdt_groups_seat_at_random (TdtGroupsSearch *search, int first_round, int *table);

/* Anneals from the schedule @table, until @until of the run is over. */
void tdt_groups_anneal (TdtGroupsSearch *search, const int *table, double hot, double cold,
                        double until);

/* Gives the people of a schedule made for anybody places in it that suit
 * hosts, wishes and empty seats. Returns FALSE if hosts or empty seats cannot
 * be suited. */
gboolean tdt_groups_assign (TdtGroupsSearch *search, int *table, double until);

G_END_DECLS
