/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which units an edit makes worth another look: the changed record itself, what it points to,
 * before and after, and what stands around a session, a room or a person. */
#include "tdt-check-private.h"

typedef struct
{
  const TdtRoot *root;
  GHashTable *uids;
} Touch;

static void
touch (Touch *data, const char *uid)
{
  if (uid != NULL)
    g_hash_table_add (data->uids, g_strdup (uid));
}

static void
touch_reference (Touch *data, const TdtRow *row, TdtFieldId field)
{
  touch (data, tdt_row_get_text (row, field));
}

/* The people of a session are in two places at once, or no longer, when it moves. */
static void
touch_session (Touch *data, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      data->root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);

  touch_reference (data, session, TDT_SESSION_ROOM);
  for (guint i = 0; i < participants->len; i++)
    {
      touch_reference (data, participants->pdata[i], TDT_PARTICIPANT_PERSON);
      touch_reference (data, participants->pdata[i], TDT_PARTICIPANT_REPRESENTED_BY);
    }
}

static void
touch_referrer_sessions (Touch *data, const char *uid, TdtFieldId field, TdtFieldId session_field)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (data->root, uid, field);

  for (guint i = 0; i < rows->len; i++)
    touch (data, session_field == TDT_FIELD_NONE
                     ? tdt_row_get_uid (rows->pdata[i])
                     : tdt_row_get_text (rows->pdata[i], session_field));
}

static void
touch_accepted (Touch *data, const TdtRow *accepted)
{
  const TdtList *records = tdt_row_get_list (accepted, TDT_ACCEPTED_RECORDS);

  for (guint i = 0; records != NULL && i < records->n_items; i++)
    touch (data, records->items[i]);
}

static void
touch_row (Touch *data, const TdtRow *row)
{
  const char *uid = tdt_row_get_uid (row);

  touch (data, uid);
  switch (tdt_row_get_kind_id (row))
    {
    case TDT_KIND_SESSION:
      touch_session (data, row);
      break;
    case TDT_KIND_PARTICIPANT:
      touch_reference (data, row, TDT_PARTICIPANT_SESSION);
      touch_reference (data, row, TDT_PARTICIPANT_PERSON);
      touch_reference (data, row, TDT_PARTICIPANT_REPRESENTED_BY);
      break;
    case TDT_KIND_AGENDA_ITEM:
      touch_reference (data, row, TDT_AGENDA_ITEM_SESSION);
      break;
    case TDT_KIND_TABLE:
      touch_reference (data, row, TDT_TABLE_SESSION);
      break;
    case TDT_KIND_ROOM:
      touch_referrer_sessions (data, uid, TDT_SESSION_ROOM, TDT_FIELD_NONE);
      break;
    case TDT_KIND_PERSON:
      touch_referrer_sessions (data, uid, TDT_PARTICIPANT_PERSON, TDT_PARTICIPANT_SESSION);
      break;
    case TDT_KIND_ORGANISATION:
      touch_referrer_sessions (data, uid, TDT_PARTICIPANT_ORGANISATION, TDT_PARTICIPANT_SESSION);
      break;
    case TDT_KIND_ACCEPTED:
      touch_accepted (data, row);
      break;
    default:
      break;
    }
}

void
tdt_check_units_touched (const TdtRoot *before, const TdtRoot *after, const TdtDiff *diff,
                         GHashTable *uids)
{
  Touch old_side = { before, uids };
  Touch new_side = { after, uids };

  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      const TdtChange *change = tdt_diff_get_change (diff, i);

      if (change->old != NULL)
        touch_row (&old_side, change->old);
      if (change->new != NULL)
        touch_row (&new_side, change->new);
    }
}
