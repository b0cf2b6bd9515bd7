/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-moves-private.h"
#include "timetable-problems.h"

static void
assert_sums_are_right (const TdtTimetableState *state)
{
  gint64 terms[TDT_TIMETABLE_N_TERMS];

  g_assert_cmpint (tdt_timetable_state_count (state, terms), ==, state->penalty);
}

/* Everything the state says of itself, said anew by an empty one. */
static void
assert_state_is_right (const TdtTimetableState *state)
{
  const TdtTimetableInstance *instance = state->instance;
  g_autoptr (TdtTimetableState) fresh = tdt_timetable_state_new (instance);

  tdt_timetable_state_load (fresh, state->start, state->room);
  g_assert_cmpint (fresh->penalty, ==, state->penalty);
  g_assert_cmpint (fresh->n_unplaced, ==, state->n_unplaced);
  g_assert_cmpmem (fresh->blocked, sizeof (guint16) * instance->n_classes * instance->n_periods,
                   state->blocked, sizeof (guint16) * instance->n_classes * instance->n_periods);
  g_assert_cmpmem (fresh->occupant, sizeof (int) * instance->n_periods * instance->n_rooms,
                   state->occupant, sizeof (int) * instance->n_periods * instance->n_rooms);
}

/* Whether two events with a place clash, by the problem alone. */
static gboolean
clash (const TdtTimetableState *state, int event, int other)
{
  const TdtTimetableProblem *problem = state->instance->problem;
  int end = state->start[event] + (int) instance_event (state->instance, event)->duration;
  int other_end = state->start[other] + (int) instance_event (state->instance, other)->duration;

  if (state->start[event] >= other_end || state->start[other] >= end)
    return FALSE;
  if (state->room[event] == state->room[other])
    return TRUE;
  for (guint g = 0; g < problem->groups->len; g++)
    {
      GArray *members = g_array_index (problem->groups, TdtTimetableGroup, g).members;
      int found = 0;

      for (guint m = 0; m < members->len; m++)
        found += (int) g_array_index (members, guint, m) == event ||
                 (int) g_array_index (members, guint, m) == other;
      if (found == 2)
        return TRUE;
    }
  return FALSE;
}

static void
assert_no_clash (const TdtTimetableState *state)
{
  const TdtTimetableInstance *instance = state->instance;
  const GArray *orders = instance->problem->orders;

  for (int event = 0; event < instance->n_events; event++)
    {
      if (state->start[event] < 0 || instance->event_pinned[event])
        continue;
      g_assert_true (tdt_timetable_instance_may_start (instance, event, state->start[event]));
      for (int other = 0; other < instance->n_events; other++)
        if (other != event && state->start[other] >= 0)
          g_assert_false (clash (state, event, other));
    }
  for (guint i = 0; i < orders->len; i++)
    {
      const TdtTimetableFact *order = &g_array_index (orders, TdtTimetableFact, i);
      int end = state->start[order->first] +
                (int) instance_event (instance, (int) order->first)->duration;

      if (state->start[order->first] >= 0 && state->start[order->second] >= 0)
        g_assert_cmpint (end, <=, state->start[order->second]);
    }
}

static void
place_at_random (TdtTimetableState *state, TdtRandom *chance)
{
  const TdtTimetableInstance *instance = state->instance;

  for (int event = 0; event < instance->n_events; event++)
    {
      const TdtTimetableEvent *e = instance_event (instance, event);

      if (instance->event_pinned[event])
        tdt_timetable_state_place (state, event, (int) e->pin_period, (int) e->pin_room);
    }
  for (int i = 0; i < 5000; i++)
    {
      int event = tdt_random_below (chance, instance->n_events);
      int start = tdt_random_below (chance, instance->n_periods);
      int room = tdt_random_below (chance, instance->n_rooms);

      if (state->start[event] < 0 && tdt_timetable_state_fits (state, event, start, room))
        tdt_timetable_state_place (state, event, start, room);
    }
}

