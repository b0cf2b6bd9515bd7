/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-wrap-box.h"

struct _TdtWrapBox
{
  GtkWidget parent_instance;

  int spacing;
};

enum
{
  PROP_SPACING = 1,
};

static void tdt_wrap_box_buildable_init (GtkBuildableIface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtWrapBox, tdt_wrap_box, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_BUILDABLE,
                                                      tdt_wrap_box_buildable_init))

static void
add_child (GtkBuildable *buildable, GtkBuilder *builder, GObject *child, const char *type)
{
  tdt_wrap_box_append (TDT_WRAP_BOX (buildable), GTK_WIDGET (child));
}

static void
tdt_wrap_box_buildable_init (GtkBuildableIface *iface)
{
  iface->add_child = add_child;
}

static void
place (GtkWidget *child, int x, int y, int width, int height, int all)
{
  GtkAllocation allocation = { x, y, width, height };

  if (gtk_widget_get_direction (child) == GTK_TEXT_DIR_RTL)
    allocation.x = all - x - width;
  gtk_widget_size_allocate (child, &allocation, -1);
}

/* The next child that takes part, @child itself or one behind it. */
static GtkWidget *
skip_hidden (GtkWidget *child)
{
  while (child != NULL && !gtk_widget_should_layout (child))
    child = gtk_widget_get_next_sibling (child);
  return child;
}

static int
get_width (GtkWidget *child, int most)
{
  int least;
  int natural;

  gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &natural, NULL, NULL);
  return MAX (least, MIN (natural, most));
}

/* The first child behind the line that begins with @first. */
static GtkWidget *
find_end_of_line (TdtWrapBox *box, GtkWidget *first, int width, int *left, int *n_expanding)
{
  GtkWidget *child = first;

  *left = width + box->spacing;
  *n_expanding = 0;
  while (child != NULL)
    {
      int taken = get_width (child, width) + box->spacing;

      if (child != first && taken > *left)
        break;
      *left -= taken;
      *n_expanding += gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL);
      child = skip_hidden (gtk_widget_get_next_sibling (child));
    }
  return child;
}

/* How wide a child of a line is, with its part of what is left. */
static int
get_share (GtkWidget *child, int width, int more)
{
  return get_width (child, width) +
         (gtk_widget_compute_expand (child, GTK_ORIENTATION_HORIZONTAL) ? more : 0);
}

static int
get_line_height (GtkWidget *first, GtkWidget *end, int width, int more)
{
  int line = 0;

  for (GtkWidget *child = first; child != end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int height;

      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, get_share (child, width, more), NULL,
                          &height, NULL, NULL);
      line = MAX (line, height);
    }
  return line;
}

static void
place_line (TdtWrapBox *box, GtkWidget *first, GtkWidget *end, int y, int height, int width,
            int more)
{
  int x = 0;

  for (GtkWidget *child = first; child != end;
       child = skip_hidden (gtk_widget_get_next_sibling (child)))
    {
      int share = get_share (child, width, more);

      place (child, x, y, share, height, width);
      x += share + box->spacing;
    }
}

/* Puts the children where they go in @width, if @allocate, and returns the height it takes. What is
 * left of a line goes to those that expand, in equal parts. */
static int
flow (TdtWrapBox *box, int width, gboolean allocate)
{
  GtkWidget *first = skip_hidden (gtk_widget_get_first_child (GTK_WIDGET (box)));
  int y = 0;

  while (first != NULL)
    {
      int left;
      int n_expanding;
      GtkWidget *end = find_end_of_line (box, first, width, &left, &n_expanding);
      int more = n_expanding > 0 ? MAX (left, 0) / n_expanding : 0;
      int height = get_line_height (first, end, width, more);

      if (allocate)
        place_line (box, first, end, y, height, width, more);
      y += height + (end != NULL ? box->spacing : 0);
      first = end;
    }
  return y;
}

static GtkSizeRequestMode
tdt_wrap_box_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static void
measure_width (TdtWrapBox *box, int *minimum, int *natural)
{
  for (GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (box)); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      int least;
      int usual;

      if (!gtk_widget_should_layout (child))
        continue;
      gtk_widget_measure (child, GTK_ORIENTATION_HORIZONTAL, -1, &least, &usual, NULL, NULL);
      *minimum = MAX (*minimum, least);
      *natural += usual + (*natural > 0 ? box->spacing : 0);
    }
}

static void
tdt_wrap_box_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                      int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdtWrapBox *box = TDT_WRAP_BOX (widget);
  int least = 0;
  int usual = 0;

  *minimum = *natural = 0;
  measure_width (box, &least, &usual);
  if (orientation == GTK_ORIENTATION_HORIZONTAL)
    {
      *minimum = least;
      *natural = usual;
    }
  else
    *minimum = *natural = flow (box, for_size < 0 ? usual : MAX (for_size, least), FALSE);
}

static void
tdt_wrap_box_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  flow (TDT_WRAP_BOX (widget), width, TRUE);
}

static void
tdt_wrap_box_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_int (value, TDT_WRAP_BOX (object)->spacing);
}

static void
tdt_wrap_box_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TDT_WRAP_BOX (object)->spacing = g_value_get_int (value);
  gtk_widget_queue_resize (GTK_WIDGET (object));
}

static void
tdt_wrap_box_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tdt_wrap_box_parent_class)->dispose (object);
}

static void
tdt_wrap_box_class_init (TdtWrapBoxClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_wrap_box_get_property;
  object_class->set_property = tdt_wrap_box_set_property;
  object_class->dispose = tdt_wrap_box_dispose;
  widget_class->get_request_mode = tdt_wrap_box_get_request_mode;
  widget_class->measure = tdt_wrap_box_measure;
  widget_class->size_allocate = tdt_wrap_box_size_allocate;
  g_object_class_install_property (object_class, PROP_SPACING,
                                   g_param_spec_int ("spacing", NULL, NULL, 0, G_MAXINT16, 0,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
tdt_wrap_box_init (TdtWrapBox *box)
{
}

GtkWidget *
tdt_wrap_box_new (int spacing)
{
  return g_object_new (TDT_TYPE_WRAP_BOX, "spacing", spacing, NULL);
}

void
tdt_wrap_box_append (TdtWrapBox *box, GtkWidget *child)
{
  g_return_if_fail (TDT_IS_WRAP_BOX (box));

  gtk_widget_set_parent (child, GTK_WIDGET (box));
}
