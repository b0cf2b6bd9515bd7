/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-findings-list.h"
#include "tdt-history-popover-private.h"
#include "tdt-palette-private.h"
#include "tdt-window-private.h"
#include "tdt-workspace-file.h"
#include "tdt-workspace-checks.h"

#include <glib/gi18n-lib.h>

enum
{
  PROP_DESK = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtWindow, tdt_window, ADW_TYPE_APPLICATION_WINDOW)

/* The switcher is in the middle of the header bar while there is room for it, else at the bottom,
 * and the title takes its place. */
void
tdt_window_update_shape (TdtWindow *window)
{
  gboolean narrow = tdt_adaptive_bin_get_narrow (window->adaptive);
  gboolean open = window->desk != NULL && window->compare == NULL;

  if (narrow)
    gtk_widget_add_css_class (GTK_WIDGET (window), "narrow");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (window), "narrow");
  gtk_stack_set_visible_child_name (window->title_stack, open && !narrow ? "switcher" : "title");
  gtk_widget_set_visible (GTK_WIDGET (window->wide_title), open && !narrow);
  tdt_window_name_pages (window, narrow);
  adw_view_switcher_bar_set_reveal (window->switcher_bar, open && narrow);
  gtk_widget_set_visible (window->undo_button, open);
  gtk_widget_set_visible (GTK_WIDGET (window->history_button), open && !narrow);
  gtk_widget_set_visible (window->redo_button, open && !narrow);
  gtk_widget_set_visible (window->save_button, open && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (window->find_button), open && !narrow);
  gtk_widget_set_visible (GTK_WIDGET (window->findings_button), open);
  if (!open && window->opening == NULL && gtk_widget_get_visible (GTK_WIDGET (window)))
    tdt_window_ensure_start_page (window);
  if (window->compare != NULL)
    gtk_stack_set_visible_child (window->main_stack, window->compare);
  else
    gtk_stack_set_visible_child_name (window->main_stack, window->opening != NULL ? "opening"
                                                          : open                  ? "project"
                                                                                  : "start");
  if (window->desk != NULL)
    g_object_set (window->desk, "narrow", narrow, NULL);
}

static void
show_record_cb (TdtWindow *window, const char *uid)
{
  const TdtRow *row = tdt_root_lookup (tdt_desk_get_root (window->desk), uid);

  if (row == NULL)
    return;
  switch (tdt_row_get_kind_id (row))
    {
    case TDT_KIND_SESSION:
      tdt_window_show_page (window, "programme");
      break;
    case TDT_KIND_PERSON:
      tdt_window_turn_to (window, "people");
      break;
    case TDT_KIND_ORGANISATION:
      tdt_window_turn_to (window, "partners");
      break;
    default:
      tdt_window_show_page (window, "overview");
    }
}

/* A toast reads its title as markup; a title of a session is none. */
static AdwToast *
make_toast (const char *text)
{
  g_autofree char *escaped = g_markup_escape_text (text, -1);

  return adw_toast_new (escaped);
}

void
tdt_window_tell (TdtWindow *window, const char *text)
{
  g_return_if_fail (TDT_IS_WINDOW (window));

  adw_toast_overlay_add_toast (window->toasts, make_toast (text));
}

void
tdt_window_tell_with_undo (TdtWindow *window, const char *text)
{
  AdwToast *toast;

  g_return_if_fail (TDT_IS_WINDOW (window));

  toast = make_toast (text);
  adw_toast_set_button_label (toast, _ ("Undo"));
  adw_toast_set_action_name (toast, "win.undo");
  /* After the next step its button would undo that one. */
  g_signal_connect_object (tdt_desk_get_workspace (window->desk), "changed",
                           G_CALLBACK (adw_toast_dismiss), toast, G_CONNECT_SWAPPED);
  adw_toast_overlay_add_toast (window->toasts, toast);
}

