/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The row above a timetable: its days, and how it is looked at. */
#include "config.h"

#include "tdt-timetable-private.h"

#include "tdt-control-name.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

#define ZOOM_STEP 1.25

static gint64
get_day_of (GtkWidget *button)
{
  return (gint64) GPOINTER_TO_SIZE (g_object_get_data (G_OBJECT (button), "day"));
}

static void
day_toggled_cb (TdtTimetable *timetable, GtkToggleButton *button)
{
  if (gtk_toggle_button_get_active (button))
    tdt_timetable_set_day (timetable, get_day_of (GTK_WIDGET (button)));
}

static void
add_day (TdtTimetable *timetable, gint64 julian)
{
  g_autofree char *text = tdt_words_dup_short_day (julian);
  g_autofree char *long_text = tdt_words_dup_day (julian);
  GtkWidget *first = gtk_widget_get_first_child (timetable->day_box);
  GtkWidget *button = gtk_toggle_button_new_with_label (text);

  g_object_set_data (G_OBJECT (button), "day", GSIZE_TO_POINTER ((gsize) julian));
  gtk_widget_set_tooltip_text (button, long_text);
  gtk_widget_add_css_class (button, "flat");
  if (first != NULL)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (button), GTK_TOGGLE_BUTTON (first));
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (button), julian == timetable->day);
  g_signal_connect_object (button, "toggled", G_CALLBACK (day_toggled_cb), timetable,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (timetable->day_box), button);
}

gint64
tdt_timetable_pick_day (TdtTimetable *timetable, double x, double y)
{
  GtkWidget *widget = gtk_widget_pick (GTK_WIDGET (timetable), x, y, GTK_PICK_DEFAULT);

  while (widget != NULL && !GTK_IS_TOGGLE_BUTTON (widget))
    widget = gtk_widget_get_parent (widget);
  return widget != NULL && gtk_widget_is_ancestor (widget, timetable->day_box) ? get_day_of (widget)
                                                                               : 0;
}

static gboolean
has_same_days (TdtTimetable *timetable)
{
  GtkWidget *child = gtk_widget_get_first_child (timetable->day_box);

  for (guint i = 0; i < timetable->days->len; i++)
    {
      if (child == NULL || get_day_of (child) != g_array_index (timetable->days, gint64, i))
        return FALSE;
      child = gtk_widget_get_next_sibling (child);
    }
  return child == NULL;
}

void
tdt_timetable_fill_days (TdtTimetable *timetable)
{
  g_autofree char *day = tdt_words_dup_day (timetable->day);
  GtkWidget *child;

  if (!has_same_days (timetable))
    {
      while ((child = gtk_widget_get_first_child (timetable->day_box)) != NULL)
        gtk_box_remove (GTK_BOX (timetable->day_box), child);
      for (guint i = 0; i < timetable->days->len; i++)
        add_day (timetable, g_array_index (timetable->days, gint64, i));
    }
  for (child = gtk_widget_get_first_child (timetable->day_box); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (get_day_of (child) == timetable->day)
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (child), TRUE);
  /* One day needs no choice. */
  gtk_widget_set_visible (timetable->day_scroller, timetable->days->len > 1);
  gtk_widget_set_visible (timetable->day_label, timetable->days->len <= 1);
  gtk_label_set_label (GTK_LABEL (timetable->day_label), day);
}

static GMenuModel *
make_menu (void)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  g_autoptr (GMenu) zoom = g_menu_new ();
  g_autoptr (GMenu) colours = g_menu_new ();

  g_menu_append (zoom, _ ("Larger"), "timetable.zoom-in");
  g_menu_append (zoom, _ ("Smaller"), "timetable.zoom-out");
  g_menu_append (zoom, _ ("Whole Day"), "timetable.zoom-fit");
  g_menu_append (zoom, _ ("Go to Now"), "timetable.now");
  g_menu_append (colours, _ ("By Kind"), "timetable.colour-by::kind");
  g_menu_append (colours, _ ("By Theme"), "timetable.colour-by::theme");
  g_menu_append (colours, _ ("By Room"), "timetable.colour-by::room");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (zoom));
  g_menu_append_section (menu, _ ("Colours"), G_MENU_MODEL (colours));
  return G_MENU_MODEL (g_steal_pointer (&menu));
}

