/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Moving about in a timetable by the arrow keys. */
#include "config.h"

#include "tdt-timetable-drag-private.h"
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
  int columns = ABS ((int) other->column - (int) one->column);
  int lanes = ABS ((int) other->lane - (int) one->lane);

  if (direction == GTK_DIR_UP || direction == GTK_DIR_DOWN)
    return ABS (other->start - one->start) * 16 + lanes;
  if (columns == 0)
    return lanes * 1000 + get_distance (one, other);
  return columns * 1000000 + get_distance (one, other) * 100 + ABS (other->start - one->start) / 60;
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

static gboolean
open_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  GtkWidget *focus = gtk_root_get_focus (gtk_widget_get_root (widget));
  g_autofree char *uid = g_strdup (timetable->session);

  if (uid == NULL || focus == NULL || !TDT_IS_TIMETABLE_BLOCK (focus))
    return FALSE;
  g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_OPEN], 0, uid);
  return TRUE;
}

static gboolean
menu_cb (GtkWidget *widget, GVariant *parameter, gpointer data)
{
  TdtTimetable *timetable = TDT_TIMETABLE (widget);
  g_autofree char *uid = g_strdup (timetable->session);
  graphene_rect_t area;

  if (uid == NULL || !tdt_timetable_get_session_area (timetable, uid, &area))
    return FALSE;
  g_signal_emit (timetable, tdt_timetable_signals[TDT_TIMETABLE_MENU], 0, uid, timetable,
                 (double) (area.origin.x + area.size.width / 2),
                 (double) (area.origin.y + MIN (area.size.height / 2, 24)));
  return TRUE;
}

/* What moves the session is done by the actions of whoever shows the timetable. */
void
tdt_timetable_add_bindings (GtkWidgetClass *widget_class)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } bindings[] = {
    { GDK_KEY_Up, GDK_ALT_MASK, "session.earlier" },
    { GDK_KEY_Down, GDK_ALT_MASK, "session.later" },
    { GDK_KEY_Left, GDK_ALT_MASK, "session.room-left" },
    { GDK_KEY_Right, GDK_ALT_MASK, "session.room-right" },
    { GDK_KEY_Up, GDK_ALT_MASK | GDK_SHIFT_MASK, "session.shorter" },
    { GDK_KEY_Down, GDK_ALT_MASK | GDK_SHIFT_MASK, "session.longer" },
    { GDK_KEY_Delete, 0, "session.delete" },
    /* A menu names the last one. */
    { GDK_KEY_KP_Add, GDK_CONTROL_MASK, "timetable.zoom-in" },
    { GDK_KEY_plus, GDK_CONTROL_MASK, "timetable.zoom-in" },
    { GDK_KEY_KP_Subtract, GDK_CONTROL_MASK, "timetable.zoom-out" },
    { GDK_KEY_minus, GDK_CONTROL_MASK, "timetable.zoom-out" },
    { GDK_KEY_0, GDK_CONTROL_MASK, "timetable.zoom-fit" },
    { GDK_KEY_Page_Down, GDK_CONTROL_MASK, "timetable.next-day" },
    { GDK_KEY_Page_Up, GDK_CONTROL_MASK, "timetable.previous-day" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (bindings); i++)
    gtk_widget_class_add_binding_action (widget_class, bindings[i].key, bindings[i].modifiers,
                                         bindings[i].action, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Return, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_KP_Enter, 0, open_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Menu, 0, menu_cb, NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, menu_cb, NULL);
}
