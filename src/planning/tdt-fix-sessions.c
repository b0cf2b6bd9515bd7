/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes for where and when sessions are, and who chairs them. */
#include "config.h"

#include "tdt-check-private.h"
#include "tdt-delay.h"
#include "tdt-fix-private.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define CHAIRS_MAX 3
#define BREAK_MINUTES 15

void
tdt_fix_room_overlap (TdtFixes *fixes)
{
  const TdtRow *sessions[] = { tdt_fixes_get (fixes, 0, TDT_KIND_SESSION),
                               tdt_fixes_get (fixes, 1, TDT_KIND_SESSION) };

  for (guint i = 0; i < 2; i++)
    tdt_fixes_add_places (fixes, sessions[i], TDT_PLACE_SAME_START, 1);
  for (guint i = 0; i < 2; i++)
    tdt_fixes_add_places (fixes, sessions[i], TDT_PLACE_SAME_ROOM, 1);
}

/* Another room at the same time, if one fits better than the one it has. */
void
tdt_fix_room_unfit (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *room = tdt_fixes_get (fixes, 1, TDT_KIND_ROOM);
  guint n_before = fixes->fixes->len;

  if (session == NULL || room == NULL)
    return;
  tdt_fixes_add_places (fixes, session, TDT_PLACE_SAME_START, 2);
  /* A room that is found fault with in its turn mends nothing. */
  for (guint i = fixes->fixes->len; i-- > n_before;)
    {
      const TdtFix *fix = fixes->fixes->pdata[i];
      g_autoptr (TdtRoot) after = tdt_diff_apply (fix->diff, fixes->root, NULL);
      TdtCheckOptions options = { 0 };

      if (after == NULL ||
          !tdt_check_finds_nothing (after, &options, fixes->finding->code, session))
        g_ptr_array_remove_index (fixes->fixes, i);
    }
}

void
tdt_fix_session_unplaced (TdtFixes *fixes)
{
  tdt_fixes_add_places (fixes, tdt_fixes_get (fixes, 0, TDT_KIND_SESSION), TDT_PLACE_ANY, 2);
}

/* Lets the day on which @session starts open earlier or close later. */
static void
add_longer_day (TdtFixes *fixes, const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  g_autoptr (TdtTime)
      end = tdt_time_add_minutes (start, tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
  gint64 julian = tdt_time_julian (start);
  int opens = tdt_time_minute_of_day (start);
  gint64 closes = (end->local - tdt_time_local_from_julian (julian, 0)) / SECONDS_PER_MINUTE;
  TdtRowIter iter;
  const TdtRow *day;

  tdt_row_iter_init (&iter, fixes->root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &day))
    {
      g_autoptr (TdtEdit) edit = NULL;
      gboolean right;

      if (tdt_row_get_number (day, TDT_DAY_DATE, 0) != julian)
        continue;
      edit = tdt_edit_new (fixes->root);
      right = tdt_edit_set_number (edit, tdt_row_get_uid (day), TDT_DAY_OPENS,
                                   MIN (tdt_row_get_number (day, TDT_DAY_OPENS, 0), opens), NULL);
      if (tdt_row_has (day, TDT_DAY_CLOSES))
        right &= tdt_edit_set_number (edit, tdt_row_get_uid (day), TDT_DAY_CLOSES,
                                      MAX (tdt_row_get_number (day, TDT_DAY_CLOSES, 0), closes),
                                      NULL);
      tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                      g_strdup (_ ("Change the opening hours of the day")));
      return;
    }
}

void
tdt_fix_session_outside_day (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);

  if (session == NULL || !tdt_row_has (session, TDT_SESSION_START))
    return;
  tdt_fixes_add_places (fixes, session, TDT_PLACE_ANY, 2);
  add_longer_day (fixes, session);
}

