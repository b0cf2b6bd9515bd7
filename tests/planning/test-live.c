/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day is run by a clock of the test's own. */
#include "tdt-live.h"

#include <string.h>

#define MINUTE 60

typedef struct
{
  TdtRoot *root;
  gint64 now;
} Day;

static TdtEdit *
put (TdtEdit *edit, TdtKindId kind, const char *uid)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_add (edit, kind, uid, &error);
  g_assert_no_error (error);
  return edit;
}

static void
set (TdtEdit *edit, const char *uid, TdtFieldId field, const char *text)
{
  g_autoptr (GError) error = NULL;

  tdt_edit_set_text (edit, uid, field, text, &error);
  g_assert_no_error (error);
}

static void
add_session (TdtEdit *edit, const char *uid, const char *clock, const char *minutes)
{
  g_autofree char *start = g_strdup_printf ("2017-09-27T%s:00+02:00[Europe/Paris]", clock);

  put (edit, TDT_KIND_SESSION, uid);
  set (edit, uid, TDT_SESSION_TITLE, uid);
  set (edit, uid, TDT_SESSION_START, start);
  set (edit, uid, TDT_SESSION_MINUTES, minutes);
}

static void
add_item (TdtEdit *edit, const char *uid, const char *minutes, const char *after)
{
  g_autoptr (GError) error = NULL;

  put (edit, TDT_KIND_AGENDA_ITEM, uid);
  set (edit, uid, TDT_AGENDA_ITEM_SESSION, "table");
  set (edit, uid, TDT_AGENDA_ITEM_TITLE, uid);
  set (edit, uid, TDT_AGENDA_ITEM_MINUTES, minutes);
  tdt_edit_move_between (edit, uid, after, NULL, &error);
  g_assert_no_error (error);
}

/* A round table from 10:00 to 11:00 with three items, a talk at 11:00, a closing at 11:30. */
static void
set_up (Day *day, gconstpointer data)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtTime) ten = NULL;

  add_session (edit, "table", "10:00", "60");
  add_session (edit, "talk", "11:00", "30");
  add_session (edit, "closing", "11:30", "15");
  add_item (edit, "one", "10", NULL);
  add_item (edit, "two", "20", "one");
  add_item (edit, "three", "30", "two");
  put (edit, TDT_KIND_PERSON, "prefect");
  set (edit, "prefect", TDT_PERSON_FAMILY_NAME, "Prefect");
  put (edit, TDT_KIND_PARTICIPANT, "x");
  set (edit, "x", TDT_PARTICIPANT_SESSION, "closing");
  set (edit, "x", TDT_PARTICIPANT_PERSON, "prefect");
  put (edit, TDT_KIND_AVAILABILITY, "away");
  set (edit, "away", TDT_AVAILABILITY_PERSON, "prefect");
  set (edit, "away", TDT_AVAILABILITY_KIND, "unavailable");
  set (edit, "away", TDT_AVAILABILITY_FROM, "2017-09-27T11:50:00+02:00[Europe/Paris]");
  put (edit, TDT_KIND_DAY, "day");
  set (edit, "day", TDT_DAY_DATE, "2017-09-27");
  set (edit, "day", TDT_DAY_CLOSES, "12:00");
  day->root = tdt_edit_apply (edit);
  ten = tdt_time_parse ("2017-09-27T10:00:00+02:00", strlen ("2017-09-27T10:00:00+02:00"), NULL);
  day->now = tdt_time_instant (ten);
}

static void
tear_down (Day *day, gconstpointer data)
{
  tdt_root_unref (day->root);
}

typedef gboolean (*Deed) (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                          const TdtTime *now, GError **error);

static const TdtRow *
get (Day *day, const char *uid)
{
  return tdt_root_lookup (day->root, uid);
}

static gboolean
try (Day *day, Deed deed, const char *uid)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (day->root);
  g_autoptr (TdtTime) now = tdt_time_new_from_instant (day->now, "Europe/Paris");
  g_autoptr (TdtRoot) before = day->root;
  g_autoptr (GError) error = NULL;
  gboolean done = deed (edit, day->root, get (day, uid), now, &error);

  g_assert_true (done == (error == NULL));
  day->root = done ? tdt_edit_apply (edit) : tdt_root_ref (before);
  return done;
}

static void
act (Day *day, Deed deed, const char *uid)
{
  g_assert_true (try (day, deed, uid));
}

static TdtLive
look (Day *day, const char *uid)
{
  TdtLive live;

  tdt_live_read (day->root, get (day, uid), day->now, &live);
  return live;
}

static const char *
uid_of (const TdtRow *row)
{
  return row != NULL ? tdt_row_get_uid (row) : NULL;
}

