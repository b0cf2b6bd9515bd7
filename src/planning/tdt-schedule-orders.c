/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wanted before what, and which of it cannot hold together. */
#include "config.h"

#include "tdt-schedule-model-private.h"

#include <glib/gi18n-lib.h>

#define USUAL_WEIGHT 10
#define FRAME_WEIGHT 1
/* Up to so many orders that go round are looked at in every choice of up to three. */
#define EXACT_MAX 60

static TdtScheduleOrder *
order_at (const TdtScheduleModel *model, guint i)
{
  return &g_array_index (model->orders, TdtScheduleOrder, i);
}

static void
add_order (TdtScheduleModel *model, guint before, guint after, const TdtRow *wish, gint64 weight)
{
  TdtScheduleOrder order = { before, after, wish, weight, FALSE };

  /* What stays, stays as it is. */
  if (before != TDT_TIMETABLE_NONE && after != TDT_TIMETABLE_NONE && before != after &&
      (before < model->n_movable || after < model->n_movable))
    g_array_append_val (model->orders, order);
}

/* The only session of a kind among the events, or %TDT_TIMETABLE_NONE. */
static guint
find_only (const TdtScheduleModel *model, int kind)
{
  guint found = TDT_TIMETABLE_NONE;

  for (guint event = 0; event < model->sessions->len; event++)
    if (tdt_row_get_token (model->sessions->pdata[event], TDT_SESSION_KIND) == kind)
      {
        if (found != TDT_TIMETABLE_NONE)
          return TDT_TIMETABLE_NONE;
        found = event;
      }
  return found;
}

/* Breaks, meals and the press may come before an opening and after a closing. */
static gboolean
is_framed (const TdtRow *session)
{
  return !tdt_schedule_is_pause (session) &&
         tdt_row_get_token (session, TDT_SESSION_KIND) != TDT_SESSION_KIND_PRESS;
}

static void
add_frame (TdtScheduleModel *model)
{
  guint opening = find_only (model, TDT_SESSION_KIND_OPENING);
  guint closing = find_only (model, TDT_SESSION_KIND_CLOSING);

  /* One that stays where it is frames its own day only: see ban_around(). */
  if (opening != TDT_TIMETABLE_NONE && opening >= model->n_movable)
    opening = TDT_TIMETABLE_NONE;
  if (closing != TDT_TIMETABLE_NONE && closing >= model->n_movable)
    closing = TDT_TIMETABLE_NONE;
  for (guint event = 0; event < model->sessions->len; event++)
    if (is_framed (model->sessions->pdata[event]))
      {
        add_order (model, opening, event, NULL, FRAME_WEIGHT);
        if (event != opening)
          add_order (model, event, closing, NULL, FRAME_WEIGHT);
      }
}

void
tdt_schedule_find_orders (TdtScheduleModel *model)
{
  TdtRowIter iter;
  const TdtRow *wish;

  tdt_row_iter_init (&iter, model->root, TDT_KIND_WISH);
  while (tdt_row_iter_next (&iter, &wish))
    if (tdt_row_get_token (wish, TDT_WISH_KIND) == TDT_WISH_KIND_BEFORE)
      add_order (model, tdt_schedule_find_event (model, tdt_row_get_text (wish, TDT_WISH_SUBJECT)),
                 tdt_schedule_find_event (model, tdt_row_get_text (wish, TDT_WISH_OBJECT)), wish,
                 tdt_row_get_number (wish, TDT_WISH_WEIGHT, USUAL_WEIGHT));
  add_frame (model);
}

/* Keeps @event off the day of an opening before it starts, and of a closing after it ends. */
static void
ban_around (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event,
            const TdtScheduleSlot *slot)
{
  gint64 julian = tdt_time_julian (tdt_row_get_time (slot->session, TDT_SESSION_START));
  gboolean opens = tdt_row_get_token (slot->session, TDT_SESSION_KIND) == TDT_SESSION_KIND_OPENING;
  const TdtScheduleGrid *grid = model->grid;

  for (guint period = 0; period < grid->n_periods; period++)
    if (grid->julians[period] == julian &&
        (opens ? grid->starts[period] < slot->end
               : grid->starts[period] + grid->minutes * 60 > slot->start))
      tdt_timetable_problem_forbid_event_period (problem, event, period);
}