void
tdt_fix_session_no_chair (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  g_autoptr (GPtrArray) participants = NULL;
  guint n_chairs = 0;

  if (session == NULL)
    return;
  participants = tdt_root_get_referrers (fixes->root, tdt_row_get_uid (session),
                                         TDT_PARTICIPANT_SESSION);
  for (guint i = 0; i < participants->len && n_chairs < CHAIRS_MAX; i++)
    {
      const TdtRow *participant = participants->pdata[i];
      g_autofree char *name = NULL;
      g_autofree char *title = NULL;
      g_autoptr (TdtEdit) edit = NULL;
      gboolean right;

      if (!tdt_participant_comes (participant) ||
          !tdt_row_has (participant, TDT_PARTICIPANT_PERSON))
        continue;
      n_chairs++;
      name = tdt_participant_dup_name (fixes->root, participant);
      title = tdt_session_dup_title (session);
      edit = tdt_edit_new (fixes->root);
      right = tdt_edit_set_token (edit, tdt_row_get_uid (participant), TDT_PARTICIPANT_ROLE,
                                  TDT_PARTICIPANT_ROLE_MODERATOR, NULL);
      tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                      /* Translators: a person, a session's title. */
                      g_strdup_printf (_ ("Let %s moderate “%s”"), name, title));
    }
}

/* The two one after the other, in the stretch of time that they have now. */
static void
add_swap (TdtFixes *fixes, const TdtRow *first, const TdtRow *then)
{
  TdtInterval one;
  TdtInterval other;
  const TdtTime *start;
  gint64 shift;
  g_autoptr (TdtTime) first_start = NULL;
  g_autoptr (TdtTime) then_start = NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *title = tdt_session_dup_title (first);
  g_autofree char *other_title = tdt_session_dup_title (then);
  gboolean right;

  if (!tdt_session_get_interval (first, &one) || !tdt_session_get_interval (then, &other) ||
      tdt_row_get_boolean (first, TDT_SESSION_PINNED) ||
      tdt_row_get_boolean (then, TDT_SESSION_PINNED))
    return;
  start = tdt_row_get_time (one.start < other.start ? first : then, TDT_SESSION_START);
  shift = MAX (one.end, other.end) - MIN (one.start, other.start) - (other.end - other.start);
  shift = MAX (shift, one.end - one.start);
  first_start = tdt_time_add_minutes (start, 0);
  then_start = tdt_time_add_minutes (start, shift / SECONDS_PER_MINUTE);
  edit = tdt_edit_new (fixes->root);
  right = tdt_edit_set_time (edit, tdt_row_get_uid (first), TDT_SESSION_START, first_start, NULL) &&
          tdt_edit_set_time (edit, tdt_row_get_uid (then), TDT_SESSION_START, then_start, NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  /* Translators: two sessions' titles. */
                  g_strdup_printf (_ ("Put “%s” first, then “%s”"), title, other_title));
}

void
tdt_fix_order_broken (TdtFixes *fixes)
{
  const TdtRow *one = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *other = tdt_fixes_get (fixes, 1, TDT_KIND_SESSION);
  const TdtRow *wish = tdt_fixes_get (fixes, 2, TDT_KIND_WISH);
  g_autoptr (TdtEdit) edit = NULL;
  gboolean right;

  if (one == NULL || other == NULL)
    return;
  /* A wish is for the first to come first; else the first frames the day and one is out of it. */
  if (wish == NULL && tdt_row_get_token (one, TDT_SESSION_KIND) == TDT_SESSION_KIND_CLOSING)
    add_swap (fixes, other, one);
  else
    add_swap (fixes, one, other);
  if (wish == NULL)
    return;
  edit = tdt_edit_new (fixes->root);
  right = tdt_edit_remove (edit, tdt_row_get_uid (wish), NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right, g_strdup (_ ("Forget this wish")));
}

/* The session after which people have sat long enough. */
static const TdtRow *
find_last_before_break (const TdtRoot *root, const TdtRow *first, const TdtRow *room)
{
  TdtCheckSettings settings;
  g_autoptr (GPtrArray)
      sessions = tdt_root_get_referrers (root, tdt_row_get_uid (room), TDT_SESSION_ROOM);
  const TdtRow *last = NULL;
  TdtInterval one;
  gint64 end = 0;

  tdt_check_settings_read (root, &settings);
  if (!tdt_session_get_interval (first, &one))
    return NULL;
  for (guint i = 0; i < sessions->len; i++)
    {
      TdtInterval interval;

      if (tdt_session_get_interval (sessions->pdata[i], &interval) && interval.start >= one.start &&
          interval.end - one.start <= (gint64) settings.max_sitting * SECONDS_PER_MINUTE &&
          interval.end > end)
        {
          end = interval.end;
          last = sessions->pdata[i];
        }
    }
  return last;
}

