/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving several sessions at once, and who clashes when one moves. */
#include "tdt-clash.h"
#include "tdt-shift.h"

#include <string.h>

/* In room r: a 10:00 for an hour, b 11:00 for 30 min, c 11:30 for 30 min, d 12:15 for 30 min; in
 * room s: e 11:00 for an hour. Marie is in a and in e, Paul in b. The day closes at 13:00. */
static TdtRoot *
make_day (const char *pinned)
{
  static const char *const sessions[][4] = {
    { "a", "10:00", "60", "r" }, { "b", "11:00", "30", "r" }, { "c", "11:30", "30", "r" },
    { "d", "12:15", "30", "r" }, { "e", "11:00", "60", "s" },
  };
  static const char *const people[][3] = { { "pa", "a", "marie" },
                                           { "pe", "e", "marie" },
                                           { "pb", "b", "paul" } };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_add (edit, TDT_KIND_ROOM, "r", NULL);
  tdt_edit_add (edit, TDT_KIND_ROOM, "s", NULL);
  tdt_edit_set_text (edit, "r", TDT_ROOM_NAME, "Hall", NULL);
  tdt_edit_add (edit, TDT_KIND_DAY, "day", NULL);
  tdt_edit_set_text (edit, "day", TDT_DAY_DATE, "2017-09-27", NULL);
  tdt_edit_set_text (edit, "day", TDT_DAY_CLOSES, "13:00", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "marie", NULL);
  tdt_edit_set_text (edit, "marie", TDT_PERSON_GIVEN_NAME, "Marie", NULL);
  tdt_edit_add (edit, TDT_KIND_PERSON, "paul", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (sessions); i++)
    {
      const char *uid = sessions[i][0];
      g_autofree char *start = g_strdup_printf ("2017-09-27T%s:00+02:00[Europe/Paris]",
                                                sessions[i][1]);

      tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_START, start, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_MINUTES, sessions[i][2], NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, sessions[i][3], NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      tdt_edit_add (edit, TDT_KIND_PARTICIPANT, people[i][0], NULL);
      tdt_edit_set_text (edit, people[i][0], TDT_PARTICIPANT_SESSION, people[i][1], NULL);
      tdt_edit_set_text (edit, people[i][0], TDT_PARTICIPANT_PERSON, people[i][2], NULL);
    }
  if (pinned != NULL)
    tdt_edit_set_number (edit, pinned, TDT_SESSION_PINNED, 1, NULL);
  return tdt_edit_apply (edit);
}

static void
assert_starts (TdtEdit *edit, const int starts[5])
{
  static const char *const uids[] = { "a", "b", "c", "d", "e" };
  g_autoptr (TdtRoot) after = tdt_edit_apply (edit);

  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    g_assert_cmpint (tdt_time_minute_of_day (
                         tdt_row_get_time (tdt_root_lookup (after, uids[i]), TDT_SESSION_START)),
                     ==, starts[i]);
}

static const struct
{
  const char *session;
  gboolean same_room;
  int minutes;
  const char *pinned;
  int starts[5];
  guint n_moved;
  guint n_kept;
  int minutes_over;
} shifts[] = {
  { "a", TRUE, 10, NULL, { 600, 670, 700, 745, 660 }, 3, 0, 0 },
  { "a", FALSE, 10, NULL, { 600, 670, 700, 745, 670 }, 4, 0, 0 },
  { "b", TRUE, 30, NULL, { 600, 660, 720, 765, 660 }, 2, 0, 15 },
  { "a", TRUE, 10, "c", { 600, 670, 690, 745, 660 }, 2, 1, 0 },
  { "c", TRUE, -15, NULL, { 600, 660, 690, 720, 660 }, 1, 0, 0 },
  { "d", FALSE, 10, NULL, { 600, 660, 690, 735, 660 }, 0, 0, 0 },
};

