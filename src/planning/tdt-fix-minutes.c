/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Fixes for minutes: of agendas, of speakers, of sessions. */
#include "config.h"

#include "tdt-budget.h"
#include "tdt-check-private.h"
#include "tdt-fix-private.h"
#include "tdt-names.h"
#include "tdt-occupancy-private.h"

#include <glib/gi18n-lib.h>

#define SECONDS_PER_MINUTE 60
#define PERCENT 100

static gint64
sum_minutes (const GPtrArray *items)
{
  gint64 sum = 0;

  for (guint i = 0; i < items->len; i++)
    sum += tdt_row_get_number (items->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
  return sum;
}

/* Gives the items of an agenda @minutes in all, each in proportion to what it has: whole minutes,
 * the rounding carried on from item to item so that nothing is left over. */
static void
add_proportion (TdtFixes *fixes, const TdtRow *session, const GPtrArray *items, gint64 minutes,
                char *label)
{
  gint64 planned = sum_minutes (items);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  gboolean right = planned > 0;
  gint64 before = 0;
  gint64 given = 0;

  for (guint i = 0; i < items->len && planned > 0; i++)
    {
      gint64 share;

      before += tdt_row_get_number (items->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
      share = (before * minutes + planned / 2) / planned - given;
      given += share;
      if (tdt_row_has (items->pdata[i], TDT_AGENDA_ITEM_MINUTES))
        right &= tdt_edit_set_number (edit, tdt_row_get_uid (items->pdata[i]),
                                      TDT_AGENDA_ITEM_MINUTES, share, NULL);
    }
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right, label);
}

/* Whether nobody and nothing is in the way when a session ends at another time. */
static gboolean
can_last (const TdtRoot *root, const TdtRow *session, gint64 minutes)
{
  const TdtRow *room = tdt_root_follow (root, session, TDT_SESSION_ROOM);
  g_autoptr (GArray) taken = NULL;
  TdtInterval interval;

  if (room == NULL || !tdt_session_get_interval (session, &interval))
    return TRUE;
  taken = tdt_room_get_intervals (root, room, session);
  return tdt_intervals_find_clash (taken, interval.start,
                                   interval.start + minutes * SECONDS_PER_MINUTE) == NULL;
}

static void
add_length (TdtFixes *fixes, const TdtRow *session, gint64 minutes)
{
  g_autoptr (TdtEdit) edit = NULL;
  g_autofree char *title = NULL;
  gboolean right;

  if (!can_last (fixes->root, session, minutes))
    return;
  edit = tdt_edit_new (fixes->root);
  title = tdt_session_dup_title (session);
  right = tdt_edit_set_number (edit, tdt_row_get_uid (session), TDT_SESSION_MINUTES, minutes, NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  /* Translators: a session's title, minutes. */
                  g_strdup_printf (_ ("Let “%s” last %d minutes"), title, (int) minutes));
}

static void
add_both (TdtFixes *fixes, const char *label)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  g_autoptr (GPtrArray) items = NULL;
  gint64 minutes;

  if (session == NULL)
    return;
  items = tdt_root_get_referrers (fixes->root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  add_proportion (fixes, session, items, minutes, g_strdup (label));
  add_length (fixes, session, sum_minutes (items));
}

void
tdt_fix_agenda_over (TdtFixes *fixes)
{
  add_both (fixes, _ ("Shorten all items in proportion"));
}

void
tdt_fix_agenda_under (TdtFixes *fixes)
{
  add_both (fixes, _ ("Lengthen all items in proportion"));
}

static void
add_split (TdtFixes *fixes, const TdtRow *session, TdtBudgetSplit split, const char *label)
{
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  gboolean right = tdt_budget_split (edit, fixes->root, session, split, NULL);

  tdt_fixes_take (fixes, g_steal_pointer (&edit), right, g_strdup (label));
}

/* Speakers who share an item, with as many minutes for each. */
static void
add_item_split (TdtFixes *fixes, const TdtRow *item)
{
  const TdtList *speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);
  gint64 minutes = tdt_row_get_number (item, TDT_AGENDA_ITEM_MINUTES, 0);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  gboolean right = speakers != NULL && speakers->n_items > 0;

  for (guint i = 0; right && i < speakers->n_items; i++)
    right = tdt_edit_set_number (
        edit, speakers->items[i], TDT_PARTICIPANT_MINUTES,
        minutes / speakers->n_items + (i < minutes % speakers->n_items ? 1 : 0), NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  g_strdup (_ ("Share the minutes of this item equally")));
}

static void
add_item_length (TdtFixes *fixes, const TdtRow *item)
{
  const TdtList *speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);
  const char *name = tdt_row_get_text (item, TDT_AGENDA_ITEM_TITLE);
  g_autoptr (TdtEdit) edit = tdt_edit_new (fixes->root);
  gint64 minutes = 0;
  gboolean right;

  for (guint i = 0; speakers != NULL && i < speakers->n_items; i++)
    {
      const TdtRow *speaker = tdt_root_lookup (fixes->root, speakers->items[i]);

      minutes += speaker != NULL ? tdt_row_get_number (speaker, TDT_PARTICIPANT_MINUTES, 0) : 0;
    }
  right = tdt_edit_set_number (edit, tdt_row_get_uid (item), TDT_AGENDA_ITEM_MINUTES, minutes,
                               NULL);
  tdt_fixes_take (fixes, g_steal_pointer (&edit), right,
                  g_strdup_printf (_ ("Let “%s” last %d minutes"),
                                   name != NULL ? name : _ ("Untitled item"), (int) minutes));
}

void
tdt_fix_speaking_over (TdtFixes *fixes)
{
  const TdtRow *item = tdt_fixes_get (fixes, 1, TDT_KIND_AGENDA_ITEM);

  if (item == NULL)
    return;
  add_item_split (fixes, item);
  add_item_length (fixes, item);
}

void
tdt_fix_speaking_unequal (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);

  if (session == NULL)
    return;
  add_split (fixes, session, TDT_BUDGET_BY_ORGANISATION,
             _ ("As many minutes for every organisation"));
  add_split (fixes, session, TDT_BUDGET_EQUALLY, _ ("As many minutes for every speaker"));
}

/* As long as the fewest minutes for everybody need, with the share for questions on top. */
void
tdt_fix_session_many_speakers (TdtFixes *fixes)
{
  const TdtRow *session = tdt_fixes_get (fixes, 0, TDT_KIND_SESSION);
  TdtCheckSettings settings;
  TdtBudget budget;
  gint64 speaking;
  gint64 minutes;

  if (session == NULL)
    return;
  tdt_check_settings_read (fixes->root, &settings);
  tdt_budget_find (fixes->root, session, &budget);
  speaking = (gint64) budget.n_speakers * settings.min_speaking;
  minutes = MAX (speaking + settings.min_questions,
                 settings.question_share < PERCENT
                     ? (speaking * PERCENT + PERCENT - settings.question_share - 1) /
                           (PERCENT - settings.question_share)
                     : 0);
  if (minutes > budget.minutes &&
      (settings.max_speakers == 0 || budget.n_speakers <= (guint) settings.max_speakers))
    add_length (fixes, session, minutes);
}
