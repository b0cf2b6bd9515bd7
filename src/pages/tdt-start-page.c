/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-start-page.h"

#include "tdt-control-name.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

struct _TdtStartPage
{
  AdwBin parent_instance;

  AdwEntryRow *title_row;
  AdwEntryRow *place_row;
  AdwComboRow *template_row;
  GtkMenuButton *date_button;
  GtkPopover *date_popover;
  GtkCalendar *calendar;
  AdwPreferencesGroup *recent_group;
  GPtrArray *recent_rows;
};

enum
{
  CREATE,
  OPEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (TdtStartPage, tdt_start_page, ADW_TYPE_BIN)

static gint64
get_julian (TdtStartPage *page)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (page->calendar);
  GDate date;

  g_date_clear (&date, 1);
  g_date_set_dmy (&date, (GDateDay) g_date_time_get_day_of_month (day),
                  (GDateMonth) g_date_time_get_month (day), (GDateYear) g_date_time_get_year (day));
  return g_date_get_julian (&date);
}

/* Another month is another date, though no day was clicked. */
static void
show_date_cb (TdtStartPage *page)
{
  g_autofree char *day = tdt_words_dup_day (get_julian (page));

  gtk_menu_button_set_label (page->date_button, day);
}

static void
day_selected_cb (TdtStartPage *page)
{
  gtk_popover_popdown (page->date_popover);
}

static void
create_cb (TdtStartPage *page)
{
  g_signal_emit (page, signals[CREATE], 0, gtk_editable_get_text (GTK_EDITABLE (page->title_row)),
                 gtk_editable_get_text (GTK_EDITABLE (page->place_row)), get_julian (page),
                 adw_combo_row_get_selected (page->template_row));
}

static void
recent_activated_cb (AdwActionRow *row, TdtStartPage *page)
{
  g_signal_emit (page, signals[OPEN], 0, g_object_get_data (G_OBJECT (row), "tdt-file"));
}

static GtkWidget *
make_recent_row (TdtStartPage *page, GFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *name = g_file_get_basename (file);
  g_autoptr (GFile) folder = g_file_get_parent (file);
  g_autofree char *path = folder != NULL ? g_file_get_parse_name (folder) : g_strdup ("");
  gboolean there = g_file_query_exists (file, NULL);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               there ? path : _ ("This file is no longer there"));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 1);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 1);
  gtk_widget_set_sensitive (row, there);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "tdt-file", g_object_ref (file), g_object_unref);
  g_signal_connect (row, "activated", G_CALLBACK (recent_activated_cb), page);
  return row;
}

void
tdt_start_page_set_recent (TdtStartPage *page, GPtrArray *files)
{
  g_return_if_fail (TDT_IS_START_PAGE (page));

  for (guint i = 0; i < page->recent_rows->len; i++)
    adw_preferences_group_remove (page->recent_group, page->recent_rows->pdata[i]);
  g_ptr_array_set_size (page->recent_rows, 0);
  for (guint i = 0; i < files->len; i++)
    {
      GtkWidget *row = make_recent_row (page, files->pdata[i]);

      adw_preferences_group_add (page->recent_group, row);
      g_ptr_array_add (page->recent_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (page->recent_group), files->len > 0);
}

void
tdt_start_page_set_templates (TdtStartPage *page, const char *const *names)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (names);

  adw_combo_row_set_model (page->template_row, G_LIST_MODEL (list));
}

void
tdt_start_page_focus_title (TdtStartPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (page->title_row));
}

static void
tdt_start_page_finalize (GObject *object)
{
  g_clear_pointer (&TDT_START_PAGE (object)->recent_rows, g_ptr_array_unref);
  G_OBJECT_CLASS (tdt_start_page_parent_class)->finalize (object);
}

static void
tdt_start_page_class_init (TdtStartPageClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->finalize = tdt_start_page_finalize;
  signals[CREATE] = g_signal_new ("create", TDT_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 4, G_TYPE_STRING, G_TYPE_STRING, G_TYPE_INT64,
                                  G_TYPE_UINT);
  signals[OPEN] = g_signal_new ("open", TDT_TYPE_START_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_FILE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-start-page.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, title_row);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, place_row);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, template_row);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, date_button);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, date_popover);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, calendar);
  gtk_widget_class_bind_template_child (widget_class, TdtStartPage, recent_group);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_selected_cb);
  gtk_widget_class_bind_template_callback (widget_class, show_date_cb);
}

static void
tdt_start_page_init (TdtStartPage *page)
{
  page->recent_rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (page));
  gtk_widget_set_visible (GTK_WIDGET (page->recent_group), FALSE);
  tdt_calendar_set_name (GTK_WIDGET (page->calendar), _ ("Date"));
  show_date_cb (page);
}
