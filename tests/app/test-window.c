/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-session-when.h"
#include "tdt-test-window.h"

#include "tdt-commands-private.h"
#include "tdt-test-files.h"
#include "tdt-test-random.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-verbs.h"

#include <string.h>

static const char *const pages[] = { "overview", "programme", "people", "partners", "documents" };

static const TdtRow *
find_session (const TdtRoot *root, const char *title)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (g_strcmp0 (tdt_row_get_text (row, TDT_SESSION_TITLE), title) == 0)
      return row;
  g_assert_not_reached ();
}

/* Each page can be turned to and drawn, and a closed window leaves nothing behind. */
static void
test_pages (void)
{
  TdtWindow *window = tdt_test_open_example ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", pages[i]));
      tdt_test_settle ();
    }
  /* Something is shown beside each list from the start. */
  g_assert_nonnull (tdt_desk_get_selected (tdt_window_get_desk (window), TDT_KIND_SESSION));
  g_assert_nonnull (tdt_desk_get_selected (tdt_window_get_desk (window), TDT_KIND_PERSON));
  g_assert_nonnull (tdt_desk_get_selected (tdt_window_get_desk (window), TDT_KIND_ORGANISATION));
  tdt_test_close (window);
}

static void
find_start_page_cb (GtkWidget *widget, gpointer data)
{
  if (g_str_equal (G_OBJECT_TYPE_NAME (widget), "TdtStartPage"))
    *(GtkWidget **) data = widget;
}

/* A title, a date and a template are a programme. */
static void
test_new_meeting (void)
{
  TdtWindow *window = tdt_window_new (tdt_test_application ());
  GtkWidget *start_page = NULL;
  const TdtRoot *root;
  g_autofree char *title = NULL;

  gtk_window_present (GTK_WINDOW (window));
  tdt_test_foreach (GTK_WIDGET (window), find_start_page_cb, &start_page);
  g_assert_nonnull (start_page);
  g_signal_emit_by_name (start_page, "create", "Rencontres 2030", "Gap", (gint64) 2462000, 0u);
  g_assert_nonnull (tdt_window_get_desk (window));
  root = tdt_desk_get_root (tdt_window_get_desk (window));
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_SESSION), ==, 5);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_DAY), ==, 1);
  g_assert_cmpuint (tdt_root_count (root, TDT_KIND_ROOM), ==, 1);
  title = tdt_workspace_dup_title (tdt_desk_get_workspace (tdt_window_get_desk (window)));
  g_assert_cmpstr (title, ==, "Rencontres 2030");
  /* Its papers speak the language of the window. */
  g_assert_cmpstr (tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_LANGUAGE), ==, "en");
  tdt_test_close (window);
}

/* Typed text is in the project at every letter; undo brings the old text back into the entry. */
static void
test_typing (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autofree char *uid = g_strdup (
      tdt_row_get_uid (find_session (tdt_desk_get_root (desk), "Pause")));
  GtkWidget *entry;
  const TdtRow *row;

  tdt_desk_show (desk, uid);
  tdt_test_settle ();
  entry = tdt_test_find_field (GTK_WIDGET (window), "title");
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Pause");
  gtk_editable_set_text (GTK_EDITABLE (entry), "Pause café");
  row = tdt_root_lookup (tdt_desk_get_root (desk), uid);
  g_assert_cmpstr (tdt_row_get_text (row, TDT_SESSION_TITLE), ==, "Pause café");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.undo", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Pause");
  g_assert_true (gtk_widget_activate_action (GTK_WIDGET (window), "win.redo", NULL));
  g_assert_cmpstr (gtk_editable_get_text (GTK_EDITABLE (entry)), ==, "Pause café");
  tdt_test_close (window);
}

static gboolean
is_when (GtkWidget *widget, gpointer data)
{
  return TDT_IS_SESSION_WHEN (widget);
}

static gboolean
is_menu_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_MENU_BUTTON (widget);
}

