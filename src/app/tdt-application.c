/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-application-private.h"
#include "tdt-commands-private.h"
#include "tdt-example.h"
#include "tdt-help-private.h"
#include "tdt-popovers-private.h"
#include "tdt-preferences-window-private.h"
#include "tdt-recovery-private.h"
#include "tdt-window-private.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>
#include <malloc.h>

struct _TdtApplication
{
  AdwApplication parent_instance;

  TdtSearchProvider *search_provider;
  gboolean recovery_offered;
};

G_DEFINE_FINAL_TYPE (TdtApplication, tdt_application, ADW_TYPE_APPLICATION)

typedef struct
{
  TdtApplication *application;
  TdtWindow *window;
  GFile *file;
  /* What to go to in it, or NULL. */
  char *uid;
  GCancellable *cancellable;
  gboolean is_new;
} Opening;

static void
opening_free (Opening *opening)
{
  g_application_release (G_APPLICATION (opening->application));
  g_clear_object (&opening->application);
  g_clear_object (&opening->window);
  g_clear_object (&opening->cancellable);
  g_clear_object (&opening->file);
  g_free (opening->uid);
  g_free (opening);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Opening, opening_free)

static TdtWindow *
find_window_of_file (TdtApplication *application, GFile *file)
{
  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    {
      TdtDesk *desk = TDT_IS_WINDOW (l->data) ? tdt_window_get_desk (l->data) : NULL;
      GFile *its_file = desk != NULL ? tdt_workspace_get_file (tdt_desk_get_workspace (desk))
                                     : NULL;

      if (its_file != NULL && g_file_equal (its_file, file))
        return l->data;
    }
  return NULL;
}

/* A window that has another file of the same project. */
static TdtWindow *
find_window_of_document (TdtApplication *application, TdtWorkspace *workspace)
{
  const char *uid = tdt_root_get_uid (tdt_workspace_get_root (workspace));

  for (GList *l = gtk_application_get_windows (GTK_APPLICATION (application)); l != NULL;
       l = l->next)
    {
      TdtDesk *desk = TDT_IS_WINDOW (l->data) ? tdt_window_get_desk (l->data) : NULL;

      if (desk != NULL && g_str_equal (tdt_root_get_uid (tdt_desk_get_root (desk)), uid))
        return l->data;
    }
  return NULL;
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Opening) opening = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_open_finish (result, &error);
  TdtWindow *same = workspace != NULL ? find_window_of_document (opening->application, workspace)
                                      : NULL;

  if (workspace == NULL || same != NULL)
    tdt_window_show_opened (opening->window);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  if (workspace == NULL)
    {
      tdt_window_tell (opening->window, error->message);
      return;
    }
  if (same == NULL)
    {
      tdt_window_set_workspace (opening->window, workspace);
      tdt_application_note_recent (opening->file);
      if (opening->uid != NULL)
        tdt_desk_show (tdt_window_get_desk (opening->window), opening->uid);
      return;
    }
  tdt_window_offer_copy (same, opening->file, workspace);
  if (opening->is_new && tdt_window_get_desk (opening->window) == NULL)
    gtk_window_destroy (GTK_WINDOW (opening->window));
}

/* Reading a large file keeps the machine busy: the window comes first. */
static void
read_cb (gpointer user_data)
{
  Opening *opening = user_data;

  tdt_workspace_open_async (opening->file, tdt_window_show_opening, opening->window,
                            opening->cancellable, opened_cb, opening);
}

static void
start_opening (TdtApplication *application, GFile *file, const char *uid, TdtWindow *window)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->is_new = window == NULL || tdt_window_get_desk (window) != NULL ||
                    tdt_window_is_opening (window);
  if (opening->is_new)
    window = tdt_window_new (application);
  g_application_hold (G_APPLICATION (application));
  opening->application = g_object_ref (application);
  opening->window = g_object_ref (window);
  opening->file = g_object_ref (file);
  opening->uid = g_strdup (uid);
  opening->cancellable = g_object_ref (tdt_window_begin_opening (window, file));
  tdt_window_call_when_drawn (window, read_cb, opening);
  gtk_window_present (GTK_WINDOW (window));
}

