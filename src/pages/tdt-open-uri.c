/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-open-uri-private.h"

#include "tdt-workspace-file.h"

#include <glib/gi18n-lib.h>

static void
opened_cb (GObject *window, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtDesk) desk = data;
  g_autoptr (GError) error = NULL;

  if (!gtk_show_uri_full_finish (GTK_WINDOW (window), result, &error) &&
      !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_prefix_error (&error, "%s", _ ("The document cannot be opened: "));
      tdt_desk_report (desk, g_steal_pointer (&error));
    }
}

/* "www.example.org" is meant as an address, "notes/minutes.odt" as a file beside the project. */
static char *
dup_full (TdtDesk *desk, const char *uri)
{
  GFile *project = tdt_workspace_get_file (tdt_desk_get_workspace (desk));
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autoptr (GFile) folder = NULL;
  g_autoptr (GFile) file = NULL;

  if (scheme != NULL)
    return g_strdup (uri);
  if (g_str_has_prefix (uri, "www.") || project == NULL)
    return g_strconcat ("https://", uri, NULL);
  folder = g_file_get_parent (project);
  file = g_file_resolve_relative_path (folder, uri);
  return g_file_get_uri (file);
}

void
tdt_open_uri (TdtDesk *desk, GtkWidget *widget, const char *uri)
{
  g_autofree char *full = dup_full (desk, uri);

  gtk_show_uri_full (GTK_WINDOW (gtk_widget_get_root (widget)), full, GDK_CURRENT_TIME, NULL,
                     opened_cb, g_object_ref (desk));
}
