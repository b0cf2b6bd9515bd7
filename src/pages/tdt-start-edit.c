/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-start-edit.h"

#include "tdt-control-name.h"
#include "tdt-field-link-private.h"
#include "tdt-words.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

#define MORNING (9 * 60)

struct _TdtStartEdit
{
  GtkWidget parent_instance;

  TdtFieldLink *link;
  GtkWidget *day_choice;
  GtkWidget *clock_entry;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (TdtStartEdit, tdt_start_edit, GTK_TYPE_WIDGET)

static const TdtTime *
get_start (TdtStartEdit *edit)
{
  TdtRecord *record = tdt_field_link_get_record (edit->link);

  return record != NULL ? tdt_row_get_time (tdt_record_get_row (record), TDT_SESSION_START) : NULL;
}

static TdtRecordList *
get_days (TdtStartEdit *edit)
{
  return tdt_desk_get_list (tdt_field_link_get_desk (edit->link), TDT_KIND_DAY);
}

static gint64
get_nth_date (TdtStartEdit *edit, guint position)
{
  const TdtRow *day = tdt_record_list_get_row (get_days (edit), position);

  return day != NULL ? tdt_row_get_number (day, TDT_DAY_DATE, TDT_UNSET) : TDT_UNSET;
}

/* The days of the event, and before them "not placed"; a session on another day has that one at
 * the end. */
static void
fill_days (TdtStartEdit *edit)
{
  GtkStringList *names = gtk_string_list_new (NULL);
  guint n_days = g_list_model_get_n_items (G_LIST_MODEL (get_days (edit)));
  const TdtTime *start = get_start (edit);
  guint selected = 0;

  gtk_string_list_append (names, _ ("Not placed yet"));
  for (guint i = 0; i < n_days; i++)
    {
      gint64 date = get_nth_date (edit, i);
      g_autofree char *name = tdt_words_dup_short_day (date);

      gtk_string_list_append (names, name);
      if (start != NULL && tdt_time_julian (start) == date)
        selected = i + 1;
    }
  if (start != NULL && selected == 0)
    {
      g_autofree char *name = tdt_words_dup_short_day (tdt_time_julian (start));

      gtk_string_list_append (names, name);
      selected = n_days + 1;
    }
  gtk_drop_down_set_model (GTK_DROP_DOWN (edit->day_choice), G_LIST_MODEL (names));
  gtk_drop_down_set_selected (GTK_DROP_DOWN (edit->day_choice), selected);
  g_object_unref (names);
}

static void
show_clock (TdtStartEdit *edit)
{
  const TdtTime *start = get_start (edit);
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (edit->clock_entry));
  g_autofree char *clock = start != NULL ? tdt_words_dup_clock (tdt_time_minute_of_day (start))
                                         : g_strdup ("");

  if (start != NULL && gtk_widget_has_focus (edit->clock_entry) &&
      tdt_words_parse_clock (typed) == tdt_time_minute_of_day (start))
    return;
  if (!g_str_equal (typed, clock))
    gtk_editable_set_text (GTK_EDITABLE (edit->clock_entry), clock);
}

static void
show_cb (GtkWidget *owner, const TdtRow *row, const TdtField *field)
{
  TdtStartEdit *edit = TDT_START_EDIT (owner);

  gtk_widget_set_sensitive (owner, field != NULL);
  if (field == NULL)
    return;
  edit->showing = TRUE;
  fill_days (edit);
  show_clock (edit);
  edit->showing = FALSE;
}

static void
set_start (TdtStartEdit *edit, gint64 julian, int minute)
{
  TdtDesk *desk = tdt_field_link_get_desk (edit->link);
  const char *zone = tdt_row_get_text (tdt_root_get_project (tdt_desk_get_root (desk)),
                                       TDT_PROJECT_TIME_ZONE);
  const TdtTime *old = get_start (edit);
  g_autoptr (TdtTime) start = NULL;
  g_autoptr (GError) error = NULL;

  if (old != NULL && old->zone != NULL)
    zone = old->zone;
  if (julian != TDT_UNSET)
    start = tdt_time_new_in_zone (tdt_time_local_from_julian (julian, minute), zone, NULL);
  if (!tdt_workspace_set_time (tdt_desk_get_workspace (desk),
                               tdt_record_get_uid (tdt_field_link_get_record (edit->link)),
                               TDT_SESSION_START, start, &error))
    tdt_desk_report (desk, g_steal_pointer (&error));
}

