/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-files.h"

#include <gio/gio.h>
#include <glib/gstdio.h>

char *
tdt_test_dup_data_path (const char *name)
{
  return g_test_build_filename (G_TEST_DIST, "data", name, NULL);
}

char *
tdt_test_dup_corpus_path (const char *name)
{
  const char *folder = g_getenv ("TDT_CORPUS");
  g_autofree char *beside = g_test_build_filename (G_TEST_DIST, "..", "..", "shared", "corpus",
                                                   NULL);
  g_autofree char *path = g_build_filename (folder != NULL ? folder : beside, name, NULL);
  g_autofree char *reason = NULL;

  if (g_file_test (path, G_FILE_TEST_EXISTS))
    return g_steal_pointer (&path);

  reason = g_strdup_printf ("the corpus has no %s here", name);
  g_test_skip (reason);
  return NULL;
}

char *
tdt_test_dup_temp_folder (void)
{
  g_autoptr (GError) error = NULL;
  char *path = g_dir_make_tmp ("tour-de-table-test-XXXXXX", &error);

  g_assert_no_error (error);
  return path;
}

/* Threads that keep bases and versions may still be writing when a test is over. */
#define MAX_TRIES 200
#define WAIT_MICROSECONDS 10000

static void remove_tree (GFile *file);

static void
remove_children (GFile *file)
{
  g_autoptr (GFileEnumerator) children = g_file_enumerate_children (
      file, G_FILE_ATTRIBUTE_STANDARD_NAME, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL, NULL);
  GFile *child;

  while (children != NULL && g_file_enumerator_iterate (children, NULL, &child, NULL, NULL) &&
         child != NULL)
    remove_tree (child);
}

static void
remove_tree (GFile *file)
{
  g_autoptr (GError) error = NULL;

  /* Tests make folders read-only to see what happens. */
  if (g_file_query_file_type (file, G_FILE_QUERY_INFO_NOFOLLOW_SYMLINKS, NULL) ==
      G_FILE_TYPE_DIRECTORY)
    g_chmod (g_file_peek_path (file), 0700);
  remove_children (file);
  for (guint i = 0; i < MAX_TRIES && !g_file_delete (file, NULL, &error); i++)
    {
      /* A temporary file may have been renamed meanwhile. */
      if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND))
        return;
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_NOT_EMPTY) || i + 1 == MAX_TRIES)
        break;
      g_clear_error (&error);
      g_usleep (WAIT_MICROSECONDS);
      remove_children (file);
    }
  g_assert_no_error (error);
}

void
tdt_test_remove_folder (char *path)
{
  g_autofree char *owned = path;
  g_autoptr (GFile) folder = g_file_new_for_path (owned);

  remove_tree (folder);
}

char *
tdt_test_use_temp_state (void)
{
  char *path = tdt_test_dup_temp_folder ();

  g_assert_true (g_setenv ("XDG_STATE_HOME", path, TRUE));
  return path;
}