void
tdt_application_open_file (TdtApplication *application, GFile *file, TdtWindow *window)
{
  TdtWindow *shown = find_window_of_file (application, file);

  if (shown != NULL)
    gtk_window_present (GTK_WINDOW (shown));
  else
    start_opening (application, file, NULL, window);
}

static TdtWindow *
get_active_window (TdtApplication *application)
{
  GtkWindow *window = gtk_application_get_active_window (GTK_APPLICATION (application));

  return TDT_IS_WINDOW (window) ? TDT_WINDOW (window) : NULL;
}

void
tdt_application_open_record (TdtApplication *application, GFile *file, const char *uid)
{
  TdtWindow *shown = find_window_of_file (application, file);

  if (shown == NULL)
    {
      start_opening (application, file, uid, get_active_window (application));
      return;
    }
  tdt_desk_show (tdt_window_get_desk (shown), uid);
  gtk_window_present (GTK_WINDOW (shown));
}

TdtSearchProvider *
tdt_application_get_search_provider (TdtApplication *application)
{
  return application->search_provider;
}

static void
new_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_window_present (GTK_WINDOW (tdt_window_new (user_data)));
}

static void
example_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  TdtWindow *window = get_active_window (user_data);
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  if (window == NULL || tdt_window_get_desk (window) != NULL)
    window = tdt_window_new (user_data);
  tdt_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
}

static void
help_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  GtkWindow *window = gtk_application_get_active_window (user_data);

  if (window != NULL)
    tdt_help_show (window);
}

static void
preferences_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  tdt_preferences_window_show (user_data);
}

static void
about_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  gtk_show_about_dialog (gtk_application_get_active_window (user_data), "program-name",
                         "Tour de Table", "version", PACKAGE_VERSION, "license-type",
                         GTK_LICENSE_GPL_3_0, "logo-icon-name", TDT_APPLICATION_ID, "comments",
                         _ ("Plans meetings made of round tables"), NULL);
}

static void
quit_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  g_autoptr (GList) windows = g_list_copy (gtk_application_get_windows (user_data));

  /* Each window asks for what is not saved; the last one closed ends the program. */
  for (GList *l = windows; l != NULL; l = l->next)
    gtk_window_close (l->data);
}

static const GActionEntry actions[] = {
  { .name = "new", .activate = new_cb },   { .name = "example", .activate = example_cb },
  { .name = "help", .activate = help_cb }, { .name = "about", .activate = about_cb },
  { .name = "quit", .activate = quit_cb }, { .name = "preferences", .activate = preferences_cb },
};

/* Each is called as the action that it starts. */
static const GOptionEntry option_entries[] = {
  { "new", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Open a window for a new meeting"), NULL },
  { "example", 0, 0, G_OPTION_ARG_NONE, NULL, N_ ("Look at the example"), NULL },
  { NULL },
};

/* A thread that frees what it checked or laid out leaves hundreds of thousands of small pieces; the
 * C library joins them all at once the next time somebody wants a large one, which kept the main
 * loop waiting for 40 ms. Joined one by one, nobody waits. */
static void
free_at_once (void)
{
#ifdef M_MXFAST
  mallopt (M_MXFAST, 0);
#endif
}

static void
tdt_application_startup (GApplication *application)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  free_at_once ();
  G_APPLICATION_CLASS (tdt_application_parent_class)->startup (application);
  g_set_application_name ("Tour de Table");
  g_action_map_add_action_entries (G_ACTION_MAP (application), actions, G_N_ELEMENTS (actions),
                                   application);
  for (guint i = 0; i < n_commands; i++)
    if (!commands[i].local)
      gtk_application_set_accels_for_action (GTK_APPLICATION (application), commands[i].action,
                                             commands[i].accels);
  tdt_preferences_apply_style ();
  tdt_help_watch_windows ();
  tdt_popovers_give_focus_back ();
}

