/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-when.h"

#include "tdt-choice-private.h"
#include "tdt-field-edit.h"
#include "tdt-start-edit.h"
#include "tdt-words.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>

struct _TdtSessionWhen
{
  AdwBin parent_instance;

  GtkBox *line;
  GtkLabel *time_label;
  GtkMenuButton *time_button;
  GtkWidget *room_button;

  TdtDesk *desk;
};

enum
{
  PROP_DESK = 1,
};

G_DEFINE_FINAL_TYPE (TdtSessionWhen, tdt_session_when, ADW_TYPE_BIN)

static const TdtRow *
get_session (TdtSessionWhen *when)
{
  TdtRecord *record = tdt_desk_get_selected (when->desk, TDT_KIND_SESSION);

  return record != NULL ? tdt_record_get_row (record) : NULL;
}

static char *
dup_time (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, TDT_UNSET);
  g_autofree char *day = NULL;
  g_autofree char *range = NULL;

  if (start == NULL && minutes == TDT_UNSET)
    return g_strdup (_ ("Not placed yet"));
  if (start == NULL)
    return g_strdup_printf (
        ngettext ("Not placed yet · %d minute", "Not placed yet · %d minutes", (gulong) minutes),
        (int) minutes);
  day = tdt_words_dup_short_day (tdt_time_julian (start));
  range = tdt_words_dup_range (start, minutes);
  return g_strdup_printf ("%s · %s", day, range);
}

static void
update (TdtSessionWhen *when)
{
  const TdtRow *session = get_session (when);
  const char *room = session != NULL ? tdt_row_get_text (session, TDT_SESSION_ROOM) : NULL;
  g_autofree char *time = session != NULL ? dup_time (session) : g_strdup ("");
  g_autofree char *name = g_strdup_printf (_ ("When: %s"), time);
  gboolean narrow;

  g_object_get (when->desk, "narrow", &narrow, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (when->line),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
  gtk_label_set_label (when->time_label, time);
  gtk_accessible_update_property (GTK_ACCESSIBLE (when->time_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  tdt_record_choice_show (when->room_button, room);
  if (room == NULL)
    gtk_label_set_label (
        GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (when->room_button))),
        _ ("No room yet"));
}

static void
room_chosen_cb (const char *uid, gpointer data)
{
  TdtSessionWhen *when = data;
  const TdtRow *session = get_session (when);
  g_autoptr (GError) error = NULL;

  if (session != NULL &&
      !tdt_workspace_set_text (tdt_desk_get_workspace (when->desk), tdt_row_get_uid (session),
                               TDT_SESSION_ROOM, uid, &error))
    tdt_desk_report (when->desk, g_steal_pointer (&error));
}

static void
set_desk (TdtSessionWhen *when, TdtDesk *desk)
{
  if (desk == NULL || when->desk != NULL)
    return;
  when->desk = g_object_ref (desk);
  when->room_button = tdt_record_choice_new (desk, tdt_field_get (TDT_SESSION_ROOM), room_chosen_cb,
                                             when);
  gtk_widget_add_css_class (when->room_button, "flat");
  gtk_widget_set_halign (when->room_button, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (when->room_button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Room"), -1);
  gtk_box_append (when->line, when->room_button);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (update), when, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::narrow", G_CALLBACK (update), when, G_CONNECT_SWAPPED);
  g_signal_connect_object (tdt_desk_get_workspace (desk), "changed", G_CALLBACK (update), when,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  update (when);
}

static void
tdt_session_when_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  g_value_set_object (value, TDT_SESSION_WHEN (object)->desk);
}

static void
tdt_session_when_set_property (GObject *object, guint id, const GValue *value, GParamSpec *pspec)
{
  set_desk (TDT_SESSION_WHEN (object), g_value_get_object (value));
  g_object_notify_by_pspec (object, pspec);
}

static void
tdt_session_when_dispose (GObject *object)
{
  g_clear_object (&TDT_SESSION_WHEN (object)->desk);
  G_OBJECT_CLASS (tdt_session_when_parent_class)->dispose (object);
}

static void
tdt_session_when_class_init (TdtSessionWhenClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = tdt_session_when_get_property;
  object_class->set_property = tdt_session_when_set_property;
  object_class->dispose = tdt_session_when_dispose;
  g_object_class_install_property (
      object_class, PROP_DESK,
      g_param_spec_object ("desk", NULL, NULL, TDT_TYPE_DESK,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS));
  g_type_ensure (TDT_TYPE_FIELD_EDIT);
  g_type_ensure (TDT_TYPE_START_EDIT);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/tourdetable/TourDeTable/tdt-session-when.ui");
  gtk_widget_class_bind_template_child (widget_class, TdtSessionWhen, line);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionWhen, time_label);
  gtk_widget_class_bind_template_child (widget_class, TdtSessionWhen, time_button);
}

static void
tdt_session_when_init (TdtSessionWhen *when)
{
  gtk_widget_init_template (GTK_WIDGET (when));
}
