/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What goes out by post: letters and cards that invite, and the labels of their envelopes. */
#include "config.h"

#include "tdt-content-private.h"
#include "tdt-letter-private.h"
#include "tdt-precedence.h"

#include <glib/gi18n-lib.h>

/* So that the address is seen through the window of an envelope on the right. In millimetres. */
#define SENDER_WIDTH 86
#define ABOVE_DATE 14
#define CARD_MARGIN 9.0
#define LABEL_MARGIN 3.5

/* Who is written to: in order of precedence, the State first; not the host, who invites. */
static GPtrArray *
get_recipients (const TdtContent *content)
{
  g_autoptr (TdtRankList) ranks = tdt_rank_list_read (content->root);
  g_autoptr (GPtrArray)
      places = tdt_precedence_find (content->root, ranks, NULL, TDT_PRECEDENCE_CITATION);
  GPtrArray *people = g_ptr_array_new ();

  for (guint i = 0; i < places->len; i++)
    {
      const TdtPrecedence *place = places->pdata[i];

      if (!place->host && tdt_content_is_wanted (content, place->person) &&
          (content->options->person == NULL ||
           g_str_equal (tdt_row_get_uid (place->person), content->options->person)))
        g_ptr_array_add (people, (gpointer) place->person);
    }
  return people;
}

static gboolean
say_nobody (TdtContent *content)
{
  tdt_builder_paragraph (content->builder, TDT_STYLE_BODY,
                         tdt_content_say (content, N_ ("Nobody is expected so far.")));
  return TRUE;
}

static void
add_line (GPtrArray *lines, const char *line)
{
  if (line != NULL && *line != '\0')
    g_ptr_array_add (lines, g_strdup (line));
}

/* "Madame Anne ROY" */
static char *
dup_full_name (const TdtContent *content, const TdtRow *person)
{
  g_autofree char *title = tdt_content_dup_field (content, person, TDT_PERSON_HONORIFIC);
  g_autofree char *given = tdt_content_dup_field (content, person, TDT_PERSON_GIVEN_NAME);
  g_autofree char *family = tdt_content_dup_field (content, person, TDT_PERSON_FAMILY_NAME);
  g_autofree char *capitals = g_utf8_strup (family, -1);
  g_autoptr (GString) name = g_string_new (title);

  if (*given != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", given);
  if (*capitals != '\0')
    g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", capitals);
  return g_string_free (g_steal_pointer (&name), FALSE);
}

/* The address of @person, line by line: its own, or that of where it works. */
static GPtrArray *
get_address (const TdtContent *content, const TdtRow *person)
{
  const TdtRow *organisation = tdt_root_follow (content->root, person, TDT_PERSON_ORGANISATION);
  const char *typed = tdt_row_get_text (person, TDT_PERSON_ADDRESS);
  g_autofree char *name = dup_full_name (content, person);
  g_auto (TdtPersonDetail) detail = { NULL };
  g_auto (GStrv) typed_lines = NULL;
  GPtrArray *lines = g_ptr_array_new_with_free_func (g_free);

  tdt_content_person_detail (content, person, NULL, &detail);
  if (typed == NULL && organisation != NULL)
    typed = tdt_row_get_text (organisation, TDT_ORGANISATION_ADDRESS);
  add_line (lines, name);
  add_line (lines, detail.function);
  add_line (lines, detail.organisation);
  typed_lines = g_strsplit (typed != NULL ? typed : "", "\n", -1);
  for (guint i = 0; typed_lines[i] != NULL; i++)
    add_line (lines, g_strstrip (typed_lines[i]));
  return lines;
}

/* The organiser on the left, who is written to on the right. */
static void
add_letter_head (TdtContent *content, const TdtRow *person)
{
  static const TdtColumn columns[] = { { .width = SENDER_WIDTH }, { .share = 1 } };
  g_autofree char *organiser = tdt_content_dup_field (content, content->project,
                                                      TDT_PROJECT_ORGANISER);
  g_autofree char *contact = tdt_content_dup_field (content, content->project, TDT_PROJECT_CONTACT);
  g_autoptr (GPtrArray) lines = get_address (content, person);

  tdt_content_add_logos (content);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_PLAIN, columns, G_N_ELEMENTS (columns));
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_paragraph (content->builder, TDT_STYLE_OVERLINE, organiser);
  tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL, contact);
  tdt_builder_end (content->builder);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_space (content->builder, ABOVE_DATE);
  for (guint i = 0; i < lines->len; i++)
    tdt_builder_paragraph (content->builder, i == 0 ? TDT_STYLE_LEAD : TDT_STYLE_DETAIL,
                           lines->pdata[i]);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

