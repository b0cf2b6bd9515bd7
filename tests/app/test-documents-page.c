/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-document-subject.h"
#include "tdt-paper-view.h"
#include "tdt-preview.h"
#include "tdt-thumbnails.h"
#include "tdt-window-private.h"
#include "tdt-workspace-verbs.h"

static gboolean
is_preview (GtkWidget *widget, gpointer user_data)
{
  return TDT_IS_PREVIEW (widget);
}

static gboolean
is_paper (GtkWidget *widget, gpointer user_data)
{
  return TDT_IS_PAPER_VIEW (widget) && gtk_widget_get_mapped (widget);
}

static gboolean
is_labelled (GtkWidget *widget, gpointer text)
{
  return GTK_IS_LABEL (widget) &&
         g_str_equal (gtk_label_get_label (GTK_LABEL (widget)), (const char *) text);
}

/* The preview of the programme, laid out and on the screen. */
static TdtPreview *
show_preview (TdtWindow *window)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  TdtPreview *preview;

  gtk_widget_activate_action (GTK_WIDGET (window), "win.page", "s", "documents");
  preview = TDT_PREVIEW (tdt_test_find (GTK_WIDGET (window), is_preview, NULL));
  while (tdt_preview_get_n_pages (preview) == 0 ||
         tdt_test_look_for (GTK_WIDGET (preview), is_paper, NULL) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  tdt_test_settle ();
  return preview;
}

static int
get_width (TdtPreview *preview)
{
  int least;
  int natural;

  gtk_widget_measure (tdt_test_find (GTK_WIDGET (preview), is_paper, NULL),
                      GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return least;
}

/* A page takes the room there is until it is asked for larger or smaller, step by step and no
 * further than there are steps. */
static void
test_zoom (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtPreview *preview = show_preview (window);
  int fitting = get_width (preview);
  int before;

  tdt_preview_zoom (preview, 1);
  before = get_width (preview);
  g_assert_cmpint (before, >, fitting);
  tdt_preview_zoom (preview, 1);
  g_assert_cmpint (get_width (preview), >, before);
  tdt_preview_zoom (preview, -1);
  g_assert_cmpint (get_width (preview), ==, before);
  for (guint i = 0; i < 20; i++)
    tdt_preview_zoom (preview, -1);
  /* Half of A4, at 96 pixels to the inch. */
  g_assert_cmpint (ABS (get_width (preview) - 397), <=, 1);
  gtk_widget_activate_action (GTK_WIDGET (preview), "preview.zoom", "i", 0);
  g_assert_cmpint (get_width (preview), ==, fitting);
  tdt_test_close (window);
}

/* Which page is in front is told, and the arrows choose a document at once. */
static void
test_page (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtPreview *preview = show_preview (window);

  tdt_test_find (GTK_WIDGET (preview), is_labelled, (gpointer) "Page 1 of 1");
  g_assert_true (GTK_IS_LIST_BOX_ROW (gtk_window_get_focus (GTK_WINDOW (window))));
  tdt_test_close (window);
}

static gboolean
is_thumbnails (GtkWidget *widget, gpointer user_data)
{
  return TDT_IS_THUMBNAILS (widget);
}

static gboolean
is_list (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static GtkSingleSelection *
get_thumbnails (TdtPreview *preview)
{
  GtkWidget *thumbnails = tdt_test_find (GTK_WIDGET (preview), is_thumbnails, NULL);

  return GTK_SINGLE_SELECTION (
      gtk_list_view_get_model (GTK_LIST_VIEW (tdt_test_find (thumbnails, is_list, NULL))));
}

/* A small page leads to its page, and the small one of the page in front is marked; a document of
 * one page has none. */
static void
test_thumbnails (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtPreview *preview = show_preview (window);
  GtkWidget *thumbnails = tdt_test_find (GTK_WIDGET (preview), is_thumbnails, NULL);
  GtkListBox *documents = GTK_LIST_BOX (
      gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (window))));
  GtkSingleSelection *selection = get_thumbnails (preview);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  guint n_pages;
  g_autofree char *last = NULL;

  g_assert_false (gtk_widget_get_visible (thumbnails));
  gtk_list_box_select_row (documents, gtk_list_box_get_row_at_index (documents, 3));
  while (!gtk_widget_get_visible (thumbnails))
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  tdt_test_settle ();
  n_pages = tdt_preview_get_n_pages (preview);
  g_assert_cmpuint (n_pages, >, 3);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 0);
  gtk_single_selection_set_selected (selection, n_pages - 1);
  tdt_test_settle ();
  last = g_strdup_printf ("Page %u of %u", n_pages, n_pages);
  tdt_test_find (GTK_WIDGET (preview), is_labelled, last);
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, n_pages - 1);
  tdt_preview_go_to (preview, 1);
  tdt_test_settle ();
  g_assert_cmpuint (gtk_single_selection_get_selected (selection), ==, 1);
  tdt_test_close (window);
}

