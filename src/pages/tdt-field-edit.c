/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-field-edit.h"

#include "tdt-choice-private.h"
#include "tdt-control-name.h"
#include "tdt-field-link-private.h"
#include "tdt-words.h"
#include "tdt-workspace-timetable.h"

#include <glib/gi18n-lib.h>

/* Padding and border of a text view, both sides together (style.css), and how narrow it may get. */
#define TEXT_FRAME 18
#define TEXT_MIN_WIDTH 120

struct _TdtFieldEdit
{
  GtkWidget parent_instance;

  TdtFieldLink *link;
  /* What edits, made for the field's type: GtkEntry, GtkTextView, GtkDropDown, GtkMenuButton or
   * GtkSwitch. */
  GtkWidget *editor;
  TdtFieldId made_for;
  int width_chars;
};

enum
{
  PROP_WIDTH_CHARS = 1 + TDT_FIELD_LINK_N_PROPERTIES,
};

G_DEFINE_FINAL_TYPE (TdtFieldEdit, tdt_field_edit, GTK_TYPE_WIDGET)

static void
end_typing_cb (TdtFieldEdit *edit)
{
  g_autofree char *text = NULL;

  if (GTK_IS_TEXT_VIEW (edit->editor))
    g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (edit->editor)), "text", &text, NULL);
  else
    text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (edit->editor)));
  tdt_field_link_end_typing (edit->link, text);
}

static void
watch_focus (TdtFieldEdit *edit, GtkWidget *editor)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_swapped (focus, "leave", G_CALLBACK (end_typing_cb), edit);
  gtk_widget_add_controller (editor, focus);
}

static void
entry_changed_cb (GtkEditable *entry, TdtFieldEdit *edit)
{
  tdt_field_link_set_typed (edit->link, gtk_editable_get_text (entry));
}

static GtkWidget *
make_entry (TdtFieldEdit *edit, const TdtField *field)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_editable_set_enable_undo (GTK_EDITABLE (entry), FALSE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), edit->width_chars);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), edit->width_chars);
  if (tdt_field_is_number (field))
    {
      gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
      gtk_editable_set_alignment (GTK_EDITABLE (entry), 1);
    }
  g_signal_connect (entry, "changed", G_CALLBACK (entry_changed_cb), edit);
  watch_focus (edit, entry);
  return entry;
}

static void
buffer_changed_cb (GtkTextBuffer *buffer, TdtFieldEdit *edit)
{
  g_autofree char *text = NULL;

  g_object_get (buffer, "text", &text, NULL);
  gtk_widget_queue_resize (GTK_WIDGET (edit));
  tdt_field_link_set_text (edit->link, text);
}

static GtkWidget *
make_text_view (TdtFieldEdit *edit)
{
  GtkWidget *view = gtk_text_view_new ();
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (view));

  gtk_text_buffer_set_enable_undo (buffer, FALSE);
  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (view), GTK_WRAP_WORD_CHAR);
  gtk_text_view_set_accepts_tab (GTK_TEXT_VIEW (view), FALSE);
  gtk_widget_add_css_class (view, "field-text");
  g_signal_connect (buffer, "changed", G_CALLBACK (buffer_changed_cb), edit);
  watch_focus (edit, view);
  return view;
}

static void
choice_cb (GtkDropDown *choice, GParamSpec *pspec, TdtFieldEdit *edit)
{
  g_autofree char *text = tdt_choice_dup_text (choice);

  tdt_field_link_set_text (edit->link, text);
}

static GtkWidget *
make_choice (TdtFieldEdit *edit, const TdtField *field)
{
  GtkWidget *choice = tdt_choice_new (field);

  g_signal_connect (choice, "notify::selected-item", G_CALLBACK (choice_cb), edit);
  return choice;
}

static void
switched_cb (GtkSwitch *toggle, GParamSpec *pspec, TdtFieldEdit *edit)
{
  tdt_field_link_set_text (edit->link, gtk_switch_get_active (toggle) ? "yes" : NULL);
}

static GtkWidget *
make_switch (TdtFieldEdit *edit)
{
  GtkWidget *toggle = gtk_switch_new ();

  gtk_widget_set_halign (toggle, GTK_ALIGN_START);
  gtk_widget_set_valign (toggle, GTK_ALIGN_CENTER);
  g_signal_connect (toggle, "notify::active", G_CALLBACK (switched_cb), edit);
  return toggle;
}

static void
record_chosen_cb (const char *uid, gpointer user_data)
{
  TdtFieldEdit *edit = user_data;

  tdt_field_link_set_text (edit->link, uid);
  tdt_field_link_show_again (edit->link);
}

