/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-groups-symmetry-private.h"

/* The most base rounds, the highest order of a mirror, and the most rounds to
 * spare that are tried. */
#define MAX_BASE 4
#define MAX_ORDER 6
#define MAX_SPARE 2

/* What tells one kind of symmetry from another. */
typedef struct
{
  int n_turns;
  int n_base;
  int order;
  int multiplier; /* of positions in cycles */
  int shifts;     /* what goes to others of its kind, SHIFTS_... */
} Kind;

enum
{
  SHIFTS_CYCLES = 1,
  SHIFTS_LONE = 2,
  SHIFTS_BOTH = SHIFTS_CYCLES | SHIFTS_LONE
};

static int
power_modulo (int base, int exponent, int modulus)
{
  int power = 1 % modulus;

  for (int i = 0; i < exponent; i++)
    power = power * base % modulus;
  return power;
}

/* The next of @kind->order, among things in sets of that many; the first
 * things after the last full set stay, of @n_things. */
static int
shift (const Kind *kind, int thing, int n_things)
{
  int set = thing / kind->order * kind->order;

  return set + kind->order <= n_things ? set + (thing - set + 1) % kind->order : thing;
}

/* Where the mirror takes @place. */
static int
mirror (const Kind *kind, const TdtGroupsSymmetry *symmetry, int place)
{
  int n = kind->n_turns;
  int n_turning = symmetry->n_cycles * n;
  int cycle = place / n;

  if (place >= n_turning)
    return (kind->shifts & SHIFTS_LONE) != 0
               ? n_turning + shift (kind, place - n_turning, symmetry->n_places - n_turning)
               : place;
  if ((kind->shifts & SHIFTS_CYCLES) != 0)
    cycle = shift (kind, cycle, symmetry->n_cycles);
  return cycle * n + place % n * kind->multiplier % n;
}

/* Sorts people into orbits; those of another size than the order or one make
 * the kind unfit, and so does a mirror that moves nobody. */
static gboolean
find_orbits (TdtGroupsSymmetry *symmetry, const Kind *kind)
{
  g_autofree gboolean *seen = g_new0 (gboolean, symmetry->n_places);

  for (int place = 0; place < symmetry->n_places; place++)
    {
      int *people = symmetry->orbit_people + symmetry->n_orbits * kind->order;
      int size = 0;

      if (seen[place])
        continue;
      for (int next = place; !seen[next]; next = mirror (kind, symmetry, next))
        {
          if (size == kind->order)
            return FALSE;
          seen[next] = TRUE;
          people[size++] = next;
        }
      if (size == kind->order)
        symmetry->n_orbits++;
      else if (size == 1)
        symmetry->unmoved[symmetry->n_unmoved++] = place;
      else
        return FALSE;
    }
  return symmetry->n_orbits > 0;
}

/* Tables that mirror themselves seat all the unmoved, as few at each as leave
 * whole orbits for the other seats. */
static gboolean
find_tables (TdtGroupsSymmetry *symmetry)
{
  int k = symmetry->order;
  int n_whole;

  symmetry->n_lone_seats = symmetry->n_seats % k;
  if (symmetry->n_lone_seats == 0 && symmetry->n_unmoved > 0)
    symmetry->n_lone_seats = k;
  n_whole = symmetry->n_lone_seats == 0 ? symmetry->n_tables % k
                                        : symmetry->n_unmoved / symmetry->n_lone_seats;
  if (n_whole * symmetry->n_lone_seats != symmetry->n_unmoved || n_whole > symmetry->n_tables ||
      (symmetry->n_tables - n_whole) % k != 0 || symmetry->n_lone_seats > symmetry->n_seats)
    return FALSE;
  symmetry->n_spread = (symmetry->n_tables - n_whole) / k;
  symmetry->n_whole_slots = (symmetry->n_seats - symmetry->n_lone_seats) / k;
  return TRUE;
}

/* Without repeats, each of the classes of as many pairs as turns is seated
 * once at most, the others never. */
static gboolean
has_classes_enough (const TdtGroupsSymmetry *symmetry)
{
  int n = symmetry->n_turns;
  int n_cycles = symmetry->n_cycles;
  int n_lone = symmetry->n_places - n_cycles * n;
  int n_classes = n_cycles * ((n - 1) / 2) + n_cycles * (n_cycles - 1) / 2 * n + n_lone * n_cycles;

  return symmetry->n_base * symmetry->n_tables * symmetry->n_seats * (symmetry->n_seats - 1) / 2 <=
         n_classes;
}

/* The class of a pair: their cycles and their distance, lone people counting
 * as cycles of one. */
static int
class_of (const TdtGroupsSymmetry *symmetry, int place, int other, guint8 *kind)
{
  int n = symmetry->n_turns;
  int n_turning = symmetry->n_cycles * n;
  int n_ids = symmetry->n_cycles + symmetry->n_places - n_turning;
  gboolean turns = place < n_turning;
  gboolean other_turns = other < n_turning;
  int id = turns ? place / n : symmetry->n_cycles + place - n_turning;
  int other_id = other_turns ? other / n : symmetry->n_cycles + other - n_turning;
  int distance = turns && other_turns ? (other % n - place % n + n) % n : 0;

  if (id > other_id)
    return class_of (symmetry, other, place, kind);
  *kind = turns || other_turns ? TDT_GROUPS_PAIRS_FULL : TDT_GROUPS_PAIRS_LONE;
  if (id == other_id)
    {
      distance = MIN (distance, n - distance);
      if (2 * distance == n)
        *kind = TDT_GROUPS_PAIRS_HALF;
    }
  return (id * n_ids + other_id) * n + distance;
}

