/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-timetable-drag-private.h"
#include "tdt-timetable-private.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

enum
{
  PROP_SESSION = 1,
  PROP_DAY,
  PROP_COLOUR_BY,
  PROP_STEP,
  N_PROPS
};

/* Minutes. */
#define USUAL_STEP 5

static GParamSpec *properties[N_PROPS];
guint tdt_timetable_signals[TDT_TIMETABLE_N_SIGNALS];

static const char *const colour_names[] = {
  [TDT_TIMETABLE_BY_KIND] = "kind",
  [TDT_TIMETABLE_BY_THEME] = "theme",
  [TDT_TIMETABLE_BY_ROOM] = "room",
};

G_DEFINE_FINAL_TYPE (TdtTimetable, tdt_timetable, GTK_TYPE_WIDGET)

static gboolean
has_day (TdtTimetable *timetable, gint64 julian)
{
  for (guint i = 0; i < timetable->days->len; i++)
    if (g_array_index (timetable->days, gint64, i) == julian)
      return TRUE;
  return FALSE;
}

/* Shows the root, the day and the findings there are now. */
static void
refresh (TdtTimetable *timetable)
{
  if (timetable->root == NULL)
    return;
  tdt_timetable_grid_set_plan (timetable->grid,
                               tdt_timetable_plan_new (timetable->root, timetable->day),
                               timetable->findings);
  tdt_timetable_tray_set_root (timetable->tray, timetable->root, timetable->findings);
  tdt_timetable_tray_set_selected (timetable->tray, timetable->session);
  tdt_timetable_fill_days (timetable);
  tdt_timetable_update_now (timetable);
  gtk_stack_set_visible_child_name (timetable->stack, timetable->day != 0 ? "grid" : "no-day");
}

void
tdt_timetable_set_root (TdtTimetable *timetable, const TdtRoot *root)
{
  g_return_if_fail (TDT_IS_TIMETABLE (timetable));

  if (timetable->root == root)
    return;
  g_clear_pointer (&timetable->root, tdt_root_unref);
  timetable->root = tdt_root_ref (root);
  g_clear_pointer (&timetable->days, g_array_unref);
  timetable->days = tdt_timetable_dup_days (root);
  if (!has_day (timetable, timetable->day))
    timetable->day = timetable->days->len > 0 ? g_array_index (timetable->days, gint64, 0) : 0;
  refresh (timetable);
}

void
tdt_timetable_set_findings (TdtTimetable *timetable, GHashTable *findings)
{
  g_return_if_fail (TDT_IS_TIMETABLE (timetable));

  g_clear_pointer (&timetable->findings, g_hash_table_unref);
  timetable->findings = findings != NULL ? g_hash_table_ref (findings) : NULL;
  refresh (timetable);
}

static gint64
find_day_of (TdtTimetable *timetable, const char *uid)
{
  const TdtRow *row = timetable->root != NULL
                          ? tdt_root_lookup_kind (timetable->root, TDT_KIND_SESSION, uid)
                          : NULL;
  const TdtTime *start = row != NULL ? tdt_row_get_time (row, TDT_SESSION_START) : NULL;

  return start != NULL ? tdt_time_julian (start) : 0;
}

static gboolean
is_shown (TdtTimetable *timetable, const char *uid)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);

  return plan != NULL && tdt_timetable_plan_find (plan, uid) != NULL;
}

static gboolean
bring_into_sight (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  const TdtTimetableSlot *slot = plan != NULL ? tdt_timetable_plan_find (plan, timetable->session)
                                              : NULL;
  GdkRectangle area;

  timetable->brings_into_sight = FALSE;
  if (slot == NULL)
    return G_SOURCE_REMOVE;
  tdt_timetable_geometry_get_area (tdt_timetable_canvas_get_geometry (timetable->canvas), slot,
                                   &area);
  tdt_timetable_grid_scroll_to (timetable->grid, &area);
  return G_SOURCE_REMOVE;
}

static void
queue_bringing_into_sight (TdtTimetable *timetable)
{
  if (timetable->brings_into_sight)
    return;
  timetable->brings_into_sight = TRUE;
  gtk_widget_add_tick_callback (GTK_WIDGET (timetable), bring_into_sight, NULL, NULL);
}

