/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-send-item-private.h"

#include "tdt-mailing.h"
#include "tdt-names.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtSendItem
{
  GObject parent_instance;

  char *recipient;
  char *name;
  char *detail;
  gboolean reachable;
  gboolean chosen;
};

enum
{
  PROP_CHOSEN = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtSendItem, tdt_send_item, G_TYPE_OBJECT)

static char *
dup_detail (const TdtRoot *root, const TdtRow *person, const char *address, const char *through)
{
  const TdtRow *organisation = tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
  const char *typed = tdt_row_get_text (person, TDT_PERSON_EMAIL);
  g_autofree char *of = organisation != NULL ? tdt_organisation_dup_name (organisation) : NULL;
  g_autofree char *where = NULL;
  GString *detail = g_string_new (NULL);

  if (address == NULL && typed != NULL)
    /* Translators: %s is what somebody typed for an e-mail address */
    where = g_strdup_printf (_ ("“%s” is not one e-mail address"), typed);
  else if (address == NULL)
    where = g_strdup (_ ("No e-mail address"));
  else if (through != NULL)
    /* Translators: a mail goes to an assistant: name and address */
    where = g_strdup_printf (_ ("Assistant: %s"), address);
  else
    where = g_strdup (address);
  tdt_words_append (detail, where);
  tdt_words_append (detail, of);
  return g_string_free (detail, FALSE);
}

TdtSendItem *
tdt_send_item_new_for_person (const TdtRoot *root, const TdtRow *person)
{
  TdtSendItem *item = g_object_new (TDT_TYPE_SEND_ITEM, NULL);
  g_autofree char *through = NULL;
  g_autofree char *address = tdt_person_dup_mail_address (person, &through);

  item->recipient = g_strdup (tdt_row_get_uid (person));
  item->name = tdt_person_dup_name (person);
  item->detail = dup_detail (root, person, address, through);
  item->reachable = address != NULL;
  return item;
}

TdtSendItem *
tdt_send_item_new_for_address (const char *address)
{
  TdtSendItem *item = g_object_new (TDT_TYPE_SEND_ITEM, NULL);

  item->recipient = g_strdup (address);
  item->name = g_strdup (address);
  item->detail = g_strdup (_ ("Not in the project"));
  item->reachable = TRUE;
  return item;
}

const char *
tdt_send_item_get_recipient (TdtSendItem *item)
{
  return item->recipient;
}

const char *
tdt_send_item_get_name (TdtSendItem *item)
{
  return item->name;
}

const char *
tdt_send_item_get_detail (TdtSendItem *item)
{
  return item->detail;
}

gboolean
tdt_send_item_get_reachable (TdtSendItem *item)
{
  return item->reachable;
}

gboolean
tdt_send_item_get_chosen (TdtSendItem *item)
{
  return item->chosen;
}

void
tdt_send_item_set_chosen (TdtSendItem *item, gboolean chosen)
{
  if (item->chosen == chosen)
    return;
  item->chosen = chosen;
  g_object_notify_by_pspec (G_OBJECT (item), properties[PROP_CHOSEN]);
}

gboolean
tdt_send_item_equal (TdtSendItem *item, TdtSendItem *other)
{
  return g_str_equal (item->recipient, other->recipient) && g_str_equal (item->name, other->name) &&
         g_str_equal (item->detail, other->detail);
}

static void
tdt_send_item_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_boolean (value, TDT_SEND_ITEM (object)->chosen);
}

static void
tdt_send_item_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  tdt_send_item_set_chosen (TDT_SEND_ITEM (object), g_value_get_boolean (value));
}

static void
tdt_send_item_finalize (GObject *object)
{
  TdtSendItem *item = TDT_SEND_ITEM (object);

  g_free (item->recipient);
  g_free (item->name);
  g_free (item->detail);
  G_OBJECT_CLASS (tdt_send_item_parent_class)->finalize (object);
}

static void
tdt_send_item_class_init (TdtSendItemClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_send_item_get_property;
  object_class->set_property = tdt_send_item_set_property;
  object_class->finalize = tdt_send_item_finalize;
  properties[PROP_CHOSEN] = g_param_spec_boolean ("chosen", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tdt_send_item_init (TdtSendItem *item)
{
}

static GtkWidget *
make_line (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *lines = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *detail = make_line ("caption");

  gtk_widget_add_css_class (detail, "dim-label");
  gtk_box_append (GTK_BOX (lines), make_line (NULL));
  gtk_box_append (GTK_BOX (lines), detail);
  gtk_widget_set_hexpand (lines, TRUE);
  gtk_box_append (GTK_BOX (row), gtk_check_button_new ());
  gtk_box_append (GTK_BOX (row), lines);
  gtk_list_item_set_child (list_item, row);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  TdtSendItem *item = gtk_list_item_get_item (list_item);
  GtkWidget *row = gtk_list_item_get_child (list_item);
  GtkWidget *check = gtk_widget_get_first_child (row);
  GtkWidget *lines = gtk_widget_get_last_child (row);
  GBinding *binding = g_object_bind_property (item, "chosen", check, "active",
                                              G_BINDING_SYNC_CREATE | G_BINDING_BIDIRECTIONAL);

  g_object_set_data (G_OBJECT (list_item), "tdt-binding", binding);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (lines)), item->name);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (lines)), item->detail);
  gtk_widget_set_tooltip_text (lines, item->detail);
  gtk_accessible_update_property (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_PROPERTY_LABEL, item->name,
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, item->detail, -1);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *list_item)
{
  GBinding *binding = g_object_steal_data (G_OBJECT (list_item), "tdt-binding");

  if (binding != NULL)
    g_binding_unbind (binding);
}

GtkListItemFactory *
tdt_send_item_make_factory (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
