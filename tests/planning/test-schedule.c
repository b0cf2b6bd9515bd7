/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Placing the sessions of a project. Whether a plan holds is asked of the checks, which know
 * nothing of the solver. */
#include "check-projects.h"
#include "tdt-schedule.h"

#include <string.h>

#define ONE_DAY "day d date=2017-09-27 opens=09:00 closes=12:00;"
#define TWO_DAYS ONE_DAY "day e date=2017-09-28 opens=09:00 closes=12:00;"
#define ROOM "room r name=R;"
#define ROOMS "room r name=R capacity=20;room s name=S capacity=100;"
#define PEOPLE "person m given-name=Marie;person n given-name=Nadia;"
#define IN(uid, session, person)                                                                   \
  "participant " uid " session=" session " person=" person " role=speaker;"

/* Checks of what placing must never break. */
static const char *const hard[] = { "person-overlap", "person-unavailable", "room-overlap",
                                    "session-outside-day", NULL };

static TdtSchedule *
solve (const TdtRoot *root, const char *const *selection, guint64 seed)
{
  TdtTimetableOptions options = { .seed = seed, .max_iterations = 20000 };

  return tdt_schedule_solve (root, selection, &options);
}

static TdtRoot *
apply (const TdtRoot *root, const TdtSchedule *schedule)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (GError) error = NULL;

  tdt_schedule_apply (schedule, edit, &error);
  g_assert_no_error (error);
  return tdt_edit_apply (edit);
}

static guint
count_findings (const TdtRoot *root, const char *const *codes)
{
  g_autoptr (GPtrArray) findings = tdt_checks_run (root, &check_options);
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += g_strv_contains (codes, ((TdtFinding *) findings->pdata[i])->code);
  return n;
}

/* What comes out of small projects: sessions without a place, wishes told, orders broken. */
static const struct
{
  const char *name;
  const char *project;
  guint n_unplaced;
  guint n_broken;
  guint n_orders_broken;
} cases[] = {
  { "one room, full day",
    ONE_DAY ROOM "session a minutes=60;session b minutes=60;session c minutes=60", 0, 0, 0 },
  { "more sessions than slots",
    ONE_DAY ROOM
    "session a minutes=60;session b minutes=60;session c minutes=60;session f minutes=60",
    1, 1, 0 },
  { "a session longer than the day", ONE_DAY ROOM "session a minutes=240", 1, 0, 0 },
  { "nobody said how long", ONE_DAY ROOM "session a", 1, 0, 0 },
  { "no day", ROOM "session a minutes=60", 1, 0, 0 },
  { "no room in the project", ONE_DAY "session a minutes=90;session b minutes=90", 0, 0, 0 },
  { "a speaker in both",
    ONE_DAY ROOMS PEOPLE "session a minutes=90;session b minutes=90;" IN ("x", "a", "m")
        IN ("y", "b", "m"),
    0, 0, 0 },
  { "a speaker in three of which two fit",
    ONE_DAY ROOMS PEOPLE "session a minutes=90;session b minutes=90;session c minutes=90;" IN (
        "x", "a", "m") IN ("y", "b", "m") IN ("z", "c", "m"),
    1, 1, 0 },
  { "who stands in counts too",
    ONE_DAY ROOMS PEOPLE "session a minutes=180;session b minutes=180;" IN (
        "x", "a",
        "m") "participant y session=b person=n role=speaker status=represented represented-by=m",
    1, 1, 0 },
  { "who declined does not",
    ONE_DAY ROOMS PEOPLE "session a minutes=180;session b minutes=180;" IN (
        "x", "a", "m") "participant y session=b person=m role=speaker status=declined",
    0, 0, 0 },
  { "everyone away",
    ONE_DAY ROOM PEOPLE "session a minutes=60;" IN (
        "x", "a", "m") "availability v person=m kind=unavailable from=2017-09-27T00:00:00+02:00",
    1, 0, 0 },
  { "there for half an hour that is no hour",
    ONE_DAY ROOM PEOPLE "session a minutes=60;" IN (
        "x", "a", "m") "availability v person=m "
                       "kind=available from=2017-09-27T10:00:00+02:00 to=2017-09-27T10:30:00+02:00",
    1, 0, 0 },
  { "there for the hour",
    ONE_DAY ROOM PEOPLE "session a minutes=60;session b minutes=60;" IN (
        "x", "a", "m") "availability v person=m kind=available from=2017-09-27T10:30:00+02:00 "
                       "to=2017-09-27T11:30:00+02:00",
    0, 0, 0 },
  { "before and after",
    ONE_DAY ROOM
    "session a minutes=60;session b minutes=60;session c minutes=60;wish w kind=before "
    "subject=c object=b;wish x kind=before subject=b object=a",
    0, 0, 0 },
  { "going round",
    ONE_DAY ROOM
    "session a minutes=60;session b minutes=60;session c minutes=60;wish w kind=before "
    "subject=a object=b;wish x kind=before subject=b object=c;wish y kind=before "
    "subject=c object=a",
    0, 1, 1 },
  { "two circles with one wish in common",
    ONE_DAY ROOM
    "session a minutes=45;session b minutes=45;session c minutes=45;session f minutes=45;"
    "wish v kind=before subject=a object=b;wish w kind=before subject=b object=c;"
    "wish x kind=before subject=c object=a;wish y kind=before subject=b object=f;"
    "wish z kind=before subject=f object=a",
    0, 1, 1 },
  { "one after the other for longer than the day",
    ONE_DAY ROOMS
    "session a minutes=120;session b minutes=120;wish w kind=before subject=a object=b",
    0, 1, 1 },
  { "around what is pinned",
    ONE_DAY ROOM "session a minutes=60 pinned=yes room=r " AT ("10:00") ";session b minutes=60;"
                                                                        "session c minutes=60",
    0, 0, 0 },
  { "around what is pinned between the usual starts",
    ONE_DAY ROOM "session a minutes=50 pinned=yes room=r " AT ("10:07") ";session b minutes=60;"
                                                                        "session c minutes=60",
    0, 0, 0 },
  { "around a break",
    ONE_DAY ROOM "session k kind=break minutes=20 " AT ("10:30") ";session a minutes=60;"
                                                                 "session b minutes=60",
    0, 0, 0 },
  { "no room for it beside a break",
    ONE_DAY ROOM "session k kind=break minutes=20 " AT ("10:30") ";session a minutes=95", 1, 0, 0 },
  { "opening first, closing last",
    ONE_DAY ROOMS "session c kind=closing minutes=15;session a minutes=60;session b minutes=60;"
                  "session o kind=opening minutes=15;session k kind=break minutes=15",
    0, 0, 0 },
  { "opening first, except for a wish",
    ONE_DAY ROOMS "session a minutes=60;session o kind=opening minutes=15;wish w kind=before "
                  "subject=a object=o",
    0, 1, 1 },
};

