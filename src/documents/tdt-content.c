/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/** tdt_content_say: a text of the program in the language of the document. */
const char *
tdt_content_say (const TdtContent *content, const char *text)
{
  return tdt_phrases_get (content->phrases, text);
}

/** tdt_content_dup_field: what somebody typed, set for print; empty where there is nothing. */
char *
tdt_content_dup_field (const TdtContent *content, const TdtRow *row, TdtFieldId field)
{
  const char *text = row != NULL ? tdt_row_get_text_or_empty (row, field) : "";

  return tdt_typography_dup_text (content->french_text, text);
}

/** tdt_content_dup_token: the label of a word, or the word itself where it is a newer one. */
char *
tdt_content_dup_token (const TdtContent *content, const TdtRow *row, TdtFieldId field)
{
  int position = tdt_row_get_token (row, field);
  const char *label;

  if (!tdt_row_has (row, field))
    return g_strdup ("");
  label = position == TDT_TOKEN_OTHER ? NULL
                                      : tdt_token_msgid (tdt_field_get (field)->tokens, position);
  return g_strdup (label != NULL ? tdt_content_say (content, label)
                                 : tdt_row_get_text_or_empty (row, field));
}

char *
tdt_content_dup_title (const TdtContent *content)
{
  if (tdt_row_has (content->project, TDT_PROJECT_TITLE))
    return tdt_content_dup_field (content, content->project, TDT_PROJECT_TITLE);
  /* Translators: stands in documents where a project has no title yet */
  return g_strdup (tdt_content_say (content, N_ ("Untitled meeting")));
}

char *
tdt_content_dup_session_title (const TdtContent *content, const TdtRow *session)
{
  if (tdt_row_has (session, TDT_SESSION_TITLE))
    return tdt_content_dup_field (content, session, TDT_SESSION_TITLE);
  if (tdt_row_has (session, TDT_SESSION_KIND))
    return tdt_content_dup_token (content, session, TDT_SESSION_KIND);
  /* Translators: stands in documents where a session has no title yet */
  return g_strdup (tdt_content_say (content, N_ ("Untitled session")));
}

/** tdt_content_dup_session_place: the name of the room, empty where there is none. */
char *
tdt_content_dup_session_place (const TdtContent *content, const TdtRow *session)
{
  const TdtRow *room = tdt_root_follow (content->root, session, TDT_SESSION_ROOM);

  return tdt_content_dup_field (content, room, TDT_ROOM_NAME);
}

/** tdt_content_session_end: the minute of the day when a session with a start ends. */
gint64
tdt_content_session_end (const TdtRow *session)
{
  return tdt_time_minute_of_day (tdt_row_get_time (session, TDT_SESSION_START)) +
         tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
}

/** tdt_content_dup_hours: "09:00 – 09:15" or "09:00", empty where there is no start. */
char *
tdt_content_dup_hours (const TdtContent *content, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;

  if (start == NULL)
    return g_strdup ("");
  from = tdt_typography_dup_clock (tdt_time_minute_of_day (start));
  if (!tdt_row_has (session, TDT_SESSION_MINUTES))
    return g_steal_pointer (&from);
  to = tdt_typography_dup_clock ((int) tdt_content_session_end (session));
  return g_strconcat (from, TDT_NARROW_NO_BREAK_SPACE "–" TDT_NARROW_NO_BREAK_SPACE, to, NULL);
}

static char *
dup_span (const TdtContent *content, int from, gboolean has_end, int to)
{
  g_autofree char *first = tdt_typography_dup_hour (content->phrases, from);
  g_autofree char *last = tdt_typography_dup_hour (content->phrases, to);

  if (!has_end)
    return g_steal_pointer (&first);
  /* Translators: two times of day in a sentence, as in “from 9:00 to 12:30” */
  return tdt_phrases_dup_filled (content->phrases, N_ ("from {first} to {last}"), "first", first,
                                 "last", last, NULL);
}

static char *
dup_date_and_hours (const TdtContent *content, gint64 julian, const char *hours)
{
  g_autofree char *date = tdt_typography_dup_date (content->phrases, julian);
  g_autofree char *capital = tdt_typography_dup_capitalised (date);

  /* Translators: as in “Wednesday 27 September 2017, from 9:00 to 12:30” */
  return tdt_phrases_dup_filled (content->phrases, N_ ("{date}, {hours}"), "date", capital, "hours",
                                 hours, NULL);
}

/** tdt_content_dup_when: day and hours of a session in words, empty where there is no start. */
char *
tdt_content_dup_when (const TdtContent *content, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autofree char *hours = NULL;

  if (start == NULL)
    return g_strdup ("");
  hours = dup_span (content, tdt_time_minute_of_day (start),
                    tdt_row_has (session, TDT_SESSION_MINUTES),
                    (int) tdt_content_session_end (session));
  return dup_date_and_hours (content, tdt_time_julian (start), hours);
}

