/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

static void
add_who (TdtContent *content, GPtrArray *participants)
{
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  for (guint i = 0; i < participants->len; i++)
    {
      const TdtRow *participant = participants->pdata[i];

      if (!tdt_content_is_coming (participant))
        continue;
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
      tdt_content_add_speaker_runs (content, participant);
      tdt_builder_end (content->builder);
    }
  tdt_builder_end (content->builder);
}

static void
add_text_cell (TdtContent *content, const TdtRow *row, TdtFieldId field)
{
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_content_add_field (content, row, field, TDT_STYLE_TABLE_CELL);
  tdt_builder_end (content->builder);
}

static void
add_what (TdtContent *content, const TdtRow *session)
{
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *kind = tdt_content_dup_token (content, session, TDT_SESSION_KIND);

  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  if (*kind != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LABEL, kind);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, title);
  tdt_builder_end (content->builder);
  if (tdt_row_get_boolean (session, TDT_SESSION_PINNED))
    /* Translators: on a run sheet, a session that does not move when others run late */
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                           tdt_content_say (content, N_ ("fixed time")));
  tdt_builder_end (content->builder);
}

static void
add_session (TdtContent *content, const TdtRow *session, gint64 day_start)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);
  const TdtRow *person = tdt_root_follow (content->root, session, TDT_SESSION_RESPONSIBLE);
  g_auto (TdtPersonDetail) responsible = { NULL };
  g_autofree char *hours = tdt_content_dup_hours (content, session);
  g_autofree char *room = tdt_content_dup_session_place (content, session);
  g_autofree char *length = NULL;
  g_autofree char *total = NULL;

  if (tdt_row_has (session, TDT_SESSION_MINUTES))
    length = tdt_typography_dup_duration (content->phrases,
                                          tdt_row_get_number (session, TDT_SESSION_MINUTES, 0));
  if (start != NULL)
    total = tdt_typography_dup_duration (content->phrases,
                                         tdt_content_session_end (session) - day_start);
  if (person != NULL)
    tdt_content_person_detail (content, person, NULL, &responsible);
  tdt_builder_begin_row (content->builder,
                         tdt_content_is_pause (session) ? TDT_BLOCK_SHADED : TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (session));
  tdt_builder_cell (content->builder, TDT_STYLE_TIME, TDT_ALIGN_START, hours);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, length);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, total);
  add_what (content, session);
  add_who (content, participants);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, room);
  add_text_cell (content, session, TDT_SESSION_TECHNICAL);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, responsible.name);
  add_text_cell (content, session, TDT_SESSION_NOTES);
  tdt_builder_end (content->builder);
}

static gint64
day_of (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  return start != NULL ? tdt_time_julian (start) : 0;
}

static void
add_day (TdtContent *content, GPtrArray *sessions, guint first, guint last)
{
  TdtColumn columns[] = { { .width = 32 },  { .width = 16 }, { .width = 17 },
                          { .share = 4 },   { .share = 5 },  { .width = 27 },
                          { .share = 3.2 }, { .width = 25 }, { .share = 3 } };
  const TdtTime *start = tdt_row_get_time (sessions->pdata[first], TDT_SESSION_START);
  g_autofree char *date = NULL;
  g_autofree char *capital = NULL;

  if (start != NULL)
    {
      date = tdt_typography_dup_date (content->phrases, tdt_time_julian (start));
      capital = tdt_typography_dup_capitalised (date);
    }
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 2,
                       capital != NULL ? capital
                                       : tdt_content_say (content, N_ ("Time to be announced")));
  tdt_content_begin_table (content, columns, G_N_ELEMENTS (columns));
  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  tdt_content_add_heads (content);
  tdt_builder_end (content->builder);
  for (guint i = first; i < last; i++)
    add_session (content, sessions->pdata[i], start != NULL ? tdt_time_minute_of_day (start) : 0);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_run_sheet: what the team has in its hands on the day. */
gboolean
tdt_content_build_run_sheet (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autofree char *title = tdt_content_dup_title (content);
  g_autofree char *contact = tdt_content_dup_field (content, content->project, TDT_PROJECT_CONTACT);

  tdt_content_add_named_head (content, title);
  if (*contact != '\0')
    {
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LEAD, TDT_ALIGN_START);
      tdt_builder_text (content->builder, TDT_RUN_MUTED,
                        /* Translators: before a name and telephone number */
                        tdt_content_say (content, N_ ("Contact on the day: ")));
      tdt_builder_text (content->builder, TDT_RUN_STRONG, contact);
      tdt_builder_end (content->builder);
    }
  for (guint i = 0; i < sessions->len;)
    {
      guint last = i;

      while (last < sessions->len && day_of (sessions->pdata[last]) == day_of (sessions->pdata[i]))
        last++;
      add_day (content, sessions, i, last);
      i = last;
    }
  if (sessions->len == 0)
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                           tdt_content_say (content, N_ ("No session has been entered so far.")));
  return TRUE;
}
