/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-compare-line-private.h"
#include "tdt-compare-page.h"

/* Shows one line of a comparison at a time. Property "narrow": the choices of a conflict are below
 * each other. */
#define TDT_TYPE_COMPARE_ROW (tdt_compare_row_get_type ())
G_DECLARE_FINAL_TYPE (TdtCompareRow, tdt_compare_row, TDT, COMPARE_ROW, AdwBin)

/* @words must outlive the row. */
TdtCompareRow *tdt_compare_row_new (const TdtCompareWords *words);
/* @line: NULL for none. */
void tdt_compare_row_set_line (TdtCompareRow *row, TdtCompareLine *line);
