/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-kind.h"

G_BEGIN_DECLS

/* What people write in cells, in French or English. */

/* "2017-09-27", "27/09/2017", "mercredi 27 septembre 2017", "13 May 2025", alone or before a time;
 * @year: for a day without one, 0 for none. As a GDate julian number, 0 when it is no day. */
gint64 tdt_cell_parse_day (const char *text, int year);
/* "10:15", "10h15", "10 h", "3:30 pm", "10:15-11:15"; minutes since midnight, -1 for what is not
 * there. */
void tdt_cell_parse_span (const char *text, int *start, int *end);
/* "90", "1h30", "1:30", "90 min"; -1 when it is none. */
int tdt_cell_parse_minutes (const char *text);
/* 1 for yes, 0 for no, -1 for anything else. */
int tdt_cell_parse_answer (const char *text);
/* A word of a list, by its label or what people write for it; TDT_TOKEN_OTHER for none. */
int tdt_cell_parse_token (TdtTokensId list, const char *text);
/* A whole number, with whatever stands between its digits; -1 when there is none. */
gint64 tdt_cell_parse_number (const char *text);
/* Several names: by line, by semicolon, or else by comma. */
char **tdt_cell_split_names (const char *text);

G_END_DECLS
