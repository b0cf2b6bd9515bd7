/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-state-private.h"

static void
load_wishes (TdtGroupsState *state)
{
  const GArray *wishes = state->problem->wishes;
  gsize n = (gsize) state->n_people;

  if (wishes->len == 0)
    return;
  state->apart_cost = g_new0 (int, n *n);
  state->together_cost = g_new0 (int, n *n);
  for (guint i = 0; i < wishes->len; i++)
    {
      const TdtGroupsWish *wish = &g_array_index (wishes, TdtGroupsWish, i);
      int *cost = wish->together ? state->together_cost : state->apart_cost;

      cost[wish->person * n + wish->other] += (int) wish->cost;
      cost[wish->other * n + wish->person] += (int) wish->cost;
    }
}

TdtGroupsState *
tdt_groups_state_new (const TdtGroupsProblem *problem)
{
  TdtGroupsState *state = g_new0 (TdtGroupsState, 1);
  gsize n = (gsize) problem->n_people;
  gsize n_rows = (gsize) problem->n_rounds * n;

  state->problem = problem;
  state->n_people = problem->n_people;
  state->n_tables = problem->n_tables;
  state->n_rounds = problem->n_rounds;
  state->repeat_cost = problem->repeat_cost;
  state->table = g_new0 (int, n_rows + 1);
  state->member = g_new0 (int,
                          (gsize) problem->n_rounds * problem->n_tables * problem->n_seats + 1);
  state->member_at = g_new0 (int, n_rows + 1);
  state->table_size = g_new0 (int, (gsize) problem->n_rounds * problem->n_tables + 1);
  state->meetings = g_new0 (guint16, n * n + 1);
  state->more = g_new0 (int, n *n + 1);
  state->fewer = g_new0 (int, n *n + 1);
  state->more_at = g_new0 (int, n_rows * problem->n_tables + 1);
  state->fewer_here = g_new0 (int, n_rows + 1);
  load_wishes (state);
  return state;
}

void
tdt_groups_state_free (TdtGroupsState *state)
{
  g_free (state->table);
  g_free (state->member);
  g_free (state->member_at);
  g_free (state->table_size);
  g_free (state->meetings);
  g_free (state->apart_cost);
  g_free (state->together_cost);
  g_free (state->more);
  g_free (state->fewer);
  g_free (state->more_at);
  g_free (state->fewer_here);
  g_free (state);
}

static int *
members_of (const TdtGroupsState *state, int round, int table)
{
  return state->member + ((gsize) round * state->n_tables + table) * state->problem->n_seats;
}

/* The costs of a meeting more and of one less, from the number of meetings. */
static void
price_pair (const TdtGroupsState *state, gsize pair, int *more, int *fewer)
{
  int meetings = state->meetings[pair];

  *more = meetings >= 1 ? state->repeat_cost : 0;
  *fewer = meetings >= 2 ? -state->repeat_cost : 0;
  if (state->apart_cost == NULL)
    return;
  *more += state->apart_cost[pair] - (meetings == 0 ? state->together_cost[pair] : 0);
  *fewer += (meetings == 1 ? state->together_cost[pair] : 0) - state->apart_cost[pair];
}

static gint64
price_of_meetings (const TdtGroupsState *state, gsize pair)
{
  int meetings = state->meetings[pair];
  gint64 price = (gint64) state->repeat_cost * MAX (meetings - 1, 0);

  if (state->apart_cost != NULL)
    price += (gint64) state->apart_cost[pair] * meetings +
             (meetings == 0 ? state->together_cost[pair] : 0);
  return price;
}

static void
sum_up (TdtGroupsState *state)
{
  gsize n = (gsize) state->n_people;

  for (int w = 0; w < state->n_rounds; w++)
    for (int i = 0; i < state->n_people; i++)
      {
        gsize at = (gsize) w * n + i;
        int *more_at = state->more_at + at * state->n_tables;

        memset (more_at, 0, sizeof (int) * state->n_tables);
        state->fewer_here[at] = 0;
        for (int j = 0; j < state->n_people; j++)
          {
            int t = state->table[(gsize) w * n + j];

            more_at[t] += state->more[i * n + j];
            if (j != i && t == state->table[at])
              state->fewer_here[at] += state->fewer[i * n + j];
          }
      }
}

void
tdt_groups_state_load (TdtGroupsState *state, const int *table, int n_places)
{
  gsize n = (gsize) state->n_people;

  memset (state->table_size, 0, sizeof (int) * state->n_rounds * state->n_tables);
  memset (state->meetings, 0, sizeof (guint16) * n * n);
  for (int w = 0; w < state->n_rounds; w++)
    for (int i = 0; i < state->n_people; i++)
      {
        int t = table[(gsize) w * n_places + i];
        int *members = members_of (state, w, t);
        int *size = &state->table_size[w * state->n_tables + t];

        for (int seat = 0; seat < *size; seat++)
          {
            state->meetings[i * n + members[seat]]++;
            state->meetings[members[seat] * n + i]++;
          }
        state->table[(gsize) w * n + i] = t;
        state->member_at[(gsize) w * n + i] = *size;
        members[(*size)++] = i;
      }

  state->penalty = 0;
  for (int i = 0; i < state->n_people; i++)
    for (int j = 0; j < state->n_people; j++)
      if (i != j)
        {
          gsize pair = i * n + j;

          price_pair (state, pair, &state->more[pair], &state->fewer[pair]);
          if (i < j)
            state->penalty += price_of_meetings (state, pair);
        }
  sum_up (state);
}

