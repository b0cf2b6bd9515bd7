/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtDelay:
 * @n_moved: sessions that start later
 * @n_shortened: sessions that are shorter
 * @minutes_over: minutes by which a session that keeps its time is run into, 0 for none
 * @kept: (nullable): that session, good as long as the root
 *
 * What a late start does to what follows.
 */
typedef struct
{
  guint n_moved;
  guint n_shortened;
  int minutes_over;
  const TdtRow *kept;
} TdtDelay;

/**
 * tdt_delay_plan:
 * @edit: takes the new starts and lengths
 * @session: starts later
 * @minutes: how much later, at least 1
 * @delay: (out): what that does
 *
 * Moves @session and what follows it in its room on that day, until a pause takes up the delay.
 * Pinned sessions keep their time: before one, moved sessions are shortened, the last first, down
 * to their least minutes where they have any. Applied to a copy it is a preview; the checks say
 * what else it brings about, such as an end past closing time.
 *
 * Returns: %FALSE when @session has no start or no minutes, or a value is refused
 */
gboolean tdt_delay_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session, int minutes,
                         TdtDelay *delay, GError **error);

G_END_DECLS
