/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which sessions of a project may move, and the problem that comes of it. */
#include "tdt-schedule-model-private.h"

/* A theme of so many sessions is for more than one day. */
#define MANY_SESSIONS 4

gboolean
tdt_schedule_is_pause (const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);

  return kind == TDT_SESSION_KIND_BREAK || kind == TDT_SESSION_KIND_MEAL;
}

static gboolean
is_placed (const TdtRow *session)
{
  return tdt_row_has (session, TDT_SESSION_START) &&
         (tdt_row_has (session, TDT_SESSION_ROOM) || tdt_schedule_is_pause (session));
}

static gboolean
may_move (const TdtScheduleModel *model, const TdtRow *session)
{
  if (tdt_row_get_boolean (session, TDT_SESSION_PINNED) ||
      (model->stuck != NULL && g_hash_table_contains (model->stuck, tdt_row_get_uid (session))))
    return FALSE;
  if (model->selection != NULL)
    return g_hash_table_contains (model->selection, tdt_row_get_uid (session));
  return !tdt_schedule_is_pause (session) || !is_placed (session);
}

/* (element-type TdtScheduleSlot): what stays where it is. */
static GArray *
find_fixed (const TdtScheduleModel *model)
{
  GArray *fixed = g_array_new (FALSE, FALSE, sizeof (TdtScheduleSlot));
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, model->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &session))
    {
      TdtScheduleSlot slot;

      if (!may_move (model, session) && tdt_schedule_get_slot (session, &slot))
        g_array_append_val (fixed, slot);
    }
  return fixed;
}

static gboolean
overlaps (const TdtScheduleSlot *one, const TdtScheduleSlot *other)
{
  return one->start < other->end && other->start < one->end;
}

/* A break is for everybody, unless something else that stays goes on meanwhile. */
static gboolean
is_for_all (const GArray *fixed, const TdtScheduleSlot *pause)
{
  for (guint i = 0; i < fixed->len; i++)
    {
      const TdtScheduleSlot *slot = &g_array_index (fixed, TdtScheduleSlot, i);

      if (!tdt_schedule_is_pause (slot->session) && overlaps (slot, pause))
        return FALSE;
    }
  return TRUE;
}

static void
add_moment (GArray *moments, const TdtTime *time)
{
  if (time != NULL)
    g_array_append_val (moments, time->local);
}

/* When something starts or ends that sessions may have to keep clear of, or start at. */
static GArray *
find_moments (const TdtScheduleModel *model, const GArray *fixed)
{
  GArray *moments = g_array_new (FALSE, FALSE, sizeof (gint64));
  TdtRowIter iter;
  const TdtRow *row;

  for (guint i = 0; i < fixed->len; i++)
    {
      const TdtScheduleSlot *slot = &g_array_index (fixed, TdtScheduleSlot, i);

      g_array_append_val (moments, slot->start);
      g_array_append_val (moments, slot->end);
    }
  for (guint event = 0; event < model->n_movable; event++)
    add_moment (moments, tdt_row_get_time (model->sessions->pdata[event], TDT_SESSION_START));
  tdt_row_iter_init (&iter, model->root, TDT_KIND_AVAILABILITY);
  while (tdt_row_iter_next (&iter, &row))
    {
      add_moment (moments, tdt_row_get_time (row, TDT_AVAILABILITY_FROM));
      add_moment (moments, tdt_row_get_time (row, TDT_AVAILABILITY_TO));
    }
  return moments;
}

static void
add_event (TdtScheduleModel *model, const TdtRow *session)
{
  g_ptr_array_add (model->sessions, (gpointer) session);
  g_hash_table_insert (model->events, (gpointer) tdt_row_get_uid (session),
                       GUINT_TO_POINTER (model->sessions->len));
}

guint
tdt_schedule_find_event (const TdtScheduleModel *model, const char *uid)
{
  guint found = uid != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (model->events, uid)) : 0;

  return found > 0 ? found - 1 : TDT_TIMETABLE_NONE;
}

