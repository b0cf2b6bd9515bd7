/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A programme that was published again and again, imported each time: its versions are versions of
 * one project, so they can be compared, merged and taken back like any other. */
#include "tdt-comparison.h"
#include "tdt-copy.h"
#include "tdt-diff.h"
#include "tdt-import.h"
#include "tdt-merge.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#define N_VERSIONS 12

static int
compare_names_cb (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static TdtRoot *
import (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autoptr (TdtImportReport) report = tdt_import_report_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = tdt_import_file (path, NULL, report, NULL, &error);

  g_assert_no_error (error);
  return tdt_root_new_copy (root, "programme");
}

/* Some of the versions in the archive, evenly spread, in their order. */
static GPtrArray *
read_versions (const char *archive)
{
  GPtrArray *versions = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GSubprocess) tar = g_subprocess_new (G_SUBPROCESS_FLAGS_NONE, NULL, "tar", "-xJf",
                                                  archive, "-C", folder, NULL);
  g_autoptr (GDir) entries = NULL;
  const char *name;

  g_assert_true (tar != NULL && g_subprocess_wait_check (tar, NULL, NULL));
  entries = g_dir_open (folder, 0, NULL);
  while ((name = g_dir_read_name (entries)) != NULL)
    g_ptr_array_add (names, g_strdup (name));
  g_ptr_array_sort (names, compare_names_cb);
  for (guint i = 0; i < N_VERSIONS; i++)
    g_ptr_array_add (versions,
                     import (folder, names->pdata[i * (names->len - 1) / (N_VERSIONS - 1)]));
  tdt_test_remove_folder (folder);
  return versions;
}

static guint
count_records (const TdtRoot *root)
{
  guint n = 0;

  for (guint k = 0; k < TDT_N_KINDS; k++)
    n += tdt_root_count (root, k);
  return n;
}

static void
assert_merges_to (const TdtRoot *base, const TdtRoot *ours, const TdtRoot *theirs,
                  const TdtRoot *wanted)
{
  g_autoptr (TdtMerge) merge = tdt_merge_new (base, ours, theirs, NULL);

  g_assert_cmpuint (merge->conflicts->len, ==, 0);
  g_assert_true (tdt_root_equal (merge->root, wanted));
}

static void
test_history (gconstpointer data)
{
  g_autofree char *archive = tdt_test_dup_corpus_path (data);
  g_autoptr (GPtrArray) versions = NULL;
  guint n_records = 0;
  guint n_changed = 0;

  if (archive == NULL)
    return;
  versions = read_versions (archive);
  for (guint i = 0; i + 2 < versions->len; i++)
    {
      const TdtRoot *a = versions->pdata[i];
      const TdtRoot *b = versions->pdata[i + 1];
      const TdtRoot *c = versions->pdata[i + 2];
      g_autoptr (TdtDiff) diff = tdt_diff_new (a, b);
      g_autoptr (TdtMerge) apart = tdt_merge_new (a, b, c, NULL);
      g_autoptr (TdtComparison) back = tdt_comparison_new (NULL, c, a, NULL);
      g_autoptr (TdtRoot) restored = NULL;

      assert_merges_to (a, b, a, b);
      assert_merges_to (a, a, c, c);
      assert_merges_to (a, c, c, c);
      tdt_test_assert_sound (apart->root);
      /* An earlier version comes back whole. */
      for (guint d = 0; d < tdt_comparison_get_n_differences (back); d++)
        tdt_comparison_set_take (back, d, TDT_TAKE_THEIRS);
      restored = tdt_comparison_dup_result (back);
      g_assert_true (tdt_root_equal (restored, a));
      n_records += count_records (b);
      n_changed += tdt_diff_get_n_changes (diff);
    }
  g_test_message ("%u of %u records changed between versions", n_changed, n_records);
  /* The same event is the same record. */
  g_assert_cmpuint (n_changed, <, n_records / 2);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/workspace/merge-imports/34c3", "history/34C3_schedule.tar.xz",
                        test_history);
  g_test_add_data_func ("/workspace/merge-imports/36c3", "history/36C3_schedule.tar.xz",
                        test_history);
  return g_test_run ();
}