/* A break after @last, for which all that follows in the room makes way. */
static gboolean
put_break (TdtEdit *edit, const TdtRoot *root, const TdtRow *last, const TdtRow *room)
{
  g_autoptr (GPtrArray)
      sessions = tdt_root_get_referrers (root, tdt_row_get_uid (room), TDT_SESSION_ROOM);
  const TdtTime *last_start = tdt_row_get_time (last, TDT_SESSION_START);
  g_autoptr (TdtTime)
      start = tdt_time_add_minutes (last_start, tdt_row_get_number (last, TDT_SESSION_MINUTES, 0));
  const TdtRow *next = NULL;
  TdtDelay delay;
  const char *uid;

  for (guint i = 0; i < sessions->len; i++)
    {
      const TdtTime *time = tdt_row_get_time (sessions->pdata[i], TDT_SESSION_START);

      if (time != NULL && tdt_time_compare (time, start) >= 0 &&
          (next == NULL || tdt_time_compare (time, tdt_row_get_time (next, TDT_SESSION_START)) < 0))
        next = sessions->pdata[i];
    }
  if (next == NULL || tdt_row_get_boolean (next, TDT_SESSION_PINNED) ||
      !tdt_delay_plan (edit, root, next, BREAK_MINUTES, &delay, NULL) || delay.minutes_over > 0)
    return FALSE;
  uid = tdt_edit_add (edit, TDT_KIND_SESSION, NULL, NULL);
  return uid != NULL &&
         tdt_edit_set_token (edit, uid, TDT_SESSION_KIND, TDT_SESSION_KIND_BREAK, NULL) &&
         tdt_edit_set_text (edit, uid, TDT_SESSION_TITLE,
                            tdt_token_label (TDT_TOKENS_SESSION_KIND, TDT_SESSION_KIND_BREAK),
                            NULL) &&
         tdt_edit_set_number (edit, uid, TDT_SESSION_MINUTES, BREAK_MINUTES, NULL) &&
         tdt_edit_set_text (edit, uid, TDT_SESSION_ROOM, tdt_row_get_uid (room), NULL) &&
         tdt_edit_set_time (edit, uid, TDT_SESSION_START, start, NULL);
}

void
tdt_fix_break_missing (TdtFixes *fixes)
{
  const TdtRow *first = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  const TdtRow *room = tdt_fixes_get (fixes, 1, TDT_KIND_ROOM);
  const TdtRow *last = first != NULL && room != NULL
                           ? find_last_before_break (fixes->root, first, room)
                           : NULL;
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *title = NULL;
  gboolean right;

  if (last == NULL)
    return;
  edit = tdt_edit_new (fixes->root);
  right = put_break (edit, fixes->root, last, room);
  title = tdt_session_dup_title (last);
  tdt_fixes_take (
      fixes, g_steal_pointer (&edit), right,
      /* Translators: minutes, a session's title. */
      g_strdup_printf (_ ("Add a break of %d minutes after “%s”; what follows starts later"),
                       BREAK_MINUTES, title));
}

void
tdt_fix_seat_conflict (TdtFixes *fixes)
{
  for (guint i = 1; i <= 2; i++)
    {
      const TdtRow *seat = tdt_fixes_get (fixes, i, TDT_KIND_SEAT);
      const TdtRow *person = seat != NULL ? tdt_root_follow (fixes->root, seat, TDT_SEAT_PERSON)
                                          : NULL;
      const TdtRow *table = seat != NULL ? tdt_root_follow (fixes->root, seat, TDT_SEAT_TABLE)
                                         : NULL;
      g_autoptr (TdtEdit) edit = NULL;
      g_autofree char *name = NULL;
      gboolean right;

      if (person == NULL || table == NULL)
        continue;
      edit = tdt_edit_new (fixes->root);
      right = tdt_edit_remove (edit, tdt_row_get_uid (seat), NULL);
      name = tdt_person_dup_name (person);
      tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                      /* Translators: a person, a table, the number of a seat. */
                      g_strdup_printf (_ ("Take %s off “%s”, seat %d"), name,
                                       tdt_row_has (table, TDT_TABLE_NAME)
                                           ? tdt_row_get_text (table, TDT_TABLE_NAME)
                                           : _ ("Table"),
                                       (int) tdt_row_get_number (seat, TDT_SEAT_NUMBER, 0)));
    }
}