static void
test_on_time (Day *day, gconstpointer data)
{
  TdtLive live = look (day, "table");

  g_assert_cmpint (live.state, ==, TDT_LIVE_AHEAD);
  g_assert_cmpstr (uid_of (live.next), ==, "one");
  act (day, tdt_live_start, "table");
  g_assert_false (try (day, tdt_live_start, "table"));
  day->now += 4 * MINUTE;
  live = look (day, "table");
  g_assert_cmpint (live.state, ==, TDT_LIVE_RUNNING);
  g_assert_cmpstr (uid_of (live.item), ==, "one");
  g_assert_cmpstr (uid_of (live.next), ==, "two");
  g_assert_cmpint (live.elapsed, ==, 4 * MINUTE);
  g_assert_cmpint (live.left, ==, 6 * MINUTE);
  g_assert_cmpint (live.session_left, ==, 56 * MINUTE);
  g_assert_cmpint (live.behind, ==, 0);
  day->now += 6 * MINUTE;
  act (day, tdt_live_next, "table");
  day->now += 18 * MINUTE;
  act (day, tdt_live_next, "table");
  live = look (day, "table");
  g_assert_cmpstr (uid_of (live.item), ==, "three");
  g_assert_null (live.next);
  g_assert_cmpint (live.behind, ==, -2 * MINUTE);
  day->now += 30 * MINUTE;
  act (day, tdt_live_next, "table");
  live = look (day, "table");
  g_assert_cmpint (live.state, ==, TDT_LIVE_OVER);
  g_assert_cmpint (live.behind, ==, -2 * MINUTE);
  g_assert_false (try (day, tdt_live_next, "table"));
}

static void
test_over_time (Day *day, gconstpointer data)
{
  TdtLive live;

  day->now += 3 * MINUTE;
  g_assert_cmpint (look (day, "table").behind, ==, 3 * MINUTE);
  act (day, tdt_live_start, "table");
  day->now += 12 * MINUTE;
  live = look (day, "table");
  g_assert_cmpint (live.left, ==, -2 * MINUTE);
  g_assert_cmpint (live.behind, ==, 5 * MINUTE);
}

static void
test_pause (Day *day, gconstpointer data)
{
  act (day, tdt_live_start, "table");
  day->now += 5 * MINUTE;
  act (day, tdt_live_pause, "table");
  day->now += 7 * MINUTE;
  g_assert_cmpint (look (day, "table").state, ==, TDT_LIVE_PAUSED);
  g_assert_cmpint (look (day, "table").elapsed, ==, 5 * MINUTE);
  act (day, tdt_live_pause, "table");
  g_assert_cmpint (look (day, "table").state, ==, TDT_LIVE_RUNNING);
  day->now += 1 * MINUTE;
  g_assert_cmpint (look (day, "table").elapsed, ==, 6 * MINUTE);
  g_assert_cmpint (look (day, "table").behind, ==, 7 * MINUTE);
  /* The next item does not inherit the pause; going on ends one. */
  act (day, tdt_live_pause, "table");
  day->now += 2 * MINUTE;
  act (day, tdt_live_next, "table");
  g_assert_cmpint (look (day, "table").state, ==, TDT_LIVE_RUNNING);
  g_assert_cmpint (look (day, "table").elapsed, ==, 0);
  g_assert_cmpint (tdt_row_get_number (get (day, "one"), TDT_AGENDA_ITEM_PAUSED, 0), ==,
                   9 * MINUTE);
  g_assert_cmpint (tdt_row_get_number (get (day, "table"), TDT_SESSION_PAUSED, 0), ==, 9 * MINUTE);
}

static void
test_give_skip_swap (Day *day, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) swapped = NULL;
  g_autoptr (GError) error = NULL;

  act (day, tdt_live_start, "table");
  edit = tdt_edit_new (day->root);
  g_assert_true (tdt_live_give (edit, day->root, get (day, "table"), 2, &error));
  g_assert_true (tdt_live_swap (edit, day->root, get (day, "table"), &error));
  swapped = tdt_edit_apply (edit);
  tdt_root_unref (day->root);
  day->root = g_steal_pointer (&swapped);
  g_assert_cmpint (look (day, "table").left, ==, 12 * MINUTE);
  g_assert_cmpint (look (day, "table").behind, ==, 2 * MINUTE);
  g_assert_cmpstr (uid_of (look (day, "table").next), ==, "three");
  act (day, tdt_live_skip, "table");
  g_assert_cmpstr (uid_of (look (day, "table").item), ==, "one");
  g_assert_cmpstr (uid_of (look (day, "table").next), ==, "two");
  act (day, tdt_live_skip, "table");
  g_assert_false (try (day, tdt_live_skip, "table"));
}

