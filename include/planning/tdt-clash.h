/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtClash:
 * @unit: the person or the room that is wanted twice
 * @session: (nullable): where else; %NULL for a person who said to be away
 *
 * One reason why a session should not take place at some time. Rows are good as long as the root.
 */
typedef struct
{
  const TdtRow *unit;
  const TdtRow *session;
} TdtClash;

/**
 * tdt_clashes_find:
 * @session: (nullable): that may go there; %NULL for one that is still to be made
 * @start: when it would start
 * @minutes: how long it would be
 * @room: (nullable): uid of the room it would be in
 *
 * Who and what would be in two places at once. Looks only at the room and at the people of
 * @session, so that it can be asked for each movement of a pointer.
 *
 * Returns: (transfer full) (element-type TdtClash): the room first, then people
 */
GArray *tdt_clashes_find (const TdtRoot *root, const TdtRow *session, const TdtTime *start,
                          gint64 minutes, const char *room);

/**
 * tdt_clashes_find_of_person:
 * @session: that @person would be in
 *
 * Returns: (transfer full) (element-type TdtClash): what @person has at that time
 */
GArray *tdt_clashes_find_of_person (const TdtRoot *root, const TdtRow *session,
                                    const TdtRow *person);

/**
 * tdt_clashes_dup_text:
 * @n_lines: at most so many lines; what is left is counted
 *
 * Returns: (transfer full) (nullable): the clashes in words, one a line, translated; %NULL when
 *   there are none
 */
char *tdt_clashes_dup_text (const GArray *clashes, guint n_lines);

G_END_DECLS
