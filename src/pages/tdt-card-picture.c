/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-card-picture.h"

#include "tdt-card-picture-private.h"

#include "tdt-workspace-people.h"

#include <glib/gi18n-lib.h>

/* Large enough for a badge, small enough to go by mail a hundred times. */
#define SIDE 512

/* Where a picture goes once it is read: to whom it was dropped, whoever is shown by then. */
typedef struct
{
  TdtDesk *desk;
  char *uid;
  char *name;
} Wanted;

static void
wanted_free (Wanted *wanted)
{
  g_object_unref (wanted->desk);
  g_free (wanted->uid);
  g_free (wanted->name);
  g_free (wanted);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Wanted, wanted_free)

static void
tell_unreadable (TdtDesk *desk, const char *name)
{
  /* Translators: %s is the name of a file */
  g_autofree char *text = g_strdup_printf (_ ("“%s” is no picture that can be read"), name);

  g_signal_emit_by_name (desk, "report", text);
}

static void
take_pixbuf (TdtDesk *desk, const char *uid, GdkPixbuf *picture)
{
  int width = gdk_pixbuf_get_width (picture);
  int height = gdk_pixbuf_get_height (picture);
  double scale = MIN (1.0, (double) SIDE / MAX (width, height));
  g_autoptr (GdkPixbuf)
      scaled = gdk_pixbuf_scale_simple (picture, MAX (1, (int) (width * scale)),
                                        MAX (1, (int) (height * scale)), GDK_INTERP_BILINEAR);
  gboolean clear = gdk_pixbuf_get_has_alpha (scaled);
  g_autoptr (GBytes) bytes = NULL;
  GError *error = NULL;
  char *data;
  gsize length;

  if (!gdk_pixbuf_save_to_buffer (scaled, &data, &length, clear ? "png" : "jpeg", &error, NULL))
    {
      tdt_desk_report (desk, error);
      return;
    }
  bytes = g_bytes_new_take (data, length);
  if (!tdt_workspace_set_picture (tdt_desk_get_workspace (desk), uid, bytes,
                                  clear ? "image/png" : "image/jpeg", &error))
    tdt_desk_report (desk, error);
}

static void
decoded_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_new_from_stream_finish (result, NULL);

  if (picture == NULL)
    tell_unreadable (wanted->desk, wanted->name);
  else if (tdt_root_lookup (tdt_desk_get_root (wanted->desk), wanted->uid) != NULL)
    take_pixbuf (wanted->desk, wanted->uid, picture);
}

static void
opened_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GFileInputStream) stream = g_file_read_finish (G_FILE (source), result, NULL);

  if (stream == NULL)
    tell_unreadable (wanted->desk, wanted->name);
  else
    gdk_pixbuf_new_from_stream_at_scale_async (G_INPUT_STREAM (stream), SIDE, SIDE, TRUE, NULL,
                                               decoded_cb, g_steal_pointer (&wanted));
}

void
tdt_card_picture_take_file (TdtDesk *desk, const char *uid, GFile *file)
{
  Wanted *wanted = g_new0 (Wanted, 1);

  wanted->desk = g_object_ref (desk);
  wanted->uid = g_strdup (uid);
  wanted->name = g_file_get_basename (file);
  g_file_read_async (file, G_PRIORITY_DEFAULT, NULL, opened_cb, wanted);
}

static TdtDesk *
get_desk (GtkWidget *widget)
{
  return g_object_get_data (G_OBJECT (widget), "tdt-desk");
}

/* NULL where nobody is shown. */
static const char *
get_shown (GtkWidget *widget)
{
  TdtKindId kind = GPOINTER_TO_INT (g_object_get_data (G_OBJECT (widget), "tdt-kind"));
  TdtRecord *record = tdt_desk_get_selected (get_desk (widget), kind);

  return record != NULL ? tdt_record_get_uid (record) : NULL;
}

static void
take_texture (TdtDesk *desk, const char *uid, GdkTexture *texture)
{
  g_autoptr (GdkPixbuf) picture = gdk_pixbuf_get_from_texture (texture);

  if (picture != NULL && uid != NULL)
    take_pixbuf (desk, uid, picture);
}