static void
add_date (TdtContent *content)
{
  const TdtTime *printed = content->options->printed;
  g_autofree char *date = printed != NULL ? tdt_typography_dup_date (content->phrases,
                                                                     tdt_time_julian (printed))
                                          : g_strdup ("");

  tdt_builder_space (content->builder, ABOVE_DATE);
  tdt_builder_begin_group (content->builder, TDT_BLOCK_PASSING);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_BODY, TDT_ALIGN_END);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, date);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

/* A line of the template is a line of the letter, and an empty one parts paragraphs. */
static void
add_letter_text (TdtContent *content, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (*lines[i] == '\0')
      tdt_builder_space (content->builder, 2.5);
    else
      {
        g_autofree char *line = tdt_typography_dup_text (content->french_text, lines[i]);

        tdt_builder_paragraph (content->builder, TDT_STYLE_BODY, line);
      }
}

/* What all letters in one language have in common. */
typedef struct
{
  TdtLetterTemplate *template;
  char *when;
} Common;

static void
common_free (gpointer data)
{
  Common *common = data;

  tdt_letter_template_free (common->template);
  g_free (common->when);
  g_free (common);
}

static const Common *
get_common (const TdtContent *content, GHashTable *by_language, const TdtRow *person)
{
  const char *language = tdt_letter_get_language (content->root, person);
  Common *common = g_hash_table_lookup (by_language, language);

  if (common != NULL)
    return common;
  common = g_new0 (Common, 1);
  common->template = tdt_letter_template_find (content->root, TDT_LETTER_KIND_INVITATION, language);
  common->when = tdt_letter_dup_event_when (content->root, language);
  g_hash_table_insert (by_language, g_strdup (language), common);
  return common;
}

static void
add_letter (TdtContent *content, GHashTable *by_language, const TdtRow *person)
{
  const char *uid = tdt_row_get_uid (person);
  const Common *common = get_common (content, by_language, person);
  g_autoptr (TdtLetter)
      letter = tdt_letter_write_knowing (content->root, common->template, uid, NULL, common->when);

  tdt_builder_begin_group (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, uid);
  add_letter_head (content, person);
  tdt_builder_end (content->builder);
  add_date (content);
  tdt_builder_heading (content->builder, TDT_STYLE_ENTRY, 2, letter->subject);
  tdt_builder_space (content->builder, 3);
  add_letter_text (content, letter->text);
}

/** tdt_content_build_letters: the invitation to each person, on paper. */
gboolean
tdt_content_build_letters (TdtContent *content, GError **error)
{
  g_autoptr (GPtrArray) people = get_recipients (content);
  g_autoptr (GHashTable)
      by_language = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, common_free);

  if (people->len == 0)
    return say_nobody (content);
  for (guint i = 0; i < people->len; i++)
    {
      if (i > 0)
        tdt_builder_page_break (content->builder);
      add_letter (content, by_language, people->pdata[i]);
    }
  return TRUE;
}

static void
add_centred (TdtContent *content, TdtTextStyle style, const char *text)
{
  if (text == NULL || *text == '\0')
    return;
  tdt_builder_begin_paragraph (content->builder, style, TDT_ALIGN_CENTRE);
  tdt_builder_text (content->builder, TDT_RUN_PLAIN, text);
  tdt_builder_end (content->builder);
}

