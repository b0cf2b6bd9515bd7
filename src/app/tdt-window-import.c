/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bringing in what other programs wrote. Tables are shown with what their columns seem to be;
 * programmes, which need no choice, are shown at once as a proposal. */
#include "config.h"

#include "tdt-file-dialog-private.h"
#include "tdt-import-page.h"
#include "tdt-template-private.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-preview.h"

#include "tdt-edit.h"

#include <glib/gi18n-lib.h>

/* After so many milliseconds of reading, the window says what it does. */
#define PATIENCE 300

/* The files that were chosen, and what a thread makes of them. */
typedef struct
{
  TdtRoot *start;
  gboolean is_new;
  GPtrArray *paths;
  GPtrArray *sources;
  TdtImportReport *report;
  TdtRoot *made;
  /* What those in the tables come to. */
  char *session;
  guint patience;
  gboolean told;
} Import;

static void
import_free (gpointer data)
{
  Import *import = data;

  g_clear_handle_id (&import->patience, g_source_remove);
  tdt_root_unref (import->start);
  g_clear_pointer (&import->made, tdt_root_unref);
  g_ptr_array_unref (import->paths);
  g_clear_pointer (&import->sources, g_ptr_array_unref);
  tdt_import_report_free (import->report);
  g_free (import->session);
  g_free (import);
}

static gboolean
has_table (const GPtrArray *sources)
{
  for (guint i = 0; i < sources->len; i++)
    if (((const TdtImportSource *) sources->pdata[i])->mappings != NULL)
      return TRUE;
  return FALSE;
}

/* Where nothing is to be chosen, the result too. */
static void
import_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  for (guint i = 0; i < import->paths->len && !g_cancellable_is_cancelled (cancellable); i++)
    g_ptr_array_add (import->sources,
                     tdt_import_source_read (import->paths->pdata[i], cancellable));
  if (g_task_return_error_if_cancelled (task))
    return;
  if (!has_table (import->sources))
    import->made = tdt_import_sources_build (import->sources, import->start, import->report,
                                             cancellable, &error);
  if (error != NULL)
    g_task_return_error (task, error);
  else
    g_task_return_boolean (task, TRUE);
}

static char *
dup_summary (const TdtImportReport *report)
{
  g_autofree char *sessions = g_strdup_printf (
      ngettext ("%'u session", "%'u sessions", report->events), report->events);
  g_autofree char *people = g_strdup_printf (ngettext ("%'u person", "%'u people", report->people),
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

/* The first file lends its name to what it made a project of. */
static char *
dup_label (const GPtrArray *sources)
{
  const TdtImportSource *first = sources->pdata[0];

  if (sources->len == 1)
    /* Translators: a step that can be undone; %s is a file */
    return g_strdup_printf (_ ("Import of “%s”"), first->name);
  /* Translators: a step that can be undone */
  return g_strdup_printf (ngettext ("Import of %u file", "Import of %u files", sources->len),
                          sources->len);
}

static TdtRoot *
give_title (const TdtRoot *root, const GPtrArray *sources)
{
  const TdtImportSource *first = sources->pdata[0];
  const char *dot = strrchr (first->name, '.');
  g_autofree char *title = dot != NULL ? g_strndup (first->name, (gsize) (dot - first->name))
                                       : g_strdup (first->name);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);

  if (!tdt_row_has (tdt_root_get_project (root), TDT_PROJECT_TITLE))
    tdt_edit_set_text (edit, tdt_root_get_uid (root), TDT_PROJECT_TITLE, title, NULL);
  return tdt_edit_apply (edit);
}

/* In this window where it has no project, else in one of its own. */
static void
open_new (TdtWindow *window, const TdtRoot *made, const GPtrArray *sources)
{
  g_autoptr (TdtRoot) root = give_title (made, sources);
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  TdtWindow *shown = window;

  if (window->desk != NULL)
    {
      shown = tdt_window_new (TDT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));
      tdt_window_set_workspace (shown, workspace);
      gtk_window_present (GTK_WINDOW (shown));
    }
  else
    tdt_window_set_workspace (shown, workspace);
  tdt_window_show_page (shown,
                        tdt_root_count (root, TDT_KIND_SESSION) > 0 ? "programme" : "people");
  tdt_window_tell (shown, _ ("A new project is made of it; save it when it is right"));
}

