/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing documents to files: the one that is shown, or all there are, while work goes on. */
#include "config.h"

#include "tdt-document-set.h"
#include "tdt-documents-page.h"
#include "tdt-file-dialog-private.h"
#include "tdt-print-status.h"
#include "tdt-replace.h"
#include "tdt-window-private.h"
#include "tdt-workspace-marks.h"

#include <glib/gi18n-lib.h>

/* One file to be written; the parts are what then stands in it. */
typedef struct
{
  TdtDocumentId document;
  char *path;
  GPtrArray *parts;
} Paper;

/* One export on its way: a snapshot of the project, and what to make of it. */
typedef struct
{
  TdtWindow *window;
  TdtRoot *root;
  TdtTime *printed;
  char *session;
  TdtDocumentFormat format;
  GArray *papers;
  guint n_done;
  char *folder;
} Export;

static void
clear_paper (gpointer data)
{
  Paper *paper = data;

  g_free (paper->path);
  g_clear_pointer (&paper->parts, g_ptr_array_unref);
}

static void
export_free (gpointer data)
{
  Export *job = data;

  tdt_root_unref (job->root);
  tdt_time_unref (job->printed);
  g_free (job->session);
  g_array_unref (job->papers);
  g_free (job->folder);
  g_free (job);
}

static Export *
export_new (TdtWindow *window, TdtDocumentFormat format)
{
  TdtDocumentsPage *page = TDT_DOCUMENTS_PAGE (tdt_window_get_page (window, "documents"));
  Export *job = g_new0 (Export, 1);
  TdtDocumentOptions options;

  tdt_documents_page_get_options (page, &options);
  job->window = window;
  job->root = tdt_root_ref (tdt_desk_get_root (window->desk));
  job->printed = tdt_time_ref (options.printed);
  job->format = format;
  job->papers = g_array_new (FALSE, TRUE, sizeof (Paper));
  g_array_set_clear_func (job->papers, clear_paper);
  return job;
}

static void
add_paper (Export *job, TdtDocumentId document)
{
  Paper paper = { document, NULL, NULL };

  g_array_append_val (job->papers, paper);
}

static gboolean
write_paper (const Export *job, Paper *paper, GCancellable *cancellable, GError **error)
{
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (TdtDocument) document = NULL;
  g_autoptr (GBytes) bytes = NULL;

  options.session = job->session;
  options.printed = job->printed;
  document = tdt_document_build (paper->document, job->root, &options, error);
  if (document == NULL)
    return FALSE;
  paper->parts = tdt_document_get_parts (document);
  /* One session says nothing of the document as a whole. */
  if (job->session != NULL)
    g_ptr_array_remove_index (paper->parts, 0);
  if (!tdt_document_write (paper->document, job->format, job->root, &options, stream, NULL,
                           cancellable, error) ||
      !g_output_stream_close (stream, cancellable, error))
    return FALSE;
  bytes = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  return tdt_replace_file (paper->path, bytes, NULL, NULL, cancellable, error);
}

static gboolean
show_progress_cb (gpointer data)
{
  Export *job = g_task_get_task_data (data);
  g_autofree char *text = NULL;

  if (g_task_get_completed (data) || job->window->exporting == NULL)
    return G_SOURCE_REMOVE;
  /* Translators: how many documents are written, of how many */
  text = g_strdup_printf (_ ("Exporting: %u of %u"), (guint) g_atomic_int_get (&job->n_done),
                          job->papers->len);
  tdt_banner_show (job->window->export_banner, text);
  return G_SOURCE_REMOVE;
}

static void
export_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Export *job = task_data;
  GError *error = NULL;

  for (guint i = 0; i < job->papers->len; i++)
    {
      if (!write_paper (job, &g_array_index (job->papers, Paper, i), cancellable, &error))
        {
          g_task_return_error (task, error);
          return;
        }
      g_atomic_int_inc (&job->n_done);
      if (job->folder != NULL)
        g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, show_progress_cb, g_object_ref (task),
                         g_object_unref);
    }
  g_task_return_boolean (task, TRUE);
}

static void
mark_papers (TdtWindow *window, const Export *job)
{
  for (guint i = 0; i < (guint) job->n_done && window->desk != NULL; i++)
    {
      const Paper *paper = &g_array_index (job->papers, Paper, i);
      g_autoptr (GError) error = NULL;

      if (!tdt_workspace_mark_document (tdt_desk_get_workspace (window->desk), paper->document,
                                        TDT_MARK_KIND_EXPORTED, paper->parts, &error))
        tdt_window_tell (window, error->message);
    }
}

