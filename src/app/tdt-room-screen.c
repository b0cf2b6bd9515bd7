/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-room-screen-private.h"

#include "tdt-live-face.h"

#include <glib/gi18n-lib.h>

struct _TdtRoomScreen
{
  AdwWindow parent_instance;

  TdtLiveFace *face;
};

G_DEFINE_FINAL_TYPE (TdtRoomScreen, tdt_room_screen, ADW_TYPE_WINDOW)

static void
fullscreen_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GtkWindow *window = GTK_WINDOW (widget);

  if (gtk_window_is_fullscreen (window))
    gtk_window_unfullscreen (window);
  else
    gtk_window_fullscreen (window);
}

static void
tdt_room_screen_class_init (TdtRoomScreenClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_install_action (widget_class, "room.fullscreen", NULL, fullscreen_cb);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F11, 0, "room.fullscreen", NULL);
}

static void
tdt_room_screen_init (TdtRoomScreen *screen)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("view-fullscreen-symbolic");

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "room.fullscreen");
  gtk_widget_set_tooltip_text (button, _ ("Full screen"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Full screen"), -1);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), button);
  /* On the screen of the room there is nothing but the session. */
  g_object_bind_property (screen, "fullscreened", header, "visible", G_BINDING_INVERT_BOOLEAN);
  screen->face = tdt_live_face_new ();
  gtk_widget_set_vexpand (GTK_WIDGET (screen->face), TRUE);
  gtk_box_append (GTK_BOX (content), header);
  gtk_box_append (GTK_BOX (content), GTK_WIDGET (screen->face));
  adw_window_set_content (ADW_WINDOW (screen), content);
  gtk_widget_add_css_class (GTK_WIDGET (screen), "room-screen");
}

TdtRoomScreen *
tdt_room_screen_new (void)
{
  return g_object_new (TDT_TYPE_ROOM_SCREEN, "title", _ ("Room Screen"), "default-width", 960,
                       "default-height", 540, NULL);
}

void
tdt_room_screen_show (TdtRoomScreen *screen, const TdtRoot *root, const TdtRow *session, gint64 now)
{
  tdt_live_face_show (screen->face, root, session, now);
}
