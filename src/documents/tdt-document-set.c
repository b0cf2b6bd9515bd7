/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-document-set.h"

#include <glib/gi18n-lib.h>

/* Of the title, in characters: with the name of the document there is room for it everywhere. */
#define MAX_TITLE 100

static gboolean
has_any (const TdtRoot *root, TdtKindId kind)
{
  return tdt_root_count (root, kind) > 0;
}

static gboolean
has_content (const TdtRoot *root, TdtDocumentId id)
{
  switch (id)
    {
    case TDT_DOCUMENT_SEATING:
      return has_any (root, TDT_KIND_TABLE);
    case TDT_DOCUMENT_MINUTES:
      return has_any (root, TDT_KIND_FOLLOW_UP) || has_any (root, TDT_KIND_TURN);
    case TDT_DOCUMENT_PROGRAMME:
    case TDT_DOCUMENT_AGENDA:
    case TDT_DOCUMENT_RUN_SHEET:
      return has_any (root, TDT_KIND_SESSION);
    default:
      return has_any (root, TDT_KIND_PERSON);
    }
}

GArray *
tdt_document_list_set (const TdtRoot *root)
{
  GArray *set = g_array_new (FALSE, FALSE, sizeof (int));
  guint n_documents;

  tdt_tokens_get (TDT_TOKENS_DOCUMENT, &n_documents);
  for (int id = 0; id < (int) n_documents; id++)
    if (tdt_document_exists ((TdtDocumentId) id) && has_content (root, (TdtDocumentId) id))
      g_array_append_val (set, id);
  return set;
}

/* Cuts at a character, and leaves no point or space at the end, which Windows would drop. */
static void
shorten (char *title)
{
  gsize length;

  if (g_utf8_strlen (title, -1) > MAX_TITLE)
    *g_utf8_offset_to_pointer (title, MAX_TITLE) = '\0';
  length = strlen (title);
  while (length > 0 && (title[length - 1] == '.' || title[length - 1] == ' '))
    title[--length] = '\0';
}

char *
tdt_document_dup_file_name (const TdtRoot *root, TdtDocumentId id, TdtDocumentFormat format)
{
  const char *title = tdt_row_get_text_or_empty (tdt_root_get_project (root), TDT_PROJECT_TITLE);
  g_autofree char *clean = g_strdup (title);
  const char *document = tdt_token_label (TDT_TOKENS_DOCUMENT, (int) id);
  const char *suffix = tdt_document_format_name (format);

  g_strdelimit (clean, "/\\:*?\"<>|", '-');
  shorten (clean);
  if (*clean == '\0')
    return g_strdup_printf ("%s.%s", document, suffix);
  /* Translators: the name of an event, of a document, and a suffix, as a file name. */
  return g_strdup_printf (_ ("%s - %s.%s"), clean, document, suffix);
}
