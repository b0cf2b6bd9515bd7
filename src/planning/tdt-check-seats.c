/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on who sits where. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

/* A person on a seat of one of the session's tables. */
typedef struct
{
  const TdtRow *seat;
  const TdtRow *person;
  const TdtRow *table;
  gint64 number;
  gint64 round;
} Place;

static GArray *
get_places (TdtCheckContext *context, const TdtRow *session)
{
  TdtCheckRows tables = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                 TDT_TABLE_SESSION);
  GArray *places = g_array_new (FALSE, FALSE, sizeof (Place));

  for (guint i = 0; i < tables.n; i++)
    {
      const TdtRow *table = tables.rows[i];
      TdtCheckRows seats = tdt_check_get_referrers (context, tdt_row_get_uid (table),
                                                    TDT_SEAT_TABLE);

      for (guint j = 0; j < seats.n; j++)
        {
          const TdtRow *seat = seats.rows[j];
          Place place = { seat, tdt_check_follow (context, seat, TDT_SEAT_PERSON), table,
                          tdt_row_get_number (seat, TDT_SEAT_NUMBER, 0),
                          tdt_row_get_number (table, TDT_TABLE_ROUND, 1) };

          if (place.person != NULL)
            g_array_append_val (places, place);
        }
    }
  return places;
}

static char *
dup_facts (const Place *one, const Place *other)
{
  return g_strdup_printf ("%s %s %" PRId64 " %s %s %" PRId64, tdt_row_get_uid (one->seat),
                          tdt_row_get_uid (one->person), one->number, tdt_row_get_uid (other->seat),
                          tdt_row_get_uid (other->person), other->number);
}

static void
report_pair (TdtCheckContext *context, const char *code, const TdtRow *session, const Place *one,
             const Place *other)
{
  const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (one->seat),
                            tdt_row_get_uid (other->seat), NULL };
  g_autofree char *facts = dup_facts (one, other);
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *name = tdt_person_dup_name (one->person);
  g_autofree char *other_name = tdt_person_dup_name (other->person);

  if (one->person == other->person && one->round == other->round)
    tdt_check_report (context, code, records, facts,
                      /* Translators: a person, a session's title. */
                      g_strdup_printf (_ ("%s has two seats in “%s”."), name, title));
  else if (one->table == other->table && one->number == other->number && one->number > 0 &&
           one->person != other->person)
    tdt_check_report (context, code, records, facts,
                      /* Translators: two people, the number of a seat, a session's title. */
                      g_strdup_printf (_ ("%s and %s are both on seat %" PRId64 " in “%s”."), name,
                                       other_name, one->number, title));
}

static void
report_no_seat (TdtCheckContext *context, const char *code, const TdtRow *session,
                const Place *place)
{
  const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (place->seat), NULL };
  gint64 seats = tdt_row_get_number (place->table, TDT_TABLE_SEATS, 0);
  g_autofree char *facts = NULL;
  g_autofree char *title = NULL;
  g_autofree char *name = NULL;

  if (seats == 0 || place->number <= seats)
    return;
  facts = dup_facts (place, place);
  title = tdt_session_dup_title (session);
  name = tdt_person_dup_name (place->person);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a person, the number of a seat, a session's title, how many seats. */
      g_strdup_printf (
          _ ("%s is on seat %" PRId64 " in “%s”, and the table has only %" PRId64 " seats."), name,
          place->number, title, seats));
}

void
tdt_find_seat_conflict (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  g_autoptr (GArray) places = get_places (context, session);

  for (guint i = 0; i < places->len; i++)
    {
      const Place *one = &g_array_index (places, Place, i);

      report_no_seat (context, code, session, one);
      for (guint j = i + 1; j < places->len; j++)
        report_pair (context, code, session, one, &g_array_index (places, Place, j));
    }
}
