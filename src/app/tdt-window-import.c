/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in what other programs wrote, shown first as a proposal; and writing what they read. */
#include "config.h"

#include "tdt-export.h"
#include "tdt-file-dialog-private.h"
#include "tdt-import.h"
#include "tdt-replace.h"
#include "tdt-window-private.h"
#include "tdt-workspace-preview.h"

#include <glib/gi18n-lib.h>

/* What a thread makes of the files that were chosen. */
typedef struct
{
  TdtRoot *start;
  GPtrArray *paths;
  TdtImportReport *report;
  TdtRoot *made;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  tdt_root_unref (import->start);
  g_clear_pointer (&import->made, tdt_root_unref);
  g_ptr_array_unref (import->paths);
  tdt_import_report_free (import->report);
  g_free (import);
}

/* One after another, each into what the ones before made. */
static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  for (guint i = 0; i < import->paths->len; i++)
    {
      g_autoptr (TdtRoot) before = import->made;

      import->made = tdt_import_file (import->paths->pdata[i],
                                      before != NULL ? before : import->start, import->report,
                                      cancellable, &error);
      if (import->made == NULL)
        {
          g_task_return_error (task, error);
          return;
        }
    }
  g_task_return_boolean (task, TRUE);
}

static char *
dup_summary (const TdtImportReport *report)
{
  g_autofree char *sessions = g_strdup_printf (
      ngettext ("%u session", "%u sessions", report->events), report->events);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", report->people),
                                             report->people);

  /* Translators: two counts, as in "12 sessions" and "3 people" */
  return g_strdup_printf (_ ("The files hold %s and %s."), sessions, people);
}

static GStrv
dup_sentences (const TdtImportReport *report)
{
  g_autoptr (GStrvBuilder) sentences = g_strv_builder_new ();
  g_autofree char *summary = dup_summary (report);

  g_strv_builder_add (sentences, summary);
  for (guint i = 0; i < report->lost->len; i++)
    g_strv_builder_add (sentences, report->lost->pdata[i]);
  for (guint i = 0; i < report->repairs->len; i++)
    g_strv_builder_add (sentences, report->repairs->pdata[i]);
  return g_strv_builder_end (sentences);
}

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  const Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) sentences = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      tdt_window_tell (window, error->message);
      return;
    }
  if (window->desk == NULL || tdt_desk_get_root (window->desk) != import->start)
    {
      tdt_window_tell (window, _ ("The project was changed meanwhile. Import once more."));
      return;
    }
  sentences = dup_sentences (import->report);
  if (!tdt_workspace_preview (tdt_desk_get_workspace (window->desk), import->made, _ ("Import"),
                              (const char *const *) sentences))
    tdt_window_tell (window, _ ("All of that is in the project already."));
}

void
tdt_window_import_files (TdtWindow *window, GListModel *files)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, imported_cb, NULL);
  Import *import;

  if (window->desk == NULL || g_list_model_get_n_items (files) == 0)
    return;
  import = g_new0 (Import, 1);
  import->start = tdt_root_ref (tdt_desk_get_root (window->desk));
  import->paths = g_ptr_array_new_with_free_func (g_free);
  import->report = tdt_import_report_new ();
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (import->paths, path);
    }
  g_task_set_source_tag (task, tdt_window_import_files);
  g_task_set_task_data (task, import, import_free);
  g_task_run_in_thread (task, import_in_thread);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  tdt_window_import_files (TDT_WINDOW (user_data), files);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_open_several (GTK_WINDOW (widget), _ ("Import"), chosen_cb, widget);
}

/* By its name; XML for all others. */
static TdtExportFormat
get_format (const char *path)
{
  if (g_str_has_suffix (path, ".ics"))
    return TDT_EXPORT_CALENDAR;
  return g_str_has_suffix (path, ".json") ? TDT_EXPORT_SCHEDULE_JSON : TDT_EXPORT_SCHEDULE_XML;
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (user_data);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || window->desk == NULL)
    return;
  bytes = tdt_export_bytes (tdt_desk_get_root (window->desk), get_format (path), NULL,
                            g_get_real_time () / G_USEC_PER_SEC);
  if (tdt_replace_file (path, bytes, NULL, NULL, NULL, &error))
    tdt_window_tell (window, _ ("The programme is exported"));
  else
    tdt_window_tell (window, error->message);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Export for Other Programs (.ics, .xml or .json)"),
                        NULL, "programme.ics", export_chosen_cb, widget);
}

void
tdt_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
  gtk_widget_class_install_action (widget_class, "win.export-schedule", NULL, export_cb);
}