static void
find_movable (TdtScheduleModel *model)
{
  TdtRowIter iter;
  const TdtRow *session;

  tdt_row_iter_init (&iter, model->root, TDT_KIND_SESSION);
  while (tdt_row_iter_next (&iter, &session))
    if (may_move (model, session))
      {
        if (tdt_row_has (session, TDT_SESSION_MINUTES))
          add_event (model, session);
        else if (!is_placed (session))
          g_ptr_array_add (model->without, (gpointer) session);
      }
  model->n_movable = model->sessions->len;
}

static GArray *
find_lengths (const TdtScheduleModel *model)
{
  GArray *lengths = g_array_new (FALSE, FALSE, sizeof (int));

  for (guint event = 0; event < model->n_movable; event++)
    {
      int minutes = (int) tdt_row_get_number (model->sessions->pdata[event], TDT_SESSION_MINUTES,
                                              0);

      g_array_append_val (lengths, minutes);
    }
  return lengths;
}

static guint
find_room (const TdtScheduleModel *model, const TdtRow *session)
{
  const TdtRow *row = tdt_root_follow (model->root, session, TDT_SESSION_ROOM);

  if (tdt_schedule_is_pause (session))
    row = NULL;
  for (guint room = 0; room < model->rooms->len; room++)
    if (model->rooms->pdata[room] == row)
      return room;
  return TDT_TIMETABLE_NONE;
}

/* The first period of what lies on the periods exactly, one after the other on the clock. */
static guint
find_period (const TdtScheduleModel *model, const TdtRow *session)
{
  const TdtScheduleGrid *grid = model->grid;
  TdtScheduleSlot slot;
  guint period;
  guint n;

  if (!tdt_schedule_get_slot (session, &slot))
    return TDT_TIMETABLE_NONE;
  period = tdt_schedule_grid_find (grid, slot.start);
  if (period == TDT_TIMETABLE_NONE)
    return TDT_TIMETABLE_NONE;
  n = tdt_schedule_grid_get_duration (grid, (slot.end - slot.start) / 60);
  if (period % grid->periods_per_part + n > grid->periods_per_part)
    return TDT_TIMETABLE_NONE;
  for (guint i = 1; i < n; i++)
    if (grid->starts[period + i] == G_MAXINT64 || grid->boundaries[period + i])
      return TDT_TIMETABLE_NONE;
  return period;
}

static void
sort_fixed (TdtScheduleModel *model, const GArray *fixed)
{
  for (guint i = 0; i < fixed->len; i++)
    {
      const TdtScheduleSlot *slot = &g_array_index (fixed, TdtScheduleSlot, i);

      if (tdt_schedule_is_pause (slot->session) && is_for_all (fixed, slot))
        continue;
      if (find_period (model, slot->session) != TDT_TIMETABLE_NONE &&
          find_room (model, slot->session) != TDT_TIMETABLE_NONE)
        add_event (model, slot->session);
      else
        g_array_append_val (model->obstacles, *slot);
    }
}

static void
find_rooms (TdtScheduleModel *model)
{
  model->rooms = tdt_root_get_sorted (model->root, TDT_KIND_ROOM);
  model->has_rooms = model->rooms->len > 0;
  g_ptr_array_add (model->rooms, NULL);
}

TdtScheduleModel *
tdt_schedule_model_new (const TdtRoot *root, const char *const *selection, GHashTable *stuck)
{
  TdtScheduleModel *model = g_new0 (TdtScheduleModel, 1);
  g_autoptr (GArray) fixed = NULL;
  g_autoptr (GArray) breaks = g_array_new (FALSE, FALSE, sizeof (TdtScheduleSlot));
  g_autoptr (GArray) lengths = NULL;
  g_autoptr (GArray) moments = NULL;

  model->root = tdt_root_ref (root);
  model->stuck = stuck != NULL ? g_hash_table_ref (stuck) : NULL;
  model->selection = selection != NULL ? g_hash_table_new (g_str_hash, g_str_equal) : NULL;
  for (guint i = 0; selection != NULL && selection[i] != NULL; i++)
    g_hash_table_add (model->selection, (gpointer) selection[i]);
  model->sessions = g_ptr_array_new ();
  model->events = g_hash_table_new (g_str_hash, g_str_equal);
  model->obstacles = g_array_new (FALSE, FALSE, sizeof (TdtScheduleSlot));
  model->without = g_ptr_array_new ();
  model->people = g_ptr_array_new ();
  model->orders = g_array_new (FALSE, FALSE, sizeof (TdtScheduleOrder));
  find_movable (model);
  fixed = find_fixed (model);
  for (guint i = 0; i < fixed->len; i++)
    {
      const TdtScheduleSlot *slot = &g_array_index (fixed, TdtScheduleSlot, i);

      if (tdt_schedule_is_pause (slot->session) && is_for_all (fixed, slot))
        g_array_append_val (breaks, *slot);
    }
  lengths = find_lengths (model);
  moments = find_moments (model, fixed);
  find_rooms (model);
  model->grid = tdt_schedule_grid_new (root, breaks, lengths, moments);
  if (model->grid == NULL)
    return model;
  sort_fixed (model, fixed);
  tdt_schedule_find_orders (model);
  return model;
}

