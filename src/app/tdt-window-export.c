/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what other programs read. */
#include "config.h"

#include "tdt-cards.h"
#include "tdt-export.h"
#include "tdt-file-dialog-private.h"
#include "tdt-replace.h"
#include "tdt-sheet-export.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

/* By its name; XML for all others. */
static TdtExportFormat
get_format (const char *path)
{
  if (g_str_has_suffix (path, ".ics"))
    return TDT_EXPORT_CALENDAR;
  return g_str_has_suffix (path, ".json") ? TDT_EXPORT_SCHEDULE_JSON : TDT_EXPORT_SCHEDULE_XML;
}

typedef struct
{
  TdtRoot *root;
  char *path;
  TdtWindowExport what;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  tdt_root_unref (job->root);
  g_free (job->path);
  g_free (job);
}

/* The table as a file of the kind that its name says. */
static GBytes *
write_table (const Job *job, GError **error)
{
  const char *dot = strrchr (job->path, '.');
  int format = dot != NULL ? tdt_sheet_format_by_name (dot + 1) : -1;
  g_autoptr (TdtSheet) sheet = job->what == TDT_WINDOW_EXPORT_PEOPLE
                                   ? tdt_sheet_new_people (job->root)
                                   : tdt_sheet_new_sessions (job->root);

  return tdt_sheet_write (sheet, format >= 0 ? (TdtSheetFormat) format : TDT_SHEET_XLSX, error);
}

static gboolean
is_cards (const Job *job)
{
  return job->what == TDT_WINDOW_EXPORT_PEOPLE && g_str_has_suffix (job->path, ".vcf");
}

/* Ten thousand sessions take longer than anybody should wait for the window. */
static void
write_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Job *job = task_data;
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;

  if (job->what == TDT_WINDOW_EXPORT_SCHEDULE)
    bytes = tdt_export_bytes (job->root, get_format (job->path), NULL,
                              g_get_real_time () / G_USEC_PER_SEC);
  else if (is_cards (job))
    bytes = tdt_cards_write (job->root, NULL);
  else
    bytes = write_table (job, &error);
  if (bytes != NULL && tdt_replace_file (job->path, bytes, NULL, NULL, NULL, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
written_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Job *job = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  const char *text;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    text = error->message;
  else if (job->what == TDT_WINDOW_EXPORT_SCHEDULE)
    text = _ ("The programme is exported");
  else if (is_cards (job))
    text = _ ("The people are exported");
  else
    text = _ ("The table is exported; what comes back changed can be imported");
  tdt_window_tell (TDT_WINDOW (source), text);
}

void
tdt_window_export_to (TdtWindow *window, TdtWindowExport what, GFile *file)
{
  g_autoptr (GTask) task = NULL;
  Job *job;

  if (!g_file_is_native (file) || window->desk == NULL)
    return;
  job = g_new0 (Job, 1);
  job->root = tdt_root_ref (tdt_desk_get_root (window->desk));
  job->path = g_file_get_path (file);
  job->what = what;
  task = g_task_new (window, NULL, written_cb, NULL);
  g_task_set_task_data (task, job, job_free);
  g_task_run_in_thread (task, write_in_thread);
}

static void
schedule_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL)
    tdt_window_export_to (window, TDT_WINDOW_EXPORT_SCHEDULE, file);
}

static void
people_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL)
    tdt_window_export_to (window, TDT_WINDOW_EXPORT_PEOPLE, file);
}

static void
sessions_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL)
    tdt_window_export_to (window, TDT_WINDOW_EXPORT_SESSIONS, file);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Export for Other Programs (.ics, .xml or .json)"),
                        NULL, "programme.ics", schedule_chosen_cb, g_object_ref (widget));
}

static void
export_people_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Export People (.xlsx, .ods, .csv or .vcf)"), NULL,
                        _ ("people.xlsx"), people_chosen_cb, g_object_ref (widget));
}

static void
export_sessions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget),
                        _ ("Export the Programme as a Table (.xlsx, .ods or .csv)"), NULL,
                        _ ("programme.xlsx"), sessions_chosen_cb, g_object_ref (widget));
}

void
tdt_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-schedule", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.export-people", NULL, export_people_cb);
  gtk_widget_class_install_action (widget_class, "win.export-sessions", NULL, export_sessions_cb);
}
