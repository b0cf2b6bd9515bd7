/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-agenda-item-row.h"

#include "tdt-field-edit.h"
#include "tdt-moving-private.h"
#include "tdt-words.h"

struct _TdtAgendaItemRow
{
  AdwPreferencesRow parent_instance;

  GtkLabel *start_label;

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
tdt_agenda_item_row_set_start (TdtAgendaItemRow *row, gint64 minute)
{
  g_autofree char *clock = NULL;

  g_return_if_fail (TDT_IS_AGENDA_ITEM_ROW (row));

  clock = minute >= 0 ? tdt_words_dup_clock (minute) : g_strdup ("");
  gtk_label_set_label (row->start_label, clock);
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
  return GTK_WIDGET (row);
}
