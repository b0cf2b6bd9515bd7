/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/*
 * The stages of a run: construction, symmetry, annealing. Shares are of the
 * whole run.
 */

/* Where annealing starts and ends, in costs of a repeat. */
#define HOT 0.7
#define COLD 0.12

/* Where it starts from a schedule that is good already. */
#define WARM 0.3

#define SYMMETRIC_SHARE 0.7
#define ASSIGN_SHARE 0.2
#define WARM_SHARE 0.3
#define FIRST_SHARE 0.4

/* Moves for each orbit in the first search of a symmetry, and by how much more
 * the next ones have. */
#define FIRST_EFFORT 200
#define MORE_EFFORT 1.5

/* Whether those who are fixed are hosts of tables, one at most each: what a
 * schedule made for anybody can suit. */
static gboolean
only_hosts_are_fixed (const TdtGroupsProblem *problem)
{
  g_autofree gboolean *has_host = g_new0 (gboolean, problem->n_tables);

  for (int person = 0; person < problem->n_people; person++)
    {
      int host = problem->fixed[person];

      for (int w = 1; w < problem->n_rounds; w++)
        if (problem->fixed[w * problem->n_people + person] != host)
          return FALSE;
      if (host >= 0 && has_host[host])
        return FALSE;
      if (host >= 0)
        has_host[host] = TRUE;
    }
  return TRUE;
}

/* The table with the fewest people, the first of equals from a random one on. */
static int
emptiest_table (TdtGroupsSearch *search, const int *size)
{
  int n_tables = search->problem->n_tables;
  int offset = tdt_random_below (&search->random, n_tables);
  int emptiest = offset;

  for (int i = 1; i < n_tables; i++)
    if (size[(offset + i) % n_tables] < size[emptiest])
      emptiest = (offset + i) % n_tables;
  return emptiest;
}

void
tdt_groups_seat_at_random (TdtGroupsSearch *search, int first_round, int *table)
{
  const TdtGroupsProblem *problem = search->problem;
  g_autofree int *size = g_new (int, problem->n_tables);

  for (int w = first_round; w < problem->n_rounds; w++)
    {
      const int *fixed = problem->fixed + (gsize) w * problem->n_people;
      int *row = table + (gsize) w * search->n_places;

      memset (size, 0, sizeof (int) * problem->n_tables);
      for (int person = 0; person < problem->n_people; person++)
        if (fixed[person] >= 0)
          size[row[person] = fixed[person]]++;
      for (int place = 0; place < search->n_places; place++)
        if (place >= problem->n_people || fixed[place] < 0)
          size[row[place] = emptiest_table (search, size)]++;
    }
}

static void
offer_schedule (TdtGroupsSearch *search, const int *table)
{
  const TdtGroupsProblem *problem = search->problem;
  g_autofree int *seating = g_new (int, (gsize) problem->n_rounds * problem->n_people + 1);
  gint64 terms[TDT_GROUPS_N_TERMS];

  for (int w = 0; w < problem->n_rounds; w++)
    memcpy (seating + (gsize) w * problem->n_people, table + (gsize) w * search->n_places,
            sizeof (int) * problem->n_people);
  tdt_groups_search_offer (search, seating, problem->n_people,
                           tdt_groups_count (problem, seating, terms));
}

/* Takes over a schedule without repeats, made for anybody. */
static void
take_schedule (TdtGroupsSearch *search, int *table)
{
  if (tdt_groups_assign (search, table, tdt_pace_fraction (&search->pace) + ASSIGN_SHARE))
    offer_schedule (search, table);
}

/* Looks for a schedule with a symmetry, longer and longer with each kind. */
static gboolean
find_symmetric (TdtGroupsSearch *search, int *table)
{
  for (double effort = FIRST_EFFORT;; effort *= MORE_EFFORT)
    for (int kind = 0;; kind++)
      {
        gint64 repeats;

        if (!tdt_groups_search_symmetric (search, kind, effort, table, &repeats))
          {
            if (kind == 0)
              return FALSE;
            break;
          }
        if (repeats == 0)
          return TRUE;
        if (!tdt_pace_goes_on (&search->pace) ||
            tdt_pace_fraction (&search->pace) > SYMMETRIC_SHARE)
          return FALSE;
      }
}

/* Looks for a schedule without repeats that suits everybody; without one,
 * @table has as many rounds without repeats as are left standing, their number
 * being returned, for annealing to start from. */
static int
find_schedule (TdtGroupsSearch *search, int *table)
{
  const TdtGroupsProblem *problem = search->problem;
  gboolean may_exist = problem->n_rounds * (search->n_seats - 1) < search->n_places;
  g_autofree int *symmetric = NULL;
  int n_made;

  if (!only_hosts_are_fixed (problem))
    return 0;
  n_made = tdt_groups_construct (&search->random, problem->n_tables, search->n_seats,
                                 problem->n_rounds, table);
  if (n_made == problem->n_rounds)
    {
      take_schedule (search, table);
      return n_made;
    }
  symmetric = g_new0 (int, (gsize) problem->n_rounds * search->n_places);
  if (!may_exist || !find_symmetric (search, symmetric))
    return n_made;
  take_schedule (search, symmetric);
  return problem->n_rounds;
}

void
tdt_groups_search_run (TdtGroupsSearch *search)
{
  const TdtGroupsProblem *problem = search->problem;
  g_autofree int *table = g_new0 (int, (gsize) problem->n_rounds * search->n_places);
  double unit = MAX (problem->repeat_cost, 1);
  double done;
  int n_made;

  tdt_groups_seat_at_random (search, 0, table);
  offer_schedule (search, table);
  n_made = find_schedule (search, table);
  done = tdt_pace_fraction (&search->pace);
  if (n_made < problem->n_rounds && n_made > 1)
    {
      tdt_groups_seat_at_random (search, n_made, table);
      tdt_groups_anneal (search, table, WARM * unit, COLD * unit, done + WARM_SHARE * (1 - done));
    }
  tdt_groups_seat_at_random (search, 0, table);
  tdt_groups_anneal (search, table, HOT * unit, COLD * unit, done + FIRST_SHARE * (1 - done));
  tdt_groups_seat_at_random (search, 0, table);
  tdt_groups_anneal (search, table, HOT * unit, COLD * unit, 1);
}
