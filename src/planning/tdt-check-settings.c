/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-check-settings.h"

#include <glib/gi18n-lib.h>

#define MINUTES_PER_WEEK 10080

static const TdtCheckRule rules[] = {
  { "check.min-speakers", N_ ("Fewest speakers of a round table"), TDT_CHECK_RULES_ROUND_TABLES, 2,
    100 },
  { "check.max-speakers", N_ ("Most speakers of a round table (0: any number)"),
    TDT_CHECK_RULES_ROUND_TABLES, 0, 100 },
  { "check.min-speaking", N_ ("Fewest minutes for a speaker"), TDT_CHECK_RULES_ROUND_TABLES, 5,
    240 },
  { "check.question-share", N_ ("Percent of a round table kept for questions"),
    TDT_CHECK_RULES_ROUND_TABLES, 20, 100 },
  { "check.min-questions", N_ ("Minutes kept for questions at least"), TDT_CHECK_RULES_ROUND_TABLES,
    5, 240 },
  { "check.unequal", N_ ("How many times more than another an organisation may speak"),
    TDT_CHECK_RULES_ROUND_TABLES, 3, 100 },
  { "check.gender", N_ ("Look at panels without women or without men"),
    TDT_CHECK_RULES_ROUND_TABLES, 0, 1 },
  { "check.room-change", N_ ("Minutes to get to another room"), TDT_CHECK_RULES_WAYS, 10, 240 },
  { "check.venue-change", N_ ("Minutes to get to another venue"), TDT_CHECK_RULES_WAYS, 40, 1440 },
  { "check.max-sitting", N_ ("Most minutes without a break"), TDT_CHECK_RULES_WAYS, 120, 1440 },
  { "check.break-length", N_ ("Minutes that make a break"), TDT_CHECK_RULES_WAYS, 10, 240 },
  { "check.near-days", N_ ("Days before the event when answers are wanted"),
    TDT_CHECK_RULES_ANSWERS, 14, 366 },
  { "check.brief-days", N_ ("Days before the event when speakers’ details are wanted"),
    TDT_CHECK_RULES_ANSWERS, 7, 366 },
};

/* Where each of the rules is kept, in the same order. */
static const gsize places[] = {
  G_STRUCT_OFFSET (TdtCheckSettings, min_speakers),
  G_STRUCT_OFFSET (TdtCheckSettings, max_speakers),
  G_STRUCT_OFFSET (TdtCheckSettings, min_speaking),
  G_STRUCT_OFFSET (TdtCheckSettings, question_share),
  G_STRUCT_OFFSET (TdtCheckSettings, min_questions),
  G_STRUCT_OFFSET (TdtCheckSettings, unequal),
  G_STRUCT_OFFSET (TdtCheckSettings, gender),
  G_STRUCT_OFFSET (TdtCheckSettings, room_change),
  G_STRUCT_OFFSET (TdtCheckSettings, venue_change),
  G_STRUCT_OFFSET (TdtCheckSettings, max_sitting),
  G_STRUCT_OFFSET (TdtCheckSettings, break_length),
  G_STRUCT_OFFSET (TdtCheckSettings, near_days),
  G_STRUCT_OFFSET (TdtCheckSettings, brief_days),
};
G_STATIC_ASSERT (G_N_ELEMENTS (places) == G_N_ELEMENTS (rules));

static const char *const group_labels[TDT_CHECK_N_RULE_GROUPS] = {
  [TDT_CHECK_RULES_ROUND_TABLES] = N_ ("Round tables"),
  [TDT_CHECK_RULES_WAYS] = N_ ("Ways and breaks"),
  [TDT_CHECK_RULES_ANSWERS] = N_ ("Answers"),
};

const TdtCheckRule *
tdt_check_rules_get (guint *n_rules)
{
  *n_rules = G_N_ELEMENTS (rules);
  return rules;
}

const char *
tdt_check_rules_get_group_label (TdtCheckRuleGroup group)
{
  g_return_val_if_fail (group < TDT_CHECK_N_RULE_GROUPS, "");

  return group_labels[group];
}

/* Whether @row says what @rule is. */
static gboolean
read_rule (const TdtCheckRule *rule, const TdtRow *row, int *figure)
{
  gint64 number;

  if (g_strcmp0 (tdt_row_get_text (row, TDT_SETTING_NAME), rule->name) != 0 ||
      !g_ascii_string_to_signed (tdt_row_get_text_or_empty (row, TDT_SETTING_VALUE), 10, 0,
                                 MINUTES_PER_WEEK, &number, NULL))
    return FALSE;
  *figure = (int) number;
  return TRUE;
}

int
tdt_check_rule_read (const TdtCheckRule *rule, const TdtRoot *root)
{
  int figure = rule->otherwise;
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_SETTING);
  while (tdt_row_iter_next (&iter, &row))
    read_rule (rule, row, &figure);
  return figure;
}

void
tdt_check_settings_read (const TdtRoot *root, TdtCheckSettings *settings)
{
  for (gsize i = 0; i < G_N_ELEMENTS (rules); i++)
    G_STRUCT_MEMBER (int, settings, places[i]) = tdt_check_rule_read (&rules[i], root);
}
