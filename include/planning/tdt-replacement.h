/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/** TDT_REPLACEMENT_GOOD: the score from which people have their function or more in common. */
#define TDT_REPLACEMENT_GOOD 15

/**
 * TdtReplacement:
 * @person: who, good as long as the root
 * @reasons: what speaks for and against, translated; ends with %NULL
 * @score: how well it fits; the more the better
 *
 * Somebody who could take the place of a participant.
 */
typedef struct
{
  const TdtRow *person;
  GStrv reasons;
  int score;
} TdtReplacement;

/**
 * tdt_replacements_find:
 * @participant: to be replaced
 * @n_max: how many people at most
 *
 * Who is free at the time of the session, has not said to be away and is not in it already: first
 * those of the same organisation, then of the same sector, then of the same rank. Pure; may run in
 * any thread.
 *
 * Returns: (transfer full) (element-type TdtReplacement): the best first
 */
GPtrArray *tdt_replacements_find (const TdtRoot *root, const TdtRow *participant, guint n_max);

/**
 * tdt_replacement_put:
 * @edit: takes @person in place of the person of @participant, also on the seats of the session;
 *   who is new is still to be invited
 */
gboolean tdt_replacement_put (const TdtRoot *root, const TdtRow *participant, const TdtRow *person,
                              TdtEdit *edit, GError **error);

/**
 * tdt_represented_put:
 * @edit: makes @person stand in for the person of @participant, who stays in the programme
 */
gboolean tdt_represented_put (const TdtRow *participant, const TdtRow *person, TdtEdit *edit,
                              GError **error);

G_END_DECLS
