/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-port-private.h"

struct _TdtTimetablePort
{
  GtkWidget parent_instance;

  GtkWidget *child;
  GdkRectangle area;
};

G_DEFINE_FINAL_TYPE (TdtTimetablePort, tdt_timetable_port, GTK_TYPE_WIDGET)

static void
tdt_timetable_port_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  TdtTimetablePort *port = TDT_TIMETABLE_PORT (widget);

  /* The child must be asked before it is given a size; the answer does not matter. */
  gtk_widget_measure (port->child, orientation, -1, natural, NULL, NULL, NULL);
  *minimum = *natural = 0;
}

static void
tdt_timetable_port_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtTimetablePort *port = TDT_TIMETABLE_PORT (widget);

  gtk_widget_size_allocate (port->child, &port->area, -1);
}

static void
tdt_timetable_port_dispose (GObject *object)
{
  g_clear_pointer (&TDT_TIMETABLE_PORT (object)->child, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_timetable_port_parent_class)->dispose (object);
}

static void
tdt_timetable_port_class_init (TdtTimetablePortClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = tdt_timetable_port_dispose;
  widget_class->measure = tdt_timetable_port_measure;
  widget_class->size_allocate = tdt_timetable_port_size_allocate;
}

static void
tdt_timetable_port_init (TdtTimetablePort *port)
{
  gtk_widget_set_overflow (GTK_WIDGET (port), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tdt_timetable_port_new (GtkWidget *child)
{
  TdtTimetablePort *port = g_object_new (TDT_TYPE_TIMETABLE_PORT, NULL);

  port->child = child;
  gtk_widget_set_parent (child, GTK_WIDGET (port));
  return GTK_WIDGET (port);
}

void
tdt_timetable_port_set_area (TdtTimetablePort *port, const GdkRectangle *area)
{
  if (gdk_rectangle_equal (&port->area, area))
    return;
  port->area = *area;
  gtk_widget_queue_allocate (GTK_WIDGET (port));
}
