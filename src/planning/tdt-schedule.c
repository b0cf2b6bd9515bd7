/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-schedule-model-private.h"

#include "tdt-names.h"
#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* A first run only finds out whether everything has a place: its share of the time, and moves. */
#define PROBE_SHARE 0.1
#define PROBE_MOVES_PER_EVENT 500
/* So many wishes are tried to be set aside, one after the other. */
#define MAX_TRIES 12
/* So often sessions that find no place are taken for fixed. */
#define MAX_ROUNDS 3

/* What is tried, and the best plan so far with the problem it solves. */
typedef struct
{
  TdtScheduleModel *model;
  const TdtTimetableOptions *options;
  TdtTimetableProblem *problem;
  TdtTimetableResult *result;
  gboolean themes_apart;
  gboolean stopped;
  gdouble elapsed;
} Attempt;

static void
move_free (gpointer data)
{
  TdtScheduleMove *move = data;

  g_free (move->uid);
  g_clear_pointer (&move->start, tdt_time_unref);
  g_free (move->room);
  g_clear_pointer (&move->from_start, tdt_time_unref);
  g_free (move->from_room);
  g_free (move->reason);
  g_free (move);
}

static void
unplaced_free (gpointer data)
{
  TdtScheduleUnplaced *unplaced = data;

  g_free (unplaced->uid);
  g_free (unplaced->reason);
  g_free (unplaced);
}

void
tdt_schedule_free (TdtSchedule *schedule)
{
  g_ptr_array_unref (schedule->moves);
  g_ptr_array_unref (schedule->unplaced);
  g_ptr_array_unref (schedule->broken);
  g_free (schedule);
}

static void
add_unplaced (TdtSchedule *schedule, const TdtRow *session, char *reason)
{
  TdtScheduleUnplaced *unplaced = g_new0 (TdtScheduleUnplaced, 1);

  unplaced->uid = g_strdup (tdt_row_get_uid (session));
  unplaced->reason = reason;
  g_ptr_array_add (schedule->unplaced, unplaced);
}

/* Fewer sessions without a place first, then what keeps themes in a row, then the penalty. */
static gboolean
is_better (const Attempt *attempt, const TdtTimetableResult *result)
{
  if (attempt->result == NULL || result->unplaced != attempt->result->unplaced)
    return attempt->result == NULL || result->unplaced < attempt->result->unplaced;
  return result->penalty < attempt->result->penalty;
}

/* Solves the model as it is now, and keeps the plan if it is better, or if @anew. Returns whether
 * it was kept. */
static gboolean
run (Attempt *attempt, gboolean themes_apart, gboolean probe, gboolean anew)
{
  TdtTimetableOptions options = *attempt->options;
  TdtTimetableProblem *problem = tdt_schedule_model_make_problem (attempt->model, themes_apart);
  TdtTimetableResult *result;

  if (options.time_limit > 0)
    options.time_limit = MAX (
        options.time_limit * (probe ? PROBE_SHARE : 1) - (probe ? 0 : attempt->elapsed), 0.01);
  if (probe)
    options.max_iterations = (guint64) PROBE_MOVES_PER_EVENT * (attempt->model->sessions->len + 1);
  result = tdt_timetable_solve (problem, &options);
  attempt->elapsed += result->elapsed;
  attempt->stopped |= result->stopped;
  if (!anew && !is_better (attempt, result))
    {
      tdt_timetable_problem_free (problem);
      tdt_timetable_result_free (result);
      return FALSE;
    }
  g_clear_pointer (&attempt->problem, tdt_timetable_problem_free);
  g_clear_pointer (&attempt->result, tdt_timetable_result_free);
  attempt->problem = problem;
  attempt->result = result;
  attempt->themes_apart = themes_apart;
  return TRUE;
}

static gboolean
names (const GArray *events, guint event)
{
  for (guint i = 0; i < events->len; i++)
    if (g_array_index (events, guint, i) == event)
      return TRUE;
  return FALSE;
}

/* The lightest order that has a part in what stands in the way and was not tried yet. */
static TdtScheduleOrder *
find_suspect (const Attempt *attempt, const gboolean *tried, guint *index)
{
  const GPtrArray *obstacles = attempt->result->obstacles;
  TdtScheduleOrder *suspect = NULL;

  for (guint i = 0; i < attempt->model->orders->len; i++)
    {
      TdtScheduleOrder *order = &g_array_index (attempt->model->orders, TdtScheduleOrder, i);

      for (guint j = 0; !order->dropped && !tried[i] && j < obstacles->len; j++)
        {
          const GArray *events = ((TdtTimetableObstacle *) obstacles->pdata[j])->events;

          if ((names (events, order->before) || names (events, order->after)) &&
              (suspect == NULL || order->weight < suspect->weight))
            {
              suspect = order;
              *index = i;
            }
        }
    }
  return suspect;
}

