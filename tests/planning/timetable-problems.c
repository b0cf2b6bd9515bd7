/* SPDX-License-Identifier: GPL-3.0-or-later */

#include "timetable-problems.h"

#define N_EVENTS 30
#define N_DAYS 3
#define N_DAY_PERIODS 8
#define N_ROOMS 4
#define N_COURSES 8
#define N_GROUPS 12

static guint
pick (TdtRandom *chance, guint bound)
{
  return (guint) tdt_random_below (chance, (int) bound);
}

static void
add_groups (TdtTimetableProblem *problem, TdtRandom *chance)
{
  static const TdtTimetableGroupStyle styles[] = { TDT_TIMETABLE_GROUP_APART,
                                                   TDT_TIMETABLE_GROUP_TOGETHER,
                                                   TDT_TIMETABLE_GROUP_NO_GAPS };

  for (guint g = 0; g < N_GROUPS; g++)
    {
      guint group = tdt_timetable_problem_add_group (problem, styles[g % G_N_ELEMENTS (styles)]);

      for (guint m = 0; m < 4; m++)
        tdt_timetable_problem_add_member (problem, group, pick (chance, N_EVENTS));
      if (g % 4 == 0)
        tdt_timetable_problem_forbid_group_period (problem, group,
                                                   pick (chance, N_DAYS * N_DAY_PERIODS));
    }
}

static void
add_wishes (TdtTimetableProblem *problem, TdtRandom *chance)
{
  for (guint i = 0; i < 20; i++)
    {
      guint event = pick (chance, N_EVENTS);
      guint other = (event + 1 + pick (chance, N_EVENTS - 1)) % N_EVENTS;
      guint period = pick (chance, N_DAYS * N_DAY_PERIODS);
      guint room = pick (chance, N_ROOMS);

      tdt_timetable_problem_add_period_wish (problem, event, period, 1 + pick (chance, 9));
      tdt_timetable_problem_add_room_wish (problem, other, room, 1 + pick (chance, 9));
      tdt_timetable_problem_add_rivalry (problem, event, other, 1 + pick (chance, 9));
      if (i % 4 == 0)
        tdt_timetable_problem_forbid_event_room (problem, event, room);
      if (i % 2 == 0)
        tdt_timetable_problem_forbid_event_period (problem, other, period);
    }
  for (guint event = 10; event < 16; event++)
    tdt_timetable_problem_set_current (problem, event, pick (chance, N_DAYS * N_DAY_PERIODS),
                                       pick (chance, N_ROOMS));
  for (guint event = 0; event < 3; event++)
    tdt_timetable_problem_add_order (problem, event, event + 20);
}

TdtTimetableProblem *
timetable_random_problem (guint64 seed, guint longest)
{
  TdtTimetableProblem *problem = tdt_timetable_problem_new (N_DAYS, N_DAY_PERIODS);
  TdtRandom chance;

  tdt_random_init (&chance, seed);
  for (guint i = 0; i < N_ROOMS; i++)
    tdt_timetable_problem_add_room (problem, 20 * (i + 1));
  for (guint i = 0; i < N_COURSES; i++)
    tdt_timetable_problem_add_course (problem, i % 3);
  for (guint i = 0; i < N_EVENTS; i++)
    tdt_timetable_problem_add_event (problem,
                                     i % 5 == 0 ? TDT_TIMETABLE_NONE : i * N_COURSES / N_EVENTS,
                                     1 + pick (&chance, longest), pick (&chance, 90));
  add_groups (problem, &chance);
  add_wishes (problem, &chance);
  for (guint day = 0; day < N_DAYS; day++)
    tdt_timetable_problem_add_boundary (problem, day * N_DAY_PERIODS + N_DAY_PERIODS / 2);
  tdt_timetable_problem_forbid_period (problem, N_DAYS * N_DAY_PERIODS - 1);
  tdt_timetable_problem_forbid_room_period (problem, 3, 5);
  tdt_timetable_problem_pin (problem, 28, 8, 1);
  tdt_timetable_problem_pin (problem, 29, 12, 0);
  tdt_timetable_problem_pin (problem, 27, 16, TDT_TIMETABLE_NONE);
  tdt_timetable_problem_set_weight (problem, TDT_TIMETABLE_TERM_CHANGE, 3);
  tdt_timetable_problem_set_weight (problem, TDT_TIMETABLE_TERM_STABILITY, 4);
  return problem;
}

TdtTimetableProblem *
timetable_conference (guint64 seed, guint n_talks, guint n_slots, guint n_rooms, guint n_themes)
{
  TdtTimetableProblem *problem = tdt_timetable_problem_new (3, n_slots / 3);
  guint n_speakers = MAX (n_talks * 3 / 4, 1);
  TdtRandom chance;

  tdt_random_init (&chance, seed);
  for (guint i = 0; i < n_rooms; i++)
    tdt_timetable_problem_add_room (problem, 30 + 20 * i);
  for (guint i = 0; i < n_themes; i++)
    {
      tdt_timetable_problem_add_course (problem, 2);
      tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_TOGETHER);
    }
  for (guint i = 0; i < n_speakers; i++)
    tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_NO_GAPS);
  for (guint i = 0; i < n_talks; i++)
    {
      guint theme = i % n_themes;
      guint talk = tdt_timetable_problem_add_event (problem, theme, 1,
                                                    10 + pick (&chance, 20 * n_rooms));

      tdt_timetable_problem_add_member (problem, theme, talk);
      tdt_timetable_problem_add_member (problem, n_themes + i % n_speakers, talk);
    }
  for (guint i = 0; i < n_speakers; i += 3)
    tdt_timetable_problem_forbid_group_period (problem, n_themes + i, pick (&chance, n_slots));
  return problem;
}
