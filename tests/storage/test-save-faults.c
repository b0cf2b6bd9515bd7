/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fault at the n-th system call, for every n until a save meets none: the file is the old or the
 * new one, whole, the message names it, nothing is left beside it, and the next save works. */
#include "tdt-io.h"
#include "tdt-replace.h"
#include "tdt-test-faults.h"
#include "tdt-test-files.h"
#include "tdt-version-store.h"

#include <errno.h>
#include <glib/gstdio.h>
#include <string.h>
#include <sys/xattr.h>
#include <unistd.h>

#define OLD "the old version, longer than the new one"
#define NEW "the new version"
#define UID "a-document"

/* What stops a save; unlinking is not in it, as nothing depends on it. */
#define CALLS (((1u << TDT_TEST_N_CALLS) - 1) & ~(1u << TDT_TEST_UNLINK))

typedef struct
{
  char *folder;
  char *path;
  guint n_cases;
  guint n_failed;
} Fixture;

static void
set_up (Fixture *fixture, gconstpointer data)
{
  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->path = g_build_filename (fixture->folder, "file", NULL);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  g_test_message ("%u faults, %u of them stopped the save", fixture->n_cases, fixture->n_failed);
  tdt_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static gboolean
replace (Fixture *fixture, const char *content, const char *expected, char **hash, GError **error)
{
  g_autoptr (GBytes) bytes = g_bytes_new (content, strlen (content));
  g_autofree char *expected_hash =
      expected != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, expected, -1) : NULL;
  TdtReplaceOptions options = { .expected_hash = expected_hash, .history_uid = UID };

  return tdt_replace_file (fixture->path, bytes, &options, hash, NULL, error);
}

static void
assert_nothing_left (Fixture *fixture, guint n_expected)
{
  g_autoptr (GDir) entries = g_dir_open (fixture->folder, 0, NULL);
  guint n_files = 0;

  while (g_dir_read_name (entries) != NULL)
    n_files++;
  g_assert_cmpuint (n_files, ==, n_expected);
}

/* One save with the fault; returns whether the fault was met. */
static gboolean
try_one (Fixture *fixture, const char *old, guint calls, guint nth, int reason,
         gboolean from_then_on)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL;
  g_autofree char *hash = NULL;
  gboolean saved;
  guint n_faults;

  g_unlink (fixture->path);
  if (old != NULL)
    {
      g_assert_true (
          g_file_set_contents_full (fixture->path, old, -1, G_FILE_SET_CONTENTS_NONE, 0640, NULL));
      setxattr (fixture->path, "user.note", "kept", 4, 0);
    }
  tdt_test_faults_begin (calls, nth, reason, from_then_on);
  saved = replace (fixture, NEW, old, &hash, &error);
  n_faults = tdt_test_faults_end ();
  if (n_faults == 0)
    {
      g_assert_no_error (error);
      return FALSE;
    }
  fixture->n_cases++;
  fixture->n_failed += saved ? 0 : 1;
  g_assert_cmpint (saved, ==, error == NULL);
  g_file_get_contents (fixture->path, &content, NULL, NULL);
  if (hash != NULL)
    g_assert_cmpstr (content, ==, NEW);
  else
    g_assert_cmpstr (content, ==, old);
  if (!saved)
    g_assert_nonnull (strstr (error->message, "file"));
  if (!saved && hash == NULL)
    g_assert_true (g_str_has_prefix (error->message, fixture->path) ||
                   g_error_matches (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_HISTORY));
  assert_nothing_left (fixture, content != NULL ? 1 : 0);

  g_clear_error (&error);
  tdt_test_faults_begin (0, 0, 0, FALSE);
  g_assert_true (replace (fixture, "the next", content, NULL, &error));
  g_assert_no_error (error);
  tdt_test_faults_end ();
  return TRUE;
}

static void
try_all (Fixture *fixture, const char *old)
{
  static const int reasons[] = { ENOSPC, EDQUOT, EIO, EROFS, EACCES, ENAMETOOLONG, ESTALE, EINTR };

  for (gsize r = 0; r < G_N_ELEMENTS (reasons); r++)
    for (int sticky = 0; sticky < (reasons[r] == EINTR ? 1 : 2); sticky++)
      for (guint n = 1; try_one (fixture, old, CALLS, n, reasons[r], sticky == 1); n++)
        g_assert_cmpuint (n, <, 1000);
}

