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

/* Everything about a room: its sessions, and the people who have to get there. */
static void
touch_room (Touch *data, const char *uid)
{
  g_autoptr (GPtrArray) sessions = tdt_root_get_referrers (data->root, uid, TDT_SESSION_ROOM);

  for (guint i = 0; i < sessions->len; i++)
    {
      touch (data, tdt_row_get_uid (sessions->pdata[i]));
      touch_session (data, sessions->pdata[i]);
    }
}

/* The sessions of all items in which somebody speaks: they share the minutes. */
static void
touch_items_of (Touch *data, const char *participant)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (data->root, participant, TDT_AGENDA_ITEM_SPEAKERS);

  for (guint i = 0; i < items->len; i++)
    touch_reference (data, items->pdata[i], TDT_AGENDA_ITEM_SESSION);
}

static void
touch_item (Touch *data, const TdtRow *item)
{
  const TdtRow *session = tdt_root_follow (data->root, item, TDT_AGENDA_ITEM_SESSION);
  const TdtList *speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);

  touch_reference (data, item, TDT_AGENDA_ITEM_SESSION);
  if (session != NULL)
    touch_reference (data, session, TDT_SESSION_ROOM);
  for (guint i = 0; speakers != NULL && i < speakers->n_items; i++)
    touch_items_of (data, speakers->items[i]);
}

static void
touch_person_organisation (Touch *data, const char *person)
{
  const TdtRow *row = tdt_root_lookup_kind (data->root, TDT_KIND_PERSON, person);

  if (row != NULL)
    touch_reference (data, row, TDT_PERSON_ORGANISATION);
}

static void
touch_participant (Touch *data, const TdtRow *participant)
{
  touch_reference (data, participant, TDT_PARTICIPANT_SESSION);
  touch_reference (data, participant, TDT_PARTICIPANT_PERSON);
  touch_reference (data, participant, TDT_PARTICIPANT_REPRESENTED_BY);
  touch_reference (data, participant, TDT_PARTICIPANT_ORGANISATION);
  touch_person_organisation (data, tdt_row_get_text (participant, TDT_PARTICIPANT_PERSON));
  touch_items_of (data, tdt_row_get_uid (participant));
}

static void
touch_seat (Touch *data, const TdtRow *seat)
{
  const TdtRow *table = tdt_root_follow (data->root, seat, TDT_SEAT_TABLE);

  if (table != NULL)
    touch_reference (data, table, TDT_TABLE_SESSION);
}

/* The rows whose @field points to @uid, each looked at by @func. */
static void
touch_referrers (Touch *data, const char *uid, TdtFieldId field,
                 void (*func) (Touch *data, const TdtRow *row))
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (data->root, uid, field);

  for (guint i = 0; i < rows->len; i++)
    func (data, rows->pdata[i]);
}

static void
touch_person (Touch *data, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);

  touch_reference (data, person, TDT_PERSON_ORGANISATION);
  touch_referrers (data, uid, TDT_PARTICIPANT_PERSON, touch_participant);
  touch_referrers (data, uid, TDT_PARTICIPANT_REPRESENTED_BY, touch_participant);
  touch_referrers (data, uid, TDT_SEAT_PERSON, touch_seat);
}

static void
touch_organisation (Touch *data, const TdtRow *organisation)
{
  const char *uid = tdt_row_get_uid (organisation);

  touch_referrers (data, uid, TDT_PARTICIPANT_ORGANISATION, touch_participant);
  touch_referrers (data, uid, TDT_PERSON_ORGANISATION, touch_person);
}

static void
touch_self (Touch *data, const TdtRow *row)
{
  touch (data, tdt_row_get_uid (row));
}

/* A session that moves may no longer keep to a wish, or no longer be the first of its day. */
static void
touch_order (Touch *data, const char *session)
{
  touch_referrers (data, session, TDT_WISH_SUBJECT, touch_self);
  touch_referrers (data, session, TDT_WISH_OBJECT, touch_self);
  touch (data, tdt_root_get_uid (data->root));
}

static void
touch_accepted (Touch *data, const TdtRow *accepted)
{
  const TdtList *records = tdt_row_get_list (accepted, TDT_ACCEPTED_RECORDS);

  for (guint i = 0; records != NULL && i < records->n_items; i++)
    touch (data, records->items[i]);
}

/* The host and the place of the event count for precedence: at openings, at closings, and on
 * podiums. */
static void
touch_ceremonies (Touch *data)
{
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, data->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      int kind = tdt_row_get_token (row, TDT_SESSION_KIND);

      if (kind == TDT_SESSION_KIND_OPENING || kind == TDT_SESSION_KIND_CLOSING)
        touch_self (data, row);
    }
  tdt_row_iter_init (&iter, data->root, TDT_KIND_TABLE);
  while (tdt_row_iter_next (&iter, &row))
    touch_reference (data, row, TDT_TABLE_SESSION);
}

static gboolean
changes_precedence (const TdtChange *change)
{
  return tdt_change_get_kind (change)->id == TDT_KIND_PROJECT &&
         (tdt_change_has_field (change, TDT_FIELD_POSITION (TDT_PROJECT_HOST)) ||
          tdt_change_has_field (change, TDT_FIELD_POSITION (TDT_PROJECT_PLACE)));
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
      touch_order (data, uid);
      break;
    case TDT_KIND_PARTICIPANT:
      touch_participant (data, row);
      break;
    case TDT_KIND_AGENDA_ITEM:
      touch_item (data, row);
      break;
    case TDT_KIND_TABLE:
      touch_reference (data, row, TDT_TABLE_SESSION);
      break;
    case TDT_KIND_SEAT:
      touch_seat (data, row);
      break;
    case TDT_KIND_AVAILABILITY:
      touch_reference (data, row, TDT_AVAILABILITY_PERSON);
      break;
    case TDT_KIND_ROOM:
      touch_room (data, uid);
      break;
    case TDT_KIND_PERSON:
      touch_person (data, row);
      break;
    case TDT_KIND_ORGANISATION:
      touch_organisation (data, row);
      break;
    case TDT_KIND_ACCEPTED:
      touch_accepted (data, row);
      break;
    default:
      break;
    }
}

gboolean
tdt_check_touches_all (const TdtDiff *diff)
{
  for (guint i = 0; i < tdt_diff_get_n_changes (diff); i++)
    {
      TdtKindId kind = tdt_change_get_kind (tdt_diff_get_change (diff, i))->id;

      if (kind == TDT_KIND_SETTING || kind == TDT_KIND_DAY || kind == TDT_KIND_RANK)
        return TRUE;
    }
  return FALSE;
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
      if (changes_precedence (change))
        touch_ceremonies (&new_side);
    }
}
