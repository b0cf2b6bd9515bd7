/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What saving does with all that can be at the place of a file. */
#include "tdt-save.h"

#include "tdt-io.h"
#include "tdt-project-file.h"
#include "tdt-replace.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"
#include "tdt-version-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/file.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>
#include <utime.h>

static TdtRoot *
make_project (guint32 seed)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (seed);
  g_autofree char *history = NULL;
  TdtRoot *root = tdt_test_random_project (random, 40);

  /* The one before had the same uid. */
  history = tdt_version_store_dup_folder (tdt_root_get_uid (root));
  if (g_file_test (history, G_FILE_TEST_EXISTS))
    tdt_test_remove_folder (g_steal_pointer (&history));
  return root;
}

static void
assert_holds (const char *path, const TdtRoot *root)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtLoaded) loaded = tdt_project_file_load (path, NULL, NULL, NULL, &error);

  g_assert_no_error (error);
  g_assert_true (tdt_root_equal (loaded->root, root));
}

static void
assert_content (const char *path, const char *expected)
{
  g_autofree char *content = NULL;

  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_cmpstr (content, ==, expected);
}

static guint
count_files (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (entries) != NULL)
    n_files++;
  return n_files;
}

static void
set_content (const char *path, const char *content)
{
  g_assert_true (g_file_set_contents (path, content, -1, NULL));
}

static gboolean
replace (const char *path, const char *content, const char *expected, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autofree char *hash = expected != NULL
                              ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, expected, -1)
                              : NULL;
  TdtReplaceOptions options = { .expected_hash = hash };

  return tdt_replace_file (path, bytes, &options, NULL, NULL, error);
}

/* The error, and a message that names the file. */
static void
assert_refused (const char *path, const char *expected, TdtStorageError code)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_filename_display_basename (path);

  g_assert_false (replace (path, "new", expected, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, (int) code);
  g_assert_nonnull (strstr (error->message, name));
}

static void
test_save_and_again (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "Gap.tdt.xml", NULL);
  g_autoptr (TdtRoot) first = make_project (1);
  g_autoptr (GRand) random = g_rand_new_with_seed (2);
  g_autoptr (TdtRoot) second = tdt_test_random_edit (random, first);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtSaved) saved = NULL;
  g_autoptr (TdtSaved) saved_again = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autofree char *found = NULL;
  g_autoptr (GError) error = NULL;

  tdt_save (first, header, path, NULL, TDT_SAVE_PLAIN, &saved, NULL, &error);
  g_assert_no_error (error);
  assert_holds (path, first);
  tdt_save (second, saved->header, path, saved->content_hash, TDT_SAVE_PLAIN, &saved_again, NULL,
            &error);
  g_assert_no_error (error);
  assert_holds (path, second);
  g_assert_cmpuint (count_files (folder), ==, 1);

  versions = tdt_version_store_list (tdt_root_get_uid (first));
  g_assert_cmpuint (versions->len, ==, 1);
  assert_holds (((TdtVersion *) versions->pdata[0])->path, first);
  found = tdt_version_store_find (tdt_root_get_uid (first), saved->header->revision);
  g_assert_cmpstr (found, ==, ((TdtVersion *) versions->pdata[0])->path);
  tdt_test_remove_folder (folder);
}

static void
test_changed_under_us (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "Gap.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = make_project (3);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtSaved) saved = NULL;
  g_autoptr (TdtSaved) overwritten = NULL;
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_save (root, header, path, NULL, TDT_SAVE_PLAIN, &saved, NULL, NULL));
  set_content (path, "somebody else's");
  g_assert_false (tdt_save (root, saved->header, path, saved->content_hash, TDT_SAVE_PLAIN, NULL,
                            NULL, &error));
  g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED);
  assert_content (path, "somebody else's");
  g_assert_true (tdt_save (root, saved->header, path, saved->content_hash, TDT_SAVE_OVERWRITE,
                           &overwritten, NULL, NULL));
  assert_holds (path, root);
  versions = tdt_version_store_list (tdt_root_get_uid (root));
  g_assert_cmpuint (versions->len, ==, 1);
  assert_content (((TdtVersion *) versions->pdata[0])->path, "somebody else's");
  tdt_test_remove_folder (folder);
}

