/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Checks on minutes: of agendas, of speakers, between breaks. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>
#include <inttypes.h>

#define SECONDS_PER_MINUTE 60

void
tdt_find_agenda_under (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  const char *records[] = { tdt_row_get_uid (session), NULL };
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  TdtCheckRows items = tdt_check_get_referrers (context, records[0], TDT_AGENDA_ITEM_SESSION);
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;
  gint64 planned = 0;

  for (guint i = 0; i < items.n; i++)
    planned += tdt_row_get_number (items.rows[i], TDT_AGENDA_ITEM_MINUTES, 0);
  if (planned == 0 || planned >= minutes)
    return;
  title = tdt_session_dup_title (session);
  facts = g_strdup_printf ("%s %" PRId64 " %" PRId64, records[0], planned, minutes);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a session's title, minutes. */
                    g_strdup_printf (_ ("The agenda of “%s” leaves %" PRId64 " min unplanned."),
                                     title, minutes - planned));
}

/* What of a speaker's minutes falls to @item: minutes are given for the whole session, and are
 * shared among the items with that speaker by their length. */
static gint64
get_minutes_in (TdtCheckContext *context, const TdtRow *speaker, gint64 item_minutes)
{
  gint64 minutes = tdt_row_get_number (speaker, TDT_PARTICIPANT_MINUTES, 0);
  TdtCheckRows items = tdt_check_get_referrers (context, tdt_row_get_uid (speaker),
                                                TDT_AGENDA_ITEM_SPEAKERS);
  gint64 all = 0;

  for (guint i = 0; i < items.n; i++)
    all += tdt_row_get_number (items.rows[i], TDT_AGENDA_ITEM_MINUTES, 0);
  return all > 0 ? minutes * item_minutes / all : minutes;
}

static gint64
sum_speaking (TdtCheckContext *context, const TdtRow *item, gint64 minutes)
{
  const TdtList *speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);
  gint64 sum = 0;

  for (guint i = 0; speakers != NULL && i < speakers->n_items; i++)
    {
      const TdtRow *speaker = tdt_root_lookup_kind (context->root, TDT_KIND_PARTICIPANT,
                                                    speakers->items[i]);

      if (speaker != NULL)
        sum += get_minutes_in (context, speaker, minutes);
    }
  return sum;
}

void
tdt_find_speaking_over (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  TdtCheckRows items = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                TDT_AGENDA_ITEM_SESSION);

  for (guint i = 0; i < items.n; i++)
    {
      const TdtRow *item = items.rows[i];
      const char *records[] = { tdt_row_get_uid (session), tdt_row_get_uid (item), NULL };
      gint64 minutes = tdt_row_get_number (item, TDT_AGENDA_ITEM_MINUTES, 0);
      gint64 speaking = sum_speaking (context, item, minutes);
      const char *name = tdt_row_get_text (item, TDT_AGENDA_ITEM_TITLE);
      g_autofree char *title = NULL;
      g_autofree char *facts = NULL;

      if (minutes == 0 || speaking <= minutes)
        continue;
      title = tdt_session_dup_title (session);
      facts = g_strdup_printf ("%s %" PRId64 " %" PRId64, records[1], speaking, minutes);
      tdt_check_report (context, code, records, facts,
                        /* Translators: an agenda item, a session's title, minutes of its speakers,
                           its minutes. */
                        g_strdup_printf (_ ("Speakers of “%s” in “%s” are given %" PRId64
                                            " min, and the item lasts %" PRId64 " min."),
                                         name != NULL ? name : _ ("Untitled item"), title, speaking,
                                         minutes));
    }
}

typedef struct
{
  const TdtRow *organisation;
  gint64 minutes;
} Share;

static void
add_share (GArray *shares, const TdtRow *organisation, gint64 minutes)
{
  Share share = { organisation, minutes };

  for (guint i = 0; i < shares->len; i++)
    if (g_array_index (shares, Share, i).organisation == organisation)
      {
        g_array_index (shares, Share, i).minutes += minutes;
        return;
      }
  g_array_append_val (shares, share);
}

/* (element-type Share): the minutes of each organisation whose speakers have any. */
static GArray *
get_shares (TdtCheckContext *context, const TdtRow *session)
{
  TdtCheckRows participants = tdt_check_get_referrers (context, tdt_row_get_uid (session),
                                                       TDT_PARTICIPANT_SESSION);
  GArray *shares = g_array_new (FALSE, FALSE, sizeof (Share));

  for (guint i = 0; i < participants.n; i++)
    {
      const TdtRow *participant = participants.rows[i];
      gint64 minutes = tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0);
      const TdtRow *organisation;

      if (minutes == 0 || !tdt_participant_speaks (participant))
        continue;
      organisation = tdt_check_get_organisation (context, participant);
      if (organisation != NULL)
        add_share (shares, organisation, minutes);
    }
  return shares;
}

