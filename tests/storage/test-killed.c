/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The program is killed at the n-th system call of a save, for every n until one is lived through:
 * the file is the old or the new version, whole, at most one file is left beside it, the next save
 * works and sweeps it. */
#include "tdt-header.h"
#include "tdt-journal-replay.h"
#include "tdt-journal.h"
#include "tdt-project-file.h"
#include "tdt-replace.h"
#include "tdt-save.h"
#include "tdt-test-faults.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#define ALL_CALLS ((1u << TDT_TEST_N_CALLS) - 1)
#define N_RECORDS 40
#define N_OLDER 22
#define EXIT_SAVED 0
#define EXIT_REFUSED 2

static guint n_points;

typedef struct
{
  char *folder;
  char *path;
  TdtRoot *older;
  TdtRoot *newer;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->path = g_build_filename (fixture->folder, "a.tdt.xml", NULL);
  fixture->older = tdt_test_random_project (random, N_RECORDS);
  fixture->newer = tdt_test_random_project (random, N_RECORDS);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  tdt_test_remove_folder (fixture->folder);
  g_free (fixture->path);
  tdt_root_unref (fixture->older);
  tdt_root_unref (fixture->newer);
}

static gboolean
save (Fixture *fixture, const TdtRoot *root)
{
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GError) error = NULL;
  gboolean saved = tdt_save (root, header, fixture->path, NULL, TDT_SAVE_OVERWRITE, NULL, NULL,
                             &error);

  return saved;
}

typedef gboolean (*Deed) (Fixture *fixture);

static gboolean
save_newer (Fixture *fixture)
{
  return save (fixture, fixture->newer);
}

/* Does it in a process of its own that is killed at the @nth call; returns whether it was. */
static gboolean
kill_at (Fixture *fixture, Deed deed, guint nth)
{
  int status = 0;
  pid_t child = fork ();

  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      tdt_test_faults_begin (ALL_CALLS, nth, TDT_TEST_KILLED, FALSE);
      _exit (deed (fixture) ? EXIT_SAVED : EXIT_REFUSED);
    }
  g_assert_cmpint (waitpid (child, &status, 0), ==, child);
  if (WIFSIGNALED (status))
    {
      g_assert_cmpint (WTERMSIG (status), ==, SIGKILL);
      n_points++;
      return TRUE;
    }
  g_assert_cmpint (WEXITSTATUS (status), ==, EXIT_SAVED);
  return FALSE;
}

static guint
count_files (Fixture *fixture)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (entries) != NULL)
    n_files++;
  return n_files;
}

static gboolean
holds (Fixture *fixture, const TdtRoot *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (fixture->path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
  return tdt_root_equal (loaded->root, root);
}

/* What there is after the kill, and that a save then works. */
static void
check (Fixture *fixture, gboolean was_there)
{
  gboolean is_there = g_file_test (fixture->path, G_FILE_TEST_EXISTS);

  g_assert_true (is_there || !was_there);
  g_assert_cmpuint (count_files (fixture), <=, is_there ? 2 : 1);
  if (is_there)
    g_assert_true (holds (fixture, fixture->newer) ||
                   (was_there && holds (fixture, fixture->older)));
  tdt_replace_sweep (fixture->path);
  g_assert_true (save (fixture, fixture->newer));
  g_assert_true (holds (fixture, fixture->newer));
  g_assert_cmpuint (count_files (fixture), ==, 1);
}

static void
test_first_save (Fixture *fixture, gconstpointer data)
{
  guint nth = 1;

  for (;; nth++)
    {
      g_unlink (fixture->path);
      if (!kill_at (fixture, save_newer, nth))
        break;
      check (fixture, FALSE);
    }
  g_test_message ("killed at %u calls of a first save", nth - 1);
  g_assert_cmpuint (nth, >, 10);
}

static void
test_save_again (Fixture *fixture, gconstpointer data)
{
  guint nth = 1;

  for (;; nth++)
    {
      g_assert_true (save (fixture, fixture->older));
      if (!kill_at (fixture, save_newer, nth))
        break;
      check (fixture, TRUE);
    }
  g_test_message ("killed at %u calls of a save over an older version", nth - 1);
  g_assert_cmpuint (nth, >, 20);
}

/* With so many versions kept that the oldest have to go. */
static void
test_full_history (Fixture *fixture, gconstpointer data)
{
  guint nth = 1;

  for (guint i = 0; i < N_OLDER; i++)
    g_assert_true (save (fixture, i % 2 == 0 ? fixture->older : fixture->newer));
  for (;; nth++)
    {
      g_assert_true (save (fixture, fixture->older));
      if (!kill_at (fixture, save_newer, nth))
        break;
      check (fixture, TRUE);
    }
  g_test_message ("killed at %u calls of a save that drops old versions", nth - 1);
}

/* The journal of a project that goes from the older to the newer, in two steps. */
static gboolean
write_journal (Fixture *fixture)
{
  TdtJournal *journal = tdt_journal_new (fixture->older, NULL);
  gboolean done;

  tdt_journal_append (journal, fixture->newer);
  done = tdt_journal_flush (journal, NULL);
  tdt_journal_append (journal, fixture->older);
  done = done && tdt_journal_flush (journal, NULL);
  tdt_journal_close (journal, TRUE);
  g_object_unref (journal);
  return done;
}

/* Whatever there is of a journal can be replayed, to one of the states it was in, or is none. */
static void
check_journals (Fixture *fixture)
{
  g_autoptr (GPtrArray) journals = tdt_journal_list_abandoned ();

  for (guint i = 0; i < journals->len; i++)
    {
      const TdtJournalInfo *info = journals->pdata[i];
      g_autoptr (TdtRoot) base = NULL;
      g_autoptr (GError) error = NULL;
      g_autoptr (TdtRoot) root = tdt_journal_replay (info->path, &base, NULL, &error);

      g_assert_no_error (error);
      g_assert_true (tdt_root_equal (root, fixture->older) ||
                     tdt_root_equal (root, fixture->newer));
      g_assert_true (tdt_journal_discard (info->path, NULL));
    }
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  guint nth = 1;

  for (;; nth++)
    {
      gboolean killed = kill_at (fixture, write_journal, nth);

      check_journals (fixture);
      if (!killed)
        break;
    }
  g_test_message ("killed at %u calls of a journal", nth - 1);
  g_assert_cmpuint (nth, >, 5);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_use_temp_state ();
  int result;

  g_test_init (&argc, &argv, NULL);
  g_test_add ("/killed/first-save", Fixture, NULL, set_up, test_first_save, tear_down);
  g_test_add ("/killed/save-again", Fixture, NULL, set_up, test_save_again, tear_down);
  g_test_add ("/killed/full-history", Fixture, NULL, set_up, test_full_history, tear_down);
  g_test_add ("/killed/journal", Fixture, NULL, set_up, test_journal, tear_down);
  result = g_test_run ();
  g_test_message ("killed %u times in all", n_points);
  tdt_test_remove_folder (state);
  return result;
}
