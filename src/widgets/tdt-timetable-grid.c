/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-grid-private.h"

#include "tdt-timetable-hours-private.h"
#include "tdt-timetable-over-private.h"
#include "tdt-timetable-port-private.h"

#include <glib/gi18n-lib.h>

/* Pixels of a minute. */
#define LEAST_ZOOM 0.35
#define MOST_ZOOM 12.0
#define LEAST_FIT 1.3
#define MOST_FIT 3.6
/* A session of so many minutes can be read however large the letters are. */
#define READABLE_MINUTES 15
#define BLOCK_EDGES 3
/* A column can be read from here on; zooming out lets it be narrower. */
#define COLUMN_WIDTH 128
#define LEAST_COLUMN_WIDTH 28
#define MARGIN 24

struct _TdtTimetableGrid
{
  GtkWidget parent_instance;

  TdtTimetableStyle *style;
  TdtTimetableCanvas *canvas;
  GtkWidget *paper_port;
  GtkWidget *over;
  GtkWidget *hours_port;
  GtkWidget *hours;
  GtkWidget *heads_port;
  GtkWidget *heads;
  GtkAdjustment *adjustments[2];
  double zoom;
  /* What stays in place when the zoom takes effect: a minute, and where it was. */
  double kept_minute;
  double kept_y;
  gboolean keeps;
  gboolean placed;
  GdkRectangle body;
  int canvas_width;
  int canvas_height;
};

enum
{
  PROP_HADJUSTMENT = 1,
  PROP_VADJUSTMENT,
  PROP_HSCROLL_POLICY,
  PROP_VSCROLL_POLICY,
};

G_DEFINE_FINAL_TYPE_WITH_CODE (TdtTimetableGrid, tdt_timetable_grid, GTK_TYPE_WIDGET,
                               G_IMPLEMENT_INTERFACE (GTK_TYPE_SCROLLABLE, NULL))

static gboolean
is_rtl (TdtTimetableGrid *grid)
{
  return gtk_widget_get_direction (GTK_WIDGET (grid)) == GTK_TEXT_DIR_RTL;
}

static double
get_value (TdtTimetableGrid *grid, GtkOrientation orientation)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];

  return adjustment != NULL ? gtk_adjustment_get_value (adjustment) : 0;
}

/* Moves the parts to where the adjustments say. */
static void
place_parts (TdtTimetableGrid *grid)
{
  int x = -(int) get_value (grid, GTK_ORIENTATION_HORIZONTAL);
  int y = -(int) get_value (grid, GTK_ORIENTATION_VERTICAL);
  GdkRectangle sight = { -x, -y, grid->body.width, grid->body.height };

  tdt_timetable_port_set_area (TDT_TIMETABLE_PORT (grid->paper_port),
                               &(GdkRectangle){ x, y, grid->canvas_width, grid->canvas_height });
  tdt_timetable_port_set_area (
      TDT_TIMETABLE_PORT (grid->hours_port),
      &(GdkRectangle){ 0, y, gtk_widget_get_width (GTK_WIDGET (grid)) - grid->body.width,
                       grid->canvas_height });
  tdt_timetable_port_set_area (TDT_TIMETABLE_PORT (grid->heads_port),
                               &(GdkRectangle){ x, 0, grid->canvas_width, grid->body.y });
  tdt_timetable_canvas_set_sight (grid->canvas, &sight);
}

static void
configure (TdtTimetableGrid *grid, GtkOrientation orientation, double upper, double page)
{
  GtkAdjustment *adjustment = grid->adjustments[orientation];
  double value;

  if (adjustment == NULL)
    return;
  value = gtk_adjustment_get_value (adjustment);
  if (orientation == GTK_ORIENTATION_HORIZONTAL && !grid->placed && is_rtl (grid))
    value = upper - page;
  if (orientation == GTK_ORIENTATION_VERTICAL && grid->keeps)
    {
      const TdtTimetableGeometry *geometry = tdt_timetable_canvas_get_geometry (grid->canvas);

      value = tdt_timetable_geometry_get_y (geometry, geometry->plan->from) +
              (grid->kept_minute - geometry->plan->from) * geometry->minute_height - grid->kept_y;
      grid->keeps = FALSE;
    }
  gtk_adjustment_configure (adjustment, CLAMP (value, 0, MAX (upper - page, 0)), 0,
                            MAX (upper, page), page * 0.1, page * 0.9, page);
}

