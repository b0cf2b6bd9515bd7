/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copy, cut and paste of records. Where text is edited the keys are the text's: they come here only
 * when no widget had a use for them. */
#include "config.h"

#include "tdt-clip.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

static gboolean
copy (TdtWindow *window, gboolean cut)
{
  g_auto (GStrv) uids = NULL;

  if (window->desk == NULL)
    return FALSE;
  uids = tdt_clip_dup_uids (window->desk, gtk_window_get_focus (GTK_WINDOW (window)));
  if (uids == NULL || uids[0] == NULL)
    return FALSE;
  if (cut)
    tdt_clip_cut (window->desk, GTK_WIDGET (window), (const char *const *) uids);
  else
    {
      tdt_clip_copy (window->desk, GTK_WIDGET (window), (const char *const *) uids);
      tdt_window_tell (window, _ ("Copied"));
    }
  return TRUE;
}

static gboolean
paste (TdtWindow *window)
{
  GtkWidget *focus = gtk_window_get_focus (GTK_WINDOW (window));

  return window->desk != NULL && !GTK_IS_EDITABLE (focus) && !GTK_IS_TEXT_VIEW (focus) &&
         tdt_clip_paste (window->desk, GTK_WIDGET (window));
}

static void
copy_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  copy (TDT_WINDOW (widget), g_str_equal (action, "win.cut"));
}

static void
paste_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  paste (TDT_WINDOW (widget));
}

static gboolean
copy_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return copy (TDT_WINDOW (widget), FALSE);
}

static gboolean
cut_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return copy (TDT_WINDOW (widget), TRUE);
}

static gboolean
paste_key_cb (GtkWidget *widget, GVariant *arguments, gpointer data)
{
  return paste (TDT_WINDOW (widget));
}

void
tdt_window_install_clip_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.copy", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "win.cut", NULL, copy_cb);
  gtk_widget_class_install_action (widget_class, "win.paste", NULL, paste_cb);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_c, GDK_CONTROL_MASK, copy_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_x, GDK_CONTROL_MASK, cut_key_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_v, GDK_CONTROL_MASK, paste_key_cb, NULL);
}
