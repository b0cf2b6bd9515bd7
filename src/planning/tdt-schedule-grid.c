/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-schedule-grid-private.h"

#include "tdt-timetable-problem.h"

#define SECONDS_PER_MINUTE 60
#define USUAL_OPENS (9 * 60)
#define USUAL_CLOSES (18 * 60)

/* Opening time without a break in it. */
typedef struct
{
  gint64 julian;
  gint64 start;
  gint64 end;
} Stretch;

/* Lengths of periods to choose from, in minutes. */
static const int units[] = { 5, 10, 15, 20, 25, 30, 40, 45, 50, 60 };

gboolean
tdt_schedule_get_slot (const TdtRow *session, TdtScheduleSlot *slot)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);

  if (start == NULL || minutes == 0)
    return FALSE;
  slot->session = session;
  slot->start = start->local;
  slot->end = start->local + minutes * SECONDS_PER_MINUTE;
  return TRUE;
}

static int
compare_stretches (gconstpointer a, gconstpointer b)
{
  const Stretch *one = a;
  const Stretch *other = b;

  return (one->start > other->start) - (one->start < other->start);
}

/* From the first start to the last end of what is placed on a day, at least the usual hours; not
 * into the night. */
static void
widen (Stretch *stretch, const TdtRoot *root, gboolean opens, gboolean closes)
{
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &session))
    {
      TdtScheduleSlot slot;

      if (!tdt_schedule_get_slot (session, &slot) ||
          tdt_time_julian (tdt_row_get_time (session, TDT_SESSION_START)) != stretch->julian)
        continue;
      if (!opens)
        stretch->start = MIN (stretch->start, slot.start);
      if (!closes)
        stretch->end = MAX (stretch->end,
                            MIN (slot.end, tdt_time_local_from_julian (stretch->julian + 1, 0)));
    }
}

static void
add_day (GArray *days, const TdtRoot *root, gint64 julian, gint64 opens, gint64 closes)
{
  int from = (int) (opens != TDT_UNSET ? opens : USUAL_OPENS);
  int to = (int) (closes != TDT_UNSET ? closes : MAX (USUAL_CLOSES, from));
  Stretch day = { julian, tdt_time_local_from_julian (julian, from),
                  tdt_time_local_from_julian (julian, to) };

  for (guint i = 0; i < days->len; i++)
    if (g_array_index (days, Stretch, i).julian == julian)
      return;
  widen (&day, root, opens != TDT_UNSET, closes != TDT_UNSET);
  if (day.end > day.start)
    g_array_append_val (days, day);
}

/* (element-type Stretch): the days of the event, or else those on which something takes place. */
static GArray *
find_days (const TdtRoot *root)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (Stretch));
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_DAY);
  while (tdt_row_iter_next (&iter, &row))
    if (tdt_row_has (row, TDT_DAY_DATE))
      add_day (days, root, tdt_row_get_number (row, TDT_DAY_DATE, 0),
               tdt_row_get_number (row, TDT_DAY_OPENS, TDT_UNSET),
               tdt_row_get_number (row, TDT_DAY_CLOSES, TDT_UNSET));
  if (tdt_root_count (root, TDT_KIND_DAY) == 0)
    {
      tdt_row_iter_init (&iter, root, TDT_KIND_SESSION);
      while (tdt_row_iter_next (&iter, &row))
        if (tdt_row_has (row, TDT_SESSION_START))
          add_day (days, root, tdt_time_julian (tdt_row_get_time (row, TDT_SESSION_START)),
                   TDT_UNSET, TDT_UNSET);
    }
  g_array_sort (days, compare_stretches);
  return days;
}

/* Takes the break out of the stretches: what is left of each is one, two or none. */
static void
cut (GArray *stretches, const TdtScheduleSlot *pause)
{
  for (guint i = stretches->len; i-- > 0;)
    {
      Stretch *stretch = &g_array_index (stretches, Stretch, i);
      Stretch rest = { stretch->julian, pause->end, stretch->end };

      if (pause->start >= stretch->end || pause->end <= stretch->start)
        continue;
      stretch->end = MAX (pause->start, stretch->start);
      if (rest.end > rest.start)
        g_array_append_val (stretches, rest);
    }
}

static GArray *
find_stretches (const TdtRoot *root, const GArray *breaks)
{
  GArray *stretches = find_days (root);

  for (guint i = 0; i < breaks->len; i++)
    cut (stretches, &g_array_index (breaks, TdtScheduleSlot, i));
  g_array_sort (stretches, compare_stretches);
  return stretches;
}

static gint64
count_periods (const Stretch *stretch, int unit)
{
  return (stretch->end - stretch->start) / (unit * SECONDS_PER_MINUTE);
}

/* Whether every stretch is short enough to be a part, at least alone. */
static gboolean
is_coarse_enough (const GArray *stretches, int unit)
{
  for (guint i = 0; i < stretches->len; i++)
    if (count_periods (&g_array_index (stretches, Stretch, i), unit) >
        TDT_TIMETABLE_MAX_PERIODS_PER_DAY)
      return FALSE;
  return TRUE;
}