/* Sets wishes for before and after aside, one by one, where that gives more sessions a place. */
static void
relax (Attempt *attempt, GPtrArray *broken)
{
  g_autofree gboolean *tried = g_new0 (gboolean, attempt->model->orders->len + 1);
  guint index = 0;

  for (guint n = 0; n < MAX_TRIES && attempt->result->unplaced > 0 && !attempt->stopped; n++)
    {
      TdtScheduleOrder *suspect = find_suspect (attempt, tried, &index);
      guint before = attempt->result->unplaced;
      g_autofree char *wish = NULL;

      if (suspect == NULL)
        return;
      tried[index] = TRUE;
      suspect->dropped = TRUE;
      if (!run (attempt, attempt->themes_apart, TRUE, FALSE) || attempt->result->unplaced >= before)
        {
          suspect->dropped = FALSE;
          continue;
        }
      wish = tdt_schedule_explain_order (attempt->model, suspect);
      g_ptr_array_add (
          broken,
          /* Translators: a wish such as “A” before “B”. */
          g_strdup_printf (_ ("With the other wishes this one cannot hold: %s."), wish));
    }
}

/* Theme by theme in a row is a wish, and gives way to having a place. */
static void
find_plan (Attempt *attempt, GPtrArray *broken)
{
  gboolean themes = tdt_schedule_model_has_themes (attempt->model);

  run (attempt, themes, TRUE, TRUE);
  if (themes && attempt->result->unplaced > 0 && !attempt->stopped)
    {
      guint before = attempt->result->unplaced;

      run (attempt, FALSE, TRUE, FALSE);
      if (attempt->result->unplaced == before)
        attempt->themes_apart = themes;
    }
  relax (attempt, broken);
  if (!attempt->stopped)
    run (attempt, attempt->themes_apart, FALSE, FALSE);
}

static char *
explain_unplaced (const Attempt *attempt, guint event)
{
  const GPtrArray *obstacles = attempt->result->obstacles;

  for (guint i = 0; i < obstacles->len; i++)
    {
      const TdtTimetableObstacle *obstacle = obstacles->pdata[i];

      if (names (obstacle->events, event) && (obstacle->kind != TDT_TIMETABLE_OBSTACLE_BLOCKED ||
                                              g_array_index (obstacle->events, guint, 0) == event))
        return tdt_schedule_explain_obstacle (attempt->model, obstacle);
    }
  return g_strdup (_ ("The others leave no time and room for it."));
}

/* What cannot hold, said once and not only of each session. */
static void
tell_obstacles (const Attempt *attempt, GPtrArray *broken)
{
  const GPtrArray *obstacles = attempt->result->obstacles;

  for (guint i = 0; i < obstacles->len; i++)
    {
      const TdtTimetableObstacle *obstacle = obstacles->pdata[i];
      gboolean movable = FALSE;

      for (guint j = 0; j < obstacle->events->len; j++)
        movable |= g_array_index (obstacle->events, guint, j) < attempt->model->n_movable;
      /* What is about one session is said of that session. */
      if (movable && obstacle->events->len > 1 && obstacle->kind != TDT_TIMETABLE_OBSTACLE_BLOCKED)
        g_ptr_array_add (broken, tdt_schedule_explain_obstacle (attempt->model, obstacle));
    }
}

static int
compare_moves (gconstpointer a, gconstpointer b)
{
  const TdtScheduleMove *one = *(const TdtScheduleMove *const *) a;
  const TdtScheduleMove *other = *(const TdtScheduleMove *const *) b;
  int order = tdt_time_compare (one->start, other->start);

  return order != 0 ? order : g_strcmp0 (one->uid, other->uid);
}

static void
tell (TdtSchedule *schedule, const Attempt *attempt)
{
  schedule->penalty = attempt->result->penalty;
  schedule->elapsed = attempt->elapsed;
  schedule->stopped = attempt->stopped;
  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    schedule->terms[term] = attempt->result->terms[term];
  for (guint event = 0; event < attempt->model->n_movable; event++)
    if (attempt->result->places[event].period == TDT_TIMETABLE_NONE)
      add_unplaced (schedule, attempt->model->sessions->pdata[event],
                    explain_unplaced (attempt, event));
  tell_obstacles (attempt, schedule->broken);
  tdt_schedule_explain_moves (attempt->model, attempt->problem, attempt->result, schedule->moves);
  g_ptr_array_sort (schedule->moves, compare_moves);
}

static void
tell_impossible (TdtSchedule *schedule, const TdtScheduleModel *model)
{
  for (guint i = 0; i < model->without->len; i++)
    add_unplaced (schedule, model->without->pdata[i],
                  g_strdup (_ ("Nobody said how long it takes: give it minutes first.")));
  for (guint event = 0; model->grid == NULL && event < model->n_movable; event++)
    if (!tdt_row_has (model->sessions->pdata[event], TDT_SESSION_START))
      add_unplaced (schedule, model->sessions->pdata[event],
                    g_strdup (_ ("The event has no day yet: add a day first.")));
}

