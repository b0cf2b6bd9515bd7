/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The earlier versions of the project: seen, compared, taken back in part or whole; and the end of
 * it all, when the event is over and what is known of people goes. */
#include "config.h"

#include "tdt-closing-page.h"
#include "tdt-versions-page.h"
#include "tdt-version-store.h"
#include "tdt-window-compare-private.h"

#include <glib/gi18n-lib.h>

/* A version that is to come back whole. */
typedef struct
{
  TdtWindow *window;
  char *name;
} Restoring;

static void
restoring_free (Restoring *restoring)
{
  g_object_unref (restoring->window);
  g_free (restoring->name);
  g_free (restoring);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restoring, restoring_free)

static void
restored_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Restoring) restoring = user_data;
  TdtWorkspace *workspace = TDT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtIncoming) incoming = tdt_workspace_compare_finish (workspace, result, &error);
  g_autofree char *label = NULL;

  if (incoming == NULL)
    {
      tdt_window_tell (restoring->window, error->message);
      return;
    }
  tdt_comparison_set_take_range (incoming->comparison, 0,
                                 tdt_comparison_get_n_differences (incoming->comparison),
                                 TDT_TAKE_THEIRS);
  /* Translators: a step that can be undone; %s is such as “the version of Wed 27 Sep, 17:42” */
  label = g_strdup_printf (_ ("Back to %s"), restoring->name);
  if (tdt_workspace_take_incoming (workspace, incoming, label, &error))
    tdt_window_tell_with_undo (restoring->window, label);
  else
    tdt_window_tell (restoring->window,
                     error != NULL ? error->message : _ ("Everything is as it was"));
}

static void
compare_cb (TdtWindow *window, GFile *file, const char *name)
{
  /* The page that says so goes. */
  g_autoptr (GFile) kept = g_object_ref (file);
  g_autofree char *kept_name = g_strdup (name);

  tdt_window_hide_comparison (window);
  tdt_window_compare_file (window, kept, TDT_COMPARE_ALL, kept_name);
}

static void
restore_cb (TdtWindow *window, GFile *file, const char *name)
{
  g_autoptr (GFile) kept = g_object_ref (file);
  Restoring *restoring = g_new (Restoring, 1);

  restoring->window = g_object_ref (window);
  restoring->name = g_strdup (name);
  tdt_window_hide_comparison (window);
  tdt_workspace_compare_async (tdt_desk_get_workspace (window->desk), kept, TDT_COMPARE_ALL, NULL,
                               restored_cb, restoring);
}

static void
listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);
  TdtVersionsPage *page;

  if (window->desk == NULL || window->compare != NULL)
    return;
  page = tdt_versions_page_new (versions);
  g_signal_connect_object (page, "compare", G_CALLBACK (compare_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "restore", G_CALLBACK (restore_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancel", G_CALLBACK (tdt_window_hide_comparison), window,
                           G_CONNECT_SWAPPED);
  tdt_window_show_instead (window, GTK_WIDGET (page));
}

static void
close_event_cb (TdtWindow *window, guint what)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);

  if (tdt_workspace_purge (workspace, (TdtPurgeFlags) what))
    tdt_window_tell_with_undo (window, tdt_workspace_get_undo_label (workspace));
  tdt_window_hide_comparison (window);
}

static void
closing_listed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  g_autoptr (GPtrArray) versions = g_task_propagate_pointer (G_TASK (result), NULL);
  TdtClosingPage *page;

  if (window->desk == NULL || window->compare != NULL)
    return;
  page = tdt_closing_page_new (tdt_desk_get_workspace (window->desk), versions->len);
  g_signal_connect_object (page, "close", G_CALLBACK (close_event_cb), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (page, "cancel", G_CALLBACK (tdt_window_hide_comparison), window,
                           G_CONNECT_SWAPPED);
  tdt_window_show_instead (window, GTK_WIDGET (page));
}

void
tdt_window_update_purging (TdtWindow *window)
{
  gboolean purging = window->desk != NULL &&
                     tdt_workspace_get_purging (tdt_desk_get_workspace (window->desk));

  if (purging)
    tdt_banner_show (window->purge_banner,
                     _ ("Personal data was taken out. Until you save, that can be undone; saving "
                        "also deletes the earlier versions."));
  else
    tdt_banner_hide (window->purge_banner);
}

void
tdt_window_init_purging (TdtWindow *window)
{
  window->purge_banner = tdt_banner_new ("user-trash-symbolic");
  tdt_banner_add_button (window->purge_banner, _ ("_Undo"), "win.undo", FALSE);
  tdt_banner_add_button (window->purge_banner, _ ("_Save"), "win.save", FALSE);
  gtk_box_append (window->banners, GTK_WIDGET (window->purge_banner));
}

static void
list_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GPtrArray *versions = tdt_version_store_list (task_data);

  for (guint i = 0; i < versions->len; i++)
    tdt_version_read_editor (versions->pdata[i]);
  g_task_return_pointer (task, versions, (GDestroyNotify) g_ptr_array_unref);
}

static void
list_versions (TdtWindow *window, GAsyncReadyCallback listed)
{
  g_autoptr (GTask) task = g_task_new (window, NULL, listed, NULL);

  g_task_set_task_data (task, g_strdup (tdt_root_get_uid (tdt_desk_get_root (window->desk))),
                        g_free);
  g_task_run_in_thread (task, list_in_thread);
}

static void
show_versions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  list_versions (TDT_WINDOW (widget), listed_cb);
}

static void
show_closing_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  list_versions (TDT_WINDOW (widget), closing_listed_cb);
}

void
tdt_window_install_version_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.close-event", NULL, show_closing_cb);
  gtk_widget_class_install_action (widget_class, "win.show-versions", NULL, show_versions_cb);
}
