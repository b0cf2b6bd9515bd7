/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-print-status.h"

static void
free_part (gpointer data)
{
  TdtDocumentPart *part = data;

  g_free (part->record);
  g_free (part->digest);
  g_free (part);
}

static void
digest_text (GChecksum *checksum, const char *text)
{
  if (text != NULL)
    g_checksum_update (checksum, (const guchar *) text, -1);
  /* Two texts are not the same as both in one. */
  g_checksum_update (checksum, (const guchar *) "\n", 1);
}

static void
digest_bytes (GChecksum *checksum, GBytes *bytes)
{
  gsize length;
  const guchar *data = g_bytes_get_data (bytes, &length);

  g_checksum_update (checksum, data, (gssize) length);
}

static void
digest_block (GChecksum *checksum, const TdtBlock *block)
{
  if (block->flags & TDT_BLOCK_PASSING)
    return;
  digest_text (checksum, block->text);
  for (guint i = 0; i < block->n_pictures; i++)
    digest_bytes (checksum, block->pictures[i]->bytes);
  for (guint i = 0; i < block->n_children; i++)
    digest_block (checksum, block->children[i]);
}

static void
add_part (GPtrArray *parts, const char *record, GChecksum *checksum)
{
  TdtDocumentPart *part = g_new (TdtDocumentPart, 1);

  part->record = g_strdup (record);
  part->digest = g_strdup (g_checksum_get_string (checksum));
  g_ptr_array_add (parts, part);
}

static void
add_cards (GPtrArray *parts, const TdtBlock *sheet)
{
  for (guint i = 0; i < sheet->n_children; i++)
    {
      g_autoptr (GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);

      if (sheet->children[i]->record == NULL)
        continue;
      digest_block (checksum, sheet->children[i]);
      add_part (parts, sheet->children[i]->record, checksum);
    }
}

/* Blocks from one that names a record to the next one that does are a part of their own. */
static void
add_sections (GPtrArray *parts, const TdtDocument *document)
{
  g_autoptr (GChecksum) checksum = NULL;
  const char *record = NULL;

  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    {
      const TdtBlock *block = tdt_document_get_block (document, i);

      if (block->record != NULL)
        {
          if (record != NULL)
            add_part (parts, record, checksum);
          g_clear_pointer (&checksum, g_checksum_free);
          checksum = g_checksum_new (G_CHECKSUM_SHA256);
          record = block->record;
        }
      if (record != NULL && block->type != TDT_BLOCK_PAGE_BREAK)
        digest_block (checksum, block);
    }
  if (record != NULL)
    add_part (parts, record, checksum);
}

GPtrArray *
tdt_document_get_parts (const TdtDocument *document)
{
  GPtrArray *parts = g_ptr_array_new_with_free_func (free_part);
  g_autoptr (GChecksum) whole = g_checksum_new (G_CHECKSUM_SHA256);

  digest_text (whole, tdt_document_get_header (document));
  digest_text (whole, tdt_document_get_stamp (document));
  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    digest_block (whole, tdt_document_get_block (document, i));
  add_part (parts, NULL, whole);
  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    if (tdt_document_get_block (document, i)->type == TDT_BLOCK_SHEET)
      add_cards (parts, tdt_document_get_block (document, i));
  add_sections (parts, document);
  return parts;
}

void
tdt_print_status_free (TdtPrintStatus *status)
{
  g_clear_pointer (&status->when, tdt_time_unref);
  g_strfreev (status->changed);
  g_ptr_array_unref (status->parts);
  g_free (status);
}

static void
keep_later (TdtPrintStatus *status, const TdtTime *when)
{
  if (when == NULL || (status->when != NULL && tdt_time_compare (when, status->when) <= 0))
    return;
  g_clear_pointer (&status->when, tdt_time_unref);
  status->when = tdt_time_ref (when);
}

/* Returns: the digests of everything of the document that is on paper. A card that was printed for
 * one participant is as good for another of the same text. */
static GHashTable *
collect_marks (TdtDocumentId id, const TdtRoot *root, TdtPrintStatus *status)
{
  GHashTable *digests = g_hash_table_new (g_str_hash, g_str_equal);
  TdtRowIter iter;
  const TdtRow *row;

  tdt_row_iter_init (&iter, root, TDT_KIND_PRINT_MARK);
  while (tdt_row_iter_next (&iter, &row))
    {
      const char *content = tdt_row_get_text (row, TDT_PRINT_MARK_CONTENT);

      if (tdt_row_get_token (row, TDT_PRINT_MARK_DOCUMENT) != id || content == NULL)
        continue;
      g_hash_table_add (digests, (gpointer) content);
      keep_later (status, tdt_row_get_time (row, TDT_PRINT_MARK_WHEN));
    }
  return digests;
}

/* A document of parts is as good as they are; one without, as a whole. */
static void
compare (TdtPrintStatus *status, GHashTable *digests)
{
  g_autoptr (GPtrArray) changed = g_ptr_array_new ();
  const TdtDocumentPart *whole = status->parts->pdata[0];

  for (guint i = 1; i < status->parts->len; i++)
    {
      const TdtDocumentPart *part = status->parts->pdata[i];

      if (!g_hash_table_contains (digests, part->digest))
        g_ptr_array_add (changed, g_strdup (part->record));
    }
  if (g_hash_table_size (digests) == 0)
    status->state = TDT_PRINT_NEVER;
  else if (status->parts->len > 1 ? changed->len > 0
                                  : !g_hash_table_contains (digests, whole->digest))
    status->state = TDT_PRINT_OUT_OF_DATE;
  else
    status->state = TDT_PRINT_CURRENT;
  g_ptr_array_add (changed, NULL);
  status->changed = (GStrv) g_ptr_array_free (g_steal_pointer (&changed), FALSE);
}

TdtPrintStatus *
tdt_print_status_find (TdtDocumentId id, const TdtRoot *root)
{
  TdtPrintStatus *status = g_new0 (TdtPrintStatus, 1);
  TdtDocumentOptions options = TDT_DOCUMENT_OPTIONS_INIT;
  g_autoptr (TdtDocument) document = tdt_document_build (id, root, &options, NULL);
  g_autoptr (GHashTable) digests = collect_marks (id, root, status);

  if (document == NULL)
    {
      status->parts = g_ptr_array_new_with_free_func (free_part);
      status->changed = g_new0 (char *, 1);
      return status;
    }
  status->parts = tdt_document_get_parts (document);
  compare (status, digests);
  return status;
}
