/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

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

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/window-import/propose", test_propose);
  return g_test_run ();
}
