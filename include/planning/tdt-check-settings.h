/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtCheckSettings:
 * @near_days: `check.near-days`: from how many days before a session an answer is wanted (14)
 * @brief_days: `check.brief-days`: from how many days before it a speaker’s brief is wanted (7)
 * @min_speakers: `check.min-speakers`: fewest speakers of a round table (2)
 * @max_speakers: `check.max-speakers`: most speakers of a round table, 0 for any number (0)
 * @min_speaking: `check.min-speaking`: fewest minutes of a speaker of a round table (5)
 * @question_share: `check.question-share`: percent of a round table kept for questions (20)
 * @min_questions: `check.min-questions`: minutes that are kept at least (5)
 * @room_change: `check.room-change`: minutes to get to another room (10)
 * @venue_change: `check.venue-change`: minutes to get to another venue (40)
 * @max_sitting: `check.max-sitting`: most minutes without a break (120)
 * @break_length: `check.break-length`: minutes that make a break (10)
 * @unequal: `check.unequal`: how many times more than another an organisation may speak (3)
 * @gender: `check.gender`: 1 to look at panels without women or without men (0)
 *
 * Figures that checks go by. Each is the value of the SETTING record of that name, or else the
 * number in brackets.
 */
typedef struct
{
  int near_days;
  int brief_days;
  int min_speakers;
  int max_speakers;
  int min_speaking;
  int question_share;
  int min_questions;
  int room_change;
  int venue_change;
  int max_sitting;
  int break_length;
  int unequal;
  int gender;
} TdtCheckSettings;

/**
 * TdtCheckRuleGroup: what a figure is about
 */
typedef enum
{
  TDT_CHECK_RULES_ROUND_TABLES,
  TDT_CHECK_RULES_WAYS,
  TDT_CHECK_RULES_ANSWERS,
  TDT_CHECK_N_RULE_GROUPS
} TdtCheckRuleGroup;

/**
 * TdtCheckRule:
 * @name: of the SETTING record
 * @label: for people, to be translated
 * @group: what it is about
 * @otherwise: what holds when the project says nothing
 * @max: the largest number that makes sense; 1 for yes or no
 *
 * One of the figures that checks go by.
 */
typedef struct
{
  const char *name;
  const char *label;
  TdtCheckRuleGroup group;
  int otherwise;
  int max;
} TdtCheckRule;

/** tdt_check_rules_get: Returns: (transfer none): all figures, by group */
const TdtCheckRule *tdt_check_rules_get (guint *n_rules);

/** tdt_check_rules_get_group_label: Returns: (transfer none): to be translated */
const char *tdt_check_rules_get_group_label (TdtCheckRuleGroup group);

/** tdt_check_rule_read: Returns: what @rule is in the project */
int tdt_check_rule_read (const TdtCheckRule *rule, const TdtRoot *root);

/**
 * tdt_check_settings_read:
 * @settings: (out): what the project says, and defaults where it says nothing that is a number
 *   from 0 to 10080
 */
void tdt_check_settings_read (const TdtRoot *root, TdtCheckSettings *settings);

G_END_DECLS
