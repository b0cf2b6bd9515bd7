/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-table-plan.h"

#include "tdt-drag.h"
#include "tdt-seating.h"
#include "tdt-table-layout.h"
#include "tdt-table-seat-private.h"

#include <adwaita.h>

#include <glib/gi18n-lib.h>
#include <math.h>

/* Pixels for the width of a seat: what it wants, what it can do with, and what is enough. */
#define NATURAL_UNIT 104.0
#define MIN_UNIT 46.0
#define MAX_UNIT 128.0
/* A seat is not quite as wide as its place, and lower than wide. */
#define SEAT_WIDTH 0.94
#define SEAT_HEIGHT 0.66
#define MARGIN 12.0

struct _TdtTablePlan
{
  GtkWidget parent_instance;

  GPtrArray *seats;
  GArray *points;
  GArray *outline;
  TdtSeatPoint from; /* the upper left and the lower right of all of it, in widths of a seat */
  TdtSeatPoint to;

  int layout;
  guint seat;
  guint picked;
};

enum
{
  PROP_SEAT = 1,
  PROP_PICKED,
  N_PROPS
};

enum
{
  SIGNAL_PLACE,
  N_SIGNALS
};

static GParamSpec *properties[N_PROPS];
static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtTablePlan, tdt_table_plan, GTK_TYPE_WIDGET)

static TdtTableSeat *
get_seat (TdtTablePlan *plan, guint number)
{
  return number > 0 && number <= plan->seats->len ? plan->seats->pdata[number - 1] : NULL;
}

const char *
tdt_table_plan_get_person (TdtTablePlan *plan, guint number)
{
  TdtTableSeat *seat = get_seat (plan, number);

  return seat != NULL ? tdt_table_seat_get_person (seat) : NULL;
}

guint
tdt_table_plan_get_seat (TdtTablePlan *plan)
{
  return plan->seat;
}

static void
set_picked (TdtTablePlan *plan, guint number)
{
  TdtTableSeat *seat = get_seat (plan, plan->picked);

  if (plan->picked == number)
    return;
  if (seat != NULL)
    gtk_widget_remove_css_class (GTK_WIDGET (seat), "picked");
  plan->picked = number;
  seat = get_seat (plan, number);
  if (seat != NULL)
    gtk_widget_add_css_class (GTK_WIDGET (seat), "picked");
  g_object_notify_by_pspec (G_OBJECT (plan), properties[PROP_PICKED]);
}

static void
focus_cb (GtkEventControllerFocus *controller, TdtTablePlan *plan)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (controller));

  plan->seat = tdt_table_seat_get_number (TDT_TABLE_SEAT (widget));
  g_object_notify_by_pspec (G_OBJECT (plan), properties[PROP_SEAT]);
}

static void
place (TdtTablePlan *plan, guint number, const char *person)
{
  g_autofree char *uid = g_strdup (person);

  set_picked (plan, 0);
  g_signal_emit (plan, signals[SIGNAL_PLACE], 0, number, uid);
}

/* Space and a click choose; with somebody on the way they put down. */
static void
clicked_cb (TdtTableSeat *seat, TdtTablePlan *plan)
{
  guint number = tdt_table_seat_get_number (seat);

  gtk_widget_grab_focus (GTK_WIDGET (seat));
  if (plan->picked == number)
    set_picked (plan, 0);
  else if (plan->picked != 0)
    place (plan, number, tdt_table_plan_get_person (plan, plan->picked));
  else if (tdt_table_seat_get_person (seat) != NULL)
    set_picked (plan, number);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, TdtTablePlan *plan)
{
  GtkWidget *widget = gtk_event_controller_get_widget (GTK_EVENT_CONTROLLER (target));
  g_autofree char *person = tdt_drag_dup_uid (value, TDT_KIND_PERSON);

  if (person == NULL)
    return FALSE;
  place (plan, tdt_table_seat_get_number (TDT_TABLE_SEAT (widget)), person);
  return TRUE;
}

