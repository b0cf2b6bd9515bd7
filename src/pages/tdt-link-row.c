/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-link-row.h"

#include "tdt-entry-row.h"
#include "tdt-moving-private.h"
#include "tdt-open-uri-private.h"

#include <glib/gi18n-lib.h>

struct _TdtLinkRow
{
  AdwExpanderRow parent_instance;

  GtkWidget *handle;
  GtkWidget *open_button;

  TdtDesk *desk;
  TdtRecordList *list;
  TdtRecord *record;
};

enum
{
  PROP_DESK = 1,
  PROP_RECORD,
};

G_DEFINE_FINAL_TYPE (TdtLinkRow, tdt_link_row, ADW_TYPE_EXPANDER_ROW)

static void
update (TdtLinkRow *row)
{
  const TdtRow *link = tdt_record_get_row (row->record);
  const char *title = tdt_row_get_text (link, TDT_LINK_TITLE);
  const char *uri = tdt_row_get_text (link, TDT_LINK_URI);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title
                                                            : uri != NULL ? uri
                                                                          : _ ("Document link"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), uri == NULL     ? _ ("No address yet")
                                                         : title != NULL ? uri
                                                                         : "");
  gtk_widget_set_sensitive (row->open_button, uri != NULL);
}

static void
open_cb (TdtLinkRow *row)
{
  const char *uri = tdt_row_get_text (tdt_record_get_row (row->record), TDT_LINK_URI);

  if (uri != NULL)
    tdt_open_uri (row->desk, GTK_WIDGET (row), uri);
}

static void
remove_cb (TdtLinkRow *row)
{
  tdt_desk_remove (row->desk, tdt_record_get_uid (row->record));
}

static void
tdt_link_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  TdtLinkRow *row = TDT_LINK_ROW (object);

  if (id == PROP_DESK)
    g_value_set_object (value, row->desk);
  else
    g_value_set_object (value, row->record);
}

static void
tdt_link_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  TdtLinkRow *row = TDT_LINK_ROW (object);

  if (id == PROP_DESK)
    row->desk = g_value_dup_object (value);
  else
    row->record = g_value_dup_object (value);
}

static void
tdt_link_row_dispose (GObject *object)
{
  TdtLinkRow *row = TDT_LINK_ROW (object);

  g_clear_object (&row->list);
  g_clear_object (&row->record);
  g_clear_object (&row->desk);
  G_OBJECT_CLASS (tdt_link_row_parent_class)->dispose (object);
}

static void
tdt_link_row_class_init (TdtLinkRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_CONSTRUCT_ONLY | G_PARAM_STATIC_STRINGS;

  object_class->get_property = tdt_link_row_get_property;
  object_class->set_property = tdt_link_row_set_property;
  object_class->dispose = tdt_link_row_dispose;
  g_object_class_install_property (object_class, PROP_DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (
      object_class, PROP_RECORD,
      g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD, flags));
  g_type_ensure (TDT_TYPE_ENTRY_ROW);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtLinkRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TdtLinkRow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
  gtk_widget_class_bind_template_callback (widget_class, remove_cb);
}

static void
tdt_link_row_init (TdtLinkRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tdt_link_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record)
{
  TdtLinkRow *row = g_object_new (TDT_TYPE_LINK_ROW, "desk", desk, "record", record, NULL);

  row->list = g_object_ref (list);
  tdt_moving_add_row (GTK_WIDGET (row), row->handle, desk, list, record);
  g_signal_connect_object (record, "notify", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}
