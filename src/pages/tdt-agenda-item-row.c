/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-agenda-item-row.h"

#include "tdt-field-edit.h"
#include "tdt-moving-private.h"
#include "tdt-words.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtAgendaItemRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *start_label;
  GtkLabel *late_label;
  GtkWidget *fixed_icon;
  GtkCheckButton *fixed_check;
  GtkWidget *fixed_entry;
  GtkWidget *handle;
  gboolean showing;

  TdtDesk *desk;
  TdtRecordList *list;
  TdtRecord *record;
};

enum
{
  PROP_DESK = 1,
  PROP_RECORD,
};

G_DEFINE_FINAL_TYPE (TdtAgendaItemRow, tdt_agenda_item_row, ADW_TYPE_PREFERENCES_ROW)

void
tdt_agenda_item_row_set_point (TdtAgendaItemRow *row, const TdtAgendaPoint *point)
{
  gboolean fixed = tdt_row_has (point->item, TDT_AGENDA_ITEM_START);
  g_autofree char *clock = NULL;
  g_autofree char *late = NULL;

  g_return_if_fail (TDT_IS_AGENDA_ITEM_ROW (row));

  clock = point->start != NULL ? tdt_words_dup_clock (tdt_time_minute_of_day (point->start))
                               : g_strdup ("");
  gtk_label_set_label (row->start_label, clock);
  gtk_widget_set_visible (row->fixed_icon, fixed);
  if (point->late_by > 0)
    late = g_strdup_printf (ngettext ("The points before it run %d minute into this fixed start",
                                      "The points before it run %d minutes into this fixed start",
                                      (gulong) point->late_by),
                            point->late_by);
  gtk_label_set_label (row->late_label, late != NULL ? late : "");
  gtk_widget_set_visible (GTK_WIDGET (row->late_label), late != NULL);
  row->showing = TRUE;
  gtk_check_button_set_active (row->fixed_check, fixed);
  row->showing = FALSE;
}

/* The start that follows from the session becomes one that is kept, or the other way round. */
static void
fixed_cb (TdtAgendaItemRow *row)
{
  const TdtRoot *root = tdt_desk_get_root (row->desk);
  const TdtRow *session = tdt_root_follow (root, tdt_record_get_row (row->record),
                                           TDT_AGENDA_ITEM_SESSION);
  g_autoptr (GArray) points = NULL;
  g_autoptr (TdtTime) start = NULL;
  g_autoptr (GError) error = NULL;

  if (row->showing || session == NULL)
    return;
  points = tdt_agenda_get_points (root, session);
  for (guint i = 0; i < points->len; i++)
    {
      const TdtAgendaPoint *point = &g_array_index (points, TdtAgendaPoint, i);

      if (point->item == tdt_record_get_row (row->record) && point->start != NULL)
        start = tdt_time_ref (point->start);
    }
  if (!tdt_workspace_set_time (tdt_desk_get_workspace (row->desk), tdt_record_get_uid (row->record),
                               TDT_AGENDA_ITEM_START,
                               gtk_check_button_get_active (row->fixed_check) ? start : NULL,
                               &error))
    tdt_desk_report (row->desk, g_steal_pointer (&error));
}

static void
fixed_clock_cb (TdtAgendaItemRow *row)
{
  int minute = tdt_words_parse_clock (gtk_editable_get_text (GTK_EDITABLE (row->fixed_entry)));
  const TdtRow *session = tdt_root_follow (
      tdt_desk_get_root (row->desk), tdt_record_get_row (row->record), TDT_AGENDA_ITEM_SESSION);
  const TdtTime *begin = session != NULL ? tdt_row_get_time (session, TDT_SESSION_START) : NULL;
  g_autoptr (TdtTime) start = NULL;
  g_autoptr (GError) error = NULL;

  if (minute < 0 || begin == NULL)
    return;
  start = tdt_time_new_in_zone (tdt_time_local_from_julian (tdt_time_julian (begin), minute),
                                begin->zone, NULL);
  if (!tdt_workspace_set_time (tdt_desk_get_workspace (row->desk), tdt_record_get_uid (row->record),
                               TDT_AGENDA_ITEM_START, start, &error))
    tdt_desk_report (row->desk, g_steal_pointer (&error));
  else
    gtk_editable_set_text (GTK_EDITABLE (row->fixed_entry), "");
}

TdtRecord *
tdt_agenda_item_row_get_record (TdtAgendaItemRow *row)
{
  g_return_val_if_fail (TDT_IS_AGENDA_ITEM_ROW (row), NULL);

  return row->record;
}

static void
up_cb (TdtAgendaItemRow *row)
{
  tdt_move_record (row->desk, row->list, tdt_record_get_uid (row->record), -1);
}

static void
down_cb (TdtAgendaItemRow *row)
{
  tdt_move_record (row->desk, row->list, tdt_record_get_uid (row->record), 1);
}

static void
remove_cb (TdtAgendaItemRow *row)
{
  tdt_desk_remove (row->desk, tdt_record_get_uid (row->record));
}

static void
tdt_agenda_item_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtAgendaItemRow *row = TDT_AGENDA_ITEM_ROW (object);

  if (id == PROP_DESK)
    g_value_set_object (value, row->desk);
  else
    g_value_set_object (value, row->record);
}

static void
tdt_agenda_item_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtAgendaItemRow *row = TDT_AGENDA_ITEM_ROW (object);

  if (id == PROP_DESK)
    row->desk = g_value_dup_object (value);
  else
    row->record = g_value_dup_object (value);
}

static void
tdt_agenda_item_row_dispose (GObject *object)
{
  TdtAgendaItemRow *row = TDT_AGENDA_ITEM_ROW (object);

  g_clear_object (&row->list);
  g_clear_object (&row->record);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (tdt_agenda_item_row_parent_class)->dispose (object);
}

static void
tdt_agenda_item_row_class_init (TdtAgendaItemRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_agenda_item_row_get_property;
  object_class->set_property = tdt_agenda_item_row_set_property;
  object_class->dispose = tdt_agenda_item_row_dispose;
  g_object_class_install_property (object_class, PROP_DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD, flags));
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/tourdetable/TourDeTable/tdt-agenda-item-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, start_label);
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, late_label);
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, fixed_icon);
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, fixed_check);
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, fixed_entry);
  gtk_widget_class_bind_template_child (widget_class, TdtAgendaItemRow, handle);
  gtk_widget_class_bind_template_callback (widget_class, fixed_cb);
  gtk_widget_class_bind_template_callback (widget_class, fixed_clock_cb);
  gtk_widget_class_bind_template_callback (widget_class, up_cb);
  gtk_widget_class_bind_template_callback (widget_class, down_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tdt_agenda_item_row_init (TdtAgendaItemRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tdt_agenda_item_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record)
{
  TdtAgendaItemRow *row = g_object_new (TDT_TYPE_AGENDA_ITEM_ROW, "desk", desk, "record", record,
                                        NULL);

  row->list = g_object_ref (list);
  tdt_moving_add_row (GTK_WIDGET (row), row->handle, desk, list, record);
  return GTK_WIDGET (row);
}
