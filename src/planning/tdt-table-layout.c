/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-table-layout.h"

#include "tdt-kind.h"

#include <math.h>

/* How far the middle of a seat is from the edge of the table, and how wide a table is. */
#define OFF_EDGE 0.6
#define TABLE_WIDTH 1.6
#define ROUND_CORNERS 48
/* The long axis of an oval table to its short one. */
#define OVAL_RATIO 1.7
#define ROW_OF_THEATRE 10
#define ROW_PITCH 1.5

static gboolean
is_ring (int layout)
{
  switch (layout)
    {
    case TDT_LAYOUT_U:
    case TDT_LAYOUT_BOARDROOM:
    case TDT_LAYOUT_PODIUM:
    case TDT_LAYOUT_THEATRE:
      return FALSE;
    default:
      return TRUE;
    }
}

static void
add_point (GArray *points, double x, double y)
{
  TdtSeatPoint point = { x, y };

  g_array_append_val (points, point);
}

/* Half the axes of the ellipse on which the seats are, long enough for all of them. */
static void
get_axes (int layout, guint n_seats, double *a, double *b)
{
  double ratio = layout == TDT_LAYOUT_OVAL ? OVAL_RATIO : 1;
  double length = 2 * G_PI * sqrt ((ratio * ratio + 1) / 2);

  *b = MAX ((double) n_seats * 1.25 / length, 1.2);
  *a = *b * ratio;
}

/* Along the ellipse at even distances, clockwise from the top. */
static void
add_ellipse (GArray *points, double a, double b, guint n)
{
  enum
  {
    STEPS = 2048
  };
  double lengths[STEPS + 1];
  guint step = 0;

  lengths[0] = 0;
  for (guint i = 1; i <= STEPS; i++)
    {
      double from = 2 * G_PI * (i - 1) / STEPS;
      double to = 2 * G_PI * i / STEPS;

      lengths[i] = lengths[i - 1] +
                   hypot (a * (sin (to) - sin (from)), b * (cos (to) - cos (from)));
    }
  for (guint i = 0; i < n; i++)
    {
      double angle;

      while (step < STEPS && lengths[step] < lengths[STEPS] * i / n)
        step++;
      angle = 2 * G_PI * step / STEPS;
      add_point (points, a * sin (angle), -b * cos (angle));
    }
}

/* How many seats are on the upper and the lower side of a rectangular table; with six and more, one
 * is at each end. */
static void
get_sides (guint n_seats, guint *upper, guint *lower, guint *ends)
{
  *ends = n_seats >= 6 ? 1 : 0;
  *upper = (n_seats - 2 * *ends + 1) / 2;
  *lower = n_seats - 2 * *ends - *upper;
}

static double
get_length (guint n_seats)
{
  guint upper;
  guint lower;
  guint ends;

  get_sides (n_seats, &upper, &lower, &ends);
  return (double) MAX (upper, 1) + 0.4;
}

/* Clockwise from the seat of honour, which is in the middle of the upper side. */
static void
add_rectangle (GArray *points, guint n_seats)
{
  guint upper;
  guint lower;
  guint ends;
  guint first;
  double x = get_length (n_seats) / 2 + OFF_EDGE;
  double y = TABLE_WIDTH / 2 + OFF_EDGE;

  get_sides (n_seats, &upper, &lower, &ends);
  first = (upper - 1) / 2;
  for (guint i = first; i < upper; i++)
    add_point (points, (double) i - (upper - 1) / 2.0, -y);
  if (ends)
    add_point (points, x, 0);
  for (guint i = 0; i < lower; i++)
    add_point (points, (lower - 1) / 2.0 - (double) i, y);
  if (ends)
    add_point (points, -x, 0);
  for (guint i = 0; i < first; i++)
    add_point (points, (double) i - (upper - 1) / 2.0, -y);
}

/* Seats on each arm of a U; the others are on its base. */
static guint
get_arm (guint n_seats)
{
  return n_seats < 3 ? 0 : n_seats / 3;
}

