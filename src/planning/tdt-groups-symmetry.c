/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-private.h"

/*
 * Schedules that a symmetry maps to themselves, a search space so much smaller
 * that annealing finds in it what it does not find among all schedules (cyclic
 * designs go back to R. C. Bose, "On the construction of balanced incomplete
 * block designs", 1939, here with chance in the place of algebra).
 *
 * The people are cycles of n and a few fixed ones. One or more *base rounds*
 * are looked for; turning all cycles by one, n times, makes n rounds of each.
 * Pairs that turn into one another form an orbit, and what counts is how often
 * the base rounds seat a pair of each orbit.
 */

/* Where to start and end annealing, in repeats of one whole orbit. */
#define HOT 0.7
#define COLD 0.22

typedef struct
{
  int n_turns; /* n */
  int n_base;  /* base rounds */
  int n_places;
  int n_tables;
  int n_seats;
  int n_cycles;
  int *orbit;     /* [place][place] */
  int *count;     /* by orbit: pairs of it that sit together in base rounds */
  guint8 *length; /* by orbit: 0 full, 1 half, 2 a single pair */
  int *member;    /* [base round][table][seat] */
  gint64 cost;
} Symmetry;

/* Orbits are numbered by the cycles of the two and their distance; the fixed
 * people follow the last cycle, each a "cycle" of one. */
static int
orbit_of (const Symmetry *symmetry, int place, int other, guint8 *length)
{
  int n = symmetry->n_turns;
  int n_turning = symmetry->n_cycles * n;
  int n_kinds = symmetry->n_cycles + symmetry->n_places - n_turning;
  gboolean turns = place < n_turning;
  gboolean other_turns = other < n_turning;
  int kind = turns ? place / n : symmetry->n_cycles + place - n_turning;
  int other_kind = other_turns ? other / n : symmetry->n_cycles + other - n_turning;
  int distance = turns && other_turns ? (other % n - place % n + n) % n : 0;

  if (kind > other_kind)
    {
      int swap = kind;

      kind = other_kind;
      other_kind = swap;
      distance = (n - distance) % n;
    }
  *length = turns || other_turns ? 0 : 2;
  if (kind == other_kind)
    {
      distance = MIN (distance, n - distance);
      if (2 * distance == n)
        *length = 1;
    }
  return (kind * n_kinds + other_kind) * n + distance;
}

static void
symmetry_init (Symmetry *symmetry, const TdtGroupsSearch *search, int n_turns, int n_base)
{
  int n_places = search->n_places;
  int n_kinds;

  *symmetry = (Symmetry){ .n_turns = n_turns,
                          .n_base = n_base,
                          .n_places = n_places,
                          .n_tables = search->problem->n_tables,
                          .n_seats = search->n_seats,
                          .n_cycles = n_places / n_turns };
  n_kinds = symmetry->n_cycles + n_places % n_turns;
  symmetry->orbit = g_new0 (int, (gsize) n_places *n_places);
  symmetry->count = g_new0 (int, (gsize) n_kinds *n_kinds *n_turns);
  symmetry->length = g_new0 (guint8, (gsize) n_kinds * n_kinds * n_turns);
  symmetry->member = g_new0 (int, (gsize) n_base *n_places);
  for (int i = 0; i < n_places; i++)
    for (int j = 0; j < n_places; j++)
      if (i != j)
        {
          guint8 length;
          int orbit = orbit_of (symmetry, i, j, &length);

          symmetry->orbit[i * n_places + j] = orbit;
          symmetry->length[orbit] = length;
        }
}

static void
symmetry_clear (Symmetry *symmetry)
{
  g_free (symmetry->orbit);
  g_free (symmetry->count);
  g_free (symmetry->length);
  g_free (symmetry->member);
}

/* Repeats, over all turns, of the pairs of an orbit when the base rounds seat
 * @count pairs of it. */
static int
repeats_of (const Symmetry *symmetry, int orbit, int count)
{
  int n = symmetry->n_turns;

  if (count == 0)
    return 0;
  if (symmetry->length[orbit] == 0)
    return n * (count - 1);
  if (symmetry->length[orbit] == 1)
    return n / 2 * (2 * count - 1);
  return n * count - 1;
}

static void
change_pair (Symmetry *symmetry, int place, int other, int change)
{
  int orbit = symmetry->orbit[place * symmetry->n_places + other];

  symmetry->cost -= repeats_of (symmetry, orbit, symmetry->count[orbit]);
  symmetry->count[orbit] += change;
  symmetry->cost += repeats_of (symmetry, orbit, symmetry->count[orbit]);
}

static void
change_seat (Symmetry *symmetry, const int *members, int seat, int place, int change)
{
  for (int s = 0; s < symmetry->n_seats; s++)
    if (s != seat)
      change_pair (symmetry, place, members[s], change);
}

