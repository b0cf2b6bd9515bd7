/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What can be done with a session, as a menu. */
#include "config.h"

#include "tdt-names.h"
#include "tdt-place.h"
#include "tdt-session-actions-private.h"
#include "tdt-words.h"

#include <glib/gi18n-lib.h>

#define N_PLACES 5
#define N_SWAPS 12

static void
append_with_target (GMenu *menu, const char *label, const char *action, GVariant *target)
{
  g_autoptr (GMenuItem) item = g_menu_item_new (label, NULL);

  g_menu_item_set_action_and_target_value (item, action, target);
  g_menu_append_item (menu, item);
}

static void
append_submenu (GMenu *menu, const char *label, GMenu *submenu)
{
  if (g_menu_model_get_n_items (G_MENU_MODEL (submenu)) > 0)
    g_menu_append_submenu (menu, label, G_MENU_MODEL (submenu));
}

/* Places that are free for everybody, then all rooms at the same time. */
static GMenu *
make_places (const TdtRoot *root, const TdtRow *session)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) free = g_menu_new ();
  g_autoptr (GMenu) others = g_menu_new ();
  g_autoptr (GPtrArray) places = tdt_places_find (root, session, TDT_PLACE_ANY, N_PLACES);
  g_autoptr (GPtrArray) rooms = tdt_root_get_sorted (root, TDT_KIND_ROOM);

  for (guint i = 0; i < places->len; i++)
    {
      const TdtPlace *place = places->pdata[i];
      g_autoptr (GString) start = g_string_new (NULL);

      tdt_time_append (place->start, start);
      append_with_target (free, place->label, "session.move-to",
                          g_variant_new ("(ss)", start->str,
                                         place->room != NULL ? tdt_row_get_uid (place->room) : ""));
    }
  for (guint i = 0; i < rooms->len; i++)
    if (rooms->pdata[i] != tdt_root_follow (root, session, TDT_SESSION_ROOM))
      append_with_target (others, tdt_row_get_text_or_empty (rooms->pdata[i], TDT_ROOM_NAME),
                          "session.move-to-room",
                          g_variant_new_string (tdt_row_get_uid (rooms->pdata[i])));
  if (places->len > 0)
    g_menu_append_section (menu, _ ("Free for Everybody"), G_MENU_MODEL (free));
  if (g_menu_model_get_n_items (G_MENU_MODEL (others)) > 0)
    g_menu_append_section (menu, _ ("Another Room"), G_MENU_MODEL (others));
  return menu;
}

/* The other sessions of the day. */
static GMenu *
make_swaps (TdtDesk *desk, const TdtRow *session)
{
  GMenu *menu = g_menu_new ();
  TdtRecordList *list = tdt_desk_get_list (desk, TDT_KIND_SESSION);
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const TdtRow *row;

  for (guint i = 0; start != NULL && (row = tdt_record_list_get_row (list, i)) != NULL; i++)
    {
      const TdtTime *its_start = tdt_row_get_time (row, TDT_SESSION_START);
      g_autofree char *title = NULL;
      g_autofree char *clock = NULL;
      g_autofree char *label = NULL;

      if (row == session || its_start == NULL ||
          tdt_time_julian (its_start) != tdt_time_julian (start) ||
          g_menu_model_get_n_items (G_MENU_MODEL (menu)) >= N_SWAPS)
        continue;
      title = tdt_session_dup_title (row);
      clock = tdt_words_dup_clock (tdt_time_minute_of_day (its_start));
      label = g_strjoin ("  ", clock, title, NULL);
      append_with_target (menu, label, "session.swap",
                          g_variant_new_string (tdt_row_get_uid (row)));
    }
  return menu;
}

static void
append_shifts (GMenu *menu, const char *action)
{
  static const int minutes[] = { 5, 10, 15, 30, -5, -10, -15 };

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *label = g_strdup_printf (
          minutes[i] > 0 ? _ ("%d min Later") : _ ("%d min Earlier"), ABS (minutes[i]));

      append_with_target (menu, label, action, g_variant_new_int32 (minutes[i]));
    }
}