static void
test_cases (void)
{
  static const char *const order[] = { "order-broken", NULL };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) root = check_project (cases[i].project);
      g_autoptr (TdtSchedule) schedule = solve (root, NULL, i);
      g_autoptr (TdtRoot) planned = apply (root, schedule);

      g_test_message ("%s", cases[i].name);
      g_assert_cmpuint (schedule->unplaced->len, ==, cases[i].n_unplaced);
      g_assert_cmpuint (schedule->broken->len, ==, cases[i].n_broken);
      g_assert_cmpuint (count_findings (planned, hard), ==, 0);
      g_assert_cmpuint (count_findings (planned, order), ==, cases[i].n_orders_broken);
      for (guint j = 0; j < schedule->moves->len; j++)
        g_assert_nonnull (((TdtScheduleMove *) schedule->moves->pdata[j])->reason);
    }
}

static const TdtScheduleMove *
find_move (const TdtSchedule *schedule, const char *uid)
{
  for (guint i = 0; i < schedule->moves->len; i++)
    if (g_str_equal (((TdtScheduleMove *) schedule->moves->pdata[i])->uid, uid))
      return schedule->moves->pdata[i];
  return NULL;
}

/* Where one session goes that has a reason to go there. */
static const struct
{
  const char *project;
  const char *session;
  int minute; /* of the day, -1 for any */
  gint64 julian_of_day;
  const char *room;
} wishes[] = {
  { ONE_DAY ROOMS "session a minutes=60 attendance=60", "a", -1, 0, "s" },
  { ONE_DAY ROOMS "session a minutes=60;wish w kind=room subject=a object=r", "a", -1, 0, "r" },
  { ONE_DAY ROOMS "session a minutes=60;wish w kind=room subject=a object=s", "a", -1, 0, "s" },
  { TWO_DAYS ROOM "session a minutes=60;wish w kind=day subject=a object=e", "a", -1, 1, "r" },
  { TWO_DAYS ROOM PEOPLE "session a minutes=60;" IN ("x", "a", "m") "wish w kind=day subject=m "
                                                                    "object=e",
    "a", -1, 1, "r" },
  { "room r equipment=screen;room s equipment=screen,microphone;" ONE_DAY
    "session a minutes=60 equipment=microphone",
    "a", -1, 0, "s" },
  { ONE_DAY ROOM PEOPLE
    "session a minutes=60;" IN ("x", "a", "m") "availability v person=m "
                                               "kind=preferred from=2017-09-27T11:00:00+02:00",
    "a", 660, 0, "r" },
  { ONE_DAY ROOMS "session a minutes=60 " AT ("10:00"), "a", 600, 0, NULL },
  { "day d date=2017-09-27 opens=09:00 closes=13:00;" ROOM "session a kind=meal minutes=60;"
    "session b minutes=120",
    "a", 720, 0, NULL },
};