/* What cannot be is not taken, and the entry says so. */
static void
test_refused (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  const TdtRow *session = find_session (tdt_desk_get_root (desk), "Pause");
  g_autofree char *uid = g_strdup (tdt_row_get_uid (session));
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  GtkWidget *button;
  GtkWidget *entry;

  tdt_desk_show (desk, uid);
  tdt_test_settle ();
  button = tdt_test_find (tdt_test_find (GTK_WIDGET (window), is_when, NULL), is_menu_button, NULL);
  gtk_menu_button_popup (GTK_MENU_BUTTON (button));
  tdt_test_settle ();
  entry = tdt_test_find_field (GTK_WIDGET (window), "minutes");
  gtk_editable_set_text (GTK_EDITABLE (entry), "soon");
  g_assert_cmpint (
      tdt_row_get_number (tdt_root_lookup (tdt_desk_get_root (desk), uid), TDT_SESSION_MINUTES, 0),
      ==, minutes);
  g_assert_true (gtk_widget_has_css_class (gtk_widget_get_parent (entry), "error"));
  gtk_editable_set_text (GTK_EDITABLE (entry), "35");
  g_assert_false (gtk_widget_has_css_class (gtk_widget_get_parent (entry), "error"));
  gtk_menu_button_popdown (GTK_MENU_BUTTON (button));
  tdt_test_settle ();
  tdt_test_close (window);
}

/* Removing a room must not put its sessions into another one because a list moved. */
static void
test_removed_choice (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  const TdtRow *session = find_session (tdt_desk_get_root (desk), "Pause");
  g_autofree char *uid = g_strdup (tdt_row_get_uid (session));
  g_autofree char *room = g_strdup (tdt_row_get_text (session, TDT_SESSION_ROOM));
  g_autoptr (GError) error = NULL;

  tdt_desk_show (desk, uid);
  tdt_test_settle ();
  tdt_workspace_remove (tdt_desk_get_workspace (desk), room, &error);
  g_assert_no_error (error);
  tdt_test_settle ();
  g_assert_null (
      tdt_row_get_text (tdt_root_lookup (tdt_desk_get_root (desk), uid), TDT_SESSION_ROOM));
  tdt_workspace_undo (tdt_desk_get_workspace (desk));
  tdt_test_settle ();
  g_assert_cmpstr (
      tdt_row_get_text (tdt_root_lookup (tdt_desk_get_root (desk), uid), TDT_SESSION_ROOM), ==,
      room);
  tdt_test_close (window);
}

static const TdtKindId listed[] = { TDT_KIND_SESSION, TDT_KIND_PERSON, TDT_KIND_ORGANISATION,
                                    TDT_KIND_ROOM, TDT_KIND_DAY };

static void
assert_lists (TdtDesk *desk)
{
  const TdtRoot *root = tdt_desk_get_root (desk);

  for (guint i = 0; i < G_N_ELEMENTS (listed); i++)
    {
      GListModel *list = G_LIST_MODEL (tdt_desk_get_list (desk, listed[i]));

      g_assert_cmpuint (g_list_model_get_n_items (list), ==, tdt_root_count (root, listed[i]));
      for (guint n = 0; n < g_list_model_get_n_items (list); n++)
        {
          g_autoptr (TdtRecord) record = g_list_model_get_item (list, n);

          g_assert_true (tdt_row_equal (tdt_record_get_row (record),
                                        tdt_root_lookup (root, tdt_record_get_uid (record))));
        }
    }
}

/* A copy of a list that only knows what the list says of its changes. */
static void
follow_cb (GListModel *list, guint position, guint n_removed, guint n_added, GPtrArray *copy)
{
  g_assert_cmpuint (position + n_removed, <=, copy->len);
  if (n_removed > 0)
    g_ptr_array_remove_range (copy, position, n_removed);
  for (guint i = 0; i < n_added; i++)
    g_ptr_array_insert (copy, (int) (position + i), g_list_model_get_item (list, position + i));
  g_assert_cmpuint (copy->len, ==, g_list_model_get_n_items (list));
}

static GPtrArray *
follow (GListModel *list)
{
  GPtrArray *copy = g_ptr_array_new_with_free_func (g_object_unref);

  follow_cb (list, 0, 0, g_list_model_get_n_items (list), copy);
  g_signal_connect (list, "items-changed", G_CALLBACK (follow_cb), copy);
  return copy;
}

static void
assert_followed (GListModel *list, GPtrArray *copy)
{
  for (guint i = 0; i < copy->len; i++)
    {
      g_autoptr (GObject) item = g_list_model_get_item (list, i);

      g_assert_true (item == copy->pdata[i]);
    }
}

