/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

#define TIME_WIDTH 25.0

static void
add_line (TdtContent *content, TdtFieldId field)
{
  g_autofree char *text = tdt_content_dup_field (content, content->project, field);

  if (*text != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, text);
}

static void
add_programme_head (TdtContent *content, GPtrArray *sessions)
{
  g_autofree char *title = tdt_content_dup_title (content);
  g_autofree char *theme = tdt_content_dup_field (content, content->project, TDT_PROJECT_THEME);
  g_autofree char *when = tdt_content_dup_event_when (content, sessions);

  tdt_content_add_head (content, title);
  if (*theme != '\0')
    {
      g_autofree char *quoted = tdt_typography_dup_quoted (content->phrases, theme);

      tdt_builder_paragraph (content->builder, TDT_STYLE_SUBTITLE, quoted);
    }
  if (*when != '\0')
    {
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LEAD, TDT_ALIGN_START);
      tdt_builder_text (content->builder, TDT_RUN_STRONG, when);
      tdt_builder_end (content->builder);
    }
  add_line (content, TDT_PROJECT_PLACE);
  add_line (content, TDT_PROJECT_AUDIENCE);
  if (content->saved != NULL)
    tdt_content_add_field (content, content->saved, TDT_DOCUMENT_OPTIONS_FOREWORD, TDT_STYLE_BODY);
}

/* "Round table · Salle de l’Assemblée" */
static void
add_label (TdtContent *content, const TdtRow *session, gboolean with_room)
{
  g_autofree char *kind = tdt_content_dup_token (content, session, TDT_SESSION_KIND);
  g_autofree char *room = with_room ? tdt_content_dup_session_place (content, session)
                                    : g_strdup ("");

  if (*kind == '\0' && *room == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, kind);
  if (*room != '\0')
    {
      if (*kind != '\0')
        tdt_builder_text (content->builder, TDT_RUN_PLAIN, " · ");
      tdt_builder_text (content->builder, TDT_RUN_MUTED, room);
    }
  tdt_builder_end (content->builder);
}

static void
add_pause (TdtContent *content, const TdtRow *session, const char *title, gboolean with_room)
{
  g_autofree char *room = tdt_content_dup_session_place (content, session);

  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_DETAIL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_EMPHASIS, title);
  if (with_room && *room != '\0')
    {
      tdt_builder_text (content->builder, TDT_RUN_MUTED, " · ");
      tdt_builder_text (content->builder, TDT_RUN_MUTED, room);
    }
  tdt_builder_end (content->builder);
}

static void
add_session (TdtContent *content, const TdtRow *session, gboolean with_room)
{
  g_autofree char *hours = tdt_content_dup_hours (content, session);
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *subtitle = tdt_content_dup_field (content, session, TDT_SESSION_SUBTITLE);
  gboolean pause = tdt_content_is_pause (session);

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (session));
  tdt_builder_cell (content->builder, pause ? TDT_STYLE_DETAIL : TDT_STYLE_TIME, TDT_ALIGN_START,
                    hours);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  if (pause)
    add_pause (content, session, title, with_room);
  else
    {
      add_label (content, session, with_room);
      tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 2, title);
    }
  if (*subtitle != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_DETAIL, subtitle);
  tdt_content_add_field (content, session, TDT_SESSION_DESCRIPTION, TDT_STYLE_DETAIL);
  tdt_content_add_speakers (content, session);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

static gint64
day_of (const TdtRow *session)
{
  const TdtTime *start = tdt_row_get_time (session, TDT_SESSION_START);

  return start != NULL ? tdt_time_julian (start) : 0;
}

static void
add_day_heading (TdtContent *content, gint64 day)
{
  g_autofree char *date = NULL;
  g_autofree char *capital = NULL;

  if (day == 0)
    {
      /* Translators: heading above sessions that have no time so far */
      tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1,
                           tdt_content_say (content, N_ ("Time to be announced")));
      return;
    }
  date = tdt_typography_dup_date (content->phrases, day);
  capital = tdt_typography_dup_capitalised (date);
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1, capital);
}

static void
add_sessions (TdtContent *content, GPtrArray *sessions)
{
  const TdtColumn columns[] = { { .width = TIME_WIDTH * MAX (content->setup.scale, 0.8) },
                                { .share = 1 } };
  gboolean with_room = !tdt_content_uses_one_room (sessions);
  gboolean one_day = day_of (sessions->pdata[0]) != 0 &&
                     day_of (sessions->pdata[0]) == day_of (sessions->pdata[sessions->len - 1]);

  for (guint i = 0; i < sessions->len;)
    {
      gint64 day = day_of (sessions->pdata[i]);

      if (one_day)
        tdt_builder_space (content->builder, 5);
      else
        add_day_heading (content, day);
      tdt_builder_rule (content->builder);
      tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED, columns, G_N_ELEMENTS (columns));
      for (; i < sessions->len && day_of (sessions->pdata[i]) == day; i++)
        add_session (content, sessions->pdata[i], with_room);
      tdt_builder_end (content->builder);
    }
}

/** tdt_content_build_programme: what the public gets. */
gboolean
tdt_content_build_programme (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);

  add_programme_head (content, sessions);
  if (sessions->len > 0)
    add_sessions (content, sessions);
  else
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                           tdt_content_say (content, N_ ("No session has been entered so far.")));
  return TRUE;
}
