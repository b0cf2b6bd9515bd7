/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-mapping.h"

G_BEGIN_DECLS

/* "Titre" over a column of "Mme" and "M." is no function, whatever its rows from @first say else.
 */
void tdt_meanings_correct (const TdtSheet *sheet, guint first, int *meanings, guint n_meanings);

/* What a title of a column, in French or English, or as a table of ours has it, means; it may
 * depend on the other titles, see tdt_meanings_settle(). */
int tdt_meaning_by_title (const char *title);
/* Decides for titles that mean one thing or another, such as "Nom". */
void tdt_meanings_settle (int *meanings, guint n_meanings);
/* What columns are by what is in them. */
void tdt_meanings_guess (const TdtSheet *sheet, int *meanings, guint n_meanings);
/* Whether the row is one of titles. */
guint tdt_meanings_count_titles (const TdtSheet *sheet, guint row);

G_END_DECLS