/* What is only looked at first: the day as a late start would make it. */
static GMenu *
make_delays (void)
{
  static const int minutes[] = { 5, 10, 15, 20, 30, 45, 60 };
  GMenu *menu = g_menu_new ();

  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *label = g_strdup_printf (
          ngettext ("%d Minute Late", "%d Minutes Late", (gulong) minutes[i]), minutes[i]);

      append_with_target (menu, label, "session.late", g_variant_new_int32 (minutes[i]));
    }
  return menu;
}

static GMenu *
make_ripple (const TdtRoot *root)
{
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) all = g_menu_new ();
  g_autoptr (GMenu) room = g_menu_new ();

  append_shifts (all, "session.shift");
  append_shifts (room, "session.shift-room");
  if (tdt_root_count (root, TDT_KIND_ROOM) < 2)
    {
      g_menu_append_section (menu, NULL, G_MENU_MODEL (all));
      return menu;
    }
  g_menu_append_submenu (menu, _ ("In All Rooms"), G_MENU_MODEL (all));
  g_menu_append_submenu (menu, _ ("In This Room"), G_MENU_MODEL (room));
  return menu;
}

GMenuModel *
tdt_session_menu_new (TdtDesk *desk, const char *uid)
{
  const TdtRoot *root = tdt_desk_get_root (desk);
  const TdtRow *session = tdt_root_lookup_kind (root, TDT_KIND_SESSION, uid);
  GMenu *menu = g_menu_new ();
  g_autoptr (GMenu) moving = g_menu_new ();
  g_autoptr (GMenu) whole = g_menu_new ();
  g_autoptr (GMenu) places = NULL;
  g_autoptr (GMenu) swaps = NULL;
  g_autoptr (GMenu) ripple = NULL;
  g_autoptr (GMenu) delays = NULL;

  if (session == NULL)
    return G_MENU_MODEL (menu);
  places = make_places (root, session);
  swaps = make_swaps (desk, session);
  g_menu_append (menu, _ ("Edit"), "session.open");
  append_submenu (moving, _ ("Move To"), places);
  append_with_target (moving, _ ("Find a Place…"), "win.find-place", g_variant_new_string (uid));
  append_submenu (moving, _ ("Swap With"), swaps);
  if (tdt_row_has (session, TDT_SESSION_START))
    {
      ripple = make_ripple (root);
      append_submenu (moving, _ ("Shift Everything After This"), ripple);
      delays = make_delays ();
      append_submenu (moving, _ ("What If It Starts Late?"), delays);
      g_menu_append (moving, _ ("Make Room"), "session.make-room");
      g_menu_append (moving, _ ("Take off the Timetable"), "session.unplace");
    }
  g_menu_append (whole,
                 tdt_row_get_boolean (session, TDT_SESSION_PINNED) ? _ ("Let It Move")
                                                                   : _ ("Keep Its Time and Room"),
                 "session.pin");
  append_with_target (whole, _ ("Order of Precedence…"), "win.show-precedence",
                      g_variant_new_string (uid));
  g_menu_append (whole, _ ("Duplicate"), "session.duplicate");
  g_menu_append (whole, _ ("Delete"), "session.delete");
  g_menu_append_section (menu, NULL, G_MENU_MODEL (moving));
  g_menu_append_section (menu, NULL, G_MENU_MODEL (whole));
  return G_MENU_MODEL (menu);
}

static gboolean
unparent_cb (gpointer popover)
{
  gtk_widget_unparent (popover);
  return G_SOURCE_REMOVE;
}

/* Its items are activated after it is closed, and need it until then. */
static void
closed_cb (GtkWidget *popover)
{
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, unparent_cb, g_object_ref (popover), g_object_unref);
}

void
tdt_session_menu_popup (TdtDesk *desk, const char *uid, GtkWidget *widget, double x, double y)
{
  g_autoptr (GMenuModel) menu = tdt_session_menu_new (desk, uid);
  GtkWidget *popover = gtk_popover_menu_new_from_model (menu);

  gtk_widget_set_parent (popover, widget);
  gtk_popover_set_has_arrow (GTK_POPOVER (popover), FALSE);
  gtk_widget_set_halign (popover, GTK_ALIGN_START);
  gtk_popover_set_pointing_to (GTK_POPOVER (popover), &(GdkRectangle){ (int) x, (int) y, 1, 1 });
  g_signal_connect (popover, "closed", G_CALLBACK (closed_cb), NULL);
  gtk_popover_popup (GTK_POPOVER (popover));
}
