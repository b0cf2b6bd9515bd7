/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minutes of the meeting: what was planned, with what was said and decided, and who was there.
 * Before anybody has written anything, a draft to write on. */
#include "config.h"

#include "tdt-content-private.h"

#include "tdt-agenda.h"
#include "tdt-names.h"

#include <glib/gi18n-lib.h>

typedef gboolean (*Belongs) (const TdtRow *participant);

static gboolean
came (const TdtRow *participant)
{
  return tdt_content_is_coming (participant);
}

static gboolean
did_not_come (const TdtRow *participant)
{
  return !tdt_content_is_coming (participant);
}

static void
add_label (TdtContent *content, const char *label)
{
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, tdt_content_say (content, label));
  tdt_builder_end (content->builder);
}

/* A label and names, or nothing where there are none. */
static void
add_names (TdtContent *content, const TdtRow *session, const char *label, Belongs belongs)
{
  g_autoptr (GPtrArray) participants = tdt_root_get_referrers (
      content->root, tdt_row_get_uid (session), TDT_PARTICIPANT_SESSION);
  gboolean labelled = FALSE;

  for (guint i = 0; i < participants->len; i++)
    {
      if (!belongs (participants->pdata[i]))
        continue;
      if (!labelled)
        {
          tdt_builder_space (content->builder, 2);
          add_label (content, label);
          labelled = TRUE;
        }
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
      tdt_content_add_speaker_runs (content, participants->pdata[i]);
      tdt_builder_end (content->builder);
    }
}

/* "10:05–11:12", by the clock on the wall; NULL while it is not over. */
static char *
dup_real_hours (const TdtRow *row, TdtFieldId began, TdtFieldId ended)
{
  const TdtTime *from = tdt_row_get_time (row, began);
  const TdtTime *to = tdt_row_get_time (row, ended);
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (from == NULL || to == NULL)
    return NULL;
  first = tdt_typography_dup_clock (tdt_time_minute_of_day (from));
  last = tdt_typography_dup_clock (tdt_time_minute_of_day (to));
  return g_strdup_printf ("%s–%s", first, last);
}

static void
add_labelled (TdtContent *content, const TdtRow *item, TdtFieldId field, const char *label)
{
  if (!tdt_row_has (item, field))
    return;
  add_label (content, label);
  tdt_content_add_field (content, item, field, TDT_STYLE_BODY);
}

/* "Marie Durand, by 12 October 2017", or "" while neither is known. */
static char *
dup_who_and_when (const TdtContent *content, const TdtRow *task)
{
  const TdtRow *person = tdt_root_follow (content->root, task, TDT_FOLLOW_UP_PERSON);
  gint64 due = tdt_row_get_number (task, TDT_FOLLOW_UP_DUE, TDT_UNSET);
  g_autofree char *name = person != NULL ? tdt_person_dup_name (person) : NULL;
  g_autofree char *date = due != TDT_UNSET ? tdt_typography_dup_date (content->phrases, due) : NULL;
  g_autofree char *until = NULL;

  if (date != NULL)
    until = tdt_phrases_dup_pattern (
        /* Translators: {date} is the day by which something is to be done */
        tdt_content_say (content, N_ ("by {date}")), "date", date, NULL);
  if (name != NULL && until != NULL)
    return g_strjoin (", ", name, until, NULL);
  return g_strdup (name != NULL ? name : until != NULL ? until : "");
}

static void
add_task (TdtContent *content, const TdtRow *task)
{
  g_autofree char *title = tdt_content_dup_field (content, task, TDT_FOLLOW_UP_TITLE);
  g_autofree char *who = dup_who_and_when (content, task);

  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, title);
  if (*who != '\0')
    {
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, " – ");
      tdt_builder_text (content->builder, TDT_RUN_STRONG, who);
    }
  tdt_builder_end (content->builder);
}

/* What was agreed under a point, or in the session but under none. */
static void
add_tasks (TdtContent *content, const TdtRow *owner)
{
  gboolean whole = tdt_row_get_kind_id (owner) == TDT_KIND_SESSION;
  g_autoptr (GPtrArray) tasks = tdt_root_get_referrers (
      content->root, tdt_row_get_uid (owner), whole ? TDT_FOLLOW_UP_SESSION : TDT_FOLLOW_UP_ITEM);
  gboolean labelled = FALSE;

  for (guint i = 0; i < tasks->len; i++)
    {
      if (whole && tdt_row_has (tasks->pdata[i], TDT_FOLLOW_UP_ITEM))
        continue;
      if (!labelled)
        add_label (content, N_ ("To do"));
      labelled = TRUE;
      add_task (content, tasks->pdata[i]);
    }
}

