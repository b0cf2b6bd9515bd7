/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-window.h"

#include "tdt-example.h"

#include <string.h>

static TdtApplication *application;

TdtApplication *
tdt_test_application (void)
{
  g_autoptr (GError) error = NULL;

  if (application != NULL)
    return application;
  application = tdt_application_new (G_APPLICATION_NON_UNIQUE);
  g_application_register (G_APPLICATION (application), NULL, &error);
  g_assert_no_error (error);
  g_object_set (gtk_settings_get_default (), "gtk-enable-animations", FALSE, NULL);
  return application;
}

void
tdt_test_settle (void)
{
  gint64 until = g_get_monotonic_time () + G_USEC_PER_SEC / 5;

  while (g_get_monotonic_time () < until)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

TdtWindow *
tdt_test_open_example (void)
{
  TdtWindow *window = tdt_window_new (tdt_test_application ());
  g_autoptr (TdtRoot) root = tdt_example_new ();
  g_autoptr (TdtWorkspace) workspace = tdt_workspace_new (root);

  tdt_window_set_workspace (window, workspace);
  gtk_window_present (GTK_WINDOW (window));
  tdt_test_settle ();
  return window;
}

void
tdt_test_close (TdtWindow *window)
{
  TdtDesk *desk = tdt_window_get_desk (window);
  TdtWorkspace *workspace = desk != NULL ? tdt_desk_get_workspace (desk) : NULL;

  g_object_add_weak_pointer (G_OBJECT (window), (gpointer *) &window);
  if (desk != NULL)
    {
      g_object_add_weak_pointer (G_OBJECT (desk), (gpointer *) &desk);
      g_object_add_weak_pointer (G_OBJECT (workspace), (gpointer *) &workspace);
    }
  gtk_window_destroy (GTK_WINDOW (window));
  tdt_test_settle ();
  g_assert_null (window);
  g_assert_null (desk);
  g_assert_null (workspace);
}

void
tdt_test_foreach (GtkWidget *top, void (*func) (GtkWidget *widget, gpointer data), gpointer data)
{
  func (top, data);
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    tdt_test_foreach (child, func, data);
}

GtkWidget *
tdt_test_look_for (GtkWidget *top, TdtTestMatch match, gpointer data)
{
  if (match (top, data))
    return top;
  for (GtkWidget *child = gtk_widget_get_first_child (top); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    {
      GtkWidget *found = tdt_test_look_for (child, match, data);

      if (found != NULL)
        return found;
    }
  return NULL;
}

GtkWidget *
tdt_test_find (GtkWidget *top, TdtTestMatch match, gpointer data)
{
  GtkWidget *found = tdt_test_look_for (top, match, data);

  g_assert_nonnull (found);
  return found;
}

gboolean
tdt_test_is_named (GtkWidget *widget, const char *name)
{
  g_autofree char *other = NULL;

  if (!gtk_test_accessible_has_property (GTK_ACCESSIBLE (widget), GTK_ACCESSIBLE_PROPERTY_LABEL))
    return FALSE;
  other = gtk_test_accessible_check_property (GTK_ACCESSIBLE (widget),
                                              GTK_ACCESSIBLE_PROPERTY_LABEL, name);
  return other == NULL;
}

static gboolean
is_field (GtkWidget *widget, gpointer data)
{
  g_autofree char *field = NULL;

  if (!gtk_widget_get_mapped (widget) ||
      g_object_class_find_property (G_OBJECT_GET_CLASS (widget), "field") == NULL)
    return FALSE;
  g_object_get (widget, "field", &field, NULL);
  return g_strcmp0 (field, data) == 0;
}

static gboolean
is_editable (GtkWidget *widget, gpointer data)
{
  return GTK_IS_EDITABLE (widget);
}

GtkWidget *
tdt_test_find_field (GtkWidget *top, const char *field)
{
  GtkWidget *found = tdt_test_find (top, is_field, (gpointer) field);

  return tdt_test_find (found, is_editable, NULL);
}

void
tdt_test_wait (gint64 duration)
{
  gint64 until = g_get_monotonic_time () + duration;

  do
    while (g_main_context_iteration (NULL, FALSE))
      continue;
  while (g_get_monotonic_time () < until && (g_usleep (500), TRUE));
}

/* GTK 4.8 takes the width of “…” for the least of a title that is a single narrow letter, may
 * leave a widget undrawn for the frame in which a window goes, and may find on a busy machine that
 * a cursor still blinks in what was selected since. All are told, and nothing else is let
 * through. */
static gboolean
is_of_gtk (const char *message)
{
  return strstr (message, "natural size must be >= min size") != NULL ||
         strstr (message, "without a current allocation") != NULL ||
         strstr (message, "unexpected blinking selection") != NULL;
}

static GLogWriterOutput
write_log (GLogLevelFlags level, const GLogField *fields, gsize n_fields, gpointer user_data)
{
  for (gsize i = 0; i < n_fields; i++)
    if (g_str_equal (fields[i].key, "MESSAGE") && is_of_gtk (fields[i].value))
      {
        g_test_message ("%s", (const char *) fields[i].value);
        return G_LOG_WRITER_HANDLED;
      }
  return g_log_writer_default (level, fields, n_fields, user_data);
}

void
tdt_test_let_gtk_talk (void)
{
  g_log_set_writer_func (write_log, NULL, NULL);
}
