/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-session-actions-private.h"

#include "tdt-memory.h"
#include "tdt-names.h"
#include "tdt-place.h"
#include "tdt-words.h"
#include "tdt-workspace-speaking.h"
#include "tdt-workspace-timetable.h"
#include "tdt-workspace-verbs.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Minutes that a command without a menu shifts what follows by. */
#define SHIFT 10

/* What an action is about: the desk of its widget and the session selected there. */
typedef struct
{
  TdtDesk *desk;
  TdtWorkspace *workspace;
  const TdtRow *session;
  const char *uid;
} Subject;

static gboolean
find_subject (GtkWidget *widget, Subject *subject)
{
  TdtRecord *record;

  g_object_get (widget, "desk", &subject->desk, NULL);
  if (subject->desk == NULL)
    return FALSE;
  /* The widget keeps it. */
  g_object_unref (subject->desk);
  record = tdt_desk_get_selected (subject->desk, TDT_KIND_SESSION);
  if (record == NULL)
    return FALSE;
  subject->workspace = tdt_desk_get_workspace (subject->desk);
  subject->session = tdt_record_get_row (record);
  subject->uid = tdt_record_get_uid (record);
  return TRUE;
}

static void
finish (const Subject *subject, gboolean done, GError *error)
{
  if (!done)
    tdt_desk_report (subject->desk, error);
}

static void
place (const Subject *subject, const TdtTime *start, const char *room)
{
  GError *error = NULL;
  gboolean done = tdt_workspace_place_session (subject->workspace, subject->uid, start, room,
                                               &error);

  finish (subject, done, error);
}

/* What has no time yet goes to the first place that is free for everybody. */
static void
place_first_time (const Subject *subject)
{
  g_autoptr (GPtrArray) places = tdt_places_find (tdt_desk_get_root (subject->desk),
                                                  subject->session, TDT_PLACE_ANY, 1);
  const TdtPlace *first = places->len > 0 ? places->pdata[0] : NULL;

  if (first != NULL)
    place (subject, first->start,
           first->room != NULL ? tdt_row_get_uid (first->room)
                               : tdt_row_get_text (subject->session, TDT_SESSION_ROOM));
  else
    tdt_desk_report (subject->desk,
                     g_error_new_literal (TDT_MODEL_ERROR, TDT_MODEL_ERROR_VALUE,
                                          _ ("No time is free for this session and its people. "
                                             "Place it by hand, or add a day or a room.")));
}

static void
move_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean later = g_str_equal (action, "session.later");
  int step = tdt_memory_get_step ();
  g_autoptr (TdtTime) moved = NULL;
  const TdtTime *start;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  start = tdt_row_get_time (subject.session, TDT_SESSION_START);
  if (start == NULL)
    {
      place_first_time (&subject);
      return;
    }
  moved = tdt_time_add_minutes (start, later ? step : -step);
  place (&subject, moved, tdt_row_get_text (subject.session, TDT_SESSION_ROOM));
}

static void
resize_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean longer = g_str_equal (action, "session.longer");
  int step = tdt_memory_get_step ();
  GError *error = NULL;
  gint64 minutes;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  minutes = tdt_row_get_number (subject.session, TDT_SESSION_MINUTES, 0);
  finish (&subject,
          tdt_workspace_resize_session (subject.workspace, subject.uid,
                                        tdt_row_get_time (subject.session, TDT_SESSION_START),
                                        MAX (minutes + (longer ? step : -step), step), &error),
          error);
}

/* The room to the right in the timetable, or to the left where that is read the other way. */
static void
change_room_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  gboolean rtl = gtk_widget_get_direction (widget) == GTK_TEXT_DIR_RTL;
  int by = g_str_equal (action, "session.room-right") != rtl ? 1 : -1;
  g_autoptr (GPtrArray) rooms = NULL;
  const TdtRow *room;
  guint position = 0;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  rooms = tdt_root_get_sorted (tdt_desk_get_root (subject.desk), TDT_KIND_ROOM);
  room = tdt_root_follow (tdt_desk_get_root (subject.desk), subject.session, TDT_SESSION_ROOM);
  if (room == NULL)
    position = by > 0 ? -1u : rooms->len;
  else
    g_ptr_array_find (rooms, room, &position);
  if (position + (guint) by < rooms->len)
    place (&subject, tdt_row_get_time (subject.session, TDT_SESSION_START),
           tdt_row_get_uid (rooms->pdata[position + (guint) by]));
}

