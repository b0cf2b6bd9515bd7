/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what other programs read. */
#include "config.h"

#include "tdt-export.h"
#include "tdt-file-dialog-private.h"
#include "tdt-replace.h"
#include "tdt-window-private.h"

#include <glib/gi18n-lib.h>

/* By its name; XML for all others. */
static TdtExportFormat
get_format (const char *path)
{
  if (g_str_has_suffix (path, ".ics"))
    return TDT_EXPORT_CALENDAR;
  return g_str_has_suffix (path, ".json") ? TDT_EXPORT_SCHEDULE_JSON : TDT_EXPORT_SCHEDULE_XML;
}

static void
export_chosen_cb (GFile *file, gpointer user_data)
{
  TdtWindow *window = TDT_WINDOW (user_data);
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GError) error = NULL;

  if (path == NULL || window->desk == NULL)
    return;
  bytes = tdt_export_bytes (tdt_desk_get_root (window->desk), get_format (path), NULL,
                            g_get_real_time () / G_USEC_PER_SEC);
  if (tdt_replace_file (path, bytes, NULL, NULL, NULL, &error))
    tdt_window_tell (window, _ ("The programme is exported"));
  else
    tdt_window_tell (window, error->message);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Export for Other Programs (.ics, .xml or .json)"),
                        NULL, "programme.ics", export_chosen_cb, widget);
}

void
tdt_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-schedule", NULL, export_cb);
}