static gboolean
drop_cb (GtkDropTarget *target, const GValue *value, double x, double y, GtkWidget *widget)
{
  const char *uid = get_shown (widget);

  if (uid == NULL)
    return FALSE;
  if (G_VALUE_HOLDS (value, GDK_TYPE_TEXTURE))
    {
      take_texture (get_desk (widget), uid, g_value_get_object (value));
      return TRUE;
    }
  tdt_card_picture_take_file (get_desk (widget), uid, g_value_get_object (value));
  return TRUE;
}

static void
pasted_cb (GObject *clipboard, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (Wanted) wanted = user_data;
  g_autoptr (GdkTexture)
      texture = gdk_clipboard_read_texture_finish (GDK_CLIPBOARD (clipboard), result, NULL);

  if (texture != NULL)
    take_texture (wanted->desk, wanted->uid, texture);
  else
    g_signal_emit_by_name (
        wanted->desk, "report",
        _ ("There is no picture to paste. Copy one first, or drop a file here."));
}

static void
paste_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *widget)
{
  const char *uid = get_shown (widget);
  Wanted *wanted;

  if (uid == NULL)
    return;
  wanted = g_new0 (Wanted, 1);
  wanted->desk = g_object_ref (get_desk (widget));
  wanted->uid = g_strdup (uid);
  gdk_clipboard_read_texture_async (gtk_widget_get_clipboard (widget), NULL, pasted_cb, wanted);
}

static void
choose_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *widget)
{
  const char *uid = get_shown (widget);

  if (uid != NULL)
    gtk_widget_activate_action (widget, "win.choose-picture", "s", uid);
}

static void
remove_cb (GSimpleAction *action, GVariant *parameter, GtkWidget *widget)
{
  const char *uid = get_shown (widget);
  GError *error = NULL;

  if (uid != NULL && !tdt_workspace_set_picture (tdt_desk_get_workspace (get_desk (widget)), uid,
                                                 NULL, NULL, &error))
    tdt_desk_report (get_desk (widget), error);
}

static void
add_menu (GtkWidget *button)
{
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();
  g_autoptr (GSimpleAction) choose = g_simple_action_new ("choose", NULL);
  g_autoptr (GSimpleAction) paste = g_simple_action_new ("paste", NULL);
  g_autoptr (GSimpleAction) remove = g_simple_action_new ("remove", NULL);
  g_autoptr (GMenu) menu = g_menu_new ();

  g_signal_connect_object (choose, "activate", G_CALLBACK (choose_cb), button, 0);
  g_signal_connect_object (paste, "activate", G_CALLBACK (paste_cb), button, 0);
  g_signal_connect_object (remove, "activate", G_CALLBACK (remove_cb), button, 0);
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (choose));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (paste));
  g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (remove));
  gtk_widget_insert_action_group (button, "picture", G_ACTION_GROUP (group));
  g_menu_append (menu, _ ("Choose a Picture…"), "picture.choose");
  g_menu_append (menu, _ ("Paste a Photo"), "picture.paste");
  g_menu_append (menu, _ ("_Remove"), "picture.remove");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
}

GtkWidget *
tdt_card_picture_new (TdtDesk *desk, TdtKindId kind, GtkWidget *avatar)
{
  GType types[] = { GDK_TYPE_TEXTURE, G_TYPE_FILE };
  GtkDropTarget *target = gtk_drop_target_new (G_TYPE_INVALID, GDK_ACTION_COPY);
  GtkWidget *button = gtk_menu_button_new ();
  const char *label = _ ("Picture: choose, paste or drop one here");

  g_object_set_data_full (G_OBJECT (button), "tdt-desk", g_object_ref (desk), g_object_unref);
  g_object_set_data (G_OBJECT (button), "tdt-kind", GINT_TO_POINTER (kind));
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), avatar);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "picture");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  add_menu (button);
  gtk_drop_target_set_gtypes (target, types, G_N_ELEMENTS (types));
  g_signal_connect (target, "drop", G_CALLBACK (drop_cb), button);
  gtk_widget_add_controller (button, GTK_EVENT_CONTROLLER (target));
  return button;
}
