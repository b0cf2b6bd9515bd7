/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-help-private.h"

#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

#define FIRST_PAGE "index"

/* Of classes, and of the pages of the window by their names. A class is about what is in it too,
 * as far as that has no line of its own. */
static const struct
{
  const char *of;
  const char *page;
} pages[] = {
  { "TdtAttendanceWindow", "attendance" },
  { "TdtBookTask", "address-book" },
  { "TdtChoicesWindow", "replace-speaker" },
  { "TdtClosingPage", "privacy" },
  { "TdtComparePage", "merge" },
  { "TdtFindingsList", "checks" },
  { "TdtHistoryPopover", "undo" },
  { "TdtLiveWindow", "run-day" },
  { "TdtMinutesWindow", "minutes" },
  { "TdtPalette", "find" },
  { "TdtPrecedenceWindow", "precedence" },
  { "TdtPreferencesWindow", "preferences" },
  { "TdtRanksWindow", "precedence" },
  { "TdtRoomScreen", "run-day" },
  { "TdtRulesWindow", "checks" },
  { "TdtScheduleWindow", "place-sessions" },
  { "TdtSeatingWindow", "seating" },
  { "TdtSendWindow", "invite" },
  { "TdtSessionBudget", "speaking-time" },
  { "TdtSessionEditor", "session" },
  { "TdtStartPage", "first-event" },
  { "TdtVersionsPage", "recover" },
  { "documents", "print" },
  { "overview", "overview" },
  { "partners", "partners" },
  { "people", "people" },
  { "programme", "programme" },
};

static const char *
find_page (const char *of)
{
  for (guint i = 0; of != NULL && i < G_N_ELEMENTS (pages); i++)
    if (g_str_equal (pages[i].of, of))
      return pages[i].page;
  return NULL;
}

static const char *
find_page_around (GtkWidget *widget)
{
  const char *page = NULL;

  for (; widget != NULL && page == NULL; widget = gtk_widget_get_parent (widget))
    page = find_page (G_OBJECT_TYPE_NAME (widget));
  return page;
}

/* What the window shows, wherever in it the focus is. */
static const char *
find_page_shown (TdtWindow *window)
{
  if (window->compare != NULL)
    return find_page (G_OBJECT_TYPE_NAME (window->compare));
  if (window->desk == NULL)
    return find_page ("TdtStartPage");
  return find_page (adw_view_stack_get_visible_child_name (window->pages));
}

const char *
tdt_help_get_page (GtkWindow *window)
{
  const char *page = window != NULL ? find_page_around (gtk_window_get_focus (window)) : NULL;

  if (page == NULL && TDT_IS_WINDOW (window))
    page = find_page_shown (TDT_WINDOW (window));
  else if (page == NULL && window != NULL)
    page = find_page (G_OBJECT_TYPE_NAME (window));
  return page != NULL ? page : FIRST_PAGE;
}

/* The project's window, which has a place for messages. */
static TdtWindow *
find_main_window (GtkWindow *window)
{
  while (window != NULL && !TDT_IS_WINDOW (window))
    window = gtk_window_get_transient_for (window);
  return window != NULL ? TDT_WINDOW (window) : NULL;
}

static void
shown_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (GtkWindow) window = user_data;
  g_autoptr (GError) error = NULL;
  TdtWindow *teller = find_main_window (window);

  if (gtk_show_uri_full_finish (window, result, &error) || teller == NULL ||
      g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;
  tdt_window_tell (teller, _ ("There is no program on this computer that shows the help. “Yelp” "
                              "does; it can be installed like any other program."));
}

void
tdt_help_show (GtkWindow *window)
{
  g_autofree char *uri = g_strconcat ("help:" PACKAGE_NAME "/", tdt_help_get_page (window), NULL);

  gtk_show_uri_full (window, uri, GDK_CURRENT_TIME, NULL, shown_cb, g_object_ref (window));
}

static gboolean
key_cb (GtkWidget *window, GVariant *args, gpointer user_data)
{
  tdt_help_show (GTK_WINDOW (window));
  return TRUE;
}

static void
windows_changed_cb (GListModel *windows, guint position, guint removed, guint added)
{
  for (guint i = position; i < position + added; i++)
    {
      g_autoptr (GtkWidget) window = g_list_model_get_item (windows, i);
      GtkEventController *controller = gtk_shortcut_controller_new ();

      gtk_event_controller_set_name (controller, "help");
      gtk_shortcut_controller_set_scope (GTK_SHORTCUT_CONTROLLER (controller),
                                         GTK_SHORTCUT_SCOPE_GLOBAL);
      gtk_shortcut_controller_add_shortcut (
          GTK_SHORTCUT_CONTROLLER (controller),
          gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_F1, 0),
                            gtk_callback_action_new (key_cb, NULL, NULL)));
      gtk_widget_add_controller (window, controller);
    }
}

void
tdt_help_watch_windows (void)
{
  g_signal_connect (gtk_window_get_toplevels (), "items-changed", G_CALLBACK (windows_changed_cb),
                    NULL);
}
