/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "tdt-timetable-solver.h"

/* Wishes that cannot hold together: the run ends, as much as can be is placed,
 * and what stands in the way is named. */

static const TdtTimetableObstacle *
find_obstacle (const TdtTimetableResult *result, TdtTimetableObstacleKind kind)
{
  for (guint i = 0; i < result->obstacles->len; i++)
    {
      const TdtTimetableObstacle *obstacle = g_ptr_array_index (result->obstacles, i);

      if (obstacle->kind == kind)
        return obstacle;
    }
  return NULL;
}

static TdtTimetableResult *
solve (const TdtTimetableProblem *problem)
{
  TdtTimetableOptions options = { .seed = 1, .max_iterations = 20000 };

  return tdt_timetable_solve (problem, &options);
}

static void
assert_indices (const GArray *array, guint n, const guint *indices)
{
  g_assert_cmpmem (array->data, array->len * sizeof (guint), indices, n * sizeof (guint));
}

static void
add_events (TdtTimetableProblem *problem, guint n_events, guint duration)
{
  for (guint i = 0; i < n_events; i++)
    tdt_timetable_problem_add_event (problem, TDT_TIMETABLE_NONE, duration, 0);
}

static void
test_more_sessions_than_slots (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (2, 3);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;

  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_forbid_room_period (problem, 1, 0);
  add_events (problem, 13, 1);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 2);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW);
  g_assert_nonnull (obstacle);
  g_assert_cmpuint (obstacle->events->len, ==, 13);
  g_assert_cmpuint (obstacle->rooms->len, ==, 2);
}

/* Only some of the sessions may use the one room that is short. */
static void
test_room_for_few (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 2);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;

  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 4, 1);
  for (guint event = 1; event < 4; event++)
    tdt_timetable_problem_forbid_event_room (problem, event, 0);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  g_assert_cmpuint (result->places[0].period, !=, TDT_TIMETABLE_NONE);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW);
  g_assert_nonnull (obstacle);
  assert_indices (obstacle->events, 3, (guint[]){ 1, 2, 3 });
  assert_indices (obstacle->rooms, 1, (guint[]){ 1 });
}

static void
test_speaker_never_available (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 4);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;
  guint speaker;

  tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 3, 1);
  tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_APART);
  speaker = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_APART);
  tdt_timetable_problem_add_member (problem, speaker, 1);
  for (guint period = 0; period < 4; period++)
    tdt_timetable_problem_forbid_group_period (problem, speaker, period);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  g_assert_cmpuint (result->places[1].period, ==, TDT_TIMETABLE_NONE);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_NO_PERIOD);
  g_assert_nonnull (obstacle);
  assert_indices (obstacle->events, 1, (guint[]){ 1 });
  assert_indices (obstacle->groups, 1, (guint[]){ speaker });
  g_assert_cmpuint (result->obstacles->len, ==, 1);
}

static void
test_longer_than_the_day (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (2, 4);
  g_autoptr (TdtTimetableResult) result = NULL;

  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_add_boundary (problem, 2);
  tdt_timetable_problem_add_boundary (problem, 6);
  add_events (problem, 1, 3);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  g_assert_nonnull (find_obstacle (result, TDT_TIMETABLE_OBSTACLE_NO_PERIOD));
}

static void
test_no_room_at_all (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 4);
  g_autoptr (TdtTimetableResult) result = NULL;

  add_events (problem, 2, 1);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 2);
  g_assert_nonnull (find_obstacle (result, TDT_TIMETABLE_OBSTACLE_NO_ROOM));
}

static void
test_order_in_a_circle (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 6);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;

  tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 4, 1);
  tdt_timetable_problem_add_order (problem, 1, 2);
  tdt_timetable_problem_add_order (problem, 2, 3);
  tdt_timetable_problem_add_order (problem, 3, 1);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_ORDER_CYCLE);
  g_assert_nonnull (obstacle);
  g_assert_cmpuint (obstacle->events->len, ==, 3);
  for (guint i = 0; i < 3; i++)
    {
      guint before = g_array_index (obstacle->events, guint, i);
      guint after = g_array_index (obstacle->events, guint, (i + 1) % 3);

      g_assert_cmpuint (after, ==, before % 3 + 1);
    }
}