/* Openings and closings that stay. */
static void
add_fixed_frame (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, model->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &session))
    {
      int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
      guint own = tdt_schedule_find_event (model, tdt_row_get_uid (session));
      TdtScheduleSlot slot;

      if ((kind != TDT_SESSION_KIND_OPENING && kind != TDT_SESSION_KIND_CLOSING) ||
          own < model->n_movable || !tdt_schedule_get_slot (session, &slot))
        continue;
      for (guint event = 0; event < model->n_movable; event++)
        if (is_framed (model->sessions->pdata[event]))
          ban_around (model, problem, event, &slot);
    }
}

/* Wishes about what stays and is no event. */
static void
add_fixed_orders (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  const TdtScheduleGrid *grid = model->grid;

  for (guint i = 0; i < model->obstacles->len; i++)
    {
      const TdtScheduleSlot *slot = &g_array_index (model->obstacles, TdtScheduleSlot, i);

      for (int after = 0; after < 2; after++)
        {
          g_autoptr (GPtrArray)
              wishes = tdt_root_get_referrers (model->root, tdt_row_get_uid (slot->session),
                                               after ? TDT_WISH_OBJECT : TDT_WISH_SUBJECT);

          for (guint j = 0; j < wishes->len; j++)
            {
              guint event = tdt_schedule_find_event (
                  model,
                  tdt_row_get_text (wishes->pdata[j], after ? TDT_WISH_SUBJECT : TDT_WISH_OBJECT));

              if (tdt_row_get_token (wishes->pdata[j], TDT_WISH_KIND) != TDT_WISH_KIND_BEFORE ||
                  event >= model->n_movable)
                continue;
              for (guint period = 0; period < grid->n_periods; period++)
                if (after ? grid->starts[period] != G_MAXINT64 &&
                                grid->starts[period] + grid->minutes * 60 > slot->start
                          : grid->starts[period] < slot->end)
                  tdt_timetable_problem_forbid_event_period (problem, event, period);
            }
        }
    }
}

void
tdt_schedule_add_orders (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  for (guint i = 0; i < model->orders->len; i++)
    if (!order_at (model, i)->dropped)
      tdt_timetable_problem_add_order (problem, order_at (model, i)->before,
                                       order_at (model, i)->after);
  add_fixed_frame (model, problem);
  add_fixed_orders (model, problem);
}

/* Takes away, again and again, what nothing precedes. What is left goes round, or follows what
 * does. */
static gboolean
goes_round (const TdtScheduleModel *model, GArray *left)
{
  g_autofree guint *n_before = g_new0 (guint, model->sessions->len + 1);
  g_autofree gboolean *gone = g_new0 (gboolean, model->orders->len + 1);
  gboolean again = TRUE;

  for (guint i = 0; i < model->orders->len; i++)
    {
      gone[i] = order_at (model, i)->dropped;
      n_before[order_at (model, i)->after] += !gone[i];
    }
  while (again)
    {
      again = FALSE;
      for (guint i = 0; i < model->orders->len; i++)
        if (!gone[i] && n_before[order_at (model, i)->before] == 0)
          {
            gone[i] = again = TRUE;
            n_before[order_at (model, i)->after]--;
          }
    }
  if (left != NULL)
    g_array_set_size (left, 0);
  for (guint i = 0; i < model->orders->len; i++)
    if (!gone[i])
      {
        if (left == NULL)
          return TRUE;
        g_array_append_val (left, i);
      }
  return left != NULL && left->len > 0;
}

