/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtBudgetPart: what minutes are for.
 * @TDT_BUDGET_PART_SPEAKER: somebody speaks
 * @TDT_BUDGET_PART_ITEM: a point of an agenda
 * @TDT_BUDGET_PART_QUESTIONS: questions from the floor
 * @TDT_BUDGET_PART_LEFT: nothing yet
 */
typedef enum
{
  TDT_BUDGET_PART_SPEAKER,
  TDT_BUDGET_PART_ITEM,
  TDT_BUDGET_PART_QUESTIONS,
  TDT_BUDGET_PART_LEFT,
} TdtBudgetPart;

/**
 * TdtBudgetBar: minutes as a bar of parts, each as wide as it is long; what goes beyond the time
 * there is stands out. To a screen reader it is the sentence it was given.
 */
#define TDT_TYPE_BUDGET_BAR (tdt_budget_bar_get_type ())
G_DECLARE_FINAL_TYPE (TdtBudgetBar, tdt_budget_bar, TDT, BUDGET_BAR, GtkWidget)

/**
 * tdt_budget_bar_start:
 * @minutes: what there is, 0 when nobody said
 * @words: all of it as a sentence
 *
 * Empties the bar.
 */
void tdt_budget_bar_start (TdtBudgetBar *bar, int minutes, const char *words);

/**
 * tdt_budget_bar_add:
 * @minutes: nothing is added for 0
 * @short_label: what fits into a narrow part
 * @label: (nullable): who or what it is for, in full
 */
void tdt_budget_bar_add (TdtBudgetBar *bar, TdtBudgetPart part, int minutes,
                         const char *short_label, const char *label);

G_END_DECLS
