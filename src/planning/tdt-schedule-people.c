/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who cannot be in two sessions at once, and when they are not there at all. */
#include "tdt-attendance.h"
#include "tdt-schedule-model-private.h"

GPtrArray *
tdt_schedule_get_people (const TdtRoot *root, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *person = tdt_participant_get_attendee (root, participants->pdata[i]);

      if (person != NULL && !g_ptr_array_find (people, person, NULL))
        g_ptr_array_add (people, (gpointer) person);
    }
  return people;
}

/* Whether somebody with a say is one of the session's participants as @person. */
static gboolean
has_a_say (const TdtRoot *root, const TdtRow *session, const TdtRow *person)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (root, tdt_row_get_uid (session),
                                                               TDT_PARTICIPANT_SESSION);

  for (guint i = 0; i < participants->len; i++)
    if (tdt_participant_get_attendee (root, participants->pdata[i]) == person &&
        tdt_row_get_token (participants->pdata[i], TDT_PARTICIPANT_ROLE) !=
            TDT_PARTICIPANT_ROLE_ATTENDEE)
      return TRUE;
  return FALSE;
}

/* People to arrays of their events. Obstacles are events from @sessions->len on. */
static GHashTable *
find_events_of_people (const TdtScheduleModel *model)
{
  GHashTable *people = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_array_unref);
  guint n_events = model->sessions->len;

  for (guint i = 0; i < n_events + model->obstacles->len; i++)
    {
      const TdtRow *session =
          i < n_events ? model->sessions->pdata[i]
                       : g_array_index (model->obstacles, TdtScheduleSlot, i - n_events).session;
      g_autoptr (GPtrArray) present = tdt_schedule_get_people (model->root, session);

      for (guint j = 0; j < present->len; j++)
        {
          GArray *events = g_hash_table_lookup (people, present->pdata[j]);

          if (events == NULL)
            g_hash_table_insert (people, present->pdata[j],
                                 events = g_array_new (FALSE, FALSE, sizeof (guint)));
          g_array_append_val (events, i);
        }
    }
  return people;
}

static void
forbid_span (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint group, gint64 start,
             gint64 end)
{
  for (guint period = 0; period < model->grid->n_periods; period++)
    if (tdt_schedule_grid_touches (model->grid, period, start, end))
      tdt_timetable_problem_forbid_group_period (problem, group, period);
}

/* Whether @period lies within a time at which the person said to be there. */
static gboolean
is_within (const TdtScheduleGrid *grid, guint period, gint64 from, gint64 to)
{
  gint64 start = grid->starts[period];

  return start != G_MAXINT64 && start >= from && start + grid->minutes * 60 <= to;
}

static void
add_availability (const TdtScheduleModel *model, TdtTimetableProblem *problem, guint group,
                  const TdtRow *person)
{
  g_autoptr (GPtrArray) rows = tdt_root_get_referrers (model->root, tdt_row_get_uid (person),
                                                       TDT_AVAILABILITY_PERSON);
  g_autofree gboolean *there = g_new0 (gboolean, model->grid->n_periods);
  gboolean says_when = FALSE;

  for (guint i = 0; i < rows->len; i++)
    {
      int kind = tdt_row_get_token (rows->pdata[i], TDT_AVAILABILITY_KIND);
      const TdtTime *first = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_FROM);
      const TdtTime *last = tdt_row_get_time (rows->pdata[i], TDT_AVAILABILITY_TO);
      gint64 from = first != NULL ? first->local : G_MININT64;
      gint64 to = last != NULL ? last->local : G_MAXINT64;

      if (first == NULL && last == NULL)
        continue;
      if (kind == TDT_AVAILABILITY_KIND_UNAVAILABLE)
        forbid_span (model, problem, group, from, to);
      if (kind != TDT_AVAILABILITY_KIND_AVAILABLE)
        continue;
      says_when = TRUE;
      for (guint period = 0; period < model->grid->n_periods; period++)
        there[period] |= is_within (model->grid, period, from, to);
    }
  for (guint period = 0; says_when && period < model->grid->n_periods; period++)
    if (!there[period])
      tdt_timetable_problem_forbid_group_period (problem, group, period);
}

static gboolean
any_has_a_say (const TdtScheduleModel *model, const GArray *events, const TdtRow *person)
{
  for (guint i = 0; i < events->len; i++)
    if (g_array_index (events, guint, i) < model->sessions->len &&
        has_a_say (model->root, model->sessions->pdata[g_array_index (events, guint, i)], person))
      return TRUE;
  return FALSE;
}

static void
add_person (const TdtScheduleModel *model, TdtTimetableProblem *problem, const TdtRow *person,
            const GArray *events)
{
  guint group = tdt_timetable_problem_add_group (problem, any_has_a_say (model, events, person)
                                                              ? TDT_TIMETABLE_GROUP_NO_GAPS
                                                              : TDT_TIMETABLE_GROUP_APART);

  g_ptr_array_add (model->people, (gpointer) person);
  for (guint i = 0; i < events->len; i++)
    {
      guint event = g_array_index (events, guint, i);
      const TdtScheduleSlot *slot;

      if (event < model->sessions->len)
        {
          tdt_timetable_problem_add_member (problem, group, event);
          continue;
        }
      slot = &g_array_index (model->obstacles, TdtScheduleSlot, event - model->sessions->len);
      forbid_span (model, problem, group, slot->start, slot->end);
    }
  add_availability (model, problem, group, person);
}

/* A break that is still to be placed is for everybody. */
static void
add_pauses (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  for (guint event = 0; event < model->n_movable; event++)
    for (guint other = 0;
         tdt_schedule_is_pause (model->sessions->pdata[event]) && other < model->sessions->len;
         other++)
      if (other != event)
        {
          guint group = tdt_timetable_problem_add_group (problem, TDT_TIMETABLE_GROUP_APART);

          tdt_timetable_problem_add_member (problem, group, event);
          tdt_timetable_problem_add_member (problem, group, other);
        }
}

void
tdt_schedule_add_people (const TdtScheduleModel *model, TdtTimetableProblem *problem)
{
  g_autoptr (GHashTable) events_of_people = find_events_of_people (model);
  TdtRowIter iter;
  const TdtRow *person;

  g_ptr_array_set_size (model->people, 0);
  tdt_row_iter_init (&iter, model->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &person))
    {
      const GArray *events = g_hash_table_lookup (events_of_people, person);

      if (events != NULL)
        add_person (model, problem, person, events);
    }
  add_pauses (model, problem);
}
