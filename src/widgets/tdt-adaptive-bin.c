/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-adaptive-bin.h"

/* What a phone or half a small screen gives. */
#define SMALLEST_WIDTH 340

struct _TdtAdaptiveBin
{
  GtkWidget parent_instance;

  GtkWidget *child;
  int threshold;
  gboolean narrow;
  gboolean shall_be_narrow;
  guint idle;
};

enum
{
  PROP_CHILD = 1,
  PROP_THRESHOLD,
  PROP_NARROW,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void tdt_adaptive_bin_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtAdaptiveBin, tdt_adaptive_bin, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      tdt_adaptive_bin_buildable_init))

static void
set_child (TdtAdaptiveBin *bin, GtkWidget *child)
{
  g_clear_pointer (&bin->child, gtk_widget_unparent);
  bin->child = child;
  if (child != NULL)
    gtk_widget_set_parent (child, GTK_WIDGET (bin));
}

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  if (GTK_IS_WIDGET (child))
    set_child (TDT_ADAPTIVE_BIN (buildable), GTK_WIDGET (child));
}

static void
tdt_adaptive_bin_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static gboolean
apply_narrow_cb (gpointer data)
{
  TdtAdaptiveBin *bin = data;

  bin->idle = 0;
  if (bin->narrow != bin->shall_be_narrow)
    {
      bin->narrow = bin->shall_be_narrow;
      g_object_notify_by_pspec (G_OBJECT (bin), properties[PROP_NARROW]);
    }
  return G_SOURCE_REMOVE;
}

static int
get_threshold_in_pixels (TdtAdaptiveBin *bin)
{
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (GTK_WIDGET (bin), "0");
  int width;

  pango_layout_get_pixel_size (layout, &width, NULL);
  return bin->threshold * width;
}

static void
tdt_adaptive_bin_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                          int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdtAdaptiveBin *bin = TDT_ADAPTIVE_BIN (widget);

  if (bin->child == NULL)
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size >= 0)
    {
      int width;

      gtk_widget_measure (bin->child, GTK_ORIENTATION_HORIZONTAL, -1, &width, NULL, NULL, NULL);
      for_size = MAX (for_size, width);
    }
  gtk_widget_measure (bin->child, orientation, for_size, minimum, natural, NULL, NULL);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !bin->narrow)
    *minimum = MIN (*minimum, SMALLEST_WIDTH);
}

/* Visibility must not change while sizes are given out: that waits for the next idle moment, and
 * the child is cut off until then. */
static void
tdt_adaptive_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtAdaptiveBin *bin = TDT_ADAPTIVE_BIN (widget);
  int minimum;

  if (bin->child == NULL)
    return;
  bin->shall_be_narrow = width < get_threshold_in_pixels (bin);
  if (bin->shall_be_narrow != bin->narrow && bin->idle == 0)
    bin->idle = g_idle_add_full (G_PRIORITY_HIGH_IDLE, apply_narrow_cb, bin, NULL);
  gtk_widget_measure (bin->child, GTK_ORIENTATION_HORIZONTAL, -1, &minimum, NULL, NULL, NULL);
  gtk_widget_allocate (bin->child, MAX (width, minimum), height, baseline, NULL);
}

static GtkSizeRequestMode
tdt_adaptive_bin_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
tdt_adaptive_bin_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtAdaptiveBin *bin = TDT_ADAPTIVE_BIN (object);

  if (id == PROP_CHILD)
    g_value_set_object (value, bin->child);
  else if (id == PROP_THRESHOLD)
    g_value_set_int (value, bin->threshold);
  else if (id == PROP_NARROW)
    g_value_set_boolean (value, bin->narrow);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_adaptive_bin_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtAdaptiveBin *bin = TDT_ADAPTIVE_BIN (object);

  if (id == PROP_CHILD)
    set_child (bin, g_value_get_object (value));
  else if (id == PROP_THRESHOLD)
    bin->threshold = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_adaptive_bin_dispose (GObject *object)
{
  TdtAdaptiveBin *bin = TDT_ADAPTIVE_BIN (object);

  g_clear_handle_id (&bin->idle, g_source_remove);
  g_clear_pointer (&bin->child, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_adaptive_bin_parent_class)->dispose (object);
}

static void
tdt_adaptive_bin_class_init (TdtAdaptiveBinClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_adaptive_bin_get_property;
  object_class->set_property = tdt_adaptive_bin_set_property;
  object_class->dispose = tdt_adaptive_bin_dispose;
  widget_class->measure = tdt_adaptive_bin_measure;
  widget_class->size_allocate = tdt_adaptive_bin_size_allocate;
  widget_class->get_request_mode = tdt_adaptive_bin_get_request_mode;
  properties[PROP_CHILD] = g_param_spec_object ("child", NULL, NULL, GTK_TYPE_WIDGET,
                                                G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_THRESHOLD] = g_param_spec_int ("threshold", NULL, NULL, 0, G_MAXINT, 0,
                                                 G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  properties[PROP_NARROW] = g_param_spec_boolean ("narrow", NULL, NULL, FALSE,
                                                  G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY |
                                                      G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
tdt_adaptive_bin_init (TdtAdaptiveBin *bin)
{
  gtk_widget_set_overflow (GTK_WIDGET (bin), GTK_OVERFLOW_HIDDEN);
}

gboolean
tdt_adaptive_bin_get_narrow (TdtAdaptiveBin *bin)
{
  g_return_val_if_fail (TDT_IS_ADAPTIVE_BIN (bin), FALSE);

  return bin->narrow;
}
