/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-choice-private.h"

#include <glib/gi18n-lib.h>

static const TdtField *
get_field (GtkDropDown *choice)
{
  return g_object_get_data (G_OBJECT (choice), "tdt-field");
}

/* Words are string objects in the order of their list, behind the one for none. */
static GListModel *
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
  return G_LIST_MODEL (words);
}

static GListModel *
make_records (TdtDesk *desk, const TdtField *field)
{
  GListStore *models = g_list_store_new (G_TYPE_LIST_MODEL);
  const char *none[] = { C_ ("choice", "None"), NULL };
  g_autoptr (GtkStringList) first = gtk_string_list_new (none);

  g_list_store_append (models, first);
  g_list_store_append (models, tdt_desk_get_list (desk, field->target));
  return G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (models)));
}

static char *
dup_label (GObject *item, gpointer user_data)
{
  char *label = NULL;

  if (TDT_IS_RECORD (item))
    label = tdt_record_dup_label (TDT_RECORD (item));
  else if (GTK_IS_STRING_OBJECT (item))
    label = g_strdup (gtk_string_object_get_string (GTK_STRING_OBJECT (item)));
  return label != NULL ? label : g_strdup ("");
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
  g_autofree char *text = dup_label (gtk_list_item_get_item (item), NULL);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

/* The factories of GTK would ask for the width of the longest name. */
static GtkListItemFactory *
make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  return factory;
}

GtkWidget *
tdt_choice_new (TdtDesk *desk, const TdtField *field)
{
  gboolean of_records = tdt_field_is_reference (field);
  GtkExpression *label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                      G_CALLBACK (dup_label), NULL, NULL);
  GtkWidget *choice = gtk_drop_down_new (
      of_records ? make_records (desk, field) : make_words (field), label);

  g_autoptr (GtkListItemFactory) factory = make_factory ();

  gtk_drop_down_set_factory (GTK_DROP_DOWN (choice), factory);
  g_object_set_data (G_OBJECT (choice), "tdt-field", (gpointer) field);
  gtk_drop_down_set_enable_search (GTK_DROP_DOWN (choice), of_records);
  return choice;
}

char *
tdt_choice_dup_text (GtkDropDown *choice)
{
  guint selected = gtk_drop_down_get_selected (choice);
  GObject *item = gtk_drop_down_get_selected_item (choice);

  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return NULL;
  if (TDT_IS_RECORD (item))
    return g_strdup (tdt_record_get_uid (TDT_RECORD (item)));
  return g_strdup (tdt_token_word (get_field (choice)->tokens, (int) selected - 1));
}

void
tdt_choice_show_text (GtkDropDown *choice, const char *text)
{
  const TdtField *field = get_field (choice);
  GListModel *model = gtk_drop_down_get_model (choice);
  guint position = 0;

  if (text != NULL && *text != '\0' && !tdt_field_is_reference (field))
    position = (guint) (tdt_token_position (field->tokens, text) + 1);
  else if (text != NULL && *text != '\0')
    {
      g_autoptr (GListModel) models = NULL;
      g_autoptr (TdtRecordList) list = NULL;
      guint found;

      g_object_get (model, "model", &models, NULL);
      list = g_list_model_get_item (models, 1);
      if (tdt_record_list_find (list, text, &found))
        position = found + 1;
    }
  gtk_drop_down_set_selected (choice, position);
}
