/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtFinder: finds records by a few letters of what they are called, whatever the case, the accents
 * and the order of the words. Immutable and reference-counted: it can be made in a thread and
 * asked from another.
 *
 * A record is found by its NAMING fields and, with less weight, by its other fields of one line and
 * the names of what it refers to; fields that are INTERNAL are left out.
 */
typedef struct _TdtFinder TdtFinder;

/**
 * tdt_finder_new:
 * @kinds: what to look among
 * @n_kinds: how many those are
 * @previous: (nullable): a finder of an earlier root with the same kinds; what has not changed is
 *   taken over from it
 *
 * Returns: (transfer full): a finder for the records of @root
 */
TdtFinder *tdt_finder_new (const TdtRoot *root, const TdtKindId *kinds, guint n_kinds,
                           const TdtFinder *previous);
TdtFinder *tdt_finder_ref (TdtFinder *finder);
void tdt_finder_unref (TdtFinder *finder);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtFinder, tdt_finder_unref)

/**
 * TdtFound:
 * @row: a record that fits, belonging to the finder
 * @score: how well, the more the better
 */
typedef struct
{
  const TdtRow *row;
  guint score;
} TdtFound;

/**
 * tdt_finder_find:
 * @query: what the user typed
 * @max: how many to return at most
 *
 * Returns: (transfer full) (element-type TdtFound): the records in which every word of @query is
 *   found, the best first; empty for a query without letters and digits
 */
GArray *tdt_finder_find (const TdtFinder *finder, const char *query, guint max);

/**
 * tdt_find_split: Returns: (transfer full): the folded words of what the user typed
 */
GStrv tdt_find_split (const char *query);

/**
 * tdt_find_score:
 * @name: a folded text, see tdt_text_fold()
 * @more: (nullable): more folded text that counts less
 * @words: as of tdt_find_split()
 *
 * Returns: how well the texts fit the words: the start of a word of the name fits best, then the
 *   middle of one, then letters in the same order with others between them; 0 when one of the
 *   words is not found at all, or there are none
 */
guint tdt_find_score (const char *name, const char *more, const char *const *words);

G_END_DECLS
