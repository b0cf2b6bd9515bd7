/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-banner.h"
#include "tdt-workspace-preview.h"
#include "tdt-workspace-verbs.h"

static void
find_banner_cb (GtkWidget *widget, gpointer data)
{
  g_autofree char *icon = NULL;

  if (!TDT_IS_BANNER (widget))
    return;
  g_object_get (widget, "icon-name", &icon, NULL);
  if (g_strcmp0 (icon, "dialog-question-symbolic") == 0)
    *(GtkWidget **) data = widget;
}

static gboolean
is_revealed (TdtWindow *window)
{
  GtkWidget *banner = NULL;
  gboolean revealed;

  tdt_test_foreach (GTK_WIDGET (window), find_banner_cb, &banner);
  g_assert_nonnull (banner);
  g_object_get (banner, "revealed", &revealed, NULL);
  return revealed;
}

static void
propose (TdtWindow *window, const char *title)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  const TdtRoot *root = tdt_workspace_get_root (workspace);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) proposed = NULL;
  g_autoptr (GError) error = NULL;

  g_assert_true (tdt_edit_set_text (edit, tdt_row_get_uid (tdt_root_get_project (root)),
                                    TDT_PROJECT_TITLE, title, &error));
  proposed = tdt_edit_apply (edit);
  g_assert_true (tdt_workspace_preview (workspace, proposed, "Naming", NULL));
}

/* The proposal is in the entries, and nowhere else until it is applied. */
static void
test_apply_and_drop (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  g_autofree char *title = tdt_workspace_dup_title (workspace);
  GtkWidget *entry = tdt_test_find_field (GTK_WIDGET (window), "title");
  guint length = tdt_history_get_length (tdt_workspace_get_history (workspace));

  g_assert_false (is_revealed (window));
  propose (window, "Proposed");
  g_assert_true (is_revealed (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Proposed");
  g_assert_cmpuint (tdt_history_get_length (tdt_workspace_get_history (workspace)), ==, length);
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.drop-proposal", NULL));
  g_assert_false (is_revealed (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, title);
  propose (window, "Proposed");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.apply-proposal", NULL));
  g_assert_false (is_revealed (window));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Proposed");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, title);
  tdt_test_close (window);
}

/* Who types goes on with what is seen. */
static void
test_typing_takes_it (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  GtkWidget *entry = tdt_test_find_field (GTK_WIDGET (window), "title");

  propose (window, "Proposed");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Proposed and more");
  g_assert_false (is_revealed (window));
  tdt_workspace_undo (workspace);
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Proposed");
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/proposal/apply-and-drop", test_apply_and_drop);
  g_test_add_func ("/app/proposal/typing-takes-it", test_typing_takes_it);
  return g_test_run ();
}