/* One random move or chain, at most as bad as @tolerance; returns whether it
 * was made, and sees that what was promised of it is so. */
static gboolean
try_at_random (TdtTimetableState *state, TdtRandom *chance, double tolerance)
{
  const TdtTimetableInstance *instance = state->instance;
  int event = tdt_random_below (chance, instance->n_events);
  int c = instance->event_class[event];
  int start = tdt_random_below (chance, instance->n_periods);
  int room = tdt_random_below (chance, instance->n_rooms);
  gint64 before = state->penalty;
  TdtTimetableTry result;

  if (instance->event_pinned[event] || state->start[event] < 0 ||
      !instance->start_allowed[c * instance->n_periods + start] ||
      !instance->room_allowed[c * instance->n_rooms + room])
    return FALSE;
  if (tdt_random_below (chance, 2) == 0)
    result = tdt_timetable_try_move (state, event, start, room, tolerance);
  else
    result = tdt_timetable_try_chain (state, chance, event, start, room, tolerance);
  if (result != TDT_TIMETABLE_TRY_MADE)
    {
      g_assert_cmpint (state->penalty, ==, before);
      return FALSE;
    }
  g_assert_cmpint (state->start[event], ==, start);
  g_assert_cmpint (state->room[event], ==, room);
  g_assert_cmpint (state->penalty - before, <=, (gint64) tolerance);
  return TRUE;
}

static void
test_random_moves (gconstpointer data)
{
  guint longest = GPOINTER_TO_UINT (data);
  int n_made = 0;

  for (guint64 seed = 0; seed < 20; seed++)
    {
      g_autoptr (TdtTimetableProblem) problem = timetable_random_problem (seed, longest);
      g_autoptr (TdtTimetableInstance) instance = tdt_timetable_instance_new (problem);
      g_autoptr (TdtTimetableState) state = tdt_timetable_state_new (instance);
      TdtRandom chance;

      tdt_random_init (&chance, seed);
      place_at_random (state, &chance);
      assert_sums_are_right (state);
      for (int i = 0; i < 5000; i++)
        {
          if (!try_at_random (state, &chance, 30))
            continue;
          n_made++;
          assert_sums_are_right (state);
          if (n_made % 50 == 0)
            {
              assert_state_is_right (state);
              assert_no_clash (state);
            }
        }
      assert_state_is_right (state);
      g_assert_cmpint (state->start[28], ==, 8);
      g_assert_cmpint (state->room[28], ==, 1);
      g_assert_cmpint (state->start[29], ==, 12);
    }
  g_assert_cmpint (n_made, >, 2000);
}

/* Two days of three periods, two rooms; a course of three lectures and one of
 * two, in one curriculum. What each term is worth is reckoned by hand. */
