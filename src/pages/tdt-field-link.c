/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-field-link-private.h"

#include "tdt-workspace-verbs.h"

struct _TdtFieldLink
{
  GtkWidget *owner;
  TdtFieldShowFunc show;
  TdtDesk *desk;
  TdtRecord *record;
  char *name;
  gulong handler;
  gboolean setting;
};

enum
{
  DESK,
  RECORD,
  FIELD,
};

TdtFieldLink *
tdt_field_link_new (GtkWidget *owner, TdtFieldShowFunc show)
{
  TdtFieldLink *link = g_new0 (TdtFieldLink, 1);

  link->owner = owner;
  link->show = show;
  return link;
}

static void
disconnect (TdtFieldLink *link)
{
  if (link->record != NULL)
    g_clear_signal_handler (&link->handler, link->record);
}

void
tdt_field_link_free (TdtFieldLink *link)
{
  disconnect (link);
  g_clear_object (&link->record);
  g_clear_object (&link->desk);
  g_free (link->name);
  g_free (link);
}

TdtDesk *
tdt_field_link_get_desk (TdtFieldLink *link)
{
  return link->desk;
}

TdtRecord *
tdt_field_link_get_record (TdtFieldLink *link)
{
  return link->record;
}

const TdtField *
tdt_field_link_get_field (TdtFieldLink *link)
{
  if (link->record == NULL || link->name == NULL)
    return NULL;
  return tdt_kind_field_by_name (tdt_row_get_kind (tdt_record_get_row (link->record)), link->name);
}

static void
show_error (TdtFieldLink *link, const GError *error)
{
  GtkAccessible *accessible = GTK_ACCESSIBLE (link->owner);

  gtk_widget_set_tooltip_text (link->owner, error != NULL ? error->message : NULL);
  if (error != NULL)
    {
      gtk_widget_add_css_class (link->owner, "error");
      gtk_accessible_update_state (accessible, GTK_ACCESSIBLE_STATE_INVALID,
                                   GTK_ACCESSIBLE_INVALID_TRUE, -1);
      gtk_accessible_update_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                      error->message, -1);
    }
  else if (gtk_widget_has_css_class (link->owner, "error"))
    {
      gtk_widget_remove_css_class (link->owner, "error");
      gtk_accessible_reset_state (accessible, GTK_ACCESSIBLE_STATE_INVALID);
      gtk_accessible_reset_property (accessible, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION);
    }
}

void
tdt_field_link_show_again (TdtFieldLink *link)
{
  gboolean setting = link->setting;

  show_error (link, NULL);
  /* What the owner does to its widgets now is not typed by anybody. */
  link->setting = TRUE;
  link->show (link->owner, link->record != NULL ? tdt_record_get_row (link->record) : NULL,
              tdt_field_link_get_field (link));
  link->setting = setting;
}

static void
value_changed_cb (TdtRecord *record, GParamSpec *pspec, TdtFieldLink *link)
{
  if (!link->setting)
    tdt_field_link_show_again (link);
}

static void
reconnect (TdtFieldLink *link)
{
  const TdtField *field = tdt_field_link_get_field (link);

  disconnect (link);
  if (field != NULL)
    {
      g_autofree char *detail = g_strconcat ("notify::", field->name, NULL);

      link->handler = g_signal_connect (link->record, detail, G_CALLBACK (value_changed_cb), link);
    }
  if (link->desk != NULL)
    tdt_field_link_show_again (link);
}

gboolean
tdt_field_link_is_showing (TdtFieldLink *link)
{
  return link->setting;
}

void
tdt_field_link_set_text (TdtFieldLink *link, const char *text)
{
  const TdtField *field = tdt_field_link_get_field (link);
  g_autoptr (GError) error = NULL;

  /* A list that loses its selected item selects another: nobody chose that. */
  if (link->setting || field == NULL || link->desk == NULL ||
      tdt_project_view_is_telling (tdt_desk_get_view (link->desk)))
    return;
  link->setting = TRUE;
  tdt_workspace_set_text (tdt_desk_get_workspace (link->desk), tdt_record_get_uid (link->record),
                          field->id, text, &error);
  link->setting = FALSE;
  show_error (link, error);
}

void
tdt_field_link_set_typed (TdtFieldLink *link, const char *text)
{
  const TdtField *field = tdt_field_link_get_field (link);

  if (field != NULL && (*text != '\0' || !tdt_field_is_number (field)))
    tdt_field_link_set_text (link, text);
}

void
tdt_field_link_end_typing (TdtFieldLink *link, const char *text)
{
  const TdtField *field = tdt_field_link_get_field (link);

  if (link->desk == NULL || field == NULL)
    return;
  if (*text == '\0' && tdt_row_has (tdt_record_get_row (link->record), field->id))
    tdt_field_link_set_text (link, NULL);
  tdt_workspace_end_typing (tdt_desk_get_workspace (link->desk));
  tdt_field_link_show_again (link);
}

void
tdt_field_link_install_properties (GObjectClass *klass, guint first)
{
  GParamFlags flags = G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS;

  g_object_class_install_property (klass, first + DESK,
                                   g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK, flags));
  g_object_class_install_property (
      klass, first + RECORD, g_param_spec_object ("record", NULL, NULL, TDT_TYPE_RECORD, flags));
  g_object_class_install_property (klass, first + FIELD,
                                   g_param_spec_string ("field", NULL, NULL, NULL, flags));
}

void
tdt_field_link_get_property (TdtFieldLink *link, guint nth, GValue *value)
{
  if (nth == DESK)
    g_value_set_object (value, link->desk);
  else if (nth == RECORD)
    g_value_set_object (value, link->record);
  else
    g_value_set_string (value, link->name);
}

void
tdt_field_link_set_property (TdtFieldLink *link, guint nth, const GValue *value)
{
  if (nth == DESK)
    g_set_object (&link->desk, g_value_get_object (value));
  else if (nth == RECORD)
    {
      if (g_value_get_object (value) == (gpointer) link->record)
        return;
      disconnect (link);
      g_set_object (&link->record, g_value_get_object (value));
    }
  else
    {
      g_free (link->name);
      link->name = g_value_dup_string (value);
    }
  reconnect (link);
}
