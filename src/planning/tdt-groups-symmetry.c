/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-symmetry-private.h"

/*
 * Schedules that a symmetry maps to themselves, a search space so much smaller
 * that annealing finds in it what it does not find among all schedules (cyclic
 * designs go back to R. C. Bose, "On the construction of balanced incomplete
 * block designs", 1939; here chance takes the place of algebra).
 *
 * The people are cycles of n and a few lone ones. *Turning* all cycles by one
 * makes the next round of a round: from one or a few *base rounds*, n turns
 * make all. Pairs that turn into one another form a class, and what counts is
 * how often the base rounds seat a pair of each class.
 *
 * A second symmetry, the *mirror*, of order k, maps every base round to itself
 * and its tables to one another: it takes each cycle to the next of k cycles,
 * or multiplies positions within cycles, or both. Orbits of k people are then
 * seated together: an orbit fills one seat at each of k tables that mirror one
 * another, or k seats of a table that mirrors itself, where also those sit
 * whom the mirror leaves in place. With k = 1 there is no mirror.
 */

/* Where to start and end annealing, in repeats of a whole class of pairs. */
#define HOT 0.3
#define COLD 0.2

static int *
members_of (const TdtGroupsSymmetry *symmetry, int base, int table)
{
  return symmetry->member + (gsize) base * symmetry->n_places + table * symmetry->n_seats;
}

/* Repeats, over all turns, of the pairs of a class of which the base rounds
 * seat @count pairs. */
static int
repeats_of (const TdtGroupsSymmetry *symmetry, int pair_class, int count)
{
  int n = symmetry->n_turns;

  if (count == 0)
    return 0;
  switch (symmetry->class_kind[pair_class])
    {
    case TDT_GROUPS_PAIRS_HALF:
      return n / 2 * (2 * count - 1);
    case TDT_GROUPS_PAIRS_LONE:
      return n * count - 1;
    case TDT_GROUPS_PAIRS_FULL:
    default:
      return n * (count - 1);
    }
}

static void
count_table (TdtGroupsSymmetry *symmetry, int base, int table, int sign)
{
  const int *members = members_of (symmetry, base, table);

  for (int i = 1; i < symmetry->n_seats; i++)
    for (int j = 0; j < i; j++)
      {
        int pair_class = symmetry->pair_class[members[i] * symmetry->n_places + members[j]];
        int *count = &symmetry->class_count[pair_class];

        symmetry->cost -= repeats_of (symmetry, pair_class, *count);
        *count += sign;
        symmetry->cost += repeats_of (symmetry, pair_class, *count);
      }
}

/* The tables that the orbit in @slot sits at: the first, and how many. */
static int
first_table_of (const TdtGroupsSymmetry *symmetry, int slot, int *n_tables)
{
  int n_spread = symmetry->n_spread * symmetry->n_seats;

  *n_tables = slot < n_spread ? symmetry->order : 1;
  if (slot < n_spread)
    return slot / symmetry->n_seats * symmetry->order;
  return symmetry->n_spread * symmetry->order + (slot - n_spread) / symmetry->n_whole_slots;
}

static void
count_slot (TdtGroupsSymmetry *symmetry, int base, int slot, int sign)
{
  int n_tables;
  int first = first_table_of (symmetry, slot, &n_tables);

  for (int table = first; table < first + n_tables; table++)
    count_table (symmetry, base, table, sign);
}

/* Seats the orbit of a slot, beginning with the member number @offset. */
static void
seat_orbit (TdtGroupsSymmetry *symmetry, int base, int slot, int orbit, int offset)
{
  int k = symmetry->order;
  int n_spread = symmetry->n_spread * symmetry->n_seats;
  const int *people = symmetry->orbit_people + orbit * k;
  TdtGroupsSlot *content = symmetry->slots + (gsize) base * symmetry->n_orbits + slot;
  int n_tables;
  int table = first_table_of (symmetry, slot, &n_tables);

  *content = (TdtGroupsSlot){ orbit, offset };
  for (int i = 0; i < k; i++)
    if (slot < n_spread)
      members_of (symmetry, base, table + i)[slot % symmetry->n_seats] = people[(offset + i) % k];
    else
      {
        int seat = (slot - n_spread) % symmetry->n_whole_slots * k;

        members_of (symmetry, base, table)[seat + i] = people[i];
      }
}

static void
shuffle (int *items, int n_items, TdtRandom *random)
{
  for (int i = 1; i < n_items; i++)
    {
      int j = tdt_random_below (random, i + 1);
      int item = items[i];

      items[i] = items[j];
      items[j] = item;
    }
}

