/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-window-inside-private.h"

#include <glib/gi18n-lib.h>

/* So many windows of a mail program are opened at once, and no more. */
#define MOST_OPENED 10

G_DEFINE_FINAL_TYPE (TdtSendWindow, tdt_send_window, ADW_TYPE_WINDOW)

static int
get_kind (TdtSendWindow *window)
{
  return (int) adw_combo_row_get_selected (window->kind_row);
}

TdtMailing *
tdt_send_window_make_mailing (TdtSendWindow *window, gboolean whole)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  TdtMailing *mailing = tdt_workspace_new_mailing (workspace, get_kind (window));

  tdt_send_attachments_apply (window->attachments, whole ? workspace : NULL, mailing);
  return mailing;
}

static void
update_letter (TdtSendWindow *window)
{
  g_autoptr (TdtMailing) mailing = tdt_send_window_make_mailing (window, FALSE);
  g_autofree char *attached = tdt_send_attachments_describe (mailing, TRUE);
  TdtSendItem *item = tdt_send_people_get_selected (window->list);

  adw_action_row_set_subtitle (window->attach_row, *attached != '\0' ? attached : _ ("Nothing"));
  tdt_send_letter_show (window->letter, mailing,
                        item != NULL ? tdt_send_item_get_recipient (item) : NULL);
}

/* Why nothing can be made now, or NULL. */
static char *
dup_objection (TdtSendWindow *window, GStrv chosen)
{
  g_autoptr (TdtMailing) mailing = tdt_send_window_make_mailing (window, FALSE);

  if (chosen[0] == NULL)
    return g_strdup (_ ("Tick who gets a letter."));
  return tdt_mailing_dup_fault (mailing, (const char *const *) chosen);
}

void
tdt_send_window_update_actions (TdtSendWindow *window)
{
  g_auto (GStrv) chosen = tdt_send_people_dup_chosen (window->list);
  guint n = g_strv_length (chosen);
  g_autofree char *objection = dup_objection (window, chosen);
  gboolean possible = objection == NULL && window->making == NULL;
  g_autofree char *save = g_strdup_printf (ngettext ("_Save %'u Draft…", "_Save %'u Drafts…", n),
                                           n);

  gtk_button_set_label (window->save_button, n > 0 ? save : _ ("_Save Drafts…"));
  gtk_button_set_label (window->open_button, _ ("_Open in Mail Program"));
  if (objection == NULL && n > MOST_OPENED)
    objection = g_strdup_printf (_ ("More than %d are best saved to a folder."), MOST_OPENED);
  gtk_widget_set_visible (GTK_WIDGET (window->hint),
                          objection != NULL || !tdt_adaptive_bin_get_narrow (window->adaptive));
  gtk_label_set_label (window->hint, objection != NULL ? objection
                                                       : _ ("Nothing is sent from here: your mail "
                                                            "program does that."));
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "send.save", possible);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "send.open", possible && n <= MOST_OPENED);
  gtk_spinner_set_spinning (window->spinner, window->making != NULL);
  gtk_widget_set_visible (GTK_WIDGET (window->spinner), window->making != NULL);
}

static void
update_count (TdtSendWindow *window)
{
  guint n_chosen = tdt_send_people_count_chosen (window->list);
  guint n = tdt_send_people_count (window->list);
  /* Translators: so many of so many people are ticked */
  g_autofree char *count = g_strdup_printf (_ ("%'u of %'u"), n_chosen, n);

  window->updating = TRUE;
  gtk_label_set_label (window->count, count);
  gtk_check_button_set_active (window->all_check, n_chosen > 0 && n_chosen == n);
  gtk_check_button_set_inconsistent (window->all_check, n_chosen > 0 && n_chosen < n);
  gtk_widget_set_sensitive (GTK_WIDGET (window->all_check), n > 0);
  gtk_label_set_label (window->none_label, tdt_send_people_explain_none (window->list));
  gtk_stack_set_visible_child_name (window->people_stack, n > 0 ? "some" : "none");
  window->updating = FALSE;
}

static void
chosen_changed (TdtSendWindow *window)
{
  update_count (window);
  tdt_send_window_update_actions (window);
}

static void
update (TdtSendWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);

  window->updating = TRUE;
  tdt_send_people_update (window->list);
  window->updating = FALSE;
  update_letter (window);
  chosen_changed (window);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "send.undo",
                                 tdt_workspace_get_can_undo (workspace));
}

static gboolean
update_cb (gpointer data)
{
  TdtSendWindow *window = data;

  window->idle = 0;
  update (window);
  return G_SOURCE_REMOVE;
}

static void
update_soon (TdtSendWindow *window)
{
  if (window->idle == 0)
    window->idle = g_idle_add (update_cb, window);
}

static void
set_kind (TdtSendWindow *window)
{
  window->updating = TRUE;
  tdt_send_attachments_set_kind (window->attachments, tdt_desk_get_root (window->desk),
                                 get_kind (window));
  tdt_send_people_set_kind (window->list, get_kind (window));
  window->updating = FALSE;
}

static void
kind_chosen_cb (TdtSendWindow *window)
{
  if (window->updating || window->list == NULL)
    return;
  set_kind (window);
  update (window);
}

static void
filter_chosen_cb (TdtSendWindow *window)
{
  if (!window->updating && window->list != NULL)
    update (window);
}

static void
all_toggled_cb (TdtSendWindow *window)
{
  if (!window->updating)
    tdt_send_people_choose_all (window->list, gtk_check_button_get_active (window->all_check));
}

