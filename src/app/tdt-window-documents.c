/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Printing what the documents page shows. */
#include "config.h"

#include "tdt-documents-page.h"
#include "tdt-layout.h"
#include "tdt-render-cairo.h"
#include "tdt-send-window-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-marks.h"

#include <glib/gi18n-lib.h>

static TdtDocumentsPage *
get_page (TdtWindow *window)
{
  return TDT_DOCUMENTS_PAGE (tdt_window_get_page (window, "documents"));
}

static void
begin_print_cb (GtkPrintOperation *operation, GtkPrintContext *context, TdtLayout *layout)
{
  gtk_print_operation_set_n_pages (operation, (int) tdt_layout_get_n_pages (layout));
}

static void
draw_page_cb (GtkPrintOperation *operation, GtkPrintContext *context, int page, TdtLayout *layout)
{
  tdt_render_cairo_page (layout, (guint) page, gtk_print_context_get_cairo_context (context));
}

/* What stood in a document, kept until it is on paper. */
typedef struct
{
  TdtDocumentId document;
  GPtrArray *parts;
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  g_ptr_array_unref (record->parts);
  g_free (record);
}

/* A choice of sessions or people says nothing of the document as a whole. */
static GPtrArray *
get_parts (const TdtDocument *document, const TdtDocumentOptions *options)
{
  GPtrArray *parts = tdt_document_get_parts (document);

  if (options->session != NULL || options->records != NULL)
    g_ptr_array_remove_index (parts, 0);
  return parts;
}

static void
mark (TdtWindow *window, TdtDocumentId document, int kind, const GPtrArray *parts)
{
  g_autoptr (GError) error = NULL;

  if (window->desk != NULL && !tdt_workspace_mark_document (tdt_desk_get_workspace (window->desk),
                                                            document, kind, parts, &error))
    tdt_window_tell (window, error->message);
}

static void
done_cb (GtkPrintOperation *operation, GtkPrintOperationResult result, TdtWindow *window)
{
  const Record *record = g_object_get_data (G_OBJECT (operation), "tdt-record");
  g_autoptr (GError) error = NULL;

  if (result == GTK_PRINT_OPERATION_RESULT_APPLY)
    mark (window, record->document, TDT_MARK_KIND_PRINTED, record->parts);
  if (result != GTK_PRINT_OPERATION_RESULT_ERROR)
    return;
  gtk_print_operation_get_error (operation, &error);
  tdt_window_tell (window, error->message);
}

static void
free_layout_cb (gpointer layout, GClosure *closure)
{
  tdt_layout_free (layout);
}

/* The paper of the document, so that pages come out at 100 %. */
static GtkPageSetup *
make_page_setup (TdtLayout *layout)
{
  GtkPageSetup *setup = gtk_page_setup_new ();
  GtkPaperSize *paper;
  double width;
  double height;

  tdt_layout_get_page_size (layout, &width, &height);
  paper = gtk_paper_size_new_custom ("document", _ ("Paper of the document"), MIN (width, height),
                                     MAX (width, height), GTK_UNIT_POINTS);
  gtk_page_setup_set_paper_size (setup, paper);
  if (width > height)
    gtk_page_setup_set_orientation (setup, GTK_PAGE_ORIENTATION_LANDSCAPE);
  gtk_paper_size_free (paper);
  return setup;
}

static void
print_document (TdtWindow *window, TdtDocument *document, Record *record)
{
  g_autoptr (GtkPrintOperation) operation = gtk_print_operation_new ();
  TdtLayout *layout = tdt_layout_new (document);
  g_autoptr (GtkPageSetup) setup = make_page_setup (layout);

  gtk_print_operation_set_unit (operation, GTK_UNIT_POINTS);
  gtk_print_operation_set_use_full_page (operation, TRUE);
  gtk_print_operation_set_default_page_setup (operation, setup);
  gtk_print_operation_set_embed_page_setup (operation, TRUE);
  gtk_print_operation_set_job_name (operation, tdt_document_get_title (document));
  gtk_print_operation_set_allow_async (operation, TRUE);
  g_object_set_data_full (G_OBJECT (operation), "tdt-record", record, free_record);
  g_signal_connect (operation, "begin-print", G_CALLBACK (begin_print_cb), layout);
  g_signal_connect_data (operation, "draw-page", G_CALLBACK (draw_page_cb), layout, free_layout_cb,
                         0);
  g_signal_connect_object (operation, "done", G_CALLBACK (done_cb), window, 0);
  gtk_print_operation_run (operation, GTK_PRINT_OPERATION_ACTION_PRINT_DIALOG, GTK_WINDOW (window),
                           NULL);
}

static void
print (TdtWindow *window, const char *const *records)
{
  TdtDocumentOptions options;
  g_autoptr (TdtDocument) document = NULL;
  g_autoptr (GError) error = NULL;
  TdtDocumentId id;
  Record *record;

  tdt_window_show_page (window, "documents");
  tdt_documents_page_get_options (get_page (window), &options);
  if (records != NULL)
    {
      options.session = options.person = NULL;
      options.day = 0;
    }
  options.records = records;
  id = tdt_documents_page_get_document_id (get_page (window));
  document = tdt_document_build (id, tdt_desk_get_root (window->desk), &options, &error);
  if (document == NULL)
    {
      tdt_window_tell (window, error->message);
      return;
    }
  record = g_new (Record, 1);
  record->document = id;
  record->parts = get_parts (document, &options);
  print_document (window, document, record);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  print (TDT_WINDOW (widget), NULL);
}

/* Just the cards or briefs that are not as they were printed. */
static void
print_changed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  const char *const *changed;

  tdt_window_show_page (window, "documents");
  changed = tdt_documents_page_get_changed (get_page (window));
  if (changed == NULL)
    tdt_window_tell (window, _ ("Nothing has changed since it was printed"));
  else
    print (window, changed);
}

/* Those whose briefs are not as they were printed or sent get them anew. */
static void
send_changed_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  const char *const *changed = NULL;

  tdt_window_show_page (window, "documents");
  if (tdt_documents_page_get_document_id (get_page (window)) == TDT_DOCUMENT_BRIEF)
    changed = tdt_documents_page_get_changed (get_page (window));
  if (changed == NULL)
    tdt_window_tell (window, _ ("No brief has changed since it was printed or sent"));
  else
    gtk_window_present (
        tdt_send_window_new_for_briefs (window->desk, GTK_WINDOW (window), changed));
}

void
tdt_window_install_document_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "win.print-changed", NULL, print_changed_cb);
  gtk_widget_class_install_action (widget_class, "win.send-changed", NULL, send_changed_cb);
}
