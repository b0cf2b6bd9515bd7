/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * Tables as they stand: where their seats are, who sits beside whom, and which seats have more
 * honour. Seen from above with the door, or the audience, at the lower edge. The unit is the width
 * of a seat; y grows downwards; the middle of everything is the origin.
 *
 * Seats are numbered from 1. Around a round, oval or rectangular table they go clockwise from the
 * seat of honour; along a U, a boardroom table, a podium or rows, from the lower or left end.
 */

/**
 * TdtSeatPoint:
 * @x: to the right
 * @y: downwards
 *
 * A place on the plan, in widths of a seat.
 */
typedef struct
{
  double x;
  double y;
} TdtSeatPoint;

/**
 * tdt_table_layout_get_seats:
 * @layout: a LAYOUT token, anything else for a round table
 * @n_seats: how many, at least 1
 *
 * Returns: (transfer full) (element-type TdtSeatPoint): the middle of each seat, by number
 */
GArray *tdt_table_layout_get_seats (int layout, guint n_seats);

/**
 * tdt_table_layout_get_outline:
 *
 * Returns: (transfer full) (element-type TdtSeatPoint): the corners of the table one after the
 *   other, empty where there is none, as in rows of a theatre
 */
GArray *tdt_table_layout_get_outline (int layout, guint n_seats);

/**
 * tdt_table_layout_get_next:
 * @seat: a number, from 1
 *
 * Returns: the number of the seat beside it that follows, 0 when none does
 */
guint tdt_table_layout_get_next (int layout, guint n_seats, guint seat);

/**
 * tdt_table_layout_get_distance:
 *
 * Returns: how many seats @one and @other are apart, 1 for neighbours, counted the short way round
 */
guint tdt_table_layout_get_distance (int layout, guint n_seats, guint one, guint other);

/**
 * tdt_table_layout_rank_seats:
 *
 * The first rank is in the middle, or faces the door; then come its right, its left, and so on
 * outwards. Of an even row the middle is the seat at the right hand of the axis.
 *
 * Returns: (transfer full) (element-type guint): numbers of seats, the most honoured first
 */
GArray *tdt_table_layout_rank_seats (int layout, guint n_seats);

G_END_DECLS