void
tdt_timetable_set_session (TdtTimetable *timetable, const char *uid)
{
  gint64 day;

  g_return_if_fail (TDT_IS_TIMETABLE (timetable));

  if (g_strcmp0 (timetable->session, uid) == 0)
    return;
  g_free (timetable->session);
  timetable->session = g_strdup (uid);
  day = find_day_of (timetable, uid);
  /* What goes on past midnight is seen on the next day too, and chosen there. */
  if (day != 0 && !is_shown (timetable, uid))
    tdt_timetable_set_day (timetable, day);
  tdt_timetable_canvas_set_selected (timetable->canvas, uid);
  tdt_timetable_tray_set_selected (timetable->tray, uid);
  queue_bringing_into_sight (timetable);
  g_object_notify_by_pspec (G_OBJECT (timetable), properties[PROP_SESSION]);
}

const char *
tdt_timetable_get_session (TdtTimetable *timetable)
{
  g_return_val_if_fail (TDT_IS_TIMETABLE (timetable), NULL);

  return timetable->session;
}

void
tdt_timetable_choose (TdtTimetable *timetable, const char *uid)
{
  tdt_timetable_set_session (timetable, uid);
}

gboolean
tdt_timetable_focus_chosen (TdtTimetable *timetable)
{
  TdtTimetableBlock *block = tdt_timetable_canvas_get_block (timetable->canvas, timetable->session);
  GtkWidget *widget = block != NULL
                          ? GTK_WIDGET (block)
                          : tdt_timetable_tray_get_block (timetable->tray, timetable->session);

  return widget != NULL && gtk_widget_grab_focus (widget);
}

gint64
tdt_timetable_get_day (TdtTimetable *timetable)
{
  g_return_val_if_fail (TDT_IS_TIMETABLE (timetable), 0);

  return timetable->day;
}

void
tdt_timetable_set_day (TdtTimetable *timetable, gint64 julian)
{
  g_return_if_fail (TDT_IS_TIMETABLE (timetable));

  if (timetable->day == julian || !has_day (timetable, julian))
    return;
  timetable->day = julian;
  refresh (timetable);
  g_object_notify_by_pspec (G_OBJECT (timetable), properties[PROP_DAY]);
}

static void
set_colour_by (TdtTimetable *timetable, const char *name)
{
  for (guint i = 0; i < G_N_ELEMENTS (colour_names); i++)
    if (g_strcmp0 (colour_names[i], name) == 0)
      timetable->style.colour_by = (TdtTimetableColourBy) i;
  refresh (timetable);
}

/* One tab stop: the session that is chosen, or the first; arrows go on from there. */
static gboolean
tdt_timetable_focus (GtkWidget *widget, GtkDirectionType direction)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  GtkWidget *menu = focus != NULL ? gtk_widget_get_ancestor (focus, GTK_TYPE_POPOVER) : NULL;
  gboolean on_block = focus != NULL && TDT_IS_TIMETABLE_BLOCK (focus) &&
                      gtk_widget_is_ancestor (focus, widget);

  /* GTK asks from the window downwards: an open menu goes through its own items. */
  if (menu != NULL && gtk_widget_is_ancestor (menu, widget))
    return gtk_widget_child_focus (menu, direction);
  if (on_block && direction != GTK_DIR_TAB_FORWARD && direction != GTK_DIR_TAB_BACKWARD)
    return tdt_timetable_move_focus (timetable, direction);
  if (on_block)
    return direction == GTK_DIR_TAB_BACKWARD && gtk_widget_child_focus (timetable->bar, direction);
  if (gtk_widget_get_focus_child (widget) == timetable->bar &&
      gtk_widget_child_focus (timetable->bar, direction))
    return TRUE;
  if (gtk_widget_get_focus_child (widget) == timetable->bar && direction != GTK_DIR_TAB_FORWARD &&
      direction != GTK_DIR_DOWN)
    return FALSE;
  if (gtk_widget_get_focus_child (widget) == NULL && direction == GTK_DIR_TAB_FORWARD &&
      gtk_widget_child_focus (timetable->bar, direction))
    return TRUE;
  if (tdt_timetable_focus_chosen (timetable))
    return TRUE;
  if (plan == NULL || plan->slots->len == 0)
    return FALSE;
  tdt_timetable_choose (timetable, tdt_row_get_uid (tdt_timetable_plan_get (plan, 0)->session));
  return tdt_timetable_focus_chosen (timetable);
}