static void
test_cost_by_hand (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (2, 3);
  guint small = tdt_timetable_problem_add_room (problem, 10);
  guint large = tdt_timetable_problem_add_room (problem, 50);
  guint law = tdt_timetable_problem_add_course (problem, 2);
  guint history = tdt_timetable_problem_add_course (problem, 2);
  guint curriculum = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_TOGETHER);
  g_autoptr (TdtTimetableInstance) instance = NULL;
  g_autoptr (TdtTimetableState) state = NULL;
  gint64 terms[TDT_TIMETABLE_N_TERMS];

  for (guint i = 0; i < 3; i++)
    tdt_timetable_problem_add_member (problem, curriculum,
                                      tdt_timetable_problem_add_event (problem, law, 1, 12));
  for (guint i = 0; i < 2; i++)
    tdt_timetable_problem_add_member (problem, curriculum,
                                      tdt_timetable_problem_add_event (problem, history, 1, 50));
  instance = tdt_timetable_instance_new (problem);
  state = tdt_timetable_state_new (instance);
  g_assert_cmpint (instance->n_classes, ==, 2);

  /* Day 0: law, law, law. Day 1: history, nothing, history. */
  tdt_timetable_state_place (state, 0, 0, (int) large);
  tdt_timetable_state_place (state, 1, 1, (int) large);
  tdt_timetable_state_place (state, 2, 2, (int) small);
  tdt_timetable_state_place (state, 3, 3, (int) large);
  tdt_timetable_state_place (state, 4, 5, (int) large);
  g_assert_cmpint (tdt_timetable_state_count (state, terms), ==, 2 + 1 + 10 + 4);
  g_assert_cmpint (terms[TDT_TIMETABLE_TERM_CAPACITY], ==, 2);
  g_assert_cmpint (terms[TDT_TIMETABLE_TERM_STABILITY], ==, 1);
  g_assert_cmpint (terms[TDT_TIMETABLE_TERM_SPREAD], ==, 10);
  g_assert_cmpint (terms[TDT_TIMETABLE_TERM_ISOLATED], ==, 4);
  assert_sums_are_right (state);
  g_assert_cmpint (tdt_timetable_move_cost (state, 2, 4, (int) large, -1), ==, -2 - 1 - 5 - 4);
}

/* Neighbours are neighbours of an event, however long it is. */
static void
test_isolated_and_gaps (void)
{
  static const struct
  {
    guint64 busy;
    guint64 begin;
    int isolated;
    int gaps;
  } cases[] = {
    { 0x0, 0x0, 0, 0 },         { 0x1, 0x1, 1, 0 },
    { 0x3, 0x1, 1, 0 },         { 0x3, 0x3, 0, 0 },
    { 0x5, 0x5, 2, 1 },         { 0x37, 0x15, 1, 1 },
    { 0xee, 0xa2, 1, 1 },       { 0x8000000000000001, 0x8000000000000001, 2, 62 },
    { G_MAXUINT64, 0x1, 1, 0 }, { G_MAXUINT64, 0x100000001, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_assert_cmpint (tdt_timetable_count_isolated (cases[i].busy, cases[i].begin), ==,
                       cases[i].isolated);
      g_assert_cmpint (tdt_timetable_count_gaps (cases[i].busy), ==, cases[i].gaps);
    }
}

/* Groups with the same members become one, with both weights. */
static void
test_equal_groups_are_merged (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 4);
  g_autoptr (TdtTimetableInstance) instance = NULL;
  g_autoptr (TdtTimetableState) state = NULL;
  gint64 terms[TDT_TIMETABLE_N_TERMS];

  tdt_timetable_problem_add_room (problem, 1);
  for (guint g = 0; g < 2; g++)
    tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_TOGETHER);
  for (guint i = 0; i < 2; i++)
    {
      guint event = tdt_timetable_problem_add_event (problem, TDT_TIMETABLE_NONE, 1, 0);

      for (guint g = 0; g < 2; g++)
        tdt_timetable_problem_add_member (problem, g, event);
    }
  instance = tdt_timetable_instance_new (problem);
  g_assert_cmpint (instance->n_groups, ==, 1);
  state = tdt_timetable_state_new (instance);
  tdt_timetable_state_place (state, 0, 0, 0);
  g_assert_cmpint (state->penalty, ==, 4);
  g_assert_cmpint (tdt_timetable_state_count (state, terms), ==, 4);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/cost-by-hand", test_cost_by_hand);
  g_test_add_func ("/timetable/isolated-and-gaps", test_isolated_and_gaps);
  g_test_add_func ("/timetable/equal-groups-are-merged", test_equal_groups_are_merged);
  g_test_add_data_func ("/timetable/random-moves/single-periods", GUINT_TO_POINTER (1),
                        test_random_moves);
  g_test_add_data_func ("/timetable/random-moves/several-periods", GUINT_TO_POINTER (3),
                        test_random_moves);
  return g_test_run ();
}
