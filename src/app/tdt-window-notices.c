/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window says about its file without being asked: somebody else wrote it or has it open,
 * a later version wrote it, opening it had to mend something. */
#include "config.h"

#include "tdt-sentences-private.h"
#include "tdt-window-compare-private.h"
#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

static TdtWorkspace *
get_workspace (TdtWindow *window)
{
  return window->desk != NULL ? tdt_desk_get_workspace (window->desk) : NULL;
}

static void
enable (TdtWindow *window, const char *action, gboolean enabled)
{
  gtk_widget_action_set_enabled (GTK_WIDGET (window), action, enabled);
}

static char *
dup_changed_text (const TdtIncoming *incoming)
{
  g_autofree char *when = incoming->modified_at != 0 ? tdt_window_dup_when (incoming->modified_at)
                                                     : g_strdup ("–");

  if (incoming->loaded->header->editor != NULL)
    /* Translators: a person and a time, as in: Changed by Marie Durand at 17:42 on disk */
    return g_strdup_printf (_ ("Changed by %s at %s on disk. Nothing of it is lost, nor of yours."),
                            incoming->loaded->header->editor, when);
  /* Translators: %s is a time */
  return g_strdup_printf (_ ("Changed at %s on disk. Nothing of it is lost, nor of yours."), when);
}

/* One look at the file is going on, or has ended. */
static void
looked_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  TdtWorkspace *workspace = TDT_WORKSPACE (source);
  g_autoptr (GError) error = NULL;
  g_autoptr (TdtIncoming) incoming = tdt_workspace_compare_finish (workspace, result, &error);
  g_autofree char *text = NULL;

  if (get_workspace (window) != workspace ||
      tdt_workspace_get_file_state (workspace) != TDT_FILE_CHANGED)
    return;
  enable (window, "win.merge-disk", incoming != NULL);
  enable (window, "win.keep-mine", incoming != NULL);
  if (incoming != NULL)
    text = dup_changed_text (incoming);
  else
    /* Translators: %s is a sentence that says what is wrong */
    text = g_strdup_printf (_ ("The file was changed on disk, and cannot be read: %s"),
                            error->message);
  g_clear_pointer (&window->disk, tdt_incoming_free);
  window->disk = g_steal_pointer (&incoming);
  tdt_banner_show (window->disk_banner, text);
}

static void
update_disk (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);
  TdtFileState state = workspace != NULL ? tdt_workspace_get_file_state (workspace) : TDT_FILE_SAME;

  if (state != TDT_FILE_CHANGED)
    {
      tdt_banner_hide (window->disk_banner);
      g_clear_pointer (&window->disk, tdt_incoming_free);
    }
  else
    tdt_workspace_compare_async (workspace, tdt_workspace_get_file (workspace), TDT_COMPARE_MERGE,
                                 NULL, looked_cb, g_object_ref (window));
  if (state == TDT_FILE_GONE)
    tdt_banner_show (window->gone_banner, _ ("The file was deleted or renamed while it is open "
                                             "here. Save it again, or under another name."));
  else
    tdt_banner_hide (window->gone_banner);
}

static void
merge_disk_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  tdt_window_compare_file (window, tdt_workspace_get_file (get_workspace (window)),
                           TDT_COMPARE_MERGE, NULL);
}

static void
keep_mine_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  /* The banner goes while this is done. */
  g_autoptr (TdtIncoming) disk = g_steal_pointer (&window->disk);

  if (disk == NULL)
    return;
  tdt_workspace_keep_mine (get_workspace (window), disk);
  tdt_window_tell (window, _ ("Yours is kept; the other stays among the earlier versions"));
}

static void
save_again_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_window_save_again (TDT_WINDOW (widget));
}

static void
update_lock (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);
  const TdtLockInfo *info = workspace != NULL ? tdt_workspace_get_lock_owner (workspace) : NULL;
  g_autofree char *when = NULL;
  g_autofree char *text = NULL;

  if (info == NULL)
    {
      tdt_banner_hide (window->lock_banner);
      return;
    }
  when = tdt_window_dup_when (info->since / G_USEC_PER_SEC);
  /* Translators: a login name, a time, a computer */
  text = g_strdup_printf (_ ("%s has this file open since %s on %s. What you change can be saved "
                             "under another name, and merged."),
                          info->user, when, info->host);
  tdt_banner_show (window->lock_banner, text);
}

static void
take_over_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_workspace_take_over (get_workspace (TDT_WINDOW (widget)));
}

static void
update_read_only (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);

  if (workspace != NULL && tdt_workspace_get_read_only (workspace))
    tdt_banner_show (window->later_banner,
                     _ ("A later version of Tour de Table wrote this file. You can look at it, and "
                        "save what you change under another name."));
  else
    tdt_banner_hide (window->later_banner);
}

static void
update_problem (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);
  g_autofree char *problem = workspace != NULL ? tdt_workspace_dup_problem (workspace) : NULL;
  g_autofree char *text = NULL;

  if (problem == NULL)
    {
      tdt_banner_hide (window->problem_banner);
      return;
    }
  /* Translators: %s is a sentence that says why */
  text = g_strdup_printf (_ ("What you change would be lost in a crash until you save: %s"),
                          problem);
  tdt_banner_show (window->problem_banner, text);
}