static void
test_catch_up (Day *day, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) shorter = NULL;
  g_autoptr (GError) error = NULL;
  int missing;

  act (day, tdt_live_start, "table");
  edit = tdt_edit_new (day->root);
  g_assert_false (
      tdt_live_catch_up (edit, day->root, get (day, "table"), day->now, &missing, &error));
  g_clear_error (&error);
  day->now += 20 * MINUTE;
  g_assert_true (
      tdt_live_catch_up (edit, day->root, get (day, "table"), day->now, &missing, &error));
  shorter = tdt_edit_apply (edit);
  g_assert_cmpint (missing, ==, 0);
  g_assert_cmpint (
      tdt_row_get_number (tdt_root_lookup (shorter, "two"), TDT_AGENDA_ITEM_MINUTES, 0) +
          tdt_row_get_number (tdt_root_lookup (shorter, "three"), TDT_AGENDA_ITEM_MINUTES, 0),
      ==, 40);
  g_assert_cmpint (
      tdt_row_get_number (tdt_root_lookup (shorter, "two"), TDT_AGENDA_ITEM_MINUTES, 0), ==, 17);
  day->now += 60 * MINUTE;
  tdt_edit_free (edit);
  edit = tdt_edit_new (day->root);
  g_assert_true (
      tdt_live_catch_up (edit, day->root, get (day, "table"), day->now, &missing, &error));
  /* Both keep a minute: 48 of the 70 are found. */
  g_assert_cmpint (missing, ==, 70 - 48);
}

static void
assert_told (Day *day, const char *beginning)
{
  g_autoptr (GPtrArray)
      sentences = tdt_live_list_consequences (day->root, get (day, "table"), day->now);

  for (guint i = 0; i < sentences->len; i++)
    if (g_str_has_prefix (sentences->pdata[i], beginning))
      return;
  for (guint i = 0; i < sentences->len; i++)
    g_test_message ("%s", (char *) sentences->pdata[i]);
  g_test_message ("not told: %s", beginning);
  g_test_fail ();
}

static void
test_consequences (Day *day, gconstpointer data)
{
  g_autoptr (GPtrArray) none = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtRoot) before = NULL;

  act (day, tdt_live_start, "table");
  none = tdt_live_list_consequences (day->root, get (day, "table"), day->now);
  g_assert_cmpuint (none->len, ==, 0);
  day->now += 30 * MINUTE;
  assert_told (day, "“talk” starts at 11:20 instead of 11:00.");
  assert_told (day, "“closing” starts at 11:50 instead of 11:30.");
  assert_told (day, "Prefect has to leave before “closing” ends at 12:05.");
  assert_told (day, "The day ends at 12:05, after it closes at 12:00.");
  edit = tdt_edit_new (day->root);
  set (edit, "talk", TDT_SESSION_PINNED, "yes");
  before = day->root;
  day->root = tdt_edit_apply (edit);
  assert_told (day, "“table” runs 20 min into “talk”, which keeps its time.");
}

static void
test_current (Day *day, gconstpointer data)
{
  g_assert_cmpstr (uid_of (tdt_live_find_current (day->root, day->now)), ==, "table");
  day->now += 65 * MINUTE;
  g_assert_cmpstr (uid_of (tdt_live_find_current (day->root, day->now)), ==, "talk");
  act (day, tdt_live_start, "table");
  g_assert_cmpstr (uid_of (tdt_live_find_current (day->root, day->now)), ==, "table");
  act (day, tdt_live_finish, "table");
  g_assert_cmpstr (uid_of (tdt_live_find_current (day->root, day->now)), ==, "talk");
  day->now += 24 * 60 * MINUTE;
  g_assert_cmpstr (uid_of (tdt_live_find_current (day->root, day->now)), ==, "talk");
}

/* A clock set back, and a machine that slept, give no nonsense. */
static void
test_odd_clocks (Day *day, gconstpointer data)
{
  act (day, tdt_live_start, "table");
  day->now -= 90 * MINUTE;
  g_assert_cmpint (look (day, "table").elapsed, ==, 0);
  act (day, tdt_live_pause, "table");
  day->now -= 10 * MINUTE;
  act (day, tdt_live_pause, "table");
  g_assert_cmpint (tdt_row_get_number (get (day, "table"), TDT_SESSION_PAUSED, 0), ==, 0);
  day->now += 10 * 60 * MINUTE;
  g_assert_cmpint (look (day, "table").left, <, 0);
  act (day, tdt_live_next, "table");
  g_assert_cmpint (look (day, "table").elapsed, ==, 0);
}

/* A rehearsal three weeks before is held against the same hours. */
static void
test_rehearsal (Day *day, gconstpointer data)
{
  g_autoptr (GPtrArray) sentences = NULL;

  day->now -= 21 * 24 * 60 * MINUTE - 3 * MINUTE;
  g_assert_cmpint (look (day, "table").behind, ==, 3 * MINUTE);
  act (day, tdt_live_start, "table");
  day->now += 10 * MINUTE;
  g_assert_cmpint (look (day, "table").behind, ==, 3 * MINUTE);
  sentences = tdt_live_list_consequences (day->root, get (day, "table"), day->now);
  assert_told (day, "“talk” starts at 11:03 instead of 11:00.");
  g_assert_cmpuint (sentences->len, ==, 2);
}