/* A day takes its sessions along, and that is told: they may be out of sight. */
static void
move_day (TdtDesk *desk, TdtRecord *record, gint64 date)
{
  GError *error = NULL;
  TdtDayMove done;

  if (!tdt_workspace_move_day (tdt_desk_get_workspace (desk), tdt_record_get_uid (record), date,
                               &done, &error))
    tdt_desk_report (desk, error);
  else if (done.n_moved > 0 || done.swapped != NULL)
    {
      g_autofree char *text = tdt_day_move_dup_text (&done);

      tdt_desk_tell_done (desk, text);
    }
}

static void
day_selected_cb (GtkCalendar *calendar, TdtFieldEdit *edit)
{
  g_autoptr (GDateTime) day = gtk_calendar_get_date (calendar);
  g_autofree char *text = g_date_time_format (day, "%Y-%m-%d");
  const TdtField *field = tdt_field_link_get_field (edit->link);

  /* The calendar is shown a day, too: nobody chose that one. */
  if (tdt_field_link_is_showing (edit->link))
    return;
  if (field != NULL && field->id == TDT_DAY_DATE)
    move_day (tdt_field_link_get_desk (edit->link), tdt_field_link_get_record (edit->link),
              tdt_date_of (day));
  else
    tdt_field_link_set_text (edit->link, text);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (edit->editor));
  tdt_field_link_show_again (edit->link);
}

/* Who only looked at another month last time has chosen nothing. */
static void
calendar_shown_cb (TdtFieldEdit *edit)
{
  tdt_field_link_show_again (edit->link);
}

static GtkWidget *
make_date (TdtFieldEdit *edit, const TdtField *field)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();
  GtkWidget *calendar = gtk_calendar_new ();

  tdt_calendar_set_name (calendar, _ (field->label));
  g_signal_connect (calendar, "day-selected", G_CALLBACK (day_selected_cb), edit);
  g_signal_connect_swapped (popover, "show", G_CALLBACK (calendar_shown_cb), edit);
  gtk_popover_set_child (GTK_POPOVER (popover), calendar);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  return button;
}

static void
show_date (GtkWidget *button, gint64 julian)
{
  GtkWidget *popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  GtkCalendar *calendar = GTK_CALENDAR (gtk_popover_get_child (GTK_POPOVER (popover)));
  g_autofree char *text = julian != TDT_UNSET ? tdt_words_dup_day (julian)
                                              : g_strdup (C_ ("choice", "None"));
  g_autoptr (GDateTime) day = tdt_date_dup_noon (julian);

  gtk_menu_button_set_label (GTK_MENU_BUTTON (button), text);
  if (day != NULL)
    gtk_calendar_select_day (calendar, day);
}

static GtkWidget *
make_editor (TdtFieldEdit *edit, const TdtField *field)
{
  switch (field->type)
    {
    case TDT_FIELD_TEXT:
    case TDT_FIELD_WORDS:
      return make_text_view (edit);
    case TDT_FIELD_DATE:
      return make_date (edit, field);
    case TDT_FIELD_TOKEN:
      return make_choice (edit, field);
    case TDT_FIELD_REFERENCE:
      return tdt_record_choice_new (tdt_field_link_get_desk (edit->link), field, record_chosen_cb,
                                    edit);
    case TDT_FIELD_BOOLEAN:
      return make_switch (edit);
    default:
      return make_entry (edit, field);
    }
}

static void
ensure_editor (TdtFieldEdit *edit, const TdtField *field)
{
  if (edit->editor != NULL && edit->made_for == field->id)
    return;
  g_clear_pointer (&edit->editor, gtk_widget_unparent);
  edit->editor = make_editor (edit, field);
  edit->made_for = field->id;
  gtk_widget_set_hexpand (edit->editor, edit->width_chars < 0);
  gtk_widget_set_parent (edit->editor, GTK_WIDGET (edit));
  tdt_control_set_name (edit->editor, _ (field->label));
}

static void
show_text (GtkWidget *editor, const char *text)
{
  if (GTK_IS_TEXT_VIEW (editor))
    {
      GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (editor));
      g_autofree char *shown = NULL;

      g_object_get (buffer, "text", &shown, NULL);
      if (g_strcmp0 (shown, text) != 0)
        gtk_text_buffer_set_text (buffer, text, -1);
    }
  else if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (editor)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (editor), text);
}

