/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-journal.h"

#include "tdt-journal-policy.h"
#include "tdt-journal-replay.h"
#include "tdt-save.h"
#include "tdt-settle.h"
#include "tdt-test-faults.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <signal.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <string.h>
#include <unistd.h>

#define N_EDITS 300
#define CHILD "--journal-child"

/* A random project and what random edits make of it, one after the other. */
static GPtrArray *
make_roots (guint32 seed, guint n_records, guint n_edits)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  GPtrArray *roots = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_root_unref);

  g_ptr_array_add (roots, tdt_test_random_project (random, n_records));
  while (roots->len <= n_edits)
    g_ptr_array_add (roots, tdt_test_random_edit (random, roots->pdata[roots->len - 1]));
  return roots;
}

static void
append_all (TdtJournal *journal, const GPtrArray *roots)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i < roots->len; i++)
    tdt_journal_append (journal, roots->pdata[i]);
  tdt_journal_flush (journal, &error);
  g_assert_no_error (error);
}

static void
assert_replays (const char *path, const TdtRoot *base, const TdtRoot *last)
{
  g_autoptr (TdtRoot) settled = tdt_settle (base);
  g_autoptr (TdtRoot) start = NULL;
  g_autoptr (TdtJournalInfo) info = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtRoot) root = tdt_journal_replay (path, &start, &info, &error);

  g_assert_no_error (error);
  g_assert_null (info->damage);
  g_assert_true (tdt_root_equal (start, base) || tdt_root_equal (start, settled));
  g_assert_true (tdt_root_equal (root, last));
}

static void
test_policy (void)
{
  TdtJournalPolicy policy = { 0 };

  g_assert_cmpint (tdt_journal_policy_get_due (&policy), ==, -1);
  tdt_journal_policy_note_edit (&policy, 100);
  g_assert_cmpint (tdt_journal_policy_get_due (&policy), ==, 100 + TDT_JOURNAL_IDLE);
  for (gint64 now = 100; now <= 20 * TDT_JOURNAL_IDLE; now += TDT_JOURNAL_IDLE / 2)
    tdt_journal_policy_note_edit (&policy, now);
  g_assert_cmpint (tdt_journal_policy_get_due (&policy), ==, 100 + TDT_JOURNAL_BUSY);
  tdt_journal_policy_note_sync (&policy);
  g_assert_cmpint (tdt_journal_policy_get_due (&policy), ==, -1);
}

