/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-two-pane.h"

#include <glib/gi18n-lib.h>

/* Beside a list, content narrower than this would be cut to pieces. */
#define CONTENT_WIDTH 380

struct _TdtTwoPane
{
  GtkWidget parent_instance;

  GtkWidget *paned;
  GtkWidget *list;
  GtkWidget *content_box;
  GtkWidget *back_button;
  gboolean narrow;
  gboolean show_content;
  gboolean list_grows;
  int position;
};

enum
{
  PROP_NARROW = 1,
  PROP_SHOW_CONTENT,
  PROP_POSITION,
  PROP_LIST_GROWS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tdt_two_pane_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtTwoPane, tdt_two_pane, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      tdt_two_pane_buildable_init))

static void
update (TdtTwoPane *pane)
{
  if (pane->list != NULL)
    gtk_widget_set_visible (pane->list, !pane->narrow || !pane->show_content);
  gtk_widget_set_visible (pane->content_box, !pane->narrow || pane->show_content);
  gtk_widget_set_size_request (pane->content_box, pane->narrow ? -1 : CONTENT_WIDTH, -1);
  gtk_widget_set_visible (pane->back_button, pane->narrow);
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  TdtTwoPane *pane = TDT_TWO_PANE (buildable);

  if (g_strcmp0 (type, "list") == 0)
    {
      pane->list = GTK_WIDGET (child);
      gtk_paned_set_start_child (GTK_PANED (pane->paned), pane->list);
    }
  else
    {
      gtk_widget_set_vexpand (GTK_WIDGET (child), TRUE);
      gtk_box_append (GTK_BOX (pane->content_box), GTK_WIDGET (child));
    }
  update (pane);
}

static void
tdt_two_pane_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static void
back_cb (TdtTwoPane *pane)
{
  tdt_two_pane_set_show_content (pane, FALSE);
  if (pane->list != NULL)
    gtk_widget_child_focus (pane->list, GTK_DIR_TAB_FORWARD);
}

/* Escape goes back out: from what was chosen to where it was chosen. */
static gboolean
escape_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  TdtTwoPane *pane = TDT_TWO_PANE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));

  if (focus == NULL || !gtk_widget_is_ancestor (focus, pane->content_box))
    return FALSE;
  tdt_two_pane_set_show_content (pane, FALSE);
  /* A page knows which of its rows or blocks is meant. */
  if (!gtk_widget_activate_action (widget, "page.focus", NULL) && pane->list != NULL)
    gtk_widget_child_focus (pane->list, GTK_DIR_TAB_FORWARD);
  return TRUE;
}

static void
set_list_grows (TdtTwoPane *pane, gboolean grows)
{
  GtkPaned *paned = GTK_PANED (pane->paned);

  if (pane->list_grows == grows)
    return;
  pane->list_grows = grows;
  gtk_paned_set_resize_start_child (paned, grows);
  gtk_paned_set_resize_end_child (paned, !grows);
  gtk_paned_set_position (paned, grows ? -1 : pane->position);
}

static void
tdt_two_pane_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtTwoPane *pane = TDT_TWO_PANE (object);

  if (id == PROP_NARROW)
    g_value_set_boolean (value, pane->narrow);
  else if (id == PROP_SHOW_CONTENT)
    g_value_set_boolean (value, pane->show_content);
  else if (id == PROP_POSITION)
    g_value_set_int (value, gtk_paned_get_position (GTK_PANED (pane->paned)));
  else if (id == PROP_LIST_GROWS)
    g_value_set_boolean (value, pane->list_grows);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_two_pane_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtTwoPane *pane = TDT_TWO_PANE (object);

  if (id == PROP_NARROW)
    {
      pane->narrow = g_value_get_boolean (value);
      update (pane);
    }
  else if (id == PROP_SHOW_CONTENT)
    tdt_two_pane_set_show_content (pane, g_value_get_boolean (value));
  else if (id == PROP_POSITION)
    {
      pane->position = g_value_get_int (value);
      gtk_paned_set_position (GTK_PANED (pane->paned), pane->position);
    }
  else if (id == PROP_LIST_GROWS)
    set_list_grows (pane, g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_two_pane_dispose (GObject *object)
{
  g_clear_pointer (&TDT_TWO_PANE (object)->paned, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_two_pane_parent_class)->dispose (object);
}

static void
tdt_two_pane_class_init (TdtTwoPaneClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_two_pane_get_property;
  object_class->set_property = tdt_two_pane_set_property;
  object_class->dispose = tdt_two_pane_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_SHOW_CONTENT] = g_param_spec_boolean (
      "show-content", NULL, NULL, FALSE,
      G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_POSITION] = g_param_spec_int ("position", NULL, NULL, -1, G_MAXINT, -1,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_LIST_GROWS] = g_param_spec_boolean ("list-grows", NULL, NULL, FALSE,
                                                      G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Escape, 0, escape_cb, NULL);
}

static void
tdt_two_pane_init (TdtTwoPane *pane)
{
  GtkWidget *inside = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (inside), gtk_image_new_from_icon_name ("go-previous-symbolic"));
  gtk_box_append (GTK_BOX (inside), gtk_label_new (_ ("Back to the list")));
  pane->back_button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (pane->back_button), inside);
  gtk_widget_add_css_class (pane->back_button, "flat");
  gtk_widget_set_halign (pane->back_button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (pane->back_button, 6);
  gtk_widget_set_margin_start (pane->back_button, 6);
  g_signal_connect_swapped (pane->back_button, "clicked", G_CALLBACK (back_cb), pane);

  pane->content_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_box_append (GTK_BOX (pane->content_box), pane->back_button);
  pane->paned = gtk_paned_new (GTK_ORIENTATION_HORIZONTAL);
  gtk_paned_set_shrink_start_child (GTK_PANED (pane->paned), FALSE);
  gtk_paned_set_shrink_end_child (GTK_PANED (pane->paned), FALSE);
  gtk_paned_set_resize_start_child (GTK_PANED (pane->paned), FALSE);
  gtk_paned_set_end_child (GTK_PANED (pane->paned), pane->content_box);
  gtk_widget_set_parent (pane->paned, GTK_WIDGET (pane));
  update (pane);
}

void
tdt_two_pane_set_show_content (TdtTwoPane *pane, gboolean show)
{
  g_return_if_fail (TDT_IS_TWO_PANE (pane));

  if (pane->show_content == show)
    return;
  pane->show_content = show;
  update (pane);
  g_object_notify_by_pspec (G_OBJECT (pane), properties[PROP_SHOW_CONTENT]);
}