/* The first and the last day of the event: of its sessions, or else as they were announced. */
static void
find_days (const TdtContent *content, GPtrArray *sessions, gint64 *first, gint64 *last)
{
  TdtRowIter iter;
  const TdtRow *row;

  *first = 0;
  *last = 0;
  for (guint i = 0; i < sessions->len; i++)
    {
      const TdtTime *start = tdt_row_get_time (sessions->pdata[i], TDT_SESSION_START);
      gint64 day = start != NULL ? tdt_time_julian (start) : 0;

      if (day == 0)
        continue;
      *first = *first == 0 ? day : MIN (*first, day);
      *last = MAX (*last, day);
    }
  if (*first != 0)
    return;
  tdt_row_iter_init (&iter, content->root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    {
      gint64 day = tdt_row_get_number (row, TDT_DAY_DATE, 0);

      if (day == 0)
        continue;
      *first = *first == 0 ? day : MIN (*first, day);
      *last = MAX (*last, day);
    }
}

/** tdt_content_dup_event_when: day and hours of the sessions in words; may be empty. */
char *
tdt_content_dup_event_when (const TdtContent *content, GPtrArray *sessions)
{
  gint64 first, last, from = G_MAXINT64, to = 0;
  g_autofree char *first_day = NULL;
  g_autofree char *last_day = NULL;
  g_autofree char *capital = NULL;

  find_days (content, sessions, &first, &last);
  if (first == 0)
    return g_strdup ("");
  for (guint i = 0; i < sessions->len; i++)
    {
      const TdtTime *start = tdt_row_get_time (sessions->pdata[i], TDT_SESSION_START);

      if (start == NULL)
        continue;
      from = MIN (from, tdt_time_minute_of_day (start));
      to = MAX (to, tdt_content_session_end (sessions->pdata[i]));
    }
  first_day = tdt_typography_dup_date (content->phrases, first);
  capital = tdt_typography_dup_capitalised (first_day);
  if (first == last && from < to)
    {
      g_autofree char *hours = dup_span (content, (int) from, TRUE, (int) to);

      return dup_date_and_hours (content, first, hours);
    }
  if (first == last)
    return g_steal_pointer (&capital);
  last_day = tdt_typography_dup_date (content->phrases, last);
  /* Translators: the first and the last day of a meeting; starts a line */
  return tdt_phrases_dup_filled (content->phrases, N_ ("From {first} to {last}"), "first",
                                 first_day, "last", last_day, NULL);
}

void
tdt_person_detail_clear (TdtPersonDetail *detail)
{
  g_clear_pointer (&detail->name, g_free);
  g_clear_pointer (&detail->function, g_free);
  g_clear_pointer (&detail->organisation, g_free);
}

/* "Président de l’ADF" says already what "ADF" would say again. */
static gboolean
says_already (const char *function, const TdtRow *organisation)
{
  static const TdtFieldId names[] = { TDT_ORGANISATION_NAME, TDT_ORGANISATION_SHORT_NAME };
  g_autofree char *folded = tdt_typography_dup_collation_key (function);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const char *name = tdt_row_get_text (organisation, names[i]);
      g_autofree char *key = NULL;

      if (name == NULL)
        continue;
      key = tdt_typography_dup_collation_key (name);
      *strchr (key, '\001') = '\0';
      if (*key != '\0' && strstr (folded, key) != NULL)
        return TRUE;
    }
  return FALSE;
}

static const TdtRow *
organisation_of (const TdtContent *content, const TdtRow *person, const TdtRow *spoken_for)
{
  if (spoken_for != NULL || person == NULL)
    return spoken_for;
  return tdt_root_follow (content->root, person, TDT_PERSON_ORGANISATION);
}

/** tdt_content_dup_organisation: name of whom somebody speaks for; may be empty. */
char *
tdt_content_dup_organisation (const TdtContent *content, const TdtRow *person,
                              const TdtRow *spoken_for)
{
  const TdtRow *organisation = organisation_of (content, person, spoken_for);
  char *name = tdt_content_dup_field (content, organisation, TDT_ORGANISATION_NAME);

  if (*name != '\0')
    return name;
  g_free (name);
  return tdt_content_dup_field (content, organisation, TDT_ORGANISATION_SHORT_NAME);
}

/**
 * tdt_content_person_detail:
 * @content: the content
 * @person: (nullable): a person
 * @spoken_for: (nullable): the organisation it speaks for, else its own counts
 * @detail: (out): name, function and organisation, each empty where there is nothing to say
 */
void
tdt_content_person_detail (const TdtContent *content, const TdtRow *person,
                           const TdtRow *spoken_for, TdtPersonDetail *detail)
{
  g_autofree char *given = tdt_content_dup_field (content, person, TDT_PERSON_GIVEN_NAME);
  g_autofree char *family = tdt_content_dup_field (content, person, TDT_PERSON_FAMILY_NAME);
  const TdtRow *organisation = organisation_of (content, person, spoken_for);

  detail->name = g_strconcat (given, *given != '\0' && *family != '\0' ? TDT_NO_BREAK_SPACE : "",
                              family, NULL);
  detail->function = tdt_content_dup_field (content, person, TDT_PERSON_FUNCTION);
  detail->organisation = tdt_content_dup_organisation (content, person, spoken_for);
  if (organisation != NULL && *detail->function != '\0' &&
      says_already (detail->function, organisation))
    *detail->organisation = '\0';
}