/* The seat that lies from @from most directly in a direction. */
static guint
find_towards (TdtTablePlan *plan, guint from, double x, double y)
{
  const TdtSeatPoint *start = &g_array_index (plan->points, TdtSeatPoint, from - 1);
  double least = G_MAXDOUBLE;
  guint found = 0;

  for (guint i = 0; i < plan->points->len; i++)
    {
      const TdtSeatPoint *point = &g_array_index (plan->points, TdtSeatPoint, i);
      double ahead = (point->x - start->x) * x + (point->y - start->y) * y;
      double aside = fabs ((point->x - start->x) * y) + fabs ((point->y - start->y) * x);

      if (ahead > 0.05 && ahead + 2 * aside < least)
        {
          least = ahead + 2 * aside;
          found = i + 1;
        }
    }
  return found;
}

static gboolean
key_cb (GtkEventControllerKey *controller, guint key, guint code, GdkModifierType state,
        TdtTablePlan *plan)
{
  static const struct
  {
    guint key;
    double x;
    double y;
  } arrows[] = {
    { GDK_KEY_Left, -1, 0 }, { GDK_KEY_Right, 1, 0 }, { GDK_KEY_Up, 0, -1 }, { GDK_KEY_Down, 0, 1 }
  };

  if (key == GDK_KEY_Escape && plan->picked != 0)
    {
      set_picked (plan, 0);
      return TRUE;
    }
  if (plan->seat == 0 || plan->seat > plan->points->len)
    return FALSE;
  if (key == GDK_KEY_Delete && tdt_table_plan_get_person (plan, plan->seat) != NULL)
    {
      place (plan, plan->seat, NULL);
      return TRUE;
    }
  for (gsize i = 0; i < G_N_ELEMENTS (arrows); i++)
    if (key == arrows[i].key)
      {
        guint towards = find_towards (plan, plan->seat, arrows[i].x, arrows[i].y);

        if (towards != 0)
          gtk_widget_grab_focus (GTK_WIDGET (get_seat (plan, towards)));
        return TRUE;
      }
  return FALSE;
}

static void
add_seat (TdtTablePlan *plan, guint number)
{
  GtkWidget *seat = tdt_table_seat_new (number);
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_STRING, GDK_ACTION_COPY | GDK_ACTION_MOVE);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect (seat, "clicked", G_CALLBACK (clicked_cb), plan);
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), plan);
  g_signal_connect (focus, "enter", G_CALLBACK (focus_cb), plan);
  gtk_widget_add_controller (seat, GTK_EVENT_CONTROLLER (target));
  gtk_widget_add_controller (seat, focus);
  gtk_widget_set_parent (seat, GTK_WIDGET (plan));
  g_ptr_array_add (plan->seats, seat);
}

static void
widen (TdtTablePlan *plan, const GArray *points, double by)
{
  for (guint i = 0; i < points->len; i++)
    {
      const TdtSeatPoint *point = &g_array_index (points, TdtSeatPoint, i);

      plan->from.x = MIN (plan->from.x, point->x - by);
      plan->from.y = MIN (plan->from.y, point->y - by);
      plan->to.x = MAX (plan->to.x, point->x + by);
      plan->to.y = MAX (plan->to.y, point->y + by);
    }
}

static void
set_shape (TdtTablePlan *plan, int layout, guint n_seats)
{
  while (plan->seats->len > n_seats)
    {
      gtk_widget_unparent (plan->seats->pdata[plan->seats->len - 1]);
      g_ptr_array_remove_index (plan->seats, plan->seats->len - 1);
    }
  while (plan->seats->len < n_seats)
    add_seat (plan, plan->seats->len + 1);
  if (plan->points != NULL && plan->points->len == n_seats && plan->layout == layout)
    return;
  g_clear_pointer (&plan->points, g_array_unref);
  g_clear_pointer (&plan->outline, g_array_unref);
  plan->layout = layout;
  plan->points = tdt_table_layout_get_seats (layout, MAX (n_seats, 1));
  plan->outline = tdt_table_layout_get_outline (layout, MAX (n_seats, 1));
  plan->from = plan->to = (TdtSeatPoint){ 0, 0 };
  widen (plan, plan->points, 0.5);
  widen (plan, plan->outline, 0.1);
  gtk_widget_queue_resize (GTK_WIDGET (plan));
}

