/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-sight.h"

/* Rings and shadows around a widget are part of it for the eye. */
#define MARGIN 6

static gboolean
bring_cb (gpointer data)
{
  GtkWidget *widget = data;
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (viewport == NULL || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                  &bounds))
    return G_SOURCE_REMOVE;
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                             bounds.origin.y - MARGIN,
                             bounds.origin.y + bounds.size.height + MARGIN);
  return G_SOURCE_REMOVE;
}

void
tdt_sight_bring_soon (GtkWidget *widget)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* After the frame in which it gets its place. */
  g_idle_add_full (G_PRIORITY_LOW, bring_cb, g_object_ref (widget), g_object_unref);
}
