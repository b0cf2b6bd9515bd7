/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-commands-private.h"
#include "tdt-shortcuts-private.h"

static gboolean
is_first_group (GtkWidget *widget, gpointer data)
{
  g_autofree char *title = NULL;
  guint n_commands;

  if (!GTK_IS_SHORTCUTS_GROUP (widget) || !gtk_widget_get_mapped (widget))
    return FALSE;
  g_object_get (widget, "title", &title, NULL);
  return g_str_equal (title, tdt_commands_get (&n_commands)[0].group);
}

static GtkWidget *
find_shortcuts (void)
{
  g_autoptr (GList) windows = gtk_window_list_toplevels ();

  for (GList *l = windows; l != NULL; l = l->next)
    if (GTK_IS_SHORTCUTS_WINDOW (l->data))
      return l->data;
  g_assert_not_reached ();
}

/* What is used most comes on the page that is seen first. */
static void
test_order (void)
{
  TdtWindow *window = tdt_test_open_example ();
  GtkWidget *shortcuts;

  tdt_shortcuts_show (GTK_WINDOW (window));
  tdt_test_settle ();
  shortcuts = find_shortcuts ();
  g_assert_nonnull (tdt_test_look_for (shortcuts, is_first_group, NULL));
  gtk_window_destroy (GTK_WINDOW (shortcuts));
  tdt_test_settle ();
  tdt_test_close (window);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  gtk_init ();
  g_test_add_func ("/app/shortcuts/order", test_order);
  return g_test_run ();
}