void
tdt_table_plan_set_table (TdtTablePlan *plan, const TdtRoot *root, const char *table)
{
  const TdtRow *row = root != NULL ? tdt_root_lookup_kind (root, TDT_KIND_TABLE, table) : NULL;
  guint n_seats = row != NULL ? tdt_seating_get_n_seats (root, row) : 0;
  const char *session = row != NULL ? tdt_row_get_text (row, TDT_TABLE_SESSION) : NULL;

  set_picked (plan, 0);
  set_shape (plan, row != NULL ? tdt_row_get_token (row, TDT_TABLE_LAYOUT) : TDT_LAYOUT_ROUND,
             n_seats);
  if (plan->seat > n_seats)
    plan->seat = 0;
  for (guint i = 0; i < n_seats; i++)
    {
      const TdtRow *seat = tdt_seating_find_seat (root, row, i + 1);
      const TdtRow *person = seat != NULL ? tdt_root_follow (root, seat, TDT_SEAT_PERSON) : NULL;

      tdt_table_seat_set (plan->seats->pdata[i], person,
                          person != NULL ? tdt_seating_get_organisation (root, session, person)
                                         : NULL,
                          seat != NULL && tdt_row_get_boolean (seat, TDT_SEAT_PINNED), FALSE);
    }
  gtk_widget_queue_draw (GTK_WIDGET (plan));
}

static double
get_unit (TdtTablePlan *plan, int width, int height)
{
  double across = (width - 2 * MARGIN) / MAX (plan->to.x - plan->from.x, 1);
  double down = (height - 2 * MARGIN) / MAX (plan->to.y - plan->from.y, 1);

  return CLAMP (MIN (across, down), MIN_UNIT, MAX_UNIT);
}

static void
tdt_table_plan_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdtTablePlan *plan = TDT_TABLE_PLAN (widget);
  double size = orientation == GTK_ORIENTATION_HORIZONTAL ? plan->to.x - plan->from.x
                                                          : plan->to.y - plan->from.y;

  *minimum = (int) ceil (size * MIN_UNIT + 2 * MARGIN);
  *natural = (int) ceil (size * NATURAL_UNIT + 2 * MARGIN);
}

static void
get_place (TdtTablePlan *plan, const TdtSeatPoint *point, double unit, double *x, double *y)
{
  GtkWidget *widget = GTK_WIDGET (plan);

  *x = gtk_widget_get_width (widget) / 2.0 + (point->x - (plan->from.x + plan->to.x) / 2) * unit;
  *y = gtk_widget_get_height (widget) / 2.0 + (point->y - (plan->from.y + plan->to.y) / 2) * unit;
}

static void
tdt_table_plan_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtTablePlan *plan = TDT_TABLE_PLAN (widget);
  double unit = get_unit (plan, width, height);

  for (guint i = 0; i < plan->seats->len; i++)
    {
      GtkAllocation place = { 0 };
      int least_width = 0;
      int least_height = 0;
      double x;
      double y;

      gtk_widget_measure (plan->seats->pdata[i], GTK_ORIENTATION_HORIZONTAL, -1, &least_width, NULL,
                          NULL, NULL);
      gtk_widget_measure (plan->seats->pdata[i], GTK_ORIENTATION_VERTICAL, -1, &least_height, NULL,
                          NULL, NULL);
      get_place (plan, &g_array_index (plan->points, TdtSeatPoint, i), unit, &x, &y);
      place.width = MAX ((int) (unit * SEAT_WIDTH), least_width);
      place.height = MAX ((int) (unit * SEAT_HEIGHT), least_height);
      place.x = (int) (x - place.width / 2.0);
      place.y = (int) (y - place.height / 2.0);
      gtk_widget_size_allocate (plan->seats->pdata[i], &place, -1);
    }
}