/* What an import would change of what is there. */
typedef struct
{
  TdtComparison *comparison;
  char *label;
} Proposed;

static void
proposed_free (gpointer data)
{
  Proposed *proposed = data;

  g_object_unref (proposed->comparison);
  g_free (proposed->label);
  g_free (proposed);
}

static void
compared_cb (TdtWindow *window, gboolean apply, gpointer user_data)
{
  const Proposed *proposed = user_data;
  g_autoptr (TdtRoot) root = apply ? tdt_comparison_dup_result (proposed->comparison) : NULL;

  if (root != NULL &&
      tdt_workspace_apply_root (tdt_desk_get_workspace (window->desk), root, proposed->label))
    tdt_window_tell_with_undo (window, proposed->label);
  else if (apply)
    tdt_window_tell (window, _ ("Everything is as it was"));
}

/* Where the files say something else than the project, somebody decides for each. */
static void
compare (TdtWindow *window, const TdtRoot *before, const TdtRoot *made, const char *label)
{
  Proposed *proposed = g_new0 (Proposed, 1);
  TdtCompareWords words = {
    .title = _ ("What the import would change"),
    .subtitle = _ ("What you do not take over stays as it is here."),
    .ours = _ ("Here"),
    .theirs = _ ("In the file"),
  };

  proposed->comparison = tdt_comparison_new (before, before, made, NULL);
  proposed->label = g_strdup (label);
  tdt_window_show_comparison (window, tdt_compare_page_new (proposed->comparison, &words),
                              compared_cb, proposed, proposed_free);
}

static void
page_import_cb (TdtWindow *window, TdtImportPage *page)
{
  g_autoptr (TdtRoot) before = tdt_root_ref (tdt_import_page_get_into (page));
  g_autoptr (TdtRoot) made = tdt_root_ref (tdt_import_page_get_result (page));
  g_autofree char *label = dup_label (tdt_import_page_get_sources (page));
  g_autoptr (GPtrArray) sources = tdt_import_sources_copy (tdt_import_page_get_sources (page));
  const TdtImportReport *report = tdt_import_page_get_report (page);
  gboolean is_new = tdt_import_page_get_wants_new (page);
  gboolean decides = report->n_keyed > 0 || report->changes->len > 0;

  tdt_window_hide_comparison (window);
  if (is_new)
    open_new (window, made, sources);
  else if (window->desk == NULL || tdt_desk_get_root (window->desk) != before)
    tdt_window_tell (window, _ ("The project was changed meanwhile. Import once more."));
  else if (decides)
    compare (window, before, made, label);
  else if (tdt_workspace_apply_root (tdt_desk_get_workspace (window->desk), made, label))
    tdt_window_tell_with_undo (window, label);
}

/* Whoever comes here from a session has said already what the list is about. */
static void
preset_session (const Import *import)
{
  for (guint i = 0; import->session != NULL && i < import->sources->len; i++)
    {
      const GPtrArray *mappings = ((TdtImportSource *) import->sources->pdata[i])->mappings;

      for (guint m = 0; mappings != NULL && m < mappings->len; m++)
        {
          TdtMapping *mapping = mappings->pdata[m];

          if (tdt_mapping_find (mapping, TDT_SESSION_TITLE) < 0)
            {
              g_free (mapping->session);
              mapping->session = g_strdup (import->session);
            }
        }
    }
}

