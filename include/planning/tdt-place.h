/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtPlace:
 * @start: when
 * @room: (nullable): where, good as long as the root
 * @label: both in words, translated: “Wed 27 Sep, 10:15–11:15, Room B”; without the day where the
 *   session is on it already
 * @reasons: why it is good and what speaks against it, translated sentences; ends with %NULL
 * @penalty: how much speaks against it; the less the better
 *
 * Somewhere a session could go without a clash.
 */
typedef struct
{
  TdtTime *start;
  const TdtRow *room;
  char *label;
  GStrv reasons;
  int penalty;
} TdtPlace;

/**
 * TdtPlaceFilter: which places are looked at.
 * @TDT_PLACE_ANY: all
 * @TDT_PLACE_SAME_ROOM: only the session’s room
 * @TDT_PLACE_SAME_START: only the session’s start, in another room
 */
typedef enum
{
  TDT_PLACE_ANY,
  TDT_PLACE_SAME_ROOM,
  TDT_PLACE_SAME_START,
} TdtPlaceFilter;

/**
 * tdt_places_find:
 * @session: to be placed, or to be moved
 * @n_max: how many places at most
 *
 * Where @session could go so that its room is free, everybody who is wanted is free and has not
 * said to be away, it lies within the opening hours of a day, and wishes of order are kept. Of each
 * free stretch of a room only the best start is named. Pure; may run in any thread.
 *
 * Returns: (transfer full) (element-type TdtPlace): the best first
 */
GPtrArray *tdt_places_find (const TdtRoot *root, const TdtRow *session, TdtPlaceFilter filter,
                            guint n_max);

/** tdt_place_put: @edit: takes the start and the room of @session. */
gboolean tdt_place_put (const TdtPlace *place, const TdtRow *session, TdtEdit *edit,
                        GError **error);

G_END_DECLS