static gboolean
is_subject (GtkWidget *widget, gpointer user_data)
{
  return TDT_IS_DOCUMENT_SUBJECT (widget);
}

static gboolean
is_drop_down (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_DROP_DOWN (widget);
}

static void
wait_for_pages (TdtPreview *preview, guint n_pages)
{
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;

  while (tdt_preview_get_n_pages (preview) != n_pages)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
}

/* A brief is wanted for everybody or for one; the programme for all days or for one, once there are
 * several. */
static void
test_subject (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  TdtPreview *preview = show_preview (window);
  TdtDocumentSubject *subject = TDT_DOCUMENT_SUBJECT (
      tdt_test_find (GTK_WIDGET (window), is_subject, NULL));
  GtkDropDown *choice = GTK_DROP_DOWN (tdt_test_find (GTK_WIDGET (subject), is_drop_down, NULL));
  GtkListBox *documents = GTK_LIST_BOX (
      gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (window))));
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autofree char *day = NULL;

  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (subject)));
  gtk_list_box_select_row (documents, gtk_list_box_get_row_at_index (documents, 7));
  wait_for_pages (preview, 2);
  gtk_drop_down_set_selected (choice, 1);
  wait_for_pages (preview, 1);
  tdt_document_subject_apply (subject, &options);
  g_assert_nonnull (options.person);
  g_assert_null (options.session);
  gtk_list_box_select_row (documents, gtk_list_box_get_row_at_index (documents, 0));
  tdt_test_settle ();
  day = tdt_workspace_add (workspace, TDT_KIND_DAY, NULL, NULL);
  g_assert_true (tdt_workspace_set_text (workspace, day, TDT_DAY_DATE, "2017-09-28", NULL));
  tdt_test_settle ();
  g_assert_true (gtk_widget_get_visible (GTK_WIDGET (subject)));
  gtk_drop_down_set_selected (choice, 2);
  tdt_document_subject_apply (subject, &options);
  g_assert_null (options.person);
  g_assert_cmpint (options.day, >, 0);
  tdt_workspace_undo (workspace);
  tdt_workspace_undo (workspace);
  tdt_test_settle ();
  g_assert_false (gtk_widget_get_visible (GTK_WIDGET (subject)));
  tdt_document_subject_apply (subject, &options);
  g_assert_cmpint (options.day, ==, 0);
  tdt_test_close (window);
}

static gboolean
has_trouble (GtkWidget *widget, gpointer user_data)
{
  return GTK_IS_MENU_BUTTON (widget) && tdt_test_is_named (widget, "What Does Not Fit") &&
         gtk_widget_get_visible (widget);
}

/* What is too long for its place is told beside the pages, and no more once it is shorter. */
static void
test_trouble (void)
{
  TdtWindow *window = tdt_test_open_example ();
  TdtWorkspace *workspace = tdt_desk_get_workspace (tdt_window_get_desk (window));
  TdtPreview *preview = show_preview (window);
  gint64 until = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
  g_autoptr (GString) endless = g_string_new (NULL);
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3000; i++)
    g_string_append (endless, "words ");
  g_assert_null (tdt_test_look_for (GTK_WIDGET (preview), has_trouble, NULL));
  tdt_workspace_set_text (workspace, "session-1-ouverture", TDT_SESSION_NOTES, endless->str,
                          &error);
  g_assert_no_error (error);
  gtk_list_box_select_row (
      GTK_LIST_BOX (gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (window)))),
      gtk_list_box_get_row_at_index (
          GTK_LIST_BOX (gtk_widget_get_parent (gtk_window_get_focus (GTK_WINDOW (window)))), 1));
  while (tdt_test_look_for (GTK_WIDGET (preview), has_trouble, NULL) == NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  tdt_workspace_undo (workspace);
  while (tdt_test_look_for (GTK_WIDGET (preview), has_trouble, NULL) != NULL)
    {
      g_assert_cmpint (g_get_monotonic_time (), <, until);
      g_main_context_iteration (NULL, FALSE);
    }
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/documents-page/zoom", test_zoom);
  g_test_add_func ("/app/documents-page/page", test_page);
  g_test_add_func ("/app/documents-page/thumbnails", test_thumbnails);
  g_test_add_func ("/app/documents-page/subject", test_subject);
  g_test_add_func ("/app/documents-page/trouble", test_trouble);
  return g_test_run ();
}