static gboolean
tdt_timetable_grab_focus (GtkWidget *widget)
{
  return tdt_timetable_focus_chosen (TDT_TIMETABLE (widget)) ||
         gtk_widget_child_focus (widget, GTK_DIR_TAB_FORWARD);
}

static void
restyle (TdtTimetable *timetable)
{
  tdt_timetable_style_update (&timetable->style, GTK_WIDGET (timetable->canvas));
  tdt_timetable_canvas_restyle (timetable->canvas);
  tdt_timetable_tray_restyle (timetable->tray);
  gtk_widget_queue_resize (GTK_WIDGET (timetable));
}

static void
tdt_timetable_css_changed (GtkWidget *widget, GtkCssStyleChange *change)
{
  GTK_WIDGET_CLASS (tdt_timetable_parent_class)->css_changed (widget, change);
  restyle (TDT_TIMETABLE (widget));
}

static void
tdt_timetable_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtTimetable *timetable = TDT_TIMETABLE (object);

  if (id == PROP_SESSION)
    g_value_set_string (value, timetable->session);
  else if (id == PROP_DAY)
    g_value_set_int64 (value, timetable->day);
  else if (id == PROP_COLOUR_BY)
    g_value_set_string (value, colour_names[timetable->style.colour_by]);
  else if (id == PROP_STEP)
    g_value_set_int (value, timetable->step);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
tdt_timetable_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtTimetable *timetable = TDT_TIMETABLE (object);

  if (id == PROP_SESSION)
    tdt_timetable_set_session (timetable, g_value_get_string (value));
  else if (id == PROP_DAY)
    tdt_timetable_set_day (timetable, g_value_get_int64 (value));
  else if (id == PROP_COLOUR_BY)
    set_colour_by (timetable, g_value_get_string (value));
  else if (id == PROP_STEP)
    timetable->step = g_value_get_int (value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

/* The clock goes on only while somebody looks. */
static gboolean
minute_cb (gpointer data)
{
  tdt_timetable_update_now (data);
  return G_SOURCE_CONTINUE;
}

static void
tdt_timetable_map (GtkWidget *widget)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);

  GTK_WIDGET_CLASS (tdt_timetable_parent_class)->map (widget);
  timetable->now_source = g_timeout_add_seconds (30, minute_cb, timetable);
}

static void
tdt_timetable_unmap (GtkWidget *widget)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);

  g_clear_handle_id (&timetable->now_source, g_source_remove);
  tdt_timetable_drag_cancel (timetable);
  GTK_WIDGET_CLASS (tdt_timetable_parent_class)->unmap (widget);
}

static void
tdt_timetable_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (tdt_timetable_parent_class)->dispose (object);
}

static void
tdt_timetable_finalize (GObject *object)
{
  TdtTimetable *timetable = TDT_TIMETABLE (object);

  g_clear_pointer (&timetable->root, tdt_root_unref);
  g_clear_pointer (&timetable->findings, g_hash_table_unref);
  g_clear_pointer (&timetable->days, g_array_unref);
  tdt_timetable_style_clear (&timetable->style);
  g_free (timetable->session);
  G_OBJECT_CLASS (tdt_timetable_parent_class)->finalize (object);
}

