/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-block-private.h"
#include "tdt-layout-private.h"

#include <glib/gi18n-lib.h>

#define MM TDT_POINTS_PER_MM
/* Lines of a paragraph that stay together before and after the end of a page. */
#define ORPHANS 2
#define WIDOWS 2
#define SLACK 0.05
#define LEAST_ROOM 0.3
#define ONE_PAGE_STEP 0.04
#define ONE_PAGE_FLOOR 0.88
#define WARNING_TEXT_LENGTH 60

/* A list of blocks being set: the document's, or those of something too long for one page. */
typedef struct
{
  const TdtBlock *const *blocks;
  guint n_blocks;
  guint next;
  double x;
  double width;
  const TdtBlock *table;
  TdtGrid grid;
  TdtBox *header;
} Frame;

struct _TdtLayout
{
  TdtDocument *document;
  TdtMeasurer *measurer;
  GPtrArray *pages;
  GPtrArray *warnings;
  /* Where the flow stands. */
  GArray *frames;
  GHashTable *peeked;
  double y;
  double after;
  gboolean started;
  gboolean done;
};

static void
free_page (gpointer data)
{
  TdtPage *page = data;

  if (page->placed != NULL)
    g_array_unref (page->placed);
  g_free (page);
}

static void
clear_placed (gpointer data)
{
  tdt_box_unref (((TdtPlaced *) data)->box);
}

static void
clear_frame (gpointer data)
{
  g_clear_pointer (&((Frame *) data)->header, tdt_box_unref);
}

static void
free_warning (gpointer data)
{
  TdtLayoutWarning *warning = data;

  g_free (warning->text);
  g_free (warning->record);
  g_free (warning);
}

static double
content_top (const TdtLayout *layout)
{
  return layout->document->setup.margin_top * MM;
}

static double
content_bottom (const TdtLayout *layout)
{
  return (layout->document->setup.height - layout->document->setup.margin_bottom) * MM;
}

