/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on a session by itself: its place, its room, its panel, its agenda. */
#include "config.h"

#include "tdt-attendance.h"
#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A break needs no room of its own. */
static gboolean
needs_room (const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);

  return kind != TDT_SESSION_KIND_BREAK && kind != TDT_SESSION_KIND_MEAL;
}

static char *
dup_unplaced_sentence (const char *title, gboolean no_start, gboolean no_room)
{
  /* Translators: in these three, %s is a session's title. */
  if (no_start && no_room)
    return g_strdup_printf (_ ("“%s” has no start and no room yet."), title);
  if (no_start)
    return g_strdup_printf (_ ("“%s” has no start yet."), title);
  return g_strdup_printf (_ ("“%s” has no room yet."), title);
}

void
tdt_find_session_unplaced (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  gboolean no_start = !tdt_row_has (session, TDT_SESSION_START);
  gboolean no_room = !tdt_row_has (session, TDT_SESSION_ROOM) && needs_room (session);
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (!no_start && !no_room)
    return;
  title = tdt_session_dup_title (session);
  facts = g_strdup_printf ("%s %d %d", records[0], no_start, no_room);
  tdt_check_report (context, code, records, facts,
                    dup_unplaced_sentence (title, no_start, no_room));
}

void
tdt_find_session_no_chair (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  TdtCheckRows participants;
  g_autofree char *title = NULL;

  if (context->session_kind != TDT_SESSION_KIND_ROUND_TABLE)
    return;
  participants = tdt_check_get_referrers (context, records[0], TDT_PARTICIPANT_SESSION);
  for (guint i = 0; i < participants.n; i++)
    {
      const TdtRow *participant = participants.rows[i];
      int role = tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE);

      if ((role == TDT_PARTICIPANT_ROLE_CHAIR || role == TDT_PARTICIPANT_ROLE_MODERATOR) &&
          (tdt_participant_comes (participant) || tdt_participant_is_represented (participant)))
        return;
    }
  title = tdt_session_dup_title (session);
  tdt_check_report (context, code, records, records[0],
                    g_strdup_printf (_ ("“%s” has neither chair nor moderator."), title));
}

static gint64
count_seats (TdtCheckContext *context, const TdtRow *session)
{
  TdtCheckRows tables = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                 TDT_TABLE_SESSION);
  gint64 seats = 0;

  /* Tables of one round stand beside each other; the next round uses them again. */
  for (guint i = 0; i < tables.n; i++)
    if (tdt_row_get_number (tables.rows[i], TDT_TABLE_ROUND, 1) == 1)
      seats += tdt_row_get_number (tables.rows[i], TDT_TABLE_SEATS, 0);
  return seats;
}

void
tdt_find_room_capacity (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const TdtRow *room = tdt_check_follow (context, session, TDT_SESSION_ROOM);
  gint64 attendance = tdt_row_get_number (session, TDT_SESSION_ATTENDANCE, 0);
  gint64 capacity = room != NULL ? tdt_row_get_number (room, TDT_ROOM_CAPACITY, 0) : 0;
  gint64 seats = count_seats (context, session);
  gint64 needed = MAX (attendance, seats);
  const char *records[] = { tdt_row_get_uid (session), NULL, NULL };
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  const char *name;

  if (capacity == 0 || needed <= capacity)
    return;
  records[1] = tdt_row_get_uid (room);
  name = tdt_row_get_text (room, TDT_ROOM_NAME);

  title = tdt_session_dup_title (session);
  facts = g_strdup_printf ("%s %s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, records[0], records[1],
                           needed, capacity);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a session's title, a number of people, a room, its capacity. */
                    g_strdup_printf (_ ("“%s” expects %" PRId64 " people; %s holds %" PRId64 "."),
                                     title, needed, name != NULL ? name : _ ("the room"),
                                     capacity));
}

void
tdt_find_agenda_over (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  TdtCheckRows items;
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  gint64 planned = 0;

  if (minutes == 0)
    return;
  items = tdt_check_get_referrers (context, records[0], TDT_AGENDA_ITEM_SESSION);
  for (guint i = 0; i < items.n; i++)
    planned += tdt_row_get_number (items.rows[i], TDT_AGENDA_ITEM_MINUTES, 0);
  if (planned <= minutes)
    return;
  title = tdt_session_dup_title (session);
  facts = g_strdup_printf ("%s %" G_GINT64_FORMAT " %" G_GINT64_FORMAT, records[0], planned,
                           minutes);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a session's title, minutes of its agenda, minutes it lasts,
         minutes too many. */
      g_strdup_printf (_ ("The agenda of “%s” takes %" PRId64
                          " minutes, and the session lasts %" PRId64 ": %" PRId64 " too many."),
                       title, planned, minutes, planned - minutes));
}
