/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-attendance.h"
#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

static void
add_fact (TdtContent *content, const char *label, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                    tdt_content_say (content, label));
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_paragraph (content->builder, TDT_STYLE_BODY, text);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

static void
add_company (TdtContent *content, const TdtRow *session, const TdtRow *self)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);
  guint n_others = 0;

  for (guint i = 0; i < participants->len; i++)
    {
      if (participants->pdata[i] == self || !tdt_content_is_coming (participants->pdata[i]))
        continue;
      if (n_others++ == 0)
        {
          tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
          /* Translators: label before the people that somebody sits with */
          tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                            tdt_content_say (content, N_ ("With")));
          tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
        }
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
      tdt_content_add_speaker_runs (content, participants->pdata[i]);
      tdt_builder_end (content->builder);
    }
  if (n_others > 0)
    {
      tdt_builder_end (content->builder);
      tdt_builder_end (content->builder);
    }
}

static void
add_part (TdtContent *content, const TdtRow *participant, const TdtRow *session)
{
  static const TdtColumn columns[] = { { .width = 32 }, { .share = 1 } };
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *when = tdt_content_dup_when (content, session);
  g_autofree char *room = tdt_content_dup_session_place (content, session);
  g_autofree char *role = tdt_content_dup_token (content, participant, TDT_PARTICIPANT_ROLE);
  g_autofree char *topic = tdt_content_dup_field (content, participant, TDT_PARTICIPANT_TOPIC);
  g_autofree char *questions = tdt_content_dup_field (content, participant,
                                                      TDT_PARTICIPANT_QUESTIONS);
  g_autofree char *length = NULL;

  if (tdt_row_has (participant, TDT_PARTICIPANT_MINUTES))
    length = tdt_typography_dup_duration (
        content->phrases, tdt_row_get_number (participant, TDT_PARTICIPANT_MINUTES, 0));
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2, title);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  /* Translators: labels on the sheet that a speaker gets */
  add_fact (content, N_ ("When"), when);
  add_fact (content, N_ ("Where"), room);
  add_fact (content, N_ ("Role"), role);
  add_fact (content, N_ ("Topic"), topic);
  add_fact (content, N_ ("Speaking minutes"), length);
  add_company (content, session, participant);
  add_fact (content, N_ ("Questions to expect"), questions);
  tdt_builder_end (content->builder);
}

static void
add_practical (TdtContent *content, const TdtRow *person)
{
  static const TdtColumn columns[] = { { .width = 32 }, { .share = 1 } };
  g_autofree char *contact = tdt_content_dup_field (content, content->project, TDT_PROJECT_CONTACT);
  g_autofree char *place = tdt_content_dup_field (content, content->project, TDT_PROJECT_PLACE);
  g_autofree char *arrival = tdt_content_dup_field (content, person, TDT_PERSON_ARRIVAL);
  g_autofree char *needs = tdt_content_dup_field (content, person, TDT_PERSON_NEEDS);

  if (*contact == '\0' && *place == '\0' && *arrival == '\0' && *needs == '\0')
    return;
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2,
                       tdt_content_say (content, N_ ("On the day")));
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_fact (content, N_ ("Place"), place);
  add_fact (content, N_ ("Contact on the day"), contact);
  add_fact (content, N_ ("Arrival"), arrival);
  add_fact (content, N_ ("Needs"), needs);
  tdt_builder_end (content->builder);
}

static void
add_brief (TdtContent *content, const TdtRow *person, GPtrArray *sessions)
{
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_content_person_detail (content, person, NULL, &detail);
  tdt_builder_begin_group (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (person));
  tdt_content_add_named_head (content, detail.name);
  tdt_builder_end (content->builder);
  if (*detail.function != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, detail.function);
  if (*detail.organisation != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, detail.organisation);
  for (guint s = 0; s < sessions->len; s++)
    {
      g_autoptr (GPtrArray)
          participants = tdt_content_get_participants (content, sessions->pdata[s]);

      for (guint i = 0; i < participants->len; i++)
        if (tdt_participant_get_attendee (content->root, participants->pdata[i]) == person)
          add_part (content, participants->pdata[i], sessions->pdata[s]);
    }
  add_practical (content, person);
}

/* Whether somebody comes to a session, in person or for somebody else. */
static gboolean
takes_part (const TdtContent *content, const char *uid)
{
  g_autoptr (GPtrArray) attendances = tdt_person_get_attendances (content->root, uid);

  return attendances->len > 0;
}

/** tdt_content_build_brief: what one speaker has to know, or each of them. */
gboolean
tdt_content_build_brief (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  guint n_briefs = 0;
  TdtRowIter iter;
  const TdtRow *person;

  tdt_row_iter_init (&iter, content->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &person))
    {
      const char *uid = tdt_row_get_uid (person);

      if (!tdt_content_is_wanted (content, person) ||
          (content->options->person != NULL ? !g_str_equal (uid, content->options->person)
                                            : !takes_part (content, uid)))
        continue;
      if (n_briefs++ > 0)
        tdt_builder_page_break (content->builder);
      add_brief (content, person, sessions);
    }
  if (n_briefs == 0)
    {
      g_autofree char *title = tdt_content_dup_title (content);

      tdt_content_add_named_head (content, title);
      tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                             tdt_content_say (content, N_ ("Nobody is expected so far.")));
    }
  return TRUE;
}
