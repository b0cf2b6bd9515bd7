/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on the order of things: days, wishes, openings and closings; and on what is silent. */
#include "config.h"

#include "tdt-attendance.h"
#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define SECONDS_PER_MINUTE 60
#define MINUTES_PER_DAY 1440

/* Whether a session, by the clock on the wall, lies within the opening hours of a day. */
static gboolean
is_within (const TdtRow *day, const TdtRow *session, gint64 start, gint64 end)
{
  gint64 date = tdt_row_get_number (day, TDT_DAY_DATE, 0);
  gint64 opens = tdt_row_get_number (day, TDT_DAY_OPENS, 0);
  gint64 closes = tdt_row_get_number (day, TDT_DAY_CLOSES, 0);
  const TdtTime *time = tdt_row_get_time (session, TDT_SESSION_START);

  if (date == 0)
    return FALSE;
  /* Where a day has no closing time, what starts on it belongs to it, however late it ends. */
  if (closes == 0)
    return tdt_time_julian (time) == date &&
           start >= tdt_time_local_from_julian (date, (int) opens);
  return start >= tdt_time_local_from_julian (date, (int) opens) &&
         end <= tdt_time_local_from_julian (date, (int) closes);
}

void
tdt_find_session_outside_day (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const char *records[] = { tdt_row_get_uid (session), NULL };
  g_autoptr (TdtTime) end = NULL;
  g_autofree char *title = NULL;
  g_autofree char *hours = NULL;
  g_autofree char *facts = NULL;
  TdtRowIter iter;
  const TdtRow *day;

  if (start == NULL || tdt_root_count (context->root, TDT_KIND_DAY) == 0)
    return;
  end = tdt_time_add_minutes (start, tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
  tdt_row_iter_init (&iter, context->root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &day))
    if (is_within (day, session, start->local, end->local))
      return;
  title = tdt_session_dup_title (session);
  hours = tdt_session_dup_hours (session);
  facts = g_strdup_printf ("%s %" PRId64 " %" PRId64, records[0], start->local, end->local);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a session's title, its hours. */
                    g_strdup_printf (_ ("“%s” (%s) is outside the event’s days or opening hours."),
                                     title, hours));
}

void
tdt_find_order_broken_wish (TdtCheckContext *context, const char *code, const TdtRow *wish)
{
  const TdtRow *one = tdt_root_lookup_kind (context->root, TDT_KIND_SESSION,
                                            tdt_row_get_text (wish, TDT_WISH_SUBJECT));
  const TdtRow *other = tdt_root_lookup_kind (context->root, TDT_KIND_SESSION,
                                              tdt_row_get_text (wish, TDT_WISH_OBJECT));
  TdtInterval first;
  TdtInterval second;
  const char *records[] = { NULL, NULL, tdt_row_get_uid (wish), NULL };
  g_autofree char *title = NULL;
  g_autofree char *other_title = NULL;
  g_autofree char *facts = NULL;

  if (tdt_row_get_token (wish, TDT_WISH_KIND) != TDT_WISH_KIND_BEFORE || one == NULL ||
      other == NULL || one == other || !tdt_session_get_interval (one, &first) ||
      !tdt_session_get_interval (other, &second) || first.end <= second.start)
    return;
  records[0] = tdt_row_get_uid (one);
  records[1] = tdt_row_get_uid (other);
  title = tdt_session_dup_title (one);
  other_title = tdt_session_dup_title (other);
  facts = g_strdup_printf ("%s %" PRId64 " %s %" PRId64, records[0], first.end, records[1],
                           second.start);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: two sessions' titles. */
      g_strdup_printf (_ ("“%s” is to end before “%s” starts, and does not."), title, other_title));
}

/* The first session of each day to start and the last to end, of those in the programme. */
typedef struct
{
  TdtInterval first;
  TdtInterval last;
} Frame;

static void
widen_frame (GHashTable *frames, const TdtInterval *interval, gint64 julian)
{
  gpointer key = GINT_TO_POINTER ((int) julian);
  Frame *frame = g_hash_table_lookup (frames, key);

  if (frame == NULL)
    {
      frame = g_new (Frame, 1);
      frame->first = frame->last = *interval;
      g_hash_table_insert (frames, key, frame);
    }
  if (interval->start < frame->first.start)
    frame->first = *interval;
  if (interval->end > frame->last.end)
    frame->last = *interval;
}

static void
report_frame (TdtCheckContext *context, const char *code, const TdtRow *project,
              const TdtInterval *interval, const TdtInterval *other, gboolean opening)
{
  const char *records[] = { tdt_row_get_uid (interval->session), tdt_row_get_uid (other->session),
                            tdt_row_get_uid (project), NULL };
  g_autofree char *title = tdt_session_dup_title (interval->session);
  g_autofree char *other_title = tdt_session_dup_title (other->session);
  g_autofree char *facts = g_strdup_printf ("%s %" PRId64 " %s %" PRId64, records[0],
                                            interval->start, records[1], other->start);

  tdt_check_report (context, code, records, facts,
                    /* Translators: in these two, the titles of two sessions. */
                    g_strdup_printf (opening ? _ ("“%s” opens the day, and “%s” starts before it.")
                                             : _ ("“%s” closes the day, and “%s” ends after it."),
                                     title, other_title));
}

