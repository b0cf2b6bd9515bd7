/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-over-private.h"

struct _TdtTimetableOver
{
  GtkWidget parent_instance;

  TdtTimetableCanvas *canvas;
};

G_DEFINE_FINAL_TYPE (TdtTimetableOver, tdt_timetable_over, GTK_TYPE_WIDGET)

static void
tdt_timetable_over_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  tdt_timetable_canvas_draw_over (TDT_TIMETABLE_OVER (widget)->canvas, widget, snapshot);
}

static void
tdt_timetable_over_class_init (TdtTimetableOverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->snapshot = tdt_timetable_over_snapshot;
  gtk_widget_class_set_css_name (widget_class, "timetable");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tdt_timetable_over_init (TdtTimetableOver *over)
{
  gtk_widget_set_can_target (GTK_WIDGET (over), FALSE);
  gtk_widget_set_overflow (GTK_WIDGET (over), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tdt_timetable_over_new (TdtTimetableCanvas *canvas)
{
  TdtTimetableOver *over = g_object_new (TDT_TYPE_TIMETABLE_OVER, NULL);

  over->canvas = canvas;
  tdt_timetable_canvas_set_over (canvas, GTK_WIDGET (over));
  return GTK_WIDGET (over);
}