/* The pixels of a minute with which the day fills the height, within reason. */
static double
find_fit (const TdtTimetablePlan *plan, int height, int line_height)
{
  double least = MAX (LEAST_FIT, (line_height + BLOCK_EDGES) / (double) READABLE_MINUTES);

  return CLAMP ((height - MARGIN) / (double) MAX (plan->to - plan->from, 1), least,
                MAX (least, MOST_FIT));
}

static void
tdt_timetable_grid_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtTimetableGrid *grid = TDT_TIMETABLE_GRID (widget);
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (grid->canvas);
  int gutter;
  int head;
  double zoom;
  double column;

  if (plan == NULL)
    return;
  gtk_widget_measure (grid->hours, GTK_ORIENTATION_HORIZONTAL, -1, NULL, &gutter, NULL, NULL);
  gtk_widget_measure (grid->heads, GTK_ORIENTATION_VERTICAL, -1, NULL, &head, NULL, NULL);
  grid->body = (GdkRectangle){ is_rtl (grid) ? 0 : gutter, head, MAX (width - gutter, 1),
                               MAX (height - head, 1) };
  zoom = grid->zoom > 0 ? grid->zoom : find_fit (plan, grid->body.height, grid->style->line_height);
  column = MAX (grid->body.width / (double) plan->rooms->len,
                CLAMP (COLUMN_WIDTH * MIN (zoom / LEAST_FIT, 1), LEAST_COLUMN_WIDTH, COLUMN_WIDTH));
  tdt_timetable_canvas_set_scale (grid->canvas, zoom, column);
  grid->canvas_width = (int) (column * plan->rooms->len);
  grid->canvas_height = MAX (tdt_timetable_canvas_get_height (grid->canvas), grid->body.height);
  configure (grid, GTK_ORIENTATION_HORIZONTAL, grid->canvas_width, grid->body.width);
  configure (grid, GTK_ORIENTATION_VERTICAL, grid->canvas_height, grid->body.height);
  grid->placed = TRUE;
  place_parts (grid);
  gtk_widget_size_allocate (grid->paper_port, &grid->body, -1);
  gtk_widget_size_allocate (grid->over, &grid->body, -1);
  gtk_widget_size_allocate (
      grid->hours_port,
      &(GdkRectangle){ is_rtl (grid) ? width - gutter : 0, head, gutter, grid->body.height }, -1);
  gtk_widget_size_allocate (grid->heads_port,
                            &(GdkRectangle){ grid->body.x, 0, grid->body.width, head }, -1);
}

static void
tdt_timetable_grid_measure (GtkWidget *widget, GtkOrientation orientation, int for_size,
                            int *minimum, int *natural, int *minimum_baseline,
                            int *natural_baseline)
{
  *minimum = orientation == GTK_ORIENTATION_HORIZONTAL ? 160 : 120;
  *natural = orientation == GTK_ORIENTATION_HORIZONTAL ? 480 : 400;
}

static void
scrolled_cb (TdtTimetableGrid *grid)
{
  place_parts (grid);
}