void
tdt_schedule_model_free (TdtScheduleModel *model)
{
  g_clear_pointer (&model->stuck, g_hash_table_unref);
  g_clear_pointer (&model->selection, g_hash_table_unref);
  g_clear_pointer (&model->grid, tdt_schedule_grid_free);
  g_ptr_array_unref (model->sessions);
  g_hash_table_unref (model->events);
  g_array_unref (model->obstacles);
  g_ptr_array_unref (model->without);
  g_ptr_array_unref (model->rooms);
  g_ptr_array_unref (model->people);
  g_array_unref (model->orders);
  tdt_root_unref (model->root);
  g_free (model);
}

static void
add_periods (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  for (guint period = 0; period < model->grid->n_periods; period++)
    {
      if (model->grid->starts[period] == G_MAXINT64)
        tdt_timetable_problem_forbid_period (problem, period);
      if (model->grid->boundaries[period])
        tdt_timetable_problem_add_boundary (problem, period);
    }
}

static void
add_rooms (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  for (guint room = 0; room < model->rooms->len; room++)
    {
      const TdtRow *row = model->rooms->pdata[room];
      gint64 capacity = row != NULL ? tdt_row_get_number (row, TDT_ROOM_CAPACITY, 0) : 0;

      tdt_timetable_problem_add_room (problem, capacity > 0 ? (guint) capacity : G_MAXUINT);
      for (guint i = 0; row != NULL && i < model->obstacles->len; i++)
        {
          const TdtScheduleSlot *slot = &g_array_index (model->obstacles, TdtScheduleSlot, i);

          for (guint period = 0; period < model->grid->n_periods; period++)
            if (tdt_root_follow (model->root, slot->session, TDT_SESSION_ROOM) == row &&
                tdt_schedule_grid_touches (model->grid, period, slot->start, slot->end))
              tdt_timetable_problem_forbid_room_period (problem, room, period);
        }
    }
}

/* Days over which a theme should be spread: a theme of many sessions over two, so that who comes on
 * one day finds something of it. Parts that are no whole days cannot tell. */
static guint
get_min_days (const TdtScheduleModel *model, const TdtRow *theme)
{
  const TdtScheduleGrid *grid = model->grid;

  for (guint part = 1; part < grid->n_parts; part++)
    if (grid->julians[part * grid->periods_per_part] ==
        grid->julians[(part - 1) * grid->periods_per_part])
      return 0;
  return tdt_root_count_referrers (model->root, tdt_row_get_uid (theme), TDT_SESSION_THEME) >=
                     MANY_SESSIONS &&
                 grid->n_parts > 1
             ? 2
             : 0;
}

