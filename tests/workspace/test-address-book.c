/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-address-book.h"

#include "tdt-test-files.h"
#include "tdt-test-random.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-verbs.h"

static TdtWorkspace *
make_workspace (const char *uid)
{
  g_autoptr (TdtRoot) root = tdt_root_new (uid);

  return tdt_workspace_new (root);
}

static const char *
get_text (TdtWorkspace *workspace, const char *uid, TdtFieldId field)
{
  return tdt_row_get_text (tdt_root_lookup (tdt_workspace_get_root (workspace), uid), field);
}

/* Into the book, to the next event, and what is new there back again. */
static void
test_both_ways (void)
{
  g_autoptr (TdtWorkspace) project = make_workspace ("one");
  g_autoptr (TdtWorkspace) book = make_workspace ("book");
  g_autoptr (TdtWorkspace) next = make_workspace ("two");
  g_autofree char *marie = tdt_workspace_add_person_text (project, "Marie Durand, CCI", NULL);
  g_autofree char *again = tdt_workspace_add_person_text (next, "DURAND Marie, cci", NULL);
  g_autoptr (GPtrArray) into = NULL;
  g_autoptr (GPtrArray) out = NULL;
  g_autoptr (GPtrArray) back = NULL;
  g_autoptr (GError) error = NULL;

  tdt_workspace_set_text (project, marie, TDT_PERSON_EMAIL, "m@cci.example", NULL);
  tdt_workspace_set_text (project, marie, TDT_PERSON_ARRIVAL, "9:12", NULL);
  into = tdt_address_book_compare (tdt_workspace_get_root (project), tdt_workspace_get_root (book));
  g_assert_cmpuint (into->len, ==, 1);
  g_assert_null (((TdtBookChange *) into->pdata[0])->target);
  g_assert_true (tdt_address_book_take (book, tdt_workspace_get_root (project), into, &error));
  g_assert_no_error (error);
  tdt_test_assert_sound (tdt_workspace_get_root (book));
  g_assert_cmpstr (get_text (book, marie, TDT_PERSON_EMAIL), ==, "m@cci.example");
  g_assert_null (get_text (book, marie, TDT_PERSON_ARRIVAL));
  g_assert_nonnull (get_text (book, marie, TDT_PERSON_ORGANISATION));

  out = tdt_address_book_compare (tdt_workspace_get_root (book), tdt_workspace_get_root (next));
  g_assert_cmpuint (out->len, ==, 1);
  g_assert_cmpstr (((TdtBookChange *) out->pdata[0])->target, ==, again);
  g_assert_true (tdt_address_book_take (next, tdt_workspace_get_root (book), out, &error));
  g_assert_cmpstr (get_text (next, again, TDT_PERSON_EMAIL), ==, "m@cci.example");
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (next), TDT_KIND_ORGANISATION), ==, 1);

  tdt_workspace_set_text (next, again, TDT_PERSON_PHONE, "04 92", NULL);
  back = tdt_address_book_compare (tdt_workspace_get_root (next), tdt_workspace_get_root (book));
  g_assert_cmpuint (back->len, ==, 1);
  g_assert_true (tdt_address_book_take (book, tdt_workspace_get_root (next), back, &error));
  g_assert_cmpstr (get_text (book, marie, TDT_PERSON_PHONE), ==, "04 92");
  tdt_workspace_undo (next);
  tdt_workspace_undo (next);
  g_assert_null (get_text (next, again, TDT_PERSON_EMAIL));
}

static void
take_result_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static TdtWorkspace *
open_book (void)
{
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;
  TdtWorkspace *book;

  tdt_address_book_open_async (NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  book = tdt_address_book_open_finish (result, &error);
  g_assert_no_error (error);
  return book;
}

/* Where there is none, an empty one; what is saved is there next time. */
static void
test_file (void)
{
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (TdtWorkspace) book = open_book ();
  g_autoptr (TdtWorkspace) again = NULL;
  g_autoptr (GAsyncResult) result = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (book), TDT_KIND_PERSON), ==, 0);
  g_free (tdt_workspace_add_person_text (book, "Marie Durand", NULL));
  tdt_workspace_save_async (book, file, TDT_SAVE_PLAIN, NULL, take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (tdt_workspace_save_finish (book, result, &error));
  g_assert_no_error (error);
  tdt_workspace_close (book);
  again = open_book ();
  g_assert_cmpuint (tdt_root_count (tdt_workspace_get_root (again), TDT_KIND_PERSON), ==, 1);
  tdt_workspace_close (again);
  g_file_delete (file, NULL, NULL);
}

int
main (int argc, char *argv[])
{
  char *folder = tdt_test_use_temp_state ();
  int status;

  g_setenv ("XDG_DATA_HOME", folder, TRUE);
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/workspace/address-book/both-ways", test_both_ways);
  g_test_add_func ("/workspace/address-book/file", test_file);
  status = g_test_run ();
  tdt_test_remove_folder (folder);
  return status;
}
