/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The timetable of the programme page: what it shows, and what is done with the mouse on it. */
#include "config.h"

#include "tdt-programme-timetable-private.h"

#include "tdt-workspace-checks.h"
#include "tdt-workspace-verbs.h"

static TdtDesk *
get_desk (TdtTimetable *timetable)
{
  return g_object_get_data (G_OBJECT (timetable), "desk");
}

static void
changed_cb (TdtTimetable *timetable)
{
  tdt_timetable_set_root (timetable,
                          tdt_project_view_get_root (tdt_desk_get_view (get_desk (timetable))));
}

static void
findings_changed_cb (TdtTimetable *timetable)
{
  tdt_timetable_set_findings (
      timetable, tdt_workspace_get_findings (tdt_desk_get_workspace (get_desk (timetable))));
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

  tdt_timetable_set_session (timetable, session != NULL ? tdt_record_get_uid (session) : NULL);
}

static void
open_cb (TdtTimetable *timetable, const char *uid)
{
  tdt_desk_show (get_desk (timetable), uid);
}

void
tdt_programme_connect_timetable (TdtTimetable *timetable, TdtDesk *desk)
{
  TdtWorkspace *workspace = tdt_desk_get_workspace (desk);

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
  changed_cb (timetable);
  findings_changed_cb (timetable);
  selected_cb (timetable);
}
