/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-budget.h"

#include "tdt-check-private.h"

#define PERCENT 100

/* A speaker, and the place of those with whom minutes are shared among the first of them. */
typedef struct
{
  const TdtRow *participant;
  const TdtRow *organisation;
  guint group;
} Speaker;

/* (element-type Speaker): in the order of the programme; groups are numbered from 0. */
static GArray *
get_speakers (const TdtRoot *root, const TdtRow *session, guint *n_groups)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  GArray *speakers = g_array_new (FALSE, FALSE, sizeof (Speaker));

  *n_groups = 0;
  for (guint i = 0; i < participants->len; i++)
    {
      Speaker speaker = { participants->pdata[i], NULL, *n_groups };

      if (!tdt_participant_speaks (speaker.participant))
        continue;
      speaker.organisation = tdt_participant_get_organisation (root, speaker.participant);
      for (guint j = 0; j < speakers->len && speaker.organisation != NULL; j++)
        if (g_array_index (speakers, Speaker, j).organisation == speaker.organisation)
          speaker.group = g_array_index (speakers, Speaker, j).group;
      if (speaker.group == *n_groups)
        ++*n_groups;
      g_array_append_val (speakers, speaker);
    }
  return speakers;
}

static int
get_questions (const TdtRoot *root, const TdtRow *session, int minutes)
{
  g_autoptr (GPtrArray)
      items = tdt_root_get_referrers (root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);
  TdtCheckSettings settings;
  gint64 planned = 0;

  for (guint i = 0; i < items->len; i++)
    if (tdt_row_get_token (items->pdata[i], TDT_AGENDA_ITEM_KIND) == TDT_AGENDA_ITEM_KIND_QUESTIONS)
      planned += tdt_row_get_number (items->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
  if (planned == 0)
    {
      tdt_check_settings_read (root, &settings);
      planned = MAX (minutes * settings.question_share / PERCENT, settings.min_questions);
    }
  return (int) MIN (planned, minutes);
}

void
tdt_budget_find (const TdtRoot *root, const TdtRow *session, TdtBudget *budget)
{
  g_autoptr (GArray) speakers = get_speakers (root, session, &budget->n_organisations);

  budget->minutes = (int) tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
  budget->questions = get_questions (root, session, budget->minutes);
  budget->n_speakers = speakers->len;
  budget->given = 0;
  for (guint i = 0; i < speakers->len; i++)
    budget->given += (int) tdt_row_get_number (g_array_index (speakers, Speaker, i).participant,
                                               TDT_PARTICIPANT_MINUTES, 0);
  budget->left = budget->minutes - budget->questions - budget->given;
  budget->each = speakers->len > 0 ? (budget->minutes - budget->questions) / (int) speakers->len
                                   : 0;
}

/* The share at @position of @n, where the first ones take what does not divide. */
static guint
get_share (guint minutes, guint n, guint position)
{
  return minutes / n + (position < minutes % n ? 1 : 0);
}

static guint
get_minutes (const GArray *speakers, guint position, TdtBudgetSplit split, guint minutes,
             guint n_groups)
{
  guint group = g_array_index (speakers, Speaker, position).group;
  guint n_mates = 0;
  guint place = 0;

  if (split == TDT_BUDGET_EQUALLY)
    return get_share (minutes, speakers->len, position);
  for (guint i = 0; i < speakers->len; i++)
    if (g_array_index (speakers, Speaker, i).group == group)
      {
        n_mates++;
        place += i < position;
      }
  return get_share (get_share (minutes, n_groups, group), n_mates, place);
}

gboolean
tdt_budget_split (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, TdtBudgetSplit split,
                  GError **error)
{
  guint n_groups;
  g_autoptr (GArray) speakers = get_speakers (root, session, &n_groups);
  TdtBudget budget;

  tdt_budget_find (root, session, &budget);
  if (budget.minutes == 0)
    return TRUE;
  for (guint i = 0; i < speakers->len; i++)
    if (!tdt_edit_set_number (
            edit, tdt_row_get_uid (g_array_index (speakers, Speaker, i).participant),
            TDT_PARTICIPANT_MINUTES,
            get_minutes (speakers, i, split, (guint) (budget.minutes - budget.questions), n_groups),
            error))
      return FALSE;
  return TRUE;
}

gboolean
tdt_budget_find_split (const TdtRoot *root, const TdtRow *session, TdtBudgetSplit *split)
{
  guint n_groups;
  g_autoptr (GArray) speakers = get_speakers (root, session, &n_groups);
  TdtBudget budget;

  tdt_budget_find (root, session, &budget);
  if (budget.minutes == 0 || budget.given == 0)
    return FALSE;
  for (*split = TDT_BUDGET_EQUALLY; *split <= TDT_BUDGET_BY_ORGANISATION; ++*split)
    {
      guint i = 0;

      while (i < speakers->len &&
             get_minutes (speakers, i, *split, (guint) (budget.minutes - budget.questions),
                          n_groups) ==
                 tdt_row_get_number (g_array_index (speakers, Speaker, i).participant,
                                     TDT_PARTICIPANT_MINUTES, -1))
        i++;
      if (i == speakers->len)
        return TRUE;
    }
  return FALSE;
}
