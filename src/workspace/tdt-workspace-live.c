/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is done on the day. */
#include "config.h"

#include "tdt-workspace-live.h"

#include "tdt-model-error.h"
#include "tdt-workspace-preview.h"

#include <glib/gi18n-lib.h>

#define MINUTES_GIVEN 2

/* The time now, by the clock on the wall where the event is. */
static TdtTime *
make_time (const TdtRoot *root, gint64 now)
{
  return tdt_time_new_from_instant (
      now, tdt_row_get_text (tdt_root_get_project (root), TDT_PROJECT_TIME_ZONE));
}

static const TdtRow *
find_session (const TdtRoot *root, const char *uid, GError **error)
{
  const TdtRow *session = tdt_root_lookup_kind (root, TDT_KIND_SESSION, uid);

  if (session == NULL)
    g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD,
                         _ ("The session is not there any more."));
  return session;
}

static gboolean
edit_deed (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, TdtLiveDeed deed,
           const TdtTime *now, GError **error)
{
  switch (deed)
    {
    case TDT_LIVE_DEED_START:
      return tdt_live_start (edit, root, session, now, error);
    case TDT_LIVE_DEED_NEXT:
      return tdt_live_next (edit, root, session, now, error);
    case TDT_LIVE_DEED_FINISH:
      return tdt_live_finish (edit, root, session, now, error);
    case TDT_LIVE_DEED_PAUSE:
      return tdt_live_pause (edit, root, session, now, error);
    case TDT_LIVE_DEED_GIVE:
      return tdt_live_give (edit, root, session, MINUTES_GIVEN, error);
    case TDT_LIVE_DEED_SKIP:
      return tdt_live_skip (edit, root, session, now, error);
    case TDT_LIVE_DEED_SWAP:
      return tdt_live_swap (edit, root, session, error);
    case TDT_LIVE_N_DEEDS:
    default:
      g_return_val_if_reached (FALSE);
    }
}

gboolean
tdt_workspace_live_do (TdtWorkspace *self, const char *uid, TdtLiveDeed deed, gint64 now,
                       GError **error)
{
  static const char *const labels[TDT_LIVE_N_DEEDS] = {
    [TDT_LIVE_DEED_START] = N_ ("Start"),
    [TDT_LIVE_DEED_NEXT] = N_ ("Next item"),
    [TDT_LIVE_DEED_FINISH] = N_ ("End of the session"),
    [TDT_LIVE_DEED_PAUSE] = N_ ("Pause or go on"),
    [TDT_LIVE_DEED_GIVE] = N_ ("Two more minutes"),
    [TDT_LIVE_DEED_SKIP] = N_ ("Skip an item"),
    [TDT_LIVE_DEED_SWAP] = N_ ("Swap the next two items"),
  };
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *session = find_session (root, uid, error);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtTime) time = make_time (root, now);

  g_return_val_if_fail (deed < TDT_LIVE_N_DEEDS, FALSE);

  if (session == NULL || !edit_deed (edit, root, session, deed, time, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ (labels[deed]), NULL);
  return TRUE;
}

gboolean
tdt_workspace_live_speak (TdtWorkspace *self, const char *uid, const char *participant, gint64 now,
                          GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *session = find_session (root, uid, error);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtTime) time = make_time (root, now);

  if (session == NULL ||
      !tdt_live_speak (edit, root, session,
                       tdt_root_lookup_kind (root, TDT_KIND_PARTICIPANT, participant), time, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Turn to speak"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_live_catch_up (TdtWorkspace *self, const char *uid, gint64 now, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  const TdtRow *session = find_session (root, uid, error);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtRoot) shorter = NULL;
  int missing;

  if (session == NULL || !tdt_live_catch_up (edit, root, session, now, &missing, error))
    return FALSE;
  shorter = tdt_edit_apply (edit);
  if (tdt_workspace_preview (self, shorter, _ ("Catch up"), NULL))
    return TRUE;
  g_set_error_literal (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_CONFLICT,
                       _ ("Nothing that is still to come can be shortened."));
  return FALSE;
}

/* What is expected of somebody becomes what happened; who declined and came is present too. */
static gboolean
set_presence (TdtEdit *edit, const TdtRoot *root, const char *person, gboolean present,
              GError **error)
{
  g_autoptr (GPtrArray)
      participants = tdt_root_get_referrers (root, person, TDT_PARTICIPANT_PERSON);

  for (guint i = 0; i < participants->len; i++)
    {
      int status = tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_STATUS);
      int wanted = present ? TDT_PARTICIPANT_STATUS_PRESENT : TDT_PARTICIPANT_STATUS_CONFIRMED;

      if ((present ? status != TDT_PARTICIPANT_STATUS_REPRESENTED
                   : status == TDT_PARTICIPANT_STATUS_PRESENT) &&
          !tdt_edit_set_token (edit, tdt_row_get_uid (participants->pdata[i]),
                               TDT_PARTICIPANT_STATUS, wanted, error))
        return FALSE;
    }
  return TRUE;
}

gboolean
tdt_workspace_check_in (TdtWorkspace *self, const char *person, gboolean present, gint64 now,
                        GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  g_autoptr (TdtTime) time = present ? make_time (root, now) : NULL;

  if (!tdt_edit_set_time (edit, person, TDT_PERSON_CHECKED_IN, time, error) ||
      !set_presence (edit, root, person, present, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, present ? _ ("Arrival") : _ ("Arrival taken back"), NULL);
  return TRUE;
}
