/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtBudget:
 * @minutes: how long the session lasts, 0 when nobody said
 * @questions: minutes for questions: those of the agenda’s QUESTIONS items, or else the share that
 *   the settings keep (20 %, at least 5 minutes), never more than @minutes
 * @n_speakers: speakers who come or send somebody
 * @n_organisations: organisations that they speak for; who speaks for none counts alone
 * @given: minutes that speakers have been given
 * @left: minutes that are neither for questions nor given; below 0 when too many are
 * @each: whole minutes for each speaker when shared equally, 0 without speakers
 *
 * The minutes of a session as something to be shared.
 */
typedef struct
{
  int minutes;
  int questions;
  guint n_speakers;
  guint n_organisations;
  int given;
  int left;
  int each;
} TdtBudget;

/** tdt_budget_find: @budget: (out): the budget of @session */
void tdt_budget_find (const TdtRoot *root, const TdtRow *session, TdtBudget *budget);

/**
 * TdtBudgetSplit: how minutes are shared.
 * @TDT_BUDGET_EQUALLY: as many for every speaker
 * @TDT_BUDGET_BY_ORGANISATION: as many for every organisation, shared again among its speakers
 */
typedef enum
{
  TDT_BUDGET_EQUALLY,
  TDT_BUDGET_BY_ORGANISATION,
} TdtBudgetSplit;

/**
 * tdt_budget_split:
 * @edit: takes the minutes of all speakers of @session
 *
 * Shares what is not for questions in whole minutes, in the order of the programme; those that
 * are over go to who comes first. Nothing is set where the session has no minutes or nobody speaks.
 *
 * Returns: %FALSE when a value is refused
 */
gboolean tdt_budget_split (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                           TdtBudgetSplit split, GError **error);

/**
 * tdt_budget_find_split:
 * @split: (out): how the minutes are shared
 *
 * Says whether the speakers have just the minutes that a split would give them: then they can be
 * shared again when somebody joins or leaves, without undoing what somebody thought about.
 *
 * Returns: %FALSE when no split was made, or minutes were changed by hand since
 */
gboolean tdt_budget_find_split (const TdtRoot *root, const TdtRow *session, TdtBudgetSplit *split);

G_END_DECLS
