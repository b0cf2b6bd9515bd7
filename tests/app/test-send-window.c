/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-send-letter-private.h"
#include "tdt-send-window-private.h"
#include "tdt-test-files.h"
#include "tdt-workspace-verbs.h"

/* Who is in the first session of the example. */
#define PERSON "person-bernard"

static const TdtRow *
get_participant (TdtDesk *desk)
{
  g_autoptr (GPtrArray)
      rows = tdt_root_get_referrers (tdt_desk_get_root (desk), PERSON, TDT_PARTICIPANT_PERSON);

  return rows->pdata[0];
}

static void
set_text (TdtDesk *desk, const char *uid, TdtFieldId field, const char *text)
{
  g_autofree char *copy = g_strdup (uid);

  g_assert_true (tdt_workspace_set_text (tdt_desk_get_workspace (desk), copy, field, text, NULL));
}

/* Everybody has answered but one, who has an address; letters are in English, whatever there is
 * translated. */
static TdtWindow *
open_project (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  g_autoptr (GPtrArray)
      rows = tdt_root_get_referrers (tdt_desk_get_root (desk), PERSON, TDT_PARTICIPANT_PERSON);

  set_text (desk, tdt_root_get_uid (tdt_desk_get_root (desk)), TDT_PROJECT_LANGUAGE, "en");
  set_text (desk, PERSON, TDT_PERSON_EMAIL, "bernard@example.org");
  for (guint i = 0; i < rows->len; i++)
    set_text (desk, tdt_row_get_uid (rows->pdata[i]), TDT_PARTICIPANT_STATUS, "to-invite");
  return window;
}

static GtkWidget *
open_send_window (TdtWindow *window, const char *letter)
{
  GtkWindow *send = tdt_send_window_new (tdt_window_get_desk (window), GTK_WINDOW (window), letter);

  gtk_window_present (send);
  tdt_test_settle ();
  return GTK_WIDGET (send);
}

static gboolean
is_list (GtkWidget *widget, gpointer data)
{
  return GTK_IS_LIST_VIEW (widget) && gtk_widget_has_css_class (widget, "recipients");
}

static guint
count_people (GtkWidget *send)
{
  GtkWidget *list = tdt_test_find (send, is_list, NULL);

  return g_list_model_get_n_items (G_LIST_MODEL (gtk_list_view_get_model (GTK_LIST_VIEW (list))));
}

static gboolean
is_label_with (GtkWidget *widget, gpointer text)
{
  return GTK_IS_LABEL (widget) && strstr (gtk_label_get_label (GTK_LABEL (widget)), text) != NULL;
}

static gboolean
has_text (GtkWidget *send, const char *text)
{
  return tdt_test_look_for (send, is_label_with, (gpointer) text) != NULL;
}

static gboolean
is_body (GtkWidget *widget, gpointer data)
{
  return GTK_IS_TEXT_VIEW (widget);
}

static gboolean
is_save_button (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) &&
         g_strcmp0 (gtk_actionable_get_action_name (GTK_ACTIONABLE (widget)), "send.save") == 0;
}

static guint
count_marks (TdtDesk *desk)
{
  return tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PRINT_MARK);
}

static guint
count_files (const char *path)
{
  g_autoptr (GDir) folder = g_dir_open (path, 0, NULL);
  guint n = 0;

  while (folder != NULL && g_dir_read_name (folder) != NULL)
    n++;
  return n;
}

/* Drafts are saved; what was sent is noted in one step, which undo takes back; a change of time
 * afterwards concerns who was told. */
static void
test_invitation (void)
{
  TdtWindow *window = open_project ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *send = open_send_window (window, NULL);
  char *path = tdt_test_dup_temp_folder ();
  g_autoptr (GFile) folder = g_file_new_for_path (path);
  GtkWidget *change;

  g_assert_cmpuint (count_people (send), ==, 1);
  g_assert_true (has_text (send, "bernard@example.org"));
  tdt_send_window_save_to (TDT_SEND_WINDOW (send), folder);
  while (!has_text (send, "mark 1 person as invited"))
    g_main_context_iteration (NULL, TRUE);
  g_assert_cmpuint (count_files (path), ==, 1);
  g_assert_cmpuint (count_marks (desk), ==, 0);
  gtk_widget_activate_action (send, "send.mark", NULL);
  g_assert_cmpint (tdt_row_get_token (get_participant (desk), TDT_PARTICIPANT_STATUS), ==,
                   TDT_PARTICIPANT_STATUS_INVITED);
  g_assert_cmpuint (count_marks (desk), ==, 1);
  gtk_widget_activate_action (send, "send.undo", NULL);
  g_assert_cmpint (tdt_row_get_token (get_participant (desk), TDT_PARTICIPANT_STATUS), ==,
                   TDT_PARTICIPANT_STATUS_TO_INVITE);
  g_assert_cmpuint (count_marks (desk), ==, 0);
  tdt_workspace_redo (tdt_desk_get_workspace (desk));
  set_text (desk, tdt_row_get_text (get_participant (desk), TDT_PARTICIPANT_SESSION),
            TDT_SESSION_MINUTES, "77");
  change = open_send_window (window, "change");
  g_assert_cmpuint (count_people (change), ==, 1);
  g_assert_true (has_text (change, "instead of"));
  gtk_window_destroy (GTK_WINDOW (change));
  gtk_window_destroy (GTK_WINDOW (send));
  tdt_test_close (window);
  tdt_test_remove_folder (path);
}

/* Words that are typed are the project's at once; what nobody knows keeps letters from being made.
 */
static void
test_template (void)
{
  TdtWindow *window = open_project ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *send = open_send_window (window, "");
  GtkTextBuffer *body = gtk_text_view_get_buffer (
      GTK_TEXT_VIEW (tdt_test_find (send, is_body, NULL)));
  GtkWidget *save = tdt_test_find (send, is_save_button, NULL);

  g_assert_true (gtk_widget_get_sensitive (save));
  gtk_text_buffer_set_text (body, "Come, {nmae}!", -1);
  tdt_test_settle ();
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_MAIL_TEMPLATE), ==, 1);
  g_assert_true (has_text (send, "line 1, character 7"));
  g_assert_false (gtk_widget_get_sensitive (save));
  gtk_text_buffer_set_text (body, "Come, {name}!", -1);
  tdt_test_settle ();
  g_assert_true (gtk_widget_get_sensitive (save));
  g_assert_true (has_text (send, "Come, Jean-Marie Bernard!"));
  /* Two steps where a second went by between them. */
  while (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_MAIL_TEMPLATE) > 0)
    gtk_widget_activate_action (send, "send.undo", NULL);
  tdt_test_settle ();
  g_assert_false (has_text (send, "Come, "));
  gtk_window_destroy (GTK_WINDOW (send));
  tdt_test_close (window);
}

/* What is shared goes to nobody until somebody is ticked. */
static void
test_sharing (void)
{
  TdtWindow *window = open_project ();
  GtkWidget *send = open_send_window (window, "sharing");

  g_assert_cmpuint (count_people (send), >, 1);
  g_assert_false (gtk_widget_get_sensitive (tdt_test_find (send, is_save_button, NULL)));
  gtk_window_destroy (GTK_WINDOW (send));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/send-window/invitation", test_invitation);
  g_test_add_func ("/app/send-window/template", test_template);
  g_test_add_func ("/app/send-window/sharing", test_sharing);
  return g_test_run ();
}