static void
test_never_saved (void)
{
  g_autoptr (GPtrArray) roots = make_roots (1, 100, N_EDITS);
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
  g_autoptr (GPtrArray) abandoned = NULL;
  g_autofree char *path = NULL;
  int claim;

  path = tdt_journal_dup_path (journal);
  g_assert_null (path);
  append_all (journal, roots);
  path = tdt_journal_dup_path (journal);
  assert_replays (path, roots->pdata[0], roots->pdata[N_EDITS]);

  /* As long as its window lives nobody offers it. */
  abandoned = tdt_journal_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 0);
  g_assert_cmpint (tdt_journal_claim (path, NULL), ==, -1);
  g_clear_object (&journal);
  g_ptr_array_unref (abandoned);
  abandoned = tdt_journal_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 1);
  g_assert_cmpstr (((TdtJournalInfo *) abandoned->pdata[0])->path, ==, path);
  g_assert_cmpuint (((TdtJournalInfo *) abandoned->pdata[0])->n_edits, ==, N_EDITS);

  claim = tdt_journal_claim (path, NULL);
  g_assert_cmpint (claim, >=, 0);
  g_assert_cmpint (tdt_journal_claim (path, NULL), ==, -1);
  close (claim);
  g_assert_true (tdt_journal_discard (path, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_undo_and_redo (void)
{
  g_autoptr (GPtrArray) roots = make_roots (2, 30, 10);
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
  static const guint steps[] = { 1, 2, 3, 2, 1, 0, 1, 2, 5, 9, 4, 10, 0 };
  g_autofree char *path = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (steps); i++)
    {
      tdt_journal_append (journal, roots->pdata[steps[i]]);
      g_assert_true (tdt_journal_flush (journal, NULL));
      g_free (path);
      path = tdt_journal_dup_path (journal);
      assert_replays (path, roots->pdata[0], roots->pdata[steps[i]]);
    }
  tdt_journal_close (journal, FALSE);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

/* With a file: the base is found by its revision, wherever it is by then. */
static void
test_saved_project (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *file = g_build_filename (folder, "caf\xe9.tdt.xml", NULL);
  g_autoptr (GPtrArray) roots = make_roots (3, 50, 40);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], file);
  g_autoptr (TdtJournalInfo) info = NULL;
  g_autofree char *path = NULL;

  g_assert_true (tdt_save (roots->pdata[0], header, file, NULL, 0, NULL, NULL, NULL));
  append_all (journal, roots);
  path = tdt_journal_dup_path (journal);
  assert_replays (path, roots->pdata[0], roots->pdata[40]);
  info = tdt_journal_info_new (path, NULL);
  g_assert_cmpstr (info->document_path, ==, file);
  g_assert_cmpuint (info->n_edits, >=, 40);

  /* Somebody else saves; what the changes were made to is in the history. */
  g_assert_true (
      tdt_save (roots->pdata[7], header, file, NULL, TDT_SAVE_OVERWRITE, NULL, NULL, NULL));
  assert_replays (path, roots->pdata[0], roots->pdata[40]);

  /* Saved in the middle of typing: what came after it stays. */
  tdt_journal_restart (journal, roots->pdata[30], file);
  g_assert_true (tdt_journal_flush (journal, NULL));
  assert_replays (path, roots->pdata[30], roots->pdata[40]);
  tdt_journal_append (journal, roots->pdata[39]);
  g_assert_true (tdt_journal_flush (journal, NULL));
  assert_replays (path, roots->pdata[30], roots->pdata[39]);

  /* Saved: nothing is to be recovered. */
  tdt_journal_restart (journal, roots->pdata[39], file);
  g_assert_true (tdt_journal_flush (journal, NULL));
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
  tdt_journal_append (journal, roots->pdata[38]);
  g_assert_true (tdt_journal_flush (journal, NULL));
  g_free (path);
  path = tdt_journal_dup_path (journal);
  assert_replays (path, roots->pdata[39], roots->pdata[38]);
  tdt_journal_close (journal, FALSE);
  tdt_test_remove_folder (folder);
}

static gboolean
is_one_of (const TdtRoot *root, const GPtrArray *roots)
{
  for (guint i = 0; i < roots->len; i++)
    if (tdt_root_equal (root, roots->pdata[i]))
      return TRUE;
  return FALSE;
}

/* Cut at every byte: an earlier state, never damage. One byte changed: an earlier state or an
 * error, and damage is told unless it is in the last record. */