static void
add_u (GArray *points, guint n_seats)
{
  guint arm = get_arm (n_seats);
  guint base = n_seats - 2 * arm;
  double x = base / 2.0 + 0.2 + OFF_EDGE;
  double top = -(arm + TABLE_WIDTH) / 2.0;

  for (guint i = arm; i-- > 0;)
    add_point (points, -x, top + 0.6 + i);
  for (guint i = 0; i < base; i++)
    add_point (points, (double) i - (base - 1) / 2.0, top - OFF_EDGE);
  for (guint i = 0; i < arm; i++)
    add_point (points, x, top + 0.6 + i);
}

/* Up the left side, the head, down the right side. */
static void
add_boardroom (GArray *points, guint n_seats)
{
  guint left = (n_seats - 1 + 1) / 2;
  guint right = n_seats - 1 - left;
  double x = TABLE_WIDTH / 2 + OFF_EDGE;
  double top = -(left + 0.4) / 2;

  for (guint i = left; i-- > 0;)
    add_point (points, -x, top + 0.7 + i);
  add_point (points, 0, top - OFF_EDGE);
  for (guint i = 0; i < right; i++)
    add_point (points, x, top + 0.7 + i);
}

static void
add_rows (GArray *points, guint n_seats, guint per_row)
{
  guint n_rows = (n_seats + per_row - 1) / per_row;

  for (guint i = 0; i < n_seats; i++)
    {
      guint row = i / per_row;
      guint in_row = MIN (per_row, n_seats - row * per_row);

      add_point (points, (double) (i % per_row) - (in_row - 1) / 2.0,
                 (row - (n_rows - 1) / 2.0) * ROW_PITCH);
    }
}

GArray *
tdt_table_layout_get_seats (int layout, guint n_seats)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TdtSeatPoint));
  double a;
  double b;

  switch (layout)
    {
    case TDT_LAYOUT_RECTANGLE:
      add_rectangle (points, n_seats);
      break;
    case TDT_LAYOUT_U:
      add_u (points, n_seats);
      break;
    case TDT_LAYOUT_BOARDROOM:
      add_boardroom (points, n_seats);
      break;
    case TDT_LAYOUT_PODIUM:
      add_rows (points, n_seats, n_seats);
      break;
    case TDT_LAYOUT_THEATRE:
      add_rows (points, n_seats, ROW_OF_THEATRE);
      break;
    default:
      get_axes (layout, n_seats, &a, &b);
      add_ellipse (points, a, b, n_seats);
      break;
    }
  return points;
}

static void
add_box (GArray *points, double left, double top, double right, double bottom)
{
  add_point (points, left, top);
  add_point (points, right, top);
  add_point (points, right, bottom);
  add_point (points, left, bottom);
}

static void
add_u_outline (GArray *points, guint n_seats)
{
  guint arm = get_arm (n_seats);
  double x = (n_seats - 2 * arm) / 2.0 + 0.2;
  double inner = MAX (x - TABLE_WIDTH * 0.75, 0.1);
  double top = -(arm + TABLE_WIDTH) / 2.0;
  double bottom = top + 0.2 + MAX (arm, 1);

  add_point (points, -x, top);
  add_point (points, x, top);
  add_point (points, x, bottom);
  add_point (points, inner, bottom);
  add_point (points, inner, top + TABLE_WIDTH * 0.75);
  add_point (points, -inner, top + TABLE_WIDTH * 0.75);
  add_point (points, -inner, bottom);
  add_point (points, -x, bottom);
}

