/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters become drafts, and what is noted once they are sent. */
#include "config.h"

#include "tdt-send-window-inside-private.h"

#include "tdt-file-dialog-private.h"

#include <glib/gi18n-lib.h>

static void
tell (TdtSendWindow *window, const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  adw_toast_overlay_add_toast (window->toasts, adw_toast_new (escaped));
}

/* Asks whether they have gone out; we cannot know. */
static void
offer_mark (TdtSendWindow *window, TdtSendDrafts *drafts)
{
  g_auto (GStrv) people = tdt_send_drafts_dup_people (drafts);
  guint n = g_strv_length (people);
  g_autofree char *text = NULL;

  if (n == 0)
    return;
  text = g_strdup_printf (
      drafts->mailing->kind == TDT_LETTER_KIND_INVITATION
          ? ngettext ("Once it has been sent: mark %'u person as invited?",
                      "Once they have been sent: mark %'u people as invited?", n)
          : ngettext ("Once it has been sent: note what %'u person was told?",
                      "Once they have been sent: note what %'u people were told?", n),
      n);
  g_clear_pointer (&window->made, tdt_send_drafts_unref);
  window->made = tdt_send_drafts_ref (drafts);
  tdt_banner_show (window->banner, text);
}

static void
tell_done (TdtSendWindow *window, const TdtSendDrafts *drafts)
{
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (drafts->folder == NULL || drafts->n_done == 0)
    return;
  name = g_filename_display_basename (drafts->folder);
  /* Translators: how many drafts are in which folder */
  text = g_strdup_printf (
      ngettext ("%'u draft saved in “%s”", "%'u drafts saved in “%s”", drafts->n_done),
      drafts->n_done, name);
  tell (window, text);
}

static void
done_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtSendWindow) window = data;
  TdtSendDrafts *drafts = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;

  tdt_send_drafts_run_finish (result, &error);
  if (window->desk == NULL)
    return;
  g_clear_object (&window->making);
  if (error != NULL)
    tell (window, error->message);
  tdt_send_window_update_actions (window);
  tell_done (window, drafts);
  offer_mark (window, drafts);
}

/* @folder: NULL for the mail program. */
static void
run (TdtSendWindow *window, const char *folder)
{
  g_autoptr (TdtSendDrafts) drafts = tdt_send_drafts_new (
      tdt_send_window_make_mailing (window, TRUE), tdt_send_people_dup_chosen (window->list));

  window->making = g_cancellable_new ();
  tdt_send_drafts_run_async (drafts, folder, window->making, done_cb, g_object_ref (window));
  tdt_send_window_update_actions (window);
}

void
tdt_send_window_save_to (TdtSendWindow *window, GFile *folder)
{
  g_return_if_fail (TDT_IS_SEND_WINDOW (window));

  if (window->making == NULL && g_file_is_native (folder))
    run (window, g_file_peek_path (folder));
}

static void
folder_chosen_cb (GFile *folder, gpointer user_data)
{
  g_autoptr (TdtSendWindow) window = user_data;

  if (folder != NULL && window->desk != NULL)
    tdt_send_window_save_to (window, folder);
}

static void
save_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_folder (GTK_WINDOW (widget), _ ("Save the Drafts in a Folder"), folder_chosen_cb,
                          g_object_ref (widget));
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  run (TDT_SEND_WINDOW (widget), NULL);
}

static void
mark_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSendWindow *window = TDT_SEND_WINDOW (widget);
  g_auto (GStrv) people = NULL;
  g_autoptr (GError) error = NULL;
  AdwToast *toast;

  tdt_banner_hide (window->banner);
  if (window->made == NULL)
    return;
  people = tdt_send_drafts_dup_people (window->made);
  if (!tdt_workspace_mark_told (tdt_desk_get_workspace (window->desk), window->made->mailing,
                                (const char *const *) people, &error))
    {
      tell (window, error->message);
      return;
    }
  g_clear_pointer (&window->made, tdt_send_drafts_unref);
  toast = adw_toast_new (_ ("Noted"));
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "send.undo");
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
forget_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtSendWindow *window = TDT_SEND_WINDOW (widget);

  g_clear_pointer (&window->made, tdt_send_drafts_unref);
  tdt_banner_hide (window->banner);
}

void
tdt_send_window_install_run_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "send.save", NULL, save_cb);
  gtk_widget_class_install_action (widget_class, "send.open", NULL, open_cb);
  gtk_widget_class_install_action (widget_class, "send.mark", NULL, mark_cb);
  gtk_widget_class_install_action (widget_class, "send.forget", NULL, forget_cb);
}