static void
test_order_too_long (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 5);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;

  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 3, 2);
  tdt_timetable_problem_add_order (problem, 2, 1);
  tdt_timetable_problem_add_order (problem, 1, 0);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_ORDER_TOO_LONG);
  g_assert_nonnull (obstacle);
  assert_indices (obstacle->events, 3, (guint[]){ 2, 1, 0 });
}

static void
test_pins_that_clash (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 5);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;
  guint speaker = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_NO_GAPS);

  tdt_timetable_problem_add_room (problem, 10);
  tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 4, 2);
  tdt_timetable_problem_add_member (problem, speaker, 0);
  tdt_timetable_problem_add_member (problem, speaker, 1);
  tdt_timetable_problem_pin (problem, 0, 0, 0);
  tdt_timetable_problem_pin (problem, 1, 1, 1);
  tdt_timetable_problem_pin (problem, 2, 3, 0);
  tdt_timetable_problem_forbid_event_period (problem, 2, 4);
  tdt_timetable_problem_add_order (problem, 2, 0);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 0);
  g_assert_cmpuint (result->pin_clashes, ==, 1);
  g_assert_cmpuint (result->places[0].period, ==, 0);
  g_assert_cmpuint (result->places[1].period, ==, 1);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_PIN_CLASH);
  g_assert_nonnull (obstacle);
  assert_indices (obstacle->events, 2, (guint[]){ 0, 1 });
  assert_indices (obstacle->groups, 1, (guint[]){ speaker });
  g_assert_nonnull (find_obstacle (result, TDT_TIMETABLE_OBSTACLE_PIN_FORBIDDEN));
  g_assert_nonnull (find_obstacle (result, TDT_TIMETABLE_OBSTACLE_ORDER_PINS));
}

static void
test_speaker_too_busy (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 3);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;
  guint speaker = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_APART);

  for (guint i = 0; i < 6; i++)
    tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 4, 1);
  for (guint event = 0; event < 4; event++)
    tdt_timetable_problem_add_member (problem, speaker, event);
  tdt_timetable_problem_forbid_group_period (problem, speaker, 1);
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 2);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_GROUP_TOO_BUSY);
  g_assert_nonnull (obstacle);
  assert_indices (obstacle->events, 4, (guint[]){ 0, 1, 2, 3 });
  assert_indices (obstacle->groups, 1, (guint[]){ speaker });
}

/* Each group alone has room enough; together they have not. */
static void
test_blocked_without_proof (void)
{
  g_autoptr (TdtTimetableProblem) problem = tdt_timetable_problem_new (1, 2);
  g_autoptr (TdtTimetableResult) result = NULL;
  const TdtTimetableObstacle *obstacle;

  for (guint i = 0; i < 3; i++)
    tdt_timetable_problem_add_room (problem, 10);
  add_events (problem, 3, 1);
  for (guint i = 0; i < 3; i++)
    {
      guint group = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_APART);

      tdt_timetable_problem_add_member (problem, group, i);
      tdt_timetable_problem_add_member (problem, group, (i + 1) % 3);
    }
  result = solve (problem);
  g_assert_cmpuint (result->unplaced, ==, 1);
  g_assert_cmpuint (result->obstacles->len, ==, 1);
  obstacle = find_obstacle (result, TDT_TIMETABLE_OBSTACLE_BLOCKED);
  g_assert_nonnull (obstacle);
  g_assert_cmpuint (obstacle->events->len, ==, 2);
  g_assert_cmpuint (obstacle->period, <, 2);
  g_assert_cmpuint (obstacle->room, <, 3);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timetable/obstacles/more-sessions-than-slots", test_more_sessions_than_slots);
  g_test_add_func ("/timetable/obstacles/room-for-few", test_room_for_few);
  g_test_add_func ("/timetable/obstacles/speaker-never-available", test_speaker_never_available);
  g_test_add_func ("/timetable/obstacles/longer-than-the-day", test_longer_than_the_day);
  g_test_add_func ("/timetable/obstacles/no-room-at-all", test_no_room_at_all);
  g_test_add_func ("/timetable/obstacles/order-in-a-circle", test_order_in_a_circle);
  g_test_add_func ("/timetable/obstacles/order-too-long", test_order_too_long);
  g_test_add_func ("/timetable/obstacles/pins-that-clash", test_pins_that_clash);
  g_test_add_func ("/timetable/obstacles/speaker-too-busy", test_speaker_too_busy);
  g_test_add_func ("/timetable/obstacles/blocked-without-proof", test_blocked_without_proof);
  return g_test_run ();
}
