/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Closing the event: what is known of people goes from everywhere, the numbers stay. */
#include "tdt-address-book.h"
#include "tdt-example.h"
#include "tdt-version-store.h"
#include "tdt-workspace-compare.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-purge.h"
#include "tdt-workspace-verbs.h"

#include "tdt-test-files.h"

#include <string.h>

#define SECRET "secret@example.org"

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  GAsyncResult **taken = user_data;

  *taken = g_object_ref (result);
}

static void
save (TdtWorkspace *workspace, GFile *file)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_save_async (workspace, file, TDT_SAVE_PLAIN, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_finish (workspace, result, &error));
  g_assert_no_error (error);
}

/* How many files below @folder hold the secret. */
static guint
count_secrets (const char *folder)
{
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autofree char *content = NULL;

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        n += count_secrets (path);
      else if (g_file_get_contents (path, &content, NULL, NULL))
        n += strstr (content, SECRET) != NULL;
    }
  return n;
}

static void
wait_for_no_secret (const char *folder)
{
  for (guint i = 0; i < 500 && count_secrets (folder) > 0; i++)
    {
      g_main_context_iteration (NULL, FALSE);
      g_usleep (10000);
    }
  g_assert_cmpuint (count_secrets (folder), ==, 0);
}

static char *
dup_first_person (const TdtRoot *root)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  g_assert_true (tdt_row_iter_next (&iter, &row));
  return g_strdup (tdt_row_get_uid (row));
}

static void
test_everywhere (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "gap.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  g_autofree char *person = dup_first_person (root);
  g_autofree char *name = g_strdup (
      tdt_row_get_text (tdt_root_lookup (root, person), TDT_PERSON_FAMILY_NAME));
  const char *state = g_getenv ("XDG_STATE_HOME");
  guint n_records;

  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_EMAIL, SECRET, NULL));
  save (workspace, file);
  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_PHONE, "0492000000", NULL));
  save (workspace, file);
  g_assert_cmpuint (count_secrets (state), >, 0);
  g_assert_cmpuint (tdt_workspace_count_personal (workspace, TDT_PURGE_CONTACTS, &n_records), >=,
                    2);
  g_assert_cmpuint (n_records, >=, 1);
  g_assert_true (tdt_workspace_purge (workspace, TDT_PURGE_CONTACTS));
  g_assert_true (tdt_workspace_get_purging (workspace));
  g_assert_cmpuint (tdt_workspace_count_personal (workspace, TDT_PURGE_CONTACTS, NULL), ==, 0);
  g_assert_cmpstr (tdt_row_get_text (tdt_root_lookup (tdt_workspace_get_root (workspace), person),
                                     TDT_PERSON_FAMILY_NAME),
                   ==, name);
  /* Until it is saved it can be undone, and then saving keeps everything. */
  tdt_workspace_undo (workspace);
  g_assert_false (tdt_workspace_get_purging (workspace));
  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_PHONE, "0492000001", NULL));
  save (workspace, file);
  g_assert_cmpuint (count_secrets (state), >, 0);
  g_assert_true (tdt_workspace_get_can_undo (workspace));
  tdt_workspace_purge (workspace, TDT_PURGE_CONTACTS);
  save (workspace, file);
  g_assert_false (tdt_workspace_get_can_undo (workspace));
  g_assert_false (tdt_workspace_get_purging (workspace));
  wait_for_no_secret (state);
  g_assert_cmpuint (count_secrets (folder), ==, 0);
  tdt_workspace_close (workspace);
  tdt_test_remove_folder (folder);
}

/* A copy that was sent here carries its base, and with it what was taken out. */
static void
test_carried (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "gap.tdt.xml", NULL);
  g_autoptr (GFile) copy = g_file_new_build_filename (folder, "copy.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  g_autoptr (TdtWorkspace) theirs = NULL;
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autofree char *person = dup_first_person (root);

  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_EMAIL, SECRET, NULL));
  tdt_workspace_save_copy_async (workspace, copy, NULL, take_result_cb, &saved);
  while (saved == NULL)
    g_main_context_iteration (NULL, TRUE);
  tdt_workspace_close (workspace);
  tdt_workspace_open_async (copy, NULL, NULL, NULL, take_result_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  theirs = tdt_workspace_open_finish (opened, NULL);
  g_assert_true (tdt_workspace_purge (theirs, TDT_PURGE_CONTACTS | TDT_PURGE_NAMES));
  save (theirs, NULL);
  g_assert_cmpuint (count_secrets (folder), ==, 0);
  wait_for_no_secret (g_getenv ("XDG_STATE_HOME"));
  tdt_workspace_close (theirs);
  tdt_test_remove_folder (folder);
}

