/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is wished for where a session is, and costs where it is elsewhere. */
#include "tdt-schedule-model-private.h"

#define SECONDS_PER_MINUTE 60

/* What wishes cost that nobody gave a weight. */
#define USUAL_WEIGHT 10
#define PREFERRED_WEIGHT 5
#define ROOM_LACKS 10
#define MEAL_AT_ODD_HOURS 20
/* A start without a room, or a room without a start: half a place that somebody chose. */
#define HALF_A_PLACE 50
#define LUNCH_FROM (11 * 60 + 30)
#define LUNCH_TO (13 * 60 + 30)
/* One of several openings that does not start its day, or closings that do not end it. */
#define OFF_THE_FRAME 50
#define DINNER_FROM (18 * 60 + 30)

static void
wish_start (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event, gint64 start,
            guint cost)
{
  if (tdt_schedule_grid_find (model->grid, start) == TDT_TIMETABLE_NONE)
    return;
  for (guint period = 0; period < model->grid->n_periods; period++)
    if (model->grid->starts[period] != start)
      tdt_timetable_problem_add_period_wish (problem, event, period, cost);
}

static void
wish_room (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event,
           const TdtRow *wanted, guint cost)
{
  for (guint room = 0; room < model->rooms->len; room++)
    if (model->rooms->pdata[room] != wanted)
      tdt_timetable_problem_add_room_wish (problem, event, room, cost);
}

static void
wish_day (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event, gint64 julian,
          guint cost)
{
  for (guint period = 0; period < model->grid->n_periods; period++)
    if (model->grid->julians[period] != julian)
      tdt_timetable_problem_add_period_wish (problem, event, period, cost);
}

/* What @room lacks of what @session asks for. */
static guint
count_lacks (const TdtRow *session, const TdtRow *room)
{
  const TdtList *wanted = tdt_row_get_list (session, TDT_SESSION_EQUIPMENT);
  const TdtList *there = tdt_row_get_list (room, TDT_ROOM_EQUIPMENT);
  int layout = tdt_row_get_token (session, TDT_SESSION_LAYOUT);
  guint n_lacks = layout >= 0 && tdt_row_has (room, TDT_ROOM_LAYOUT) &&
                  tdt_row_get_token (room, TDT_ROOM_LAYOUT) != layout;

  for (guint i = 0; wanted != NULL && i < wanted->n_items; i++)
    n_lacks += there == NULL || !tdt_list_contains (there, wanted->items[i]);
  return n_lacks;
}

static void
wish_lunch (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event)
{
  for (guint period = 0; period < model->grid->n_periods; period++)
    {
      gint64 midnight = tdt_time_local_from_julian (model->grid->julians[period], 0);
      gint64 minute = (model->grid->starts[period] - midnight) / SECONDS_PER_MINUTE;

      if (model->grid->starts[period] != G_MAXINT64 && minute < DINNER_FROM &&
          (minute < LUNCH_FROM || minute > LUNCH_TO))
        tdt_timetable_problem_add_period_wish (problem, event, period, MEAL_AT_ODD_HOURS);
    }
}

/* Whether @period is the first of its day, or the last that leaves time for @duration. */
static gboolean
is_at_edge (const TdtScheduleGrid *grid, guint period, guint duration, gboolean opens)
{
  guint beyond = opens ? period - 1 : period + duration;

  return grid->starts[period] != G_MAXINT64 &&
         ((opens && period == 0) || beyond >= grid->n_periods ||
          grid->julians[beyond] != grid->julians[period]);
}

/* Of several openings each starts a day, of several closings each ends one; which, is left open. */
static void
wish_frame (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event)
{
  const TdtRow *session = model->sessions->pdata[event];
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);
  guint duration = tdt_schedule_grid_get_duration (
      model->grid, tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
  guint n = 0;

  for (guint other = 0; other < model->sessions->len; other++)
    n += tdt_row_get_token (model->sessions->pdata[other], TDT_SESSION_KIND) == kind;
  if ((kind != TDT_SESSION_KIND_OPENING && kind != TDT_SESSION_KIND_CLOSING) || n < 2)
    return;
  for (guint period = 0; period < model->grid->n_periods; period++)
    if (!is_at_edge (model->grid, period, duration, kind == TDT_SESSION_KIND_OPENING))
      tdt_timetable_problem_add_period_wish (problem, event, period, OFF_THE_FRAME);
}

