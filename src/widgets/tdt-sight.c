/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-sight.h"

/* Rings and shadows around a widget are part of it for the eye. */
#define MARGIN 6

static void
bring (GtkWidget *widget)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (widget, GTK_TYPE_VIEWPORT);
  graphene_rect_t bounds;

  if (viewport == NULL || !gtk_widget_get_mapped (widget) ||
      !gtk_widget_compute_bounds (widget, gtk_viewport_get_child (GTK_VIEWPORT (viewport)),
                                  &bounds))
    return;
  gtk_adjustment_clamp_page (gtk_scrollable_get_vadjustment (GTK_SCROLLABLE (viewport)),
                             bounds.origin.y - MARGIN,
                             bounds.origin.y + bounds.size.height + MARGIN);
}

typedef struct
{
  TdtPlacedFunc func;
  guint n_frames;
} Waiting;

/* It gets its place at the end of the first frame. */
static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  Waiting *waiting = data;

  if (waiting->n_frames++ == 0)
    return G_SOURCE_CONTINUE;
  waiting->func (widget);
  return G_SOURCE_REMOVE;
}

void
tdt_sight_call_when_placed (GtkWidget *widget, TdtPlacedFunc func)
{
  Waiting *waiting;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  waiting = g_new0 (Waiting, 1);
  waiting->func = func;
  gtk_widget_add_tick_callback (widget, tick_cb, waiting, g_free);
}

void
tdt_sight_bring_soon (GtkWidget *widget)
{
  tdt_sight_call_when_placed (widget, bring);
}
