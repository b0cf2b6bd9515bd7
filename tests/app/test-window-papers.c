/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-document-set.h"
#include "tdt-test-files.h"
#include "tdt-window-private.h"

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
wait_for_export (TdtWindow *window)
{
  while (window->exporting != NULL)
    g_main_context_iteration (NULL, TRUE);
}

/* Every document is there under its name, and the project remembers what was written. */
static void
test_all (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GArray) set = tdt_document_list_set (tdt_desk_get_root (desk));
  g_autofree char *name = tdt_document_dup_file_name (tdt_desk_get_root (desk),
                                                      TDT_DOCUMENT_PROGRAMME, TDT_FORMAT_PDF);
  g_autofree char *path = g_build_filename (folder, name, NULL);
  g_autofree char *content = NULL;

  g_assert_cmpuint (set->len, >, 10);
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PRINT_MARK), ==, 0);
  tdt_window_export_all (window, folder);
  g_assert_nonnull (window->exporting);
  wait_for_export (window);
  g_assert_cmpuint (count_files (folder), ==, set->len);
  g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
  g_assert_true (g_str_has_prefix (content, "%PDF-"));
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PRINT_MARK), >=, set->len);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* What was written before it was stopped is there, whole, and nothing after. */
static void
test_stop (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GArray) set = tdt_document_list_set (tdt_desk_get_root (desk));

  tdt_window_export_all (window, folder);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.stop-export", NULL));
  wait_for_export (window);
  g_assert_cmpuint (count_files (folder), <, set->len);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

static gboolean
is_export_button (GtkWidget *widget, gpointer data)
{
  return ADW_IS_SPLIT_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "win.export") == 0;
}

static guint
count_formats (TdtWindow *window)
{
  GtkWidget *button = tdt_test_look_for (GTK_WIDGET (window), is_export_button, NULL);
  GMenuModel *menu = adw_split_button_get_menu_model (ADW_SPLIT_BUTTON (button));
  g_autoptr (GMenuModel) formats = g_menu_model_get_item_link (menu, 0, G_MENU_LINK_SECTION);

  return (guint) g_menu_model_get_n_items (formats);
}

/* The programme has a page for the web and a text beside the PDF. */
static void
test_formats (void)
{
  TdtWindow *window = tdt_test_open_example ();

  tdt_window_show_page (window, "documents");
  tdt_test_settle ();
  g_assert_cmpuint (count_formats (window), ==, 2);
  tdt_test_close (window);
}

/* What other programs read is written while the window goes on. */
static void
test_for_others (void)
{
  static const struct
  {
    TdtWindowExport what;
    const char *name;
    const char *begin;
  } cases[] = {
    { TDT_WINDOW_EXPORT_SCHEDULE, "programme.ics", "BEGIN:VCALENDAR" },
    { TDT_WINDOW_EXPORT_SCHEDULE, "programme.json", "{" },
    { TDT_WINDOW_EXPORT_PEOPLE, "people.vcf", "BEGIN:VCARD" },
    { TDT_WINDOW_EXPORT_PEOPLE, "people.xlsx", "PK" },
    { TDT_WINDOW_EXPORT_SESSIONS, "programme.ods", "PK" },
  };
  TdtWindow *window = tdt_test_open_example ();
  char *folder = tdt_test_dup_temp_folder ();

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_build_filename (folder, cases[i].name, NULL);
      g_autoptr (GFile) file = g_file_new_for_path (path);
      g_autofree char *content = NULL;

      tdt_window_export_to (window, cases[i].what, file);
      while (!g_file_test (path, G_FILE_TEST_EXISTS))
        g_main_context_iteration (NULL, FALSE);
      g_assert_true (g_file_get_contents (path, &content, NULL, NULL));
      g_assert_true (g_str_has_prefix (content, cases[i].begin));
      tdt_test_settle ();
    }
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/papers/all", test_all);
  g_test_add_func ("/app/papers/stop", test_stop);
  g_test_add_func ("/app/papers/formats", test_formats);
  g_test_add_func ("/app/papers/for-others", test_for_others);
  return g_test_run ();
}
