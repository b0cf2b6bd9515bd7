/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The contact list. */
#include "config.h"

#include "tdt-content-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

typedef struct
{
  char *key;
  const TdtRow *person;
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
add_entry (GPtrArray *entries, const TdtRow *person, const char *organisation)
{
  Entry *entry = g_new0 (Entry, 1);
  g_autofree char *key = tdt_content_dup_sort_key (person);

  entry->key = g_strconcat (organisation, "\001", key, NULL);
  entry->person = person;
  g_ptr_array_add (entries, entry);
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

      add_entry (entries, person, name);
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

/** tdt_content_build_contacts: for the team only: people by organisation, and how to reach them. */
gboolean
tdt_content_build_contacts (TdtContent *content, GError **error)
{
  TdtColumn columns[] = {
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
          tdt_content_begin_table (content, columns, G_N_ELEMENTS (columns));
          tdt_builder_begin_row (content->builder, TDT_BLOCK_HEADER | TDT_BLOCK_SHADED);
          tdt_content_add_heads (content);
          tdt_builder_end (content->builder);
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
