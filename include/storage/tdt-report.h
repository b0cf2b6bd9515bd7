/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtRepair:
 * @line: from 1
 * @column: in characters, from 1
 * @problem: what was wrong there, translated
 * @action: what was done about it, translated
 */
typedef struct
{
  guint line;
  guint column;
  char *problem;
  char *action;
} TdtRepair;

/**
 * TdtReport: what had to be repaired to read a file, in the order of the file. Immutable,
 * reference-counted.
 */
typedef struct _TdtReport TdtReport;

TdtReport *tdt_report_ref (const TdtReport *report);
void tdt_report_unref (TdtReport *report);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtReport, tdt_report_unref)

guint tdt_report_get_n_repairs (const TdtReport *report);
const TdtRepair *tdt_report_get_repair (const TdtReport *report, guint position);

/**
 * tdt_report_dup_text:
 * @name: the file, as people are to see it
 *
 * Returns: (transfer full): a line for each repair, "name:line:column: problem; action"
 */
char *tdt_report_dup_text (const TdtReport *report, const char *name);

G_END_DECLS