static void
unplace_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *title = NULL;
  g_autofree char *text = NULL;
  Subject subject;

  if (!find_subject (widget, &subject) || !tdt_row_has (subject.session, TDT_SESSION_START))
    return;
  title = tdt_session_dup_title (subject.session);
  place (&subject, NULL, tdt_row_get_text (subject.session, TDT_SESSION_ROOM));
  /* Translators: %s is the title of a session */
  text = g_strdup_printf (_ ("“%s” is off the timetable"), title);
  tdt_desk_tell_done (subject.desk, text);
}

static void
pin_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;
  Subject subject;

  if (find_subject (widget, &subject))
    finish (&subject,
            tdt_workspace_set_number (subject.workspace, subject.uid, TDT_SESSION_PINNED,
                                      !tdt_row_get_boolean (subject.session, TDT_SESSION_PINNED),
                                      &error),
            error);
}

static void
duplicate_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  g_autofree char *uid = NULL;
  GError *error = NULL;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  uid = tdt_workspace_duplicate_session (subject.workspace, subject.uid, &error);
  finish (&subject, uid != NULL, error);
  if (uid != NULL)
    tdt_desk_select (subject.desk, uid);
}

/* The session after that one, or else the one before; NULL where there is no other. */
static const char *
find_neighbour (TdtDesk *desk, const char *uid)
{
  TdtRecordList *sessions = tdt_desk_get_list (desk, TDT_KIND_SESSION);
  const TdtRow *neighbour;
  guint position;

  if (!tdt_record_list_find (sessions, uid, &position))
    return NULL;
  neighbour = tdt_record_list_get_row (sessions, position + 1);
  if (neighbour == NULL && position > 0)
    neighbour = tdt_record_list_get_row (sessions, position - 1);
  return neighbour != NULL ? tdt_row_get_uid (neighbour) : NULL;
}

/* One goes on from where the session was: its neighbour is chosen while it is still there, so that
 * the focus goes to that one. */
static void
delete_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Subject subject;
  g_autofree char *uid = NULL;
  const char *neighbour;

  if (!find_subject (widget, &subject))
    return;
  uid = g_strdup (subject.uid);
  neighbour = find_neighbour (subject.desk, uid);
  if (neighbour != NULL)
    tdt_desk_select (subject.desk, neighbour);
  tdt_desk_remove (subject.desk, uid);
}

static void
open_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Subject subject;

  if (find_subject (widget, &subject))
    tdt_desk_show (subject.desk, subject.uid);
}

static void
tell_shift (const Subject *subject, const TdtShift *shift)
{
  g_autofree char *text = tdt_shift_dup_text (shift);

  tdt_desk_tell_done (subject->desk, text);
}

static void
shift (GtkWidget *widget, gboolean same_room, int minutes)
{
  GError *error = NULL;
  TdtShift done;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  if (tdt_workspace_shift_after (subject.workspace, subject.uid, same_room, minutes, &done, &error))
    tell_shift (&subject, &done);
  else
    finish (&subject, FALSE, error);
}

static void
shift_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shift (widget, g_str_equal (action, "session.shift-room"), g_variant_get_int32 (parameter));
}

static void
shift_step_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  shift (widget, FALSE, g_str_equal (action, "session.shift-later") ? SHIFT : -SHIFT);
}

/* Seen first: a banner asks whether to keep it. */
static void
late_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;
  Subject subject;

  if (find_subject (widget, &subject) &&
      !tdt_workspace_propose_delay (subject.workspace, subject.uid, g_variant_get_int32 (parameter),
                                    &error))
    finish (&subject, FALSE, error);
}