static gboolean
divides_moments (const GArray *stretches, const GArray *moments, int unit)
{
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);

      for (guint j = 0; j < moments->len; j++)
        {
          gint64 moment = g_array_index (moments, gint64, j);

          if (moment >= stretch->start && moment < stretch->end &&
              (moment - stretch->start) % (unit * SECONDS_PER_MINUTE) != 0)
            return FALSE;
        }
    }
  return TRUE;
}

static gboolean
divides_lengths (const GArray *lengths, int unit)
{
  for (guint i = 0; i < lengths->len; i++)
    if (g_array_index (lengths, int, i) % unit != 0)
      return FALSE;
  return TRUE;
}

/* The longest period that divides all lengths and moments: the fewer periods, the better the plan.
 * Where a day is too long for such, lengths are rounded up, and then moments given up. */
static int
choose_unit (const GArray *stretches, const GArray *lengths, const GArray *moments)
{
  int fits_moments = 0;
  int fits = 0;

  for (gsize i = G_N_ELEMENTS (units); i-- > 0;)
    {
      if (!is_coarse_enough (stretches, units[i]))
        break;
      fits = units[i];
      if (!divides_moments (stretches, moments, units[i]))
        continue;
      fits_moments = units[i];
      if (divides_lengths (lengths, units[i]))
        return units[i];
    }
  return fits_moments != 0 ? fits_moments : fits != 0 ? fits : units[G_N_ELEMENTS (units) - 1];
}

/* Puts as many stretches of a day into one part as it can hold. Returns, by stretch, its part. */
static guint *
make_parts (TdtScheduleGrid *grid, const GArray *stretches)
{
  guint *parts = g_new (guint, stretches->len + 1);
  gint64 n_used = 0;

  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gint64 n = MIN (count_periods (stretch, grid->minutes), TDT_TIMETABLE_MAX_PERIODS_PER_DAY);

      if (i == 0 || stretch->julian != (stretch - 1)->julian ||
          n_used + n > TDT_TIMETABLE_MAX_PERIODS_PER_DAY)
        {
          grid->n_parts++;
          n_used = 0;
        }
      n_used += n;
      grid->periods_per_part = MAX (grid->periods_per_part, (guint) n_used);
      parts[i] = grid->n_parts - 1;
    }
  return parts;
}

static void
fill_parts (TdtScheduleGrid *grid, const GArray *stretches, const guint *parts)
{
  guint n_used = 0;

  grid->n_periods = grid->n_parts * grid->periods_per_part;
  grid->starts = g_new (gint64, grid->n_periods);
  grid->julians = g_new0 (gint64, grid->n_periods);
  grid->boundaries = g_new0 (gboolean, grid->n_periods);
  for (guint p = 0; p < grid->n_periods; p++)
    grid->starts[p] = G_MAXINT64;
  for (guint i = 0; i < stretches->len; i++)
    {
      const Stretch *stretch = &g_array_index (stretches, Stretch, i);
      gint64 n = MIN (count_periods (stretch, grid->minutes), TDT_TIMETABLE_MAX_PERIODS_PER_DAY);

      if (i == 0 || parts[i] != parts[i - 1])
        n_used = 0;
      for (guint k = 0; k < (guint) n; k++, n_used++)
        {
          guint period = parts[i] * grid->periods_per_part + n_used;

          grid->starts[period] = stretch->start + (gint64) k * grid->minutes * SECONDS_PER_MINUTE;
          grid->julians[period] = stretch->julian;
          grid->boundaries[period] = k == 0 && n_used > 0;
        }
    }
}

TdtScheduleGrid *
tdt_schedule_grid_new (const TdtRoot *root, const GArray *breaks, const GArray *lengths,
                       const GArray *moments)
{
  g_autoptr (GArray) stretches = find_stretches (root, breaks);
  g_autoptr (TdtScheduleGrid) grid = g_new0 (TdtScheduleGrid, 1);
  g_autofree guint *parts = NULL;

  grid->minutes = choose_unit (stretches, lengths, moments);
  parts = make_parts (grid, stretches);
  if (grid->periods_per_part == 0)
    return NULL;
  fill_parts (grid, stretches, parts);
  return g_steal_pointer (&grid);
}

void
tdt_schedule_grid_free (TdtScheduleGrid *grid)
{
  g_free (grid->starts);
  g_free (grid->julians);
  g_free (grid->boundaries);
  g_free (grid);
}

guint
tdt_schedule_grid_find (const TdtScheduleGrid *grid, gint64 start)
{
  for (guint period = 0; period < grid->n_periods; period++)
    if (grid->starts[period] == start)
      return period;
  return TDT_TIMETABLE_NONE;
}

guint
tdt_schedule_grid_get_duration (const TdtScheduleGrid *grid, gint64 minutes)
{
  return (guint) MAX ((minutes + grid->minutes - 1) / grid->minutes, 1);
}

gboolean
tdt_schedule_grid_touches (const TdtScheduleGrid *grid, guint period, gint64 start, gint64 end)
{
  gint64 own = grid->starts[period];

  return own != G_MAXINT64 && own < end && own + grid->minutes * SECONDS_PER_MINUTE > start;
}
