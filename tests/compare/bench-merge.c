/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Two people's work on a large project: how long does bringing it together take? Beside a copy of
 * the whole project under another uid, which touches every value once. */
#include "tdt-comparison.h"
#include "tdt-copy.h"
#include "tdt-edit.h"
#include "tdt-merge.h"

#define N_SESSIONS 1000
#define N_EDITS 200
#define N_RUNS 15
#define LIMIT_US 200000

static TdtRoot *
make_project (void)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("bench");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);

  for (guint i = 0; i < N_SESSIONS; i++)
    {
      g_autofree char *uid = g_strdup_printf ("s%u", i);
      g_autofree char *title = g_strdup_printf ("Session %u", i);

      tdt_edit_add (edit, TDT_KIND_SESSION, uid, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE, title, NULL);
      tdt_edit_set_text (edit, uid, TDT_SESSION_DESCRIPTION,
                         "What it is about\n\nWho is invited\n\nWhat comes of it", NULL);
      for (guint p = 0; p < 4; p++)
        {
          const char *participant = tdt_edit_add (edit, TDT_KIND_PARTICIPANT, NULL, NULL);

          tdt_edit_set_text (edit, participant, TDT_PARTICIPANT_SESSION, uid, NULL);
        }
    }
  return tdt_edit_apply (edit);
}

/* As read from another file: shares no row with @root, and has been worked on. */
static TdtRoot *
make_side (const TdtRoot *root, guint first, const char *paragraph)
{
  g_autoptr (TdtRoot) copy = tdt_root_new_copy (root, "bench");
  g_autoptr (TdtEdit) edit = tdt_edit_new (copy);

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autofree char *uid = g_strdup_printf ("s%u", first + 3 * i);

      tdt_edit_set_text (edit, uid, TDT_SESSION_DESCRIPTION, paragraph, NULL);
      tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES, 10 + i, NULL);
    }
  return tdt_edit_apply (edit);
}

static int
compare_times_cb (gconstpointer a, gconstpointer b)
{
  const gint64 *one = a;
  const gint64 *other = b;

  return (*one > *other) - (*one < *other);
}

static gint64
median (gint64 *times)
{
  qsort (times, N_RUNS, sizeof (gint64), compare_times_cb);
  return times[N_RUNS / 2];
}

int
main (void)
{
  g_autoptr (TdtRoot) base = make_project ();
  g_autoptr (TdtRoot)
      ours = make_side (base, 0, "What it is about, ours\n\nWho is invited\n\nWhat comes of it");
  g_autoptr (TdtRoot) theirs = make_side (
      base, 0, "What it is about\n\nWho is invited\n\nWhat comes of it, theirs");
  gint64 copies[N_RUNS], merges[N_RUNS], comparisons[N_RUNS];
  gint64 copy, merge, comparison;

  for (guint i = 0; i < N_RUNS; i++)
    {
      gint64 t0 = g_get_monotonic_time ();
      g_autoptr (TdtRoot) other = tdt_root_new_copy (base, "other");
      gint64 t1 = g_get_monotonic_time ();
      g_autoptr (TdtMerge) merged = tdt_merge_new (base, ours, theirs, NULL);
      gint64 t2 = g_get_monotonic_time ();
      g_autoptr (TdtComparison) compared = tdt_comparison_new (base, ours, theirs, NULL);
      g_autoptr (TdtRoot) result = tdt_comparison_dup_result (compared);
      gint64 t3 = g_get_monotonic_time ();

      g_assert_cmpuint (merged->conflicts->len, ==, 0);
      g_assert_true (tdt_root_equal (result, merged->root));
      copies[i] = t1 - t0;
      merges[i] = t2 - t1;
      comparisons[i] = t3 - t2;
    }
  copy = median (copies);
  merge = median (merges);
  comparison = median (comparisons);
  g_print ("# %d sessions, %d records; copy of all %" G_GINT64_FORMAT " us\n", N_SESSIONS,
           5 * N_SESSIONS, copy);
  g_print ("# merge      %8" G_GINT64_FORMAT " us, %.2f of a copy\n", merge,
           (double) merge / (double) copy);
  g_print ("# comparison %8" G_GINT64_FORMAT " us, %.2f of a copy\n", comparison,
           (double) comparison / (double) copy);
  g_print ("1..1\n%s 1 /compare/bench/merge-under-200-ms\n", merge < LIMIT_US ? "ok" : "not ok");
  return merge < LIMIT_US ? 0 : 1;
}
