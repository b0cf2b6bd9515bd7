/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-document-set.h"

#include "tdt-plain.h"

#include <glib/gi18n-lib.h>

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

char *
tdt_document_dup_file_name (const TdtRoot *root, TdtDocumentId id, TdtDocumentFormat format)
{
  const char *title = tdt_row_get_text_or_empty (tdt_root_get_project (root), TDT_PROJECT_TITLE);
  const char *document = tdt_token_label (TDT_TOKENS_DOCUMENT, (int) id);
  const char *suffix = tdt_document_format_name (format);
  g_autofree char *clean = NULL;

  if (*title == '\0')
    return g_strdup_printf ("%s.%s", document, suffix);
  clean = tdt_plain_dup_file_name (title, "");
  /* Translators: the name of an event, of a document, and a suffix, as a file name. */
  return g_strdup_printf (_ ("%s - %s.%s"), clean, document, suffix);
}