static void
add_events (const TdtScheduleModel *model, TdtTimetableProblem *problem, GHashTable *courses)
{
  for (guint i = 0; i < model->sessions->len; i++)
    {
      const TdtRow *session = model->sessions->pdata[i];
      const TdtRow *theme = tdt_root_follow (model->root, session, TDT_SESSION_THEME);
      gint64 minutes = tdt_row_get_number (session, TDT_SESSION_MINUTES, 0);
      guint course = TDT_TIMETABLE_NONE;
      guint period = find_period (model, session);
      guint room = find_room (model, session);

      if (theme != NULL)
        {
          course = GPOINTER_TO_UINT (g_hash_table_lookup (courses, theme));
          if (course == 0)
            {
              course = tdt_timetable_problem_add_course (problem, get_min_days (model, theme)) + 1;
              g_hash_table_insert (courses, (gpointer) theme, GUINT_TO_POINTER (course));
            }
          course--;
        }
      tdt_timetable_problem_add_event (
          problem, course, tdt_schedule_grid_get_duration (model->grid, minutes),
          (guint) tdt_row_get_number (session, TDT_SESSION_ATTENDANCE, 0));
      if (i >= model->n_movable)
        tdt_timetable_problem_pin (problem, i, period, room);
      else if (period != TDT_TIMETABLE_NONE && room != TDT_TIMETABLE_NONE &&
               (!model->has_rooms || model->rooms->pdata[room] != NULL ||
                tdt_schedule_is_pause (session)))
        tdt_timetable_problem_set_current (problem, i, period, room);
      for (guint r = 0; i < model->n_movable && model->has_rooms && r < model->rooms->len; r++)
        if ((model->rooms->pdata[r] == NULL) != tdt_schedule_is_pause (session))
          tdt_timetable_problem_forbid_event_room (problem, i, r);
    }
}

/* The events of each theme: theme to array of events. */
static GHashTable *
find_themes (const TdtScheduleModel *model)
{
  GHashTable *themes = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);

  for (guint event = 0; event < model->sessions->len; event++)
    {
      gpointer theme = (gpointer) tdt_root_follow (model->root, model->sessions->pdata[event],
                                                   TDT_SESSION_THEME);
      GArray *events = theme != NULL ? g_hash_table_lookup (themes, theme) : NULL;

      if (theme == NULL)
        continue;
      if (events == NULL)
        g_hash_table_insert (themes, theme, events = g_array_new (FALSE, FALSE, sizeof (guint)));
      g_array_append_val (events, event);
    }
  return themes;
}

/* Whether the sessions of a theme can be one after the other, and leave half of the time free. */
static gboolean
is_short (const TdtScheduleModel *model, const GArray *events)
{
  guint n_periods = 0;

  for (guint i = 0; i < events->len; i++)
    n_periods += tdt_schedule_grid_get_duration (
        model->grid, tdt_row_get_number (model->sessions->pdata[g_array_index (events, guint, i)],
                                         TDT_SESSION_MINUTES, 0));
  return events->len > 1 && 2 * n_periods <= model->grid->n_periods;
}

gboolean
tdt_schedule_model_has_themes (const TdtScheduleModel *model)
{
  g_autoptr (GHashTable) themes = find_themes (model);
  GHashTableIter iter;
  gpointer events;

  g_hash_table_iter_init (&iter, themes);
  while (g_hash_table_iter_next (&iter, NULL, &events))
    if (is_short (model, events))
      return TRUE;
  return FALSE;
}

/* By the order of rows, so that the same project gives the same problem. */
static void
add_themes (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  g_autoptr (GHashTable) themes = find_themes (model);
  g_autoptr (GPtrArray) sorted = tdt_root_get_sorted (model->root, TDT_KIND_THEME);

  for (guint i = 0; i < sorted->len; i++)
    {
      GArray *events = g_hash_table_lookup (themes, sorted->pdata[i]);
      guint group;

      if (events == NULL || !is_short (model, events))
        continue;
      group = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_TOGETHER);
      for (guint j = 0; j < events->len; j++)
        tdt_timetable_problem_add_member (problem, group, g_array_index (events, guint, j));
    }
}

TdtTimetableProblem *
tdt_schedule_model_make_problem (const TdtScheduleModel *model, gboolean themes_apart)
{
  TdtTimetableProblem *problem = tdt_timetable_problem_new (model->grid->n_parts,
                                                            model->grid->periods_per_part);
  g_autoptr (GHashTable) courses = g_hash_table_new (NULL, NULL);

  for (int term = 0; term < TDT_TIMETABLE_N_TERMS; term++)
    tdt_timetable_problem_set_weight (problem, term, tdt_schedule_get_weight (model->root, term));
  add_periods (model, problem);
  add_rooms (model, problem);
  add_events (model, problem, courses);
  tdt_schedule_add_people (model, problem);
  if (themes_apart)
    add_themes (model, problem);
  tdt_schedule_add_wishes (model, problem);
  tdt_schedule_add_rivals (model, problem);
  tdt_schedule_add_orders (model, problem);
  return problem;
}
