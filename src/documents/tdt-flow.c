/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-block-private.h"
#include "tdt-layout-private.h"

#define MM TDT_POINTS_PER_MM
#define SLACK 0.05
#define LEAST_ROOM 0.3

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

void
tdt_flow_push (TdtLayout *layout, const TdtBlock *const *blocks, guint n_blocks, double x,
               double width)
{
  TdtFrame frame = { .blocks = blocks, .n_blocks = n_blocks, .x = x, .width = width };

  g_array_append_val (layout->frames, frame);
}

static void
clear_placed (gpointer data)
{
  tdt_box_unref (((TdtPlaced *) data)->box);
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
put (TdtLayout *layout, const TdtFrame *frame, TdtBox *box, const TdtBlock *table)
{
  TdtPlaced placed = { box, frame->x, layout->y, table };

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
take_box (TdtLayout *layout, const TdtFrame *frame, const TdtBlock *block)
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
peek_box (TdtLayout *layout, const TdtFrame *frame, const TdtBlock *block)
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

/* The least of what follows a heading, whose white space below is @after, that has to stand on its
 * page. */
static double
least_height (TdtLayout *layout, const TdtFrame *frame, guint position, double after)
{
  const TdtBlock *block;
  const TdtBox *box;
  double space;

  if (position >= frame->n_blocks)
    return 0;
  block = frame->blocks[position];
  if (block->type == TDT_BLOCK_TABLE)
    {
      TdtFrame rows = { .blocks = block->children, .n_blocks = block->n_children, .table = block };
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
    return space + tdt_box_get_least_height (box);
  return space + box->height;
}

static void
place (TdtLayout *layout, const TdtFrame *frame, TdtBox *box)
{
  layout->y += gap (layout, box->before);
  put (layout, frame, box, frame->table);
  layout->y += box->height;
  layout->after = box->after;
}

static void
turn_page (TdtLayout *layout, const TdtFrame *frame)
{
  new_page (layout);
  if (frame->header != NULL)
    place (layout, frame, tdt_box_ref (frame->header));
}

/* What goes on over the end of the page: as much as there is room for on each. */
static void
flow_parts (TdtLayout *layout, const TdtFrame *frame, TdtBox *box)
{
  gboolean fresh = !layout->started;

  while (box != NULL)
    {
      double room = content_bottom (layout) - layout->y - gap (layout, box->before);
      TdtBox *part, *rest;

      if (tdt_box_divide (box, room, fresh, &part, &rest))
        {
          place (layout, frame, part);
          tdt_box_unref (box);
          box = rest;
        }
      if (box != NULL)
        turn_page (layout, frame);
      fresh = TRUE;
    }
}

static void
flow_box (TdtLayout *layout, const TdtFrame *frame, TdtBox *box, double with_next)
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
    flow_parts (layout, frame, box);
  else if (box->block->type == TDT_BLOCK_GROUP && box->height > page_height)
    {
      tdt_flow_push (layout, box->block->children, box->block->n_children, frame->x, frame->width);
      tdt_box_unref (box);
    }
  else if (box->block->type == TDT_BLOCK_ROW && box->children != NULL)
    {
      tdt_layout_warn (layout, TDT_TROUBLE_CUT_ROW, layout->pages->len - 1, box->block);
      flow_parts (layout, frame, box);
    }
  else
    place (layout, frame, box);
}

static void
begin_table (TdtLayout *layout, const TdtFrame *outer, const TdtBlock *table)
{
  TdtFrame frame = { .blocks = table->children,
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
advance_in_table (TdtLayout *layout, TdtFrame *frame, const TdtBlock *row)
{
  TdtBox *box = take_box (layout, frame, row);
  double with_next = 0;
  TdtFrame copy;

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
  TdtFrame *frame = &g_array_index (layout->frames, TdtFrame, layout->frames->len - 1);
  const TdtBlock *block;
  double with_next = 0;
  TdtBox *box;
  TdtFrame copy;

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

void
tdt_flow_advance_to (TdtLayout *layout, guint n_pages)
{
  while (!layout->done && layout->pages->len < n_pages)
    advance (layout);
  if (layout->done && layout->pages->len == 0)
    new_page (layout);
}