/* The orders on some way back from the end of @order to its start, itself first: a circle. */
static GArray *
find_circle (const TdtScheduleModel *model, guint order)
{
  guint n_events = model->sessions->len;
  g_autofree guint *by = g_new (guint, n_events + 1);
  g_autoptr (GQueue) queue = g_queue_new ();
  GArray *circle = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint event = 0; event < n_events; event++)
    by[event] = TDT_TIMETABLE_NONE;
  by[order_at (model, order)->after] = order;
  g_queue_push_tail (queue, GUINT_TO_POINTER (order_at (model, order)->after));
  while (!g_queue_is_empty (queue))
    {
      guint event = GPOINTER_TO_UINT (g_queue_pop_head (queue));

      for (guint i = 0; i < model->orders->len; i++)
        if (!order_at (model, i)->dropped && order_at (model, i)->before == event &&
            by[order_at (model, i)->after] == TDT_TIMETABLE_NONE)
          {
            by[order_at (model, i)->after] = i;
            g_queue_push_tail (queue, GUINT_TO_POINTER (order_at (model, i)->after));
          }
    }
  if (by[order_at (model, order)->before] == TDT_TIMETABLE_NONE)
    return circle;
  for (guint i = by[order_at (model, order)->before]; i != order;
       i = by[order_at (model, i)->before])
    g_array_prepend_val (circle, i);
  g_array_prepend_val (circle, order);
  return circle;
}

/* Whether dropping @n more of @left, from the @from-th on, leaves none going round; they stay
 * dropped. */
static gboolean
drop_some (TdtScheduleModel *model, const GArray *left, guint from, guint n)
{
  if (n == 0)
    return !goes_round (model, NULL);
  for (guint i = from; i < left->len; i++)
    {
      TdtScheduleOrder *order = order_at (model, g_array_index (left, guint, i));

      order->dropped = TRUE;
      if (drop_some (model, left, i + 1, n - 1))
        return TRUE;
      order->dropped = FALSE;
    }
  return FALSE;
}

static int
compare_weights (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdtScheduleModel *model = data;
  gint64 one = order_at (model, *(const guint *) a)->weight;
  gint64 other = order_at (model, *(const guint *) b)->weight;

  return (one > other) - (one < other);
}

static char *
explain_circle (const TdtScheduleModel *model, const GArray *circle, guint dropped)
{
  g_autoptr (GPtrArray) wishes = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *list = NULL;
  g_autofree char *own = tdt_schedule_explain_order (model, order_at (model, dropped));

  for (guint i = 0; i < circle->len; i++)
    g_ptr_array_add (wishes, tdt_schedule_explain_order (
                                 model, order_at (model, g_array_index (circle, guint, i))));
  g_ptr_array_add (wishes, NULL);
  list = g_strjoinv ("; ", (char **) wishes->pdata);
  /* Translators: a list of wishes such as “A” before “B”; one of them. */
  return g_strdup_printf (_ ("These wishes cannot hold together: %s. Set aside: %s."), list, own);
}

/* Takes back what was dropped for a circle that another drop has opened too; tells the others. */
static void
tell_dropped (TdtScheduleModel *model, GPtrArray *broken)
{
  for (guint i = 0; i < model->orders->len; i++)
    if (order_at (model, i)->dropped)
      {
        g_autoptr (GArray) circle = NULL;

        order_at (model, i)->dropped = FALSE;
        circle = find_circle (model, i);
        if (circle->len == 0)
          continue;
        order_at (model, i)->dropped = TRUE;
        g_ptr_array_add (broken, explain_circle (model, circle, i));
      }
}

void
tdt_schedule_break_circles (TdtScheduleModel *model, GPtrArray *broken)
{
  g_autoptr (GArray) left = g_array_new (FALSE, FALSE, sizeof (guint));
  guint n_dropped = 0;

  if (!goes_round (model, left))
    return;
  g_array_sort_with_data (left, compare_weights, model);
  while (n_dropped < 3 && left->len <= EXACT_MAX && goes_round (model, NULL))
    drop_some (model, left, 0, ++n_dropped);
  while (goes_round (model, left))
    {
      g_array_sort_with_data (left, compare_weights, model);
      for (guint i = 0; i < left->len; i++)
        {
          g_autoptr (GArray) circle = find_circle (model, g_array_index (left, guint, i));

          if (circle->len == 0)
            continue;
          order_at (model, g_array_index (left, guint, i))->dropped = TRUE;
          break;
        }
    }
  tell_dropped (model, broken);
}
