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

GtkWidget *
tdt_choice_new (const TdtField *field)
{
  GtkWidget *choice = gtk_drop_down_new (G_LIST_MODEL (make_words (field)), NULL);
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  /* The factory of GTK would ask for the width of the longest word. */
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
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
