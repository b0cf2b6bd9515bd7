/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The power goes off before every system call of a save and of the journal: a file system in a file
 * is copied at each of them, just as much of it as the system has really written, and each copy is
 * mounted and read. The project is the old or the new one, whole, and the new one as soon as the
 * save has returned; a journal gives back all that it said was on the disk. Needs root, loop
 * devices and the tools of the file systems. */
#include "tdt-header.h"
#include "tdt-journal-replay.h"
#include "tdt-journal.h"
#include "tdt-project-file.h"
#include "tdt-save.h"
#include "tdt-test-faults.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"

#include <glib/gstdio.h>
#include <signal.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#define ALL_CALLS ((1u << TDT_TEST_N_CALLS) - 1)
#define N_RECORDS 40
/* More versions than are kept, so that the oldest have to go. */
#define N_OLDER 22

typedef struct
{
  const char *name;
  const char *make;
  const char *size;
  const char *options;
} FileSystem;

static const FileSystem file_systems[] = {
  { "ext4", "mkfs.ext4", "24M", "loop" },
  /* Without what ext4 does by itself for programs that forget to sync. */
  { "ext4-careless", "mkfs.ext4", "24M", "loop,data=writeback,noauto_da_alloc" },
  { "xfs", "mkfs.xfs", "320M", "loop" },
  { "btrfs", "mkfs.btrfs", "128M", "loop" },
};

typedef struct
{
  const FileSystem *system;
  char *folder;
  char *image;
  char *copied;
  char *path;
  TdtRoot *older;
  TdtRoot *newer;
  /* Shared with the process that is stopped: how much it was told is safe. */
  int *reported;
  GArray *reports;
} Fixture;

/* Where the image is mounted: the journals are there too. */
static char *state;
static guint n_images;

static gboolean
run (const char *const *argv)
{
  int status = -1;

  return g_spawn_sync (NULL, (char **) argv, NULL,
                       G_SPAWN_SEARCH_PATH | G_SPAWN_STDOUT_TO_DEV_NULL |
                           G_SPAWN_STDERR_TO_DEV_NULL,
                       NULL, NULL, NULL, NULL, &status, NULL) &&
         g_spawn_check_wait_status (status, NULL);
}

static gboolean
mount_image (const Fixture *fixture, const char *image, const char *folder)
{
  const char *const argv[] = { "mount", "-o", fixture->system->options, image, folder, NULL };

  return run (argv);
}

static void
unmount (const char *folder)
{
  const char *const argv[] = { "umount", folder, NULL };

  for (guint i = 0; i < 100; i++)
    {
      if (run (argv))
        return;
      g_usleep (20000);
    }
  g_error ("%s stays mounted", folder);
}

static gboolean
save (Fixture *fixture, const TdtRoot *root)
{
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GError) error = NULL;

  return tdt_save (root, header, fixture->path, NULL, TDT_SAVE_OVERWRITE, NULL, NULL, &error);
}