static void
findings_changed_cb (TdtWindow *window)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (window->desk);
  guint n = tdt_workspace_count_findings (workspace, TDT_SEVERITY_ERROR) +
            tdt_workspace_count_findings (workspace, TDT_SEVERITY_WARNING);
  g_autofree char *number = g_strdup_printf ("%'u", n);
  g_autofree char *text =
      n > 0 ? g_strdup_printf (ngettext ("%'u thing to look at", "%'u things to look at", n), n)
            : g_strdup (_ ("Nothing to look at"));

  gtk_label_set_label (window->findings_label, number);
  gtk_widget_set_visible (GTK_WIDGET (window->findings_label), n > 0);
  gtk_widget_set_tooltip_text (GTK_WIDGET (window->findings_button), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->findings_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static void
workspace_notify_cb (TdtWindow *window)
{
  tdt_window_update_title (window);
  tdt_window_update_actions (window);
  tdt_window_update_proposal (window);
  tdt_window_update_purging (window);
}

void
tdt_window_set_workspace (TdtWindow *window, TdtWorkspace *workspace)
{
  g_return_if_fail (TDT_IS_WINDOW (window));
  g_return_if_fail (TDT_IS_WORKSPACE (workspace));

  tdt_window_hide_comparison (window);
  tdt_window_remove_pages (window);
  g_clear_object (&window->desk);
  window->desk = tdt_desk_new (workspace);
  g_signal_connect_object (window->desk, "report", G_CALLBACK (tdt_window_tell), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->desk, "removed", G_CALLBACK (tdt_window_tell_with_undo), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (window->desk, "show", G_CALLBACK (show_record_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "notify", G_CALLBACK (workspace_notify_cb), window,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (workspace, "findings-changed", G_CALLBACK (findings_changed_cb), window,
                           G_CONNECT_SWAPPED);
  tdt_window_watch_workspace (window, workspace);
  tdt_window_look_for_original (window);
  tdt_window_add_pages (window);
  findings_changed_cb (window);
  g_object_notify_by_pspec (G_OBJECT (window), properties[PROP_DESK]);
  tdt_window_update_shape (window);
  workspace_notify_cb (window);
  /* Otherwise the focus would stay on a button that no longer means anything. */
  gtk_window_set_focus (GTK_WINDOW (window), NULL);
}

TdtDesk *
tdt_window_get_desk (TdtWindow *window)
{
  g_return_val_if_fail (TDT_IS_WINDOW (window), NULL);

  return window->desk;
}

static gboolean
tdt_window_close_request (GtkWindow *gtk_window)
{
  TdtWindow *window = TDT_WINDOW (gtk_window);

  if (!tdt_window_may_close (window))
    return TRUE;
  tdt_window_keep_state (window);
  /* All is saved, or the user lets the changes go: there is nothing to recover. */
  if (window->desk != NULL)
    tdt_workspace_close (tdt_desk_get_workspace (window->desk));
  return GTK_WINDOW_CLASS (tdt_window_parent_class)->close_request (gtk_window);
}

static void
tdt_window_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_DESK)
    g_value_set_object (value, TDT_WINDOW (object)->desk);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_window_dispose (GObject *object)
{
  TdtWindow *window = TDT_WINDOW (object);

  g_clear_weak_pointer (&window->focus_before);
  if (window->pages != NULL)
    {
      tdt_window_hide_comparison (window);
      tdt_window_remove_pages (window);
    }
  window->pages = NULL;
  tdt_window_forget_arrivals (window);
  g_clear_pointer (&window->disk, tdt_incoming_free);
  g_clear_object (&window->original);
  g_clear_object (&window->copy_file);
  g_clear_object (&window->copy_opened);
  g_clear_object (&window->desk);
  g_clear_pointer (&window->first_page, g_free);
  G_OBJECT_CLASS (tdt_window_parent_class)->dispose (object);
}

static void
tdt_window_class_init (TdtWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_window_get_property;
  object_class->dispose = tdt_window_dispose;
  GTK_WINDOW_CLASS (klass)->close_request = tdt_window_close_request;
  properties[PROP_DESK] = g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                                               G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                   G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  g_type_ensure (TDT_TYPE_ADAPTIVE_BIN);
  g_type_ensure (TDT_TYPE_FINDINGS_LIST);
  g_type_ensure (TDT_TYPE_HISTORY_POPOVER);
  g_type_ensure (TDT_TYPE_PALETTE);
  tdt_record_ensure_types ();
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-window.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, adaptive);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, title_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, narrow_title);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, wide_title);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, switcher_bar);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, undo_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, history_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, redo_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, save_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, find_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, findings_button);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, findings_label);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, banners);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, toasts);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, main_stack);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, start_frame);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, opening_page);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, opening_bar);
  gtk_widget_class_bind_template_child (widget_class, TdtWindow, pages);
  tdt_window_install_actions (widget_class);
  tdt_window_install_opening_actions (widget_class);
  tdt_window_install_document_actions (widget_class);
  tdt_window_install_paper_actions (widget_class);
  tdt_window_install_import_actions (widget_class);
  tdt_window_install_export_actions (widget_class);
  tdt_window_install_next_event_actions (widget_class);
  tdt_window_install_proposal_actions (widget_class);
  tdt_window_install_choices (widget_class);
  tdt_window_install_compare_actions (widget_class);
  tdt_window_install_version_actions (widget_class);
  tdt_window_install_original_actions (widget_class);
  tdt_window_install_notice_actions (widget_class);
  tdt_window_install_picture_actions (widget_class);
}

static void
tdt_window_init (TdtWindow *window)
{
  gtk_widget_init_template (GTK_WIDGET (window));
  g_signal_connect_object (window->adaptive, "notify::narrow", G_CALLBACK (tdt_window_update_shape),
                           window, G_CONNECT_SWAPPED);
  g_signal_connect (window, "notify::visible", G_CALLBACK (tdt_window_update_shape), NULL);
  g_signal_connect_object (gtk_menu_button_get_popover (window->history_button), "closed",
                           G_CALLBACK (tdt_window_popover_closed), window, G_CONNECT_SWAPPED);
  g_signal_connect_object (gtk_menu_button_get_popover (window->find_button), "closed",
                           G_CALLBACK (tdt_window_popover_closed), window, G_CONNECT_SWAPPED);
  tdt_window_restore_state (window);
  tdt_window_init_file (window);
  tdt_window_init_opening (window);
  tdt_window_init_proposal (window);
  tdt_window_init_compare (window);
  tdt_window_init_original (window);
  tdt_window_init_notices (window);
  tdt_window_init_purging (window);
  tdt_window_init_papers (window);
  tdt_window_update_shape (window);
  tdt_window_update_title (window);
  tdt_window_update_actions (window);
}

TdtWindow *
tdt_window_new (TdtApplication *application)
{
  return g_object_new (TDT_TYPE_WINDOW, "application", application, NULL);
}