/* Sessions that have a place now and find none in the plan stay where they are: with them added to
 * @stuck the others can be kept clear of them. Returns whether there are new ones. */
static gboolean
find_stuck (const Attempt *attempt, GHashTable *stuck, TdtSchedule *schedule)
{
  guint n = g_hash_table_size (stuck);

  for (guint event = 0; event < attempt->model->n_movable; event++)
    {
      const TdtRow *session = attempt->model->sessions->pdata[event];
      g_autofree char *why = NULL;

      if (attempt->result->places[event].period != TDT_TIMETABLE_NONE ||
          !tdt_row_has (session, TDT_SESSION_START))
        continue;
      why = explain_unplaced (attempt, event);
      add_unplaced (schedule, session,
                    /* Translators: why a session finds no better place. */
                    g_strdup_printf (_ ("It stays where it is. %s"), why));
      g_hash_table_add (stuck, (gpointer) tdt_row_get_uid (session));
    }
  return g_hash_table_size (stuck) > n;
}

static void
attempt_clear (Attempt *attempt)
{
  g_clear_pointer (&attempt->problem, tdt_timetable_problem_free);
  g_clear_pointer (&attempt->result, tdt_timetable_result_free);
}

/* Looks for a plan; anew, with less that moves, while something has to stay. */
static void
solve (TdtSchedule *schedule, const TdtRoot *root, const char *const *selection,
       const TdtTimetableOptions *options)
{
  g_autoptr (GHashTable) stuck = g_hash_table_new (g_str_hash, g_str_equal);
  gdouble elapsed = 0;

  for (guint round = 0;; round++)
    {
      g_autoptr (TdtScheduleModel) model = tdt_schedule_model_new (root, selection, stuck);
      Attempt attempt = { .model = model, .options = options, .elapsed = elapsed };

      if (round == 0)
        tell_impossible (schedule, model);
      if (model->grid == NULL || model->n_movable == 0)
        return;
      g_ptr_array_set_size (schedule->broken, 0);
      tdt_schedule_break_circles (model, schedule->broken);
      find_plan (&attempt, schedule->broken);
      elapsed = attempt.elapsed;
      if (round < MAX_ROUNDS && !attempt.stopped && find_stuck (&attempt, stuck, schedule))
        {
          attempt_clear (&attempt);
          continue;
        }
      tdt_schedule_tidy (model, attempt.problem, attempt.result);
      tell (schedule, &attempt);
      attempt_clear (&attempt);
      return;
    }
}

TdtSchedule *
tdt_schedule_solve (const TdtRoot *root, const char *const *selection,
                    const TdtTimetableOptions *options)
{
  TdtSchedule *schedule = g_new0 (TdtSchedule, 1);

  schedule->moves = g_ptr_array_new_with_free_func (move_free);
  schedule->unplaced = g_ptr_array_new_with_free_func (unplaced_free);
  schedule->broken = g_ptr_array_new_with_free_func (g_free);
  solve (schedule, root, selection, options);
  return schedule;
}

gboolean
tdt_schedule_apply (const TdtSchedule *schedule, TdtEdit *edit, GError **error)
{
  for (guint i = 0; i < schedule->moves->len; i++)
    {
      const TdtScheduleMove *move = schedule->moves->pdata[i];

      if (!tdt_edit_set_time (edit, move->uid, TDT_SESSION_START, move->start, error) ||
          !tdt_edit_set_text (edit, move->uid, TDT_SESSION_ROOM, move->room, error))
        return FALSE;
    }
  return TRUE;
}

char *
tdt_schedule_move_dup_sentence (const TdtRoot *root, const TdtScheduleMove *move)
{
  const TdtRow *session = tdt_root_lookup_kind (root, TDT_KIND_SESSION, move->uid);
  const TdtRow *room = tdt_root_lookup_kind (root, TDT_KIND_ROOM, move->room);
  TdtValue start = { .time = move->start };
  g_autofree char *title = tdt_session_dup_title (session);
  g_autofree char *when = tdt_value_dup_display (root, tdt_field_get (TDT_SESSION_START), start);
  g_autofree char *where = room != NULL ? tdt_row_dup_name (root, room) : NULL;

  if (where == NULL)
    /* Translators: a session’s title, when it is to be, why. */
    return g_strdup_printf (_ ("“%s”: %s. %s"), title, when, move->reason);
  /* Translators: a session’s title, when it is to be, in what room, why. */
  return g_strdup_printf (_ ("“%s”: %s, %s. %s"), title, when, where, move->reason);
}