static void
seat_at_random (TdtGroupsSymmetry *symmetry, TdtRandom *random)
{
  g_autofree int *orbits = g_new (int, symmetry->n_orbits + 1);
  int n_whole = symmetry->n_tables - symmetry->n_spread * symmetry->order;

  for (int i = 0; i < symmetry->n_orbits; i++)
    orbits[i] = i;
  for (int base = 0; base < symmetry->n_base; base++)
    {
      int next = 0;

      shuffle (orbits, symmetry->n_orbits, random);
      shuffle (symmetry->unmoved, symmetry->n_unmoved, random);
      for (int slot = 0; slot < symmetry->n_orbits; slot++)
        seat_orbit (symmetry, base, slot, orbits[slot], tdt_random_below (random, symmetry->order));
      for (int table = symmetry->n_tables - n_whole; table < symmetry->n_tables; table++)
        for (int seat = symmetry->n_seats - symmetry->n_lone_seats; seat < symmetry->n_seats;
             seat++)
          members_of (symmetry, base, table)[seat] = symmetry->unmoved[next++];
      for (int table = 0; table < symmetry->n_tables; table++)
        count_table (symmetry, base, table, 1);
    }
}

/* Lets two orbits change places, or one turn within its own. */
static void
step (TdtGroupsSymmetry *symmetry, TdtRandom *random, double temperature)
{
  int base = tdt_random_below (random, symmetry->n_base);
  int slot = tdt_random_below (random, symmetry->n_orbits);
  int other_slot = tdt_random_below (random, symmetry->n_orbits);
  TdtGroupsSlot *slots = symmetry->slots + (gsize) base * symmetry->n_orbits;
  TdtGroupsSlot content = slots[slot];
  TdtGroupsSlot other = slots[other_slot];
  gint64 before = symmetry->cost;
  int n_tables;
  gboolean apart = first_table_of (symmetry, slot, &n_tables) !=
                   first_table_of (symmetry, other_slot, &n_tables);

  if (!apart && symmetry->order == 1)
    return;
  count_slot (symmetry, base, slot, -1);
  if (apart)
    count_slot (symmetry, base, other_slot, -1);
  seat_orbit (symmetry, base, slot, other.orbit, tdt_random_below (random, symmetry->order));
  if (slot != other_slot)
    seat_orbit (symmetry, base, other_slot, content.orbit,
                tdt_random_below (random, symmetry->order));
  count_slot (symmetry, base, slot, 1);
  if (apart)
    count_slot (symmetry, base, other_slot, 1);
  if ((double) (symmetry->cost - before) <= tdt_random_tolerance (random, temperature))
    return;

  count_slot (symmetry, base, slot, -1);
  if (apart)
    count_slot (symmetry, base, other_slot, -1);
  seat_orbit (symmetry, base, slot, content.orbit, content.offset);
  seat_orbit (symmetry, base, other_slot, other.orbit, other.offset);
  count_slot (symmetry, base, slot, 1);
  if (apart)
    count_slot (symmetry, base, other_slot, 1);
}

static void
anneal (TdtGroupsSymmetry *symmetry, TdtGroupsSearch *search, guint64 n_iterations)
{
  double unit = symmetry->n_turns * symmetry->order;
  double temperature = HOT * unit;

  for (guint64 i = 0; i < n_iterations && symmetry->cost > 0; i++)
    {
      if (search->pace.iterations++ % TDT_PACE_ITERATIONS_PER_LOOK == 0 &&
          !tdt_pace_goes_on (&search->pace))
        return;
      if (i % TDT_PACE_ITERATIONS_PER_LOOK == 0)
        temperature = HOT * unit * pow (COLD / HOT, (double) i / (double) n_iterations);
      step (symmetry, &search->random, temperature);
    }
}

static void
write_schedule (const TdtGroupsSymmetry *symmetry, int n_rounds, int *table)
{
  int n = symmetry->n_turns;
  int n_turning = symmetry->n_cycles * n;

  for (int w = 0; w < n_rounds; w++)
    {
      const int *row = members_of (symmetry, w / n, 0);

      for (int i = 0; i < symmetry->n_places; i++)
        {
          int place = row[i];
          int turned = place < n_turning ? place / n * n + (place % n + w) % n : place;

          table[(gsize) w * symmetry->n_places + turned] = i / symmetry->n_seats;
        }
    }
}

gboolean
tdt_groups_search_symmetric (TdtGroupsSearch *search, int kind, double effort, int *table,
                             gint64 *repeats)
{
  g_autoptr (TdtGroupsSymmetry) symmetry = tdt_groups_symmetry_new (search, kind);

  if (symmetry == NULL)
    return FALSE;
  seat_at_random (symmetry, &search->random);
  anneal (symmetry, search, (guint64) (effort * symmetry->n_base * symmetry->n_orbits));
  write_schedule (symmetry, search->problem->n_rounds, table);
  *repeats = symmetry->cost;
  return TRUE;
}
