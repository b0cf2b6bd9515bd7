/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-links.h"

#include "tdt-field-edit.h"
#include "tdt-link-row.h"
#include "tdt-moving-private.h"
#include "tdt-record-form.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _TdtSessionLinks
{
  AdwBin parent_instance;

  GtkExpander *expander;
  GtkListBox *links_list;
  GtkWidget *new_link;
  GtkBox *more_box;
  GtkWidget *form;

  TdtDesk *desk;
  TdtRecordList *links;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtSessionLinks, tdt_session_links, ADW_TYPE_BIN)

static gboolean
has_something (TdtSessionLinks *self, const TdtRow *session)
{
  static const TdtFieldId fields[] = { TDT_SESSION_DESCRIPTION, TDT_SESSION_NOTES,
                                       TDT_SESSION_TECHNICAL };

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (tdt_row_has (session, fields[i]))
      return TRUE;
  return g_list_model_get_n_items (G_LIST_MODEL (self->links)) > 0;
}

static void
update_list (TdtSessionLinks *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self->links_list),
                          g_list_model_get_n_items (G_LIST_MODEL (self->links)) > 0);
}

static void
session_changed_cb (TdtSessionLinks *self)
{
  TdtRecord *session = tdt_desk_get_selected (self->desk, TDT_KIND_SESSION);

  g_object_set (self->form, "record", session, NULL);
  tdt_record_list_set_target (self->links, session != NULL ? tdt_record_get_uid (session) : NULL);
  update_list (self);
  if (session != NULL)
    gtk_expander_set_expanded (self->expander, has_something (self, tdt_record_get_row (session)));
}

/* "Minutes of 2016 https://example.org/2016" is a title and an address. */
static void
split_link (char *text, const char **title, const char **uri)
{
  char *space = strrchr (text, ' ');
  const char *last = space != NULL ? space + 1 : text;

  *title = NULL;
  *uri = text;
  if (space == NULL)
    return;
  if (strchr (last, ':') == NULL && strchr (last, '/') == NULL && strchr (last, '.') == NULL)
    {
      *title = text;
      *uri = NULL;
      return;
    }
  *space = '\0';
  *title = g_strchomp (text);
  *uri = last;
}

static void
add_link_cb (TdtSessionLinks *self)
{
  g_autofree char *text = g_strstrip (
      g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->new_link))));
  TdtRecord *session = tdt_desk_get_selected (self->desk, TDT_KIND_SESSION);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = NULL;
  const char *title;
  const char *uri;

  if (*text == '\0' || session == NULL)
    return;
  split_link (text, &title, &uri);
  uid = tdt_workspace_add_link (tdt_desk_get_workspace (self->desk), tdt_record_get_uid (session),
                                title, uri, &error);
  if (uid == NULL)
    tdt_desk_report (self->desk, g_steal_pointer (&error));
  else
    gtk_editable_set_text (GTK_EDITABLE (self->new_link), "");
}

static GtkWidget *
make_row (gpointer item, gpointer user_data)
{
  TdtSessionLinks *self = user_data;

  return tdt_link_row_new (self->desk, self->links, item);
}

static void
set_desk (TdtSessionLinks *self, TdtDesk *desk)
{
  if (desk == NULL || self->desk != NULL)
    return;
  self->desk = g_object_ref (desk);
  self->form = tdt_record_form_new (desk, TDT_KIND_SESSION);
  gtk_box_append (self->more_box, self->form);
  self->links = tdt_record_list_new_of_referrers (tdt_desk_get_view (desk), TDT_LINK_OWNER, NULL,
                                                  NULL);
  gtk_list_box_bind_model (self->links_list, G_LIST_MODEL (self->links), make_row, self, NULL);
  tdt_moving_add_box (self->links_list, desk, self->links, TDT_KIND_ANY, NULL, NULL);
  g_signal_connect_object (self->links, "items-changed", G_CALLBACK (update_list), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (session_changed_cb), self,
                           G_CONNECT_SWAPPED);
  session_changed_cb (self);
}

static void
tdt_session_links_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_SESSION_LINKS (object)->desk);
}

static void
tdt_session_links_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_desk (TDT_SESSION_LINKS (object), g_value_get_object (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
tdt_session_links_dispose (GObject *object)
{
  TdtSessionLinks *self = TDT_SESSION_LINKS (object);

  g_clear_object (&self->links);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (tdt_session_links_parent_class)->dispose (object);
}

static void
tdt_session_links_class_init (TdtSessionLinksClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_session_links_get_property;
  object_class->set_property = tdt_session_links_set_property;
  object_class->dispose = tdt_session_links_dispose;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-session-links.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionLinks, expander);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionLinks, links_list);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionLinks, new_link);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionLinks, more_box);
  gtk_widget_class_bind_template_callback (widget_class, add_link_cb);
}

static void
tdt_session_links_init (TdtSessionLinks *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