GtkWidget *
tdt_timetable_make_bar (TdtTimetable *timetable)
{
  GtkWidget *bar = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenuModel) menu = make_menu ();

  timetable->day_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (timetable->day_label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (timetable->day_label), PANGO_ELLIPSIZE_END);
  gtk_widget_set_hexpand (timetable->day_label, TRUE);
  gtk_widget_add_css_class (timetable->day_label, "heading");
  timetable->day_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);
  timetable->day_scroller = gtk_scrolled_window_new ();
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (timetable->day_scroller), timetable->day_box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (timetable->day_scroller),
                                  GTK_POLICY_EXTERNAL, GTK_POLICY_NEVER);
  gtk_widget_set_hexpand (timetable->day_scroller, TRUE);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-reveal-symbolic");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), menu);
  gtk_widget_set_tooltip_text (button, _ ("How the timetable is shown"));
  tdt_control_set_name (button, _ ("How the timetable is shown"));
  gtk_widget_add_css_class (button, "flat");
  gtk_box_append (GTK_BOX (bar), timetable->day_label);
  gtk_box_append (GTK_BOX (bar), timetable->day_scroller);
  gtk_box_append (GTK_BOX (bar), button);
  gtk_widget_add_css_class (bar, "day-bar");
  return bar;
}

static void
zoom_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  double zoom = tdt_timetable_grid_get_zoom (timetable->grid);
  double middle = gtk_widget_get_height (GTK_WIDGET (timetable->grid)) / 2.0;

  if (g_str_equal (action, "timetable.zoom-fit"))
    zoom = 0;
  else
    zoom = g_str_equal (action, "timetable.zoom-in") ? zoom * ZOOM_STEP : zoom / ZOOM_STEP;
  tdt_timetable_grid_set_zoom (timetable->grid, zoom, middle);
}

/* The present day and minute, by the clock of the room. */
static int
get_now (gint64 *julian)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  GDate day;

  g_date_clear (&day, 1);
  g_date_set_dmy (&day, (GDateDay) g_date_time_get_day_of_month (now),
                  (GDateMonth) g_date_time_get_month (now), (GDateYear) g_date_time_get_year (now));
  *julian = g_date_get_julian (&day);
  return g_date_time_get_hour (now) * 60 + g_date_time_get_minute (now);
}

void
tdt_timetable_update_now (TdtTimetable *timetable)
{
  gint64 today;
  int minute = get_now (&today);
  gboolean there = FALSE;

  for (guint i = 0; i < timetable->days->len; i++)
    there |= g_array_index (timetable->days, gint64, i) == today;
  gtk_widget_action_set_enabled (GTK_WIDGET (timetable), "timetable.now", there);
  tdt_timetable_canvas_set_now (timetable->canvas, today == timetable->day ? minute : -1);
}

static void
now_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  gint64 today;
  int minute = get_now (&today);
  int y;

  tdt_timetable_set_day (timetable, today);
  if (timetable->day != today)
    return;
  y = tdt_timetable_geometry_get_y (tdt_timetable_canvas_get_geometry (timetable->canvas), minute);
  tdt_timetable_grid_scroll_to (timetable->grid, &(GdkRectangle){ 0, y - 60, 1, 120 });
}

static void
turn_day_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  guint by = g_str_equal (action, "timetable.next-day") ? 1 : -1u;

  for (guint i = 0; i < timetable->days->len; i++)
    if (g_array_index (timetable->days, gint64, i) == timetable->day &&
        i + by < timetable->days->len)
      {
        tdt_timetable_set_day (timetable, g_array_index (timetable->days, gint64, i + by));
        return;
      }
}

void
tdt_timetable_install_view_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "timetable.zoom-in", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "timetable.zoom-out", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "timetable.zoom-fit", NULL, zoom_cb);
  gtk_widget_class_install_action (widget_class, "timetable.now", NULL, now_cb);
  gtk_widget_class_install_action (widget_class, "timetable.next-day", NULL, turn_day_cb);
  gtk_widget_class_install_action (widget_class, "timetable.previous-day", NULL, turn_day_cb);
}
