/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-clash.h"

#include "tdt-check-private.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60

typedef struct
{
  const TdtRoot *root;
  const TdtRow *session;
  gint64 start;
  gint64 end;
  GArray *clashes;
} Question;

static void
add_overlaps (Question *question, const TdtRow *unit, const GArray *intervals)
{
  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *interval = &g_array_index (intervals, TdtInterval, i);
      TdtClash clash = { unit, interval->session };

      if (interval->start < question->end && interval->end > question->start)
        g_array_append_val (question->clashes, clash);
    }
}

static void
ask_person (Question *question, const TdtRow *person)
{
  g_autoptr (GArray)
      intervals = tdt_person_get_intervals (question->root, person, question->session);
  g_autoptr (GPtrArray) availabilities = tdt_root_get_referrers (
      question->root, tdt_row_get_uid (person), TDT_AVAILABILITY_PERSON);
  TdtClash away = { person, NULL };

  add_overlaps (question, person, intervals);
  if (tdt_availabilities_exclude (availabilities, question->start, question->end))
    g_array_append_val (question->clashes, away);
}

/* Who comes, or the one who stands in. */
static const TdtRow *
get_who_comes (const TdtRoot *root, const TdtRow *participant)
{
  if (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS) == TDT_PARTICIPANT_STATUS_REPRESENTED)
    return tdt_root_follow (root, participant, TDT_PARTICIPANT_REPRESENTED_BY);
  return tdt_participant_comes (participant)
             ? tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON)
             : NULL;
}

static void
ask_people (Question *question)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      question->root, tdt_row_get_uid (question->session), TDT_PARTICIPANT_SESSION);
  g_autoptr (GHashTable) asked = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *person = get_who_comes (question->root, participants->pdata[i]);

      if (person != NULL && g_hash_table_add (asked, (gpointer) person))
        ask_person (question, person);
    }
}

GArray *
tdt_clashes_find (const TdtRoot *root, const TdtRow *session, const TdtTime *start, gint64 minutes,
                  const char *room)
{
  gint64 from = tdt_time_instant (start);
  Question question = { root, session, from, from + minutes * SECONDS_PER_MINUTE,
                        g_array_new (FALSE, FALSE, sizeof (TdtClash)) };
  const TdtRow *place = tdt_root_lookup_kind (root, TDT_KIND_ROOM, room);

  if (place != NULL)
    {
      g_autoptr (GArray) taken = tdt_room_get_intervals (root, place, session);

      add_overlaps (&question, place, taken);
    }
  if (session != NULL)
    ask_people (&question);
  return question.clashes;
}

GArray *
tdt_clashes_find_of_person (const TdtRoot *root, const TdtRow *session, const TdtRow *person)
{
  GArray *clashes = g_array_new (FALSE, FALSE, sizeof (TdtClash));
  TdtInterval interval;

  if (tdt_session_get_interval (session, &interval))
    {
      Question question = { root, session, interval.start, interval.end, clashes };

      ask_person (&question, person);
    }
  return clashes;
}

static void
append_clash (GString *text, const TdtClash *clash)
{
  gboolean person = tdt_row_get_kind_id (clash->unit) == TDT_KIND_PERSON;
  g_autofree char *name = person ? tdt_person_dup_name (clash->unit)
                                 : g_strdup (tdt_row_get_text (clash->unit, TDT_ROOM_NAME));
  g_autofree char *title = NULL;
  g_autofree char *hours = NULL;

  if (text->len > 0)
    g_string_append_c (text, '\n');
  if (clash->session == NULL)
    {
      /* Translators: a person who said to be away at that time. */
      g_string_append_printf (text, _ ("%s is not available"), name);
      return;
    }
  title = tdt_session_dup_title (clash->session);
  hours = tdt_session_dup_hours (clash->session);
  /* Translators: a person or a room, then the title and the hours of the session that takes them.
   */
  g_string_append_printf (text, _ ("%s: “%s”, %s"), name != NULL ? name : _ ("A room"), title,
                          hours);
}

char *
tdt_clashes_dup_text (const GArray *clashes, guint n_lines)
{
  guint n_told = clashes->len > n_lines ? n_lines - 1 : clashes->len;
  guint n_left = clashes->len - n_told;
  GString *text;

  if (clashes->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < n_told; i++)
    append_clash (text, &g_array_index (clashes, TdtClash, i));
  if (n_left > 0)
    {
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("and %u more", "and %u more", n_left), n_left);
    }
  return g_string_free (text, FALSE);
}
