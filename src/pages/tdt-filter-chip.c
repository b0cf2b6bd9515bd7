/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-filter-chip-private.h"

#include "tdt-fold.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define LIST_HEIGHT 320
#define LABEL_WIDTH 30
/* From so many on it takes a search to find one. */
#define MANY 12

typedef struct
{
  char *title;
  TdtChipFillFunc fill;
  TdtChipChosenFunc chosen;
  gpointer user_data;
  GtkMenuButton *button;
  GtkLabel *label;
  GListStore *options;
  GtkEditable *search;
  GtkFilterListModel *found;
} Chip;

static void
chip_free (gpointer data)
{
  Chip *chip = data;

  g_free (chip->title);
  g_object_unref (chip->options);
  g_free (chip);
}

void
tdt_filter_chip_add (GListStore *options, const char *value, const char *label)
{
  g_autoptr (GtkStringObject) option = gtk_string_object_new (label);

  g_object_set_data_full (G_OBJECT (option), "tdt-value", g_strdup (value), g_free);
  g_list_store_append (options, option);
}

static void
show (Chip *chip, const char *label)
{
  /* Translators: a filter above a table and what it is set to: “Answer: Confirmed” */
  g_autofree char *text = label != NULL ? g_strdup_printf (_ ("%s: %s"), chip->title, label)
                                        : g_strdup (chip->title);

  gtk_label_set_label (chip->label, text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text, -1);
  if (label != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (chip->button), "chosen");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (chip->button), "chosen");
}

static gboolean
matches (gpointer item, gpointer user_data)
{
  Chip *chip = user_data;
  g_autofree char *wanted = tdt_text_fold (gtk_editable_get_text (chip->search));
  g_autofree char *text = tdt_text_fold (gtk_string_object_get_string (item));

  return strstr (text, wanted) != NULL;
}

static void
search_cb (Chip *chip)
{
  g_autoptr (GtkFilter) filter = NULL;

  if (*gtk_editable_get_text (chip->search) != '\0')
    filter = GTK_FILTER (gtk_custom_filter_new (matches, chip, NULL));
  gtk_filter_list_model_set_filter (chip->found, filter);
}

static void
choose (Chip *chip, guint position)
{
  g_autoptr (GtkStringObject) option = g_list_model_get_item (G_LIST_MODEL (chip->found), position);
  const char *value;

  if (option == NULL)
    return;
  value = g_object_get_data (G_OBJECT (option), "tdt-value");
  gtk_menu_button_popdown (chip->button);
  show (chip, value != NULL ? gtk_string_object_get_string (option) : NULL);
  chip->chosen (value, chip->user_data);
}

static void
activate_cb (GtkListView *view, guint position, Chip *chip)
{
  choose (chip, position);
}

static void
search_activate_cb (Chip *chip)
{
  choose (chip, 0);
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (label), LABEL_WIDTH);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

static GtkWidget *
make_list (Chip *chip)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkWidget *scrolled = gtk_scrolled_window_new ();
  GtkWidget *view;

  chip->found = gtk_filter_list_model_new (G_LIST_MODEL (g_object_ref (chip->options)), NULL);
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  view = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (chip->found))),
                            factory);
  gtk_list_view_set_single_click_activate (GTK_LIST_VIEW (view), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL, chip->title,
                                  -1);
  g_signal_connect (view, "activate", G_CALLBACK (activate_cb), chip);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), view);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scrolled), LIST_HEIGHT);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scrolled), TRUE);
  return scrolled;
}

static void
create_popover_cb (GtkMenuButton *button, gpointer user_data)
{
  Chip *chip = user_data;
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *search = gtk_search_entry_new ();

  g_list_store_remove_all (chip->options);
  /* Translators: the choice of a filter that leaves nothing out */
  tdt_filter_chip_add (chip->options, NULL, C_ ("filter", "All"));
  chip->fill (chip->options, chip->user_data);
  chip->search = GTK_EDITABLE (search);
  g_object_set (search, "placeholder-text", _ ("Search"), NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (search), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Search"), -1);
  gtk_widget_set_visible (search, g_list_model_get_n_items (G_LIST_MODEL (chip->options)) > MANY);
  g_signal_connect_swapped (search, "search-changed", G_CALLBACK (search_cb), chip);
  g_signal_connect_swapped (search, "activate", G_CALLBACK (search_activate_cb), chip);
  gtk_box_append (GTK_BOX (box), search);
  gtk_box_append (GTK_BOX (box), make_list (chip));
  gtk_popover_set_child (GTK_POPOVER (popover), box);
  gtk_menu_button_set_popover (button, popover);
}

GtkWidget *
tdt_filter_chip_new (const char *title, TdtChipFillFunc fill, TdtChipChosenFunc chosen,
                     gpointer user_data)
{
  Chip *chip = g_new0 (Chip, 1);
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *label = gtk_label_new (NULL);

  chip->title = g_strdup (title);
  chip->fill = fill;
  chip->chosen = chosen;
  chip->user_data = user_data;
  chip->button = GTK_MENU_BUTTON (button);
  chip->label = GTK_LABEL (label);
  chip->options = g_list_store_new (GTK_TYPE_STRING_OBJECT);
  gtk_label_set_ellipsize (chip->label, PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (chip->label, LABEL_WIDTH);
  gtk_menu_button_set_child (chip->button, label);
  gtk_menu_button_set_always_show_arrow (chip->button, TRUE);
  gtk_menu_button_set_create_popup_func (chip->button, create_popover_cb, chip, NULL);
  gtk_widget_add_css_class (button, "chip");
  g_object_set_data_full (G_OBJECT (button), "tdt-chip", chip, chip_free);
  show (chip, NULL);
  return button;
}

void
tdt_filter_chip_clear (GtkWidget *button)
{
  show (g_object_get_data (G_OBJECT (button), "tdt-chip"), NULL);
}
