/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows of its file, and how it gets to one: new, open, drop. */
#include "config.h"

#include "tdt-application-private.h"
#include "tdt-file-dialog-private.h"
#include "tdt-template-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

static char *
dup_file_state (TdtWorkspace *workspace)
{
  gint64 saved_at = tdt_workspace_get_saved_at (workspace);
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *clock = NULL;

  if (tdt_workspace_get_modified (workspace))
    return g_strdup (_ ("Not saved"));
  if (saved_at == 0)
    return g_strdup (tdt_workspace_get_file (workspace) != NULL ? _ ("Saved") : _ ("Not saved"));
  time = g_date_time_new_from_unix_local (saved_at);
  clock = g_date_time_format (time, "%H:%M");
  /* Translators: %s is a time of day, as in “Saved 17:42” */
  return g_strdup_printf (_ ("Saved %s"), clock);
}

static char *
dup_subtitle (TdtWorkspace *workspace)
{
  GFile *file = tdt_workspace_get_file (workspace);
  g_autofree char *state = dup_file_state (workspace);
  g_autofree char *name = file != NULL ? g_file_get_basename (file) : NULL;

  if (name == NULL)
    return g_steal_pointer (&state);
  /* Translators: a file name and its state, as in “gap.tdt.xml · Saved 17:42” */
  return g_strdup_printf (_ ("%s · %s"), name, state);
}

void
tdt_window_update_title (TdtWindow *window)
{
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (window->desk != NULL)
    {
      TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);

      title = tdt_workspace_dup_title (workspace);
      subtitle = dup_subtitle (workspace);
    }
  else
    {
      title = g_strdup ("Tour de Table");
      subtitle = g_strdup ("");
    }
  gtk_window_set_title (GTK_WINDOW (window), title);
  adw_window_title_set_title (window->wide_title, title);
  adw_window_title_set_subtitle (window->wide_title, subtitle);
  adw_window_title_set_title (window->narrow_title, title);
  adw_window_title_set_subtitle (window->narrow_title, subtitle);
}

static void
file_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  GtkApplication *application = gtk_window_get_application (GTK_WINDOW (window));

  if (file != NULL && application != NULL)
    tdt_application_open_file (TDT_APPLICATION (application), file, window);
}

void
tdt_window_choose_file (TdtWindow *window)
{
  tdt_file_dialog_open (GTK_WINDOW (window), file_chosen_cb, g_object_ref (window));
}

static void
create_cb (TdtWindow *window, const char *title, const char *place, gint64 julian, guint template)
{
  g_autoptr (TdtRoot) root = tdt_template_make (template, title, place, julian);
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  tdt_window_set_workspace (window, workspace);
  tdt_window_turn_to (window, "programme");
}

static void
open_recent_cb (TdtWindow *window, GFile *file)
{
  file_chosen_cb (file, g_object_ref (window));
}

/* Lists and programmes have names of their own; XML may be anything, and is a project most often.
 */
gboolean
tdt_window_can_import (GFile *file)
{
  static const char *const suffixes[] = { ".csv", ".tsv", ".txt", ".xlsx",
                                          ".ods", ".vcf", ".ics", ".json" };
  g_autofree char *basename = g_file_get_basename (file);
  g_autofree char *name = g_ascii_strdown (basename, -1);

  for (guint i = 0; i < G_N_ELEMENTS (suffixes); i++)
    if (g_str_has_suffix (name, suffixes[i]))
      return TRUE;
  return FALSE;
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdtWindow *window)
{
  GSList *files = g_value_get_boxed (value);
  g_autoptr (GListStore) imports = g_list_store_new (G_TYPE_FILE);

  for (GSList *l = files; l != NULL; l = l->next)
    if (tdt_window_can_import (l->data))
      g_list_store_append (imports, l->data);
    else
      file_chosen_cb (l->data, g_object_ref (window));
  if (g_list_model_get_n_items (G_LIST_MODEL (imports)) > 0)
    tdt_window_import_files (window, G_LIST_MODEL (imports));
  return files != NULL;
}

void
tdt_window_ensure_start_page (TdtWindow *window)
{
  g_auto (GStrv) names = NULL;
  g_autoptr (GPtrArray) recent = NULL;
  GtkWidget *page;

  if (adw_bin_get_child (window->start_frame) != NULL)
    return;
  names = tdt_templates_dup_names ();
  recent = tdt_application_dup_recent ();
  page = g_object_new (TDT_TYPE_START_PAGE, NULL);
  tdt_start_page_set_templates (TDT_START_PAGE (page), (const char *const *) names);
  tdt_start_page_set_recent (TDT_START_PAGE (page), recent);
  g_signal_connect_object (page, "create", G_CALLBACK (create_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "open", G_CALLBACK (open_recent_cb), window, G_CONNECT_SWAPPED);
  adw_bin_set_child (window->start_frame, page);
  tdt_start_page_focus_title (TDT_START_PAGE (page));
}

void
tdt_window_init_file (TdtWindow *window)
{
  GtkDropTarget *drop = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  g_signal_connect (drop, "drop", G_CALLBACK (drop_cb), window);
  gtk_widget_add_controller (GTK_WIDGET (window), GTK_EVENT_CONTROLLER (drop));
}