static gboolean
is_frame (const TdtRow *session)
{
  const char *kind = tdt_row_get_text (session, TDT_SESSION_KIND);

  return kind != NULL &&
         (g_str_equal (kind, tdt_token_word (TDT_TOKENS_SESSION_KIND, TDT_SESSION_KIND_OPENING)) ||
          g_str_equal (kind, tdt_token_word (TDT_TOKENS_SESSION_KIND, TDT_SESSION_KIND_CLOSING)));
}

/* (element-type TdtInterval): openings and closings; most of the time few among many. */
static GArray *
get_framing (const TdtRoot *root)
{
  GArray *framing = g_array_new (FALSE, FALSE, sizeof (TdtInterval));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtInterval interval;

      if (is_frame (row) && tdt_session_get_interval (row, &interval))
        g_array_append_val (framing, interval);
    }
  return framing;
}

/* Coffee may be served before the opening and after the closing. */
static gboolean
counts (const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);

  return kind != TDT_SESSION_KIND_BREAK && kind != TDT_SESSION_KIND_MEAL &&
         kind != TDT_SESSION_KIND_PRESS;
}

void
tdt_find_order_broken_frame (TdtCheckContext *context, const char *code, const TdtRow *project)
{
  g_autoptr (GHashTable) frames = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  g_autoptr (GArray) framing = get_framing (context->root);
  TdtRowIter iter;
  const TdtRow *row;

  if (framing->len == 0)
    return;
  tdt_row_iter_init (&iter, context->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &row))
    {
      TdtInterval interval;

      if (!counts (row) || !tdt_session_get_interval (row, &interval))
        continue;
      widen_frame (frames, &interval, tdt_time_julian (tdt_row_get_time (row, TDT_SESSION_START)));
    }
  for (guint i = 0; i < framing->len; i++)
    {
      const TdtInterval *one = &g_array_index (framing, TdtInterval, i);
      gboolean opening = tdt_row_get_token (one->session, TDT_SESSION_KIND) ==
                         TDT_SESSION_KIND_OPENING;
      const Frame *frame = g_hash_table_lookup (
          frames, GINT_TO_POINTER (
                      (int) tdt_time_julian (tdt_row_get_time (one->session, TDT_SESSION_START))));

      if (opening && frame->first.start < one->start)
        report_frame (context, code, project, one, &frame->first, TRUE);
      if (!opening && frame->last.end > one->end)
        report_frame (context, code, project, one, &frame->last, FALSE);
    }
}

static gboolean
any_speaks (TdtCheckContext *context, const char *uid, TdtFieldId field)
{
  TdtCheckRows participants = tdt_check_get_referrers (context, uid, field);

  for (guint i = 0; i < participants.n; i++)
    if ((tdt_participant_comes (participants.rows[i]) ||
         tdt_participant_is_represented (participants.rows[i])) &&
        tdt_row_get_token (participants.rows[i], TDT_PARTICIPANT_ROLE) !=
            TDT_PARTICIPANT_ROLE_ATTENDEE)
      return TRUE;
  return FALSE;
}

void
tdt_find_organisation_silent (TdtCheckContext *context, const char *code,
                              const TdtRow *organisation)
{
  const char *records[] = { tdt_row_get_uid (organisation), NULL };
  TdtCheckRows people;
  g_autofree char *name = NULL;

  if (tdt_row_get_token (organisation, TDT_ORGANISATION_ROLE) != TDT_ORGANISATION_ROLE_PARTNER ||
      any_speaks (context, records[0], TDT_PARTICIPANT_ORGANISATION))
    return;
  people = tdt_check_get_referrers (context, records[0], TDT_PERSON_ORGANISATION);
  for (guint i = 0; i < people.n; i++)
    if (any_speaks (context, tdt_row_get_uid (people.rows[i]), TDT_PARTICIPANT_PERSON))
      return;
  name = tdt_organisation_dup_name (organisation);
  tdt_check_report (context, code, records, records[0],
                    /* Translators: %s is an organisation. */
                    g_strdup_printf (_ ("%s is a partner, and nobody speaks for it."), name));
}

void
tdt_find_link_missing (TdtCheckContext *context, const char *code, const TdtRow *link)
{
  const char *records[] = { tdt_row_get_uid (link), NULL };
  const char *title = tdt_row_get_text (link, TDT_LINK_TITLE);

  if (tdt_row_has (link, TDT_LINK_URI))
    return;
  tdt_check_report (context, code, records, records[0],
                    /* Translators: %s is the title of a document kept elsewhere. */
                    g_strdup_printf (_ ("The document link “%s” has no address."),
                                     title != NULL ? title : _ ("Untitled document")));
}
