/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-block-private.h"
#include "tdt-layout-private.h"

#include <glib/gi18n-lib.h>

#define MM TDT_POINTS_PER_MM
#define ONE_PAGE_STEP 0.04
#define ONE_PAGE_FLOOR 0.88
#define WARNING_TEXT_LENGTH 60

static void
free_page (gpointer data)
{
  TdtPage *page = data;

  if (page->placed != NULL)
    g_array_unref (page->placed);
  g_free (page);
}

static void
clear_frame (gpointer data)
{
  g_clear_pointer (&((TdtFrame *) data)->header, tdt_box_unref);
}

static void
free_warning (gpointer data)
{
  TdtLayoutWarning *warning = data;

  g_free (warning->text);
  g_free (warning->record);
  g_free (warning);
}

static void
restart (TdtLayout *layout, double scale)
{
  const TdtPageSetup *setup = &layout->document->setup;

  g_ptr_array_set_size (layout->pages, 0);
  g_ptr_array_set_size (layout->warnings, 0);
  g_array_set_size (layout->frames, 0);
  g_hash_table_remove_all (layout->peeked);
  g_clear_pointer (&layout->measurer, tdt_measurer_free);
  layout->measurer = tdt_measurer_new (setup, layout->document->language, setup->scale * scale);
  layout->done = FALSE;
  layout->after = 0;
  tdt_flow_push (layout, layout->document->blocks, layout->document->n_blocks, setup->margin * MM,
                 (setup->width - 2 * setup->margin) * MM);
}

/**
 * tdt_layout_new:
 * @document: the document to set
 *
 * Nothing is set before a page is asked for.
 *
 * Returns: (transfer full): its layout
 */
TdtLayout *
tdt_layout_new (TdtDocument *document)
{
  TdtLayout *layout = g_new0 (TdtLayout, 1);

  layout->document = tdt_document_ref (document);
  layout->pages = g_ptr_array_new_with_free_func (free_page);
  layout->warnings = g_ptr_array_new_with_free_func (free_warning);
  layout->frames = g_array_new (FALSE, FALSE, sizeof (TdtFrame));
  g_array_set_clear_func (layout->frames, clear_frame);
  layout->peeked = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) tdt_box_unref);
  restart (layout, 1);
  return layout;
}

void
tdt_layout_free (TdtLayout *layout)
{
  g_ptr_array_unref (layout->pages);
  g_ptr_array_unref (layout->warnings);
  g_array_unref (layout->frames);
  g_hash_table_unref (layout->peeked);
  tdt_measurer_free (layout->measurer);
  tdt_document_unref (layout->document);
  g_free (layout);
}

/**
 * tdt_layout_drop_page:
 * @layout: a layout that is good for nothing but to be freed
 *
 * Frees one page of it: hundreds at once would take long.
 *
 * Returns: whether there are more
 */
gboolean
tdt_layout_drop_page (TdtLayout *layout)
{
  if (layout->pages->len > 0)
    g_ptr_array_remove_index (layout->pages, layout->pages->len - 1);
  return layout->pages->len > 0;
}

TdtDocument *
tdt_layout_get_document (const TdtLayout *layout)
{
  return layout->document;
}

TdtMeasurer *
tdt_layout_get_measurer (TdtLayout *layout)
{
  return layout->measurer;
}

/** tdt_layout_get_page_size: the paper, in points. */
void
tdt_layout_get_page_size (const TdtLayout *layout, double *width, double *height)
{
  *width = layout->document->setup.width * MM;
  *height = layout->document->setup.height * MM;
}

/* How a block begins, for somebody who looks for it. */
static const char *
first_text (const TdtBlock *block)
{
  if (block->text != NULL)
    return block->text;
  for (guint i = 0; i < block->n_children; i++)
    {
      const char *text = first_text (block->children[i]);

      /* The title of an entry says more than its hour. */
      if (text != NULL && (block->type != TDT_BLOCK_ROW || i + 1 == block->n_children))
        return text;
    }
  return NULL;
}