static void
test_wishes (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (wishes); i++)
    {
      g_autoptr (TdtRoot) root = check_project (wishes[i].project);
      g_autoptr (TdtSchedule) schedule = solve (root, NULL, i);
      const TdtScheduleMove *move = find_move (schedule, wishes[i].session);

      g_test_message ("wish %" G_GSIZE_FORMAT, i);
      g_assert_nonnull (move);
      if (wishes[i].minute >= 0)
        g_assert_cmpint (tdt_time_minute_of_day (move->start), ==, wishes[i].minute);
      if (wishes[i].room != NULL)
        g_assert_cmpstr (move->room, ==, wishes[i].room);
      g_assert_cmpint (tdt_time_julian (move->start) - 736599, ==, wishes[i].julian_of_day);
    }
}

#define PLAN                                                                                       \
  ONE_DAY ROOMS PEOPLE                                                                             \
      "session a minutes=60 room=r " AT ("09:00") ";session b minutes=60 room=r " AT (             \
          "10:00") ";session c minutes=60 room=s " AT ("09:00") ";" IN ("x", "a", "m")             \
          IN ("y", "b", "n")

/* What moves of a plan that stands. */
static void
test_keep (void)
{
  g_autoptr (TdtRoot) root = check_project (PLAN);
  g_autoptr (TdtSchedule) same = solve (root, NULL, 1);
  g_autoptr (TdtRoot) away = check_project (
      PLAN "availability v person=n kind=unavailable from=2017-09-27T10:30:00+02:00");
  g_autoptr (TdtSchedule) moved = solve (away, NULL, 1);

  g_assert_cmpuint (same->moves->len, ==, 0);
  g_assert_cmpuint (moved->unplaced->len, ==, 0);
  g_assert_nonnull (find_move (moved, "b"));
  g_assert_cmpuint (moved->moves->len, <=, 2);
  g_assert_nonnull (strstr (find_move (moved, "b")->reason, "Nadia"));
}

static void
test_selection (void)
{
  static const char *const only_f[] = { "f", NULL };
  g_autoptr (TdtRoot) root = check_project (PLAN "session f minutes=60;session g minutes=60");
  g_autoptr (TdtSchedule) schedule = solve (root, only_f, 1);

  g_assert_cmpuint (schedule->moves->len, ==, 1);
  g_assert_nonnull (find_move (schedule, "f"));
  g_assert_cmpuint (schedule->unplaced->len, ==, 0);
}

/* Of what costs the same, the earliest time and the first room. */
static void
test_tidy (void)
{
  g_autoptr (TdtRoot) root = check_project (
      ONE_DAY "room r name=R order=V1;room s name=S order=V2;session a minutes=60");
  g_autoptr (TdtSchedule) schedule = solve (root, NULL, 3);
  const TdtScheduleMove *move = find_move (schedule, "a");

  g_assert_cmpint (tdt_time_minute_of_day (move->start), ==, 540);
  g_assert_cmpstr (move->room, ==, "r");
}

static void
test_weights (void)
{
  g_autoptr (TdtRoot) root = check_project (
      "project p stamp=final;setting a name=schedule.gaps value=7;setting b name=schedule.rooms "
      "value=many");

  g_assert_cmpuint (tdt_schedule_get_weight (root, TDT_TIMETABLE_TERM_GAPS), ==, 7);
  g_assert_cmpuint (tdt_schedule_get_weight (root, TDT_TIMETABLE_TERM_STABILITY), ==, 2);
  g_assert_cmpuint (tdt_schedule_get_weight (root, TDT_TIMETABLE_TERM_CHANGE), ==, 1000);
}

static void
test_repeatable (void)
{
  g_autoptr (TdtRoot) root = check_project (
      TWO_DAYS ROOMS PEOPLE "session a minutes=30;session b minutes=45;"
                            "session c minutes=60;session f minutes=90;" IN ("x", "a", "m")
                                IN ("y", "c", "m"));
  g_autoptr (TdtSchedule) one = solve (root, NULL, 5);
  g_autoptr (TdtSchedule) other = solve (root, NULL, 5);

  g_assert_cmpint (one->penalty, ==, other->penalty);
  g_assert_cmpuint (one->moves->len, ==, other->moves->len);
  for (guint i = 0; i < one->moves->len; i++)
    {
      const TdtScheduleMove *move = one->moves->pdata[i];
      const TdtScheduleMove *same = other->moves->pdata[i];

      g_assert_cmpstr (move->uid, ==, same->uid);
      g_assert_cmpstr (move->room, ==, same->room);
      g_assert_true (tdt_time_equal (move->start, same->start));
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/schedule/cases", test_cases);
  g_test_add_func ("/schedule/wishes", test_wishes);
  g_test_add_func ("/schedule/keep", test_keep);
  g_test_add_func ("/schedule/selection", test_selection);
  g_test_add_func ("/schedule/tidy", test_tidy);
  g_test_add_func ("/schedule/weights", test_weights);
  g_test_add_func ("/schedule/repeatable", test_repeatable);
  return g_test_run ();
}
