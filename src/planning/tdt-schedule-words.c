/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why there is no plan without a gap, in words. */
#include "config.h"

#include "tdt-schedule-model-private.h"

#include "tdt-names.h"
#include "tdt-naming.h"

#include <glib/gi18n-lib.h>

/* Longer lists end in a number. */
#define MAX_LISTED 5

static char *
dup_title (const TdtScheduleModel *model, guint event)
{
  g_autofree char *title = tdt_session_dup_title (model->sessions->pdata[event]);

  /* Translators: a session’s title. */
  return g_strdup_printf (_ ("“%s”"), title);
}

static char *
join (GPtrArray *names, guint n)
{
  if (n > names->len)
    g_ptr_array_add (
        names, g_strdup_printf (ngettext ("%u more", "%u more", n - names->len), n - names->len));
  g_ptr_array_add (names, NULL);
  return g_strjoinv (", ", (char **) names->pdata);
}

char *
tdt_schedule_join_titles (const TdtScheduleModel *model, const GArray *events)
{
  g_autoptr (GPtrArray) titles = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < MIN (events->len, MAX_LISTED); i++)
    g_ptr_array_add (titles, dup_title (model, g_array_index (events, guint, i)));
  return join (titles, events->len);
}

static char *
join_people (const TdtScheduleModel *model, const GArray *groups)
{
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);
  guint n = 0;

  for (guint i = 0; i < groups->len; i++)
    if (g_array_index (groups, guint, i) < model->people->len && n++ < MAX_LISTED)
      g_ptr_array_add (
          names, tdt_person_dup_name (model->people->pdata[g_array_index (groups, guint, i)]));
  return n > 0 ? join (names, n) : NULL;
}

char *
tdt_schedule_dup_place (const TdtScheduleModel *model, guint period, guint room)
{
  const TdtRow *row = model->rooms->pdata[room];
  g_autoptr (TdtTime) start = tdt_time_new (model->grid->starts[period], 0, NULL);
  TdtValue value = { .time = start };
  g_autofree char *when = tdt_value_dup_display (model->root, tdt_field_get (TDT_SESSION_START),
                                                 value);
  g_autofree char *where = row != NULL ? tdt_row_dup_name (model->root, row) : NULL;

  return where != NULL ? g_strdup_printf ("%s, %s", when, where) : g_steal_pointer (&when);
}

char *
tdt_schedule_explain_order (const TdtScheduleModel *model, const TdtScheduleOrder *order)
{
  g_autofree char *before = tdt_session_dup_title (model->sessions->pdata[order->before]);
  g_autofree char *after = tdt_session_dup_title (model->sessions->pdata[order->after]);

  /* Translators: a wish: two sessions’ titles. */
  return g_strdup_printf (_ ("“%s” before “%s”"), before, after);
}

static char *
explain_no_period (const TdtScheduleModel *model, const TdtTimetableObstacle *obstacle,
                   const char *titles)
{
  g_autofree char *people = join_people (model, obstacle->groups);

  if (people != NULL)
    /* Translators: a session, people. */
    return g_strdup_printf (
        _ ("%s finds no time at which it is allowed and all are there; away: %s."), titles, people);
  /* Translators: a session. */
  return g_strdup_printf (_ ("%s finds no time: opening hours, breaks and what stays where it is "
                             "leave none that is long enough."),
                          titles);
}

static char *
explain_blocked (const TdtScheduleModel *model, const TdtTimetableObstacle *obstacle,
                 const char *title)
{
  g_autoptr (GArray) others = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *place = NULL;
  g_autofree char *list = NULL;

  g_array_append_vals (others, &g_array_index (obstacle->events, guint, 1),
                       obstacle->events->len - 1);
  if (obstacle->period == TDT_TIMETABLE_NONE || others->len == 0)
    /* Translators: a session. */
    return g_strdup_printf (_ ("No free time and room was found for %s."), title);
  place = tdt_schedule_dup_place (model, obstacle->period, obstacle->room);
  list = tdt_schedule_join_titles (model, others);
  /* Translators: a session, a time and a room, sessions. */
  return g_strdup_printf (
      _ ("No free time and room was found for %s; at its best place, %s, it clashes with %s."),
      title, place, list);
}

static char *
explain_too_busy (const TdtScheduleModel *model, const TdtTimetableObstacle *obstacle,
                  const char *titles)
{
  g_autofree char *people = join_people (model, obstacle->groups);

  if (people == NULL)
    /* Translators: sessions. */
    return g_strdup_printf (_ ("%s cannot be one after the other: that takes longer than there "
                               "is time."),
                            titles);
  /* Translators: a person, sessions. */
  return g_strdup_printf (_ ("%s cannot be in all of these, which take longer than there is "
                             "time: %s."),
                          people, titles);
}

static char *
explain_rooms (const TdtTimetableObstacle *obstacle, const char *titles)
{
  if (obstacle->rooms->len == 1)
    /* Translators: a list of sessions. */
    return g_strdup_printf (_ ("The only room that these may use is not open long enough for all "
                               "of them: %s."),
                            titles);
  /* Translators: a list of sessions. */
  return g_strdup_printf (_ ("The rooms that these may use are not open long enough for all of "
                             "them: %s."),
                          titles);
}

char *
tdt_schedule_explain_obstacle (const TdtScheduleModel *model, const TdtTimetableObstacle *obstacle)
{
  g_autofree char *titles = tdt_schedule_join_titles (model, obstacle->events);
  g_autoptr (GArray) first = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autofree char *title = NULL;

  g_array_append_vals (first, obstacle->events->data, MIN (obstacle->events->len, 1));
  title = tdt_schedule_join_titles (model, first);
  switch (obstacle->kind)
    {
    case TDT_TIMETABLE_OBSTACLE_NO_PERIOD:
      return explain_no_period (model, obstacle, titles);
    case TDT_TIMETABLE_OBSTACLE_NO_ROOM:
      /* Translators: a session. */
      return g_strdup_printf (_ ("%s finds no room that it may use."), titles);
    case TDT_TIMETABLE_OBSTACLE_ORDER_CYCLE:
      /* Translators: sessions. */
      return g_strdup_printf (_ ("Each of these is wanted before the next, and the last before "
                                 "the first: %s."),
                              titles);
    case TDT_TIMETABLE_OBSTACLE_ORDER_PINS:
      /* Translators: two sessions. */
      return g_strdup_printf (_ ("These stay in their place, and are wanted the other way round: "
                                 "%s."),
                              titles);
    case TDT_TIMETABLE_OBSTACLE_ORDER_TOO_LONG:
      /* Translators: sessions. */
      return g_strdup_printf (_ ("These are wanted one after the other, and there is not enough "
                                 "time for that: %s."),
                              titles);
    case TDT_TIMETABLE_OBSTACLE_GROUP_TOO_BUSY:
      return explain_too_busy (model, obstacle, titles);
    case TDT_TIMETABLE_OBSTACLE_ROOMS_TOO_FEW:
      return explain_rooms (obstacle, titles);
    case TDT_TIMETABLE_OBSTACLE_BLOCKED:
      return explain_blocked (model, obstacle, title);
    case TDT_TIMETABLE_OBSTACLE_PIN_CLASH:
    case TDT_TIMETABLE_OBSTACLE_PIN_FORBIDDEN:
    default:
      /* Translators: sessions. */
      return g_strdup_printf (_ ("%s stay where they are, though they clash."), titles);
    }
}
