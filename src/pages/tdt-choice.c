/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-choice-private.h"

#include <glib/gi18n-lib.h>

static const TdtField *
get_field (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), "tdt-field");
}

/* Words stand in the order of their list, behind the one for none. */
static GtkStringList *
make_words (const TdtField *field)
{
  GtkStringList *words = gtk_string_list_new (NULL);
  const TdtToken *tokens;
  guint n_tokens;

  tokens = tdt_tokens_get (field->tokens, &n_tokens);
  /* Translators: the choice of leaving a field empty */
  gtk_string_list_append (words, C_ ("choice", "None"));
  for (guint i = 0; i < n_tokens; i++)
    gtk_string_list_append (words, _ (tokens[i].label));
  return words;
}

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_width_chars (GTK_LABEL (label), 4);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *word = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (word));
}

/* In the list that opens each word has the room it needs, and a mark says which one holds. */
static void
setup_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), gtk_image_new_from_icon_name ("object-select-symbolic"));
  gtk_list_item_set_child (item, row);
}

static void
mark_row_cb (GtkDropDown *choice, GParamSpec *pspec, GtkListItem *item)
{
  GtkWidget *mark = gtk_widget_get_last_child (gtk_list_item_get_child (item));

  gtk_widget_set_opacity (
      mark, gtk_list_item_get_position (item) == gtk_drop_down_get_selected (choice) ? 1 : 0);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *choice)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));

  gtk_label_set_label (GTK_LABEL (label),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
  g_signal_connect_object (choice, "notify::selected", G_CALLBACK (mark_row_cb), item, 0);
  mark_row_cb (choice, NULL, item);
}

static void
unbind_row_cb (GtkSignalListItemFactory *factory, GtkListItem *item, GtkDropDown *choice)
{
  g_signal_handlers_disconnect_by_func (choice, mark_row_cb, item);
}

GtkWidget *
tdt_choice_new (const TdtField *field)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (make_words (field)), NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();
  g_autoptr (GtkListItemFactory) rows = gtk_signal_list_item_factory_new ();

  /* The factory of GTK would ask for the width of the longest word. */
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  g_signal_connect (rows, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (rows, "bind", G_CALLBACK (bind_row_cb), choice);
  g_signal_connect (rows, "unbind", G_CALLBACK (unbind_row_cb), choice);
  gtk_drop_down_set_list_factory (GTK_DROP_DOWN (choice), rows);
  g_object_set_data (G_OBJECT (choice), "tdt-field", (gpointer) field);
  return choice;
}

char *
tdt_choice_dup_text (GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  return g_strdup (tdt_token_word (get_field (choice)->tokens, (int) selected - 1));
}

void
tdt_choice_show_text (GtkDropDown *choice, const char *text)
{
  guint position = 0;

  if (text != NULL && *text != '\0')
    position = (guint) (tdt_token_position (get_field (choice)->tokens, text) + 1);
  gtk_drop_down_set_selected (choice, position);
}