GArray *
tdt_table_layout_get_outline (int layout, guint n_seats)
{
  GArray *points = g_array_new (FALSE, FALSE, sizeof (TdtSeatPoint));
  double a;
  double b;

  switch (layout)
    {
    case TDT_LAYOUT_RECTANGLE:
      a = get_length (n_seats) / 2;
      add_box (points, -a, -TABLE_WIDTH / 2, a, TABLE_WIDTH / 2);
      break;
    case TDT_LAYOUT_U:
      add_u_outline (points, n_seats);
      break;
    case TDT_LAYOUT_BOARDROOM:
      b = (n_seats / 2 + 0.4) / 2;
      add_box (points, -TABLE_WIDTH / 2, -b, TABLE_WIDTH / 2, b);
      break;
    case TDT_LAYOUT_PODIUM:
      a = n_seats / 2.0 + 0.2;
      add_box (points, -a, OFF_EDGE, a, OFF_EDGE + TABLE_WIDTH / 2);
      break;
    case TDT_LAYOUT_THEATRE:
      break;
    default:
      get_axes (layout, n_seats, &a, &b);
      add_ellipse (points, a - OFF_EDGE, b - OFF_EDGE, ROUND_CORNERS);
      break;
    }
  return points;
}

guint
tdt_table_layout_get_next (int layout, guint n_seats, guint seat)
{
  if (seat < n_seats)
    return layout == TDT_LAYOUT_THEATRE && seat % ROW_OF_THEATRE == 0 ? 0 : seat + 1;
  return is_ring (layout) && n_seats > 2 ? 1 : 0;
}

guint
tdt_table_layout_get_distance (int layout, guint n_seats, guint one, guint other)
{
  guint apart = one > other ? one - other : other - one;

  return is_ring (layout) ? MIN (apart, n_seats - apart) : apart;
}

/* Where the first rank is, counted from 0. Of an even row it is left of the axis as the room sees
 * it, which is the right hand of those who sit there. */
static guint
find_honour (int layout, guint n_seats)
{
  guint arm = get_arm (n_seats);

  switch (layout)
    {
    case TDT_LAYOUT_U:
      return arm + (n_seats - 2 * arm - 1) / 2;
    case TDT_LAYOUT_BOARDROOM:
      return n_seats / 2;
    case TDT_LAYOUT_PODIUM:
      return (n_seats - 1) / 2;
    case TDT_LAYOUT_THEATRE:
      return (MIN (n_seats, ROW_OF_THEATRE) - 1) / 2;
    default:
      return 0;
    }
}

/* Whether the axis runs between two seats, so that the second rank is on its other side. */
static gboolean
is_even (int layout, guint n_seats)
{
  switch (layout)
    {
    case TDT_LAYOUT_U:
      return (n_seats - 2 * get_arm (n_seats)) % 2 == 0;
    case TDT_LAYOUT_PODIUM:
      return n_seats % 2 == 0;
    case TDT_LAYOUT_THEATRE:
      return TRUE;
    default:
      return FALSE;
    }
}

/* Outwards from the middle of a row, or of a ring. */
static void
rank_row (GArray *ranked, guint first, guint n, guint honour, gboolean even, gboolean ring)
{
  g_autofree gboolean *taken = g_new0 (gboolean, n + 1);

  for (guint step = 0; step <= n; step++)
    for (int side = 0; side < (step == 0 ? 1 : 2); side++)
      {
        /* Their right hand is where numbers go down. */
        gboolean down = (side == 0) != even;
        int place = (int) honour + (down ? -(int) step : (int) step);
        guint number;

        if (ring)
          place = (place % (int) n + (int) n) % (int) n;
        if (place < 0 || place >= (int) n || taken[place])
          continue;
        taken[place] = TRUE;
        number = first + (guint) place + 1;
        g_array_append_val (ranked, number);
      }
}

GArray *
tdt_table_layout_rank_seats (int layout, guint n_seats)
{
  GArray *ranked = g_array_new (FALSE, FALSE, sizeof (guint));

  if (layout != TDT_LAYOUT_THEATRE)
    {
      rank_row (ranked, 0, n_seats, find_honour (layout, n_seats), is_even (layout, n_seats),
                is_ring (layout));
      return ranked;
    }
  for (guint first = 0; first < n_seats; first += ROW_OF_THEATRE)
    {
      guint n = MIN (ROW_OF_THEATRE, n_seats - first);

      rank_row (ranked, first, n, (n - 1) / 2, n % 2 == 0, FALSE);
    }
  return ranked;
}
