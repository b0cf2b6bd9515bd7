/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-popovers-private.h"

#include <gtk/gtk.h>

static gboolean
closed_cb (GSignalInvocationHint *hint, guint n_values, const GValue *values, gpointer data)
{
  GtkWidget *popover = g_value_get_object (values);
  GtkRoot *root = gtk_widget_get_root (popover);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  if (focus == NULL || !gtk_widget_is_ancestor (focus, popover))
    return TRUE;
  for (focus = gtk_widget_get_parent (popover); focus != NULL;
       focus = gtk_widget_get_parent (focus))
    if (gtk_widget_grab_focus (focus))
      break;
  return TRUE;
}

void
tdt_popovers_give_focus_back (void)
{
  /* A signal is known with its class. */
  GTypeClass *popovers = g_type_class_ref (GTK_TYPE_POPOVER);

  g_signal_add_emission_hook (g_signal_lookup ("closed", GTK_TYPE_POPOVER), 0, closed_cb, NULL,
                              NULL);
  g_type_class_unref (popovers);
}
