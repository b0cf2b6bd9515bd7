/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A window opens as large, and on the page, as the last one was closed. */
#include "config.h"

#include "tdt-memory.h"
#include "tdt-window-private.h"

/* Others come from a file that was tampered with. */
#define SMALLEST 200
#define LARGEST 10000

/* As it was kept, or @otherwise. */
static int
get_size (const char *name, int otherwise)
{
  g_autofree char *text = tdt_memory_dup (name);
  gint64 size;

  if (text == NULL || !g_ascii_string_to_signed (text, 10, SMALLEST, LARGEST, &size, NULL))
    return otherwise;
  return (int) size;
}

void
tdt_window_restore_state (TdtWindow *window)
{
  g_autofree char *maximized = tdt_memory_dup ("maximized");
  int width;
  int height;

  /* Without, a window is as large as its .ui file says. */
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  gtk_window_set_default_size (GTK_WINDOW (window), get_size ("width", width),
                               get_size ("height", height));
  if (g_strcmp0 (maximized, "yes") == 0)
    gtk_window_maximize (GTK_WINDOW (window));
  window->first_page = tdt_memory_dup ("page");
}

static void
keep_size (const char *name, int size)
{
  g_autofree char *text = g_strdup_printf ("%d", size);

  tdt_memory_keep (name, text);
}

void
tdt_window_keep_state (TdtWindow *window)
{
  const char *page = adw_view_stack_get_visible_child_name (window->pages);
  gboolean maximized = gtk_window_is_maximized (GTK_WINDOW (window));
  int width;
  int height;

  /* What it is when it is not maximized. */
  gtk_window_get_default_size (GTK_WINDOW (window), &width, &height);
  keep_size ("width", width);
  keep_size ("height", height);
  tdt_memory_keep ("maximized", maximized ? "yes" : "no");
  if (page != NULL)
    tdt_memory_keep ("page", page);
}