static void
test_torn_and_damaged (void)
{
  g_autoptr (GPtrArray) roots = make_roots (4, 10, 12);
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
  g_autofree char *path = NULL;
  g_autofree char *copy = NULL;
  g_autofree char *content = NULL;
  gsize length;
  guint n_told = 0;

  append_all (journal, roots);
  path = tdt_journal_dup_path (journal);
  copy = g_strconcat (path, ".copy", NULL);
  g_assert_true (g_file_get_contents (path, &content, &length, NULL));
  for (gsize size = 0; size <= length; size++)
    {
      g_autoptr (TdtJournalInfo) info = NULL;
      g_autoptr (TdtRoot) root = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_true (g_file_set_contents_full (copy, content, (gssize) size,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      root = tdt_journal_replay (copy, NULL, &info, &error);
      g_assert_true ((root != NULL) == (error == NULL));
      if (root == NULL)
        continue;
      g_assert_null (info->damage);
      g_assert_true (tdt_root_equal (root, roots->pdata[info->n_edits]));
    }
  for (gsize place = 0; place < length; place += 7)
    {
      g_autoptr (TdtJournalInfo) info = NULL;
      g_autoptr (TdtRoot) root = NULL;

      content[place] ^= 1;
      g_assert_true (g_file_set_contents_full (copy, content, (gssize) length,
                                               G_FILE_SET_CONTENTS_NONE, 0600, NULL));
      root = tdt_journal_replay (copy, NULL, &info, NULL);
      content[place] ^= 1;
      g_assert_true (root == NULL || is_one_of (root, roots));
      if (root != NULL)
        g_assert_true (info->damage != NULL || info->n_edits == roots->len - 2);
      n_told += root == NULL || info->damage != NULL ? 1 : 0;
    }
  g_assert_cmpuint (n_told, >, length / 7 / 2);
  g_unlink (copy);
  tdt_journal_close (journal, FALSE);
}

static void
count_cb (GObject *object, GParamSpec *spec, gpointer user_data)
{
  ++*(guint *) user_data;
}

/* A full disk is told, and what was typed meanwhile is written when there is room again. */
static void
test_full_disk (void)
{
  g_autoptr (GPtrArray) roots = make_roots (5, 30, 20);
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  g_autofree char *problem = NULL;
  guint n_notified = 0;

  g_signal_connect (journal, "notify::problem", G_CALLBACK (count_cb), &n_notified);
  tdt_journal_append (journal, roots->pdata[1]);
  g_assert_true (tdt_journal_flush (journal, NULL));
  tdt_test_faults_begin (1u << TDT_TEST_WRITE, 1, ENOSPC, TRUE);
  for (guint i = 2; i < 10; i++)
    tdt_journal_append (journal, roots->pdata[i]);
  g_assert_false (tdt_journal_flush (journal, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NO_SPACE);
  problem = tdt_journal_dup_problem (journal);
  g_assert_nonnull (problem);
  while (n_notified == 0)
    g_main_context_iteration (NULL, TRUE);
  path = tdt_journal_dup_path (journal);
  assert_replays (path, roots->pdata[0], roots->pdata[1]);

  tdt_test_faults_end ();
  tdt_journal_append (journal, roots->pdata[10]);
  g_assert_true (tdt_journal_flush (journal, NULL));
  assert_replays (path, roots->pdata[0], roots->pdata[10]);
  while (n_notified == 1)
    g_main_context_iteration (NULL, TRUE);
  g_clear_pointer (&problem, g_free);
  problem = tdt_journal_dup_problem (journal);
  g_assert_null (problem);

  /* Somebody tidies up. */
  g_unlink (path);
  g_assert_true (tdt_journal_flush (journal, NULL));
  assert_replays (path, roots->pdata[0], roots->pdata[10]);
  tdt_journal_close (journal, FALSE);
}

static char *
find_journal (void)
{
  g_autofree char *folder = g_build_filename (g_get_user_state_dir (), "tour-de-table", NULL);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    if (g_str_has_suffix (name, ".journal"))
      return g_build_filename (folder, name, NULL);
  return NULL;
}

/* After a sync that failed nobody knows what is on the disk: it is written anew. */
static void
test_sync_fails (void)
{
  g_autoptr (GPtrArray) roots = make_roots (8, 10, 3);
  g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
  g_autofree char *path = NULL;
  struct stat before;
  struct stat after;

  append_all (journal, roots);
  path = tdt_journal_dup_path (journal);
  g_assert_cmpint (stat (path, &before), ==, 0);
  tdt_journal_append (journal, roots->pdata[1]);
  tdt_test_faults_begin (1u << TDT_TEST_SYNC, 1, EIO, FALSE);
  g_assert_false (tdt_journal_flush (journal, NULL));
  g_assert_true (tdt_journal_flush (journal, NULL));
  g_assert_cmpuint (tdt_test_faults_end (), ==, 1);
  g_assert_cmpint (stat (path, &after), ==, 0);
  g_assert_cmpuint (before.st_ino, !=, after.st_ino);
  assert_replays (path, roots->pdata[0], roots->pdata[1]);
  tdt_journal_close (journal, FALSE);
}

/* A fault at the n-th call: what was there can be recovered, and later all of it. */
static void
test_faults (void)
{
  static const int reasons[] = { EIO, ENOSPC, ENODATA };
  g_autoptr (GPtrArray) roots = make_roots (6, 10, 20);
  guint n_faults = 1;

  for (gsize r = 0; r < G_N_ELEMENTS (reasons); r++)
    for (guint n = 1; n == 1 || n_faults > 0; n++)
      {
        g_autoptr (TdtJournal) journal = tdt_journal_new (roots->pdata[0], NULL);
        g_autofree char *path = NULL;
        guint calls = ((1u << TDT_TEST_N_CALLS) - 1) & ~(1u << TDT_TEST_UNLINK);

        tdt_test_faults_begin (reasons[r] == ENODATA ? 1u << TDT_TEST_WRITE : calls, n, reasons[r],
                               FALSE);
        for (guint i = 1; i < 8; i++)
          {
            tdt_journal_append (journal, roots->pdata[i]);
            tdt_journal_flush (journal, NULL);
            tdt_journal_flush (journal, NULL);
          }
        n_faults = tdt_test_faults_end ();
        tdt_test_faults_begin (0, 0, 0, FALSE);
        path = tdt_journal_dup_path (journal);
        assert_replays (path, roots->pdata[0], roots->pdata[7]);
        tdt_journal_append (journal, roots->pdata[8]);
        g_assert_true (tdt_journal_flush (journal, NULL));
        assert_replays (path, roots->pdata[0], roots->pdata[8]);
        tdt_journal_close (journal, FALSE);
        tdt_test_faults_end ();
        g_assert_null (find_journal ());
      }
}

/* In a program of its own: edits, and then sleep until killed. */
static G_NORETURN void
run_child (void)
{
  g_autoptr (GPtrArray) roots = make_roots (7, 30, 100);
  TdtJournal *journal = tdt_journal_new (roots->pdata[0], NULL);

  for (guint i = 1; i < roots->len; i++)
    tdt_journal_append (journal, roots->pdata[i]);
  while (TRUE)
    g_usleep (G_USEC_PER_SEC);
}

/* Everything reaches the file without anybody asking for it, and outlives the program. */
static void
test_killed (gconstpointer data)
{
  const char *argv[] = { data, CHILD, NULL };
  g_autoptr (GPtrArray) roots = make_roots (7, 30, 100);
  g_autoptr (GPtrArray) abandoned = NULL;
  g_auto (GStrv) environment = g_environ_setenv (g_get_environ (), "XDG_STATE_HOME",
                                                 g_get_user_state_dir (), TRUE);
  g_autofree char *path = NULL;
  gboolean complete = FALSE;
  GPid pid;

  g_assert_true (g_spawn_async (NULL, (char **) argv, environment, G_SPAWN_DO_NOT_REAP_CHILD, NULL,
                                NULL, &pid, NULL));
  while (!complete)
    {
      g_autoptr (TdtJournalInfo) info = NULL;

      g_usleep (20000);
      g_free (path);
      path = find_journal ();
      info = path != NULL ? tdt_journal_info_new (path, NULL) : NULL;
      complete = info != NULL && info->n_edits == 100;
    }
  abandoned = tdt_journal_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 0);
  kill (pid, SIGKILL);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  g_ptr_array_unref (abandoned);
  abandoned = tdt_journal_list_abandoned ();
  g_assert_cmpuint (abandoned->len, ==, 1);
  assert_replays (path, roots->pdata[0], roots->pdata[100]);
}

int
main (int argc, char *argv[])
{
  char *state;
  int result;

  if (argc == 2 && g_str_equal (argv[1], CHILD))
    run_child ();
  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();

  g_test_add_func ("/journal/policy", test_policy);
  g_test_add_func ("/journal/never-saved", test_never_saved);
  g_test_add_func ("/journal/undo-and-redo", test_undo_and_redo);
  g_test_add_func ("/journal/saved-project", test_saved_project);
  g_test_add_func ("/journal/torn-and-damaged", test_torn_and_damaged);
  g_test_add_func ("/journal/full-disk", test_full_disk);
  g_test_add_func ("/journal/sync-fails", test_sync_fails);
  g_test_add_func ("/journal/faults", test_faults);
  g_test_add_data_func ("/journal/killed", argv[0], test_killed);

  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
