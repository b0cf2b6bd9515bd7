/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who comes: the sign-in sheet and the contact list. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define WALK_INS 8
#define SIGNATURE_HEIGHT 10.0

typedef struct
{
  char *key;
  const TdtRow *person;
  const TdtRow *participant;
} Entry;

static void
free_entry (gpointer data)
{
  g_free (((Entry *) data)->key);
  g_free (data);
}

static int
compare_entries (gconstpointer a, gconstpointer b)
{
  const Entry *first = *(gpointer const *) a;
  const Entry *second = *(gpointer const *) b;

  return strcmp (first->key, second->key);
}

static void
add_entry (GPtrArray *entries, const TdtRow *person, const TdtRow *participant, const char *prefix)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *family = tdt_typography_dup_collation_key (
      tdt_row_get_text_or_empty (person, TDT_PERSON_FAMILY_NAME));
  g_autofree char *given = tdt_typography_dup_collation_key (
      tdt_row_get_text_or_empty (person, TDT_PERSON_GIVEN_NAME));

  entry->key = g_strconcat (prefix, family, "\001", given, "\001", tdt_row_get_uid (person), NULL);
  entry->person = person;
  entry->participant = participant;
  g_ptr_array_add (entries, entry);
}

/* Everybody with a name who is expected in one of the sessions, each once. */
static GPtrArray *
collect_expected (const TdtContent *content, GPtrArray *sessions)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  g_autoptr (GHashTable) seen = g_hash_table_new (NULL, NULL);

  for (guint s = 0; s < sessions->len; s++)
    {
      g_autoptr (GPtrArray)
          participants = tdt_content_get_participants (content, sessions->pdata[s]);

      for (guint i = 0; i < participants->len; i++)
        {
          const TdtRow *participant = participants->pdata[i];
          const TdtRow *person = tdt_root_follow (content->root, participant,
                                                  TDT_PARTICIPANT_PERSON);

          if (person != NULL && tdt_content_is_coming (participant) &&
              g_hash_table_add (seen, (gpointer) person))
            add_entry (entries, person, participant, "");
        }
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static void
add_sign_in_heads (TdtContent *content)
{
  /* Translators: heads of the columns of a sheet that people sign at the door */
  static const char *const heads[] = {
    NC_ ("sign-in sheet", "No."),       NC_ ("sign-in sheet", "Title"),
    NC_ ("sign-in sheet", "Name"),      NC_ ("sign-in sheet", "Organisation"),
    NC_ ("sign-in sheet", "Function"),  NC_ ("sign-in sheet", "Represented by"),
    NC_ ("sign-in sheet", "Signature"),
  };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (heads); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_phrases_get_in_context (content->phrases, "sign-in sheet", heads[i]));
  tdt_builder_end (content->builder);
}

static void
add_signature_cell (TdtContent *content)
{
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_space (content->builder, SIGNATURE_HEIGHT);
  tdt_builder_end (content->builder);
}

static void
add_sign_in_row (TdtContent *content, const Entry *entry, guint number)
{
  g_autofree char *digits = g_strdup_printf ("%u", number);
  g_autofree char *honorific = NULL;
  g_autofree char *name = NULL;
  g_autofree char *organisation = NULL;
  g_autofree char *function = NULL;
  g_auto (TdtPersonDetail) instead = { NULL };

  if (entry != NULL)
    {
      const TdtRow *spoken_for = tdt_root_follow (content->root, entry->participant,
                                                  TDT_PARTICIPANT_ORGANISATION);

      honorific = tdt_content_dup_field (content, entry->person, TDT_PERSON_HONORIFIC);
      name = tdt_content_dup_list_name (content, entry->person);
      organisation = tdt_content_dup_organisation (content, entry->person, spoken_for);
      function = tdt_content_dup_field (content, entry->person, TDT_PERSON_FUNCTION);
      if (tdt_row_has (entry->participant, TDT_PARTICIPANT_REPRESENTED_BY))
        tdt_content_person_detail (
            content,
            tdt_root_follow (content->root, entry->participant, TDT_PARTICIPANT_REPRESENTED_BY),
            NULL, &instead);
    }
  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, digits);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, honorific);
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  if (name != NULL)
    {
      tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
      tdt_builder_text (content->builder, TDT_RUN_STRONG, name);
      tdt_builder_end (content->builder);
    }
  tdt_builder_end (content->builder);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, organisation);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, function);
  tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, instead.name);
  add_signature_cell (content);
  tdt_builder_end (content->builder);
}

