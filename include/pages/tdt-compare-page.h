/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-comparison.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtCompareWords:
 * @title: what is seen, in a sentence
 * @subtitle: (nullable): where it comes from and what to do
 * @ours: what our version is called where there is a choice
 * @theirs: what theirs is called
 * @apply: (nullable): what the button says that takes what is chosen, with a mnemonic
 * @cancel: (nullable): what the other button says
 *
 * How the differences are talked about.
 */
typedef struct
{
  const char *title;
  const char *subtitle;
  const char *ours;
  const char *theirs;
  const char *apply;
  const char *cancel;
} TdtCompareWords;

/**
 * TdtComparePage: what differs between two or three projects, in sentences, grouped by record, with
 * a box to take each or refuse it; what both changed side by side, with a choice; and what would
 * be wrong with the result and was with neither.
 *
 * Signals: "apply": take what is chosen; "cancel": leave everything as it is.
 */
#define TDT_TYPE_COMPARE_PAGE (tdt_compare_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtComparePage, tdt_compare_page, TDT, COMPARE_PAGE, AdwBin)

TdtComparePage *tdt_compare_page_new (TdtComparison *comparison, const TdtCompareWords *words);

/** tdt_compare_page_get_comparison: Returns: (transfer none): what it shows */
TdtComparison *tdt_compare_page_get_comparison (TdtComparePage *page);

G_END_DECLS
