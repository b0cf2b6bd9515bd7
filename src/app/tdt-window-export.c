/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Writing what other programs read. */
#include "config.h"

#include "tdt-cards.h"
#include "tdt-export.h"
#include "tdt-file-dialog-private.h"
#include "tdt-replace.h"
#include "tdt-sheet-export.h"
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

/* The table that @make makes of the project as a file of the kind that its name says. */
static void
write_table (TdtWindow *window, GFile *file, TdtSheet *(*make) (const TdtRoot *root))
{
  g_autofree char *path = g_file_get_path (file);
  const char *dot = path != NULL ? strrchr (path, '.') : NULL;
  int format = dot != NULL ? tdt_sheet_format_by_name (dot + 1) : -1;
  g_autoptr (TdtSheet) sheet = make (tdt_desk_get_root (window->desk));
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;

  if (path == NULL)
    return;
  bytes = tdt_sheet_write (sheet, format >= 0 ? (TdtSheetFormat) format : TDT_SHEET_XLSX, &error);
  if (bytes != NULL && tdt_replace_file (path, bytes, NULL, NULL, NULL, &error))
    tdt_window_tell (window, _ ("The table is exported; what comes back changed can be imported"));
  else
    tdt_window_tell (window, error->message);
}

static void
people_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;
  g_autofree char *path = file != NULL ? g_file_get_path (file) : NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) cards = NULL;

  if (path == NULL || window->desk == NULL)
    return;
  if (!g_str_has_suffix (path, ".vcf"))
    {
      write_table (window, file, tdt_sheet_new_people);
      return;
    }
  cards = tdt_cards_write (tdt_desk_get_root (window->desk), NULL);
  if (tdt_replace_file (path, cards, NULL, NULL, NULL, &error))
    tdt_window_tell (window, _ ("The people are exported"));
  else
    tdt_window_tell (window, error->message);
}

static void
sessions_chosen_cb (GFile *file, gpointer user_data)
{
  g_autoptr (TdtWindow) window = user_data;

  if (file != NULL && window->desk != NULL)
    write_table (window, file, tdt_sheet_new_sessions);
}

static void
export_people_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget), _ ("Export People (.xlsx, .ods, .csv or .vcf)"), NULL,
                        _ ("people.xlsx"), people_chosen_cb, g_object_ref (widget));
}

static void
export_sessions_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  tdt_file_dialog_save (GTK_WINDOW (widget),
                        _ ("Export the Programme as a Table (.xlsx, .ods or .csv)"), NULL,
                        _ ("programme.xlsx"), sessions_chosen_cb, g_object_ref (widget));
}

void
tdt_window_install_export_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.export-schedule", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "win.export-people", NULL, export_people_cb);
  gtk_widget_class_install_action (widget_class, "win.export-sessions", NULL, export_sessions_cb);
}