static void
test_first_save (Fixture *fixture, gconstpointer data)
{
  try_all (fixture, NULL);
}

static void
test_next_save (Fixture *fixture, gconstpointer data)
{
  try_all (fixture, OLD);
}

/* What is no failure at all. */
static void
test_harmless (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TdtTestCall call;
    int reason;
    gboolean from_then_on;
  } cases[] = {
    { TDT_TEST_WRITE, ENODATA, TRUE },      { TDT_TEST_WRITE, EINTR, FALSE },
    { TDT_TEST_READ, EINTR, FALSE },        { TDT_TEST_OPEN, EINTR, FALSE },
    { TDT_TEST_CLOSE, EINTR, TRUE },        { TDT_TEST_LINK, EXDEV, TRUE },
    { TDT_TEST_LINK, EPERM, TRUE },         { TDT_TEST_LOCK, ENOTSUP, TRUE },
    { TDT_TEST_ATTRIBUTES, ENOTSUP, TRUE },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint failed = fixture->n_failed;

      g_test_message ("%s: %s", tdt_test_call_name (cases[i].call), g_strerror (cases[i].reason));
      g_assert_true (
          try_one (fixture, OLD, 1u << cases[i].call, 1, cases[i].reason, cases[i].from_then_on));
      g_assert_cmpuint (fixture->n_failed, ==, failed);
    }
}

/* What must never go unnoticed: all else about the save would look well. */
static void
test_never_ignored (Fixture *fixture, gconstpointer data)
{
  static const struct
  {
    TdtTestCall call;
    const char *old;
  } cases[] = {
    { TDT_TEST_SYNC, NULL },   { TDT_TEST_SYNC, OLD },       { TDT_TEST_CLOSE, NULL },
    { TDT_TEST_WRITE, NULL },  { TDT_TEST_WRITE, OLD },      { TDT_TEST_RENAME, NULL },
    { TDT_TEST_RENAME, OLD },  { TDT_TEST_CHMOD, OLD },      { TDT_TEST_READ, OLD },
    { TDT_TEST_STATUS, NULL }, { TDT_TEST_ATTRIBUTES, OLD }, { TDT_TEST_ACCESS, OLD },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      guint failed = fixture->n_failed;

      g_test_message ("%s", tdt_test_call_name (cases[i].call));
      g_assert_true (try_one (fixture, cases[i].old, 1u << cases[i].call, 1, EIO, FALSE));
      g_assert_cmpuint (fixture->n_failed, ==, failed + 1);
    }
}

/* A drive that cannot rename without replacing, and then not make second names either. */
static void
test_poor_drives (Fixture *fixture, gconstpointer data)
{
  static const guint calls[] = { 1u << TDT_TEST_RENAME, 1u << TDT_TEST_LINK };

  for (gsize i = 0; i < G_N_ELEMENTS (calls); i++)
    {
      guint failed = fixture->n_failed;

      try_one (fixture, NULL, calls[i], 1, ENOSYS, FALSE);
      g_assert_cmpuint (fixture->n_failed, ==, failed);
    }
  try_one (fixture, NULL, calls[0] | calls[1], 1, ENOTSUP, FALSE);
}

int
main (int argc, char *argv[])
{
  char *state;
  int result;

  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();

  g_test_add ("/save-faults/first-save", Fixture, NULL, set_up, test_first_save, tear_down);
  g_test_add ("/save-faults/next-save", Fixture, NULL, set_up, test_next_save, tear_down);
  g_test_add ("/save-faults/harmless", Fixture, NULL, set_up, test_harmless, tear_down);
  g_test_add ("/save-faults/never-ignored", Fixture, NULL, set_up, test_never_ignored, tear_down);
  g_test_add ("/save-faults/poor-drives", Fixture, NULL, set_up, test_poor_drives, tear_down);

  result = g_test_run ();
  tdt_test_remove_folder (state);
  return result;
}
