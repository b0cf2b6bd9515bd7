/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The window's commands: what they do, and when they can be called. */
#include "config.h"

#include "tdt-attendance-window-private.h"
#include "tdt-commands-private.h"
#include "tdt-live-window-private.h"
#include "tdt-minutes-window-private.h"
#include "tdt-rules-window-private.h"
#include "tdt-schedule-window-private.h"
#include "tdt-seating-window-private.h"
#include "tdt-shortcuts-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-purge.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static TdtWorkspace *
get_workspace (TdtWindow *window)
{
  return tdt_desk_get_workspace (window->desk);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  g_autofree char *label = g_strdup (tdt_workspace_get_undo_label (get_workspace (window)));
  /* Translators: %s is what was undone, such as “Add session” */
  g_autofree char *text = g_strdup_printf (_ ("Undone: %s"), label);

  tdt_workspace_undo (get_workspace (window));
  tdt_window_tell (window, text);
}

static void
redo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  g_autofree char *label = g_strdup (tdt_workspace_get_redo_label (get_workspace (window)));
  /* Translators: %s is what was done again, such as “Add session” */
  g_autofree char *text = g_strdup_printf (_ ("Done again: %s"), label);

  tdt_workspace_redo (get_workspace (window));
  tdt_window_tell (window, text);
}

static void
page_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_window_turn_to (TDT_WINDOW (widget), g_variant_get_string (parameter, NULL));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_window_choose_file (TDT_WINDOW (widget));
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_window_save (TDT_WINDOW (widget));
}

static void
save_as_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_window_save_as (TDT_WINDOW (widget));
}

/* Where there is little width the button is only there while it is used, in place of another: the
 * window does not grow for it. */
static void
pop_up (TdtWindow *window, GtkMenuButton *button)
{
  if (!gtk_widget_get_visible (GTK_WIDGET (gtk_menu_button_get_popover (button))))
    g_set_weak_pointer (&window->focus_before, gtk_window_get_focus (GTK_WINDOW (window)));
  if (!gtk_widget_get_visible (GTK_WIDGET (button)))
    gtk_widget_set_visible (GTK_WIDGET (window->findings_button), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (button), TRUE);
  gtk_menu_button_popup (button);
}

/* Who came by the keyboard goes on from where the keyboard was, not from the button. */
void
tdt_window_popover_closed (TdtWindow *window)
{
  GtkWidget *before = window->focus_before;

  g_clear_weak_pointer (&window->focus_before);
  if (before != NULL && gtk_widget_get_mapped (before))
    gtk_window_set_focus (GTK_WINDOW (window), before);
  tdt_window_update_shape (window);
}

static void
find_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pop_up (TDT_WINDOW (widget), TDT_WINDOW (widget)->find_button);
}

/* Where a page has no search of its own, everything is searched. */
static void
find_here_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *name = adw_view_stack_get_visible_child_name (TDT_WINDOW (widget)->pages);
  GtkWidget *page = name != NULL ? tdt_window_get_page (TDT_WINDOW (widget), name) : NULL;

  if (page == NULL || !gtk_widget_activate_action (page, "page.search", NULL))
    gtk_widget_activate_action (widget, "win.find", NULL);
}

static void
history_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  pop_up (TDT_WINDOW (widget), TDT_WINDOW (widget)->history_button);
}

static void
rules_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (tdt_rules_window_new (TDT_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
place_sessions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (tdt_schedule_window_new (TDT_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
run_day_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtLiveWindow *window = tdt_live_window_new (TDT_WINDOW (widget)->desk, GTK_WINDOW (widget), NULL,
                                               NULL);

  gtk_window_present (GTK_WINDOW (window));
}

static void
seating_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  TdtRecord *session = tdt_desk_get_selected (window->desk, TDT_KIND_SESSION);

  if (session == NULL)
    tdt_window_tell (window, _ ("Choose a session first"));
  else
    gtk_window_present (
        tdt_seating_window_new (window->desk, GTK_WINDOW (window), tdt_record_get_uid (session)));
}

static void
attendance_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (tdt_attendance_window_new (TDT_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
minutes_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gtk_window_present (tdt_minutes_window_new (TDT_WINDOW (widget)->desk, GTK_WINDOW (widget)));
}

static void
shortcuts_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_shortcuts_show (GTK_WINDOW (widget));
}

static void
add_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_add_session (
      get_workspace (window), TDT_SESSION_KIND_ROUND_TABLE, NULL, NULL, &error);

  if (uid == NULL)
    tdt_desk_report (window->desk, g_steal_pointer (&error));
  else
    tdt_desk_show (window->desk, uid);
}

/* What the programme page does with the session that is selected, or with its timetable. */
static void
programme_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  gboolean on_session = g_str_equal (action, "win.session");
  g_autofree char *name = g_strconcat (on_session ? "session." : "timetable.",
                                       g_variant_get_string (parameter, NULL), NULL);

  if (on_session && tdt_desk_get_selected (window->desk, TDT_KIND_SESSION) == NULL)
    {
      tdt_window_tell (window, _ ("Choose a session first"));
      return;
    }
  tdt_window_show_page (window, "programme");
  gtk_widget_activate_action (tdt_window_get_page (window, "programme"), name, NULL);
}

