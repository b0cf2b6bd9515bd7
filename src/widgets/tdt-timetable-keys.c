/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving about in a timetable by the arrow keys. */
#include "config.h"

#include "tdt-timetable-private.h"

static gboolean
go_to (TdtTimetable *timetable, const char *uid)
{
  g_autofree char *copy = g_strdup (uid);

  tdt_timetable_choose (timetable, copy);
  return tdt_timetable_focus_chosen (timetable);
}

/* How far apart two slots are in time, 0 when they overlap. */
static int
get_distance (const TdtTimetableSlot *one, const TdtTimetableSlot *other)
{
  return MAX (MAX (other->start - one->end, one->start - other->end), 0);
}

/* Whether @other is before or after @one, in the sense of @direction. */
static gboolean
is_ahead (const TdtTimetableSlot *one, const TdtTimetableSlot *other, GtkDirectionType direction,
          gboolean rtl)
{
  int sideways = other->column != one->column ? (int) other->column - (int) one->column
                                              : (int) other->lane - (int) one->lane;

  switch (direction)
    {
    case GTK_DIR_UP:
      return other->column == one->column && other->start < one->start;
    case GTK_DIR_DOWN:
      return other->column == one->column && other->start > one->start;
    case GTK_DIR_LEFT:
      return rtl ? sideways > 0 : sideways < 0;
    case GTK_DIR_RIGHT:
      return rtl ? sideways < 0 : sideways > 0;
    case GTK_DIR_TAB_FORWARD:
    case GTK_DIR_TAB_BACKWARD:
    default:
      return FALSE;
    }
}

/* Sideways the nearest column counts first, then the nearest time: a cost to compare. */
static int
get_cost (const TdtTimetableSlot *one, const TdtTimetableSlot *other, GtkDirectionType direction)
{
  gboolean vertical = direction == GTK_DIR_UP || direction == GTK_DIR_DOWN;
  int columns = ABS ((int) other->column - (int) one->column) * 8 +
                ABS ((int) other->lane - (int) one->lane);

  if (vertical)
    return ABS (other->start - one->start) * 16 + ABS ((int) other->lane - (int) one->lane);
  return columns * 10000 + get_distance (one, other) * 4 + ABS (other->start - one->start) / 60;
}

static const TdtTimetableSlot *
find_next (TdtTimetable *timetable, const TdtTimetableSlot *from, GtkDirectionType direction)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (timetable)) == GTK_TEXT_DIR_RTL;
  const TdtTimetableSlot *best = NULL;
  int least = G_MAXINT;

  for (guint i = 0; i < plan->slots->len; i++)
    {
      const TdtTimetableSlot *slot = tdt_timetable_plan_get (plan, i);
      int cost = get_cost (from, slot, direction);

      if (slot != from && is_ahead (from, slot, direction, rtl) && cost < least)
        {
          best = slot;
          least = cost;
        }
    }
  return best;
}

static gboolean
move_in_tray (TdtTimetable *timetable, GtkDirectionType direction)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  gboolean rtl = gtk_widget_get_direction (GTK_WIDGET (timetable)) == GTK_TEXT_DIR_RTL;
  int by = (direction == GTK_DIR_LEFT) == rtl ? 1 : -1;
  const char *uid;

  if (direction == GTK_DIR_DOWN && plan->slots->len > 0)
    return go_to (timetable, tdt_row_get_uid (tdt_timetable_plan_get (plan, 0)->session));
  if (direction != GTK_DIR_LEFT && direction != GTK_DIR_RIGHT)
    return FALSE;
  uid = tdt_timetable_tray_get_beside (timetable->tray, timetable->session, by);
  return uid == NULL || go_to (timetable, uid);
}

gboolean
tdt_timetable_move_focus (TdtTimetable *timetable, GtkDirectionType direction)
{
  const TdtTimetablePlan *plan = tdt_timetable_canvas_get_plan (timetable->canvas);
  const TdtTimetableSlot *from;
  const TdtTimetableSlot *next;
  const char *uid;

  if (plan == NULL)
    return FALSE;
  if (tdt_timetable_tray_get_block (timetable->tray, timetable->session) != NULL)
    return move_in_tray (timetable, direction);
  from = tdt_timetable_plan_find (plan, timetable->session);
  if (from == NULL)
    return FALSE;
  next = find_next (timetable, from, direction);
  if (next != NULL)
    return go_to (timetable, tdt_row_get_uid (next->session));
  uid = direction == GTK_DIR_UP ? tdt_timetable_tray_get_beside (timetable->tray, NULL, 1) : NULL;
  return uid == NULL || go_to (timetable, uid);
}
