/* SPDX-License-Identifier: GPL-3.0-or-later */
/* For the team: who comes, in the order of precedence, and in which order speeches are held. */
#include "config.h"

#include "tdt-content-private.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>

static void
add_heads (TdtContent *content)
{
  /* Translators: heads of the columns of a list of people in the order of precedence */
  static const char *const heads[] = {
    NC_ ("order of precedence", "No."),      NC_ ("order of precedence", "Name"),
    NC_ ("order of precedence", "Function"), NC_ ("order of precedence", "Organisation"),
    NC_ ("order of precedence", "Why here"),
  };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (
        content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
        tdt_phrases_get_in_context (content->phrases, "order of precedence", heads[i]));
  tdt_builder_end (content->builder);
}

static void
add_place (TdtContent *content, const TdtPrecedence *place, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_content_person_detail (
      content, place->person,
      place->participant != NULL
          ? tdt_root_follow (content->root, place->participant, TDT_PARTICIPANT_ORGANISATION)
          : NULL,
      &detail);
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (place->person));
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, digits);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, detail.name);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, detail.function);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, detail.organisation);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, place->reason);
  tdt_builder_end (content->builder);
}

static void
add_order (TdtContent *content, const TdtRankList *ranks, const TdtRow *session,
           TdtPrecedenceOrder order, const char *heading)
{
  static const TdtColumn columns[] = {
    { .width = 10 }, { .share = 3 }, { .share = 4 }, { .share = 3 }, { .share = 4 }
  };
  g_autoptr (GPtrArray) places = tdt_precedence_find (content->root, ranks, session, order);

  if (places->len == 0)
    return;
  tdt_builder_heading (content->builder, TDT_STYLE_SECTION, 1, heading);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_RULED | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_heads (content);
  for (guint i = 0; i < places->len; i++)
    add_place (content, places->pdata[i], i + 1);
  tdt_builder_end (content->builder);
}

static gboolean
is_ceremonial (const TdtRow *session)
{
  int kind = tdt_row_get_token (session, TDT_SESSION_KIND);

  return kind == TDT_SESSION_KIND_OPENING || kind == TDT_SESSION_KIND_CLOSING;
}

/** tdt_content_build_precedence: thanks for everybody, then the speeches of each ceremony. */
gboolean
tdt_content_build_precedence (TdtContent *content, GError **error)
{
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (content->root);
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  const TdtRow *only = content->options->session != NULL && sessions->len > 0 ? sessions->pdata[0]
                                                                              : NULL;
  g_autofree char *title = only != NULL ? tdt_content_dup_session_title (content, only)
                                        : tdt_content_dup_title (content);

  tdt_content_add_named_head (content, title);
  /* Translators: heading above people in the order in which they are thanked */
  add_order (content, ranks, only, TDT_PRECEDENCE_CITATION,
             tdt_content_say (content, N_ ("Thanks and salutations")));
  for (guint i = 0; i < sessions->len; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *heading = NULL;

      if (only == NULL && !is_ceremonial (sessions->pdata[i]))
        continue;
      name = tdt_content_dup_session_title (content, sessions->pdata[i]);
      /* Translators: heading above the people who speak in a session, in their order */
      heading = tdt_phrases_dup_filled (content->phrases, N_ ("Speeches: {session}"), "session",
                                        name, NULL);
      add_order (content, ranks, sessions->pdata[i], TDT_PRECEDENCE_SPEAKING, heading);
    }
  return TRUE;
}