static void
test_shift (void)
{
  for (gsize i = 0; i < G_N_ELEMENTS (shifts); i++)
    {
      g_autoptr (TdtRoot) root = make_day (shifts[i].pinned);
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autofree char *text = NULL;
      TdtShift shift;

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (tdt_shift_plan (edit, root, tdt_root_lookup (root, shifts[i].session),
                                     shifts[i].same_room, shifts[i].minutes, &shift, NULL));
      g_assert_cmpuint (shift.n_moved, ==, shifts[i].n_moved);
      g_assert_cmpuint (shift.n_kept, ==, shifts[i].n_kept);
      g_assert_cmpint (shift.minutes_over, ==, shifts[i].minutes_over);
      assert_starts (edit, shifts[i].starts);
      text = tdt_shift_dup_text (&shift);
      g_assert_true ((strstr (text, "keeps its time") != NULL) == (shift.n_kept > 0));
      g_assert_true ((strstr (text, "after it closes") != NULL) == (shift.minutes_over > 0));
    }
}

/* What is longer now pushes what it runs into, and a pause takes up the rest. */
static void
test_make_room (void)
{
  g_autoptr (TdtRoot) root = make_day (NULL);
  g_autoptr (TdtRoot) pinned = make_day ("b");
  g_autoptr (TdtEdit) longer = tdt_edit_new (root);
  g_autoptr (TdtEdit) longer_pinned = tdt_edit_new (pinned);
  g_autoptr (TdtRoot) grown = NULL;
  g_autoptr (TdtRoot) grown_pinned = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autoptr (TdtEdit) edit_pinned = NULL;
  TdtShift shift;

  tdt_edit_set_number (longer, "a", TDT_SESSION_MINUTES, 70, NULL);
  grown = tdt_edit_apply (longer);
  edit = tdt_edit_new (grown);
  g_assert_true (tdt_make_room_plan (edit, grown, tdt_root_lookup (grown, "a"), &shift, NULL));
  g_assert_cmpuint (shift.n_moved, ==, 2);
  assert_starts (edit, (const int[]){ 600, 670, 700, 735, 660 });

  tdt_edit_set_number (longer_pinned, "a", TDT_SESSION_MINUTES, 100, NULL);
  grown_pinned = tdt_edit_apply (longer_pinned);
  edit_pinned = tdt_edit_new (grown_pinned);
  g_assert_true (tdt_make_room_plan (edit_pinned, grown_pinned, tdt_root_lookup (grown_pinned, "a"),
                                     &shift, NULL));
  g_assert_cmpstr (tdt_row_get_uid (shift.kept), ==, "b");
  assert_starts (edit_pinned, (const int[]){ 600, 660, 700, 735, 660 });
}

static const struct
{
  const char *one;
  const char *other;
  int starts[5];
} swaps[] = {
  { "a", "b", { 630, 600, 690, 735, 660 } }, { "b", "a", { 630, 600, 690, 735, 660 } },
  { "c", "d", { 600, 660, 735, 690, 660 } }, { "a", "c", { 690, 660, 600, 735, 660 } },
  { "d", "e", { 600, 660, 690, 660, 735 } },
};

static void
test_swap (void)
{
  g_autoptr (TdtRoot) pinned = make_day ("a");
  g_autoptr (TdtEdit) refused = tdt_edit_new (pinned);
  g_autoptr (GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (swaps); i++)
    {
      g_autoptr (TdtRoot) root = make_day (NULL);
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);

      g_test_message ("case %" G_GSIZE_FORMAT, i);
      g_assert_true (tdt_swap_plan (edit, root, tdt_root_lookup (root, swaps[i].one),
                                    tdt_root_lookup (root, swaps[i].other), NULL));
      assert_starts (edit, swaps[i].starts);
    }
  g_assert_false (tdt_swap_plan (refused, pinned, tdt_root_lookup (pinned, "b"),
                                 tdt_root_lookup (pinned, "a"), &error));
  g_assert_nonnull (error);
}

