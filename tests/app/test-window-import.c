/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-compare-page.h"
#include "tdt-import-page.h"
#include "tdt-test-files.h"
#include "tdt-window-private.h"
#include "tdt-workspace-preview.h"

static const char programme[] =
    "<schedule><conference><acronym>x</acronym></conference><day date='2017-09-27'>"
    "<room name='Hall'><event guid='a'><title>Visite</title><start>14:00</start>"
    "<duration>0:30</duration><persons><person>Zoé Inconnue</person></persons></event></room>"
    "</day></schedule>";

/* What a file holds is proposed, and is one step once it is applied. */
static void
test_propose (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  guint n_sessions = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_SESSION);
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "x.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  g_autoptr (GPtrArray) sentences = NULL;

  g_assert_true (g_file_set_contents (path, programme, -1, NULL));
  g_list_store_append (files, file);
  tdt_window_import_files (window, G_LIST_MODEL (files));
  while (!tdt_workspace_is_previewing (workspace))
    g_main_context_iteration (NULL, TRUE);
  sentences = tdt_workspace_list_preview (workspace);
  g_assert_cmpstr (sentences->pdata[0], ==, "The files hold 1 session and 1 person.");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.apply-proposal", NULL));
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_SESSION), ==,
                    n_sessions + 1);
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_SESSION), ==, n_sessions);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* What takes so long that a page says so and could stop it is proposed like everything else. */
static void
test_slow (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *path = g_build_filename (folder, "x.xml", NULL);
  g_autoptr (GFile) file = g_file_new_for_path (path);
  g_autoptr (GListStore) files = g_list_store_new (G_TYPE_FILE);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  g_assert_true (g_file_set_contents (path, programme, -1, NULL));
  g_list_store_append (files, file);
  tdt_window_import_files (window, G_LIST_MODEL (files));
  /* For the window it is as if reading took this long. */
  g_usleep (G_USEC_PER_SEC / 2);
  while (!tdt_workspace_is_previewing (workspace) && g_get_monotonic_time () < until)
    g_main_context_iteration (NULL, FALSE);
  g_assert_true (tdt_workspace_is_previewing (workspace));
  tdt_workspace_drop_preview (workspace);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* The files of a folder with @text in them, one for each. */
static GListModel *
make_files (const char *folder, const char *const *texts)
{
  GListStore *files = g_list_store_new (G_TYPE_FILE);

  for (guint i = 0; texts[i] != NULL; i++)
    {
      g_autofree char *name = g_strdup_printf ("list-%u.csv", i);
      g_autofree char *path = g_build_filename (folder, name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);

      g_assert_true (g_file_set_contents (path, texts[i], -1, NULL));
      g_list_store_append (files, file);
    }
  return G_LIST_MODEL (files);
}

/* Waits until the page is there and has worked out what would come of it. */
static TdtImportPage *
wait_for_page (TdtWindow *window)
{
  while (window->compare == NULL || !TDT_IS_IMPORT_PAGE (window->compare) ||
         tdt_import_page_get_result (TDT_IMPORT_PAGE (window->compare)) == NULL)
    g_main_context_iteration (NULL, TRUE);
  return TDT_IMPORT_PAGE (window->compare);
}

static const char guests[] = "Nom;Prénom;Organisme;Mail\nZed;Zoé;Zoo;zoe@zoo.example\n;;;\n";
static const char more_guests[] = "Nom;Prénom;Téléphone\nZED;Zoé;04 92 00 00 01\nYack;Yan;\n";

/* Several tables are one step. */
static void
test_tables (void)
{
  static const char *const texts[] = { guests, more_guests, NULL };
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  guint n_people = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GListModel) files = make_files (folder, texts);
  TdtImportPage *page;

  tdt_window_import_files (window, files);
  page = wait_for_page (window);
  g_assert_cmpuint (tdt_import_page_get_report (page)->people, ==, 2);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, n_people);
  g_signal_emit_by_name (page, "import");
  g_assert_null (window->compare);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, n_people + 2);
  g_assert_cmpstr (tdt_workspace_get_undo_label (workspace), ==, "Import of 2 files");
  tdt_workspace_undo (workspace);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, n_people);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* A list of who comes to a session puts them there. */
