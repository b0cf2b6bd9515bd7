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

void
tdt_find_person_overlap (TdtCheckContext *context, const char *code, const TdtRow *person)
{
  Sweep sweep = { context, code, person };

  tdt_intervals_sweep (tdt_check_get_intervals (context, person), report_person_cb, &sweep);
}

void
tdt_find_room_overlap (TdtCheckContext *context, const char *code, const TdtRow *room)
{
  Sweep sweep = { context, code, room };

  tdt_intervals_sweep (tdt_check_get_intervals (context, room), report_room_cb, &sweep);
}

void
tdt_find_person_declined (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  TdtCheckRows participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                       TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < participants.n; i++)
    {
      const TdtRow *participant = participants.rows[i];
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
