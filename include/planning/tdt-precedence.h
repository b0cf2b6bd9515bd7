/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-rank.h"

G_BEGIN_DECLS

/**
 * TdtPrecedenceOrder: what an order is for.
 * @TDT_PRECEDENCE_SPEAKING: speeches: the lowest rank first, the host welcomes before all, the
 *   State speaks last (décret 89-655, art. 19, and usage)
 * @TDT_PRECEDENCE_CITATION: thanks and salutations: the highest rank first
 * @TDT_PRECEDENCE_SEATING: a row of seats: the highest rank in the centre, then right, left
 */
typedef enum
{
  TDT_PRECEDENCE_SPEAKING,
  TDT_PRECEDENCE_CITATION,
  TDT_PRECEDENCE_SEATING,
  TDT_N_PRECEDENCE_ORDERS
} TdtPrecedenceOrder;

/** TDT_POSITION_NONE: of somebody who is not in the list: behind all that are. */
#define TDT_POSITION_NONE G_MAXUINT

/**
 * TdtPrecedence:
 * @person: who is there
 * @participant: (nullable): as whom; %NULL for the host who is in no session
 * @rank: (nullable): the rank in the list, %NULL when it has none
 * @position: that of the rank, %TDT_POSITION_NONE without one
 * @host: whether the event's host
 * @state: whether the State speaks through it
 * @seat: places from the centre; above 0 to the right of who sits in the centre, below to the left
 * @reason: why it stands there, translated: “President of the departmental council, rank 6, host”
 *
 * Somebody's place in the order of precedence.
 */
typedef struct
{
  const TdtRow *person;
  const TdtRow *participant;
  const TdtRank *rank;
  guint position;
  gboolean host;
  gboolean state;
  gint64 since;
  int seat;
  char *reason;
} TdtPrecedence;

/**
 * tdt_precedence_find:
 * @session: (nullable): whose participants; %NULL for everybody with a part in the event
 *
 * Proposes an order. A person’s function means a rank of @ranks; the person’s own rank, if there
 * is one, counts more. The host comes right after the State (art. 9). Somebody who stands in for
 * another person has the rank of its own, but for members of the prefectoral corps (art. 13). Equal
 * ranks go by the beginning of the mandate. Pure; good as long as @root and @ranks.
 *
 * Returns: (transfer full) (element-type TdtPrecedence): everybody once, in the order
 */
GPtrArray *tdt_precedence_find (const TdtRoot *root, const TdtRankList *ranks,
                                const TdtRow *session, TdtPrecedenceOrder order);

/**
 * tdt_precedence_put:
 * @edit: takes the order of the participants of @session, for speeches
 */
gboolean tdt_precedence_put (const TdtRoot *root, const TdtRankList *ranks, const TdtRow *session,
                             TdtEdit *edit, GError **error);

/**
 * tdt_precedence_dup_thanks:
 * @people: (element-type TdtPrecedence): in the order of citation
 *
 * Returns: (transfer full): how they are addressed, one a line, to be read out or copied
 */
char *tdt_precedence_dup_thanks (const TdtRoot *root, const GPtrArray *people);

/**
 * tdt_precedence_dup_seat: Returns: (transfer full): "in the centre", "2nd to the right"
 */
char *tdt_precedence_dup_seat (int seat);

G_END_DECLS