static void
show_cb (GtkWidget *owner, const TdtRow *row, const TdtField *field)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (owner);
  g_autofree char *text = NULL;

  gtk_widget_set_sensitive (owner, field != NULL);
  if (field == NULL)
    return;
  ensure_editor (edit, field);
  text = tdt_value_dup_text (field, tdt_row_get_value (row, field->id));
  if (GTK_IS_DROP_DOWN (edit->editor))
    tdt_choice_show_text (GTK_DROP_DOWN (edit->editor), text);
  else if (field->type == TDT_FIELD_REFERENCE)
    tdt_record_choice_show (edit->editor, text);
  else if (GTK_IS_MENU_BUTTON (edit->editor))
    show_date (edit->editor, tdt_row_get_number (row, field->id, TDT_UNSET));
  else if (GTK_IS_SWITCH (edit->editor))
    gtk_switch_set_active (GTK_SWITCH (edit->editor), tdt_row_get_boolean (row, field->id));
  else
    show_text (edit->editor, text != NULL ? text : "");
}

static void
tdt_field_edit_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (object);

  if (id == PROP_WIDTH_CHARS)
    g_value_set_int (value, edit->width_chars);
  else
    tdt_field_link_get_property (edit->link, id - 1, value);
}

static void
tdt_field_edit_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (object);

  if (id == PROP_WIDTH_CHARS)
    edit->width_chars = g_value_get_int (value);
  else
    tdt_field_link_set_property (edit->link, id - 1, value);
}

/* A text view knows its height only once it has its width: too late. */
static int
measure_text (GtkWidget *view, int width)
{
  g_autofree char *text = NULL;
  g_autoptr (PangoLayout) layout = NULL;
  int height;

  g_object_get (gtk_text_view_get_buffer (GTK_TEXT_VIEW (view)), "text", &text, NULL);
  layout = gtk_widget_create_pango_layout (view, text);
  pango_layout_set_wrap (layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_width (layout, MAX (width - TEXT_FRAME, 1) * PANGO_SCALE);
  pango_layout_get_pixel_size (layout, NULL, &height);
  return height + TEXT_FRAME;
}

static void
tdt_field_edit_measure (GtkWidget *widget, GtkOrientation orientation, int for_size, int *minimum,
                        int *natural, int *minimum_baseline, int *natural_baseline)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (widget);

  if (edit->editor == NULL)
    return;
  gtk_widget_measure (edit->editor, orientation, for_size, minimum, natural, minimum_baseline,
                      natural_baseline);
  if (!GTK_IS_TEXT_VIEW (edit->editor))
    return;
  if (orientation == GTK_ORIENTATION_VERTICAL && for_size > 0)
    *minimum = *natural = measure_text (edit->editor, for_size);
  else if (orientation == GTK_ORIENTATION_HORIZONTAL)
    *minimum = MIN (*minimum, TEXT_MIN_WIDTH);
}

static void
tdt_field_edit_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (widget);

  if (edit->editor != NULL)
    gtk_widget_allocate (edit->editor, width, height, baseline, NULL);
}

static GtkSizeRequestMode
tdt_field_edit_get_request_mode (GtkWidget *widget)
{
  return GTK_SIZE_REQUEST_HEIGHT_FOR_WIDTH;
}

static gboolean
tdt_field_edit_grab_focus (GtkWidget *widget)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (widget);

  return edit->editor != NULL && gtk_widget_grab_focus (edit->editor);
}

static void
tdt_field_edit_dispose (GObject *object)
{
  TdtFieldEdit *edit = TDT_FIELD_EDIT (object);

  g_clear_pointer (&edit->editor, gtk_widget_unparent);
  G_OBJECT_CLASS (tdt_field_edit_parent_class)->dispose (object);
}

static void
tdt_field_edit_finalize (GObject *object)
{
  g_clear_pointer (&TDT_FIELD_EDIT (object)->link, tdt_field_link_free);
  G_OBJECT_CLASS (tdt_field_edit_parent_class)->finalize (object);
}

static void
tdt_field_edit_class_init (TdtFieldEditClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_field_edit_get_property;
  object_class->set_property = tdt_field_edit_set_property;
  object_class->dispose = tdt_field_edit_dispose;
  object_class->finalize = tdt_field_edit_finalize;
  widget_class->grab_focus = tdt_field_edit_grab_focus;
  widget_class->measure = tdt_field_edit_measure;
  widget_class->size_allocate = tdt_field_edit_size_allocate;
  widget_class->get_request_mode = tdt_field_edit_get_request_mode;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  tdt_field_link_install_properties (object_class, 1);
  g_object_class_install_property (object_class, PROP_WIDTH_CHARS,
                                   g_param_spec_int ("width-chars", NULL, NULL, -1, G_MAXINT, -1,
                                                     G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS));
}

static void
tdt_field_edit_init (TdtFieldEdit *edit)
{
  edit->width_chars = -1;
  edit->link = tdt_field_link_new (GTK_WIDGET (edit), show_cb);
}
