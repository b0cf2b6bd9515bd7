/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-ranks-window-private.h"

#include "tdt-file-dialog-private.h"
#include "tdt-rank.h"
#include "tdt-ranks-page.h"
#include "tdt-replace.h"
#include "tdt-workspace-planning.h"

#include <glib/gi18n-lib.h>

/* A list has some dozens of ranks: what is longer is another file. */
#define LARGEST (1024 * 1024)

struct _TdtRanksWindow
{
  AdwWindow parent_instance;

  GtkBox *content;
  TdtDesk *desk;
};

G_DEFINE_FINAL_TYPE (TdtRanksWindow, tdt_ranks_window, ADW_TYPE_WINDOW)

static TdtWorkspace *
get_workspace (TdtRanksWindow *window)
{
  return tdt_desk_get_workspace (window->desk);
}

static void
update (TdtRanksWindow *window)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "ranks.reset",
                                 tdt_rank_list_is_own (tdt_desk_get_root (window->desk)));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "ranks.undo",
                                 tdt_workspace_get_can_undo (get_workspace (window)));
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_workspace_undo (get_workspace (TDT_RANKS_WINDOW (widget)));
}

static void
reset_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtRanksWindow *window = TDT_RANKS_WINDOW (widget);
  g_autoptr (GError) error = NULL;

  if (!tdt_workspace_put_ranks (get_workspace (window), NULL, &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
}

gboolean
tdt_ranks_window_load_text (TdtRanksWindow *window, const char *text, GError **error)
{
  g_autoptr (TdtRankList) list = tdt_rank_list_new (text, error);

  if (list == NULL)
    return FALSE;
  if (tdt_rank_list_get_ranks (list)->len == 0)
    {
      g_set_error_literal (
          error, G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE,
          _ ("It holds no rank. Choose a file that was saved as a list of ranks."));
      return FALSE;
    }
  return tdt_workspace_put_ranks (get_workspace (window), list, error);
}

static void
tell_error (TdtRanksWindow *window, GFile *file, const GError *error)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *shown = g_filename_display_name (name);

  tdt_desk_report (window->desk,
                   g_error_new (error->domain, error->code,
                                /* Translators: a file, what is wrong with it */
                                _ ("“%s” is no list of ranks: %s"), shown, error->message));
}

static void
loaded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtRanksWindow) window = user_data;
  g_autofree char *text = NULL;
  gsize length;
  g_autoptr (GError) error = NULL;

  if (window->desk == NULL)
    return;
  if (!g_file_load_contents_finish (G_FILE (source), result, &text, &length, NULL, &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
  else if (length > LARGEST || !g_utf8_validate (text, (gssize) length, NULL))
    tdt_desk_report (window->desk, g_error_new_literal (G_KEY_FILE_ERROR, G_KEY_FILE_ERROR_PARSE,
                                                        _ ("This is no list of ranks.")));
  else if (!tdt_ranks_window_load_text (window, text, &error))
    tell_error (window, G_FILE (source), error);
}

static void
chosen_cb (GListModel *files, gpointer user_data)
{
  g_autoptr (TdtRanksWindow) window = user_data;
  g_autoptr (GFile) file = g_list_model_get_item (files, 0);

  if (file != NULL)
    g_file_load_contents_async (file, NULL, loaded_cb, g_object_ref (window));
}

static void
load_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_open_several (GTK_WINDOW (widget), _ ("Load a List of Ranks"), chosen_cb,
                                g_object_ref (widget));
}

static void
saved_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtRanksWindow *window = TDT_RANKS_WINDOW (source);
  g_autoptr (GError) error = NULL;

  if (window->desk == NULL)
    return;
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    tdt_desk_report (window->desk, g_steal_pointer (&error));
  else
    g_signal_emit_by_name (window->desk, "report", _ ("The list of ranks is saved"));
}

static void
save_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  GBytes *bytes = g_object_get_data (G_OBJECT (task), "tdt-bytes");
  GError *error = NULL;

  if (tdt_replace_file (task_data, bytes, NULL, NULL, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
save_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtRanksWindow) window = user_data;
  g_autoptr (TdtRankList) list = NULL;
  g_autoptr (GTask) task = NULL;
  char *text;

  if (file == NULL || window->desk == NULL || !g_file_is_native (file))
    return;
  list = tdt_rank_list_read (tdt_desk_get_root (window->desk));
  text = tdt_rank_list_dup_text (list);
  task = g_task_new (window, NULL, saved_cb, NULL);
  g_task_set_task_data (task, g_file_get_path (file), g_free);
  g_object_set_data_full (G_OBJECT (task), "tdt-bytes", g_bytes_new_take (text, strlen (text)),
                          (GDestroyNotify) g_bytes_unref);
  g_task_run_in_thread (task, save_in_thread);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  /* Translators: the name of a file; keep the ending */
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Save the List of Ranks"), NULL, _ ("ranks.ini"),
                        save_chosen_cb, g_object_ref (widget));
}

static void
tdt_ranks_window_dispose (GObject *object)
{
  TdtRanksWindow *window = TDT_RANKS_WINDOW (object);

  g_clear_object (&window->desk);
  G_OBJECT_CLASS (tdt_ranks_window_parent_class)->dispose (object);
}

static void
tdt_ranks_window_class_init (TdtRanksWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_ranks_window_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-ranks-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtRanksWindow, content);
  gtk_widget_class_install_action (widget_class, "ranks.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "ranks.reset", NULL, reset_cb);
  gtk_widget_class_install_action (widget_class, "ranks.load", NULL, load_cb);
  gtk_widget_class_install_action (widget_class, "ranks.save", NULL, save_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "ranks.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tdt_ranks_window_init (TdtRanksWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
}

GtkWindow *
tdt_ranks_window_new (TdtDesk *desk, GtkWindow *parent)
{
  TdtRanksWindow *window = g_object_new (TDT_TYPE_RANKS_WINDOW, "transient-for", parent,
                                         "destroy-with-parent", TRUE, NULL);
  GtkWidget *page = tdt_ranks_page_new (desk);

  window->desk = g_object_ref (desk);
  gtk_widget_set_vexpand (page, TRUE);
  gtk_box_append (window->content, page);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (window);
  return GTK_WINDOW (window);
}
