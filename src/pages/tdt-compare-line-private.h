/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-comparison.h"

typedef enum
{
  TDT_COMPARE_HEADING,
  TDT_COMPARE_RECORD,
  TDT_COMPARE_DIFFERENCE,
  TDT_COMPARE_FINDING,
} TdtCompareLineType;

/* One line of a comparison that is shown: a heading, a record, one of its differences, or something
 * that would be wrong. */
#define TDT_TYPE_COMPARE_LINE (tdt_compare_line_get_type ())
G_DECLARE_FINAL_TYPE (TdtCompareLine, tdt_compare_line, TDT, COMPARE_LINE, GObject)

struct _TdtCompareLine
{
  GObject parent_instance;

  TdtCompareLineType type;
  TdtComparison *comparison;
  guint first;
  guint n_differences;
  char *text;
};

/* A heading or a finding. */
TdtCompareLine *tdt_compare_line_new (TdtCompareLineType type, const char *text);
/* What the line says, and what is said more quietly beside it, or NULL. */
char *tdt_compare_line_dup_text (TdtCompareLine *line);
char *tdt_compare_line_dup_detail (TdtCompareLine *line);
const TdtDifference *tdt_compare_line_get_difference (TdtCompareLine *line);
/* Of a record: how many of its differences can be ticked, and how many are. */
guint tdt_compare_line_count_plain (TdtCompareLine *line, guint *n_taken);

/* The lines of all records with conflicts, or of all without, after a heading if there is one. */
GListStore *tdt_compare_lines_new (TdtComparison *comparison, gboolean conflicts,
                                   const char *heading);
