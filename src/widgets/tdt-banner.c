/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-banner.h"

#include "tdt-adaptive-bin.h"

/* In characters: below this the buttons are under the text. */
#define THRESHOLD 80
/* Below this they are below each other too. */
#define SMALL_THRESHOLD 55

struct _TdtBanner
{
  GtkWidget parent_instance;

  GtkRevealer *revealer;
  GtkImage *icon;
  GtkLabel *label;
  GtkBox *buttons;
};

enum
{
  PROP_TITLE = 1,
  PROP_ICON_NAME,
  PROP_REVEALED,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (TdtBanner, tdt_banner, GTK_TYPE_WIDGET)

static void
set_title (TdtBanner *banner, const char *title)
{
  gtk_label_set_label (banner->label, title != NULL ? title : "");
  gtk_accessible_update_property (GTK_ACCESSIBLE (banner), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title != NULL ? title : "", -1);
}

static void
set_revealed (TdtBanner *banner, gboolean revealed)
{
  if (gtk_revealer_get_reveal_child (banner->revealer) == revealed)
    return;
  gtk_revealer_set_reveal_child (banner->revealer, revealed);
  /* What has slid out is not to be reached with Tab. */
  gtk_widget_set_can_focus (GTK_WIDGET (banner), revealed);
  g_object_notify_by_pspec (G_OBJECT (banner), properties[PROP_REVEALED]);
}

static void
tdt_banner_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtBanner *banner = TDT_BANNER (object);

  if (id == PROP_TITLE)
    g_value_set_string (value, gtk_label_get_label (banner->label));
  else if (id == PROP_ICON_NAME)
    g_value_set_string (value, gtk_image_get_icon_name (banner->icon));
  else
    g_value_set_boolean (value, gtk_revealer_get_reveal_child (banner->revealer));
}

static void
tdt_banner_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtBanner *banner = TDT_BANNER (object);

  if (id == PROP_TITLE)
    set_title (banner, g_value_get_string (value));
  else if (id == PROP_ICON_NAME)
    gtk_image_set_from_icon_name (banner->icon, g_value_get_string (value));
  else
    set_revealed (banner, g_value_get_boolean (value));
}

static void
tdt_banner_dispose (GObject *object)
{
  TdtBanner *banner = TDT_BANNER (object);

  if (banner->revealer != NULL)
    gtk_widget_unparent (GTK_WIDGET (banner->revealer));
  banner->revealer = NULL;
  G_OBJECT_CLASS (tdt_banner_parent_class)->dispose (object);
}

static void
tdt_banner_class_init (TdtBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_banner_get_property;
  object_class->set_property = tdt_banner_set_property;
  object_class->dispose = tdt_banner_dispose;
  properties[PROP_TITLE] = g_param_spec_string ("title", NULL, NULL, "", flags);
  properties[PROP_ICON_NAME] = g_param_spec_string ("icon-name", NULL, NULL, NULL, flags);
  properties[PROP_REVEALED] = g_param_spec_boolean ("revealed", NULL, NULL, FALSE,
                                                    flags | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "tdtbanner");
}

static GtkOrientation
get_orientation (TdtAdaptiveBin *bin)
{
  return tdt_adaptive_bin_get_narrow (bin) ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL;
}

/* Where there is less width the buttons go below the words. */
static void
narrow_changed_cb (TdtAdaptiveBin *bin, GParamSpec *pspec, TdtBanner *banner)
{
  GtkWidget *buttons = GTK_WIDGET (banner->buttons);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_parent (buttons)),
                                  get_orientation (bin));
  gtk_widget_set_halign (buttons,
                         tdt_adaptive_bin_get_narrow (bin) ? GTK_ALIGN_FILL : GTK_ALIGN_END);
}

/* Where there is least, the buttons one below the other: some have long words. */
static void
small_changed_cb (TdtAdaptiveBin *bin, GParamSpec *pspec, TdtBanner *banner)
{
  gtk_orientable_set_orientation (GTK_ORIENTABLE (banner->buttons), get_orientation (bin));
}

static GtkWidget *
make_text (TdtBanner *banner)
{
  GtkWidget *text = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  banner->icon = GTK_IMAGE (gtk_image_new ());
  banner->label = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_wrap (banner->label, TRUE);
  gtk_label_set_xalign (banner->label, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (banner->label), TRUE);
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (banner->icon));
  gtk_box_append (GTK_BOX (text), GTK_WIDGET (banner->label));
  return text;
}

static void
tdt_banner_init (TdtBanner *banner)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *bin = g_object_new (TDT_TYPE_ADAPTIVE_BIN, "child", box, "threshold", THRESHOLD, NULL);
  GtkWidget *outer = g_object_new (TDT_TYPE_ADAPTIVE_BIN, "child", bin, "threshold",
                                   SMALL_THRESHOLD, NULL);

  gtk_box_append (GTK_BOX (box), make_text (banner));
  g_signal_connect (bin, "notify::narrow", G_CALLBACK (narrow_changed_cb), banner);
  banner->buttons = GTK_BOX (gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6));
  gtk_widget_set_valign (GTK_WIDGET (banner->buttons), GTK_ALIGN_CENTER);
  gtk_widget_set_halign (GTK_WIDGET (banner->buttons), GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (banner->buttons));
  g_signal_connect (outer, "notify::narrow", G_CALLBACK (small_changed_cb), banner);
  gtk_widget_add_css_class (box, "banner-content");
  banner->revealer = GTK_REVEALER (gtk_revealer_new ());
  gtk_revealer_set_child (banner->revealer, outer);
  gtk_widget_set_parent (GTK_WIDGET (banner->revealer), GTK_WIDGET (banner));
  gtk_widget_set_can_focus (GTK_WIDGET (banner), FALSE);
}

TdtBanner *
tdt_banner_new (const char *icon_name)
{
  return g_object_new (TDT_TYPE_BANNER, "icon-name", icon_name, NULL);
}

void
tdt_banner_add_button (TdtBanner *banner, const char *label, const char *action, gboolean suggested)
{
  GtkWidget *button;

  g_return_if_fail (TDT_IS_BANNER (banner));

  button = gtk_button_new_with_mnemonic (label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  if (suggested)
    gtk_widget_add_css_class (button, "suggested-action");
  gtk_box_append (banner->buttons, button);
}

void
tdt_banner_add_widget (TdtBanner *banner, GtkWidget *widget)
{
  g_return_if_fail (TDT_IS_BANNER (banner));

  gtk_box_append (banner->buttons, widget);
}

void
tdt_banner_show (TdtBanner *banner, const char *title)
{
  g_return_if_fail (TDT_IS_BANNER (banner));

  set_title (banner, title);
  set_revealed (banner, TRUE);
}

void
tdt_banner_hide (TdtBanner *banner)
{
  g_return_if_fail (TDT_IS_BANNER (banner));

  set_revealed (banner, FALSE);
}
