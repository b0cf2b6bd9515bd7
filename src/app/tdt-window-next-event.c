/* SPDX-License-Identifier: GPL-3.0-or-later */
/* This event as the beginning of the next: asks for its first day, and opens it in a window. */
#include "config.h"

#include "tdt-control-name.h"
#include "tdt-next-event.h"
#include "tdt-uid.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

/* A year later, on the same day of the week. */
#define DAYS_LATER 364

static gint64
read_date (GtkCalendar *calendar)
{
  g_autoptr (GDateTime) chosen = gtk_calendar_get_date (calendar);

  return tdt_date_of (chosen);
}

void
tdt_window_open_next_event (TdtWindow *window, gint64 first_day)
{
  g_autofree char *uid = tdt_uid_new ();
  g_autoptr (TdtRoot) root = tdt_event_new_next (tdt_desk_get_root (window->desk), uid, first_day);
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);
  TdtWindow *next = tdt_window_new (
      TDT_APPLICATION (gtk_window_get_application (GTK_WINDOW (window))));

  tdt_window_set_workspace (next, workspace);
  gtk_window_present (GTK_WINDOW (next));
  tdt_window_tell (next, _ ("People, partners and programme are kept; everybody is to be invited"));
}

static void
response_cb (AdwMessageDialog *dialog, const char *response, TdtWindow *window)
{
  GtkCalendar *calendar = GTK_CALENDAR (adw_message_dialog_get_extra_child (dialog));

  if (g_str_equal (response, "create") && window->desk != NULL)
    tdt_window_open_next_event (window, read_date (calendar));
}

static void
next_event_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  gint64 first_day = tdt_event_get_first_day (tdt_desk_get_root (window->desk));
  GtkWidget *dialog;
  GtkWidget *calendar;
  g_autoptr (GDateTime) date = NULL;

  if (first_day == TDT_UNSET)
    {
      tdt_window_open_next_event (window, first_day);
      return;
    }
  dialog = adw_message_dialog_new (GTK_WINDOW (window), _ ("When Does the Next Event Begin?"),
                                   _ ("People, partners and programme are taken over; days and "
                                      "hours move with its first day."));
  calendar = gtk_calendar_new ();
  date = tdt_date_dup_noon (first_day + DAYS_LATER);
  gtk_calendar_select_day (GTK_CALENDAR (calendar), date);
  tdt_calendar_set_name (calendar, _ ("First day of the next event"));
  adw_message_dialog_set_extra_child (ADW_MESSAGE_DIALOG (dialog), calendar);
  adw_message_dialog_add_responses (ADW_MESSAGE_DIALOG (dialog), "cancel", _ ("_Cancel"), "create",
                                    _ ("Create the Next _Event"), NULL);
  adw_message_dialog_set_response_appearance (ADW_MESSAGE_DIALOG (dialog), "create",
                                              ADW_RESPONSE_SUGGESTED);
  adw_message_dialog_set_default_response (ADW_MESSAGE_DIALOG (dialog), "create");
  g_signal_connect_object (dialog, "response", G_CALLBACK (response_cb), window, 0);
  gtk_window_present (GTK_WINDOW (dialog));
}

void
tdt_window_install_next_event_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.next-event", NULL, next_event_cb);
}