/* Whatever is done in whatever order on whatever page: the views are the root, undoing all of it
 * is the example again, and the window itself changes nothing. */
static void
test_random_edits (void)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (11);
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  g_autoptr (TdtRoot) first = tdt_root_ref (tdt_desk_get_root (desk));

  GListModel *lists[G_N_ELEMENTS (listed)];
  GPtrArray *copies[G_N_ELEMENTS (listed)];

  for (guint k = 0; k < G_N_ELEMENTS (listed); k++)
    {
      lists[k] = G_LIST_MODEL (tdt_desk_get_list (desk, listed[k]));
      copies[k] = follow (lists[k]);
    }
  for (guint i = 0; i < 150; i++)
    {
      g_autoptr (TdtRoot) next = tdt_test_random_edit (random, tdt_desk_get_root (desk));
      g_autoptr (TdtRoot) kept = NULL;

      tdt_window_show_page (window, pages[i % 4]);
      if (g_rand_int_range (random, 0, 4) == 0)
        tdt_workspace_undo (workspace);
      else if (g_rand_int_range (random, 0, 4) == 0)
        tdt_workspace_redo (workspace);
      else
        tdt_workspace_apply_root (workspace, next, "Edit");
      kept = tdt_root_ref (tdt_desk_get_root (desk));
      if (i % 10 == 9)
        tdt_test_settle ();
      while (g_main_context_iteration (NULL, FALSE))
        continue;
      g_assert_true (kept == tdt_desk_get_root (desk));
      assert_lists (desk);
      for (guint k = 0; k < G_N_ELEMENTS (listed); k++)
        assert_followed (lists[k], copies[k]);
    }
  while (tdt_workspace_get_can_undo (workspace))
    tdt_workspace_undo (workspace);
  g_assert_true (tdt_root_equal (first, tdt_desk_get_root (desk)));
  assert_lists (desk);
  for (guint k = 0; k < G_N_ELEMENTS (listed); k++)
    {
      g_signal_handlers_disconnect_by_func (lists[k], follow_cb, copies[k]);
      g_ptr_array_unref (copies[k]);
    }
  tdt_test_close (window);
}

/* The next window is as large as the last one that was closed, and shows a file on the same page.
 */
static void
test_state (void)
{
  TdtWindow *window = tdt_test_open_example ();
  int width;
  int height;

  tdt_window_show_page (window, "people");
  gtk_window_set_default_size (GTK_WINDOW (window), 801, 603);
  tdt_test_settle ();
  tdt_window_keep_state (window);
  tdt_test_close (window);
  window = tdt_test_open_example ();
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  g_assert_cmpint (width, ==, 801);
  g_assert_cmpint (height, ==, 603);
  g_assert_cmpstr (adw_view_stack_get_visible_child_name (window->pages), ==, "people");
  tdt_window_show_page (window, "overview");
  gtk_window_set_default_size (GTK_WINDOW (window), 1180, 760);
  tdt_test_settle ();
  tdt_window_keep_state (window);
  tdt_test_close (window);
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  *(GAsyncResult **) user_data = g_object_ref (result);
}

static GAsyncResult *
wait_for (GAsyncResult **result)
{
  while (*result == NULL)
    g_main_context_iteration (NULL, TRUE);
  return *result;
}

/* What is saved can be opened in a window, whose title tells of the file. */
static void
test_save_and_open (void)
{
  char *folder = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) file = g_file_new_build_filename (folder, "gap.tdt.xml", NULL);
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  g_autoptr (GAsyncResult) saved = NULL;
  g_autoptr (GAsyncResult) opened = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtWorkspace) again = NULL;

  tdt_workspace_save_async (workspace, file, TDT_SAVE_PLAIN, NULL, finished_cb, &saved);
  tdt_workspace_save_finish (workspace, wait_for (&saved), &error);
  g_assert_no_error (error);
  g_assert_false (tdt_workspace_get_modified (workspace));
  tdt_workspace_open_async (file, NULL, NULL, NULL, finished_cb, &opened);
  again = tdt_workspace_open_finish (wait_for (&opened), &error);
  g_assert_no_error (error);
  g_assert_true (
      tdt_root_equal (tdt_workspace_get_root (workspace), tdt_workspace_get_root (again)));
  /* A result holds what it is about. */
  g_clear_object (&saved);
  tdt_test_close (window);
  tdt_test_remove_folder (folder);
}

