/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A copy that was sent for editing is opened where its original is, though not open: it finds the
 * way home. */
#include "config.h"

#include "tdt-application-private.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* The uid of a document is among the first bytes of its file. */
#define HEAD_BYTES 2048

typedef struct
{
  GPtrArray *files;
  GFile *copy;
  char *mark;
} Search;

static void
search_free (gpointer data)
{
  Search *search = data;

  g_ptr_array_unref (search->files);
  g_object_unref (search->copy);
  g_free (search->mark);
  g_free (search);
}

static gboolean
has_mark (GFile *file, const char *mark)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, NULL, NULL);
  char head[HEAD_BYTES + 1];
  gsize length = 0;

  if (stream == NULL ||
      !g_input_stream_read_all (G_INPUT_STREAM (stream), head, HEAD_BYTES, &length, NULL, NULL))
    return FALSE;
  head[length] = '\0';
  return strstr (head, mark) != NULL;
}

static void
search_in_thread (GTask *task, gpointer source, gpointer task_data, GCancellable *cancellable)
{
  const Search *search = task_data;

  for (guint i = 0; i < search->files->len; i++)
    {
      GFile *file = search->files->pdata[i];

      if (g_file_is_native (file) && !g_file_equal (file, search->copy) &&
          g_file_query_file_type (file, G_FILE_QUERY_INFO_NONE, NULL) == G_FILE_TYPE_REGULAR &&
          has_mark (file, search->mark))
        {
          g_task_return_pointer (task, g_object_ref (file), g_object_unref);
          return;
        }
    }
  g_task_return_pointer (task, NULL, NULL);
}

static char *
dup_display_name (GFile *file)
{
  g_autofree char *basename = g_file_get_basename (file);

  return g_filename_display_name (basename);
}

static void
found_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (source);
  g_autoptr (GFile) original = g_task_propagate_pointer (G_TASK (result), NULL);
  g_autofree char *name = original != NULL ? dup_display_name (original) : NULL;
  g_autofree char *text = NULL;

  if (original == NULL || window->desk == NULL)
    return;
  g_set_object (&window->original, original);
  /* Translators: %s is a file */
  text = g_strdup_printf (_ ("This is a copy that was made of “%s” for editing. See what was "
                             "changed in it, and take it over there?"),
                          name);
  tdt_banner_show (window->original_banner, text);
}

void
tdt_window_look_for_original (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  g_autoptr (GTask) task = NULL;
  Search *search;

  tdt_banner_hide (window->original_banner);
  if (!tdt_workspace_get_is_copy (workspace) || tdt_workspace_get_file (workspace) == NULL)
    return;
  task = g_task_new (window, NULL, found_cb, NULL);
  search = g_new (Search, 1);
  search->files = tdt_application_dup_recent ();
  search->copy = g_object_ref (tdt_workspace_get_file (workspace));
  search->mark = g_strdup_printf ("uid=\"%s\"",
                                  tdt_root_get_uid (tdt_workspace_get_root (workspace)));
  g_task_set_task_data (task, search, search_free);
  g_task_run_in_thread (task, search_in_thread);
}

/* The original, and the copy to be merged into it. */
typedef struct
{
  TdtWindow *window;
  GFile *copy;
} Homecoming;

static void
homecoming_free (Homecoming *homecoming)
{
  g_object_unref (homecoming->window);
  g_object_unref (homecoming->copy);
  g_free (homecoming);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Homecoming, homecoming_free)

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Homecoming) homecoming = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_open_finish (result, &error);
  TdtWorkspace *copy;

  if (workspace == NULL)
    {
      tdt_window_tell (homecoming->window, error->message);
      return;
    }
  copy = homecoming->window->desk != NULL ? tdt_desk_get_workspace (homecoming->window->desk)
                                          : NULL;
  if (copy != NULL && tdt_workspace_get_modified (copy))
    {
      tdt_window_tell (homecoming->window, _ ("Save what you changed here first"));
      tdt_workspace_close (workspace);
      return;
    }
  if (copy != NULL)
    tdt_workspace_close (copy);
  tdt_window_set_workspace (homecoming->window, workspace);
  tdt_window_compare_file (homecoming->window, homecoming->copy, TDT_COMPARE_MERGE, NULL);
}

static void
merge_into_original_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  Homecoming *homecoming;

  if (window->original == NULL)
    return;
  if (tdt_workspace_get_modified (workspace))
    {
      tdt_window_tell (window, _ ("Save what you changed here first"));
      return;
    }
  tdt_banner_hide (window->original_banner);
  homecoming = g_new (Homecoming, 1);
  homecoming->window = g_object_ref (window);
  homecoming->copy = g_object_ref (tdt_workspace_get_file (workspace));
  tdt_workspace_open_async (window->original, NULL, NULL, NULL, opened_cb, homecoming);
}

static void
keep_copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_banner_hide (TDT_WINDOW (widget)->original_banner);
}

void
tdt_window_init_original (TdtWindow *window)
{
  window->original_banner = tdt_banner_new ("edit-copy-symbolic");
  tdt_banner_add_button (window->original_banner, _ ("_Stay Here"), "win.keep-copy", FALSE);
  tdt_banner_add_button (window->original_banner, _ ("_See What Changed"),
                         "win.merge-into-original", TRUE);
  gtk_box_append (window->banners, GTK_WIDGET (window->original_banner));
}

void
tdt_window_install_original_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge-into-original", NULL,
                                   merge_into_original_cb);
  gtk_widget_class_install_action (widget_class, "win.keep-copy", NULL, keep_copy_cb);
}
