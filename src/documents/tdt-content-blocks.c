/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Roles in the order of a programme, and what stands before the name; speakers need no label. */
static const struct
{
  int role;
  const char *label;
} roles[] = {
  /* Translators: before the name of who chairs a session. In French a noun for all genders. */
  { TDT_PARTICIPANT_ROLE_CHAIR, NC_ ("before a name", "Chair") },
  { TDT_PARTICIPANT_ROLE_MODERATOR, NC_ ("before a name", "Moderator") },
  { TDT_PARTICIPANT_ROLE_SPEAKER, NULL },
  { TDT_PARTICIPANT_ROLE_DISCUSSANT, NC_ ("before a name", "Discussant") },
  { TDT_PARTICIPANT_ROLE_WITNESS, NC_ ("before a name", "Witness") },
  { TDT_PARTICIPANT_ROLE_RAPPORTEUR, NC_ ("before a name", "Rapporteur") },
};

static void
add_separated (TdtContent *content, const char *text)
{
  if (*text == '\0')
    return;
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, text);
}

static void
add_representative (TdtContent *content, const TdtRow *participant)
{
  const TdtRow *person = tdt_root_follow (content->root, participant,
                                          TDT_PARTICIPANT_REPRESENTED_BY);
  g_auto (TdtPersonDetail) detail = { NULL };

  if (person == NULL)
    return;
  tdt_content_person_detail (content, person, NULL, &detail);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
  /* Translators: between the name of somebody and the name of who comes instead */
  tdt_builder_text (content->builder, TDT_RUN_EMPHASIS,
                    tdt_content_say (content, N_ ("represented by")));
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, " ");
  tdt_builder_text (content->builder, TDT_RUN_STRONG, detail.name);
  add_separated (content, detail.function);
}

/** tdt_content_add_speaker_runs: name, function, organisation and answer of somebody who speaks. */
void
tdt_content_add_speaker_runs (TdtContent *content, const TdtRow *participant)
{
  const TdtRow *person = tdt_root_follow (content->root, participant, TDT_PARTICIPANT_PERSON);
  const TdtRow *spoken_for = tdt_root_follow (content->root, participant,
                                              TDT_PARTICIPANT_ORGANISATION);
  /* Translators: in place of the name of a speaker who is not known so far */
  const char *to_be_named = tdt_content_say (content, N_ ("to be named"));
  const char *answer = tdt_content_answer_note (content, participant);
  g_auto (TdtPersonDetail) detail = { NULL };

  tdt_content_person_detail (content, person, spoken_for, &detail);
  if (*detail.name != '\0')
    {
      tdt_builder_text (content->builder, TDT_RUN_STRONG, detail.name);
      add_separated (content, detail.function);
      add_separated (content, detail.organisation);
      add_representative (content, participant);
    }
  else
    {
      const char *known = *detail.organisation != '\0' ? detail.organisation : detail.function;

      answer = NULL;
      if (*known != '\0')
        {
          tdt_builder_text (content->builder, TDT_RUN_STRONG, known);
          tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
        }
      tdt_builder_text (content->builder, TDT_RUN_MUTED | TDT_RUN_EMPHASIS, to_be_named);
    }
  if (answer != NULL)
    {
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
      tdt_builder_text (content->builder, TDT_RUN_MUTED | TDT_RUN_EMPHASIS, answer);
    }
}

static void
add_speaker (TdtContent *content, const TdtRow *participant, const char *label)
{
  g_autofree char *topic = tdt_content_dup_field (content, participant, TDT_PARTICIPANT_TOPIC);

  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_PERSON, TDT_ALIGN_START);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (participant));
  if (label != NULL)
    {
      g_autofree char *before = tdt_phrases_dup_pattern (
          /* Translators: a label before what it is about, in French with a no-break space */
          tdt_content_say (content, N_ ("{label}: ")), "label",
          tdt_phrases_get_in_context (content->phrases, "before a name", label), NULL);

      tdt_builder_text (content->builder, TDT_RUN_MUTED, before);
    }
  tdt_content_add_speaker_runs (content, participant);
  if (*topic != '\0')
    {
      g_autofree char *quoted = tdt_typography_dup_quoted (content->phrases, topic);

      tdt_builder_text (content->builder, TDT_RUN_PLAIN, " – ");
      tdt_builder_text (content->builder, TDT_RUN_PLAIN, quoted);
    }
  tdt_builder_end (content->builder);
}