static void
test_attendees (void)
{
  static const char *const texts[] = { guests, NULL };
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autoptr (GPtrArray) sessions = tdt_root_get_sorted (tdt_desk_get_root (desk), TDT_KIND_SESSION);
  g_autofree char *session = g_strdup (tdt_row_get_uid (sessions->pdata[1]));
  guint n_before = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PARTICIPANT);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GListModel) files = make_files (folder, texts);
  TdtRowIter iter;
  const TdtRow *row;
  guint n_new = 0;

  tdt_window_import_attendees (window, files, session);
  g_signal_emit_by_name (wait_for_page (window), "import");
  tdt_row_iter_init (&iter, tdt_desk_get_root (desk), TDT_KIND_PARTICIPANT);
  while (tdt_row_iter_next (&iter, &row))
    if (g_strcmp0 (tdt_row_get_text (row, TDT_PARTICIPANT_SESSION), session) == 0)
      {
        const TdtRow *person = tdt_root_follow (tdt_desk_get_root (desk), row,
                                                TDT_PARTICIPANT_PERSON);

        n_new += g_strcmp0 (tdt_row_get_text (person, TDT_PERSON_FAMILY_NAME), "Zed") == 0;
      }
  g_assert_cmpuint (n_new, ==, 1);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PARTICIPANT), ==,
                    n_before + 1);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* The choice of what a column tells. */
static gboolean
is_choice (GtkWidget *widget, gpointer column)
{
  return GTK_IS_DROP_DOWN (widget) && g_object_get_data (G_OBJECT (widget), "tdt-column") == column;
}

/* A column that is to be left out changes what would come. */
static void
test_choose (void)
{
  static const char *const texts[] = { guests, NULL };
  TdtWindow *window = tdt_test_open_example ();
  guint n_before = tdt_root_count (tdt_desk_get_root (window->desk), TDT_KIND_ORGANISATION);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GListModel) files = make_files (folder, texts);
  TdtImportPage *page;
  GtkWidget *choice;

  tdt_window_import_files (window, files);
  page = wait_for_page (window);
  g_assert_cmpuint (tdt_root_count (tdt_import_page_get_result (page), TDT_KIND_ORGANISATION), ==,
                    n_before + 1);
  choice = tdt_test_find (GTK_WIDGET (page), is_choice, GUINT_TO_POINTER (2));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (choice), 0);
  while (tdt_root_count (tdt_import_page_get_result (page), TDT_KIND_ORGANISATION) != n_before)
    g_main_context_iteration (NULL, TRUE);
  g_signal_emit_by_name (page, "cancel");
  g_assert_null (window->compare);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* What the files say otherwise than the project is decided one by one. */
static void
test_changes (void)
{
  TdtWindow *window = tdt_test_open_example ();
  const TdtRoot *root = tdt_desk_get_root (window->desk);
  char *folder = tdt_test_dup_temp_folder ();
  g_autofree char *text = NULL;
  g_autoptr (GListModel) files = NULL;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PERSON);
  g_assert_true (tdt_row_iter_next (&iter, &row));
  text = g_strdup_printf ("uid;Nom;Prénom;Fonction\n%s;%s;%s;Astronaute\n", tdt_row_get_uid (row),
                          tdt_row_get_text_or_empty (row, TDT_PERSON_FAMILY_NAME),
                          tdt_row_get_text_or_empty (row, TDT_PERSON_GIVEN_NAME));
  files = make_files (folder, (const char *const[]){ text, NULL });
  tdt_window_import_files (window, files);
  g_signal_emit_by_name (wait_for_page (window), "import");
  g_assert_true (TDT_IS_COMPARE_PAGE (window->compare));
  g_signal_emit_by_name (window->compare, "apply");
  row = tdt_root_lookup (tdt_desk_get_root (window->desk), tdt_row_get_uid (row));
  g_assert_cmpstr (tdt_row_get_text (row, TDT_PERSON_FUNCTION), ==, "Astronaute");
  g_assert_cmpstr (tdt_workspace_get_undo_label (tdt_desk_get_workspace (window->desk)), ==,
                   "Import of “list-0.csv”");
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* Without a project, the files make one. */
static void
test_new (void)
{
  static const char *const texts[] = { guests, NULL };
  TdtWindow *window = tdt_window_new (tdt_test_application ());
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GListModel) files = make_files (folder, texts);

  gtk_window_present (GTK_WINDOW (window));
  tdt_window_import_files (window, files);
  g_signal_emit_by_name (wait_for_page (window), "import");
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (window->desk), TDT_KIND_PERSON), ==, 1);
  g_assert_cmpstr (
      tdt_row_get_text (tdt_root_get_project (tdt_desk_get_root (window->desk)), TDT_PROJECT_TITLE),
      ==, "list-0");
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/window-import/propose", test_propose);
  g_test_add_func ("/app/window-import/slow", test_slow);
  g_test_add_func ("/app/window-import/tables", test_tables);
  g_test_add_func ("/app/window-import/attendees", test_attendees);
  g_test_add_func ("/app/window-import/choose", test_choose);
  g_test_add_func ("/app/window-import/changes", test_changes);
  g_test_add_func ("/app/window-import/new", test_new);
  return g_test_run ();
}