/* Lets the people of two seats, at different tables, swap. */
static void
swap_seats (Symmetry *symmetry, int *members, int seat, int *other_members, int other_seat)
{
  int place = members[seat];
  int other = other_members[other_seat];

  change_seat (symmetry, members, seat, place, -1);
  change_seat (symmetry, other_members, other_seat, other, -1);
  members[seat] = other;
  other_members[other_seat] = place;
  change_seat (symmetry, members, seat, other, 1);
  change_seat (symmetry, other_members, other_seat, place, 1);
}

static void
seat_at_random (Symmetry *symmetry, TdtRandom *random)
{
  int n = symmetry->n_places;

  for (int base = 0; base < symmetry->n_base; base++)
    {
      int *row = symmetry->member + (gsize) base * n;

      for (int i = 0; i < n; i++)
        {
          int j = tdt_random_below (random, i + 1);

          row[i] = row[j];
          row[j] = i;
        }
      for (int i = 0; i < n; i++)
        for (int j = i + 1; j < n && j / symmetry->n_seats == i / symmetry->n_seats; j++)
          change_pair (symmetry, row[i], row[j], 1);
    }
}

static void
anneal (Symmetry *symmetry, TdtGroupsSearch *search, guint64 n_iterations)
{
  TdtRandom *random = &search->random;
  double temperature = 0;

  for (guint64 i = 0; i < n_iterations && symmetry->cost > 0; i++)
    {
      int base = tdt_random_below (random, symmetry->n_base);
      int table = tdt_random_below (random, symmetry->n_tables);
      int other_table = tdt_random_below (random, symmetry->n_tables);
      int seat = tdt_random_below (random, symmetry->n_seats);
      int other_seat = tdt_random_below (random, symmetry->n_seats);
      int *row = symmetry->member + (gsize) base * symmetry->n_places;
      int *members = row + table * symmetry->n_seats;
      int *other_members = row + other_table * symmetry->n_seats;
      gint64 before = symmetry->cost;

      if (search->iterations++ % TDT_GROUPS_ITERATIONS_PER_LOOK == 0 &&
          !tdt_groups_search_goes_on (search))
        break;
      if (i % TDT_GROUPS_ITERATIONS_PER_LOOK == 0)
        temperature = symmetry->n_turns * HOT *
                      pow (COLD / HOT, (double) i / (double) n_iterations);
      if (table == other_table)
        continue;
      swap_seats (symmetry, members, seat, other_members, other_seat);
      if ((double) (symmetry->cost - before) > tdt_random_tolerance (random, temperature))
        swap_seats (symmetry, members, seat, other_members, other_seat);
    }
}

static void
write_schedule (const Symmetry *symmetry, int n_rounds, int *table)
{
  int n = symmetry->n_turns;
  int n_turning = symmetry->n_cycles * n;

  for (int w = 0; w < n_rounds; w++)
    {
      const int *row = symmetry->member + (gsize) (w / n) * symmetry->n_places;

      for (int i = 0; i < symmetry->n_places; i++)
        {
          int place = row[i];
          int turned = place < n_turning ? place / n * n + (place % n + w) % n : place;

          table[(gsize) w * symmetry->n_places + turned] = i / symmetry->n_seats;
        }
    }
}

/* The number @kind of the ways to make the rounds of few base rounds: those
 * where they come out even, then those with rounds to spare. */
static gboolean
find_kind (const TdtGroupsSearch *search, int kind, int *n_turns, int *n_base)
{
  const TdtGroupsProblem *problem = search->problem;

  for (int spare = 0; spare < 3; spare++)
    for (*n_base = 1; *n_base <= 4; (*n_base)++)
      {
        *n_turns = (problem->n_rounds + spare) / *n_base;
        if ((problem->n_rounds + spare) % *n_base != 0 || *n_turns < 3 ||
            *n_turns > search->n_places || search->n_places % *n_turns > problem->n_tables)
          continue;
        if (kind-- == 0)
          return TRUE;
      }
  return FALSE;
}

gboolean
tdt_groups_search_symmetric (TdtGroupsSearch *search, int kind, guint64 n_iterations, int *table,
                             gint64 *repeats)
{
  int n_turns, n_base;
  Symmetry symmetry;

  if (!find_kind (search, kind, &n_turns, &n_base))
    return FALSE;
  symmetry_init (&symmetry, search, n_turns, n_base);
  seat_at_random (&symmetry, &search->random);
  anneal (&symmetry, search, n_iterations);
  write_schedule (&symmetry, search->problem->n_rounds, table);
  *repeats = symmetry.cost;
  symmetry_clear (&symmetry);
  return TRUE;
}