static void
set_adjustment (TdtTimetableGrid *grid, GtkOrientation orientation, GtkAdjustment *adjustment)
{
  if (grid->adjustments[orientation] != NULL)
    g_signal_handlers_disconnect_by_func (grid->adjustments[orientation], scrolled_cb, grid);
  g_set_object (&grid->adjustments[orientation], adjustment);
  if (adjustment != NULL)
    g_signal_connect_swapped (adjustment, "value-changed", G_CALLBACK (scrolled_cb), grid);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

static GtkWidget *
make_head (const TdtRow *room, gboolean with_venue)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *name = room != NULL ? tdt_row_get_text (room, TDT_ROOM_NAME) : NULL;
  GtkWidget *label = gtk_label_new (room == NULL   ? _ ("No room yet")
                                    : name != NULL ? name
                                                   : _ ("A room"));
  gint64 capacity = room != NULL ? tdt_row_get_number (room, TDT_ROOM_CAPACITY, 0) : 0;
  const char *venue = room != NULL && with_venue ? tdt_row_get_text (room, TDT_ROOM_VENUE) : NULL;
  g_autofree char *places = NULL;
  GtkWidget *more;

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_tooltip_text (label, gtk_label_get_text (GTK_LABEL (label)));
  gtk_widget_add_css_class (label, "heading");
  gtk_box_append (GTK_BOX (box), label);
  if (capacity > 0)
    places = g_strdup_printf (ngettext ("%d place", "%d places", (gulong) capacity),
                              (int) capacity);
  if (venue != NULL || places != NULL)
    {
      more = gtk_label_new (venue != NULL ? venue : places);
      gtk_label_set_ellipsize (GTK_LABEL (more), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (more, "caption");
      gtk_widget_add_css_class (more, "dim-label");
      gtk_box_append (GTK_BOX (box), more);
    }
  gtk_widget_add_css_class (box, "room");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

static gboolean
has_venues (const GPtrArray *rooms)
{
  const char *first = NULL;

  for (guint i = 0; i < rooms->len; i++)
    {
      const char *venue = rooms->pdata[i] != NULL
                              ? tdt_row_get_text (rooms->pdata[i], TDT_ROOM_VENUE)
                              : NULL;

      if (venue != NULL && first != NULL && !g_str_equal (first, venue))
        return TRUE;
      first = venue != NULL ? venue : first;
    }
  return FALSE;
}

static void
fill_heads (TdtTimetableGrid *grid, const GPtrArray *rooms)
{
  gboolean venues = has_venues (rooms);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (grid->heads)) != NULL)
    gtk_box_remove (GTK_BOX (grid->heads), child);
  for (guint i = 0; i < rooms->len; i++)
    gtk_box_append (GTK_BOX (grid->heads), make_head (rooms->pdata[i], venues));
}

static gboolean
has_same_heads (const TdtTimetablePlan *one, const TdtTimetablePlan *other)
{
  if (one == NULL || other == NULL || one->rooms->len != other->rooms->len)
    return FALSE;
  for (guint i = 0; i < one->rooms->len; i++)
    if (one->rooms->pdata[i] != other->rooms->pdata[i])
      return FALSE;
  return TRUE;
}

void
tdt_timetable_grid_set_plan (TdtTimetableGrid *grid, TdtTimetablePlan *plan, GHashTable *findings)
{
  if (!has_same_heads (tdt_timetable_canvas_get_plan (grid->canvas), plan))
    fill_heads (grid, plan->rooms);
  tdt_timetable_canvas_set_plan (grid->canvas, plan, findings);
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

TdtTimetableCanvas *
tdt_timetable_grid_get_canvas (TdtTimetableGrid *grid)
{
  return grid->canvas;
}

gboolean
tdt_timetable_grid_is_paper (TdtTimetableGrid *grid, double x, double y)
{
  const GdkRectangle *body = &grid->body;

  return x >= body->x && x < body->x + body->width && y >= body->y && y < body->y + body->height;
}

double
tdt_timetable_grid_get_zoom (TdtTimetableGrid *grid)
{
  return tdt_timetable_canvas_get_geometry (grid->canvas)->minute_height;
}

void
tdt_timetable_grid_set_zoom (TdtTimetableGrid *grid, double zoom, double y)
{
  guint column;

  if (tdt_timetable_canvas_get_plan (grid->canvas) == NULL)
    return;
  grid->kept_y = CLAMP (y - grid->body.y, 0, grid->body.height);
  tdt_timetable_geometry_get_place (tdt_timetable_canvas_get_geometry (grid->canvas), 0,
                                    get_value (grid, GTK_ORIENTATION_VERTICAL) + grid->kept_y,
                                    &column, &grid->kept_minute);
  grid->keeps = TRUE;
  grid->zoom = zoom > 0 ? CLAMP (zoom, LEAST_ZOOM, MOST_ZOOM) : 0;
  gtk_widget_queue_allocate (GTK_WIDGET (grid));
}

static void
show_range (GtkAdjustment *adjustment, double from, double length)
{
  double value = gtk_adjustment_get_value (adjustment);
  double page = gtk_adjustment_get_page_size (adjustment);

  if (from - MARGIN < value || length + 2 * MARGIN > page)
    gtk_adjustment_set_value (adjustment, from - MARGIN);
  else if (from + length + MARGIN > value + page)
    gtk_adjustment_set_value (adjustment, from + length + MARGIN - page);
}

void
tdt_timetable_grid_scroll_to (TdtTimetableGrid *grid, const GdkRectangle *area)
{
  if (grid->adjustments[0] == NULL || grid->adjustments[1] == NULL || !grid->placed)
    return;
  show_range (grid->adjustments[GTK_ORIENTATION_HORIZONTAL], area->x, area->width);
  show_range (grid->adjustments[GTK_ORIENTATION_VERTICAL], area->y, area->height);
}

void
tdt_timetable_grid_scroll_by (TdtTimetableGrid *grid, double x, double y)
{
  if (x != 0)
    gtk_adjustment_set_value (grid->adjustments[GTK_ORIENTATION_HORIZONTAL],
                              get_value (grid, GTK_ORIENTATION_HORIZONTAL) + x);
  if (y != 0)
    gtk_adjustment_set_value (grid->adjustments[GTK_ORIENTATION_VERTICAL],
                              get_value (grid, GTK_ORIENTATION_VERTICAL) + y);
}

static void
tdt_timetable_grid_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtTimetableGrid *grid = TDT_TIMETABLE_GRID (object);

  if (id == PROP_HADJUSTMENT)
    g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_HORIZONTAL]);
  else if (id == PROP_VADJUSTMENT)
    g_value_set_object (value, grid->adjustments[GTK_ORIENTATION_VERTICAL]);
  else
    g_value_set_enum (value, GTK_SCROLL_MINIMUM);
}

