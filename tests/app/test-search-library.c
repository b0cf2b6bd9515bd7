/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-files.h"
#include "tdt-test-saved.h"
#include "tdt-test-window.h"

#include "tdt-application-private.h"
#include "tdt-example.h"
#include "tdt-search-library-private.h"

#include <glib/gstdio.h>

static GPtrArray *
find (TdtSearchLibrary *library, GPtrArray *files, const char *query)
{
  g_autoptr (GAsyncResult) result = NULL;

  tdt_search_library_find_async (library, files, query, tdt_test_take_result_cb, &result);
  while (result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return tdt_search_library_find_finish (result);
}

static GFile *
save_example (const char *folder, const char *name)
{
  g_autofree char *path = g_build_filename (folder, name, NULL);
  GFile *file = g_file_new_for_path (path);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  tdt_test_save (workspace, file);
  tdt_workspace_close (workspace);
  return file;
}

/* What was read is kept, read again when it changed, and forgotten when it is gone. */
static void
test_files (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdtSearchLibrary) library = tdt_search_library_new ();

  g_ptr_array_add (files, save_example (folder, "one.tdt.xml"));
  g_ptr_array_add (files, save_example (folder, "two #2.tdt.xml"));
  for (guint i = 0; i < files->len; i++)
    {
      g_autoptr (GPtrArray) hits = find (library, files, "solidarites");

      g_assert_cmpuint (hits->len, ==, files->len);
      for (guint h = 0; h < hits->len; h++)
        {
          const TdtSearchHit *hit = hits->pdata[h];
          g_autofree char *uid = NULL;
          g_autoptr (GFile) file = tdt_search_hit_parse_id (hit->id, &uid);

          g_assert_true (g_file_equal (file, files->pdata[h]));
          g_assert_cmpuint (strlen (uid), >, 0);
        }
    }
  tdt_test_edit_elsewhere (files->pdata[0], TDT_PROJECT_TITLE, "Xyzzy");
  {
    g_autoptr (GPtrArray) hits = find (library, files, "xyzzy");

    g_assert_cmpuint (hits->len, >=, 1);
  }
  g_assert_cmpint (g_unlink (g_file_peek_path (files->pdata[0])), ==, 0);
  {
    g_autoptr (GPtrArray) hits = find (library, files, "xyzzy");

    g_assert_cmpuint (hits->len, ==, 0);
  }
  tdt_test_remove_folder (folder);
}

static void
test_ids (void)
{
  static const char *const wrong[] = { "", "#", "file", "http://x/#uid", "uid" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autofree char *uid = NULL;

      g_assert_null (tdt_search_hit_parse_id (wrong[i], &uid));
      g_assert_null (uid);
    }
}

/* What was found is shown, in a file that is opened for it and in one that is open. */
static void
test_show (void)
{
  static const char *const queries[] = { "solidarites", "ouverture" };
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GPtrArray) files = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (TdtSearchLibrary) library = tdt_search_library_new ();
  GtkApplication *application = GTK_APPLICATION (tdt_test_application ());
  TdtDesk *desk = NULL;

  g_ptr_array_add (files, save_example (folder, "one.tdt.xml"));
  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    {
      g_autoptr (GPtrArray) hits = find (library, files, queries[i]);
      g_autofree char *uid = NULL;
      g_autoptr (GFile) file = NULL;
      TdtRecord *record;

      g_assert_cmpuint (hits->len, >, 0);
      file = tdt_search_hit_parse_id (((const TdtSearchHit *) hits->pdata[0])->id, &uid);
      tdt_application_open_record (tdt_test_application (), file, uid);
      while (desk == NULL)
        {
          GList *windows = gtk_application_get_windows (application);

          g_main_context_iteration (NULL, TRUE);
          g_assert_cmpuint (g_list_length (windows), ==, 1);
          desk = tdt_window_get_desk (windows->data);
        }
      record = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
      g_assert_nonnull (record);
      g_assert_cmpstr (tdt_row_get_uid (tdt_record_get_row (record)), ==, uid);
      g_assert_cmpuint (g_list_length (gtk_application_get_windows (application)), ==, 1);
    }
  tdt_test_settle ();
  tdt_test_close (gtk_application_get_windows (application)->data);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  char *state;
  int status;

  g_test_init (&argc, &argv, NULL);
  state = tdt_test_use_temp_state ();
  gtk_init ();
  g_test_add_func ("/app/search-library/files", test_files);
  g_test_add_func ("/app/search-library/ids", test_ids);
  g_test_add_func ("/app/search-library/show", test_show);
  status = g_test_run ();
  tdt_test_remove_folder (state);
  return status;
}