static void
day_chosen_cb (TdtStartEdit *edit)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (edit->day_choice));
  const TdtTime *start = get_start (edit);
  const TdtRow *day;

  if (edit->showing || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected == 0)
    {
      set_start (edit, TDT_UNSET, 0);
      return;
    }
  day = tdt_record_list_get_row (get_days (edit), selected - 1);
  if (day != NULL && tdt_row_has (day, TDT_DAY_DATE))
    set_start (edit, tdt_row_get_number (day, TDT_DAY_DATE, 0),
               start != NULL ? tdt_time_minute_of_day (start)
                             : (int) tdt_row_get_number (day, TDT_DAY_OPENS, MORNING));
}

static void
clock_changed_cb (TdtStartEdit *edit)
{
  int minute = tdt_words_parse_clock (gtk_editable_get_text (GTK_EDITABLE (edit->clock_entry)));
  const TdtTime *start = get_start (edit);
  gint64 julian;

  if (edit->showing || tdt_field_link_get_record (edit->link) == NULL)
    return;
  if (minute < 0)
    {
      gtk_widget_add_css_class (edit->clock_entry, "error");
      return;
    }
  gtk_widget_remove_css_class (edit->clock_entry, "error");
  julian = start != NULL ? tdt_time_julian (start) : get_nth_date (edit, 0);
  if (julian != TDT_UNSET && (start == NULL || tdt_time_minute_of_day (start) != minute))
    set_start (edit, julian, minute);
}

static void
focus_left_cb (TdtStartEdit *edit)
{
  gtk_widget_remove_css_class (edit->clock_entry, "error");
  tdt_field_link_show_again (edit->link);
}

static void
tdt_start_edit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  tdt_field_link_get_property (TDT_START_EDIT (object)->link, id - 1, value);
}

static void
tdt_start_edit_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  tdt_field_link_set_property (TDT_START_EDIT (object)->link, id - 1, value);
}

static void
tdt_start_edit_dispose (GObject *object)
{
  TdtStartEdit *edit = TDT_START_EDIT (object);

  g_clear_pointer (&edit->day_choice, gtk_widget_unparent);
  g_clear_pointer (&edit->clock_entry, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_start_edit_parent_class)->dispose (object);
}

static void
tdt_start_edit_finalize (GObject *object)
{
  g_clear_pointer (&TDT_START_EDIT (object)->link, tdt_field_link_free);
  G_OBJECT_CLASS (tdt_start_edit_parent_class)->finalize (object);
}

static void
tdt_start_edit_class_init (TdtStartEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_start_edit_get_property;
  object_class->set_property = tdt_start_edit_set_property;
  object_class->dispose = tdt_start_edit_dispose;
  object_class->finalize = tdt_start_edit_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  tdt_field_link_install_properties (object_class, 1);
}

static void
tdt_start_edit_init (TdtStartEdit *edit)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (edit));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  edit->day_choice = gtk_drop_down_new (NULL, NULL);
  gtk_widget_set_parent (edit->day_choice, GTK_WIDGET (edit));
  edit->clock_entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (edit->clock_entry), 5);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (edit->clock_entry), 5);
  gtk_editable_set_enable_undo (GTK_EDITABLE (edit->clock_entry), FALSE);
  gtk_widget_add_css_class (edit->clock_entry, "times");
  gtk_widget_set_parent (edit->clock_entry, GTK_WIDGET (edit));
  tdt_control_set_name (edit->day_choice, _ ("Day"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (edit->clock_entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Start"), -1);
  edit->link = tdt_field_link_new (GTK_WIDGET (edit), show_cb);
  g_object_set (edit, "field", "start", NULL);
  g_signal_connect_swapped (edit->day_choice, "notify::selected", G_CALLBACK (day_chosen_cb), edit);
  g_signal_connect_swapped (edit->clock_entry, "changed", G_CALLBACK (clock_changed_cb), edit);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), edit);
  gtk_widget_add_controller (edit->clock_entry, focus);
}