static void
make_room_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;
  TdtShift shift;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  if (tdt_workspace_make_room (subject.workspace, subject.uid, &shift, &error))
    tell_shift (&subject, &shift);
  else
    finish (&subject, FALSE, error);
}

static void
swap_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  GError *error = NULL;
  Subject subject;

  if (find_subject (widget, &subject))
    finish (&subject,
            tdt_workspace_swap_sessions (subject.workspace, subject.uid,
                                         g_variant_get_string (parameter, NULL), &error),
            error);
}

/* The neighbour in the list of all sessions that is in the same room on the same day. */
static void
swap_next_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  int by = g_str_equal (action, "session.swap-next") ? 1 : -1;
  TdtRecordList *list;
  const TdtTime *start;
  GError *error = NULL;
  guint position;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  list = tdt_desk_get_list (subject.desk, TDT_KIND_SESSION);
  start = tdt_row_get_time (subject.session, TDT_SESSION_START);
  if (start == NULL || !tdt_record_list_find (list, subject.uid, &position))
    return;
  for (position += (guint) by;; position += (guint) by)
    {
      const TdtRow *row = tdt_record_list_get_row (list, position);
      const TdtTime *its_start = row != NULL ? tdt_row_get_time (row, TDT_SESSION_START) : NULL;

      if (its_start == NULL || tdt_time_julian (its_start) != tdt_time_julian (start))
        return;
      if (g_strcmp0 (tdt_row_get_text (row, TDT_SESSION_ROOM),
                     tdt_row_get_text (subject.session, TDT_SESSION_ROOM)) != 0)
        continue;
      finish (&subject,
              tdt_workspace_swap_sessions (subject.workspace, subject.uid, tdt_row_get_uid (row),
                                           &error),
              error);
      return;
    }
}

/* To the place that the menu proposed: a time as in a file, and a room or "". */
static void
move_to_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  const char *text;
  const char *room;
  g_autoptr (TdtTime) start = NULL;
  GError *error = NULL;
  Subject subject;

  if (!find_subject (widget, &subject))
    return;
  g_variant_get (parameter, "(&s&s)", &text, &room);
  start = tdt_time_parse (text, strlen (text), &error);
  if (start == NULL)
    finish (&subject, FALSE, error);
  else
    place (&subject, start,
           *room != '\0' ? room : tdt_row_get_text (subject.session, TDT_SESSION_ROOM));
}

static void
move_to_room_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  Subject subject;

  if (find_subject (widget, &subject))
    place (&subject, tdt_row_get_time (subject.session, TDT_SESSION_START),
           g_variant_get_string (parameter, NULL));
}

void
tdt_session_actions_install (GtkWidgetClass *widget_class)
{
  static const struct
  {
    const char *name;
    const char *type;
    GtkWidgetActionActivateFunc activate;
  } actions[] = {
    { "session.open", NULL, open_cb },
    { "session.earlier", NULL, move_cb },
    { "session.later", NULL, move_cb },
    { "session.longer", NULL, resize_cb },
    { "session.shorter", NULL, resize_cb },
    { "session.room-left", NULL, change_room_cb },
    { "session.room-right", NULL, change_room_cb },
    { "session.unplace", NULL, unplace_cb },
    { "session.pin", NULL, pin_cb },
    { "session.duplicate", NULL, duplicate_cb },
    { "session.delete", NULL, delete_cb },
    { "session.shift", "i", shift_cb },
    { "session.shift-room", "i", shift_cb },
    { "session.shift-later", NULL, shift_step_cb },
    { "session.shift-earlier", NULL, shift_step_cb },
    { "session.late", "i", late_cb },
    { "session.make-room", NULL, make_room_cb },
    { "session.swap", "s", swap_cb },
    { "session.swap-next", NULL, swap_next_cb },
    { "session.swap-previous", NULL, swap_next_cb },
    { "session.move-to", "(ss)", move_to_cb },
    { "session.move-to-room", "s", move_to_room_cb },
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_class_install_action (widget_class, actions[i].name, actions[i].type,
                                     actions[i].activate);
}