/* Who invites: the host, or else the organiser alone. */
static void
add_inviter (TdtContent *content)
{
  const TdtRow *host = tdt_root_follow (content->root, content->project, TDT_PROJECT_HOST);
  g_autofree char *organiser = tdt_content_dup_field (content, content->project,
                                                      TDT_PROJECT_ORGANISER);

  if (host != NULL)
    {
      g_autofree char *name = dup_full_name (content, host);
      g_auto (TdtPersonDetail) detail = { NULL };

      tdt_content_person_detail (content, host, NULL, &detail);
      add_centred (content, TDT_STYLE_LEAD, name);
      add_centred (content, TDT_STYLE_SMALL, detail.function);
    }
  else
    add_centred (content, TDT_STYLE_LEAD, organiser);
}

static void
add_card (TdtContent *content, const TdtCardSheet *sheet, const TdtRow *person, const char *when)
{
  g_autofree char *name = dup_full_name (content, person);
  g_autofree char *title = tdt_content_dup_title (content);
  g_autofree char *theme = tdt_content_dup_field (content, content->project, TDT_PROJECT_THEME);
  g_autofree char *place = tdt_content_dup_field (content, content->project, TDT_PROJECT_PLACE);
  g_autofree char *contact = tdt_content_dup_field (content, content->project, TDT_PROJECT_CONTACT);
  g_autofree char *answer = NULL;

  tdt_builder_begin_card (content->builder);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (person));
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, CARD_MARGIN, CARD_MARGIN,
                          sheet->width - 2 * CARD_MARGIN, sheet->height - 2 * CARD_MARGIN);
  add_inviter (content);
  /* Translators: on an invitation card, between who invites and who is invited */
  add_centred (content, TDT_STYLE_DETAIL,
               tdt_content_say (content, N_ ("has the honour of inviting")));
  add_centred (content, TDT_STYLE_ENTRY, name);
  /* Translators: on an invitation card, between who is invited and the title of the event */
  add_centred (content, TDT_STYLE_DETAIL,
               tdt_phrases_get_in_context (content->phrases, "invited", NC_ ("invited", "to")));
  add_centred (content, TDT_STYLE_SUBTITLE, title);
  add_centred (content, TDT_STYLE_DETAIL, theme);
  add_centred (content, TDT_STYLE_LEAD, when);
  add_centred (content, TDT_STYLE_LEAD, place);
  if (*contact != '\0')
    /* Translators: on an invitation card; {contact} is whom to tell whether one comes */
    answer = tdt_phrases_dup_filled (content->phrases, N_ ("Please answer to {contact}"), "contact",
                                     contact, NULL);
  add_centred (content, TDT_STYLE_SMALL, answer);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_invitation_cards: a card that invites each person. */
gboolean
tdt_content_build_invitation_cards (TdtContent *content, GError **error)
{
  const TdtCardSheet *sheet = tdt_content_find_sheet (content, error);
  g_autoptr (GPtrArray) people = get_recipients (content);
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autofree char *when = tdt_content_dup_event_when (content, sessions);

  if (people->len == 0)
    return say_nobody (content);
  tdt_builder_begin_sheet (content->builder, sheet);
  for (guint i = 0; i < people->len; i++)
    add_card (content, sheet, people->pdata[i], when);
  tdt_builder_end (content->builder);
  return TRUE;
}

static void
add_label (TdtContent *content, const TdtCardSheet *sheet, const TdtRow *person)
{
  g_autoptr (GPtrArray) lines = get_address (content, person);

  tdt_builder_begin_card (content->builder);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (person));
  tdt_builder_begin_face (content->builder, TDT_BLOCK_PLAIN, LABEL_MARGIN, LABEL_MARGIN,
                          sheet->width - 2 * LABEL_MARGIN, sheet->height - 2 * LABEL_MARGIN);
  for (guint i = 0; i < lines->len; i++)
    tdt_builder_paragraph (content->builder, TDT_STYLE_TABLE_CELL, lines->pdata[i]);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_labels: the address of each person, on sheets of labels. */
gboolean
tdt_content_build_labels (TdtContent *content, GError **error)
{
  const TdtCardSheet *sheet = tdt_content_find_sheet (content, error);
  g_autoptr (GPtrArray) people = get_recipients (content);

  if (people->len == 0)
    return say_nobody (content);
  tdt_builder_begin_sheet (content->builder, sheet);
  for (guint i = 0; i < people->len; i++)
    add_label (content, sheet, people->pdata[i]);
  tdt_builder_end (content->builder);
  return TRUE;
}
