/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-drag.h"

#include <string.h>

GdkContentProvider *
tdt_drag_content_new (TdtKindId kind, const char *uid)
{
  g_autofree char *text = g_strconcat (tdt_kind_get (kind)->name, ":", uid, NULL);
  g_autoptr (GBytes) bytes = g_bytes_new (text, strlen (text));
  GdkContentProvider *forms[] = {
    gdk_content_provider_new_typed (G_TYPE_STRING, text),
    gdk_content_provider_new_for_bytes (TDT_DRAG_MIME, bytes),
  };

  return gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
}

char *
tdt_drag_dup_uid (const GValue *value, TdtKindId kind)
{
  const char *name = tdt_kind_get (kind)->name;
  const char *text = value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value)
                                                                   : NULL;

  if (text == NULL || !g_str_has_prefix (text, name) || text[strlen (name)] != ':')
    return NULL;
  return g_strdup (text + strlen (name) + 1);
}

void
tdt_drag_show_card (GdkDrag *drag, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "drag-card");
  gtk_drag_icon_set_child (GTK_DRAG_ICON (gtk_drag_icon_get_for_drag (drag)), label);
}
