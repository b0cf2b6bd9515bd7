/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-block-private.h"

TdtDocument *
tdt_document_ref (TdtDocument *document)
{
  g_atomic_ref_count_inc (&document->references);
  return document;
}

static void
free_block (TdtBlock *block)
{
  for (guint i = 0; i < block->n_children; i++)
    free_block ((TdtBlock *) block->children[i]);
  for (guint i = 0; i < block->n_runs; i++)
    g_free ((char *) block->runs[i].uri);
  g_free ((gpointer) block->runs);
  g_free ((gpointer) block->children);
  g_free ((gpointer) block->columns);
  g_free ((gpointer) block->points);
  g_free ((gpointer) block->cells);
  for (guint i = 0; i < block->n_pictures; i++)
    tdt_picture_unref (block->pictures[i]);
  g_free ((gpointer) block->pictures);
  g_free ((char *) block->text);
  g_free ((char *) block->record);
  g_free (block);
}

void
tdt_block_free (gpointer block)
{
  free_block (block);
}

void
tdt_document_unref (TdtDocument *document)
{
  if (!g_atomic_ref_count_dec (&document->references))
    return;
  for (guint i = 0; i < document->n_blocks; i++)
    free_block ((TdtBlock *) document->blocks[i]);
  g_free ((gpointer) document->blocks);
  g_clear_pointer (&document->created, tdt_time_unref);
  g_free (document->title);
  g_free (document->subject);
  g_free (document->author);
  g_free (document->language);
  g_free (document->header);
  g_free (document->stamp);
  g_free (document->footer);
  g_free (document->page_pattern);
  g_free (document);
}

const char *
tdt_document_get_title (const TdtDocument *document)
{
  return document->title;
}

/**
 * tdt_document_get_subject:
 * @document: a document
 *
 * Returns: (nullable): what the document is about: the event, where the title is the session's
 */
const char *
tdt_document_get_subject (const TdtDocument *document)
{
  return document->subject;
}

const char *
tdt_document_get_author (const TdtDocument *document)
{
  return document->author;
}

const char *
tdt_document_get_language (const TdtDocument *document)
{
  return document->language;
}

/**
 * tdt_document_get_header:
 * @document: a document
 *
 * Returns: (nullable): the line on top of every page but the first
 */
const char *
tdt_document_get_header (const TdtDocument *document)
{
  return document->header;
}

/**
 * tdt_document_get_stamp:
 * @document: a document
 *
 * Returns: (nullable): "PROVISOIRE" or "DÉFINITIF", on top of every page
 */
const char *
tdt_document_get_stamp (const TdtDocument *document)
{
  return document->stamp;
}

/**
 * tdt_document_get_footer:
 * @document: a document
 *
 * Returns: (nullable): version and time of printing, at the foot of every page
 */
const char *
tdt_document_get_footer (const TdtDocument *document)
{
  return document->footer;
}

/**
 * tdt_document_get_page_pattern:
 * @document: a document
 *
 * Returns: (nullable): the number of the page, with `{page}` and `{pages}` to be filled in
 */
const char *
tdt_document_get_page_pattern (const TdtDocument *document)
{
  return document->page_pattern;
}

/**
 * tdt_document_get_created:
 * @document: a document
 *
 * Returns: (nullable): the time of printing, which is the date of the file
 */
const TdtTime *
tdt_document_get_created (const TdtDocument *document)
{
  return document->created;
}

const TdtPageSetup *
tdt_document_get_page_setup (const TdtDocument *document)
{
  return &document->setup;
}

guint
tdt_document_get_n_blocks (const TdtDocument *document)
{
  return document->n_blocks;
}

const TdtBlock *
tdt_document_get_block (const TdtDocument *document, guint position)
{
  return document->blocks[position];
}