/* "Planned 10:15–10:25, really 10:17–10:31"; NULL while it has not been on. */
static char *
dup_both_hours (const TdtContent *content, const TdtAgendaPoint *point)
{
  g_autofree char *real = dup_real_hours (point->item, TDT_AGENDA_ITEM_BEGAN,
                                          TDT_AGENDA_ITEM_ENDED);
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *planned = NULL;
  int start;

  if (real == NULL || point->start == NULL)
    return g_steal_pointer (&real);
  start = tdt_time_minute_of_day (point->start);
  from = tdt_typography_dup_clock (start);
  to = tdt_typography_dup_clock (start + point->minutes);
  planned = g_strdup_printf ("%s–%s", from, to);
  return tdt_phrases_dup_pattern (
      /* Translators: both are such as 10:05–11:12 */
      tdt_content_say (content, N_ ("Planned: {planned}. Really: {real}.")), "planned", planned,
      "real", real, NULL);
}

static void
add_item (TdtContent *content, const TdtAgendaPoint *point, guint number)
{
  const TdtRow *item = point->item;
  g_autofree char *title = tdt_content_dup_field (content, item, TDT_AGENDA_ITEM_TITLE);
  g_autofree char *hours = dup_both_hours (content, point);
  g_autofree char *heading = g_strdup_printf ("%u. %s", number, title);

  tdt_builder_space (content->builder, 3);
  tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 3, heading);
  if (hours != NULL)
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL, hours);
  /* Translators: labels in the minutes of a meeting */
  add_labelled (content, item, TDT_AGENDA_ITEM_SAID, N_ ("What was said"));
  add_labelled (content, item, TDT_AGENDA_ITEM_DECIDED, N_ ("What was decided"));
  add_tasks (content, item);
}

static gboolean
has_own_tasks (const TdtContent *content, const TdtRow *session)
{
  g_autoptr (GPtrArray) tasks = tdt_root_get_referrers (content->root, tdt_row_get_uid (session),
                                                        TDT_FOLLOW_UP_SESSION);

  for (guint i = 0; i < tasks->len; i++)
    if (!tdt_row_has (tasks->pdata[i], TDT_FOLLOW_UP_ITEM))
      return TRUE;
  return FALSE;
}

/* What belongs to no point of the agenda, parted from the last of them. */
static void
add_whole (TdtContent *content, const TdtRow *session, gboolean after_points)
{
  if (after_points &&
      (tdt_row_has (session, TDT_SESSION_SAID) || tdt_row_has (session, TDT_SESSION_DECIDED) ||
       has_own_tasks (content, session)))
    {
      tdt_builder_space (content->builder, 3);
      tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 3,
                           tdt_content_say (content, N_ ("The whole session")));
    }
  add_labelled (content, session, TDT_SESSION_SAID, N_ ("What was said"));
  add_labelled (content, session, TDT_SESSION_DECIDED, N_ ("What was decided"));
  add_tasks (content, session);
}

static void
add_session (TdtContent *content, const TdtRow *session)
{
  g_autoptr (GArray) points = tdt_agenda_get_points (content->root, session);
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *when = tdt_content_dup_when (content, session);
  g_autofree char *hours = dup_real_hours (session, TDT_SESSION_BEGAN, TDT_SESSION_ENDED);

  tdt_builder_space (content->builder, 5);
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2, title);
  if (*when != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, when);
  if (hours != NULL)
    {
      g_autofree char *line = tdt_phrases_dup_pattern (
          /* Translators: {hours} is such as 10:05–11:12 */
          tdt_content_say (content, N_ ("Really held: {hours}")), "hours", hours, NULL);

      tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL, line);
    }
  add_names (content, session, N_ ("Present"), came);
  add_names (content, session, N_ ("Excused or absent"), did_not_come);
  for (guint i = 0; i < points->len; i++)
    add_item (content, &g_array_index (points, TdtAgendaPoint, i), i + 1);
  add_whole (content, session, points->len > 0);
}

