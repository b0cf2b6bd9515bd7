/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-report.h"

/** TDT_REPAIRS_MAX: a file with more to repair than this is refused. */
#define TDT_REPAIRS_MAX 100000u

/* A report in the making, for the reader: repairs are noted by their place in the text and turned
 * into lines and columns at the end, in one pass. */
TdtReport *tdt_report_new (void);
void tdt_report_take (TdtReport *report, gsize offset, char *problem, char *action);
void tdt_report_finish (TdtReport *report, const char *text);
