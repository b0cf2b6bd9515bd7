/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>

/* At least two lines; they go on to the end of the page. */
#define NOTES_HEIGHT 17.0

static void
add_agenda_head (TdtContent *content, const TdtRow *session)
{
  g_autofree char *event = tdt_content_dup_title (content);
  g_autofree char *title = tdt_content_dup_session_title (content, session);
  g_autofree char *subtitle = tdt_content_dup_field (content, session, TDT_SESSION_SUBTITLE);
  g_autofree char *when = tdt_content_dup_when (content, session);
  g_autofree char *room = tdt_content_dup_session_place (content, session);
  g_autofree char *place = tdt_content_dup_field (content, content->project, TDT_PROJECT_PLACE);

  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_OVERLINE, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  /* Translators: title of the list of points of a session, above the session's title */
  tdt_builder_text (
      content->builder, TDT_RUN_PLAIN,
      tdt_phrases_get_in_context (content->phrases, "document", NC_ ("document", "Agenda")));
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, " · ");
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, event);
  tdt_builder_end (content->builder);
  tdt_builder_heading (content->builder, TDT_STYLE_TITLE, 1, title);
  if (*subtitle != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_SUBTITLE, subtitle);
  if (*when != '\0')
    {
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LEAD, TDT_ALIGN_START);
      tdt_builder_text (content->builder, TDT_RUN_STRONG, when);
      tdt_builder_end (content->builder);
    }
  if (*room != '\0' || *place != '\0')
    {
      g_autofree char *where = g_strconcat (room, *room != '\0' && *place != '\0' ? " · " : "",
                                            place, NULL);

      tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, where);
    }
}

static void
add_people (TdtContent *content, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);

  if (participants->len == 0)
    return;
  tdt_builder_space (content->builder, 3);
  tdt_builder_begin_group (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
  /* Translators: heading above the people who speak in a session */
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, tdt_content_say (content, N_ ("Speakers")));
  tdt_builder_end (content->builder);
  tdt_content_add_speakers (content, session);
  tdt_builder_end (content->builder);
}

static void
add_item_speakers (TdtContent *content, const TdtRow *item)
{
  const TdtList *speakers = tdt_row_get_list (item, TDT_AGENDA_ITEM_SPEAKERS);

  for (guint i = 0; speakers != NULL && i < speakers->n_items; i++)
    {
      const TdtRow *participant = tdt_root_lookup_kind (content->root, TDT_KIND_PARTICIPANT,
                                                        speakers->items[i]);

      if (participant == NULL || !tdt_content_is_coming (participant))
        continue;
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
      tdt_content_add_speaker_runs (content, participant);
      tdt_builder_end (content->builder);
    }
}

static void
add_item_cell (TdtContent *content, const TdtRow *item)
{
  g_autofree char *title = tdt_content_dup_field (content, item, TDT_AGENDA_ITEM_TITLE);

  if (*title == '\0')
    {
      g_free (title);
      title = tdt_content_dup_token (content, item, TDT_AGENDA_ITEM_KIND);
    }
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_BODY, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, title);
  tdt_builder_end (content->builder);
  add_item_speakers (content, item);
  tdt_content_add_field (content, item, TDT_AGENDA_ITEM_NOTES, TDT_STYLE_DETAIL);
  tdt_content_add_links (content, item);
  tdt_builder_end (content->builder);
}

static void
add_item (TdtContent *content, const TdtRow *item, guint number, const TdtTime *start)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *clock = start != NULL ? tdt_typography_dup_clock (tdt_time_minute_of_day (start))
                                         : NULL;
  g_autofree char *length = NULL;

  if (tdt_row_has (item, TDT_AGENDA_ITEM_MINUTES))
    length = tdt_typography_dup_duration (content->phrases,
                                          tdt_row_get_number (item, TDT_AGENDA_ITEM_MINUTES, 0));
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (item));
  tdt_builder_cell (content->builder, TDT_STYLE_BODY, TDT_ALIGN_START, digits);
  tdt_builder_cell (content->builder, TDT_STYLE_TIME, TDT_ALIGN_START, clock);
  add_item_cell (content, item);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_END, length);
  tdt_builder_end (content->builder);
}

