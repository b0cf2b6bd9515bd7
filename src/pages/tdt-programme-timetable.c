/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timetable of the programme page: what it shows, and what is done with the mouse on it. */
#include "config.h"

#include "tdt-programme-timetable-private.h"

#include "tdt-memory.h"
#include "tdt-session-actions-private.h"
#include "tdt-workspace-checks.h"
#include "tdt-workspace-timetable.h"
#include "tdt-workspace-verbs.h"

static TdtDesk *
get_desk (TdtTimetable *timetable)
{
  return g_object_get_data (G_OBJECT (timetable), "desk");
}

static void
show_root (TdtTimetable *timetable)
{
  tdt_timetable_set_root (timetable,
                          tdt_project_view_get_root (tdt_desk_get_view (get_desk (timetable))));
}

static void
show_findings (TdtTimetable *timetable)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (get_desk (timetable));

  tdt_timetable_set_findings (timetable, tdt_workspace_get_findings_by_record (workspace));
}

/* One that nobody sees waits until somebody does. */
static void
changed_cb (TdtTimetable *timetable)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (timetable)))
    show_root (timetable);
}

static void
findings_changed_cb (TdtTimetable *timetable)
{
  if (gtk_widget_get_mapped (GTK_WIDGET (timetable)))
    show_findings (timetable);
}

static void
chosen_cb (TdtTimetable *timetable)
{
  const char *uid = tdt_timetable_get_session (timetable);

  if (uid != NULL)
    tdt_desk_select (get_desk (timetable), uid);
}

static void
selected_cb (TdtTimetable *timetable)
{
  TdtRecord *session = tdt_desk_get_selected (get_desk (timetable), TDT_KIND_SESSION);

  if (gtk_widget_get_mapped (GTK_WIDGET (timetable)))
    tdt_timetable_set_session (timetable, session != NULL ? tdt_record_get_uid (session) : NULL);
}

static void
open_cb (TdtTimetable *timetable, const char *uid)
{
  tdt_desk_show (get_desk (timetable), uid);
}

static TdtTime *
make_time (TdtTimetable *timetable, int minute)
{
  const TdtRoot *root = tdt_desk_get_root (get_desk (timetable));

  return tdt_time_new_in_zone (
      tdt_time_local_from_julian (tdt_timetable_get_day (timetable), minute),
      tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE), NULL);
}

static void
report (TdtTimetable *timetable, gboolean done, GError *error)
{
  if (!done)
    tdt_desk_report (get_desk (timetable), error);
}

static void
place_cb (TdtTimetable *timetable, const char *uid, int minute, const char *room)
{
  TdtDesk *desk = get_desk (timetable);
  const TdtRow *session = tdt_root_lookup_kind (tdt_desk_get_root (desk), TDT_KIND_SESSION, uid);
  g_autoptr (TdtTime) start = minute >= 0 ? make_time (timetable, minute) : NULL;
  GError *error = NULL;

  /* What is taken off keeps its room: that is where it goes back to. */
  if (session != NULL && minute < 0)
    room = tdt_row_get_text (session, TDT_SESSION_ROOM);
  report (timetable,
          tdt_workspace_place_session (tdt_desk_get_workspace (desk), uid, start, room, &error),
          error);
}

static void
resize_cb (TdtTimetable *timetable, const char *uid, int minute, int minutes)
{
  g_autoptr (TdtTime) start = make_time (timetable, minute);
  GError *error = NULL;

  report (timetable,
          tdt_workspace_resize_session (tdt_desk_get_workspace (get_desk (timetable)), uid, start,
                                        minutes, &error),
          error);
}

static void
create_cb (TdtTimetable *timetable, int minute, int minutes, const char *room)
{
  TdtDesk *desk = get_desk (timetable);
  g_autoptr (TdtTime) start = make_time (timetable, minute);
  GError *error = NULL;
  g_autofree char *uid = tdt_workspace_add_session_at (
      tdt_desk_get_workspace (desk), TDT_SESSION_KIND_ROUND_TABLE, start, minutes, room, &error);

  report (timetable, uid != NULL, error);
  if (uid != NULL)
    tdt_desk_show (desk, uid);
}

static void
add_person_cb (TdtTimetable *timetable, const char *session, const char *person)
{
  TdtDesk *desk = get_desk (timetable);
  GError *error = NULL;
  g_autofree char *uid = tdt_workspace_add_participant (tdt_desk_get_workspace (desk), session,
                                                        person, NULL, &error);

  report (timetable, uid != NULL, error);
  if (uid == NULL)
    return;
  tdt_desk_select (desk, session);
  /* The row that was taken is on another page. */
  gtk_widget_grab_focus (GTK_WIDGET (timetable));
}

static void
menu_cb (TdtTimetable *timetable, const char *uid, GtkWidget *widget, double x, double y)
{
  tdt_session_menu_popup (get_desk (timetable), uid, widget, x, y);
}

static void
coloured_cb (TdtTimetable *timetable)
{
  g_autofree char *colours = NULL;

  g_object_get (timetable, "colour-by", &colours, NULL);
  tdt_memory_keep ("timetable-colours", colours);
}

static void
step_cb (TdtTimetable *timetable)
{
  g_object_set (timetable, "step", tdt_memory_get_step (), NULL);
}

static void
map_cb (TdtTimetable *timetable)
{
  show_root (timetable);
  show_findings (timetable);
  selected_cb (timetable);
}

void
tdt_programme_connect_timetable (TdtTimetable *timetable, TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);

  g_autofree char *colours = tdt_memory_dup ("timetable-colours");

  g_object_set_data_full (G_OBJECT (timetable), "desk", g_object_ref (desk), g_object_unref);
  /* After the view, which shows the root that it is then asked for. */
  g_signal_connect_object (workspace, "changed", G_CALLBACK (changed_cb), timetable,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (workspace, "findings-changed", G_CALLBACK (findings_changed_cb),
                           timetable, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (desk, "notify::session", G_CALLBACK (selected_cb), timetable,
                           G_CONNECT_SWAPPED);
  g_signal_connect (timetable, "notify::session", G_CALLBACK (chosen_cb), NULL);
  g_signal_connect (timetable, "open", G_CALLBACK (open_cb), NULL);
  g_signal_connect (timetable, "place", G_CALLBACK (place_cb), NULL);
  g_signal_connect (timetable, "resize", G_CALLBACK (resize_cb), NULL);
  g_signal_connect (timetable, "create", G_CALLBACK (create_cb), NULL);
  g_signal_connect (timetable, "add-person", G_CALLBACK (add_person_cb), NULL);
  g_signal_connect (timetable, "menu", G_CALLBACK (menu_cb), NULL);
  if (colours != NULL)
    g_object_set (timetable, "colour-by", colours, NULL);
  g_signal_connect (timetable, "notify::colour-by", G_CALLBACK (coloured_cb), NULL);
  step_cb (timetable);
  g_signal_connect_object (tdt_memory_get_notifier (), "changed::" TDT_MEMORY_STEP,
                           G_CALLBACK (step_cb), timetable, G_CONNECT_SWAPPED);
  g_signal_connect (timetable, "map", G_CALLBACK (map_cb), NULL);
  show_root (timetable);
  show_findings (timetable);
}