static void
install_signals (void)
{
  GType type = TDT_TYPE_TIMETABLE;
  guint *signals = tdt_timetable_signals;

  signals[TDT_TIMETABLE_OPEN] = g_signal_new ("open", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[TDT_TIMETABLE_PLACE] = g_signal_new ("place", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                               NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT,
                                               G_TYPE_STRING);
  signals[TDT_TIMETABLE_RESIZE] = g_signal_new ("resize", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 3, G_TYPE_STRING, G_TYPE_INT,
                                                G_TYPE_INT);
  signals[TDT_TIMETABLE_CREATE] = g_signal_new ("create", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                                NULL, G_TYPE_NONE, 3, G_TYPE_INT, G_TYPE_INT,
                                                G_TYPE_STRING);
  signals[TDT_TIMETABLE_ADD_PERSON] = g_signal_new ("add-person", type, G_SIGNAL_RUN_LAST, 0, NULL,
                                                    NULL, NULL, G_TYPE_NONE, 2, G_TYPE_STRING,
                                                    G_TYPE_STRING);
  signals[TDT_TIMETABLE_MENU] = g_signal_new ("menu", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                              G_TYPE_NONE, 4, G_TYPE_STRING, GTK_TYPE_WIDGET,
                                              G_TYPE_DOUBLE, G_TYPE_DOUBLE);
}

static void
tdt_timetable_class_init (TdtTimetableClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_timetable_get_property;
  object_class->set_property = tdt_timetable_set_property;
  object_class->dispose = tdt_timetable_dispose;
  object_class->finalize = tdt_timetable_finalize;
  widget_class->map = tdt_timetable_map;
  widget_class->unmap = tdt_timetable_unmap;
  widget_class->focus = tdt_timetable_focus;
  widget_class->grab_focus = tdt_timetable_grab_focus;
  widget_class->css_changed = tdt_timetable_css_changed;
  properties[PROP_SESSION] = g_param_spec_string ("session", NULL, NULL, NULL, flags);
  properties[PROP_DAY] = g_param_spec_int64 ("day", NULL, NULL, 0, G_MAXINT32, 0, flags);
  properties[PROP_STEP] = g_param_spec_int ("step", NULL, NULL, 1, 60, USUAL_STEP, flags);
  properties[PROP_COLOUR_BY] = g_param_spec_string ("colour-by", NULL, NULL, "kind",
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  install_signals ();
  tdt_timetable_install_view_actions (widget_class);
  tdt_timetable_add_bindings (widget_class);
  gtk_widget_class_install_property_action (widget_class, "timetable.colour-by", "colour-by");
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "programme");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
make_no_day_page (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "x-office-calendar-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("No day yet"));
  adw_status_page_set_description (
      ADW_STATUS_PAGE (page),
      _ ("Give the event a day on the overview, or a session a time: its day appears here."));
  gtk_widget_add_css_class (page, "compact");
  return page;
}

static void
tdt_timetable_init (TdtTimetable *timetable)
{
  GtkWidget *widget = GTK_WIDGET (timetable);

  timetable->step = USUAL_STEP;
  gtk_orientable_set_orientation (GTK_ORIENTABLE (gtk_widget_get_layout_manager (widget)),
                                  GTK_ORIENTATION_VERTICAL);
  timetable->days = g_array_new (FALSE, FALSE, sizeof (gint64));
  timetable->scroller = gtk_scrolled_window_new ();
  timetable->grid = TDT_TIMETABLE_GRID (tdt_timetable_grid_new (&timetable->style));
  timetable->canvas = tdt_timetable_grid_get_canvas (timetable->grid);
  timetable->tray = TDT_TIMETABLE_TRAY (tdt_timetable_tray_new (&timetable->style));
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (timetable->scroller),
                                 GTK_WIDGET (timetable->grid));
  timetable->bar = tdt_timetable_make_bar (timetable);
  timetable->stack = GTK_STACK (gtk_stack_new ());
  gtk_stack_add_named (timetable->stack, timetable->scroller, "grid");
  gtk_stack_add_named (timetable->stack, make_no_day_page (), "no-day");
  gtk_widget_set_vexpand (GTK_WIDGET (timetable->stack), TRUE);
  gtk_widget_set_parent (timetable->bar, widget);
  gtk_widget_set_parent (GTK_WIDGET (timetable->tray), widget);
  gtk_widget_set_parent (GTK_WIDGET (timetable->stack), widget);
  restyle (timetable);
  g_signal_connect_object (adw_style_manager_get_default (), "notify", G_CALLBACK (restyle),
                           timetable, G_CONNECT_SWAPPED);
  tdt_timetable_init_pointer (timetable);
}