/* Counts one meeting more or less of two people into the sums of all rounds;
 * in @round, where they are on the move, the sums are set right by the caller. */
static void
change_meetings (TdtGroupsState *state, int person, int other, int change, int round)
{
  gsize n = (gsize) state->n_people;
  gsize pair = person * n + other;
  gsize mirror = other * n + person;
  int more, fewer, more_change, fewer_change;

  state->meetings[pair] = (guint16) (state->meetings[pair] + change);
  state->meetings[mirror] = state->meetings[pair];
  price_pair (state, pair, &more, &fewer);
  more_change = more - state->more[pair];
  fewer_change = fewer - state->fewer[pair];
  if (more_change == 0 && fewer_change == 0)
    return;
  state->more[pair] = state->more[mirror] = more;
  state->fewer[pair] = state->fewer[mirror] = fewer;
  for (int w = 0; w < state->n_rounds; w++)
    {
      gsize a = w * n + person;
      gsize b = w * n + other;

      if (w == round)
        continue;
      state->more_at[a * state->n_tables + state->table[b]] += more_change;
      state->more_at[b * state->n_tables + state->table[a]] += more_change;
      if (state->table[a] == state->table[b])
        {
          state->fewer_here[a] += fewer_change;
          state->fewer_here[b] += fewer_change;
        }
    }
}

/* Takes two people out of, or puts them back into, what everybody sees of
 * their tables in @round. */
static void
count_pair (TdtGroupsState *state, int round, int person, int other, int sign)
{
  gsize n = (gsize) state->n_people;
  int table = state->table[round * n + person];
  int other_table = state->table[round * n + other];
  int *more_at = state->more_at + round * n * state->n_tables;
  const int *more = state->more + person * n;
  const int *other_more = state->more + other * n;

  for (int i = 0; i < state->n_people; i++, more_at += state->n_tables)
    {
      more_at[table] += sign * more[i];
      more_at[other_table] += sign * other_more[i];
    }
}

static void
recount_table (TdtGroupsState *state, int round, int table)
{
  gsize n = (gsize) state->n_people;
  const int *members = members_of (state, round, table);
  int size = state->table_size[round * state->n_tables + table];

  for (int seat = 0; seat < size; seat++)
    {
      const int *fewer = state->fewer + members[seat] * n;
      int sum = 0;

      for (int s = 0; s < size; s++)
        sum += fewer[members[s]];
      state->fewer_here[round * n + members[seat]] = sum;
    }
}

/* Counts the meetings of @person with the table @table of @round, save with
 * @besides, and what their end or beginning changes between the others of the
 * table and @person in that round. */
static void
change_meetings_at (TdtGroupsState *state, int round, int person, int table, int besides,
                    int change)
{
  gsize n = (gsize) state->n_people;
  const int *members = members_of (state, round, table);
  int size = state->table_size[round * state->n_tables + table];

  for (int seat = 0; seat < size; seat++)
    {
      int member = members[seat];
      int before;
      int step;

      if (member == person || member == besides)
        continue;
      before = state->more[person * n + member];
      change_meetings (state, person, member, change, round);
      step = state->more[person * n + member] - before;
      /* @person is in no sum now, but looks at that of the member's table. */
      state->more_at[(round * n + person) * state->n_tables + table] += step;
    }
}

void
tdt_groups_state_swap (TdtGroupsState *state, int round, int person, int other)
{
  gsize n = (gsize) state->n_people;
  gsize a = round * n + person;
  gsize b = round * n + other;
  int table = state->table[a];
  int other_table = state->table[b];

  state->penalty += tdt_groups_state_swap_cost (state, round, person, other);
  count_pair (state, round, person, other, -1);
  change_meetings_at (state, round, person, table, person, -1);
  change_meetings_at (state, round, other, other_table, other, -1);
  change_meetings_at (state, round, person, other_table, other, 1);
  change_meetings_at (state, round, other, table, person, 1);

  members_of (state, round, table)[state->member_at[a]] = other;
  members_of (state, round, other_table)[state->member_at[b]] = person;
  state->table[a] = other_table;
  state->table[b] = table;
  {
    int seat = state->member_at[a];

    state->member_at[a] = state->member_at[b];
    state->member_at[b] = seat;
  }
  count_pair (state, round, person, other, 1);
  recount_table (state, round, table);
  recount_table (state, round, other_table);
}