void
tdt_layout_warn (TdtLayout *layout, TdtLayoutTrouble trouble, guint page, const TdtBlock *block)
{
  TdtLayoutWarning *warning = g_new0 (TdtLayoutWarning, 1);
  const char *text = first_text (block);

  warning->trouble = trouble;
  warning->page = page;
  warning->text = g_utf8_substring (
      text != NULL ? text : "", 0,
      MIN (g_utf8_strlen (text != NULL ? text : "", -1), WARNING_TEXT_LENGTH));
  warning->record = g_strdup (block->record);
  g_ptr_array_add (layout->warnings, warning);
}

/* A programme of a page and a few lines is set a little smaller rather than on two pages. */
static void
try_one_page (TdtLayout *layout)
{
  tdt_flow_advance_to (layout, 3);
  if (!layout->done || layout->pages->len != 2)
    return;
  for (double scale = 1 - ONE_PAGE_STEP; scale >= ONE_PAGE_FLOOR - 0.001; scale -= ONE_PAGE_STEP)
    {
      restart (layout, scale);
      tdt_flow_advance_to (layout, 2);
      if (layout->done && layout->pages->len == 1)
        return;
    }
  restart (layout, 1);
}

/**
 * tdt_layout_has_page:
 * @layout: a layout
 * @page: a page, from 0
 *
 * Sets the document as far as that page.
 *
 * Returns: whether there is such a page
 */
gboolean
tdt_layout_has_page (TdtLayout *layout, guint page)
{
  if (layout->pages->len == 0 && layout->document->setup.prefer_one_page)
    try_one_page (layout);
  /* The last page may still get more blocks, so one more has to be begun. */
  tdt_flow_advance_to (layout, page + 2);
  return page < layout->pages->len;
}

/** tdt_layout_get_n_pages: how many pages there are; sets all of them. */
guint
tdt_layout_get_n_pages (TdtLayout *layout)
{
  tdt_layout_has_page (layout, G_MAXUINT - 2);
  return layout->pages->len;
}

/** tdt_layout_peek_n_pages: how many pages there are, 0 as long as that is not known. */
guint
tdt_layout_peek_n_pages (const TdtLayout *layout)
{
  return layout->done ? layout->pages->len : 0;
}

const TdtPage *
tdt_layout_get_page (TdtLayout *layout, guint page)
{
  return tdt_layout_has_page (layout, page) ? layout->pages->pdata[page] : NULL;
}

/* What a page was made of is not needed once it is in the file. */
void
tdt_layout_forget_page (TdtLayout *layout, guint page)
{
  TdtPage *forgotten = layout->pages->pdata[page];

  if (forgotten->placed != NULL)
    g_array_set_size (forgotten->placed, 0);
}

/**
 * tdt_layout_get_warnings:
 * @layout: a layout
 *
 * Returns: (transfer none) (element-type TdtLayoutWarning): what did not fit on the pages set so
 * far; cards are looked at when they are drawn
 */
GPtrArray *
tdt_layout_get_warnings (const TdtLayout *layout)
{
  return layout->warnings;
}

/** tdt_layout_warning_dup_message: the warning as a sentence in the language of the process. */
char *
tdt_layout_warning_dup_message (const TdtLayoutWarning *warning)
{
  switch (warning->trouble)
    {
    case TDT_TROUBLE_SMALL:
      return g_strdup_printf (_ ("Page %u: “%s” had to be set very small; shorten it"),
                              warning->page + 1, warning->text);
    case TDT_TROUBLE_CUT_ROW:
      return g_strdup_printf (_ ("Page %u: “%s” is longer than a page and goes on over several"),
                              warning->page + 1, warning->text);
    case TDT_TROUBLE_WRAPPED:
    default:
      return g_strdup_printf (_ ("Page %u: “%s” does not fit on one line; shorten it"),
                              warning->page + 1, warning->text);
    }
}
