/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-address-book.h"
#include "tdt-edit.h"
#include "tdt-memory.h"
#include "tdt-person-entry.h"
#include "tdt-project-file.h"
#include "tdt-workspace-verbs.h"

/* Writes an address book with Zoé Zola, of the Chamber, and Jean-Marie Bernard, whom the example
 * has as well. */
static void
write_book (void)
{
  static const char *const people[][2] = { { "Zoé", "Zola" }, { "Jean-Marie", "Bernard" } };
  g_autoptr (TdtRoot) empty = tdt_root_new ("book");
  g_autoptr (TdtEdit) edit = tdt_edit_new (empty);
  g_autoptr (TdtHeader) header = tdt_header_new ();
  g_autoptr (GFile) file = tdt_address_book_dup_file ();
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autoptr (TdtRoot) root = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  tdt_edit_add (edit, TDT_KIND_ORGANISATION, "chamber", &error);
  tdt_edit_set_text (edit, "chamber", TDT_ORGANISATION_NAME, "Chamber of Zurich", &error);
  for (guint i = 0; i < G_N_ELEMENTS (people); i++)
    {
      tdt_edit_add (edit, TDT_KIND_PERSON, people[i][1], &error);
      tdt_edit_set_text (edit, people[i][1], TDT_PERSON_GIVEN_NAME, people[i][0], &error);
      tdt_edit_set_text (edit, people[i][1], TDT_PERSON_FAMILY_NAME, people[i][1], &error);
      tdt_edit_set_text (edit, people[i][1], TDT_PERSON_ORGANISATION, "chamber", &error);
    }
  g_assert_no_error (error);
  root = tdt_edit_apply (edit);
  bytes = tdt_project_file_write (root, header, NULL);
  g_assert_cmpint (g_mkdir_with_parents (g_file_peek_path (folder), 0700), ==, 0);
  g_file_set_contents (g_file_peek_path (file), g_bytes_get_data (bytes, NULL),
                       (gssize) g_bytes_get_size (bytes), &error);
  g_assert_no_error (error);
}

static gboolean
is_row (GtkWidget *widget, gpointer title)
{
  return ADW_IS_ACTION_ROW (widget) &&
         g_strcmp0 (adw_preferences_row_get_title (ADW_PREFERENCES_ROW (widget)), title) == 0;
}

static gboolean
is_editable_row (GtkWidget *widget, gpointer data)
{
  return ADW_IS_ENTRY_ROW (widget);
}

static void
chosen_cb (TdtPersonEntry *entry, const char *uid, const char *text, char **chosen)
{
  g_free (*chosen);
  *chosen = g_strdup (uid);
}

static void
type (GtkWidget *entry, const char *text)
{
  GtkWidget *row = tdt_test_find (entry, is_editable_row, NULL);

  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_editable_set_text (GTK_EDITABLE (row), text);
  /* The address book is read by a thread. */
  g_usleep (G_USEC_PER_SEC / 5);
  tdt_test_settle ();
  gtk_editable_set_text (GTK_EDITABLE (row), "");
  gtk_editable_set_text (GTK_EDITABLE (row), text);
}

/* Who is kept from earlier events is offered, and comes with all that is known of them. */
static void
test_offer (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  GtkWidget *entry = g_object_ref_sink (
      g_object_new (TDT_TYPE_PERSON_ENTRY, "desk", desk, "title", "Who", NULL));
  guint before = tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON);
  g_autofree char *chosen = NULL;
  g_autoptr (GError) error = NULL;
  const TdtRow *person;

  write_book ();
  g_signal_connect (entry, "chosen", G_CALLBACK (chosen_cb), &chosen);
  type (entry, "zola");
  g_assert_nonnull (tdt_test_look_for (entry, is_row, (gpointer) "Zoé Zola"));
  tdt_memory_keep (TDT_MEMORY_OFFERS_KNOWN, "no");
  type (entry, "zola");
  g_assert_null (tdt_test_look_for (entry, is_row, (gpointer) "Zoé Zola"));
  tdt_memory_keep (TDT_MEMORY_OFFERS_KNOWN, "yes");
  type (entry, "zola");
  g_signal_emit_by_name (tdt_test_find (entry, is_editable_row, NULL), "entry-activated");
  g_assert_cmpstr (chosen, ==, "Zola");
  person = tdt_root_lookup_kind (tdt_desk_get_root (desk), TDT_KIND_PERSON, "Zola");
  g_assert_nonnull (person);
  g_assert_cmpstr (
      tdt_row_get_text (tdt_root_follow (tdt_desk_get_root (desk), person, TDT_PERSON_ORGANISATION),
                        TDT_ORGANISATION_NAME),
      ==, "Chamber of Zurich");
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, before + 1);
  /* Who is in the project is not offered a second time. */
  type (entry, "bernard");
  g_assert_nonnull (tdt_test_look_for (entry, is_row, (gpointer) "Jean-Marie Bernard"));
  g_signal_emit_by_name (tdt_test_find (entry, is_editable_row, NULL), "entry-activated");
  g_assert_cmpstr (chosen, !=, "Bernard");
  g_assert_cmpuint (tdt_root_count (tdt_desk_get_root (desk), TDT_KIND_PERSON), ==, before + 1);
  g_assert_true (tdt_address_book_forget (NULL, &error));
  type (entry, "zola");
  g_object_unref (entry);
  tdt_test_close (window);
}

static gboolean
is_entry_in_sight (GtkWidget *widget, gpointer data)
{
  return gtk_widget_get_mapped (widget) && TDT_IS_PERSON_ENTRY (widget);
}

/* Who comes from the address book into a session is gone from both after one undo. */
static void
test_one_step (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  const TdtHistory *history = tdt_workspace_get_history (workspace);
  g_autoptr (TdtRoot) before = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *session = tdt_workspace_add_session (workspace, TDT_SESSION_KIND_ROUND_TABLE,
                                                        NULL, NULL, &error);
  GtkWidget *entry;

  g_assert_no_error (error);
  write_book ();
  tdt_desk_show (desk, session);
  tdt_test_settle ();
  before = tdt_root_ref (tdt_desk_get_root (desk));
  entry = tdt_test_find (GTK_WIDGET (window), is_entry_in_sight, NULL);
  type (entry, "zola");
  g_signal_emit_by_name (tdt_test_find (entry, is_editable_row, NULL), "entry-activated");
  tdt_test_settle ();
  g_assert_cmpuint (
      tdt_root_count_referrers (tdt_desk_get_root (desk), session, TDT_PARTICIPANT_SESSION), ==, 1);
  g_assert_cmpuint (tdt_history_get_position (history), ==, 2);
  tdt_workspace_undo (workspace);
  g_assert_true (tdt_root_equal (tdt_desk_get_root (desk), before));
  tdt_workspace_redo (workspace);
  g_assert_nonnull (tdt_root_lookup_kind (tdt_desk_get_root (desk), TDT_KIND_PERSON, "Zola"));
  g_assert_true (tdt_address_book_forget (NULL, &error));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/known-people/offer", test_offer);
  g_test_add_func ("/app/known-people/one-step", test_one_step);
  return g_test_run ();
}
