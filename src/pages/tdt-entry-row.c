/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-entry-row.h"

#include "tdt-field-link-private.h"

#include <glib/gi18n-lib.h>

struct _TdtEntryRow
{
  AdwEntryRow parent_instance;

  TdtFieldLink *link;
};

G_DEFINE_FINAL_TYPE (TdtEntryRow, tdt_entry_row, ADW_TYPE_ENTRY_ROW)

static void
show_cb (GtkWidget *owner, const TdtRow *row, const TdtField *field)
{
  g_autofree char *text = NULL;

  if (field != NULL)
    {
      text = tdt_value_dup_text (field, tdt_row_get_value (row, field->id));
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (owner), _ (field->label));
    }
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (owner)), text != NULL ? text : "") != 0)
    gtk_editable_set_text (GTK_EDITABLE (owner), text != NULL ? text : "");
  gtk_widget_set_sensitive (owner, field != NULL);
}

static void
changed_cb (TdtEntryRow *row)
{
  tdt_field_link_set_typed (row->link, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
focus_left_cb (TdtEntryRow *row)
{
  tdt_field_link_end_typing (row->link, gtk_editable_get_text (GTK_EDITABLE (row)));
}

static void
tdt_entry_row_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  tdt_field_link_get_property (TDT_ENTRY_ROW (object)->link, id - 1, value);
}

static void
tdt_entry_row_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  tdt_field_link_set_property (TDT_ENTRY_ROW (object)->link, id - 1, value);
}

static void
tdt_entry_row_finalize (GObject *object)
{
  g_clear_pointer (&TDT_ENTRY_ROW (object)->link, tdt_field_link_free);
  G_OBJECT_CLASS (tdt_entry_row_parent_class)->finalize (object);
}

static void
tdt_entry_row_class_init (TdtEntryRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->get_property = tdt_entry_row_get_property;
  object_class->set_property = tdt_entry_row_set_property;
  object_class->finalize = tdt_entry_row_finalize;
  tdt_field_link_install_properties (object_class, 1);
}

static void
tdt_entry_row_init (TdtEntryRow *row)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  row->link = tdt_field_link_new (GTK_WIDGET (row), show_cb);
  /* Ctrl+Z has one owner, the history of the workspace. */
  gtk_editable_set_enable_undo (GTK_EDITABLE (row), FALSE);
  g_signal_connect (row, "changed", G_CALLBACK (changed_cb), NULL);
  g_signal_connect_swapped (focus, "leave", G_CALLBACK (focus_left_cb), row);
  gtk_widget_add_controller (GTK_WIDGET (row), focus);
}