/* Nobody last, then by name as lists are sorted, then by the day it is due. */
static int
compare_tasks (gconstpointer a, gconstpointer b, gpointer data)
{
  const TdtContent *content = data;
  const TdtRow *one = *(const TdtRow *const *) a;
  const TdtRow *other = *(const TdtRow *const *) b;
  const TdtRow *who = tdt_root_follow (content->root, one, TDT_FOLLOW_UP_PERSON);
  const TdtRow *other_who = tdt_root_follow (content->root, other, TDT_FOLLOW_UP_PERSON);
  gint64 due = tdt_row_get_number (one, TDT_FOLLOW_UP_DUE, G_MAXINT64);
  gint64 other_due = tdt_row_get_number (other, TDT_FOLLOW_UP_DUE, G_MAXINT64);

  if (who != other_who)
    {
      g_autofree char *name = who != NULL ? tdt_person_dup_list_name (who) : NULL;
      g_autofree char *other_name = other_who != NULL ? tdt_person_dup_list_name (other_who) : NULL;

      if (name == NULL || other_name == NULL)
        return name == NULL ? 1 : -1;
      return g_utf8_collate (name, other_name);
    }
  return due != other_due ? (due < other_due ? -1 : 1)
                          : g_strcmp0 (tdt_row_get_uid (one), tdt_row_get_uid (other));
}

static void
add_table_head (TdtContent *content)
{
  static const char *const heads[] = { N_ ("Who"), N_ ("What"), N_ ("By when"), N_ ("Done") };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_content_say (content, heads[i]));
  tdt_builder_end (content->builder);
}

static void
add_table_row (TdtContent *content, const TdtRow *task, gboolean same)
{
  const TdtRow *person = tdt_root_follow (content->root, task, TDT_FOLLOW_UP_PERSON);
  gint64 due = tdt_row_get_number (task, TDT_FOLLOW_UP_DUE, TDT_UNSET);
  g_autofree char *name = person != NULL && !same ? tdt_person_dup_name (person) : NULL;
  g_autofree char *title = tdt_content_dup_field (content, task, TDT_FOLLOW_UP_TITLE);
  g_autofree char *date = due != TDT_UNSET ? tdt_typography_dup_date (content->phrases, due) : NULL;
  const char *done = tdt_row_get_boolean (task, TDT_FOLLOW_UP_DONE)
                         ? tdt_content_say (content, N_ ("yes"))
                         : "";
  const char *cells[] = { name, title, date, done };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  for (guint i = 0; i < G_N_ELEMENTS (cells); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START,
                      cells[i] != NULL ? cells[i] : "");
  tdt_builder_end (content->builder);
}

/* All of it again by person, so that each finds what is his. */
static void
add_all_tasks (TdtContent *content, GPtrArray *tasks)
{
  static const TdtColumn columns[] = {
    { .share = 3 }, { .share = 6 }, { .share = 3 }, { .width = 14 }
  };
  const TdtRow *before = NULL;

  if (tasks->len == 0)
    return;
  g_ptr_array_sort_with_data (tasks, compare_tasks, content);
  tdt_builder_space (content->builder, 5);
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2,
                       tdt_content_say (content, N_ ("Things to do")));
  tdt_builder_begin_table (content->builder, TDT_BLOCK_GRID | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_table_head (content);
  for (guint i = 0; i < tasks->len; i++)
    {
      const TdtRow *person = tdt_root_follow (content->root, tasks->pdata[i], TDT_FOLLOW_UP_PERSON);

      add_table_row (content, tasks->pdata[i], i > 0 && person == before);
      before = person;
    }
  tdt_builder_end (content->builder);
}

static void
collect_tasks (const TdtContent *content, const char *session, GPtrArray *tasks)
{
  g_autoptr (GPtrArray)
      own = tdt_root_get_referrers (content->root, session, TDT_FOLLOW_UP_SESSION);

  for (guint i = 0; i < own->len; i++)
    g_ptr_array_add (tasks, own->pdata[i]);
}

/** tdt_content_build_minutes: of one session, or of each that has an agenda or people. */
gboolean
tdt_content_build_minutes (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autoptr (GPtrArray) tasks = g_ptr_array_new ();
  g_autofree char *title = tdt_content_dup_title (content);

  tdt_content_add_named_head (content, title);
  for (guint i = 0; i < sessions->len; i++)
    {
      const char *uid = tdt_row_get_uid (sessions->pdata[i]);

      if (content->options->session != NULL ||
          tdt_root_count_referrers (content->root, uid, TDT_AGENDA_ITEM_SESSION) > 0 ||
          tdt_root_count_referrers (content->root, uid, TDT_PARTICIPANT_SESSION) > 0 ||
          tdt_root_count_referrers (content->root, uid, TDT_FOLLOW_UP_SESSION) > 0)
        add_session (content, sessions->pdata[i]);
      collect_tasks (content, uid, tasks);
    }
  add_all_tasks (content, tasks);
  return TRUE;
}
