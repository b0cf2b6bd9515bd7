/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an edit, a snapshot, undo, redo and a diff cost in a project of 10,000 sessions. The
 * reference beside each run is one walk over all rows of the project. */
#include "tdt-diff.h"
#include "tdt-edit.h"
#include "tdt-history.h"
#include "tdt-uid.h"

#define N_SESSIONS 10000
#define N_RUNS 200
#define LIMIT_US 1000.0

static void
add_session (TdtEdit *edit, guint number)
{
  g_autofree char *name = g_strdup_printf ("session %u", number);
  g_autofree char *uid = tdt_uid_derive ("bench", name);
  g_autofree char *start = g_strdup_printf ("2017-09-%02uT%02u:00:00+02:00[Europe/Paris]",
                                            1 + number % 28, 8 + number % 12);

  g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL));
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, name, NULL));
  g_assert_true (tdt_edit_set_text (edit, uid, TDT_SESSION_START, start, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autofree char *participant = g_strdup_printf ("%s-%u", uid, i);
      g_autofree char *item = g_strdup_printf ("%s-item-%u", uid, i);

      g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_PARTICIPANT, participant, NULL));
      g_assert_true (tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_SESSION, uid, NULL));
      g_assert_nonnull (tdt_edit_add (edit, TDT_KIND_AGENDA_ITEM, item, NULL));
      g_assert_true (tdt_edit_set_text (edit, item, TDT_AGENDA_ITEM_SESSION, uid, NULL));
    }
}

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) root = tdt_root_new ("bench");
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  for (guint i = 0; i < N_SESSIONS; i++)
    add_session (edit, i);
  return tdt_edit_apply (edit);
}

static TdtRoot *
edit_once (const TdtRoot *root, guint number)
{
  g_autofree char *name = g_strdup_printf ("session %u", number * 37 % N_SESSIONS);
  g_autofree char *uid = tdt_uid_derive ("bench", name);
  g_autofree char *title = g_strdup_printf ("changed %u", number);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  g_assert_true (tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, title, NULL));
  return tdt_edit_apply (edit);
}

static double
measure_walk (const TdtRoot *root)
{
  gint64 begin = g_get_monotonic_time ();
  guint n_rows = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, k);
      while (tdt_row_iter_next (&iter, &row))
        n_rows += tdt_row_get_kind_id (row) == k;
    }
  g_assert_cmpuint (n_rows, ==, 9 * N_SESSIONS + 1);
  return (double) (g_get_monotonic_time () - begin);
}

static gboolean
report (const char *what, gint64 total, double reference)
{
  double each = (double) total / N_RUNS;

  g_print ("# %-9s %8.1f us, %6.3f of a walk over all rows\n", what, each, each / reference);
  return each < LIMIT_US;
}

int
main (void)
{
  g_autoptr (TdtRoot) root = make_project ();
  g_autoptr (TdtHistory) history = tdt_history_new (root, TRUE);
  gint64 edits = 0, snapshots = 0, undos = 0, redos = 0, diffs = 0;
  double reference = 0;
  gboolean good = TRUE;

  tdt_root_count_referrers (root, "bench", TDT_PARTICIPANT_SESSION);
  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 t0 = g_get_monotonic_time ();
      g_autoptr (TdtRoot) next = edit_once (tdt_history_get_root (history), i);
      gint64 t1 = g_get_monotonic_time ();
      g_autoptr (TdtRoot) snapshot = tdt_root_ref (next);
      gint64 t2 = g_get_monotonic_time ();
      g_autoptr (TdtDiff) diff = tdt_diff_new (tdt_history_get_root (history), next);
      gint64 t3 = g_get_monotonic_time ();

      g_assert_cmpuint (tdt_diff_get_n_changes (diff), ==, 1);
      tdt_history_push (history, next, "edit", NULL, i);
      edits += t1 - t0;
      snapshots += t2 - t1;
      diffs += t3 - t2;
      t0 = g_get_monotonic_time ();
      tdt_history_go_to (history, i);
      t1 = g_get_monotonic_time ();
      tdt_history_go_to (history, i + 1);
      t2 = g_get_monotonic_time ();
      undos += t1 - t0;
      redos += t2 - t1;
      reference += measure_walk (next) / N_RUNS;
    }
  g_print ("# %d sessions, %d records; walk over all rows %.1f us\n", N_SESSIONS, 9 * N_SESSIONS,
           reference);
  good &= report ("edit", edits, reference);
  good &= report ("snapshot", snapshots, reference);
  good &= report ("undo", undos, reference);
  good &= report ("redo", redos, reference);
  good &= report ("diff", diffs, reference);
  g_print ("1..1\n%s 1 /history/bench/under-a-millisecond\n", good ? "ok" : "not ok");
  return good ? 0 : 1;
}