static void
tdt_timetable_grid_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtTimetableGrid *grid = TDT_TIMETABLE_GRID (object);

  if (id == PROP_HADJUSTMENT)
    set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, g_value_get_object (value));
  else if (id == PROP_VADJUSTMENT)
    set_adjustment (grid, GTK_ORIENTATION_VERTICAL, g_value_get_object (value));
}

static void
tdt_timetable_grid_dispose (GObject *object)
{
  TdtTimetableGrid *grid = TDT_TIMETABLE_GRID (object);

  set_adjustment (grid, GTK_ORIENTATION_HORIZONTAL, NULL);
  set_adjustment (grid, GTK_ORIENTATION_VERTICAL, NULL);
  g_clear_pointer (&grid->hours_port, gtk_widget_unparent);
  g_clear_pointer (&grid->heads_port, gtk_widget_unparent);
  if (grid->over != NULL)
    tdt_timetable_canvas_set_over (grid->canvas, NULL);
  g_clear_pointer (&grid->over, gtk_widget_unparent);
  g_clear_pointer (&grid->paper_port, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_timetable_grid_parent_class)->dispose (object);
}

static void
tdt_timetable_grid_class_init (TdtTimetableGridClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_timetable_grid_get_property;
  object_class->set_property = tdt_timetable_grid_set_property;
  object_class->dispose = tdt_timetable_grid_dispose;
  widget_class->measure = tdt_timetable_grid_measure;
  widget_class->size_allocate = tdt_timetable_grid_size_allocate;
  g_object_class_override_property (object_class, PROP_HADJUSTMENT, "hadjustment");
  g_object_class_override_property (object_class, PROP_VADJUSTMENT, "vadjustment");
  g_object_class_override_property (object_class, PROP_HSCROLL_POLICY, "hscroll-policy");
  g_object_class_override_property (object_class, PROP_VSCROLL_POLICY, "vscroll-policy");
}

static void
tdt_timetable_grid_init (TdtTimetableGrid *grid)
{
  gtk_widget_set_overflow (GTK_WIDGET (grid), GTK_OVERFLOW_HIDDEN);
}

GtkWidget *
tdt_timetable_grid_new (TdtTimetableStyle *style)
{
  TdtTimetableGrid *grid = g_object_new (TDT_TYPE_TIMETABLE_GRID, NULL);

  grid->style = style;
  grid->canvas = TDT_TIMETABLE_CANVAS (tdt_timetable_canvas_new (style));
  grid->hours = tdt_timetable_hours_new (grid->canvas, style);
  grid->heads = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_box_set_homogeneous (GTK_BOX (grid->heads), TRUE);
  grid->paper_port = tdt_timetable_port_new (GTK_WIDGET (grid->canvas));
  grid->hours_port = tdt_timetable_port_new (grid->hours);
  grid->heads_port = tdt_timetable_port_new (grid->heads);
  gtk_widget_set_parent (grid->heads_port, GTK_WIDGET (grid));
  gtk_widget_set_parent (grid->hours_port, GTK_WIDGET (grid));
  gtk_widget_set_parent (grid->paper_port, GTK_WIDGET (grid));
  grid->over = tdt_timetable_over_new (grid->canvas);
  gtk_widget_set_parent (grid->over, GTK_WIDGET (grid));
  return GTK_WIDGET (grid);
}