static void
test_what_is_there (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file\nnamed oddly", NULL);
  g_autofree char *subfolder = g_build_filename (folder, "folder", NULL);
  g_autofree char *pipe = g_build_filename (folder, "pipe", NULL);
  g_autofree char *gone = g_build_filename (folder, "gone", "file", NULL);
  struct utimbuf times = { 1000000000, 1000000000 };
  GError *error = NULL;

  g_assert_true (replace (path, "old", NULL, &error));
  assert_refused (path, NULL, TDT_STORAGE_ERROR_CHANGED);
  /* Same size, same time. */
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  set_content (path, "odd");
  g_assert_cmpint (g_utime (path, &times), ==, 0);
  assert_refused (path, "old", TDT_STORAGE_ERROR_CHANGED);
  /* Same content, another time. */
  g_assert_cmpint (g_utime (path, NULL), ==, 0);
  g_assert_true (replace (path, "older", "odd", &error));
  g_assert_cmpint (truncate (path, 0), ==, 0);
  assert_refused (path, "older", TDT_STORAGE_ERROR_CHANGED);
  g_assert_cmpint (g_unlink (path), ==, 0);
  assert_refused (path, "older", TDT_STORAGE_ERROR_VANISHED);

  g_assert_cmpint (g_mkdir (subfolder, 0700), ==, 0);
  assert_refused (subfolder, NULL, TDT_STORAGE_ERROR_NOT_REGULAR);
  g_assert_cmpint (mkfifo (pipe, 0600), ==, 0);
  assert_refused (pipe, NULL, TDT_STORAGE_ERROR_NOT_REGULAR);
  assert_refused ("/dev/null", NULL, TDT_STORAGE_ERROR_NOT_REGULAR);
  assert_refused (gone, NULL, TDT_STORAGE_ERROR_VANISHED);
  g_assert_cmpuint (count_files (folder), ==, 2);
  tdt_test_remove_folder (folder);
}

static void
test_links (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *real = g_build_filename (folder, "real", NULL);
  g_autofree char *middle = g_build_filename (folder, "middle", NULL);
  g_autofree char *first = g_build_filename (folder, "first", NULL);
  g_autofree char *loop = g_build_filename (folder, "loop", NULL);
  g_autofree char *dangling = g_build_filename (folder, "dangling", NULL);
  g_autofree char *other = g_build_filename (folder, "other", NULL);
  GError *error = NULL;

  set_content (real, "old");
  g_assert_cmpint (symlink ("real", middle), ==, 0);
  g_assert_cmpint (symlink (middle, first), ==, 0);
  g_assert_true (replace (first, "new", "old", &error));
  assert_content (real, "new");
  g_assert_true (g_file_test (first, G_FILE_TEST_IS_SYMLINK));
  g_assert_true (g_file_test (middle, G_FILE_TEST_IS_SYMLINK));
  g_assert_false (g_file_test (real, G_FILE_TEST_IS_SYMLINK));

  g_assert_cmpint (symlink ("loop", loop), ==, 0);
  assert_refused (loop, NULL, TDT_STORAGE_ERROR_NOT_REGULAR);
  g_assert_cmpint (symlink ("nothing", dangling), ==, 0);
  g_assert_true (replace (dangling, "made", NULL, &error));
  assert_content (dangling, "made");
  g_assert_true (g_file_test (dangling, G_FILE_TEST_IS_SYMLINK));

  /* A second name keeps the old content, whole. */
  g_assert_cmpint (link (real, other), ==, 0);
  g_assert_true (replace (real, "newer", "new", &error));
  assert_content (other, "new");
  tdt_test_remove_folder (folder);
}

static void
test_names (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *e = g_strnfill (255, 'e');
  const char *names[] = { "caf\xe9.tdt.xml", "séance « 1 »\n.xml", "-rf", e };
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);

      g_assert_true (replace (path, "1", NULL, &error));
      g_assert_true (replace (path, "2", "1", &error));
      assert_content (path, "2");
    }
  g_assert_cmpuint (count_files (folder), ==, G_N_ELEMENTS (names));
  tdt_test_remove_folder (folder);
}

static void
test_attributes (void)
{
  static const char list[] = "\2\0\0\0\1\0\6\0\377\377\377\377\2\0\4\0\1\0\0\0\4\0\4\0\377\377\377"
                             "\377\20\0\4\0\377\377\377\377\40\0\0\0\377\377\377\377";
  static const mode_t modes[] = { 0600, 0640, 0664, 0755 };
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  char value[sizeof list];
  struct stat status;
  GError *error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (modes); i++)
    {
      set_content (path, "old");
      g_assert_cmpint (g_chmod (path, modes[i]), ==, 0);
      if (geteuid () == 0)
        g_assert_cmpint (chown (path, 1, 2), ==, 0);
      g_assert_true (replace (path, "new", "old", &error));
      g_assert_cmpint (stat (path, &status), ==, 0);
      g_assert_cmpuint (status.st_mode & 07777, ==, modes[i]);
      if (geteuid () == 0)
        g_assert_true (status.st_uid == 1 && status.st_gid == 2);
    }
  if (setxattr (path, "user.note", "kept", 4, 0) != 0 ||
      setxattr (path, "system.posix_acl_access", list, sizeof list - 1, 0) != 0)
    g_test_skip ("no extended attributes here");
  else
    {
      g_assert_true (replace (path, "newer", "new", &error));
      g_assert_cmpint (getxattr (path, "user.note", value, sizeof value), ==, 4);
      g_assert_cmpint (getxattr (path, "system.posix_acl_access", value, sizeof value), ==,
                       sizeof list - 1);
      g_assert_cmpmem (value, sizeof list - 1, list, sizeof list - 1);
    }
  tdt_test_remove_folder (folder);
}

