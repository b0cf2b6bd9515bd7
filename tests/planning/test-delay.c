/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a late start does to the rest of the day. */
#include "tdt-delay.h"

/* Four sessions in one room: from 10:00 for an hour, from 11:00 for half an hour, from 11:30 for
 * half an hour, and after a pause from 12:15 for half an hour. */
static TdtRoot *
make_day (const char *pinned, const char *least)
{
  static const char *const uids[] = { "a", "b", "c", "d" };
  static const char *const starts[] = { "10:00", "11:00", "11:30", "12:15" };
  static const char *const minutes[] = { "60", "30", "30", "30" };
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  tdt_edit_add (edit, TDT_KIND_ROOM, "r", NULL);
  for (guint i = 0; i < G_N_ELEMENTS (uids); i++)
    {
      g_autofree char *start = g_strdup_printf ("2017-09-27T%s:00+02:00[Europe/Paris]", starts[i]);

      tdt_edit_add (edit, TDT_KIND_SESSION, uids[i], NULL);
      tdt_edit_set_text (edit, uids[i], TDT_SESSION_START, start, NULL);
      tdt_edit_set_text (edit, uids[i], TDT_SESSION_MINUTES, minutes[i], NULL);
      tdt_edit_set_text (edit, uids[i], TDT_SESSION_ROOM, "r", NULL);
      tdt_edit_set_text (edit, uids[i], TDT_SESSION_MIN_MINUTES, least, NULL);
    }
  if (pinned != NULL)
    tdt_edit_set_number (edit, pinned, TDT_SESSION_PINNED, 1, NULL);
  return tdt_edit_apply (edit);
}

static const struct
{
  const char *session;
  int minutes;
  const char *pinned;
  const char *least;
  int starts[4];
  int over;
  guint n_shortened;
} cases[] = {
  { "a", 10, NULL, NULL, { 610, 670, 700, 735 }, 0, 0 },
  { "a", 20, NULL, NULL, { 620, 680, 710, 740 }, 0, 0 },
  { "d", 20, NULL, NULL, { 600, 660, 690, 755 }, 0, 0 },
  { "a", 10, "c", NULL, { 610, 670, 690, 735 }, 10, 0 },
  { "a", 10, "c", "25", { 610, 665, 690, 735 }, 0, 2 },
  { "a", 20, "d", "20", { 620, 680, 710, 735 }, 0, 1 },
};

static void
test_delay (void)
{
  static const char *const uids[] = { "a", "b", "c", "d" };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (TdtRoot) root = make_day (cases[i].pinned, cases[i].least);
      g_autoptr (TdtEdit) edit = tdt_edit_new (root);
      g_autoptr (TdtRoot) after = NULL;
      TdtDelay delay;

      g_assert_true (tdt_delay_plan (edit, root, tdt_root_lookup (root, cases[i].session),
                                     cases[i].minutes, &delay, NULL));
      after = tdt_edit_apply (edit);
      g_test_message ("case %" G_GSIZE_FORMAT, i);
      for (guint j = 0; j < G_N_ELEMENTS (uids); j++)
        g_assert_cmpint (tdt_time_minute_of_day (tdt_row_get_time (tdt_root_lookup (after, uids[j]),
                                                                   TDT_SESSION_START)),
                         ==, cases[i].starts[j]);
      g_assert_cmpint (delay.minutes_over, ==, cases[i].over);
      g_assert_cmpuint (delay.n_shortened, ==, cases[i].n_shortened);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/planning/delay", test_delay);
  return g_test_run ();
}
