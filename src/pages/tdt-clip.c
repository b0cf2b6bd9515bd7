/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-clip.h"

#include "tdt-moving-private.h"
#include "tdt-records-page-private.h"
#include "tdt-workspace-clip.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

static GStrv
dup_one (const char *uid)
{
  const char *uids[] = { uid, NULL };

  return uid != NULL ? g_strdupv ((char **) uids) : NULL;
}

GStrv
tdt_clip_dup_uids (TdtDesk *desk, GtkWidget *focus)
{
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);

  if (GTK_IS_EDITABLE (focus) || GTK_IS_TEXT_VIEW (focus))
    return NULL;
  for (GtkWidget *widget = focus; widget != NULL; widget = gtk_widget_get_parent (widget))
    if (tdt_moving_get_uid (widget) != NULL)
      return dup_one (tdt_moving_get_uid (widget));
    else if (TDT_IS_RECORDS_PAGE (widget))
      return tdt_records_page_dup_selected (widget);
  return dup_one (session != NULL ? tdt_record_get_uid (session) : NULL);
}

void
tdt_clip_copy (TdtDesk *desk, GtkWidget *widget, const char *const *uids)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);
  g_autoptr (GBytes) clip = tdt_workspace_copy (workspace, uids);
  g_autofree char *text = tdt_workspace_copy_text (workspace, uids);
  g_autoptr (GdkContentProvider) content = NULL;
  GdkContentProvider *forms[2];

  if (clip == NULL)
    return;
  forms[0] = gdk_content_provider_new_for_bytes (TDT_CLIP_MIME, clip);
  forms[1] = gdk_content_provider_new_typed (G_TYPE_STRING, text);
  content = gdk_content_provider_new_union (forms, G_N_ELEMENTS (forms));
  gdk_clipboard_set_content (gtk_widget_get_clipboard (widget), content);
}

void
tdt_clip_cut (TdtDesk *desk, GtkWidget *widget, const char *const *uids)
{
  g_autoptr (GError) error = NULL;

  tdt_clip_copy (desk, widget, uids);
  if (!tdt_workspace_remove_all (tdt_desk_get_workspace (desk), uids, &error))
    tdt_desk_report (desk, g_steal_pointer (&error));
  else
    tdt_desk_tell_done (desk, _ ("Cut: it can be pasted again"));
}

static void
paste (TdtDesk *desk, GBytes *clip)
{
  TdtRecord *session = tdt_desk_get_selected (desk, TDT_KIND_SESSION);
  g_autoptr (GError) error = NULL;
  g_autofree char *uid = tdt_workspace_paste (tdt_desk_get_workspace (desk), clip,
                                              session != NULL ? tdt_record_get_uid (session) : NULL,
                                              &error);

  if (uid == NULL)
    tdt_desk_report (desk, g_steal_pointer (&error));
  else
    tdt_desk_select (desk, uid);
}

static void
spliced_cb (GObject *stream, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtDesk) desk = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) clip = NULL;

  if (g_output_stream_splice_finish (G_OUTPUT_STREAM (stream), result, &error) < 0)
    {
      tdt_desk_report (desk, g_steal_pointer (&error));
      return;
    }
  clip = g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
  paste (desk, clip);
}

static void
read_cb (GObject *clipboard, GAsyncResult *result, gpointer data)
{
  g_autoptr (TdtDesk) desk = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GOutputStream) memory = g_memory_output_stream_new_resizable ();
  g_autoptr (GInputStream)
      stream = gdk_clipboard_read_finish (GDK_CLIPBOARD (clipboard), result, NULL, &error);

  if (stream == NULL)
    tdt_desk_report (desk, g_steal_pointer (&error));
  else
    g_output_stream_splice_async (
        memory, stream, G_OUTPUT_STREAM_SPLICE_CLOSE_SOURCE | G_OUTPUT_STREAM_SPLICE_CLOSE_TARGET,
        G_PRIORITY_DEFAULT, NULL, spliced_cb, g_steal_pointer (&desk));
}

gboolean
tdt_clip_paste (TdtDesk *desk, GtkWidget *widget)
{
  static const char *types[] = { TDT_CLIP_MIME, NULL };
  GdkClipboard *clipboard = gtk_widget_get_clipboard (widget);

  if (!gdk_content_formats_contain_mime_type (gdk_clipboard_get_formats (clipboard), types[0]))
    return FALSE;
  gdk_clipboard_read_async (clipboard, types, G_PRIORITY_DEFAULT, NULL, read_cb,
                            g_object_ref (desk));
  return TRUE;
}
