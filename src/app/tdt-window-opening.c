/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the window shows while its file is read; the window is there before the file is. */
#include "config.h"

#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

/* In milliseconds; most files are there before a page about them could be read. */
#define PATIENCE 300

static void
cancel_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_cancellable_cancel (TDT_WINDOW (widget)->opening);
}

void
tdt_window_install_opening_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.cancel-opening", NULL, cancel_cb);
}

static gboolean
show_cb (gpointer user_data)
{
  TdtWindow *window = user_data;

  window->opening_timeout = 0;
  gtk_widget_set_visible (GTK_WIDGET (window->opening_page), TRUE);
  return G_SOURCE_REMOVE;
}

GCancellable *
tdt_window_begin_opening (TdtWindow *window, GFile *file)
{
  g_autofree char *name = g_file_get_basename (file);
  g_autofree char *escaped = g_markup_escape_text (name, -1);
  /* Translators: %s is the name of a file */
  g_autofree char *title = g_strdup_printf (_ ("Opening “%s”"), escaped);

  tdt_window_end_opening (window);
  window->opening = g_cancellable_new ();
  adw_status_page_set_title (window->opening_page, title);
  gtk_progress_bar_set_fraction (window->opening_bar, 0);
  gtk_widget_set_visible (GTK_WIDGET (window->opening_page), FALSE);
  window->opening_timeout = g_timeout_add (PATIENCE, show_cb, window);
  tdt_window_update_shape (window);
  return window->opening;
}

gboolean
tdt_window_is_opening (TdtWindow *window)
{
  return window->opening != NULL;
}

void
tdt_window_show_opening (double fraction, gpointer window)
{
  if (TDT_WINDOW (window)->opening != NULL)
    gtk_progress_bar_set_fraction (TDT_WINDOW (window)->opening_bar, fraction);
}

static void
call_drawn (TdtWindow *window)
{
  void (*func) (gpointer user_data) = g_steal_pointer (&window->drawn);

  g_clear_handle_id (&window->drawn_timeout, g_source_remove);
  if (func != NULL)
    func (window->drawn_data);
}

static gboolean
tick_cb (GtkWidget *widget, GdkFrameClock *clock, gpointer data)
{
  TdtWindow *window = TDT_WINDOW (widget);

  /* The second frame begins when the first one is drawn. */
  if (++window->n_frames < 2)
    return G_SOURCE_CONTINUE;
  window->drawn_tick = 0;
  /* Some displays have icons drawn by the program: not before its window. */
  gtk_window_set_icon_name (GTK_WINDOW (window), TDT_APPLICATION_ID);
  call_drawn (window);
  return G_SOURCE_REMOVE;
}

static gboolean
never_drawn_cb (gpointer user_data)
{
  TDT_WINDOW (user_data)->drawn_timeout = 0;
  call_drawn (user_data);
  return G_SOURCE_REMOVE;
}

void
tdt_window_call_when_drawn (TdtWindow *window, void (*func) (gpointer user_data),
                            gpointer user_data)
{
  if (window->drawn_tick == 0)
    {
      func (user_data);
      return;
    }
  window->drawn = func;
  window->drawn_data = user_data;
  window->drawn_timeout = g_timeout_add (PATIENCE, never_drawn_cb, window);
}

void
tdt_window_init_opening (TdtWindow *window)
{
  window->drawn_tick = gtk_widget_add_tick_callback (GTK_WIDGET (window), tick_cb, NULL, NULL);
}

void
tdt_window_end_opening (TdtWindow *window)
{
  g_clear_handle_id (&window->opening_timeout, g_source_remove);
  g_cancellable_cancel (window->opening);
  g_clear_object (&window->opening);
  /* What waits for a window that goes before it was drawn is to end as well. */
  call_drawn (window);
}

void
tdt_window_show_opened (gpointer window)
{
  /* A window that was closed meanwhile has ended this already. */
  if (TDT_WINDOW (window)->opening == NULL)
    return;
  tdt_window_end_opening (window);
  tdt_window_update_shape (window);
}
