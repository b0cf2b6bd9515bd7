/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A proposal is seen in the pages; a banner says that nothing is changed yet, tells what would be,
 * and has the two answers. */
#include "config.h"

#include "tdt-sentences-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-preview.h"

#include <glib/gi18n-lib.h>

static void
apply_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);

  if (tdt_workspace_accept_preview (workspace))
    tdt_window_tell_with_undo (window, tdt_workspace_get_undo_label (workspace));
}

static void
drop_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtWindow *window = TDT_WINDOW (widget);

  if (tdt_workspace_drop_preview (tdt_desk_get_workspace (window->desk)))
    tdt_window_tell (window, _ ("Everything is as it was"));
}

static void
show_list_cb (GtkMenuButton *button, gpointer user_data)
{
  TdtWindow *window = user_data;
  g_autoptr (GPtrArray)
      sentences = tdt_workspace_list_preview (tdt_desk_get_workspace (window->desk));

  gtk_menu_button_set_popover (button,
                               tdt_sentences_popover_new (sentences, _ ("What would change")));
}

void
tdt_window_update_proposal (TdtWindow *window)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (window->desk != NULL)
    g_object_get (tdt_desk_get_workspace (window->desk), "proposal", &label, NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.apply-proposal", label != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (window), "win.drop-proposal", label != NULL);
  if (label == NULL)
    {
      tdt_banner_hide (window->proposal_banner);
      return;
    }
  /* Translators: %s is what the program proposes to do, such as “Place sessions” */
  text = g_strdup_printf (_ ("A proposal: %s. You see what it would look like; nothing is changed "
                             "yet."),
                          label);
  tdt_banner_show (window->proposal_banner, text);
}

void
tdt_window_install_proposal_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.apply-proposal", NULL, apply_cb);
  gtk_widget_class_install_action (widget_class, "win.drop-proposal", NULL, drop_cb);
}

void
tdt_window_init_proposal (TdtWindow *window)
{
  GtkWidget *button = gtk_menu_button_new ();

  window->proposal_banner = tdt_banner_new ("dialog-question-symbolic");
  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), _ ("_What Would Change"));
  gtk_menu_button_set_use_underline (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), show_list_cb, window, NULL);
  tdt_banner_add_widget (window->proposal_banner, button);
  tdt_banner_add_button (window->proposal_banner, _ ("_Drop"), "win.drop-proposal", FALSE);
  tdt_banner_add_button (window->proposal_banner, _ ("_Apply"), "win.apply-proposal", TRUE);
  gtk_box_append (window->banners, GTK_WIDGET (window->proposal_banner));
  tdt_window_update_proposal (window);
}