static void
show_repairs_cb (GtkMenuButton *button, gpointer user_data)
{
  const TdtReport *report = tdt_workspace_get_report (get_workspace (user_data));
  g_autoptr (GPtrArray) sentences = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; report != NULL && i < tdt_report_get_n_repairs (report); i++)
    {
      const TdtRepair *repair = tdt_report_get_repair (report, i);

      g_ptr_array_add (
          sentences,
          /* Translators: a line of a file, what was wrong there, what was done */
          g_strdup_printf (_ ("Line %u: %s; %s"), repair->line, repair->problem, repair->action));
    }
  gtk_menu_button_set_popover (button,
                               tdt_sentences_popover_new (sentences, _ ("What was repaired")));
}

static void
show_report (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);
  const TdtReport *report = workspace != NULL ? tdt_workspace_get_report (workspace) : NULL;
  guint n = report != NULL ? tdt_report_get_n_repairs (report) : 0;
  g_autofree char *text = NULL;

  if (n == 0)
    {
      tdt_banner_hide (window->report_banner);
      return;
    }
  text = g_strdup_printf (
      ngettext ("%'u thing was repaired on opening.", "%'u things were repaired on opening.", n),
      n);
  tdt_banner_show (window->report_banner, text);
}

static void
dismiss_report_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_banner_hide (TDT_WINDOW (widget)->report_banner);
}

/* Who comes back to the window is told what happened meanwhile. */
static void
active_cb (TdtWindow *window)
{
  TdtWorkspace *workspace = get_workspace (window);

  if (workspace != NULL && gtk_window_is_active (GTK_WINDOW (window)))
    tdt_workspace_check_file (workspace);
}

/* The file is saved by then; what the address book had is gone, or is still there. */
static void
tell_book_purged (TdtWindow *window, guint n_people, const GError *error)
{
  g_autofree char *text = NULL;

  if (error != NULL)
    text = g_strdup_printf (_ ("Nobody was taken out of the address book: %s"), error->message);
  else
    text = g_strdup_printf (ngettext ("%u person was taken out of the address book",
                                      "%u people were taken out of the address book", n_people),
                            n_people);
  tdt_window_tell (window, text);
}

void
tdt_window_watch_workspace (TdtWindow *window, TdtWorkspace *workspace)
{
  g_signal_connect_object (workspace, "file-changed", G_CALLBACK (update_disk), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::locked", G_CALLBACK (update_lock), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::saved-at", G_CALLBACK (update_read_only), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "book-purged", G_CALLBACK (tell_book_purged), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify::problem", G_CALLBACK (update_problem), window,
                           G_CONNECT_SWAPPED);
  update_disk (window);
  update_problem (window);
  update_lock (window);
  update_read_only (window);
  show_report (window);
}

static TdtBanner *
add_banner (TdtWindow *window, const char *icon_name)
{
  TdtBanner *banner = tdt_banner_new (icon_name);

  gtk_box_append (window->banners, GTK_WIDGET (banner));
  return banner;
}

void
tdt_window_init_notices (TdtWindow *window)
{
  GtkWidget *repairs = gtk_menu_button_new ();

  window->disk_banner = add_banner (window, "document-save-symbolic");
  tdt_banner_add_button (window->disk_banner, _ ("_Keep Mine"), "win.keep-mine", FALSE);
  tdt_banner_add_button (window->disk_banner, _ ("Save _As…"), "win.save-as", FALSE);
  tdt_banner_add_button (window->disk_banner, _ ("_Merge…"), "win.merge-disk", TRUE);
  window->gone_banner = add_banner (window, "dialog-warning-symbolic");
  tdt_banner_add_button (window->gone_banner, _ ("Save _As…"), "win.save-as", FALSE);
  tdt_banner_add_button (window->gone_banner, _ ("_Save Again"), "win.save-again", TRUE);
  window->lock_banner = add_banner (window, "changes-prevent-symbolic");
  tdt_banner_add_button (window->lock_banner, _ ("Save _As…"), "win.save-as", FALSE);
  tdt_banner_add_button (window->lock_banner, _ ("_Edit Anyway"), "win.take-over", FALSE);
  window->later_banner = add_banner (window, "changes-prevent-symbolic");
  tdt_banner_add_button (window->later_banner, _ ("Save _As…"), "win.save-as", FALSE);
  window->problem_banner = add_banner (window, "dialog-error-symbolic");
  tdt_banner_add_button (window->problem_banner, _ ("_Save"), "win.save", TRUE);
  window->report_banner = add_banner (window, "dialog-information-symbolic");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (repairs), _ ("_What Was Repaired"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (repairs), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (repairs), show_repairs_cb, window, NULL);
  tdt_banner_add_widget (window->report_banner, repairs);
  tdt_banner_add_button (window->report_banner, _ ("_Good"), "win.dismiss-report", FALSE);
  g_signal_connect (window, "notify::is-active", G_CALLBACK (active_cb), NULL);
}

void
tdt_window_install_notice_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.merge-disk", NULL, merge_disk_cb);
  gtk_widget_class_install_action (widget_class, "win.keep-mine", NULL, keep_mine_cb);
  gtk_widget_class_install_action (widget_class, "win.save-again", NULL, save_again_cb);
  gtk_widget_class_install_action (widget_class, "win.take-over", NULL, take_over_cb);
  gtk_widget_class_install_action (widget_class, "win.dismiss-report", NULL, dismiss_report_cb);
}