/* Nobody has a name any more, and everything counts as before. */
static void
test_names (void)
{
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_workspace_purge (workspace, TDT_PURGE_CONTACTS | TDT_PURGE_NAMES);
  tdt_row_iter_init (&iter, tdt_workspace_get_root (workspace), TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtRow *before = tdt_root_lookup (root, tdt_row_get_uid (row));

      g_assert_false (tdt_row_has (row, TDT_PERSON_GIVEN_NAME));
      g_assert_true (g_str_has_prefix (tdt_row_get_text (row, TDT_PERSON_FAMILY_NAME), "Person "));
      g_assert_cmpstr (tdt_row_get_text (row, TDT_PERSON_ORGANISATION), ==,
                       tdt_row_get_text (before, TDT_PERSON_ORGANISATION));
    }
  tdt_row_iter_init (&iter, tdt_workspace_get_root (workspace), TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    {
      const TdtRow *before = tdt_root_lookup (root, tdt_row_get_uid (row));

      g_assert_cmpint (tdt_row_get_token (row, TDT_PARTICIPANT_STATUS), ==,
                       tdt_row_get_token (before, TDT_PARTICIPANT_STATUS));
      g_assert_cmpint (tdt_row_get_number (row, TDT_PARTICIPANT_MINUTES, -1), ==,
                       tdt_row_get_number (before, TDT_PARTICIPANT_MINUTES, -1));
    }
  tdt_workspace_undo (workspace);
  g_assert_true (tdt_root_equal (tdt_workspace_get_root (workspace), root));
  tdt_workspace_close (workspace);
}

static TdtWorkspace *
open_book (void)
{
  g_autoptr (GAsyncResult) opened = NULL;
  TdtWorkspace *book;

  tdt_address_book_open_async (NULL, take_result_cb, &opened);
  while (opened == NULL)
    g_main_context_iteration (NULL, TRUE);
  book = tdt_address_book_open_finish (opened, NULL);
  g_assert_nonnull (book);
  return book;
}

/* One of the project, and one of another event who stays. */
static void
fill_book (const TdtRoot *project)
{
  g_autoptr (TdtWorkspace) book = open_book ();
  g_autoptr (GFile) path = tdt_address_book_dup_file ();
  g_autoptr (GPtrArray) into = NULL;
  g_autofree char *other = tdt_workspace_add_person_text (book, "Zoé Autre", NULL);

  into = tdt_address_book_compare (project, tdt_workspace_get_root (book));
  g_assert_true (tdt_address_book_take (book, project, into, NULL));
  save (book, path);
  g_assert_true (tdt_workspace_set_text (book, other, TDT_PERSON_PHONE, "0492000003", NULL));
  save (book, path);
  tdt_workspace_close (book);
}

static void
book_purged_cb (TdtWorkspace *workspace, guint n_people, const GError *error, gpointer user_data)
{
  guint *n = user_data;

  g_assert_no_error (error);
  *n = n_people;
}

/* Only if that is wanted, and only once the project is saved. */
static void
test_book (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "gap.tdt.xml", NULL);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  g_autoptr (TdtWorkspace) book = NULL;
  g_autofree char *person = dup_first_person (root);
  const char *data = g_getenv ("XDG_DATA_HOME");
  guint n_purged = 0;

  g_signal_connect (workspace, "book-purged", G_CALLBACK (book_purged_cb), &n_purged);
  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_EMAIL, SECRET, NULL));
  save (workspace, file);
  fill_book (tdt_workspace_get_root (workspace));
  g_assert_cmpuint (count_secrets (data), >, 0);
  g_assert_true (tdt_workspace_purge (workspace, TDT_PURGE_CONTACTS | TDT_PURGE_BOOK));
  tdt_workspace_undo (workspace);
  g_assert_true (tdt_workspace_set_text (workspace, person, TDT_PERSON_PHONE, "0492000001", NULL));
  save (workspace, NULL);
  g_assert_true (tdt_workspace_purge (workspace, TDT_PURGE_CONTACTS | TDT_PURGE_BOOK));
  g_assert_true (tdt_workspace_purge (workspace, TDT_PURGE_NAMES));
  g_assert_cmpuint (count_secrets (data), >, 0);
  g_assert_cmpuint (n_purged, ==, 0);
  save (workspace, NULL);
  while (n_purged == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (n_purged, ==, tdt_root_count (root, TDT_KIND_PERSON));
  g_assert_cmpuint (count_secrets (data), ==, 0);
  g_assert_cmpuint (count_secrets (g_getenv ("XDG_STATE_HOME")), ==, 0);
  tdt_workspace_close (workspace);
  book = open_book ();
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (book), TDT_KIND_PERSON), ==, 1);
  tdt_workspace_close (book);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *state = tdt_test_use_temp_state ();
  char *data = tdt_test_dup_temp_folder ();
  int result;

  g_setenv ("XDG_DATA_HOME", data, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/purge/everywhere", test_everywhere);
  g_test_add_func ("/workspace/purge/carried", test_carried);
  g_test_add_func ("/workspace/purge/book", test_book);
  g_test_add_func ("/workspace/purge/names", test_names);
  result = g_test_run ();
  tdt_test_remove_folder (state);
  tdt_test_remove_folder (data);
  return result;
}
