/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What who receives the guests has in hand: who is there, in what order, and what to say when. */
#include "config.h"

#include "tdt-attendance.h"
#include "tdt-content-private.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>

static void
add_guest (TdtContent *content, const TdtPrecedence *place, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  const char *answer = place->participant != NULL
                           ? tdt_content_answer_note (content, place->participant)
                           : NULL;
  g_autofree char *arrival = tdt_content_dup_field (content, place->person, TDT_PERSON_ARRIVAL);
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_content_person_detail (content, place->person, NULL, &detail);
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (place->person));
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, digits);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, detail.name);
  if (*detail.function != '\0')
    {
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, detail.function);
    }
  if (*detail.organisation != '\0')
    {
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, detail.organisation);
    }
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, arrival);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START,
                    answer != NULL ? answer : "");
  tdt_builder_end (content->builder);
}

static void
add_guests (TdtContent *content, const GPtrArray *places)
{
  static const char *const heads[] = { NC_ ("brief of the host", "No."),
                                       NC_ ("brief of the host", "Name and function"),
                                       NC_ ("brief of the host", "Arrival"),
                                       NC_ ("brief of the host", "Answer") };
  static const TdtColumn columns[] = {
    { .width = 9 }, { .share = 5 }, { .share = 2 }, { .share = 2 }
  };

  /* Translators: heading above the people who come, in order of precedence */
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1,
                       tdt_content_say (content, N_ ("Who is there")));
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_phrases_get_in_context (content->phrases, "brief of the host", heads[i]));
  tdt_builder_end (content->builder);
  for (guint i = 0; i < places->len; i++)
    add_guest (content, places->pdata[i], i + 1);
  tdt_builder_end (content->builder);
}

static void
add_salutations (TdtContent *content, const GPtrArray *places)
{
  g_autoptr (GPtrArray) others = g_ptr_array_new ();
  g_autofree char *thanks = NULL;
  g_auto (GStrv) lines = NULL;

  for (guint i = 0; i < places->len; i++)
    if (!((const TdtPrecedence *) places->pdata[i])->host)
      g_ptr_array_add (others, places->pdata[i]);
  if (others->len == 0)
    return;
  thanks = tdt_precedence_dup_thanks (content->root, others);
  lines = g_strsplit (thanks, "\n", -1);
  /* Translators: heading above how the guests are addressed at the beginning of a speech */
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1,
                       tdt_content_say (content, N_ ("To begin a speech")));
  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] != '\0')
      {
        g_autofree char *line = tdt_typography_dup_text (content->french_text, lines[i]);

        tdt_builder_paragraph (content->builder, TDT_STYLE_BODY, line);
      }
}

static void
add_remark (TdtContent *content, const char *label, const char *text)
{
  if (*text == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_DETAIL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, label);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, " ");
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (content->builder);
}

/* What the host itself does in a session. */
static void
add_own_part (TdtContent *content, const TdtRow *session, const TdtRow *host)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);

  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];
      g_autofree char *role = NULL;
      g_autofree char *topic = NULL;
      g_autofree char *questions = NULL;
      g_autofree char *length = NULL;
      g_autofree char *words = NULL;

      if (tdt_participant_get_attendee (content->root, participant) != host)
        continue;
      role = tdt_content_dup_token (content, participant, TDT_PARTICIPANT_ROLE);
      topic = tdt_content_dup_field (content, participant, TDT_PARTICIPANT_TOPIC);
      questions = tdt_content_dup_field (content, participant, TDT_PARTICIPANT_QUESTIONS);
      if (tdt_row_has (participant, TDT_PARTICIPANT_MINUTES))
        length = tdt_typography_dup_duration (
            content->phrases, tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0));
      words = g_strjoin (length != NULL && *role != '\0' ? ", " : "", role,
                         length != NULL ? length : "", NULL);
      /* Translators: label before what the host does in a session, such as a role and minutes */
      add_remark (content, tdt_content_say (content, N_ ("Your part:")), words);
      add_remark (content, tdt_content_say (content, N_ ("Topic:")), topic);
      add_remark (content, tdt_content_say (content, N_ ("Questions to expect:")), questions);
    }
}

static void
add_session (TdtContent *content, const TdtRow *session, const TdtRow *host)
{
  g_autofree char *hours = tdt_content_dup_hours (content, session);
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *room = tdt_content_dup_session_place (content, session);

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (session));
  tdt_builder_cell (content->builder, TDT_STYLE_TIME, TDT_ALIGN_START, hours);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  if (*room != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LABEL, room);
  tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 2, title);
  tdt_content_add_speakers (content, session);
  if (host != NULL)
    add_own_part (content, session, host);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

static void
add_course (TdtContent *content, GPtrArray *sessions, const TdtRow *host)
{
  static const TdtColumn columns[] = { { .width = 34 }, { .share = 1 } };

  if (sessions->len == 0)
    return;
  /* Translators: heading above the sessions, one after another */
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1,
                       tdt_content_say (content, N_ ("What happens when")));
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED, columns, G_N_ELEMENTS (columns));
  for (guint i = 0; i < sessions->len; i++)
    if (!tdt_content_is_pause (sessions->pdata[i]))
      add_session (content, sessions->pdata[i], host);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_host_brief: the folder of who receives the guests. */
gboolean
tdt_content_build_host_brief (TdtContent *content, GError **error)
{
  const TdtRow *host = tdt_root_follow (content->root, content->project, TDT_PROJECT_HOST);
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (content->root);
  g_autoptr (GPtrArray)
      places = tdt_precedence_find (content->root, ranks, NULL, TDT_PRECEDENCE_CITATION);
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autofree char *title = tdt_content_dup_title (content);
  g_autofree char *when = tdt_content_dup_event_when (content, sessions);

  tdt_content_add_named_head (content, title);
  tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, when);
  if (places->len > 0)
    add_guests (content, places);
  add_salutations (content, places);
  add_course (content, sessions, host);
  return TRUE;
}
