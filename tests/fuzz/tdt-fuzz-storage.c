/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-fuzz.h"

#include "tdt-diff.h"
#include "tdt-diff-text.h"
#include "tdt-example.h"
#include "tdt-journal.h"
#include "tdt-journal-replay.h"
#include "tdt-project-file.h"
#include "tdt-test-random.h"

#include <glib/gstdio.h>

#define N_RECORDS 12
#define N_EDITS 12

static GPtrArray *
make_bytes_array (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) g_bytes_unref);
}

static GPtrArray *
make_projects (void)
{
  GPtrArray *seeds = make_bytes_array ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (TdtRoot) example = tdt_example_new ();
  g_autoptr (TdtHeader) header = tdt_header_new ();

  g_ptr_array_add (seeds, tdt_project_file_write (example, header, NULL));
  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, N_RECORDS);

      g_ptr_array_add (seeds, tdt_project_file_write (root, header, NULL));
    }
  return seeds;
}

/* What could be read can be written, and that is the same project. */
static void
run_project (GBytes *bytes)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_parse (bytes, "fuzz", NULL, NULL, NULL, &error);
  g_autoptr (GBytes) written = NULL;
  g_autoptr (TdtHeader) header = NULL;

  g_assert_true ((loaded == NULL) == (error != NULL));
  if (loaded == NULL)
    return;
  tdt_test_assert_sound (loaded->root);
  written = tdt_project_file_write (loaded->root, loaded->header, &header);
  tdt_project_file_verify (written, loaded->root, header, NULL, NULL, &error);
  g_assert_no_error (error);
}

static GBytes *
make_journal (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autoptr (TdtRoot) base = tdt_test_random_project (random, N_RECORDS);
  g_autoptr (TdtJournal) journal = tdt_journal_new (base, NULL);
  g_autoptr (TdtRoot) root = tdt_root_ref (base);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  char *text = NULL;
  gsize length = 0;

  for (guint i = 0; i < N_EDITS; i++)
    {
      g_autoptr (TdtRoot) next = tdt_test_random_edit (random, root);

      tdt_journal_append (journal, next);
      tdt_root_unref (root);
      root = g_steal_pointer (&next);
    }
  tdt_journal_flush (journal, &error);
  g_assert_no_error (error);
  path = tdt_journal_dup_path (journal);
  g_file_get_contents (path, &text, &length, &error);
  g_assert_no_error (error);
  tdt_journal_close (journal, FALSE);
  return g_bytes_new_take (text, length);
}

static GPtrArray *
make_journals (void)
{
  GPtrArray *seeds = make_bytes_array ();

  for (guint i = 0; i < 3; i++)
    g_ptr_array_add (seeds, make_journal (i));
  return seeds;
}

static void
run_journal (GBytes *bytes)
{
  g_autofree char *path = g_build_filename (g_get_user_state_dir (), "fuzz.journal", NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtJournalInfo) info = NULL;
  g_autoptr (TdtRoot) base = NULL;
  g_autoptr (TdtRoot) root = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  g_file_set_contents_full (path, data != NULL ? data : "", (gssize) size, G_FILE_SET_CONTENTS_NONE,
                            0600, &error);
  g_assert_no_error (error);
  root = tdt_journal_replay (path, &base, &info, &error);
  g_assert_true ((root == NULL) == (error != NULL));
  if (root != NULL)
    tdt_test_assert_sound (root);
}

static GPtrArray *
make_diffs (void)
{
  GPtrArray *seeds = make_bytes_array ();
  g_autoptr (GRand) random = g_rand_new_with_seed (1);
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");

  for (guint i = 0; i < 4; i++)
    {
      g_autoptr (TdtRoot) root = tdt_test_random_project (random, N_RECORDS);
      g_autoptr (TdtDiff) diff = tdt_diff_new (empty, root);
      GString *text = g_string_new (NULL);

      tdt_diff_text_append (diff, text);
      g_ptr_array_add (seeds, g_string_free_to_bytes (text));
    }
  return seeds;
}

static void
run_diff (GBytes *bytes)
{
  g_autoptr (TdtRoot) empty = tdt_root_new ("p");
  g_autoptr (GError) error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autoptr (TdtRoot) root = tdt_diff_text_apply (data != NULL ? data : "", size, empty, &error);

  g_assert_true ((root == NULL) == (error != NULL));
  if (root != NULL)
    tdt_test_assert_sound (root);
}

const TdtFuzzTarget tdt_fuzz_storage[] = {
  { "project", make_projects, run_project,
    "<session <person uid=\"p\" </session> <!DOCTYPE <![CDATA[ &#0; &#x10ffff; &lt; xmlns:x=\"y\" "
    "<x:y/> <!-- --> <?pi ?>" },
  { "journal", make_journals, run_journal, "head base edit document pid host 0 1 -1 999999999" },
  { "diff", make_diffs, run_diff, "+ - * = ! ~ ? session person title \\t \\n \\\\ 0 1 99999999" },
  { NULL },
};
