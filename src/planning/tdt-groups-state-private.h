/* SPDX-License-Identifier: GPL-3.0-or-later */

#pragma once

#include "tdt-groups-private.h"

G_BEGIN_DECLS

/*
 * A seating, and sums over it that give the cost of a swap in six look-ups
 * (in the manner of the tabu search of I. Dotú and P. Van Hentenryck,
 * "Scheduling social golfers locally", 2005, which keeps such a table too).
 *
 * Indices: round w, people i and j, table t. Tables sit people only; empty
 * seats are in no sum.
 */
typedef struct
{
  const TdtGroupsProblem *problem;
  int n_people;
  int n_tables;
  int n_rounds;
  int repeat_cost;
  int *table;         /* [w][i] */
  int *member;        /* [w][t][seat]: the people of a table */
  int *member_at;     /* [w][i]: the seat of a person in member */
  int *table_size;    /* [w][t] */
  guint16 *meetings;  /* [i][j] */
  int *apart_cost;    /* [i][j], NULL without wishes */
  int *together_cost; /* [i][j], NULL without wishes */
  int *more;          /* [i][j]: what one more meeting costs */
  int *fewer;         /* [i][j]: what one meeting less costs */
  int *more_at;       /* [w][i][t]: sum of more over the people of a table */
  int *fewer_here;    /* [w][i]: sum of fewer over the people of the own table */
  gint64 penalty;
} TdtGroupsState;

TdtGroupsState *tdt_groups_state_new (const TdtGroupsProblem *problem);
void tdt_groups_state_free (TdtGroupsState *state);

/* Makes the seating that of a schedule, whose rows are @n_places long. */
void tdt_groups_state_load (TdtGroupsState *state, const int *table, int n_places);

/* Lets two people at different tables swap in one round. */
void tdt_groups_state_swap (TdtGroupsState *state, int round, int person, int other);

/* What that would add to the penalty. */
static inline int
tdt_groups_state_swap_cost (const TdtGroupsState *state, int round, int person, int other)
{
  int n = state->n_people;
  gsize a = (gsize) round * n + person;
  gsize b = (gsize) round * n + other;

  return state->fewer_here[a] + state->fewer_here[b] +
         state->more_at[a * state->n_tables + state->table[b]] +
         state->more_at[b * state->n_tables + state->table[a]] -
         2 * state->more[(gsize) person * n + other];
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtGroupsState, tdt_groups_state_free)

G_END_DECLS