static int
role_of (const TdtRow *participant)
{
  return tdt_row_has (participant, TDT_PARTICIPANT_ROLE)
             ? tdt_row_get_token (participant, TDT_PARTICIPANT_ROLE)
             : TDT_PARTICIPANT_ROLE_SPEAKER;
}

/** tdt_content_add_speakers: a line for each who speaks in a session, by role, in their order. */
void
tdt_content_add_speakers (TdtContent *content, const TdtRow *session)
{
  g_autoptr (GPtrArray) participants = tdt_content_get_participants (content, session);

  for (guint r = 0; r < G_N_ELEMENTS (roles); r++)
    for (guint i = 0; i < participants->len; i++)
      if (role_of (participants->pdata[i]) == roles[r].role &&
          tdt_content_is_coming (participants->pdata[i]))
        add_speaker (content, participants->pdata[i], roles[r].label);
}

/** tdt_content_add_links: the documents that belong to a record, as one paragraph of links. */
void
tdt_content_add_links (TdtContent *content, const TdtRow *owner)
{
  g_autoptr (GPtrArray)
      links = tdt_root_get_referrers (content->root, tdt_row_get_uid (owner), TDT_LINK_OWNER);
  guint n_shown = 0;

  for (guint i = 0; i < links->len; i++)
    {
      g_autofree char *title = tdt_content_dup_field (content, links->pdata[i], TDT_LINK_TITLE);
      const char *uri = tdt_row_get_text (links->pdata[i], TDT_LINK_URI);

      if (*title == '\0' && uri == NULL)
        continue;
      if (n_shown++ == 0)
        {
          tdt_builder_begin_paragraph (content->builder, TDT_STYLE_SMALL, TDT_ALIGN_START);
          /* Translators: before the titles of linked documents, in French with a no-break space */
          tdt_builder_text (content->builder, TDT_RUN_PLAIN,
                            tdt_content_say (content, N_ ("Documents: ")));
        }
      else
        tdt_builder_text (content->builder, TDT_RUN_PLAIN, ", ");
      if (uri != NULL)
        tdt_builder_link (content->builder, uri, *title != '\0' ? title : uri);
      else
        tdt_builder_text (content->builder, TDT_RUN_PLAIN, title);
    }
  if (n_shown > 0)
    tdt_builder_end (content->builder);
}

/** tdt_content_add_field: a paragraph for each line that somebody typed into a field. */
void
tdt_content_add_field (TdtContent *content, const TdtRow *row, TdtFieldId field, TdtTextStyle style)
{
  g_autofree char *text = tdt_content_dup_field (content, row, field);
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*g_strstrip (lines[i]) != '\0')
      tdt_builder_paragraph (content->builder, style, lines[i]);
}

/** tdt_content_add_head: who invites, and the title of the document. */
void
tdt_content_add_head (TdtContent *content, const char *title)
{
  g_autofree char *organiser = tdt_content_dup_field (content, content->project,
                                                      TDT_PROJECT_ORGANISER);

  tdt_content_add_logos (content);
  if (*organiser != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_OVERLINE, organiser);
  tdt_builder_heading (content->builder, TDT_STYLE_TITLE, 1, title);
}

/** tdt_content_dup_document_name: "Run sheet", in the language of the document. */
char *
tdt_content_dup_document_name (const TdtContent *content)
{
  const char *name = tdt_token_msgid (TDT_TOKENS_DOCUMENT, content->id);
  const char *said = tdt_phrases_get_in_context (content->phrases, "document", name);

  return g_strdup (said != name ? said : tdt_content_say (content, name));
}

/** tdt_content_add_named_head: the name of the document above what it is about. */
void
tdt_content_add_named_head (TdtContent *content, const char *title)
{
  g_autofree char *name = tdt_content_dup_document_name (content);

  tdt_content_add_logos (content);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_OVERLINE, TDT_ALIGN_START);
  tdt_builder_set_flags (content->builder, TDT_BLOCK_KEEP_NEXT);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, name);
  tdt_builder_end (content->builder);
  tdt_builder_heading (content->builder, TDT_STYLE_TITLE, 1, title);
}
