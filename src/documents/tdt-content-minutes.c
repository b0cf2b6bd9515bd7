/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The minutes of the meeting: what was planned, with what was said and decided, and who was there.
 * Before anybody has written anything, a draft to write on. */
#include "config.h"

#include "tdt-content-private.h"

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
          tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
          tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
          tdt_builder_text (content->builder, TDT_RUN_PLAIN, tdt_content_say (content, label));
          tdt_builder_end (content->builder);
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
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, tdt_content_say (content, label));
  tdt_builder_end (content->builder);
  tdt_content_add_field (content, item, field, TDT_STYLE_BODY);
}

static void
add_item (TdtContent *content, const TdtRow *item, guint number)
{
  g_autofree char *title = tdt_content_dup_field (content, item, TDT_AGENDA_ITEM_TITLE);
  g_autofree char *hours = dup_real_hours (item, TDT_AGENDA_ITEM_BEGAN, TDT_AGENDA_ITEM_ENDED);
  g_autofree char *heading = g_strdup_printf ("%u. %s", number, title);

  tdt_builder_space (content->builder, 3);
  tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 3, heading);
  if (hours != NULL)
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL, hours);
  /* Translators: labels in the minutes of a meeting */
  add_labelled (content, item, TDT_AGENDA_ITEM_SAID, N_ ("What was said"));
  add_labelled (content, item, TDT_AGENDA_ITEM_DECIDED, N_ ("What was decided"));
}

static void
add_session (TdtContent *content, const TdtRow *session, const GPtrArray *items)
{
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
  for (guint i = 0; i < items->len; i++)
    add_item (content, items->pdata[i], i + 1);
}

/** tdt_content_build_minutes: of one session, or of each that has an agenda or people. */
gboolean
tdt_content_build_minutes (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autofree char *title = tdt_content_dup_title (content);

  tdt_content_add_named_head (content, title);
  for (guint i = 0; i < sessions->len; i++)
    {
      const char *uid = tdt_row_get_uid (sessions->pdata[i]);
      g_autoptr (GPtrArray)
          items = tdt_root_get_referrers (content->root, uid, TDT_AGENDA_ITEM_SESSION);

      if (items->len > 0 || content->options->session != NULL ||
          tdt_root_count_referrers (content->root, uid, TDT_PARTICIPANT_SESSION) > 0)
        add_session (content, sessions->pdata[i], items);
    }
  return TRUE;
}