static void
show_tables (TdtWindow *window, Import *import)
{
  g_autofree char *title = window->desk != NULL
                               ? tdt_workspace_dup_title (tdt_desk_get_workspace (window->desk))
                               : NULL;
  g_autoptr (TdtRoot) fresh = tdt_template_make_empty ();
  TdtImportPage *page;

  preset_session (import);
  page = tdt_import_page_new (g_steal_pointer (&import->sources), fresh,
                              window->desk != NULL ? tdt_desk_get_root (window->desk) : NULL,
                              title);
  g_signal_connect_object (page, "import", G_CALLBACK (page_import_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancel", G_CALLBACK (tdt_window_hide_comparison), window,
                           G_CONNECT_SWAPPED);
  tdt_window_show_instead (window, GTK_WIDGET (page));
}

static void
propose (TdtWindow *window, const Import *import)
{
  g_auto (GStrv) sentences = NULL;

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

static void
imported_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  Import *import = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  /* Before the page that can stop it goes, which is as good as stopping it. */
  gboolean done = g_task_propagate_boolean (G_TASK (result), &error);

  g_clear_handle_id (&import->patience, g_source_remove);
  if (import->told)
    tdt_window_show_opened (window);
  /* Closed meanwhile. */
  if (!gtk_widget_get_visible (GTK_WIDGET (window)))
    return;
  if (!done)
    {
      if (!g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
        tdt_window_tell (window, error->message);
    }
  else if (import->made == NULL)
    show_tables (window, import);
  else if (tdt_root_equal (import->made, import->start))
    tdt_window_tell (window, import->report->lost->len > 0
                                 ? import->report->lost->pdata[0]
                                 : _ ("All of that is in the project already."));
  else if (import->is_new)
    open_new (window, import->made, import->sources);
  else
    propose (window, import);
}

static void
stopped_cb (GCancellable *shown, GCancellable *reading)
{
  g_cancellable_cancel (reading);
}

/* The page that says what is read has the button that stops it. */
static gboolean
tell_reading_cb (gpointer user_data)
{
  GTask *task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr (GFile) file = g_file_new_for_path (import->paths->pdata[0]);
  GCancellable *shown = tdt_window_begin_opening (TDT_WINDOW (g_task_get_source_object (task)),
                                                  file);

  import->patience = 0;
  import->told = TRUE;
  g_signal_connect_object (shown, "cancelled", G_CALLBACK (stopped_cb),
                           g_task_get_cancellable (task), 0);
  return G_SOURCE_REMOVE;
}

void
tdt_window_import_attendees (TdtWindow *window, GListModel *files, const char *session)
{
  g_autoptr (GCancellable) cancellable = g_cancellable_new ();
  g_autoptr (GTask) task = g_task_new (window, cancellable, imported_cb, NULL);
  Import *import = g_new0 (Import, 1);

  import->session = g_strdup (session);
  import->is_new = window->desk == NULL;
  import->start = import->is_new ? tdt_template_make_empty ()
                                 : tdt_root_ref (tdt_desk_get_root (window->desk));
  import->paths = g_ptr_array_new_with_free_func (g_free);
  import->sources = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_import_source_free);
  import->report = tdt_import_report_new ();
  g_task_set_source_tag (task, tdt_window_import_attendees);
  g_task_set_task_data (task, import, import_free);
  for (guint i = 0; i < g_list_model_get_n_items (files); i++)
    {
      g_autoptr (GFile) file = g_list_model_get_item (files, i);
      char *path = g_file_get_path (file);

      if (path != NULL)
        g_ptr_array_add (import->paths, path);
    }
  if (import->paths->len == 0)
    return;
  import->patience = g_timeout_add (PATIENCE, tell_reading_cb, task);
  g_task_run_in_thread (task, import_in_thread);
}

void
tdt_window_import_files (TdtWindow *window, GListModel *files)
{
  tdt_window_import_attendees (window, files, NULL);
}

/* The window, and what the chosen lists are about. */
typedef struct
{
  TdtWindow *window;
  char *session;
} Choosing;

static void
attendees_chosen_cb (GListModel *files, gpointer user_data)
{
  Choosing *choosing = user_data;

  tdt_window_import_attendees (choosing->window, files, choosing->session);
  g_object_unref (choosing->window);
  g_free (choosing->session);
  g_free (choosing);
}

void
tdt_window_choose_attendees (TdtWindow *window, const char *session)
{
  Choosing *choosing = g_new (Choosing, 1);

  choosing->window = g_object_ref (window);
  choosing->session = g_strdup (session);
  tdt_file_dialog_open_imports (GTK_WINDOW (window), attendees_chosen_cb, choosing);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  tdt_window_import_files (window, files);
}

static void
import_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_open_imports (GTK_WINDOW (widget), chosen_cb, g_object_ref (widget));
}

void
tdt_window_install_import_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import", NULL, import_cb);
}