/** tdt_content_build_sign_in: what people sign at the door; no e-mail and no telephone. */
gboolean
tdt_content_build_sign_in (TdtContent *content, GError **error)
{
  static const TdtColumn columns[] = { { .width = 11 }, { .width = 22 }, { .share = 3 },
                                       { .share = 3 },  { .share = 3 },  { .share = 2 },
                                       { .width = 52 } };
  g_autoptr (GPtrArray) sessions = tdt_content_get_sessions (content);
  g_autoptr (GPtrArray) entries = collect_expected (content, sessions);
  g_autofree char *title = content->options->session != NULL && sessions->len > 0
                               ? tdt_content_dup_session_title (content, sessions->pdata[0])
                               : tdt_content_dup_title (content);
  g_autofree char *when = tdt_content_dup_event_when (content, sessions);
  g_autofree char *count = g_strdup_printf ("%u", entries->len);
  g_autofree char *expected = NULL;

  tdt_content_add_named_head (content, title);
  if (*when != '\0')
    tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, when);
  /* Translators: how many people a sheet lists */
  expected = tdt_phrases_dup_filled (content->phrases, N_ ("People expected: {count}"), "count",
                                     count, NULL);
  tdt_builder_paragraph (content->builder, TDT_STYLE_LEAD, expected);
  tdt_builder_space (content->builder, 3);
  tdt_builder_begin_table (content->builder, TDT_BLOCK_GRID | TDT_BLOCK_TIGHT, columns,
                           G_N_ELEMENTS (columns));
  add_sign_in_heads (content);
  for (guint i = 0; i < entries->len; i++)
    add_sign_in_row (content, entries->pdata[i], i + 1);
  for (guint i = 0; i < WALK_INS; i++)
    add_sign_in_row (content, NULL, entries->len + i + 1);
  tdt_builder_end (content->builder);
  tdt_builder_space (content->builder, 2);
  tdt_builder_paragraph (
      content->builder, TDT_STYLE_SMALL,
      tdt_content_say (content, N_ ("This list serves to record who attended and is not used for "
                                    "anything else. Ask the organiser to see, correct or erase "
                                    "what concerns you.")));
  return TRUE;
}

static GPtrArray *
collect_everybody (const TdtContent *content)
{
  GPtrArray *entries = g_ptr_array_new_with_free_func (free_entry);
  TdtRowIter iter;
  const TdtRow *person;

  tdt_row_iter_init (&iter, content->root, TDT_KIND_PERSON);
  while (tdt_row_iter_next (&iter, &person))
    {
      const TdtRow *organisation = tdt_root_follow (content->root, person, TDT_PERSON_ORGANISATION);
      g_autofree char *name = tdt_typography_dup_collation_key (
          organisation != NULL ? tdt_row_get_text_or_empty (organisation, TDT_ORGANISATION_NAME)
                               : "\177");
      g_autofree char *prefix = g_strconcat (name, "\001", NULL);

      add_entry (entries, person, NULL, prefix);
    }
  g_ptr_array_sort (entries, compare_entries);
  return entries;
}

static void
add_contact (TdtContent *content, const TdtRow *person)
{
  static const TdtFieldId fields[] = { TDT_PERSON_FUNCTION, TDT_PERSON_PHONE, TDT_PERSON_EMAIL,
                                       TDT_PERSON_ASSISTANT };
  g_autofree char *name = tdt_content_dup_list_name (content, person);

  tdt_builder_begin_row (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_set_record (content->builder, tdt_row_get_uid (person));
  tdt_builder_begin_cell (content->builder, TDT_BLOCK_PLAIN);
  tdt_builder_begin_paragraph (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START);
  tdt_builder_text (content->builder, TDT_RUN_STRONG, name);
  tdt_builder_end (content->builder);
  tdt_builder_end (content->builder);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      g_autofree char *text = tdt_content_dup_field (content, person, fields[i]);

      tdt_builder_cell (content->builder, TDT_STYLE_TABLE_CELL, TDT_ALIGN_START, text);
    }
  tdt_builder_end (content->builder);
}

static void
add_contact_heads (TdtContent *content)
{
  static const TdtFieldId fields[] = { TDT_PERSON_FAMILY_NAME, TDT_PERSON_FUNCTION,
                                       TDT_PERSON_PHONE, TDT_PERSON_EMAIL, TDT_PERSON_ASSISTANT };

  tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    tdt_builder_cell (content->builder, TDT_STYLE_TABLE_HEAD, TDT_ALIGN_START,
                      tdt_content_say (content, tdt_field_get (fields[i])->label));
  tdt_builder_end (content->builder);
}

/** tdt_content_build_contacts: for the team only: people by organisation, and how to reach them. */
gboolean
tdt_content_build_contacts (TdtContent *content, GError **error)
{
  static const TdtColumn columns[] = {
    { .share = 3 }, { .share = 4 }, { .width = 34 }, { .share = 4 }, { .share = 3 }
  };
  g_autoptr (GPtrArray) entries = collect_everybody (content);
  g_autofree char *title = tdt_content_dup_title (content);
  const TdtRow *before = NULL;

  tdt_content_add_named_head (content, title);
  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = entries->pdata[i];
      const TdtRow *organisation = tdt_root_follow (content->root, entry->person,
                                                    TDT_PERSON_ORGANISATION);

      if (i == 0 || organisation != before)
        {
          g_autofree char *name = tdt_content_dup_field (content, organisation,
                                                         TDT_ORGANISATION_NAME);

          if (i > 0)
            tdt_builder_end (content->builder);
          /* Translators: heading above people who belong to no organisation */
          tdt_builder_heading (
              content->builder, TDT_STYLE_SECTION, 2,
              *name != '\0' ? name : tdt_content_say (content, N_ ("Without organisation")));
          tdt_builder_begin_table (content->builder, TDT_BLOCK_GRID | TDT_BLOCK_TIGHT, columns,
                                   G_N_ELEMENTS (columns));
          add_contact_heads (content);
        }
      add_contact (content, entry->person);
      before = organisation;
    }
  if (entries->len > 0)
    tdt_builder_end (content->builder);
  else
    tdt_builder_paragraph (content->builder, TDT_STYLE_SMALL,
                           tdt_content_say (content, N_ ("Nobody has been entered so far.")));
  return TRUE;
}
