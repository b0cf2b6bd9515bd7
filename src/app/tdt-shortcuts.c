/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-shortcuts-private.h"

#include "tdt-commands-private.h"

#include <glib/gi18n-lib.h>

static void
append_command (GString *xml, const TdtCommand *command)
{
  g_autofree char *accels = g_strjoinv (" ", (char **) command->accels);
  g_autofree char *element = g_markup_printf_escaped (
      "<child><object class=\"GtkShortcutsShortcut\">"
      "<property name=\"accelerator\">%s</property>"
      "<property name=\"title\">%s</property></object></child>",
      accels, _ (command->label));

  g_string_append (xml, element);
}

/* GTK takes groups and shortcuts from a description only: it is made from the table. */
static char *
make_description (void)
{
  GString *xml = g_string_new ("<interface><object class=\"GtkShortcutsWindow\" id=\"window\">"
                               "<child><object class=\"GtkShortcutsSection\" id=\"section\">");
  const char *group = NULL;
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);

  for (guint i = 0; i < n_commands; i++)
    {
      if (g_strcmp0 (group, commands[i].group) != 0)
        {
          g_autofree char *start = g_markup_printf_escaped (
              "<child><object class=\"GtkShortcutsGroup\" id=\"%s\">"
              "<property name=\"title\">%s</property>",
              commands[i].action, _ (commands[i].group));

          if (group != NULL)
            g_string_append (xml, "</object></child>");
          g_string_append (xml, start);
          group = commands[i].group;
        }
      if (commands[i].accels[0] != NULL)
        append_command (xml, &commands[i]);
    }
  g_string_append (xml, "</object></child></object></child></object></interface>");
  return g_string_free (xml, FALSE);
}

/* GTK turns the order of the pages round each time it arranges them: the first group may end up on
 * the last one. What makes it arrange them once more makes that good. */
static void
put_first_page_first (GtkWidget *section, GtkWidget *first)
{
  GtkWidget *pages = gtk_widget_get_ancestor (first, GTK_TYPE_STACK);
  guint height;

  if (gtk_widget_is_ancestor (first, gtk_widget_get_first_child (pages)))
    return;
  g_object_get (section, "max-height", &height, NULL);
  g_object_set (section, "max-height", height + 1, NULL);
}

void
tdt_shortcuts_show (GtkWindow *parent)
{
  guint n_commands;
  const TdtCommand *commands = tdt_commands_get (&n_commands);
  g_autofree char *description = make_description ();
  g_autoptr (GtkBuilder) builder = gtk_builder_new_from_string (description, -1);
  GtkWindow *window = GTK_WINDOW (gtk_builder_get_object (builder, "window"));

  put_first_page_first (GTK_WIDGET (gtk_builder_get_object (builder, "section")),
                        GTK_WIDGET (gtk_builder_get_object (builder, commands[0].action)));
  gtk_window_set_title (window, _ ("Keyboard shortcuts"));
  gtk_window_set_transient_for (window, parent);
  gtk_window_present (window);
}
