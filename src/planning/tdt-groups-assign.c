/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/*
 * A schedule by construction or symmetry is made for anybody. Who takes which
 * place in it is free, and so is the numbering of the tables of each round:
 * that suffices for hosts, who must not meet, for empty seats, of which no
 * table should have two, and for many wishes. People change places for all
 * rounds at once, by annealing.
 */

/* What two hosts, or two empty seats, at one table cost against any wish. */
#define MUST 1000000

/* Moves for each person. */
#define ITERATIONS_PER_PLACE 3000

typedef struct
{
  int n_places;
  guint16 *meetings; /* [place][place] */
  int *apart;        /* [person][person], empty seats being people here */
  int *together;     /* [person][person] */
  int *place;        /* by person */
  gint64 cost;
} Assignment;

static void
add_pair (int *cost, int n_places, int person, int other, int amount)
{
  cost[person * n_places + other] += amount;
  cost[other * n_places + person] += amount;
}

static gboolean
is_host (const TdtGroupsProblem *problem, int person)
{
  return problem->fixed[person] >= 0;
}

static void
add_relations (Assignment *assignment, const TdtGroupsProblem *problem)
{
  int n = assignment->n_places;

  for (guint i = 0; i < problem->wishes->len; i++)
    {
      const TdtGroupsWish *wish = &g_array_index (problem->wishes, TdtGroupsWish, i);

      add_pair (wish->together ? assignment->together : assignment->apart, n, (int) wish->person,
                (int) wish->other, (int) wish->cost);
    }
  for (int person = 0; person < n; person++)
    for (int other = 0; other < person; other++)
      {
        gboolean empty = person >= problem->n_people && other >= problem->n_people;
        gboolean hosts = person < problem->n_people && is_host (problem, person) &&
                         is_host (problem, other);

        if (empty || hosts)
          add_pair (assignment->apart, n, person, other, MUST);
      }
}

/* What @person costs at @place, those at the two places aside. */
static gint64
cost_at (const Assignment *assignment, int person, int place, int besides)
{
  int n = assignment->n_places;
  const int *apart = assignment->apart + (gsize) person * n;
  const int *together = assignment->together + (gsize) person * n;
  const guint16 *meetings = assignment->meetings + (gsize) place * n;
  gint64 cost = 0;

  for (int other = 0; other < n; other++)
    if (other != person && other != besides && (apart[other] | together[other]) != 0)
      {
        int times = meetings[assignment->place[other]];

        cost += (gint64) apart[other] * times + (times == 0 ? together[other] : 0);
      }
  return cost;
}

static void
swap_places (Assignment *assignment, int person, int other)
{
  int place = assignment->place[person];

  assignment->place[person] = assignment->place[other];
  assignment->place[other] = place;
}

static void
anneal (Assignment *assignment, TdtGroupsSearch *search, double until)
{
  int n = assignment->n_places;
  guint64 n_iterations = (guint64) n * ITERATIONS_PER_PLACE;
  double temperature = MUST;
  TdtRandom *random = &search->random;

  for (guint64 i = 0; i < n_iterations && assignment->cost > 0; i++)
    {
      int person = tdt_random_below (random, n);
      int other = tdt_random_below (random, n);
      int place = assignment->place[person];
      int other_place = assignment->place[other];
      gint64 change;

      if (search->pace.iterations++ % TDT_PACE_ITERATIONS_PER_LOOK == 0)
        {
          if (!tdt_pace_goes_on (&search->pace) || tdt_pace_fraction (&search->pace) > until)
            break;
          temperature = MUST * pow (0.3 / MUST, (double) i / (double) n_iterations);
        }
      if (person == other)
        continue;
      change = cost_at (assignment, person, other_place, other) +
               cost_at (assignment, other, place, person) -
               cost_at (assignment, person, place, other) -
               cost_at (assignment, other, other_place, person);
      if ((double) change > tdt_random_tolerance (random, temperature))
        continue;
      swap_places (assignment, person, other);
      assignment->cost += change;
    }
}

/* Numbers the tables of a round so that every host is at the right one. */
static void
number_tables (const TdtGroupsProblem *problem, int round, int *row, int n_places)
{
  g_autofree int *number = g_new (int, problem->n_tables);
  g_autofree gboolean *taken = g_new0 (gboolean, problem->n_tables);
  const int *fixed = problem->fixed + (gsize) round * problem->n_people;
  int next = 0;

  for (int table = 0; table < problem->n_tables; table++)
    number[table] = -1;
  for (int person = 0; person < problem->n_people; person++)
    if (fixed[person] >= 0)
      {
        number[row[person]] = fixed[person];
        taken[fixed[person]] = TRUE;
      }
  for (int table = 0; table < problem->n_tables; table++)
    if (number[table] < 0)
      {
        while (taken[next])
          next++;
        number[table] = next++;
      }
  for (int place = 0; place < n_places; place++)
    row[place] = number[row[place]];
}

gboolean
tdt_groups_assign (TdtGroupsSearch *search, int *table, double until)
{
  const TdtGroupsProblem *problem = search->problem;
  int n = search->n_places;
  gsize n_rows = (gsize) problem->n_rounds;
  g_autofree guint16 *meetings = g_new (guint16, (gsize) n * n);
  g_autofree int *apart = g_new0 (int, (gsize) n *n);
  g_autofree int *together = g_new0 (int, (gsize) n *n);
  g_autofree int *place = g_new (int, n);
  g_autofree int *assigned = g_new (int, n_rows *n);
  Assignment assignment = { n, meetings, apart, together, place, 0 };

  tdt_groups_count_meetings (table, n, problem->n_rounds, meetings);
  add_relations (&assignment, problem);
  for (int person = 0; person < n; person++)
    place[person] = person;
  for (int person = 0; person < n; person++)
    assignment.cost += cost_at (&assignment, person, person, person);
  assignment.cost /= 2;
  anneal (&assignment, search, until);
  if (assignment.cost >= MUST)
    return FALSE;

  for (gsize round = 0; round < n_rows; round++)
    {
      for (int person = 0; person < n; person++)
        assigned[round * n + person] = table[round * n + place[person]];
      number_tables (problem, (int) round, assigned + round * n, n);
    }
  memcpy (table, assigned, sizeof (int) * n_rows * n);
  return TRUE;
}