/* Returns: whether there is a file system of this kind to break */
static gboolean
begin (Fixture *fixture)
{
  const char *const allot[] = { "truncate", "-s", fixture->system->size, fixture->image, NULL };
  const char *const make[] = { fixture->system->make, "-q", fixture->image, NULL };
  g_autofree char *program = g_find_program_in_path (fixture->system->make);
  g_autofree char *reason = NULL;

  if (geteuid () != 0)
    reason = g_strdup ("mounting a file system needs root");
  else if (program == NULL)
    reason = g_strdup_printf ("%s is not installed", fixture->system->make);
  else if (!run (allot) || !run (make))
    reason = g_strdup_printf ("%s makes no file system here", fixture->system->make);
  else if (!mount_image (fixture, fixture->image, state))
    reason = g_strdup ("there are no loop devices here, or not this file system");
  if (reason != NULL)
    g_test_skip (reason);
  return reason == NULL;
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (7);

  fixture->system = data;
  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->image = g_build_filename (fixture->folder, "image", NULL);
  fixture->reports = g_array_new (FALSE, FALSE, sizeof (int));
  fixture->copied = g_build_filename (fixture->folder, "copied", NULL);
  fixture->path = g_build_filename (state, "a.tdt.xml", NULL);
  fixture->older = tdt_test_random_project (random, N_RECORDS);
  fixture->newer = tdt_test_random_project (random, N_RECORDS);
  fixture->reported = mmap (NULL, sizeof *fixture->reported, PROT_READ | PROT_WRITE,
                            MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  g_assert_true (fixture->reported != MAP_FAILED);
  g_assert_cmpint (g_mkdir (fixture->copied, 0700), ==, 0);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  munmap (fixture->reported, sizeof *fixture->reported);
  tdt_test_remove_folder (fixture->folder);
  g_free (fixture->image);
  g_array_unref (fixture->reports);
  g_free (fixture->copied);
  g_free (fixture->path);
  tdt_root_unref (fixture->older);
  tdt_root_unref (fixture->newer);
}

typedef void (*Deed) (Fixture *fixture);
typedef void (*Check) (Fixture *fixture, int reported);

static char *
dup_copy_path (const Fixture *fixture, guint number)
{
  return g_strdup_printf ("%s-%u", fixture->image, number);
}

/* Keeps what is on the disk at this moment. */
static void
copy_image (Fixture *fixture)
{
  g_autofree char *path = dup_copy_path (fixture, fixture->reports->len);
  const char *const copy[] = { "cp", "--sparse=always", fixture->image, path, NULL };

  g_assert_true (run (copy));
  g_array_append_val (fixture->reports, *fixture->reported);
}

/* Does it in a process of its own, which stops at every call. */
static void
cut (Fixture *fixture, Deed deed)
{
  int status = 0;
  pid_t child;

  *fixture->reported = 0;
  child = fork ();
  g_assert_cmpint (child, >=, 0);
  if (child == 0)
    {
      /* Does not stay behind, stopped, when the test fails. */
      prctl (PR_SET_PDEATHSIG, SIGKILL);
      tdt_test_faults_begin (ALL_CALLS, 1, TDT_TEST_STOPPED, TRUE);
      deed (fixture);
      _exit (0);
    }
  for (;;)
    {
      g_assert_cmpint (waitpid (child, &status, WUNTRACED), ==, child);
      copy_image (fixture);
      if (!WIFSTOPPED (status))
        break;
      kill (child, SIGCONT);
    }
  g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
}

/* Some file systems do not bear a copy mounted beside them, so all copies are looked at now. */
static void
look (Fixture *fixture, Check check, const char *what)
{
  unmount (state);
  for (guint i = 0; i < fixture->reports->len; i++)
    {
      g_autofree char *path = dup_copy_path (fixture, i);

      g_assert_true (mount_image (fixture, path, fixture->copied));
      check (fixture, g_array_index (fixture->reports, int, i));
      unmount (fixture->copied);
      g_assert_cmpint (g_unlink (path), ==, 0);
    }
  g_test_message ("%s: %u images of %s", fixture->system->name, fixture->reports->len, what);
  g_assert_cmpuint (fixture->reports->len, >, 5);
  n_images += fixture->reports->len;
}

static void
save_newer (Fixture *fixture)
{
  if (!save (fixture, fixture->newer))
    _exit (1);
  *fixture->reported = 1;
  /* One more call to be looked at after. */
  tdt_journal_list_abandoned ();
}

static TdtRoot *
dup_copied (Fixture *fixture)
{
  g_autofree char *path = g_build_filename (fixture->copied, "a.tdt.xml", NULL);
  g_autoptr (TdtLoaded) loaded = NULL;
  g_autoptr (GError) error = NULL;

  if (!g_file_test (path, G_FILE_TEST_EXISTS))
    return NULL;
  loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (tdt_report_get_n_repairs (loaded->report), ==, 0);
  return tdt_root_ref (loaded->root);
}

static void
check_saved (Fixture *fixture, int reported)
{
  g_autoptr (TdtRoot) there = dup_copied (fixture);

  g_assert_nonnull (there);
  g_assert_true (tdt_root_equal (there, fixture->newer) ||
                 (reported == 0 && tdt_root_equal (there, fixture->older)));
}

static void
check_first_saved (Fixture *fixture, int reported)
{
  g_autoptr (TdtRoot) there = dup_copied (fixture);

  g_assert_true (there != NULL || reported == 0);
  g_assert_true (there == NULL || tdt_root_equal (there, fixture->newer));
}

static void
test_first_save (Fixture *fixture, gconstpointer data)
{
  if (!begin (fixture))
    return;
  cut (fixture, save_newer);
  look (fixture, check_first_saved, "a first save");
}

static void
test_save_again (Fixture *fixture, gconstpointer data)
{
  if (!begin (fixture))
    return;
  for (guint i = 0; i < N_OLDER; i++)
    g_assert_true (save (fixture, i % 2 == 0 ? fixture->newer : fixture->older));
  cut (fixture, save_newer);
  look (fixture, check_saved, "a save over an older version");
}

static void
write_journal (Fixture *fixture)
{
  TdtJournal *journal = tdt_journal_new (fixture->older, NULL);

  tdt_journal_append (journal, fixture->newer);
  if (!tdt_journal_flush (journal, NULL))
    _exit (1);
  *fixture->reported = 1;
  tdt_journal_append (journal, fixture->older);
  if (!tdt_journal_flush (journal, NULL))
    _exit (1);
  *fixture->reported = 2;
}

/* Returns: (nullable): what the journals below @folder give back */
static TdtRoot *
replay_below (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  TdtRoot *found = NULL;
  const char *name;

  while (found == NULL && entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        found = replay_below (path);
      else if (g_str_has_suffix (name, ".journal"))
        {
          g_autoptr (TdtRoot) base = NULL;

          found = tdt_journal_replay (path, &base, NULL, NULL);
        }
    }
  return found;
}

static void
check_journal (Fixture *fixture, int reported)
{
  g_autoptr (TdtRoot) there = replay_below (fixture->copied);

  switch (reported)
    {
    case 0:
      g_assert_true (there == NULL || tdt_root_equal (there, fixture->older) ||
                     tdt_root_equal (there, fixture->newer));
      break;
    case 1:
      g_assert_nonnull (there);
      g_assert_true (tdt_root_equal (there, fixture->newer) ||
                     tdt_root_equal (there, fixture->older));
      break;
    default:
      g_assert_nonnull (there);
      g_assert_true (tdt_root_equal (there, fixture->older));
    }
}

static void
test_journal (Fixture *fixture, gconstpointer data)
{
  if (!begin (fixture))
    return;
  cut (fixture, write_journal);
  look (fixture, check_journal, "a journal");
}

int
main (int argc, char **argv)
{
  int result;

  state = tdt_test_use_temp_state ();
  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (file_systems); i++)
    {
      static const struct
      {
        const char *name;
        void (*test) (Fixture *fixture, gconstpointer data);
      } tests[] = { { "first-save", test_first_save },
                    { "save-again", test_save_again },
                    { "journal", test_journal } };

      for (guint j = 0; j < G_N_ELEMENTS (tests); j++)
        {
          g_autofree char *path = g_strdup_printf ("/power-cut/%s/%s", file_systems[i].name,
                                                   tests[j].name);

          g_test_add (path, Fixture, &file_systems[i], set_up, tests[j].test, tear_down);
        }
    }
  result = g_test_run ();
  g_print ("# %u images of interrupted disks\n", n_images);
  tdt_test_remove_folder (state);
  return result;
}