static void
add_table_head (TdtContent *content)
{
  /* Translators: heads of the columns of an agenda; the first is the number of the point */
  const char *const heads[] = { N_ ("No."), N_ ("Time"), N_ ("Point"), N_ ("Length") };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_KEEP_NEXT);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD,
                      i == 3 ? TDT_ALIGN_END : TDT_ALIGN_START,
                      tdt_content_say (content, heads[i]));
  tdt_builder_end (content->builder);
}

static void
add_total (TdtContent *content, gint64 minutes)
{
  g_autofree char *length = tdt_typography_dup_duration (content->phrases, minutes);

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, NULL);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, NULL);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                    /* Translators: before the sum of the minutes of an agenda */
                    tdt_content_say (content, N_ ("Planned length")));
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_END, length);
  tdt_builder_end (content->builder);
}

static void
add_items (TdtContent *content, const TdtRow *session, GPtrArray *items)
{
  double scale = MAX (content->setup.scale, 0.8);
  const TdtColumn columns[] = {
    { .width = 8 * scale }, { .width = 13 * scale }, { .share = 1 }, { .width = 18 * scale }
  };
  const TdtTime *first = tdt_row_get_time (session, TDT_SESSION_START);
  g_autoptr (TdtTime) start = first != NULL ? tdt_time_ref (first) : NULL;
  gint64 total = 0;

  tdt_builder_space (content->builder, 4);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED, columns, G_N_ELEMENTS (columns));
  add_table_head (content);
  for (guint i = 0; i < items->len; i++)
    {
      const TdtTime *fixed = tdt_row_get_time (items->pdata[i], TDT_AGENDA_ITEM_START);
      gint64 minutes = tdt_row_get_number (items->pdata[i], TDT_AGENDA_ITEM_MINUTES, 0);
      TdtTime *next;

      if (fixed != NULL)
        {
          g_clear_pointer (&start, tdt_time_unref);
          start = tdt_time_ref (fixed);
        }
      add_item (content, items->pdata[i], i + 1, start);
      total += minutes;
      next = start != NULL ? tdt_time_add_minutes (start, minutes) : NULL;
      g_clear_pointer (&start, tdt_time_unref);
      start = next;
    }
  if (total > 0)
    add_total (content, total);
  tdt_builder_end (content->builder);
}

static void
add_agenda (TdtContent *content, const TdtRow *session, GPtrArray *items)
{
  add_agenda_head (content, session);
  tdt_builder_space (content->builder, 2.5);
  tdt_content_add_field (content, session, TDT_SESSION_DESCRIPTION, TDT_STYLE_BODY);
  add_people (content, session);
  if (items->len > 0)
    add_items (content, session, items);
  else
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                           tdt_content_say (content, N_ ("No point has been entered so far.")));
  tdt_content_add_links (content, session);
  tdt_builder_space (content->builder, 4);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_LABEL, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  /* Translators: heading above lines to write on by hand */
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, tdt_content_say (content, N_ ("Notes")));
  tdt_builder_end (content->builder);
  tdt_builder_writing (content->builder, NOTES_HEIGHT);
}

/** tdt_content_build_agenda: the points of one session, or of each that has any. */
gboolean
tdt_content_build_agenda (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  guint n_agendas = 0;

  for (guint i = 0; i < sessions->len; i++)
    {
      const TdtRow *session = sessions->pdata[i];
      g_autoptr (GPtrArray) items = tdt_root_get_referrers (
          content->root, tdt_row_get_uid (session), TDT_AGENDA_ITEM_SESSION);

      if (items->len == 0 && content->options->session == NULL)
        continue;
      if (n_agendas++ > 0)
        tdt_builder_page_break (content->builder);
      add_agenda (content, session, items);
    }
  if (n_agendas == 0)
    {
      g_autofree char *title = tdt_content_dup_title (content);

      tdt_content_add_head (content, title);
      tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                             tdt_content_say (content, N_ ("No session has an agenda so far.")));
    }
  return TRUE;
}
