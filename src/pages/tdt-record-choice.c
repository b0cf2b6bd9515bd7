/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-choice-private.h"

#include <glib/gi18n-lib.h>

#define LIST_HEIGHT 280
#define NAME_WIDTH 36
/* Beside a label, which must not be squeezed. */
#define BUTTON_WIDTH 22

typedef struct
{
  TdtDesk *desk;
  const TdtField *field;
  TdtRecordChosenFunc chosen;
  gpointer user_data;
  GtkMenuButton *button;
  GtkLabel *label;
  GtkEditable *search;
  GtkFilterListModel *found;
} Choice;

static void
choice_free (gpointer data)
{
  Choice *choice = data;

  g_object_unref (choice->desk);
  g_free (choice);
}

static gboolean
matches (gpointer record, gpointer user_data)
{
  Choice *choice = user_data;
  g_autofree char *name = tdt_record_dup_label (record);

  return g_str_match_string (gtk_editable_get_text (choice->search), name, TRUE);
}

/* Without a filter no record has to be looked at. */
static void
search_cb (Choice *choice)
{
  g_autoptr (GtkFilter) filter = NULL;

  if (*gtk_editable_get_text (choice->search) != '\0')
    filter = GTK_FILTER (gtk_custom_filter_new (matches, choice, NULL));
  gtk_filter_list_model_set_filter (choice->found, filter);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), NAME_WIDTH);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *list_item)
{
  GObject *item = gtk_list_item_get_item (list_item);
  g_autofree char *name = TDT_IS_RECORD (item)
                              ? tdt_record_dup_label (TDT_RECORD (item))
                              : g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (list_item)), name);
}

static void
activate_cb (GtkListView *view, guint position, Choice *choice)
{
  g_autoptr (GObject)
      item = g_list_model_get_item (G_LIST_MODEL (gtk_list_view_get_model (view)), position);

  gtk_menu_button_popdown (choice->button);
  choice->chosen (TDT_IS_RECORD (item) ? tdt_record_get_uid (TDT_RECORD (item)) : NULL,
                  choice->user_data);
}

static GtkWidget *
make_list (Choice *choice)
{
  const char *none[] = { C_ ("choice", "None"), NULL };
  GListStore *parts = g_list_store_new (G_TYPE_LIST_MODEL);
  g_autoptr (GtkStringList) first = gtk_string_list_new (none);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  TdtRecordList *records = tdt_desk_get_list (choice->desk, choice->field->target);
  GtkSelectionModel *model;
  GtkWidget *view;

  choice->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (records)), NULL);
  g_list_store_append (parts, first);
  g_list_store_append (parts, choice->found);
  g_object_unref (choice->found);
  model = GTK_SELECTION_MODEL (
      gtk_no_selection_new (G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (parts)))));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (model, factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (choice->field->label), -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), choice);
  return view;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  Choice *choice = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *search = gtk_search_entry_new ();

  choice->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("Search"), NULL);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), make_list (choice));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), scrolled);
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_cb), choice);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
tdt_record_choice_new (TdtDesk *desk, const TdtField *field, TdtRecordChosenFunc chosen,
                       gpointer user_data)
{
  Choice *choice = g_new0 (Choice, 1);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  choice->desk = g_object_ref (desk);
  choice->field = field;
  choice->chosen = chosen;
  choice->user_data = user_data;
  choice->button = GTK_MENU_BUTTON (button);
  choice->label = GTK_LABEL (label);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_label_set_max_width_chars (GTK_LABEL (label), BUTTON_WIDTH);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), label);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (button), create_popover_cb, choice, NULL);
  g_object_set_data_full (G_OBJECT (button), "tdt-choice", choice, choice_free);
  return button;
}

void
tdt_record_choice_show (GtkWidget *widget, const char *uid)
{
  Choice *choice = g_object_get_data (G_OBJECT (widget), "tdt-choice");
  const TdtRow *row = tdt_root_lookup_kind (tdt_desk_get_root (choice->desk), choice->field->target,
                                            uid);
  g_autofree char *name = row != NULL ? tdt_row_dup_label (row) : g_strdup (C_ ("choice", "None"));

  gtk_label_set_label (choice->label, name);
}
