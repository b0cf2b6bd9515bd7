/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-choices-window-private.h"

#include <glib/gi18n-lib.h>

#define WIDTH 560
#define HEIGHT 480

struct _TdtChoicesWindow
{
  AdwWindow parent_instance;

  TdtDesk *desk;
  GtkStack *stack;
  GtkListBox *list;
  GtkWidget *page;
  GtkLabel *nothing;
};

G_DEFINE_FINAL_TYPE (TdtChoicesWindow, tdt_choices_window, ADW_TYPE_WINDOW)

/* What a button does. */
typedef struct
{
  TdtChoiceFunc func;
  gpointer data;
  GDestroyNotify destroy;
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *choice = data;

  choice->destroy (choice->data);
  g_free (choice);
}

static void
take_cb (GtkButton *button, Choice *choice)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (button));
  g_autoptr (TdtDesk) desk = g_object_ref (TDT_CHOICES_WINDOW (root)->desk);
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  g_autoptr (GError) error = NULL;

  if (!choice->func (workspace, choice->data, &error))
    tdt_desk_report (desk, g_steal_pointer (&error));
  else if (tdt_workspace_get_undo_label (workspace) != NULL)
    tdt_desk_tell_done (desk, tdt_workspace_get_undo_label (workspace));
  gtk_window_close (GTK_WINDOW (root));
}

void
tdt_choices_window_add_button (TdtChoicesWindow *window, GtkWidget *row, const char *label,
                               TdtChoiceFunc func, gpointer data, GDestroyNotify destroy)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  Choice *choice = g_new (Choice, 1);
  /* Translators: what a screen reader says of a button: what it is about, and what it does */
  g_autofree char *name = g_strdup_printf (
      _ ("%s: %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (row)), label);

  g_return_if_fail (TDT_IS_CHOICES_WINDOW (window));

  *choice = (Choice){ func, data, destroy };
  g_signal_connect_data (button, "clicked", G_CALLBACK (take_cb), choice, free_choice, 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  if (adw_action_row_get_activatable_widget (ADW_ACTION_ROW (row)) == NULL)
    adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
}

GtkWidget *
tdt_choices_window_add (TdtChoicesWindow *window, const char *title, const char *const *reasons,
                        const char *label, TdtChoiceFunc func, gpointer data,
                        GDestroyNotify destroy)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *subtitle = g_strjoinv ("\n", (GStrv) reasons);

  g_return_val_if_fail (TDT_IS_CHOICES_WINDOW (window), NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  tdt_choices_window_add_button (window, row, label, func, data, destroy);
  gtk_list_box_append (window->list, row);
  return row;
}

void
tdt_choices_window_end (TdtChoicesWindow *window, const char *nothing)
{
  GtkListBoxRow *first;

  g_return_if_fail (TDT_IS_CHOICES_WINDOW (window));

  first = gtk_list_box_get_row_at_index (window->list, 0);
  gtk_label_set_label (window->nothing, nothing);
  gtk_stack_set_visible_child_name (window->stack, first != NULL ? "choices" : "nothing");
  if (first != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (first));
}

static void
tdt_choices_window_dispose (GObject *object)
{
  g_clear_object (&TDT_CHOICES_WINDOW (object)->desk);
  G_OBJECT_CLASS (tdt_choices_window_parent_class)->dispose (object);
}

static void
tdt_choices_window_class_init (TdtChoicesWindowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = tdt_choices_window_dispose;
  gtk_widget_class_add_binding_action (GTK_WIDGET_CLASS (klass), GDK_KEY_Escape, 0, "window.close",
                                       NULL);
}

static GtkWidget *
make_message (GtkWidget *child)
{
  gtk_widget_set_halign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_valign (child, GTK_ALIGN_CENTER);
  gtk_widget_set_margin_start (child, 24);
  gtk_widget_set_margin_end (child, 24);
  return child;
}

static void
tdt_choices_window_init (TdtChoicesWindow *window)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *looking = gtk_spinner_new ();

  window->stack = GTK_STACK (gtk_stack_new ());
  window->list = GTK_LIST_BOX (gtk_list_box_new ());
  window->nothing = GTK_LABEL (gtk_label_new (NULL));
  window->page = adw_preferences_page_new ();
  gtk_label_set_wrap (window->nothing, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (window->list), "boxed-list");
  gtk_list_box_set_selection_mode (window->list, GTK_SELECTION_NONE);
  gtk_spinner_set_spinning (GTK_SPINNER (looking), TRUE);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), window->page);
  gtk_stack_add_named (window->stack, make_message (looking), "looking");
  gtk_stack_add_named (window->stack, scrolled, "choices");
  gtk_stack_add_named (window->stack, make_message (GTK_WIDGET (window->nothing)), "nothing");
  gtk_widget_set_vexpand (GTK_WIDGET (window->stack), TRUE);
  gtk_box_append (GTK_BOX (box), adw_header_bar_new ());
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (window->stack));
  adw_window_set_content (ADW_WINDOW (window), box);
  gtk_window_set_default_size (GTK_WINDOW (window), WIDTH, HEIGHT);
}

TdtChoicesWindow *
tdt_choices_window_new (TdtDesk *desk, GtkWindow *parent, const char *title, const char *question)
{
  TdtChoicesWindow *window = g_object_new (TDT_TYPE_CHOICES_WINDOW, "title", title, "transient-for",
                                           parent, "destroy-with-parent", TRUE, NULL);
  GtkWidget *group = adw_preferences_group_new ();
  g_autofree char *escaped = g_markup_escape_text (question, -1);

  window->desk = g_object_ref (desk);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), escaped);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), GTK_WIDGET (window->list));
  adw_preferences_page_add (ADW_PREFERENCES_PAGE (window->page), ADW_PREFERENCES_GROUP (group));
  gtk_accessible_update_property (GTK_ACCESSIBLE (window->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return window;
}
