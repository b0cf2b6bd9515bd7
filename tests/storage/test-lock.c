/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-lock.h"

#include "tdt-test-files.h"

#include <glib/gstdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

static void
set_lock (const char *path, const char *host, gint64 pid, const char *process)
{
  g_autofree char *lock_path = tdt_lock_dup_path (path);
  g_autofree char *content = g_strdup_printf ("host\t%s\nuser\tanne\npid\t%" G_GINT64_FORMAT
                                              "\ntime\t5\nprocess\t%s\n",
                                              host, pid, process);

  g_assert_true (g_file_set_contents (lock_path, content, -1, NULL));
}

static void
assert_lock (const char *path, gboolean stale)
{
  g_autoptr (TdtLockInfo) info = tdt_lock_read (path);
  g_autoptr (TdtLockInfo) other = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLock) lock = NULL;

  g_assert_nonnull (info);
  g_assert_cmpint (info->stale, ==, stale);
  lock = tdt_lock_take (path, FALSE, &other, &error);
  g_assert_true ((lock != NULL) == stale);
  if (lock != NULL)
    return;
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LOCKED);
  g_assert_cmpint (other->pid, ==, info->pid);
  g_clear_error (&error);
  lock = tdt_lock_take (path, TRUE, NULL, &error);
  g_assert_no_error (error);
}

static gint64
get_dead_pid (void)
{
  pid_t pid = fork ();

  if (pid == 0)
    _exit (0);
  g_assert_cmpint (waitpid (pid, NULL, 0), ==, pid);
  return pid;
}

/* A process that ended, though nobody has asked how; waitid() leaves it so. */
static gint64
get_unburied_pid (void)
{
  pid_t pid = fork ();
  siginfo_t info;

  if (pid == 0)
    _exit (0);
  g_assert_cmpint (waitid (P_PID, (id_t) pid, &info, WEXITED | WNOWAIT), ==, 0);
  return pid;
}

static void
test_take_and_release (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "Gap.tdt.xml", NULL);
  g_autofree char *link_path = g_build_filename (folder, "link", NULL);
  g_autofree char *lock_path = g_build_filename (folder, ".~lock.Gap.tdt.xml#", NULL);
  TdtLock *lock = tdt_lock_take (path, FALSE, NULL, NULL);
  g_autoptr (TdtLockInfo) info = NULL;

  g_assert_nonnull (lock);
  g_assert_true (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  g_assert_cmpint (symlink ("Gap.tdt.xml", link_path), ==, 0);
  info = tdt_lock_read (link_path);
  g_assert_true (info->own_process);
  g_assert_cmpint (info->pid, ==, getpid ());
  g_assert_cmpstr (info->host, ==, g_get_host_name ());
  g_assert_null (tdt_lock_take (path, FALSE, NULL, NULL));
  tdt_lock_release (lock);
  g_assert_false (g_file_test (lock_path, G_FILE_TEST_EXISTS));
  tdt_test_remove_folder (folder);
}

static void
test_others (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *lock_path = tdt_lock_dup_path (path);
  gint64 unburied = get_unburied_pid ();

  set_lock (path, g_get_host_name (), get_dead_pid (), "");
  assert_lock (path, TRUE);
  set_lock (path, g_get_host_name (), unburied, "");
  assert_lock (path, TRUE);
  g_assert_cmpint (waitpid ((pid_t) unburied, NULL, 0), ==, unburied);
  set_lock (path, g_get_host_name (), getppid (), "");
  assert_lock (path, FALSE);
  /* The number belongs to another process by now. */
  set_lock (path, g_get_host_name (), getppid (), "another boot/1");
  assert_lock (path, TRUE);
  set_lock (path, "elsewhere", get_dead_pid (), "");
  assert_lock (path, FALSE);
  g_assert_true (g_file_set_contents (lock_path, "\xff\n\t\npid\tx\n", -1, NULL));
  assert_lock (path, FALSE);
  tdt_test_remove_folder (folder);
}

/* A lock that somebody took over is not ours to remove. */
static void
test_taken_over (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  TdtLock *first = tdt_lock_take (path, FALSE, NULL, NULL);
  TdtLock *second = tdt_lock_take (path, TRUE, NULL, NULL);
  g_autoptr (TdtLockInfo) info = NULL;

  tdt_lock_release (first);
  info = tdt_lock_read (path);
  g_assert_nonnull (info);
  tdt_lock_release (second);
  tdt_test_remove_folder (folder);
}

static void
test_odd_places (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *name = g_strnfill (255, 'x');
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *gone = g_build_filename (folder, "gone", "file", NULL);
  g_autofree char *piped = g_build_filename (folder, "piped", NULL);
  g_autofree char *pipe_path = tdt_lock_dup_path (piped);
  g_autoptr (TdtLock) lock = tdt_lock_take (path, FALSE, NULL, NULL);
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (lock);
  g_assert_null (tdt_lock_take (gone, FALSE, NULL, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VANISHED);
  g_assert_cmpint (mkfifo (pipe_path, 0600), ==, 0);
  g_assert_null (tdt_lock_read (piped));
  g_clear_pointer (&lock, tdt_lock_release);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/lock/take-and-release", test_take_and_release);
  g_test_add_func ("/lock/others", test_others);
  g_test_add_func ("/lock/taken-over", test_taken_over);
  g_test_add_func ("/lock/odd-places", test_odd_places);

  return g_test_run ();
}