static char *
dup_result (const Export *job)
{
  const Paper *first = &g_array_index (job->papers, Paper, 0);
  g_autofree char *name = g_filename_display_basename (job->folder != NULL ? job->folder
                                                                           : first->path);

  /* Translators: %s is the name of a file. */
  return job->folder == NULL
             ? g_strdup_printf (_ ("Exported: %s"), name)
             /* Translators: %s is the name of a folder */
             : g_strdup_printf (ngettext ("%u document is in “%s”", "%u documents are in “%s”",
                                          job->papers->len),
                                job->papers->len, name);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  const Export *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (g_task_propagate_boolean (G_TASK (result), &error))
    text = dup_result (job);
  else if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    /* Translators: how many documents were written before it was stopped, of how many */
    text = g_strdup_printf (_ ("Stopped: %u of %u are exported"), (guint) job->n_done,
                            job->papers->len);
  else
    text = g_strdup (error->message);
  if (job->folder != NULL)
    {
      g_clear_object (&window->exporting);
      tdt_banner_hide (window->export_banner);
    }
  mark_papers (window, job);
  tdt_window_tell (window, text);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (GTask) task = user_data;
  Export *job = g_task_get_task_data (task);

  if (file == NULL || !g_file_is_native (file))
    return;
  g_array_index (job->papers, Paper, 0).path = g_file_get_path (file);
  g_task_run_in_thread (task, export_in_thread);
}

static void
export_shown (TdtWindow *window, TdtDocumentFormat format)
{
  TdtDocumentsPage *page;
  TdtDocumentOptions options;
  TdtDocumentId document;
  GTask *task;
  Export *job;
  g_autofree char *name = NULL;

  tdt_window_show_page (window, "documents");
  page = TDT_DOCUMENTS_PAGE (tdt_window_get_page (window, "documents"));
  document = tdt_documents_page_get_document_id (page);
  if (!tdt_document_has_format (document, format))
    {
      tdt_window_tell (window, _ ("This document is not written in that way"));
      return;
    }
  job = export_new (window, format);
  tdt_documents_page_get_options (page, &options);
  job->session = g_strdup (options.session);
  add_paper (job, document);
  task = g_task_new (window, NULL, exported_cb, NULL);
  g_task_set_task_data (task, job, export_free);
  name = tdt_document_dup_file_name (job->root, document, format);
  tdt_file_dialog_save (GTK_WINDOW (window), _ ("Export"), NULL, name, file_chosen_cb, task);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  export_shown (TDT_WINDOW (widget), TDT_FORMAT_PDF);
}

static void
export_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int format = tdt_document_format_by_name (g_variant_get_string (parameter, NULL));

  g_return_if_fail (format >= 0);
  export_shown (TDT_WINDOW (widget), (TdtDocumentFormat) format);
}

void
tdt_window_export_all (TdtWindow *window, const char *folder)
{
  Export *job = export_new (window, TDT_FORMAT_PDF);
  g_autoptr (GArray) set = tdt_document_list_set (job->root);
  g_autoptr (GTask) task = NULL;

  job->folder = g_strdup (folder);
  for (guint i = 0; i < set->len; i++)
    {
      TdtDocumentId document = (TdtDocumentId) g_array_index (set, int, i);
      g_autofree char *name = tdt_document_dup_file_name (job->root, document, job->format);

      add_paper (job, document);
      g_array_index (job->papers, Paper, i).path = g_build_filename (folder, name, NULL);
    }
  window->exporting = g_cancellable_new ();
  task = g_task_new (window, window->exporting, exported_cb, NULL);
  g_task_set_task_data (task, job, export_free);
  g_task_run_in_thread (task, export_in_thread);
}

static void
folder_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  g_autofree char *folder = file != NULL ? g_file_get_path (file) : NULL;

  if (folder != NULL && window->desk != NULL && window->exporting == NULL)
    tdt_window_export_all (window, folder);
}

static void
export_set_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  g_autoptr (GArray) set = tdt_document_list_set (tdt_desk_get_root (window->desk));

  if (set->len == 0)
    tdt_window_tell (window, _ ("There is nothing to export yet: plan a session first"));
  else
    tdt_file_dialog_folder (GTK_WINDOW (widget), _ ("Export All Documents into a Folder"),
                            folder_chosen_cb, g_object_ref (window));
}

static void
stop_export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (TDT_WINDOW (widget)->exporting);
}

void
tdt_window_init_papers (TdtWindow *window)
{
  window->export_banner = tdt_banner_new ("document-save-symbolic");
  tdt_banner_add_button (window->export_banner, _ ("_Stop"), "win.stop-export", FALSE);
  gtk_box_append (window->banners, GTK_WIDGET (window->export_banner));
}

void
tdt_window_install_paper_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.export-as", "s", export_as_cb);
  gtk_widget_class_install_action (widget_class, "win.export-set", NULL, export_set_cb);
  gtk_widget_class_install_action (widget_class, "win.stop-export", NULL, stop_export_cb);
}