void
tdt_find_speaking_unequal (TdtCheckContext *context, const char *code, const TdtRow *session)
{
  g_autoptr (GArray) shares = get_shares (context, session);
  const Share *most = NULL;
  const Share *least = NULL;
  const char *records[] = { tdt_row_get_uid (session), NULL, NULL, NULL };
  g_autofree char *title = NULL;
  g_autofree char *one = NULL;
  g_autofree char *other = NULL;
  g_autofree char *facts = NULL;

  for (guint i = 0; i < shares->len; i++)
    {
      const Share *share = &g_array_index (shares, Share, i);

      if (most == NULL || share->minutes > most->minutes)
        most = share;
      if (least == NULL || share->minutes < least->minutes)
        least = share;
    }
  if (most == NULL || most->minutes < least->minutes * context->settings->unequal || most == least)
    return;
  records[1] = tdt_row_get_uid (most->organisation);
  records[2] = tdt_row_get_uid (least->organisation);
  title = tdt_session_dup_title (session);
  one = tdt_organisation_dup_name (most->organisation);
  other = tdt_organisation_dup_name (least->organisation);
  facts = g_strdup_printf ("%s %s %" PRId64 " %s %" PRId64, records[0], records[1], most->minutes,
                           records[2], least->minutes);
  tdt_check_report (
      context, code, records, facts,
      /* Translators: a session's title, then twice an organisation and its minutes. */
      g_strdup_printf (
          _ ("Speaking time in “%s” is uneven: %s %" PRId64 " min, %s %" PRId64 " min."), title,
          one, most->minutes, other, least->minutes));
}

/* Whether people get up during, or for, a session. */
static gboolean
has_break (TdtCheckContext *context, const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  TdtCheckRows items;

  if (kind == TDT_SESSION_KIND_BREAK || kind == TDT_SESSION_KIND_MEAL)
    return TRUE;
  items = tdt_check_get_referrers (context, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  for (guint i = 0; i < items.n; i++)
    if (tdt_row_get_token (items.rows[i], TDT_AGENDA_ITEM_KIND) == TDT_AGENDA_ITEM_KIND_BREAK)
      return TRUE;
  return FALSE;
}

static void
report_sitting (TdtCheckContext *context, const char *code, const TdtRow *room,
                const TdtInterval *first, gint64 end)
{
  gint64 minutes = (end - first->start) / SECONDS_PER_MINUTE;
  const char *records[] = { tdt_row_get_uid (first->session), tdt_row_get_uid (room), NULL };
  g_autofree char *title = NULL;
  g_autofree char *facts = NULL;

  if (minutes <= context->settings->max_sitting)
    return;
  title = tdt_session_dup_title (first->session);
  facts = g_strdup_printf ("%s %s %" PRId64 " %" PRId64, records[0], records[1], first->start, end);
  tdt_check_report (context, code, records, facts,
                    /* Translators: a room, minutes, a session's title. */
                    g_strdup_printf (_ ("%s has no break for %" PRId64 " min, from “%s” on."),
                                     tdt_row_has (room, TDT_ROOM_NAME)
                                         ? tdt_row_get_text (room, TDT_ROOM_NAME)
                                         : _ ("A room"),
                                     minutes, title));
}

void
tdt_find_break_missing (TdtCheckContext *context, const char *code, const TdtRow *room)
{
  const GArray *intervals = tdt_check_get_intervals (context, room);
  const TdtInterval *first = NULL;
  gint64 end = 0;

  for (guint i = 0; i < intervals->len; i++)
    {
      const TdtInterval *next = &g_array_index (intervals, TdtInterval, i);
      gboolean rests = has_break (context, next->session);

      if (first != NULL && (rests || next->start - end >= (gint64) context->settings->break_length *
                                                              SECONDS_PER_MINUTE))
        {
          report_sitting (context, code, room, first, end);
          first = NULL;
        }
      if (rests)
        continue;
      end = first == NULL ? next->end : MAX (end, next->end);
      first = first == NULL ? next : first;
    }
  if (first != NULL)
    report_sitting (context, code, room, first, end);
}