static void
test_unplaced (void)
{
  g_autoptr (TdtRoot) root = make_day (NULL);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) without = NULL;
  g_autoptr (TdtEdit) next = NULL;
  g_autoptr (GError) error = NULL;
  TdtShift shift;

  tdt_edit_set_time (edit, "a", TDT_SESSION_START, NULL, NULL);
  without = tdt_edit_apply (edit);
  next = tdt_edit_new (without);
  g_assert_false (
      tdt_shift_plan (next, without, tdt_root_lookup (without, "a"), TRUE, 5, &shift, &error));
  g_assert_nonnull (error);
}

/* Asked for a place without anything being moved there. */
static guint
count_clashes (const TdtRoot *root, const char *session, const char *start, gint64 minutes,
               const char *room, const char *expected)
{
  g_autofree char *text = g_strdup_printf ("2017-09-27T%s:00+02:00[Europe/Paris]", start);
  g_autoptr (TdtTime) time = tdt_time_parse (text, strlen (text), NULL);
  g_autoptr (GArray)
      clashes = tdt_clashes_find (root, tdt_root_lookup (root, session), time, minutes, room);
  g_autofree char *words = tdt_clashes_dup_text (clashes, 2);

  if (expected != NULL)
    g_assert_nonnull (strstr (words, expected));
  return clashes->len;
}

static void
test_clash (void)
{
  g_autoptr (TdtRoot) root = make_day (NULL);
  g_autoptr (GArray) joined = tdt_clashes_find_of_person (root, tdt_root_lookup (root, "b"),
                                                          tdt_root_lookup (root, "marie"));
  g_autoptr (GArray) free = tdt_clashes_find_of_person (root, tdt_root_lookup (root, "d"),
                                                        tdt_root_lookup (root, "marie"));

  g_assert_cmpuint (count_clashes (root, "a", "10:00", 60, "r", NULL), ==, 0);
  g_assert_cmpuint (count_clashes (root, "a", "10:05", 60, "r", "Hall"), ==, 2);
  g_assert_cmpuint (count_clashes (root, "a", "10:30", 60, "s", "Marie"), ==, 2);
  g_assert_cmpuint (count_clashes (root, "a", "11:00", 90, "r", "3 more"), ==, 4);
  g_assert_cmpuint (count_clashes (root, "a", "12:00", 15, "r", NULL), ==, 0);
  g_assert_cmpuint (count_clashes (root, NULL, "10:00", 15, "r", "Hall"), ==, 1);
  g_assert_cmpuint (joined->len, ==, 1);
  g_assert_cmpuint (free->len, ==, 0);
}

static gint64
find_date (const TdtRoot *root, const char *uid)
{
  return tdt_time_julian (tdt_row_get_time (tdt_root_lookup (root, uid), TDT_SESSION_START));
}

/* Two days, Wednesday with five sessions and one fixed start, and Thursday with one session,
 * pinned. */
static TdtRoot *
make_days (gint64 *wednesday)
{
  g_autoptr (TdtRoot) first = make_day ("b");
  g_autoptr (TdtEdit) edit = tdt_edit_new (first);

  *wednesday = tdt_row_get_number (tdt_root_lookup (first, "day"), TDT_DAY_DATE, 0);
  tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, "item", NULL);
  tdt_edit_set_text (edit, "item", TDT_AGENDA_ITEM_SESSION, "a", NULL);
  tdt_edit_set_text (edit, "item", TDT_AGENDA_ITEM_START, "2017-09-27T10:15:00+02:00[Europe/Paris]",
                     NULL);
  tdt_edit_add (edit, TDT_KIND_DAY, "next", NULL);
  tdt_edit_set_number (edit, "next", TDT_DAY_DATE, *wednesday + 1, NULL);
  tdt_edit_add (edit, TDT_KIND_SESSION, "z", NULL);
  tdt_edit_set_text (edit, "z", TDT_SESSION_START, "2017-09-28T09:00:00+02:00[Europe/Paris]", NULL);
  tdt_edit_set_number (edit, "z", TDT_SESSION_PINNED, 1, NULL);
  return tdt_edit_apply (edit);
}

