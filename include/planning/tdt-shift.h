/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-edit.h"
#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * TdtShift:
 * @n_moved: sessions that have another start
 * @n_kept: pinned sessions that would have moved, and keep their time
 * @kept: (nullable): the first pinned session that is run into, good as long as the root
 * @minutes_over: minutes by which a moved session ends after its day closes, 0 for none
 *
 * What moving several sessions does.
 */
typedef struct
{
  guint n_moved;
  guint n_kept;
  const TdtRow *kept;
  int minutes_over;
} TdtShift;

/**
 * tdt_shift_plan:
 * @edit: takes the new starts
 * @session: what comes after it on its day is moved, itself not
 * @same_room: only what is in the same room; else in all rooms
 * @minutes: how much later; earlier when negative
 * @shift: (out): what that does
 *
 * Moves everything after @session by as much, pauses included. Pinned sessions keep their time.
 *
 * Returns: %FALSE when @session has no start or no minutes, or a value is refused
 */
gboolean tdt_shift_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                         gboolean same_room, int minutes, TdtShift *shift, GError **error);

/**
 * tdt_make_room_plan:
 * @session: stays where it is
 *
 * Moves what overlaps @session in its room behind it, and what follows as far as it has to; pauses
 * are used up. Pinned sessions keep their time.
 *
 * Returns: %FALSE when @session has no room, no start or no minutes, or a value is refused
 */
gboolean tdt_make_room_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *session,
                             TdtShift *shift, GError **error);

/**
 * tdt_swap_plan:
 *
 * Makes two sessions change places. Of two that follow one another in a room the second starts
 * where the first did, and the pause between them stays as long; others take start and room of one
 * another.
 *
 * Returns: %FALSE when one of them is pinned, or a value is refused
 */
gboolean tdt_swap_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *one, const TdtRow *other,
                        GError **error);

/** tdt_shift_dup_text: Returns: (transfer full): what was done, in sentences, translated */
char *tdt_shift_dup_text (const TdtShift *shift);

/**
 * TdtDayMove:
 * @n_moved: sessions that have another date
 * @swapped: (nullable): the day that had the new date, and takes the old one with its sessions;
 *     good as long as the root
 *
 * What moving a day does.
 */
typedef struct
{
  guint n_moved;
  const TdtRow *swapped;
} TdtDayMove;

/**
 * tdt_day_move_plan:
 * @edit: takes the new dates
 * @day: has a date or not yet
 * @date: its new date, as of GDate
 * @done: (out): what that does
 *
 * Gives @day another date, and moves what is on it along: its sessions, pinned ones too, and the
 * fixed starts of their agendas, on the wall's clock. A day that has @date takes the old one in
 * exchange. Where two days have the old date already, nobody can tell whose the sessions are: they
 * stay.
 *
 * Returns: %FALSE when a value is refused
 */
gboolean tdt_day_move_plan (TdtEdit *edit, const TdtRoot *root, const TdtRow *day, gint64 date,
                            TdtDayMove *done, GError **error);

/** tdt_day_move_dup_text: Returns: (transfer full): what was done, as a sentence */
char *tdt_day_move_dup_text (const TdtDayMove *done);

G_END_DECLS
