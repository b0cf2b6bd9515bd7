/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-selection-bar-private.h"

#include "tdt-choice-private.h"
#include "tdt-workspace-verbs.h"
#include "tdt-wrap-box.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtDesk *desk;
  TdtSelectedFunc selected;
  gpointer user_data;
  GtkLabel *label;
  GtkWidget *merge_button;
} Bar;

/* One of its buttons: what it sets. */
typedef struct
{
  Bar *bar;
  TdtFieldId field;
  GtkMenuButton *button;
} Setter;

static const TdtFieldId person_fields[] = { TDT_PARTICIPANT_STATUS, TDT_PERSON_ORGANISATION,
                                            TDT_PERSON_RANK };
static const TdtFieldId organisation_fields[] = { TDT_ORGANISATION_KIND, TDT_ORGANISATION_ROLE,
                                                  TDT_ORGANISATION_SECTOR, TDT_ORGANISATION_RANK };

static void
bar_free (gpointer data)
{
  Bar *bar = data;

  g_object_unref (bar->desk);
  g_free (bar);
}

/* The participations of all these people. */
static char **
dup_places (const TdtRoot *root, const char *const *people)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; people[i] != NULL; i++)
    {
      g_autoptr (GPtrArray)
          places = tdt_root_get_referrers (root, people[i], TDT_PARTICIPANT_PERSON);

      for (guint j = 0; j < places->len; j++)
        g_strv_builder_add (builder, tdt_row_get_uid (places->pdata[j]));
    }
  return g_strv_builder_end (builder);
}

static void
set_all (Setter *setter, const char *text)
{
  Bar *bar = setter->bar;
  g_auto (GStrv) uids = bar->selected (bar->user_data);
  g_autoptr (GError) error = NULL;

  if (TDT_FIELD_KIND (setter->field) == TDT_KIND_PARTICIPANT)
    {
      char **places = dup_places (tdt_desk_get_root (bar->desk), (const char *const *) uids);

      g_strfreev (uids);
      uids = places;
    }
  if (uids[0] == NULL)
    g_signal_emit_by_name (bar->desk, "report", _ ("None of them is in a session yet"));
  else if (!tdt_workspace_set_text_of_all (tdt_desk_get_workspace (bar->desk),
                                           (const char *const *) uids, setter->field, text, &error))
    tdt_desk_report (bar->desk, g_steal_pointer (&error));
}

static void
record_chosen_cb (const char *uid, gpointer user_data)
{
  set_all (user_data, uid);
}

static void
token_cb (GSimpleAction *action, GVariant *parameter, Setter *setter)
{
  const char *word = g_variant_get_string (parameter, NULL);

  set_all (setter, *word != '\0' ? word : NULL);
}

static void
make_token_menu (Setter *setter, const TdtField *field)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("word", G_VARIANT_TYPE_STRING);
  guint n_tokens;
  const TdtToken *tokens = tdt_tokens_get (field->tokens, &n_tokens);

  for (guint i = 0; i < n_tokens; i++)
    {
      g_autofree char *detailed = g_strconcat ("set.word::", tokens[i].word, NULL);

      g_menu_append (menu, _ (tokens[i].label), detailed);
    }
  g_signal_connect (action, "activate", G_CALLBACK (token_cb), setter);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
  gtk_widget_insert_action_group (GTK_WIDGET (setter->button), "set", G_ACTION_GROUP (group));
  gtk_menu_button_set_menu_model (setter->button, G_MENU_MODEL (menu));
}

static void
text_cb (GtkEntry *entry, Setter *setter)
{
  set_all (setter, gtk_editable_get_text (GTK_EDITABLE (entry)));
  gtk_menu_button_popdown (setter->button);
}

static void
make_text_popover (Setter *setter, const TdtField *field)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), _ (field->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  g_signal_connect (entry, "activate", G_CALLBACK (text_cb), setter);
  gtk_popover_set_child (GTK_POPOVER (popover), entry);
  gtk_menu_button_set_popover (setter->button, popover);
}

static GtkWidget *
make_setter (Bar *bar, TdtFieldId id)
{
  const TdtField *field = tdt_field_get (id);
  Setter *setter = g_new0 (Setter, 1);
  GtkWidget *button;

  setter->bar = bar;
  setter->field = id;
  button = field->type == TDT_FIELD_REFERENCE
               ? tdt_record_choice_new (bar->desk, field, record_chosen_cb, setter)
               : gtk_menu_button_new ();
  setter->button = GTK_MENU_BUTTON (button);
  if (field->type == TDT_FIELD_REFERENCE)
    gtk_label_set_label (GTK_LABEL (gtk_menu_button_get_child (setter->button)), _ (field->label));
  else
    gtk_menu_button_set_label (setter->button, _ (field->label));
  if (field->type == TDT_FIELD_TOKEN)
    make_token_menu (setter, field);
  else if (field->type == TDT_FIELD_TITLE)
    make_text_popover (setter, field);
  gtk_menu_button_set_direction (setter->button, GTK_ARROW_UP);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  g_object_set_data_full (G_OBJECT (button), "tdt-setter", setter, g_free);
  return button;
}

static GtkWidget *
make_button (const char *icon, const char *label, const char *action)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  return button;
}

GtkWidget *
tdt_selection_bar_new (TdtDesk *desk, TdtKindId kind, TdtSelectedFunc selected, gpointer user_data)
{
  Bar *bar = g_new0 (Bar, 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  TdtWrapBox *buttons = TDT_WRAP_BOX (tdt_wrap_box_new (6));
  gboolean people = kind == TDT_KIND_PERSON;
  const TdtFieldId *fields = people ? person_fields : organisation_fields;
  guint n_fields = people ? G_N_ELEMENTS (person_fields) : G_N_ELEMENTS (organisation_fields);

  bar->desk = g_object_ref (desk);
  bar->selected = selected;
  bar->user_data = user_data;
  bar->label = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_xalign (bar->label, 0);
  gtk_widget_add_css_class (GTK_WIDGET (bar->label), "heading");
  gtk_widget_add_css_class (box, "selection-bar");
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (bar->label));
  for (guint i = 0; i < n_fields; i++)
    tdt_wrap_box_append (buttons, make_setter (bar, fields[i]));
  bar->merge_button = gtk_button_new_with_mnemonic (_ ("_Merge"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (bar->merge_button), "page.merge");
  tdt_wrap_box_append (buttons, bar->merge_button);
  tdt_wrap_box_append (buttons, make_button ("edit-copy-symbolic", _ ("Copy"), "page.copy"));
  tdt_wrap_box_append (buttons, make_button ("user-trash-symbolic", _ ("Delete"), "page.delete"));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (buttons));
  g_object_set_data_full (G_OBJECT (box), "tdt-bar", bar, bar_free);
  return box;
}

void
tdt_selection_bar_set_count (GtkWidget *widget, guint n_selected)
{
  Bar *bar = g_object_get_data (G_OBJECT (widget), "tdt-bar");
  g_autofree char *text = g_strdup_printf (ngettext ("%'u selected", "%'u selected", n_selected),
                                           n_selected);

  gtk_label_set_label (bar->label, text);
  gtk_widget_set_visible (bar->merge_button, n_selected == 2);
}
