/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-start-page.h"
#include "tdt-test-window.h"
#include "tdt-time.h"
#include "tdt-words.h"

static gboolean
is_of_type (GtkWidget *widget, gpointer data)
{
  return G_TYPE_CHECK_INSTANCE_TYPE (widget, *(GType *) data);
}

static GtkWidget *
find (TdtWindow *window, GType type)
{
  return tdt_test_find (GTK_WIDGET (window), is_of_type, &type);
}

static TdtWindow *
open_empty (void)
{
  TdtWindow *window = tdt_window_new (tdt_test_application ());

  gtk_window_present (GTK_WINDOW (window));
  tdt_test_settle ();
  return window;
}

/* Whoever starts to type writes the title. */
static void
test_focus (void)
{
  TdtWindow *window = open_empty ();
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  g_assert_nonnull (focus);
  g_assert_true (gtk_widget_is_ancestor (focus, find (window, ADW_TYPE_ENTRY_ROW)));
  tdt_test_close (window);
}

static void
create_cb (TdtStartPage *page, const char *title, const char *place, gint64 date, guint template,
           gint64 *created)
{
  *created = date;
}

static gboolean
is_arrow (GtkWidget *widget, gpointer name)
{
  return GTK_IS_BUTTON (widget) && tdt_test_is_named (widget, name);
}

static gboolean
is_default (GtkWidget *widget, gpointer data)
{
  return GTK_IS_BUTTON (widget) && gtk_widget_has_css_class (widget, "suggested-action") &&
         gtk_widget_has_css_class (widget, "pill");
}

/* The date that is shown is the one that is taken, though only the month was changed. */
static void
test_month (void)
{
  TdtWindow *window = open_empty ();
  GtkWidget *page = find (window, TDT_TYPE_START_PAGE);
  GtkWidget *calendar = find (window, GTK_TYPE_CALENDAR);
  GtkWidget *button = gtk_widget_get_ancestor (calendar, GTK_TYPE_MENU_BUTTON);
  g_autoptr (GDateTime) day = g_date_time_new_utc (2030, 1, 17, 12, 0, 0);
  g_autoptr (GDateTime) later = g_date_time_add_months (day, 1);
  g_autofree char *shown = NULL;
  gint64 created = 0;

  gtk_calendar_select_day (GTK_CALENDAR (calendar), day);
  g_object_set (calendar, "month", 1, NULL);
  shown = tdt_words_dup_day (tdt_date_of (later));
  g_assert_cmpstr (gtk_menu_button_get_label (GTK_MENU_BUTTON (button)), ==, shown);
  /* The window would make a project of it. */
  g_signal_handlers_disconnect_by_data (page, window);
  g_signal_connect (page, "create", G_CALLBACK (create_cb), &created);
  g_signal_emit_by_name (tdt_test_find (page, is_default, NULL), "clicked");
  g_assert_cmpint (created, ==, tdt_date_of (later));
  tdt_test_close (window);
}

/* The arrows of a calendar show nothing else: they have names. */
static void
test_calendar_names (void)
{
  static const char *const names[] = { "The month before", "The next month", "The year before",
                                       "The next year" };
  TdtWindow *window = open_empty ();
  GtkWidget *calendar = find (window, GTK_TYPE_CALENDAR);

  g_assert_true (tdt_test_is_named (calendar, "Date"));
  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    g_assert_nonnull (tdt_test_look_for (calendar, is_arrow, (gpointer) names[i]));
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/start-page/focus", test_focus);
  g_test_add_func ("/app/start-page/month", test_month);
  g_test_add_func ("/app/start-page/calendar-names", test_calendar_names);
  return g_test_run ();
}