static void
test_read_only (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);

  set_content (path, "old");
  g_assert_cmpint (g_chmod (path, 0444), ==, 0);
  assert_refused (path, "old", TDT_STORAGE_ERROR_READ_ONLY);
  g_assert_cmpint (g_chmod (path, 0644), ==, 0);
  if (geteuid () == 0)
    g_assert_cmpint (seteuid (65534), ==, 0);
  g_assert_cmpint (g_chmod (folder, 0555) == 0 || errno == EPERM, ==, 1);
  assert_refused (path, "old", TDT_STORAGE_ERROR_READ_ONLY);
  if (getuid () == 0)
    g_assert_cmpint (seteuid (0), ==, 0);
  assert_content (path, "old");
  tdt_test_remove_folder (folder);
}

static void
test_full_disk (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *much = g_strnfill (100000, 'm');
  g_autoptr (GError) error = NULL;

  if (mount ("none", folder, "tmpfs", 0, "size=64k") != 0)
    g_test_skip ("only the administrator can mount a small disk; faults are injected elsewhere");
  else
    {
      set_content (path, "old");
      g_assert_false (replace (path, much, "old", &error));
      g_assert_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NO_SPACE);
      g_assert_nonnull (strstr (error->message, "free"));
      assert_content (path, "old");
      g_assert_cmpuint (count_files (folder), ==, 1);
      g_assert_true (replace (path, "new", "old", NULL));
      g_assert_cmpint (umount (folder), ==, 0);
    }
  tdt_test_remove_folder (folder);
}

static void
test_sweep (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *left = g_build_filename (folder, ".~file.abc123", NULL);
  g_autofree char *used = g_build_filename (folder, ".~file.abc124", NULL);
  g_autofree char *other = g_build_filename (folder, ".~file.abc1234", NULL);
  g_autofree char *project = g_build_filename (folder, ".~a.tdt.xml.abc123", NULL);
  g_autofree char *foreign = g_build_filename (folder, ".~a.xml.backup", NULL);
  int descriptor;

  set_content (path, "old");
  set_content (left, "left");
  set_content (used, "used");
  set_content (other, "other");
  set_content (project, "left");
  set_content (foreign, "somebody else's");
  descriptor = g_open (used, O_RDWR | O_CLOEXEC, 0);
  g_assert_cmpint (flock (descriptor, LOCK_EX), ==, 0);
  g_assert_cmpuint (tdt_replace_sweep (path), ==, 2);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  g_assert_false (g_file_test (project, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (foreign, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (used, G_FILE_TEST_EXISTS));
  g_assert_true (g_file_test (other, G_FILE_TEST_EXISTS));
  close (descriptor);
  g_assert_cmpuint (tdt_replace_sweep (path), ==, 1);
  tdt_test_remove_folder (folder);
}

/* However often a program is killed while it saves, no more than one file is left. */
static void
test_sweeps_before_saving (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "file", NULL);
  g_autofree char *left = g_build_filename (folder, ".~file.abc123", NULL);
  g_autoptr (GBytes) bytes = g_bytes_new_static ("new", 3);
  g_autoptr (GError) error = NULL;

  set_content (path, "old");
  set_content (left, "left");
  tdt_replace_file (path, bytes, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_false (g_file_test (left, G_FILE_TEST_EXISTS));
  tdt_test_remove_folder (folder);
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GError) error = NULL;
  TdtSaved **saved = user_data;

  g_assert_true (tdt_save_finish (result, saved, &error));
  g_assert_no_error (error);
}

static void
test_async (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "Gap.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = make_project (4);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (TdtSaved) saved = NULL;

  tdt_save_async (root, header, path, NULL, TDT_SAVE_PLAIN, NULL, saved_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  assert_holds (path, root);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char *argv[])
{
  char *state;
  int result;

  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();

  g_test_add_func ("/save/save-and-again", test_save_and_again);
  g_test_add_func ("/save/changed-under-us", test_changed_under_us);
  g_test_add_func ("/save/what-is-there", test_what_is_there);
  g_test_add_func ("/save/links", test_links);
  g_test_add_func ("/save/names", test_names);
  g_test_add_func ("/save/attributes", test_attributes);
  g_test_add_func ("/save/read-only", test_read_only);
  g_test_add_func ("/save/full-disk", test_full_disk);
  g_test_add_func ("/save/sweep", test_sweep);
  g_test_add_func ("/save/sweeps-before", test_sweeps_before_saving);
  g_test_add_func ("/save/async", test_async);

  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