static void
push_frame (TdtLayout *layout, const TdtBlock *const *blocks, guint n_blocks, double x,
            double width)
{
  Frame frame = { .blocks = blocks, .n_blocks = n_blocks, .x = x, .width = width };

  g_array_append_val (layout->frames, frame);
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
  push_frame (layout, layout->document->blocks, layout->document->n_blocks, setup->margin * MM,
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
  layout->frames = g_array_new (FALSE, FALSE, sizeof (Frame));
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

static TdtPage *
new_page (TdtLayout *layout)
{
  TdtPage *page = g_new0 (TdtPage, 1);

  page->placed = g_array_new (FALSE, FALSE, sizeof (TdtPlaced));
  g_array_set_clear_func (page->placed, clear_placed);
  g_ptr_array_add (layout->pages, page);
  layout->y = content_top (layout);
  layout->after = 0;
  layout->started = FALSE;
  return page;
}

static TdtPage *
current_page (TdtLayout *layout)
{
  TdtPage *page = layout->pages->len > 0 ? layout->pages->pdata[layout->pages->len - 1] : NULL;

  return page == NULL || page->sheet != NULL ? new_page (layout) : page;
}

static void
put (TdtLayout *layout, const Frame *frame, TdtBox *box, const TdtBlock *table, guint first_line,
     guint n_lines)
{
  TdtPlaced placed = { box, frame->x, layout->y, first_line, n_lines, table };

  g_array_append_val (current_page (layout)->placed, placed);
  layout->started = TRUE;
}

/* The white space above a box here; none on top of a page. */
static double
gap (const TdtLayout *layout, double before)
{
  return layout->started ? MAX (layout->after, before) : 0;
}

static gboolean
fits (const TdtLayout *layout, double before, double height)
{
  return layout->y + gap (layout, before) + height <= content_bottom (layout) + SLACK;
}

static TdtBox *
take_box (TdtLayout *layout, const Frame *frame, const TdtBlock *block)
{
  TdtBox *box = NULL;

  g_hash_table_steal_extended (layout->peeked, block, NULL, (gpointer *) &box);
  if (box != NULL)
    return box;
  return frame->table != NULL
             ? tdt_measure_row (layout->measurer, frame->table, block, &frame->grid)
             : tdt_measure_block (layout->measurer, block, frame->width);
}

static TdtBox *
peek_box (TdtLayout *layout, const Frame *frame, const TdtBlock *block)
{
  TdtBox *box = g_hash_table_lookup (layout->peeked, block);

  if (box == NULL)
    {
      box = take_box (layout, frame, block);
      g_hash_table_insert (layout->peeked, (gpointer) block, box);
    }
  return box;
}

static gboolean
keeps_next (const TdtBlock *block)
{
  return block->type == TDT_BLOCK_HEADING || (block->flags & TDT_BLOCK_KEEP_NEXT);
}

static double
lines_height (PangoLayout *text, guint n_lines)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (text);
  double height = 0;

  for (guint i = 0; i < n_lines; i++)
    {
      int from, to;

      pango_layout_iter_get_line_yrange (lines, &from, &to);
      height += (double) (to - from) / PANGO_SCALE;
      if (!pango_layout_iter_next_line (lines))
        break;
    }
  return height;
}

/* The least of what follows a heading, whose white space below is @after, that has to stand on its
 * page. */
static double
least_height (TdtLayout *layout, const Frame *frame, guint position, double after)
{
  const TdtBlock *block;
  const TdtBox *box;
  double space;

  if (position >= frame->n_blocks)
    return 0;
  block = frame->blocks[position];
  if (block->type == TDT_BLOCK_TABLE)
    {
      Frame rows = { .blocks = block->children, .n_blocks = block->n_children, .table = block };
      double height = after;
      guint i = 0;

      tdt_measure_grid (block, frame->width, &rows.grid);
      for (; i < block->n_children && (block->children[i]->flags & TDT_BLOCK_HEADER); i++)
        height += peek_box (layout, &rows, block->children[i])->height;
      return height + least_height (layout, &rows, i, 0);
    }
  if (block->type == TDT_BLOCK_SHEET || block->type == TDT_BLOCK_PAGE_BREAK)
    return 0;
  box = peek_box (layout, frame, block);
  space = MAX (after, box->before);
  if (keeps_next (block))
    return space + box->height + least_height (layout, frame, position + 1, box->after);
  if (box->text != NULL && block->type == TDT_BLOCK_PARAGRAPH)
    {
      guint n_lines = (guint) pango_layout_get_line_count (box->text);

      return space + lines_height (box->text, n_lines < ORPHANS + WIDOWS ? n_lines : ORPHANS);
    }
  return space + box->height;
}

static void
place (TdtLayout *layout, const Frame *frame, TdtBox *box)
{
  layout->y += gap (layout, box->before);
  put (layout, frame, box, frame->table, 0, 0);
  layout->y += box->height;
  layout->after = box->after;
}

static void
turn_page (TdtLayout *layout, const Frame *frame)
{
  new_page (layout);
  if (frame->header != NULL)
    place (layout, frame, tdt_box_ref (frame->header));
}

/* How many lines from @first on may stand on this page, without orphans and widows; 0 for none. */
static guint
count_lines_that_fit (TdtLayout *layout, const TdtBox *box, guint first, double *height)
{
  guint n_lines = (guint) pango_layout_get_line_count (box->text);
  double room = content_bottom (layout) - layout->y - (first == 0 ? gap (layout, box->before) : 0);
  double before = lines_height (box->text, first);
  guint low = 0, high = n_lines - first;

  while (low < high)
    {
      guint middle = (low + high + 1) / 2;

      if (lines_height (box->text, first + middle) - before <= room + SLACK)
        low = middle;
      else
        high = middle - 1;
    }
  if (first + low < n_lines && n_lines - first - low < WIDOWS)
    low = n_lines - first > WIDOWS ? n_lines - first - WIDOWS : 0;
  if (first + low < n_lines && low < ORPHANS)
    low = 0;
  *height = lines_height (box->text, first + low) - before;
  return low;
}

static void
flow_paragraph (TdtLayout *layout, const Frame *frame, TdtBox *box)
{
  guint n_lines = (guint) pango_layout_get_line_count (box->text);
  guint first = 0;

  while (first < n_lines)
    {
      double height;
      guint count = count_lines_that_fit (layout, box, first, &height);

      if (count == 0 && layout->started)
        {
          turn_page (layout, frame);
          continue;
        }
      count = MAX (count, 1);
      if (first == 0)
        layout->y += gap (layout, box->before);
      put (layout, frame, tdt_box_ref (box), NULL, first, count);
      layout->y += height;
      first += count;
      if (first < n_lines)
        turn_page (layout, frame);
    }
  layout->after = box->after;
  tdt_box_unref (box);
}

/* A row that no page can hold: its longest cell goes on, the others stand where it begins. */
static void
divide_row (TdtLayout *layout, const Frame *frame, TdtBox *box)
{
  const TdtBlock *row = box->block;
  Frame rows = *frame;
  guint longest = 0;
  double top;

  tdt_layout_warn (layout, TDT_TROUBLE_CUT_ROW, layout->pages->len - 1, row);
  for (guint i = 1; i < box->children->len; i++)
    if (((TdtBox *) box->children->pdata[i])->height >
        ((TdtBox *) box->children->pdata[longest])->height)
      longest = i;
  layout->y += gap (layout, box->before);
  top = layout->y;
  for (guint i = 0; i < box->children->len; i++)
    {
      TdtBox *cell = box->children->pdata[i];

      layout->y = top + cell->y;
      rows.x = frame->x + cell->x;
      if (i != longest && cell->height <= content_bottom (layout) - layout->y)
        put (layout, &rows, tdt_box_ref (cell), NULL, 0, 0);
    }
  layout->y = top + ((TdtBox *) box->children->pdata[longest])->y;
  layout->after = 0;
  layout->started = FALSE;
  push_frame (layout, row->children[longest]->children, row->children[longest]->n_children,
              frame->x + ((TdtBox *) box->children->pdata[longest])->x,
              ((TdtBox *) box->children->pdata[longest])->width);
  tdt_box_unref (box);
}

static void
flow_box (TdtLayout *layout, const Frame *frame, TdtBox *box, double with_next)
{
  double page_height = content_bottom (layout) - content_top (layout) -
                       (frame->header != NULL ? frame->header->height : 0);

  /* What no page can hold may as well begin here, if there is some room. */
  gboolean endless = box->text == NULL && box->height > page_height &&
                     fits (layout, box->before, page_height * LEAST_ROOM);

  if (!fits (layout, box->before, box->height + with_next) && layout->started && !endless &&
      (box->text == NULL || with_next > 0))
    turn_page (layout, frame);
  if (box->block->type == TDT_BLOCK_WRITING)
    box->height = MAX (box->height, content_bottom (layout) - layout->y - gap (layout, 0));
  if (fits (layout, box->before, box->height))
    place (layout, frame, box);
  else if (box->text != NULL)
    flow_paragraph (layout, frame, box);
  else if (box->block->type == TDT_BLOCK_GROUP && box->height > page_height)
    {
      push_frame (layout, box->block->children, box->block->n_children, frame->x, frame->width);
      tdt_box_unref (box);
    }
  else if (box->block->type == TDT_BLOCK_ROW && box->children != NULL)
    divide_row (layout, frame, box);
  else
    place (layout, frame, box);
}

static void
begin_table (TdtLayout *layout, const Frame *outer, const TdtBlock *table)
{
  Frame frame = { .blocks = table->children,
                  .n_blocks = table->n_children,
                  .x = outer->x,
                  .width = outer->width,
                  .table = table };

  tdt_measure_grid (table, outer->width, &frame.grid);
  g_array_append_val (layout->frames, frame);
}

static void
lay_sheet (TdtLayout *layout, const TdtBlock *sheet)
{
  guint per_page = MAX (1, sheet->sheet.columns * sheet->sheet.rows);

  for (guint i = 0; i < sheet->n_children; i += per_page)
    {
      TdtPage *page = g_new0 (TdtPage, 1);

      page->sheet = sheet;
      page->first_card = i;
      g_ptr_array_add (layout->pages, page);
    }
}

static void
advance_in_table (TdtLayout *layout, Frame *frame, const TdtBlock *row)
{
  TdtBox *box = take_box (layout, frame, row);
  double with_next = 0;
  Frame copy;

  if (keeps_next (row) || (row->flags & TDT_BLOCK_HEADER))
    with_next = least_height (layout, frame, frame->next, box->after);
  copy = *frame;
  if ((row->flags & TDT_BLOCK_HEADER) && frame->header == NULL)
    frame->header = tdt_box_ref (box);
  flow_box (layout, &copy, box, with_next);
}

/* Sets one more block, or row of a table. */
static void
advance (TdtLayout *layout)
{
  Frame *frame = &g_array_index (layout->frames, Frame, layout->frames->len - 1);
  const TdtBlock *block;
  double with_next = 0;
  TdtBox *box;
  Frame copy;

  if (frame->next == frame->n_blocks)
    {
      g_array_set_size (layout->frames, layout->frames->len - 1);
      layout->done = layout->frames->len == 0;
      return;
    }
  block = frame->blocks[frame->next++];
  current_page (layout);
  if (frame->table != NULL)
    {
      advance_in_table (layout, frame, block);
      return;
    }
  switch (block->type)
    {
    case TDT_BLOCK_TABLE:
      copy = *frame;
      begin_table (layout, &copy, block);
      return;
    case TDT_BLOCK_PAGE_BREAK:
      if (layout->started)
        turn_page (layout, frame);
      return;
    case TDT_BLOCK_SHEET:
      if (!layout->started)
        g_ptr_array_set_size (layout->pages, (int) layout->pages->len - 1);
      lay_sheet (layout, block);
      return;
    default:
      box = take_box (layout, frame, block);
      if (keeps_next (block))
        with_next = least_height (layout, frame, frame->next, box->after);
      copy = *frame;
      flow_box (layout, &copy, box, with_next);
    }
}

static void
advance_to (TdtLayout *layout, guint n_pages)
{
  while (!layout->done && layout->pages->len < n_pages)
    advance (layout);
  if (layout->done && layout->pages->len == 0)
    new_page (layout);
}

/* A programme of a page and a few lines is set a little smaller rather than on two pages. */
static void
try_one_page (TdtLayout *layout)
{
  advance_to (layout, 3);
  if (!layout->done || layout->pages->len != 2)
    return;
  for (double scale = 1 - ONE_PAGE_STEP; scale >= ONE_PAGE_FLOOR - 0.001; scale -= ONE_PAGE_STEP)
    {
      restart (layout, scale);
      advance_to (layout, 2);
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
  advance_to (layout, page + 2);
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