static void
find_classes (TdtGroupsSymmetry *symmetry)
{
  int n_places = symmetry->n_places;
  int n_ids = symmetry->n_cycles + n_places % symmetry->n_turns;
  gsize n_classes = (gsize) n_ids * n_ids * symmetry->n_turns;

  symmetry->pair_class = g_new0 (int, (gsize) n_places *n_places);
  symmetry->class_kind = g_new0 (guint8, n_classes);
  symmetry->class_count = g_new0 (int, n_classes);
  for (int i = 0; i < n_places; i++)
    for (int j = 0; j < n_places; j++)
      if (i != j)
        {
          guint8 kind;
          int pair_class = class_of (symmetry, i, j, &kind);

          symmetry->pair_class[i * n_places + j] = pair_class;
          symmetry->class_kind[pair_class] = kind;
        }
}

/* Builds what is cheap; returns NULL if the kind does not suit. */
static TdtGroupsSymmetry *
symmetry_try (const TdtGroupsSearch *search, const Kind *kind)
{
  g_autoptr (TdtGroupsSymmetry) symmetry = g_new0 (TdtGroupsSymmetry, 1);

  symmetry->n_turns = kind->n_turns;
  symmetry->n_base = kind->n_base;
  symmetry->n_places = search->n_places;
  symmetry->n_tables = search->problem->n_tables;
  symmetry->n_seats = search->n_seats;
  symmetry->n_cycles = search->n_places / kind->n_turns;
  symmetry->order = kind->order;
  symmetry->orbit_people = g_new0 (int, symmetry->n_places + kind->order);
  symmetry->unmoved = g_new0 (int, symmetry->n_places);
  if (!has_classes_enough (symmetry) || !find_orbits (symmetry, kind) || !find_tables (symmetry))
    return NULL;
  return g_steal_pointer (&symmetry);
}

/* The next mirror after that of @kind; returns FALSE after the last. */
static gboolean
next_mirror (Kind *kind)
{
  if (kind->order == 0 || kind->order > MAX_ORDER)
    return FALSE;
  if (kind->order > 1 && kind->shifts < SHIFTS_BOTH)
    {
      kind->shifts++;
      return TRUE;
    }
  kind->shifts = 0;
  while (kind->order > 1 && ++kind->multiplier < kind->n_turns)
    if (power_modulo (kind->multiplier, kind->order, kind->n_turns) == 1)
      return TRUE;
  kind->multiplier = 1;
  return ++kind->order <= MAX_ORDER;
}

/* The next kind after @kind, mirrors changing fastest. */
static gboolean
next_kind (Kind *kind, int n_rounds, int *spare)
{
  if (next_mirror (kind))
    return TRUE;
  do
    if (++kind->n_base > MAX_BASE)
      {
        kind->n_base = 1;
        ++*spare;
      }
  while ((n_rounds + *spare) % kind->n_base != 0);
  kind->n_turns = (n_rounds + *spare) / kind->n_base;
  kind->order = 1;
  kind->multiplier = 1;
  kind->shifts = 0;
  return *spare <= MAX_SPARE;
}

/* Whether the kind is possible, and not the same as one before it. */
static gboolean
may_suit (const TdtGroupsSearch *search, const Kind *kind)
{
  int n = kind->n_turns;
  int n_cycles = search->n_places / n;
  int n_lone = search->n_places % n;

  return n >= 3 && n <= search->n_places && n_lone <= search->problem->n_tables &&
         ((kind->shifts & SHIFTS_CYCLES) == 0 || n_cycles >= kind->order) &&
         ((kind->shifts & SHIFTS_LONE) == 0 || n_lone >= kind->order);
}

TdtGroupsSymmetry *
tdt_groups_symmetry_new (const TdtGroupsSearch *search, int kind_number)
{
  Kind kind = { 0 };
  int spare = 0;

  while (next_kind (&kind, search->problem->n_rounds, &spare))
    {
      g_autoptr (TdtGroupsSymmetry) symmetry = NULL;

      if (!may_suit (search, &kind) || (symmetry = symmetry_try (search, &kind)) == NULL ||
          kind_number-- > 0)
        continue;
      find_classes (symmetry);
      symmetry->member = g_new0 (int, (gsize) kind.n_base * search->n_places);
      symmetry->slots = g_new0 (TdtGroupsSlot, (gsize) kind.n_base * symmetry->n_orbits + 1);
      return g_steal_pointer (&symmetry);
    }
  return NULL;
}

void
tdt_groups_symmetry_free (TdtGroupsSymmetry *symmetry)
{
  g_free (symmetry->orbit_people);
  g_free (symmetry->unmoved);
  g_free (symmetry->pair_class);
  g_free (symmetry->class_kind);
  g_free (symmetry->class_count);
  g_free (symmetry->member);
  g_free (symmetry->slots);
  g_free (symmetry);
}