/* What is at the same time in another room is another track. */
static void
test_tracks (Day *day, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (day->root);
  g_autoptr (TdtRoot) before = day->root;
  g_autoptr (GPtrArray) all = tdt_live_list_track (day->root, get (day, "talk"));
  g_autoptr (GPtrArray) own = NULL;

  g_assert_cmpuint (all->len, ==, 3);
  put (edit, TDT_KIND_ROOM, "hall");
  add_session (edit, "aside", "10:30", "20");
  set (edit, "aside", TDT_SESSION_ROOM, "hall");
  set (edit, "talk", TDT_SESSION_ROOM, "hall");
  day->root = tdt_edit_apply (edit);
  own = tdt_live_list_track (day->root, get (day, "talk"));
  g_assert_cmpuint (own->len, ==, 2);
  g_assert_cmpstr (uid_of (own->pdata[0]), ==, "aside");
}

static void
add_speaker (TdtEdit *edit, const char *uid, const char *organisation)
{
  put (edit, TDT_KIND_ORGANISATION, organisation);
  set (edit, organisation, TDT_ORGANISATION_NAME, organisation);
  put (edit, TDT_KIND_PARTICIPANT, uid);
  set (edit, uid, TDT_PARTICIPANT_SESSION, "table");
  set (edit, uid, TDT_PARTICIPANT_ORGANISATION, organisation);
  set (edit, uid, TDT_PARTICIPANT_ROLE, "speaker");
}

static void
speak (Day *day, const char *participant)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (day->root);
  g_autoptr (TdtTime) now = tdt_time_new_from_instant (day->now, "Europe/Paris");
  g_autoptr (TdtRoot) before = day->root;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_live_speak (edit, day->root, get (day, "table"),
                                 participant != NULL ? get (day, participant) : NULL, now, &error));
  day->root = tdt_edit_apply (edit);
}

/* An item gives the turn to its first speaker; then the moderator says who speaks. */
static void
test_turns (Day *day, gconstpointer data)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (day->root);
  g_autoptr (TdtRoot) before = day->root;
  g_autoptr (GArray) spoken = NULL;
  const TdtLiveSpoken *most;

  add_speaker (edit, "a", "cci");
  add_speaker (edit, "b", "caf");
  set (edit, "one", TDT_AGENDA_ITEM_SPEAKERS, "a");
  day->root = tdt_edit_apply (edit);
  act (day, tdt_live_start, "table");
  g_assert_nonnull (tdt_live_get_turn (day->root, get (day, "table")));
  day->now += 3 * MINUTE;
  speak (day, "b");
  day->now += 1 * MINUTE;
  act (day, tdt_live_pause, "table");
  day->now += 30 * MINUTE;
  speak (day, NULL);
  g_assert_null (tdt_live_get_turn (day->root, get (day, "table")));
  act (day, tdt_live_finish, "table");
  spoken = tdt_live_list_spoken (day->root, NULL);
  g_assert_cmpuint (spoken->len, ==, 2);
  most = &g_array_index (spoken, TdtLiveSpoken, 0);
  g_assert_cmpstr (uid_of (most[0].organisation), ==, "cci");
  g_assert_cmpint (most[0].seconds, ==, 3 * MINUTE);
  g_assert_cmpint (most[0].planned, ==, 24 * MINUTE);
  g_assert_cmpint (most[1].seconds, ==, 1 * MINUTE);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/live/on-time", Day, NULL, set_up, test_on_time, tear_down);
  g_test_add ("/live/over-time", Day, NULL, set_up, test_over_time, tear_down);
  g_test_add ("/live/pause", Day, NULL, set_up, test_pause, tear_down);
  g_test_add ("/live/give-skip-swap", Day, NULL, set_up, test_give_skip_swap, tear_down);
  g_test_add ("/live/catch-up", Day, NULL, set_up, test_catch_up, tear_down);
  g_test_add ("/live/consequences", Day, NULL, set_up, test_consequences, tear_down);
  g_test_add ("/live/current", Day, NULL, set_up, test_current, tear_down);
  g_test_add ("/live/odd-clocks", Day, NULL, set_up, test_odd_clocks, tear_down);
  g_test_add ("/live/rehearsal", Day, NULL, set_up, test_rehearsal, tear_down);
  g_test_add ("/live/tracks", Day, NULL, set_up, test_tracks, tear_down);
  g_test_add ("/live/turns", Day, NULL, set_up, test_turns, tear_down);
  return g_test_run ();
}