/* All that is on the day goes with it, what is on another stays; in winter ten is still ten. */
static void
test_move_day (void)
{
  gint64 wednesday;
  g_autoptr (TdtRoot) root = make_days (&wednesday);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) after = NULL;
  g_autofree char *text = NULL;
  const TdtTime *start;
  TdtDayMove done;

  g_assert_true (
      tdt_day_move_plan (edit, root, tdt_root_lookup (root, "day"), wednesday + 70, &done, NULL));
  after = tdt_edit_apply (edit);
  g_assert_cmpuint (done.n_moved, ==, 5);
  g_assert_null (done.swapped);
  g_assert_cmpint (find_date (after, "a"), ==, wednesday + 70);
  g_assert_cmpint (find_date (after, "b"), ==, wednesday + 70);
  g_assert_cmpint (find_date (after, "z"), ==, wednesday + 1);
  start = tdt_row_get_time (tdt_root_lookup (after, "a"), TDT_SESSION_START);
  g_assert_cmpint (tdt_time_minute_of_day (start), ==, 600);
  g_assert_cmpint (start->offset, ==, 60);
  start = tdt_row_get_time (tdt_root_lookup (after, "item"), TDT_AGENDA_ITEM_START);
  g_assert_cmpint (tdt_time_julian (start), ==, wednesday + 70);
  g_assert_cmpint (tdt_time_minute_of_day (start), ==, 615);
  text = tdt_day_move_dup_text (&done);
  g_assert_cmpstr (text, ==, "The day moves with its 5 sessions");
}

/* Two days never become one: they change places. */
static void
test_swap_days (void)
{
  gint64 wednesday;
  g_autoptr (TdtRoot) root = make_days (&wednesday);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) after = NULL;
  TdtDayMove done;

  g_assert_true (
      tdt_day_move_plan (edit, root, tdt_root_lookup (root, "day"), wednesday + 1, &done, NULL));
  after = tdt_edit_apply (edit);
  g_assert_cmpuint (done.n_moved, ==, 6);
  g_assert_true (done.swapped == tdt_root_lookup (root, "next"));
  g_assert_cmpint (tdt_row_get_number (tdt_root_lookup (after, "next"), TDT_DAY_DATE, 0), ==,
                   wednesday);
  g_assert_cmpint (find_date (after, "a"), ==, wednesday + 1);
  g_assert_cmpint (find_date (after, "z"), ==, wednesday);
}

/* A day that had no date takes none of the sessions that have one. */
static void
test_date_day (void)
{
  gint64 wednesday;
  g_autoptr (TdtRoot) root = make_days (&wednesday);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) undated = NULL;
  g_autoptr (TdtEdit) next = NULL;
  g_autoptr (TdtRoot) after = NULL;
  TdtDayMove done;

  tdt_edit_set_text (edit, "day", TDT_DAY_DATE, NULL, NULL);
  undated = tdt_edit_apply (edit);
  next = tdt_edit_new (undated);
  g_assert_true (tdt_day_move_plan (next, undated, tdt_root_lookup (undated, "day"), wednesday + 7,
                                    &done, NULL));
  after = tdt_edit_apply (next);
  g_assert_cmpuint (done.n_moved, ==, 0);
  g_assert_cmpint (find_date (after, "a"), ==, wednesday);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/shift/everything-after", test_shift);
  g_test_add_func ("/planning/shift/make-room", test_make_room);
  g_test_add_func ("/planning/shift/swap", test_swap);
  g_test_add_func ("/planning/shift/unplaced", test_unplaced);
  g_test_add_func ("/planning/shift/clash", test_clash);
  g_test_add_func ("/planning/shift/day", test_move_day);
  g_test_add_func ("/planning/shift/swapped-days", test_swap_days);
  g_test_add_func ("/planning/shift/dated-day", test_date_day);
  return g_test_run ();
}