/** tdt_content_dup_list_name: "BERNARD Jean-Marie". */
char *
tdt_content_dup_list_name (const TdtContent *content, const TdtRow *person)
{
  g_autofree char *given = tdt_content_dup_field (content, person, TDT_PERSON_GIVEN_NAME);
  g_autofree char *family = tdt_content_dup_field (content, person, TDT_PERSON_FAMILY_NAME);
  g_autofree char *capitals = g_utf8_strup (family, -1);

  return g_strconcat (capitals, *given != '\0' && *family != '\0' ? " " : "", given, NULL);
}

/** tdt_content_dup_sort_key: bytes that compare as the names of people are sorted in French. */
char *
tdt_content_dup_sort_key (const TdtRow *person)
{
  g_autofree char *family = tdt_typography_dup_collation_key (
      tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME));
  g_autofree char *given = tdt_typography_dup_collation_key (
      tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME));

  return g_strconcat (family, "\001", given, "\001", tdt_row_get_uid (person), NULL);
}

/** tdt_content_is_wanted: whether the part about @row is among those that were asked for. */
gboolean
tdt_content_is_wanted (const TdtContent *content, const TdtRow *row)
{
  return content->options->records == NULL ||
         g_strv_contains (content->options->records, tdt_row_get_uid (row));
}

/** tdt_content_is_coming: whether somebody stands in what the public reads. */
gboolean
tdt_content_is_coming (const TdtRow *participant)
{
  int status = tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS);

  if (!tdt_row_has (participant, TDT_PARTICIPANT_STATUS))
    return TRUE;
  return status != TDT_PARTICIPANT_STATUS_DECLINED && status != TDT_PARTICIPANT_STATUS_EXCUSED &&
         status != TDT_PARTICIPANT_STATUS_ABSENT;
}

/** tdt_content_answer_note: "to be confirmed" as long as somebody has not said yes, or %NULL. */
const char *
tdt_content_answer_note (const TdtContent *content, const TdtRow *participant)
{
  if (!tdt_row_has (participant, TDT_PARTICIPANT_STATUS))
    return NULL;
  switch (tdt_row_get_token (participant, TDT_PARTICIPANT_STATUS))
    {
    case TDT_PARTICIPANT_STATUS_TO_INVITE:
    case TDT_PARTICIPANT_STATUS_SOUNDED_OUT:
    case TDT_PARTICIPANT_STATUS_INVITED:
      /* Translators: after the name of a speaker who has not said yes so far */
      return tdt_content_say (content, N_ ("to be confirmed"));
    default:
      return NULL;
    }
}

static int
compare_sessions (gconstpointer a, gconstpointer b)
{
  const TdtRow *first = *(gpointer const *) a;
  const TdtRow *second = *(gpointer const *) b;
  const TdtTime *first_start = tdt_row_get_time (first, TDT_SESSION_START);
  const TdtTime *second_start = tdt_row_get_time (second, TDT_SESSION_START);

  if (first_start != NULL && second_start != NULL && first_start->local != second_start->local)
    return first_start->local < second_start->local ? -1 : 1;
  if ((first_start == NULL) != (second_start == NULL))
    return first_start == NULL ? 1 : -1;
  return strcmp (tdt_row_get_uid (first), tdt_row_get_uid (second));
}

static gboolean
is_wanted (const TdtContent *content, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  if (content->options->session != NULL)
    return g_str_equal (tdt_row_get_uid (session), content->options->session);
  return content->options->day == 0 ||
         (start != NULL && tdt_time_julian (start) == content->options->day);
}

/**
 * tdt_content_get_sessions:
 *
 * Returns: (transfer container): the sessions that the options ask for, by their start; those
 * without come last
 */
GPtrArray *
tdt_content_get_sessions (const TdtContent *content)
{
  GPtrArray *sessions = g_ptr_array_new ();
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, content->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    if (is_wanted (content, row))
      g_ptr_array_add (sessions, (gpointer) row);
  g_ptr_array_sort (sessions, compare_sessions);
  return sessions;
}

GPtrArray *
tdt_content_get_participants (const TdtContent *content, const TdtRow *session)
{
  return tdt_root_get_referrers (content->root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
}

/** tdt_content_is_pause: whether nobody speaks in a session. */
gboolean
tdt_content_is_pause (const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);

  return tdt_row_has (session, TDT_SESSION_KIND) &&
         (kind == TDT_SESSION_KIND_BREAK || kind == TDT_SESSION_KIND_MEAL);
}

/** tdt_content_uses_one_room: whether naming the room of each session would only repeat it. */
gboolean
tdt_content_uses_one_room (GPtrArray *sessions)
{
  const char *room = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      const char *other = tdt_row_get_text (sessions->pdata[i], TDT_SESSION_ROOM);

      if (room != NULL && other != NULL && !g_str_equal (room, other))
        return FALSE;
      room = room != NULL ? room : other;
    }
  return TRUE;
}