/* The keys of the table call commands that are there. */
static void
test_commands (void)
{
  TdtWindow *window = tdt_test_open_example ();
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_auto (GStrv) accels = gtk_application_get_accels_for_action (
          GTK_APPLICATION (tdt_test_application ()), commands[i].action);
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      g_assert_cmpstr (accels[0] != NULL ? "some" : NULL, ==,
                       commands[i].accels[0] != NULL && !commands[i].local ? "some" : NULL);
      g_assert_true (*commands[i].label != '\0');
      g_assert_true (g_action_parse_detailed_name (commands[i].action, &name, &target, NULL));
      if (g_str_has_prefix (name, "app."))
        g_assert_true (g_action_group_has_action (G_ACTION_GROUP (tdt_test_application ()),
                                                  name + strlen ("app.")));
    }
  tdt_test_close (window);
}

static gboolean
has_text (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LABEL (widget) && *gtk_label_get_label (GTK_LABEL (widget)) != '\0';
}

static gboolean
shows_text (GtkWidget *widget)
{
  if (has_text (widget, NULL))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows_text (child))
      return TRUE;
  return FALSE;
}

static gboolean
is_named (GtkWidget *widget)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (widget);

  return gtk_test_accessible_has_property (accessible, GTK_ACCESSIBLE_PROPERTY_LABEL) ||
         gtk_test_accessible_has_relation (accessible, GTK_ACCESSIBLE_RELATION_LABELLED_BY) ||
         gtk_widget_get_tooltip_text (widget) != NULL;
}

static gboolean
has_ours_above (GtkWidget *widget)
{
  /* Parts of a widget that is named itself. */
  for (GtkWidget *parent = gtk_widget_get_parent (widget); parent != NULL;
       parent = gtk_widget_get_parent (parent))
    if (GTK_IS_MENU_BUTTON (parent) || GTK_IS_DROP_DOWN (parent) || GTK_IS_EDITABLE (parent) ||
        ADW_IS_SPLIT_BUTTON (parent) || GTK_IS_WINDOW_CONTROLS (parent))
      return TRUE;
  return FALSE;
}

static void
assert_named_cb (GtkWidget *widget, gpointer data)
{
  gboolean asks = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget) ||
                  GTK_IS_DROP_DOWN (widget) || GTK_IS_ENTRY (widget) || GTK_IS_SWITCH (widget) ||
                  GTK_IS_TEXT_VIEW (widget);
  gboolean by_content = GTK_IS_BUTTON (widget) || GTK_IS_MENU_BUTTON (widget);

  if (!asks || !gtk_widget_get_visible (widget) || has_ours_above (widget) || is_named (widget) ||
      (by_content && shows_text (widget)))
    return;
  g_test_message ("%s on page %s has no name, below %s", G_OBJECT_TYPE_NAME (widget),
                  (const char *) data, G_OBJECT_TYPE_NAME (gtk_widget_get_parent (widget)));
  g_test_fail ();
}

/* A screen reader can say what each control is. */
static void
test_names (void)
{
  TdtWindow *window = tdt_test_open_example ();

  for (guint i = 0; i < G_N_ELEMENTS (pages); i++)
    {
      tdt_window_show_page (window, pages[i]);
      tdt_test_settle ();
      tdt_test_foreach (GTK_WIDGET (window), assert_named_cb, (gpointer) pages[i]);
    }
  tdt_test_close (window);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/window/new-meeting", test_new_meeting);
  g_test_add_func ("/app/window/pages", test_pages);
  g_test_add_func ("/app/window/typing", test_typing);
  g_test_add_func ("/app/window/refused", test_refused);
  g_test_add_func ("/app/window/removed-choice", test_removed_choice);
  g_test_add_func ("/app/window/random-edits", test_random_edits);
  g_test_add_func ("/app/window/save-and-open", test_save_and_open);
  g_test_add_func ("/app/window/commands", test_commands);
  g_test_add_func ("/app/window/state", test_state);
  g_test_add_func ("/app/window/names", test_names);
  return g_test_run ();
}