/* What the page of people or of partners does. */
static void
records_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  const char *page = action + strlen ("win.");
  g_autofree char *name = g_strconcat ("page.", g_variant_get_string (parameter, NULL), NULL);

  tdt_window_show_page (window, page);
  gtk_widget_activate_action (tdt_window_get_page (window, page), name, NULL);
}

/* Both lead to the entry of the session's editor that adds one, which has an action for it. */
static void
add_to_session_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  gboolean person = g_str_equal (action, "win.add-participant");
  GtkWidget *page;

  if (tdt_desk_get_selected (window->desk, TDT_KIND_SESSION) == NULL)
    {
      tdt_window_tell (window, _ ("Choose a session first"));
      return;
    }
  tdt_window_show_page (window, "programme");
  page = tdt_window_get_page (window, "programme");
  gtk_widget_activate_action (page, person ? "session.add-participant" : "session.add-agenda-item",
                              NULL);
}

void
tdt_window_install_actions (GtkWidgetClass *widget_class)
{
  tdt_window_install_clip_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "win.undo", NULL, undo_cb);
  gtk_widget_class_install_action (widget_class, "win.redo", NULL, redo_cb);
  gtk_widget_class_install_action (widget_class, "win.page", "s", page_cb);
  gtk_widget_class_install_action (widget_class, "win.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "win.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "win.save-as", NULL, save_as_cb);
  gtk_widget_class_install_action (widget_class, "win.add-session", NULL, add_session_cb);
  gtk_widget_class_install_action (widget_class, "win.add-participant", NULL, add_to_session_cb);
  gtk_widget_class_install_action (widget_class, "win.add-agenda-item", NULL, add_to_session_cb);
  gtk_widget_class_install_action (widget_class, "win.show-history", NULL, history_cb);
  gtk_widget_class_install_action (widget_class, "win.show-rules", NULL, rules_cb);
  gtk_widget_class_install_action (widget_class, "win.place-sessions", NULL, place_sessions_cb);
  gtk_widget_class_install_action (widget_class, "win.run-day", NULL, run_day_cb);
  gtk_widget_class_install_action (widget_class, "win.seating", NULL, seating_cb);
  gtk_widget_class_install_action (widget_class, "win.show-attendance", NULL, attendance_cb);
  gtk_widget_class_install_action (widget_class, "win.show-minutes", NULL, minutes_cb);
  gtk_widget_class_install_action (widget_class, "win.find", NULL, find_cb);
  gtk_widget_class_install_action (widget_class, "win.find-here", NULL, find_here_cb);
  gtk_widget_class_install_action (widget_class, "win.session", "s", programme_cb);
  gtk_widget_class_install_action (widget_class, "win.timetable", "s", programme_cb);
  gtk_widget_class_install_action (widget_class, "win.people", "s", records_cb);
  gtk_widget_class_install_action (widget_class, "win.partners", "s", records_cb);
  gtk_widget_class_install_action (widget_class, "win.show-shortcuts", NULL, shortcuts_cb);
}

static void
update_tooltips (TdtWindow *window, TdtWorkspace *workspace)
{
  const char *undo = tdt_workspace_get_undo_label (workspace);
  const char *redo = tdt_workspace_get_redo_label (workspace);
  g_autofree char *undo_text = NULL;
  g_autofree char *redo_text = NULL;

  /* Translators: %s is what would be undone, such as “Add session” */
  undo_text = undo != NULL ? g_strdup_printf (_ ("Undo: %s"), undo) : g_strdup (_ ("Undo"));
  /* Translators: %s is what would be done again, such as “Add session” */
  redo_text = redo != NULL ? g_strdup_printf (_ ("Redo: %s"), redo) : g_strdup (_ ("Redo"));
  gtk_widget_set_tooltip_text (window->undo_button, undo_text);
  gtk_widget_set_tooltip_text (window->redo_button, redo_text);
}

/* All commands of the window are about its project, but for a few. */
static void
enable_commands (GtkWidget *widget, gboolean enabled)
{
  static const char *const always[] = { "win.open", "win.import", "win.show-shortcuts", NULL };
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      g_autofree char *name = NULL;
      g_autoptr (GVariant) target = NULL;

      if (g_action_parse_detailed_name (commands[i].action, &name, &target, NULL) &&
          g_str_has_prefix (name, "win.") && !g_strv_contains (always, name))
        gtk_widget_action_set_enabled (widget, name, enabled);
    }
}

void
tdt_window_update_actions (TdtWindow *window)
{
  TdtWorkspace *workspace = window->desk != NULL ? get_workspace (window) : NULL;
  GtkWidget *widget = GTK_WIDGET (window);

  enable_commands (widget, workspace != NULL);
  gtk_widget_action_set_enabled (widget, "win.save",
                                 workspace != NULL && (tdt_workspace_get_modified (workspace) ||
                                                       tdt_workspace_get_file (workspace) == NULL ||
                                                       tdt_workspace_get_purging (workspace)));
  gtk_widget_action_set_enabled (widget, "win.undo",
                                 workspace != NULL && tdt_workspace_get_can_undo (workspace));
  gtk_widget_action_set_enabled (widget, "win.redo",
                                 workspace != NULL && tdt_workspace_get_can_redo (workspace));
  if (workspace != NULL)
    update_tooltips (window, workspace);
}
