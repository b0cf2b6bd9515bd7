/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The verbs of the timetable. */
#include "config.h"

#include "tdt-workspace-timetable.h"

#include <glib/gi18n-lib.h>

/* (nullable): the record, or an error that says that it is gone. */
static const TdtRow *
find (TdtWorkspace *self, TdtKindId kind, const char *uid, GError **error)
{
  const TdtRow *row = tdt_root_lookup_kind (tdt_workspace_get_root (self), kind, uid);

  if (row == NULL)
    g_set_error (error, TDT_MODEL_ERROR, TDT_MODEL_ERROR_NO_RECORD, _ ("There is no record “%s”"),
                 uid);
  return row;
}

char *
tdt_workspace_add_session_at (TdtWorkspace *self, int kind, const TdtTime *start, gint64 minutes,
                              const char *room, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_SESSION, NULL, error));

  if (uid == NULL || !tdt_edit_set_token (edit, uid, TDT_SESSION_KIND, kind, error) ||
      !tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE,
                          tdt_token_label (TDT_TOKENS_SESSION_KIND, kind), error) ||
      !tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES, minutes, error) ||
      !tdt_edit_set_time (edit, uid, TDT_SESSION_START, start, error) ||
      !tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, room, error))
    return NULL;
  tdt_workspace_apply_edit (self, edit, _ ("New session"), NULL);
  return g_steal_pointer (&uid);
}

gboolean
tdt_workspace_resize_session (TdtWorkspace *self, const char *session, const TdtTime *start,
                              gint64 minutes, GError **error)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (tdt_workspace_get_root (self));

  if (!tdt_edit_set_time (edit, session, TDT_SESSION_START, start, error) ||
      !tdt_edit_set_number (edit, session, TDT_SESSION_MINUTES, minutes, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Length of session"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_shift_after (TdtWorkspace *self, const char *session, gboolean same_room, int minutes,
                           TdtShift *shift, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = find (self, TDT_KIND_SESSION, session, error);

  if (row == NULL || !tdt_shift_plan (edit, root, row, same_room, minutes, shift, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Shift what follows"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_make_room (TdtWorkspace *self, const char *session, TdtShift *shift, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = find (self, TDT_KIND_SESSION, session, error);

  if (row == NULL || !tdt_make_room_plan (edit, root, row, shift, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Make room for session"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_swap_sessions (TdtWorkspace *self, const char *one, const char *other, GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *first = find (self, TDT_KIND_SESSION, one, error);
  const TdtRow *second = first != NULL ? find (self, TDT_KIND_SESSION, other, error) : NULL;

  if (second == NULL || !tdt_swap_plan (edit, root, first, second, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, _ ("Swap sessions"), NULL);
  return TRUE;
}

gboolean
tdt_workspace_move_day (TdtWorkspace *self, const char *day, gint64 date, TdtDayMove *done,
                        GError **error)
{
  const TdtRoot *root = tdt_workspace_get_root (self);
  g_autoptr (TdtEdit) edit = tdt_edit_new (root);
  const TdtRow *row = find (self, TDT_KIND_DAY, day, error);

  if (row == NULL || !tdt_day_move_plan (edit, root, row, date, done, error))
    return FALSE;
  tdt_workspace_apply_edit (self, edit, done->swapped != NULL ? _ ("Swap days") : _ ("Move day"),
                            NULL);
  return TRUE;
}
