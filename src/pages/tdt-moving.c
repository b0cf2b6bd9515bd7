/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-moving-private.h"

#include "tdt-workspace-verbs.h"

static char *
dup_uid_at (TdtRecordList *list, gint64 position)
{
  const TdtRow *row = position >= 0 && position <= G_MAXUINT
                          ? tdt_record_list_get_row (list, (guint) position)
                          : NULL;

  return row != NULL ? g_strdup (tdt_row_get_uid (row)) : NULL;
}

void
tdt_move_record (TdtDesk *desk, TdtRecordList *list, const char *uid, int by)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *after = NULL;
  g_autofree char *before = NULL;
  guint position;

  if (!tdt_record_list_find (list, uid, &position))
    return;
  after = dup_uid_at (list, by < 0 ? (gint64) position - 2 : (gint64) position + 1);
  before = dup_uid_at (list, by < 0 ? (gint64) position - 1 : (gint64) position + 2);
  if ((by < 0 && before == NULL) || (by > 0 && after == NULL))
    return;
  if (!tdt_workspace_reorder (tdt_desk_get_workspace (desk), uid, after, before, &error))
    tdt_desk_report (desk, g_steal_pointer (&error));
}