static void
selection_changed_cb (TdtSendWindow *window)
{
  if (!window->updating)
    update_letter (window);
}

static void
person_activated_cb (TdtSendWindow *window, guint position)
{
  tdt_two_pane_set_show_content (window->panes, TRUE);
}

static void
address_added_cb (TdtSendWindow *window)
{
  g_autofree char *address = tdt_mail_dup_address (
      gtk_editable_get_text (GTK_EDITABLE (window->address_entry)));

  if (address == NULL)
    {
      adw_toast_overlay_add_toast (window->toasts,
                                   adw_toast_new (_ ("That is not one e-mail address")));
      return;
    }
  gtk_editable_set_text (GTK_EDITABLE (window->address_entry), "");
  tdt_send_people_add_address (window->list, address);
  update (window);
}

static void
narrow_changed_cb (TdtSendWindow *window)
{
  gboolean narrow = tdt_adaptive_bin_get_narrow (window->adaptive);

  g_object_set (window->panes, "narrow", narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (window->actions),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_box_set_spacing (window->actions, narrow ? 6 : 12);
  if (window->list != NULL)
    tdt_send_window_update_actions (window);
}

static void
undo_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_workspace_undo (tdt_desk_get_workspace (TDT_SEND_WINDOW (widget)->desk));
}

static void
tdt_send_window_dispose (GObject *object)
{
  TdtSendWindow *window = TDT_SEND_WINDOW (object);

  g_cancellable_cancel (window->making);
  g_clear_object (&window->making);
  g_clear_handle_id (&window->idle, g_source_remove);
  g_clear_pointer (&window->made, tdt_send_drafts_unref);
  g_clear_object (&window->list);
  g_clear_object (&window->attachments);
  g_clear_object (&window->desk);
  G_OBJECT_CLASS (tdt_send_window_parent_class)->dispose (object);
}

static void
bind_children (GtkWidgetClass *widget_class)
{
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, panes);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, kind_row);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, group_row);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, attach_row);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, attach_box);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, address_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, all_check);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, count);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, people_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, people);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, none_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, letter);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, actions);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, hint);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, spinner);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, open_button);
  gtk_widget_class_bind_template_child (widget_class, TdtSendWindow, save_button);
}

static void
tdt_send_window_class_init (TdtSendWindowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_send_window_dispose;
  g_type_ensure (TDT_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TDT_TYPE_SEND_LETTER);
  g_type_ensure (TDT_TYPE_TWO_PANE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-send-window.ui");
  bind_children (widget_class);
  gtk_widget_class_bind_template_callback (widget_class, narrow_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, kind_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, filter_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, address_added_cb);
  gtk_widget_class_bind_template_callback (widget_class, all_toggled_cb);
  gtk_widget_class_bind_template_callback (widget_class, person_activated_cb);
  tdt_send_window_install_run_actions (widget_class);
  gtk_widget_class_install_action (widget_class, "send.undo", NULL, undo_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "send.undo",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_s, GDK_CONTROL_MASK, "send.save",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
tdt_send_window_init (TdtSendWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  window->banner = tdt_banner_new ("mail-unread-symbolic");
  tdt_banner_add_button (window->banner, _ ("_Not Sent"), "send.forget", FALSE);
  tdt_banner_add_button (window->banner, _ ("_Mark as Sent"), "send.mark", TRUE);
  gtk_box_append (window->banners, GTK_WIDGET (window->banner));
}

static void
fill_kinds (TdtSendWindow *window, const char *letter)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (NULL);
  int kind = tdt_token_position (TDT_TOKENS_LETTER_KIND, letter);
  guint n_kinds;
  const TdtToken *kinds = tdt_tokens_get (TDT_TOKENS_LETTER_KIND, &n_kinds);

  window->updating = TRUE;
  for (guint i = 0; i < n_kinds; i++)
    gtk_string_list_append (list, _ (kinds[i].label));
  adw_combo_row_set_model (window->kind_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (window->kind_row,
                              kind != TDT_TOKEN_OTHER ? (guint) kind : TDT_LETTER_KIND_INVITATION);
  window->updating = FALSE;
}

GtkWindow *
tdt_send_window_new (TdtDesk *desk, GtkWindow *parent, const char *letter)
{
  TdtSendWindow *window = g_object_new (TDT_TYPE_SEND_WINDOW, "transient-for", parent,
                                        "destroy-with-parent", TRUE, NULL);

  window->desk = g_object_ref (desk);
  tdt_send_letter_set_desk (window->letter, desk);
  fill_kinds (window, letter);
  window->updating = TRUE;
  window->attachments = tdt_send_attachments_new (window->attach_box);
  window->list = tdt_send_people_new (desk, window->group_row, window->organisation_row,
                                      window->people);
  set_kind (window);
  g_signal_connect_object (window->attachments, "changed", G_CALLBACK (update), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->list, "chosen-changed", G_CALLBACK (chosen_changed), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->list, "selection-changed", G_CALLBACK (selection_changed_cb),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update_soon),
                           window, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (window);
  return GTK_WINDOW (window);
}

GtkWindow *
tdt_send_window_new_for_briefs (TdtDesk *desk, GtkWindow *parent, const char *const *people)
{
  GtkWindow *window = tdt_send_window_new (desk, parent, "change");
  TdtSendWindow *self = TDT_SEND_WINDOW (window);

  tdt_send_people_give (self->list, people, _ ("Those whose brief has changed"));
  tdt_send_attachments_add_brief (self->attachments);
  return window;
}
