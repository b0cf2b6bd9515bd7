/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtAgendaPoint:
 * @item: the agenda item, good as long as the root
 * @start: (nullable): when it starts: as fixed, or when the one before it ends
 * @minutes: how long it lasts, 0 when nobody said
 * @late_by: minutes by which the items before it reach into its fixed start, 0 for none
 */
typedef struct
{
  const TdtRow *item;
  TdtTime *start;
  int minutes;
  int late_by;
} TdtAgendaPoint;

/**
 * tdt_agenda_get_points:
 *
 * Start times follow from the session’s start and the items’ minutes; a fixed start is kept, and
 * what follows goes on from it. Before the first start that is known there is none.
 *
 * Returns: (transfer full) (element-type TdtAgendaPoint): the items of @session in their order; the
 *   array frees its times
 */
GArray *tdt_agenda_get_points (const TdtRoot *root, const TdtRow *session);

G_END_DECLS
