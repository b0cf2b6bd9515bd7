/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-timetable-hours-private.h"

#include "tdt-words.h"

#define MINUTES_PER_HOUR 60
#define MARGIN 6

struct _TdtTimetableHours
{
  GtkWidget parent_instance;

  TdtTimetableCanvas *canvas;
  const TdtTimetableStyle *style;
};

G_DEFINE_FINAL_TYPE (TdtTimetableHours, tdt_timetable_hours, GTK_TYPE_WIDGET)

static void
tdt_timetable_hours_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                             int *minimum, int *natural, int *minimum_baseline,
                             int *natural_baseline)
{
  TdtTimetableHours *hours = TDT_TIMETABLE_HOURS (widget);
  g_autoptr (PangoLayout) layout = NULL;

  if (orientation == GTK_ORIENTATION_VERTICAL)
    {
      *minimum = *natural = tdt_timetable_canvas_get_height (hours->canvas);
      return;
    }
  layout = gtk_widget_create_pango_layout (widget, "00:00");
  pango_layout_get_pixel_size (layout, natural, NULL);
  *minimum = *natural += 2 * MARGIN;
}

static void
draw_hour (TdtTimetableHours *hours, GtkSnapshot *snapshot, PangoLayout *layout, int minute)
{
  g_autofree char *text = tdt_words_dup_clock (minute);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (hours)) == GTK_TEXT_DIR_RTL;
  int width;
  int height;

  pango_layout_set_text (layout, text, -1);
  pango_layout_get_pixel_size (layout, &width, &height);
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          rtl ? MARGIN : (float) (gtk_widget_get_width (GTK_WIDGET (hours)) - MARGIN - width),
          (float) (tdt_timetable_geometry_get_y (tdt_timetable_canvas_get_geometry (hours->canvas),
                                                 minute) -
                   height / 2)));
  gtk_snapshot_append_layout (snapshot, layout, &hours->style->dim_text);
  gtk_snapshot_restore (snapshot);
}

static void
tdt_timetable_hours_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdtTimetableHours *hours = TDT_TIMETABLE_HOURS (widget);
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (hours->canvas);
  double hour_height = tdt_timetable_canvas_get_geometry (hours->canvas)->minute_height *
                       MINUTES_PER_HOUR;
  g_autoptr (PangoLayout) layout = gtk_widget_create_pango_layout (widget, NULL);
  g_autoptr (PangoAttrList) attributes = pango_attr_list_new ();
  int step = MINUTES_PER_HOUR;

  if (plan == NULL)
    return;
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1"));
  pango_layout_set_attributes (layout, attributes);
  if (hour_height > 5 * hours->style->line_height)
    step = MINUTES_PER_HOUR / 2;
  else if (hour_height < 1.5 * hours->style->line_height)
    step = 2 * MINUTES_PER_HOUR;
  for (int minute = plan->from; minute <= plan->to; minute += step)
    draw_hour (hours, snapshot, layout, minute);
}

static void
tdt_timetable_hours_class_init (TdtTimetableHoursClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->measure = tdt_timetable_hours_measure;
  widget_class->snapshot = tdt_timetable_hours_snapshot;
  gtk_widget_class_set_css_name (widget_class, "hours");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_PRESENTATION);
}

static void
tdt_timetable_hours_init (TdtTimetableHours *hours)
{
}

GtkWidget *
tdt_timetable_hours_new (TdtTimetableCanvas *canvas, const TdtTimetableStyle *style)
{
  TdtTimetableHours *hours = g_object_new (TDT_TYPE_TIMETABLE_HOURS, NULL);

  hours->canvas = canvas;
  hours->style = style;
  return GTK_WIDGET (hours);
}
