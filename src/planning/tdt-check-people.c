/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on where people are, and whether they come. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  TdtCheckContext *context;
  const char *code;
  const TdtRow *unit;
} Sweep;

/* What two sessions that clash rest on: both times, and which they are. */
static char *
dup_clash_facts (const TdtRow *unit, const TdtInterval *one, const TdtInterval *other)
{
  return g_strdup_printf ("%s %s %" G_GINT64_FORMAT "-%" G_GINT64_FORMAT " %s %" G_GINT64_FORMAT
                          "-%" G_GINT64_FORMAT,
                          tdt_row_get_uid (unit), tdt_row_get_uid (one->session), one->start,
                          one->end, tdt_row_get_uid (other->session), other->start, other->end);
}

static void
report_person_cb (const TdtInterval *one, const TdtInterval *other, gpointer data)
{
  Sweep *sweep = data;
  const char *records[] = { tdt_row_get_uid (one->session), tdt_row_get_uid (other->session),
                            tdt_row_get_uid (sweep->unit), NULL };
  g_autofree char *facts = dup_clash_facts (sweep->unit, one, other);
  g_autofree char *name = tdt_person_dup_name (sweep->unit);
  g_autofree char *first = tdt_session_dup_title (one->session);
  g_autofree char *second = tdt_session_dup_title (other->session);
  g_autofree char *first_hours = tdt_session_dup_hours (one->session);
  g_autofree char *second_hours = tdt_session_dup_hours (other->session);

  tdt_check_report (sweep->context, sweep->code, records, facts,
                    /* Translators: a person, then twice a session's title and its hours. */
                    g_strdup_printf (_ ("%s is in two sessions at once: “%s” (%s) and “%s” (%s)."),
                                     name, first, first_hours, second, second_hours));
}

static void
report_room_cb (const TdtInterval *one, const TdtInterval *other, gpointer data)
{
  Sweep *sweep = data;
  const char *records[] = { tdt_row_get_uid (one->session), tdt_row_get_uid (other->session),
                            tdt_row_get_uid (sweep->unit), NULL };
  g_autofree char *facts = dup_clash_facts (sweep->unit, one, other);
  g_autofree char *first = tdt_session_dup_title (one->session);
  g_autofree char *second = tdt_session_dup_title (other->session);
  g_autofree char *first_hours = tdt_session_dup_hours (one->session);
  g_autofree char *second_hours = tdt_session_dup_hours (other->session);
  const char *room = tdt_row_get_text (sweep->unit, TDT_ROOM_NAME);

  tdt_check_report (sweep->context, sweep->code, records, facts,
                    /* Translators: a room, then twice a session's title and its hours. */
                    g_strdup_printf (_ ("%s holds two sessions at once: “%s” (%s) and “%s” (%s)."),
                                     room != NULL ? room : _ ("A room"), first, first_hours, second,
                                     second_hours));
}

/* A session that is already there counts once: who chairs and also speaks is in one place. */
static void
add_interval (GArray *intervals, const TdtRow *session)
{
  TdtInterval interval;

  if (session == NULL || !tdt_session_get_interval (session, &interval))
    return;
  for (guint i = 0; i < intervals->len; i++)
    if (g_array_index (intervals, TdtInterval, i).session == session)
      return;
  g_array_append_val (intervals, interval);
}

void
tdt_find_person_overlap (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);
  g_autoptr (GPtrArray) own = tdt_check_get_referrers (context, uid, TDT_PARTICIPANT_PERSON);
  g_autoptr (GPtrArray)
      stand_ins = tdt_check_get_referrers (context, uid, TDT_PARTICIPANT_REPRESENTED_BY);
  g_autoptr (GArray) intervals = NULL;
  Sweep sweep = { context, code, person };

  if (own->len + stand_ins->len < 2)
    return;
  intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  for (guint i = 0; i < own->len; i++)
    if (tdt_participant_comes (own->pdata[i]))
      add_interval (intervals,
                    tdt_root_follow (context->root, own->pdata[i], TDT_PARTICIPANT_SESSION));
  for (guint i = 0; i < stand_ins->len; i++)
    if (tdt_row_get_token (stand_ins->pdata[i], TDT_PARTICIPANT_STATUS) ==
        TDT_PARTICIPANT_STATUS_REPRESENTED)
      add_interval (intervals,
                    tdt_root_follow (context->root, stand_ins->pdata[i], TDT_PARTICIPANT_SESSION));
  tdt_intervals_sort (intervals);
  tdt_intervals_sweep (intervals, report_person_cb, &sweep);
}

void
tdt_find_room_overlap (TdtCheckContext *context, const char *code, const TdtRow *room)
{
  g_autoptr (GPtrArray)
      sessions = tdt_check_get_referrers (context, tdt_row_get_uid (room), TDT_SESSION_ROOM);
  g_autoptr (GArray) intervals = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  Sweep sweep = { context, code, room };

  for (guint i = 0; i < sessions->len; i++)
    {
      TdtInterval interval;

      if (tdt_session_get_interval (sessions->pdata[i], &interval))
        g_array_append_val (intervals, interval);
    }
  tdt_intervals_sort (intervals);
  tdt_intervals_sweep (intervals, report_room_cb, &sweep);
}

void
tdt_find_person_declined (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                                TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];
      const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (participant), NULL };
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;

      if (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) !=
          TDT_PARTICIPANT_STATUS_DECLINED)
        continue;
      name = tdt_participant_dup_name (context->root, participant);
      title = tdt_session_dup_title (session);
      tdt_check_report (context, code, records, tdt_row_get_uid (participant),
                        /* Translators: a person and a session's title. */
                        g_strdup_printf (_ ("%s declined, and is still in “%s”."), name, title));
    }
}
