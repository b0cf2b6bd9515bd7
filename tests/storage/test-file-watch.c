/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-file-watch.h"

#include "tdt-replace.h"
#include "tdt-test-files.h"

#include <glib/gstdio.h>
#include <utime.h>

typedef struct
{
  char *folder;
  char *path;
  TdtFileWatch *watch;
  guint n_changes;
  TdtFileState state;
} Fixture;

static void
changed_cb (TdtFileWatch *watch, int state, gpointer user_data)
{
  Fixture *fixture = user_data;

  fixture->n_changes++;
  fixture->state = (TdtFileState) state;
}

static char *
dup_hash (const char *content)
{
  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, content, -1);
}

static void
set_up (Fixture *fixture, gconstpointer data)
{
  g_autofree char *hash = dup_hash ("one");

  fixture->folder = tdt_test_dup_temp_folder ();
  fixture->path = g_build_filename (fixture->folder, "file", NULL);
  g_assert_true (g_file_set_contents (fixture->path, "one", -1, NULL));
  fixture->watch = tdt_file_watch_new (fixture->path, hash);
  g_signal_connect (fixture->watch, "changed", G_CALLBACK (changed_cb), fixture);
}

static void
tear_down (Fixture *fixture, gconstpointer data)
{
  gpointer watch = fixture->watch;

  /* A look that is going on ends first. */
  g_object_add_weak_pointer (G_OBJECT (fixture->watch), &watch);
  g_object_unref (fixture->watch);
  while (watch != NULL)
    g_main_context_iteration (NULL, TRUE);
  tdt_test_remove_folder (fixture->folder);
  g_free (fixture->path);
}

static void
wait_for (Fixture *fixture, guint n_changes, TdtFileState state)
{
  while (fixture->n_changes < n_changes)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (fixture->n_changes, ==, n_changes);
  g_assert_cmpint (fixture->state, ==, state);
  g_assert_cmpint (tdt_file_watch_get_state (fixture->watch), ==, state);
}

static gboolean
set_flag_cb (gpointer data)
{
  *(gboolean *) data = TRUE;
  return G_SOURCE_REMOVE;
}

/* Long enough for the system to tell and for a look at the file. */
static void
let_settle (void)
{
  gboolean over = FALSE;

  g_timeout_add (500, set_flag_cb, &over);
  while (!over)
    g_main_context_iteration (NULL, TRUE);
}

static void
test_told (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "two", -1, NULL));
  wait_for (fixture, 1, TDT_FILE_CHANGED);
  g_assert_true (g_file_set_contents (fixture->path, "three", -1, NULL));
  wait_for (fixture, 2, TDT_FILE_CHANGED);
  g_unlink (fixture->path);
  wait_for (fixture, 3, TDT_FILE_GONE);
  g_assert_true (g_file_set_contents (fixture->path, "one", -1, NULL));
  wait_for (fixture, 4, TDT_FILE_SAME);
}

static void
test_touched (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "one", -1, NULL));
  g_assert_cmpint (g_utime (fixture->path, NULL), ==, 0);
  let_settle ();
  tdt_file_watch_check (fixture->watch);
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
}

static void
test_own_save (Fixture *fixture, gconstpointer data)
{
  g_autoptr (GBytes) bytes = g_bytes_new_static ("two", 3);
  g_autofree char *hash = NULL;

  tdt_file_watch_begin_save (fixture->watch);
  tdt_file_watch_check (fixture->watch);
  g_assert_true (tdt_replace_file (fixture->path, bytes, NULL, &hash, NULL, NULL));
  let_settle ();
  tdt_file_watch_end_save (fixture->watch, hash);
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 0);
  g_assert_true (g_file_set_contents (fixture->path, "one", -1, NULL));
  wait_for (fixture, 1, TDT_FILE_CHANGED);
}

/* Where the system tells nothing, somebody asks. */
static void
test_asked (Fixture *fixture, gconstpointer data)
{
  g_assert_true (g_file_set_contents (fixture->path, "two", -1, NULL));
  tdt_file_watch_check (fixture->watch);
  tdt_file_watch_check (fixture->watch);
  wait_for (fixture, 1, TDT_FILE_CHANGED);
  let_settle ();
  g_assert_cmpuint (fixture->n_changes, ==, 1);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add ("/file-watch/told", Fixture, NULL, set_up, test_told, tear_down);
  g_test_add ("/file-watch/touched", Fixture, NULL, set_up, test_touched, tear_down);
  g_test_add ("/file-watch/own-save", Fixture, NULL, set_up, test_own_save, tear_down);
  g_test_add ("/file-watch/asked", Fixture, NULL, set_up, test_asked, tear_down);

  return g_test_run ();
}