/* Whoever only searches from the desktop is not asked. */
static void
tdt_application_window_added (GtkApplication *application, GtkWindow *window)
{
  TdtApplication *self = TDT_APPLICATION (application);

  GTK_APPLICATION_CLASS (tdt_application_parent_class)->window_added (application, window);
  if (self->recovery_offered)
    return;
  self->recovery_offered = TRUE;
  tdt_recovery_offer (self);
}

static gboolean
tdt_application_dbus_register (GApplication *application, GDBusConnection *connection,
                               const char *path, GError **error)
{
  TdtApplication *self = TDT_APPLICATION (application);
  g_autoptr (GError) problem = NULL;

  if (!G_APPLICATION_CLASS (tdt_application_parent_class)
           ->dbus_register (application, connection, path, error))
    return FALSE;
  self->search_provider = tdt_search_provider_new (self, connection, &problem);
  if (self->search_provider == NULL)
    g_message ("The desktop cannot search in projects: %s", problem->message);
  return TRUE;
}

static void
tdt_application_dbus_unregister (GApplication *application, GDBusConnection *connection,
                                 const char *path)
{
  g_clear_pointer (&TDT_APPLICATION (application)->search_provider, tdt_search_provider_free);
  G_APPLICATION_CLASS (tdt_application_parent_class)
      ->dbus_unregister (application, connection, path);
}

static void
tdt_application_activate (GApplication *application)
{
  TdtWindow *window = get_active_window (TDT_APPLICATION (application));

  if (window == NULL)
    window = tdt_window_new (TDT_APPLICATION (application));
  gtk_window_present (GTK_WINDOW (window));
}

static void
tdt_application_open (GApplication *application, GFile **files, int n_files, const char *hint)
{
  g_autoptr (GListStore) imports = g_list_store_new (G_TYPE_FILE);

  for (int i = 0; i < n_files; i++)
    if (tdt_window_can_import (files[i]))
      g_list_store_append (imports, files[i]);
    else
      tdt_application_open_file (TDT_APPLICATION (application), files[i],
                                 get_active_window (TDT_APPLICATION (application)));
  if (g_list_model_get_n_items (G_LIST_MODEL (imports)) == 0)
    return;
  tdt_application_activate (application);
  tdt_window_import_files (get_active_window (TDT_APPLICATION (application)),
                           G_LIST_MODEL (imports));
}

/* What the desktop entry starts where the desktop does not call the actions over the bus. */
static int
tdt_application_handle_local_options (GApplication *application, GVariantDict *options)
{
  for (guint i = 0; option_entries[i].long_name != NULL; i++)
    {
      g_autoptr (GError) error = NULL;

      if (!g_variant_dict_contains (options, option_entries[i].long_name))
        continue;
      if (!g_application_register (application, NULL, &error))
        {
          g_printerr ("%s: %s\n", PACKAGE_NAME, error->message);
          return 1;
        }
      g_action_group_activate_action (G_ACTION_GROUP (application), option_entries[i].long_name,
                                      NULL);
    }
  return -1;
}

static void
tdt_application_class_init (TdtApplicationClass *klass)
{
  GApplicationClass *application_class = G_APPLICATION_CLASS (klass);
  GtkApplicationClass *gtk_application_class = GTK_APPLICATION_CLASS (klass);

  application_class->handle_local_options = tdt_application_handle_local_options;
  application_class->startup = tdt_application_startup;
  application_class->activate = tdt_application_activate;
  application_class->open = tdt_application_open;
  application_class->dbus_register = tdt_application_dbus_register;
  application_class->dbus_unregister = tdt_application_dbus_unregister;
  gtk_application_class->window_added = tdt_application_window_added;
}

static void
tdt_application_init (TdtApplication *application)
{
  g_application_add_main_option_entries (G_APPLICATION (application), option_entries);
}

TdtApplication *
tdt_application_new (GApplicationFlags flags)
{
  return g_object_new (TDT_TYPE_APPLICATION, "application-id", TDT_APPLICATION_ID, "flags",
                       G_APPLICATION_HANDLES_OPEN | flags, "resource-base-path",
                       "/org/tourdetable/TourDeTable", NULL);
}