static void
draw_table (TdtTablePlan *plan, cairo_t *cr)
{
  gboolean dark = adw_style_manager_get_dark (adw_style_manager_get_default ());
  double ink = dark ? 1 : 0;
  double unit = get_unit (plan, gtk_widget_get_width (GTK_WIDGET (plan)),
                          gtk_widget_get_height (GTK_WIDGET (plan)));

  for (guint i = 0; i < plan->outline->len; i++)
    {
      double x;
      double y;

      get_place (plan, &g_array_index (plan->outline, TdtSeatPoint, i), unit, &x, &y);
      cairo_line_to (cr, x, y);
    }
  cairo_close_path (cr);
  cairo_set_source_rgba (cr, ink, ink, ink, dark ? 0.08 : 0.05);
  cairo_fill_preserve (cr);
  cairo_set_source_rgba (cr, ink, ink, ink, 0.35);
  cairo_set_line_width (cr, 1.5);
  cairo_set_line_join (cr, CAIRO_LINE_JOIN_ROUND);
  cairo_stroke (cr);
}

static void
tdt_table_plan_snapshot (GtkWidget *widget, GtkSnapshot *snapshot)
{
  TdtTablePlan *plan = TDT_TABLE_PLAN (widget);
  graphene_rect_t all = GRAPHENE_RECT_INIT (0, 0, gtk_widget_get_width (widget),
                                            gtk_widget_get_height (widget));
  cairo_t *cr;

  if (plan->seats->len > 0 && plan->outline->len > 0)
    {
      cr = gtk_snapshot_append_cairo (snapshot, &all);
      draw_table (plan, cr);
      cairo_destroy (cr);
    }
  GTK_WIDGET_CLASS (tdt_table_plan_parent_class)->snapshot (widget, snapshot);
}

static void
tdt_table_plan_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtTablePlan *plan = TDT_TABLE_PLAN (object);

  g_value_set_uint (value, id == PROP_SEAT ? plan->seat : plan->picked);
}

static void
tdt_table_plan_dispose (GObject *object)
{
  TdtTablePlan *plan = TDT_TABLE_PLAN (object);

  for (guint i = 0; plan->seats != NULL && i < plan->seats->len; i++)
    gtk_widget_unparent (plan->seats->pdata[i]);
  g_clear_pointer (&plan->seats, g_ptr_array_unref);
  g_clear_pointer (&plan->points, g_array_unref);
  g_clear_pointer (&plan->outline, g_array_unref);
  G_OBJECT_CLASS (tdt_table_plan_parent_class)->dispose (object);
}

static void
tdt_table_plan_class_init (TdtTablePlanClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_table_plan_get_property;
  object_class->dispose = tdt_table_plan_dispose;
  widget_class->measure = tdt_table_plan_measure;
  widget_class->size_allocate = tdt_table_plan_size_allocate;
  widget_class->snapshot = tdt_table_plan_snapshot;
  properties[PROP_SEAT] = g_param_spec_uint ("seat", NULL, NULL, 0, G_MAXUINT, 0,
                                             G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  properties[PROP_PICKED] = g_param_spec_uint ("picked", NULL, NULL, 0, G_MAXUINT, 0,
                                               G_PARAM_READABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  signals[SIGNAL_PLACE] = g_signal_new ("place", TDT_TYPE_TABLE_PLAN, G_SIGNAL_RUN_LAST, 0, NULL,
                                        NULL, NULL, G_TYPE_NONE, 2, G_TYPE_UINT, G_TYPE_STRING);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_css_name (widget_class, "tableplan");
}

static void
tdt_table_plan_init (TdtTablePlan *plan)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  plan->seats = g_ptr_array_new ();
  plan->points = g_array_new (FALSE, FALSE, sizeof (TdtSeatPoint));
  plan->outline = g_array_new (FALSE, FALSE, sizeof (TdtSeatPoint));
  /* Before the window moves the focus its own way. */
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_cb), plan);
  gtk_widget_add_controller (GTK_WIDGET (plan), keys);
  gtk_accessible_update_property (GTK_ACCESSIBLE (plan), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Table plan"), -1);
}

GtkWidget *
tdt_table_plan_new (void)
{
  return g_object_new (TDT_TYPE_TABLE_PLAN, NULL);
}