static void
add_own_wishes (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event)
{
  const TdtRow *session = model->sessions->pdata[event];
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const TdtRow *own_room = tdt_root_follow (model->root, session, TDT_SESSION_ROOM);

  for (guint room = 0; room < model->rooms->len; room++)
    {
      const TdtRow *row = model->rooms->pdata[room];
      guint n_lacks = row != NULL ? count_lacks (session, row) : 0;

      if (n_lacks > 0)
        tdt_timetable_problem_add_room_wish (problem, event, room, ROOM_LACKS * n_lacks);
    }
  if (start != NULL && own_room == NULL && !tdt_schedule_is_pause (session))
    wish_start (model, problem, event, start->local, HALF_A_PLACE);
  if (start == NULL && own_room != NULL && !tdt_schedule_is_pause (session))
    wish_room (model, problem, event, own_room, HALF_A_PLACE);
  wish_frame (model, problem, event);
  if (tdt_row_get_token (session, TDT_SESSION_KIND) == TDT_SESSION_KIND_MEAL && start == NULL)
    wish_lunch (model, problem, event);
}

/* Times at which people would rather come: a start outside all of somebody's costs. */
static void
add_preferences (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event,
                 const TdtRow *person)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (model->root, tdt_row_get_uid (person),
                                                       TDT_AVAILABILITY_PERSON);
  g_autofree gboolean *liked = g_new0 (gboolean, model->grid->n_periods);
  gboolean says_when = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      const TdtTime *first = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_FROM);
      const TdtTime *last = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_TO);

      if (tdt_row_get_token (rows->pdata[i], TDT_AVAILABILITY_KIND) !=
              TDT_AVAILABILITY_KIND_PREFERRED ||
          (first == NULL && last == NULL))
        continue;
      says_when = TRUE;
      for (guint period = 0; period < model->grid->n_periods; period++)
        liked[period] |= (first == NULL || model->grid->starts[period] >= first->local) &&
                         (last == NULL || model->grid->starts[period] < last->local);
    }
  for (guint period = 0; says_when && period < model->grid->n_periods; period++)
    if (!liked[period])
      tdt_timetable_problem_add_period_wish (problem, event, period, PREFERRED_WEIGHT);
}

static void
add_wish (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event,
          const TdtRow *wish)
{
  const char *object = tdt_row_get_text (wish, TDT_WISH_OBJECT);
  const TdtRow *day = tdt_root_lookup_kind (model->root, TDT_KIND_DAY, object);
  const TdtRow *room = tdt_root_lookup_kind (model->root, TDT_KIND_ROOM, object);
  guint cost = (guint) tdt_row_get_number (wish, TDT_WISH_WEIGHT, USUAL_WEIGHT);

  switch (tdt_row_get_token (wish, TDT_WISH_KIND))
    {
    case TDT_WISH_KIND_DAY:
      if (day != NULL)
        wish_day (model, problem, event, tdt_row_get_number (day, TDT_DAY_DATE, 0), cost);
      break;
    case TDT_WISH_KIND_ROOM:
      if (room != NULL && !tdt_schedule_is_pause (model->sessions->pdata[event]))
        wish_room (model, problem, event, room, cost);
      break;
    default:
      break;
    }
}

static void
add_wishes_of (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint event,
               const TdtRow *subject)
{
  g_autoptr (GPtrArray)
      wishes = tdt_root_get_referrers (model->root, tdt_row_get_uid (subject), TDT_WISH_SUBJECT);

  for (guint i = 0; i < wishes->len; i++)
    add_wish (model, problem, event, wishes->pdata[i]);
}

void
tdt_schedule_add_wishes (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  for (guint event = 0; event < model->n_movable; event++)
    {
      const TdtRow *session = model->sessions->pdata[event];
      const TdtRow *theme = tdt_root_follow (model->root, session, TDT_SESSION_THEME);
      g_autoptr (GPtrArray) people = tdt_schedule_get_people (model->root, session);

      add_own_wishes (model, problem, event);
      add_wishes_of (model, problem, event, session);
      if (theme != NULL)
        add_wishes_of (model, problem, event, theme);
      for (guint i = 0; i < people->len; i++)
        {
          add_wishes_of (model, problem, event, people->pdata[i]);
          add_preferences (model, problem, event, people->pdata[i]);
        }
    }
}

/* Popular is what half as many again are expected at as at the average session. */
void
tdt_schedule_add_rivals (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  g_autoptr (GArray) popular = g_array_new (FALSE, FALSE, sizeof (guint));
  gint64 sum = 0;
  gint64 n = 0;

  for (guint event = 0; event < model->sessions->len; event++)
    {
      gint64 attendance = tdt_row_get_number (model->sessions->pdata[event], TDT_SESSION_ATTENDANCE,
                                              0);

      sum += attendance;
      n += attendance > 0;
    }
  for (guint event = 0; event < model->sessions->len; event++)
    if (2 * n * tdt_row_get_number (model->sessions->pdata[event], TDT_SESSION_ATTENDANCE, 0) >
        3 * sum)
      g_array_append_val (popular, event);
  for (guint i = 0; i < popular->len; i++)
    for (guint j = i + 1; j < popular->len; j++)
      tdt_timetable_problem_add_rivalry (problem, g_array_index (popular, guint, i),
                                         g_array_index (popular, guint, j), 1);
}
