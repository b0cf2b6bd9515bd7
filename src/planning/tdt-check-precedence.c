/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on the order of precedence: of speeches at openings and closings, of seats on a podium. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

static guint
find_place (const GPtrArray *places, const TdtRow *participant)
{
  for (guint i = 0; i < places->len; i++)
    if (((const TdtPrecedence *) places->pdata[i])->participant == participant)
      return i;
  return G_MAXUINT;
}

/* What a place rests on: who, which rank, since when. */
static void
add_facts (GString *facts, const TdtPrecedence *place)
{
  g_string_append_printf (facts, " %s %u %d %" PRId64, tdt_row_get_uid (place->person),
                          place->position, place->host, place->since);
}

/* Who somebody is, as far as precedence goes: the whole reason would be too long in a sentence. */
static char *
dup_standing (const TdtPrecedence *place)
{
  g_autofree char *name = tdt_person_dup_name (place->person);

  if (place->rank == NULL)
    return g_steal_pointer (&name);
  /* Translators: a person, what its rank in the order of precedence is, the rank's number. */
  return g_strdup_printf (_ ("%s (%s, rank %s)"), name, place->rank->title, place->rank->number);
}

static void
report_speech (TdtCheckContext *context, const char *code, const TdtRow *session,
               const TdtPrecedence *early, const TdtPrecedence *late)
{
  const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (early->participant),
                            tdt_row_get_uid (late->participant), NULL };
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *name = dup_standing (early);
  g_autofree char *other = dup_standing (late);
  g_autoptr (GString) facts = g_string_new (records[0]);

  add_facts (facts, early);
  add_facts (facts, late);
  tdt_check_report (
      context, code, records, facts->str,
      /* Translators: a session's title; who speaks too early, who should speak before. */
      g_strdup_printf (_ ("In “%s”, %s speaks before %s: by precedence it is the other way round."),
                       title, name, other));
}

static gboolean
is_ceremonial (const TdtCheckContext *context)
{
  return context->session_kind == TDT_SESSION_KIND_OPENING ||
         context->session_kind == TDT_SESSION_KIND_CLOSING;
}

/* Whether two have the same claim, so that either may come first. */
static gboolean
is_even (const TdtPrecedence *one, const TdtPrecedence *other)
{
  return one->position == other->position && one->since == other->since && one->host == other->host;
}

/* The first who speaks before somebody of lower rank. The host, and who has no rank, may speak
 * anywhere, but not after the State. */
void
tdt_find_precedence (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  TdtCheckRows participants;
  g_autoptr (GPtrArray) places = NULL;
  const TdtPrecedence *last = NULL;

  if (!is_ceremonial (context))
    return;
  participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                          TDT_PARTICIPANT_SESSION);
  places = tdt_precedence_find (context->root, context->ranks, session, TDT_PRECEDENCE_SPEAKING);
  for (guint i = 0; i < participants.n; i++)
    {
      guint position = find_place (places, participants.rows[i]);
      const TdtPrecedence *place = position < places->len ? places->pdata[position] : NULL;

      if (place == NULL || !tdt_participant_speaks (participants.rows[i]))
        continue;
      if ((place->host || place->position == TDT_POSITION_NONE) && (last == NULL || !last->state))
        continue;
      if (last != NULL && find_place (places, last->participant) > position &&
          !is_even (last, place))
        {
          report_speech (context, code, session, last, place);
          return;
        }
      last = place;
    }
}

/* Somebody on a seat, twice as many half seats from the centre. */
typedef struct
{
  const TdtPrecedence *place;
  const TdtRow *seat;
  guint rank;
  gint64 distance;
} Sitter;

static void
add_sitters (TdtCheckContext *context, const TdtRow *table, const GPtrArray *places,
             GArray *sitters)
{
  TdtCheckRows seats = tdt_check_get_referrers (context, tdt_row_get_uid (table), TDT_SEAT_TABLE);
  gint64 n_seats = tdt_row_get_number (table, TDT_TABLE_SEATS, 0);

  for (guint i = 0; i < seats.n; i++)
    n_seats = MAX (n_seats, tdt_row_get_number (seats.rows[i], TDT_SEAT_NUMBER, 0));
  for (guint i = 0; i < seats.n; i++)
    for (guint j = 0; j < places->len; j++)
      {
        const TdtPrecedence *place = places->pdata[j];
        gint64 number = tdt_row_get_number (seats.rows[i], TDT_SEAT_NUMBER, 0);
        Sitter sitter = { place, seats.rows[i], j, ABS (2 * number - n_seats - 1) };

        if (number > 0 && place->position != TDT_POSITION_NONE &&
            tdt_check_follow (context, seats.rows[i], TDT_SEAT_PERSON) == place->person)
          g_array_append_val (sitters, sitter);
      }
}

static void
report_seat (TdtCheckContext *context, const char *code, const TdtRow *session, const Sitter *one,
             const Sitter *other)
{
  const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (one->seat),
                            tdt_row_get_uid (other->seat), NULL };
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *name = dup_standing (one->place);
  g_autofree char *other_name = dup_standing (other->place);
  g_autoptr (GString) facts = g_string_new (NULL);

  g_string_append_printf (facts, "%s %" PRId64 " %" PRId64, records[0], one->distance,
                          other->distance);
  add_facts (facts, one->place);
  add_facts (facts, other->place);
  tdt_check_report (context, code, records, facts->str,
                    /* Translators: a session's title; who sits too far out, who sits nearer. */
                    g_strdup_printf (_ ("In “%s”, %s sits further from the centre than %s."), title,
                                     name, other_name));
}

/* A row that is looked at from the front; round a table there are other rules. */
static gboolean
is_row (const TdtRow *table, const TdtRow *session)
{
  int layout = tdt_row_has (table, TDT_TABLE_LAYOUT)
                   ? tdt_row_get_token (table, TDT_TABLE_LAYOUT)
                   : tdt_row_get_token (session, TDT_SESSION_LAYOUT);

  return layout == TDT_LAYOUT_PODIUM;
}

static void
look_at_row (TdtCheckContext *context, const char *code, const TdtRow *session,
             const GArray *sitters)
{
  for (guint i = 0; i < sitters->len; i++)
    for (guint j = 0; j < sitters->len; j++)
      {
        const Sitter *one = &g_array_index (sitters, Sitter, i);
        const Sitter *other = &g_array_index (sitters, Sitter, j);

        /* Two half seats: as many seats from the centre on either side are the same. */
        if (one->rank < other->rank && !is_even (one->place, other->place) &&
            one->distance > other->distance)
          {
            report_seat (context, code, session, one, other);
            return;
          }
      }
}

void
tdt_find_seat_precedence (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  TdtCheckRows tables = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                 TDT_TABLE_SESSION);
  g_autoptr (GPtrArray) places = NULL;

  for (guint i = 0; i < tables.n; i++)
    {
      g_autoptr (GArray) sitters = NULL;

      if (!is_row (tables.rows[i], session))
        continue;
      if (places == NULL)
        places = tdt_precedence_find (context->root, context->ranks, session,
                                      TDT_PRECEDENCE_CITATION);
      sitters = g_array_new (FALSE, FALSE, sizeof (Sitter));
      add_sitters (context, tables.rows[i], places, sitters);
      look_at_row (context, code, session, sitters);
    }
}
