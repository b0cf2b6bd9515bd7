/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who speaks, and how long. */
#include "config.h"

#include "tdt-live-private.h"

#include "tdt-budget.h"
#include "tdt-interval.h"

const TdtRow *
tdt_live_get_turn (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray)
      turns = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_TURN_SESSION);

  for (guint i = 0; i < turns->len; i++)
    if (!tdt_row_has (turns->pdata[i], TDT_TURN_SECONDS))
      return turns->pdata[i];
  return NULL;
}

/* Seconds of a turn that are no pause of the session. */
static gint64
get_length (const TdtRow *session, const TdtRow *turn, const TdtTime *now)
{
  const TdtTime *began = tdt_row_get_time (turn, TDT_TURN_BEGAN);
  const TdtTime *paused_at = tdt_row_get_time (session, TDT_SESSION_PAUSED_AT);
  gint64 end = tdt_time_instant (now);

  if (began == NULL)
    return 0;
  if (paused_at != NULL)
    end = MIN (end, tdt_time_instant (paused_at));
  return MAX (end - tdt_time_instant (began), 0);
}

gboolean
tdt_live_end_turn (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, const TdtTime *now,
                   GError **error)
{
  const TdtRow *turn = tdt_live_get_turn (root, session);

  return turn == NULL || tdt_edit_set_number (edit, tdt_row_get_uid (turn), TDT_TURN_SECONDS,
                                              get_length (session, turn, now), error);
}

gboolean
tdt_live_begin_turn (TdtEdit *edit, const TdtRow *session, const TdtRow *item,
                     const char *participant, const TdtTime *now, GError **error)
{
  g_autofree char *uid = g_strdup (tdt_edit_add (edit, TDT_KIND_TURN, NULL, error));

  return uid != NULL &&
         tdt_edit_set_text (edit, uid, TDT_TURN_SESSION, tdt_row_get_uid (session), error) &&
         (item == NULL ||
          tdt_edit_set_text (edit, uid, TDT_TURN_ITEM, tdt_row_get_uid (item), error)) &&
         tdt_edit_set_text (edit, uid, TDT_TURN_PARTICIPANT, participant, error) &&
         tdt_edit_set_time (edit, uid, TDT_TURN_BEGAN, now, error);
}

gboolean
tdt_live_speak (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                const TdtRow *participant, const TdtTime *now, GError **error)
{
  TdtLive live;

  tdt_live_read (root, session, tdt_time_instant (now), &live);
  return tdt_live_end_turn (edit, root, session, now, error) &&
         (participant == NULL || tdt_live_begin_turn (edit, session, live.item,
                                                      tdt_row_get_uid (participant), now, error));
}

/* When a session was over: really, or else by its plan. */
static gboolean
get_end (const TdtRow *session, gint64 *end)
{
  const TdtTime *ended = tdt_row_get_time (session, TDT_SESSION_ENDED);
  TdtInterval interval;

  if (ended != NULL)
    *end = tdt_time_instant (ended);
  else if (tdt_session_get_interval (session, &interval))
    *end = interval.end;
  else
    return FALSE;
  return TRUE;
}

GPtrArray *
tdt_live_list_missed (const TdtRoot *root, const TdtRow *person)
{
  const TdtTime *came = tdt_row_get_time (person, TDT_PERSON_CHECKED_IN);
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (person),
                                                               TDT_PARTICIPANT_PERSON);
  GPtrArray *missed = g_ptr_array_new ();

  for (guint i = 0; came != NULL && i < participants->len; i++)
    {
      const TdtRow *session = tdt_root_follow (root, participants->pdata[i],
                                               TDT_PARTICIPANT_SESSION);
      gint64 end;

      if (session != NULL && get_end (session, &end) && end <= tdt_time_instant (came) &&
          !g_ptr_array_find (missed, session, NULL))
        g_ptr_array_add (missed, (gpointer) session);
    }
  return missed;
}

static TdtLiveSpoken *
find_or_add (GArray *spoken, const TdtRow *organisation)
{
  TdtLiveSpoken one = { .organisation = organisation };

  for (guint i = 0; i < spoken->len; i++)
    if (g_array_index (spoken, TdtLiveSpoken, i).organisation == organisation)
      return &g_array_index (spoken, TdtLiveSpoken, i);
  g_array_append_val (spoken, one);
  return &g_array_index (spoken, TdtLiveSpoken, spoken->len - 1);
}

/* An organisation spoken for, or else the one the person belongs to. */
static const TdtRow *
get_organisation (const TdtRoot *root, const TdtRow *participant)
{
  const TdtRow *own = tdt_root_follow (root, participant, TDT_PARTICIPANT_ORGANISATION);
  const TdtRow *person = tdt_root_follow (root, participant, TDT_PARTICIPANT_PERSON);

  if (own != NULL || person == NULL)
    return own;
  return tdt_root_follow (root, person, TDT_PERSON_ORGANISATION);
}

static void
add_session (GArray *spoken, const TdtRoot *root, const TdtRow *session)
{
  const char *uid = tdt_row_get_uid (session);
  g_autoptr (GPtrArray) turns = tdt_root_get_referrers (root, uid, TDT_TURN_SESSION);
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, uid, TDT_PARTICIPANT_SESSION);
  TdtBudget budget;

  if (turns->len == 0)
    return;
  tdt_budget_find (root, session, &budget);
  for (guint i = 0; i < participants->len; i++)
    {
      gint64 minutes = tdt_row_get_number (participants->pdata[i], TDT_PARTICIPANT_MINUTES, 0);
      gboolean speaks = tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_ROLE) ==
                        TDT_PARTICIPANT_ROLE_SPEAKER;

      if (minutes == 0 && speaks)
        minutes = budget.each;
      if (minutes > 0)
        find_or_add (spoken, get_organisation (root, participants->pdata[i]))->planned +=
            minutes * SECONDS_PER_MINUTE;
    }
  for (guint i = 0; i < turns->len; i++)
    {
      const TdtRow *participant = tdt_root_follow (root, turns->pdata[i], TDT_TURN_PARTICIPANT);

      if (participant != NULL)
        find_or_add (spoken, get_organisation (root, participant))->seconds += tdt_row_get_number (
            turns->pdata[i], TDT_TURN_SECONDS, 0);
    }
}

static int
compare_spoken (gconstpointer a, gconstpointer b)
{
  const TdtLiveSpoken *one = a;
  const TdtLiveSpoken *other = b;

  if (one->seconds != other->seconds)
    return one->seconds > other->seconds ? -1 : 1;
  return one->planned > other->planned ? -1 : one->planned < other->planned;
}

GArray *
tdt_live_list_spoken (const TdtRoot *root, const TdtRow *session)
{
  GArray *spoken = g_array_new (FALSE, FALSE, sizeof (TdtLiveSpoken));

  if (session != NULL)
    add_session (spoken, root, session);
  else
    {
      TdtRowIter iter;
      const TdtRow *row;

      tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
      while (tdt_row_iter_next (&iter, &row))
        add_session (spoken, root, row);
    }
  g_array_sort (spoken, compare_spoken);
  return spoken;
}
