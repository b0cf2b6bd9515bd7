/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-link-row.h"

#include "tdt-entry-row.h"
#include "tdt-open-uri-private.h"

#include <glib/gi18n-lib.h>

struct _TdtLinkRow
{
  TdtUnfoldingRow parent_instance;

  GtkWidget *handle;
  GtkWidget *open_button;
};

G_DEFINE_FINAL_TYPE (TdtLinkRow, tdt_link_row, TDT_TYPE_UNFOLDING_ROW)

static void
update (TdtLinkRow *row)
{
  const TdtRow *link = tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row));
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
  const char *uri = tdt_row_get_text (tdt_unfolding_row_get_row (TDT_UNFOLDING_ROW (row)),
                                      TDT_LINK_URI);

  if (uri != NULL)
    tdt_open_uri (tdt_unfolding_row_get_desk (TDT_UNFOLDING_ROW (row)), GTK_WIDGET (row), uri);
}

static void
tdt_link_row_class_init (TdtLinkRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (TDT_TYPE_ENTRY_ROW);
  tdt_unfolding_row_class_set_template (widget_class,
                                        "/org/tourdetable/TourDeTable/tdt-link-row.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtLinkRow, handle);
  gtk_widget_class_bind_template_child (widget_class, TdtLinkRow, open_button);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
tdt_link_row_init (TdtLinkRow *row)
{
  gtk_widget_init_template (GTK_WIDGET (row));
}

GtkWidget *
tdt_link_row_new (TdtDesk *desk, TdtRecordList *list, TdtRecord *record)
{
  TdtLinkRow *row = g_object_new (TDT_TYPE_LINK_ROW, "desk", desk, "list", list, "record", record,
                                  NULL);

  tdt_unfolding_row_add_handle (TDT_UNFOLDING_ROW (row), row->handle);
  g_signal_connect_object (record, "notify", G_CALLBACK (update), row, G_CONNECT_SWAPPED);
  update (row);
  return GTK_WIDGET (row);
}
