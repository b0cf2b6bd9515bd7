/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-people-text.h"

/* How people are found in different sorts of text; all add to @people. */

void tdt_people_add_from_table (GPtrArray *people, char **lines, char separator);
/* Whether @line is one of titles of columns. */
gboolean tdt_people_has_titles (const char *line, char separator);
void tdt_people_add_from_signatures (GPtrArray *people, char **lines);
/* "Marie Durand <m.durand@cci.example>" or "Marie Durand, Director, CCI" on each line. */
void tdt_people_add_from_list (GPtrArray *people, char **lines);

/* Whether a word or line looks like an e-mail address or has a phone number; returned (transfer
 * full), NULL where there is none. */
char *tdt_people_dup_email (const char *text);
char *tdt_people_dup_phone (const char *text);

/* Adds @draft if it is anybody, else frees it. */
void tdt_people_take (GPtrArray *people, TdtPersonDraft *draft);
void tdt_people_set (char **field, const char *text);
void tdt_people_set_name (TdtPersonDraft *draft, const char *name);
/* A cell of a table, by what its column means; others are left alone. */
void tdt_people_set_cell (TdtPersonDraft *draft, int meaning, const char *cell);
/* "marie.durand@" is a name, where no other is known. */
void tdt_people_name_by_email (TdtPersonDraft *draft);
