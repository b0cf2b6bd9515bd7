/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-layout-private.h"

#define MM TDT_POINTS_PER_MM
#define GUTTER (5 * MM)
#define GRID_PADDING (1.6 * MM)
#define RULE_SPACE 4.0

TdtBox *
tdt_box_ref (TdtBox *box)
{
  box->references++;
  return box;
}

void
tdt_box_unref (TdtBox *box)
{
  if (--box->references > 0)
    return;
  g_clear_object (&box->text);
  g_clear_pointer (&box->children, g_ptr_array_unref);
  g_free (box);
}

TdtBox *
tdt_box_new (const TdtBlock *block, double width)
{
  TdtBox *box = g_new0 (TdtBox, 1);

  box->references = 1;
  box->block = block;
  box->width = width;
  box->baseline = -1;
  return box;
}

void
tdt_box_add_child (TdtBox *box, TdtBox *child)
{
  if (box->children == NULL)
    box->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_box_unref);
  g_ptr_array_add (box->children, child);
}

TdtBox *
tdt_measure_paragraph (TdtMeasurer *measurer, const TdtBlock *block, double width, double factor)
{
  const TdtStyle *style = &measurer->design->styles[block->style];
  TdtBox *box = tdt_box_new (block, width);

  box->text = tdt_measure_text (measurer, block, width, factor);
  box->height = tdt_measure_text_size (box->text, NULL);
  box->before = style->before * measurer->scale * factor;
  box->after = style->after * measurer->scale * factor;
  return box;
}

/* Puts boxes one below the other; of two neighbours' white space the larger counts. */
void
tdt_box_stack (TdtBox *box)
{
  double after = 0;

  box->height = 0;
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      TdtBox *child = box->children->pdata[i];

      box->height += i == 0 ? 0 : MAX (after, child->before);
      child->y = box->height;
      box->height += child->height;
      after = child->after;
    }
  if (box->children != NULL && box->children->len > 0)
    {
      box->before = ((TdtBox *) box->children->pdata[0])->before;
      box->after = after;
    }
}

static TdtBox *
measure_stack (TdtMeasurer *measurer, const TdtBlock *block, double width)
{
  TdtBox *box = tdt_box_new (block, width);

  for (guint i = 0; i < block->n_children; i++)
    tdt_box_add_child (box, tdt_measure_block (measurer, block->children[i], width));
  tdt_box_stack (box);
  return box;
}

/**
 * tdt_measure_grid:
 * @table: a table
 * @width: of the table, in points
 * @grid: (out): its columns
 */
void
tdt_measure_grid (const TdtBlock *table, double width, TdtGrid *grid)
{
  double gutter = table->flags & TDT_BLOCK_GRID ? 0 : GUTTER;
  double rest, fixed = 0, shares = 0, x = 0;

  grid->n_columns = MIN (table->n_columns, G_N_ELEMENTS (grid->x));
  for (guint i = 0; i < grid->n_columns; i++)
    {
      fixed += table->columns[i].width * MM;
      shares += table->columns[i].width > 0 ? 0 : table->columns[i].share;
    }
  rest = MAX (0, width - gutter * (MAX (grid->n_columns, 1) - 1) - fixed);
  for (guint i = 0; i < grid->n_columns; i++)
    {
      const TdtColumn *column = &table->columns[i];

      grid->x[i] = x;
      grid->width[i] = column->width > 0 ? column->width * MM : rest * column->share / shares;
      x += grid->width[i] + gutter;
    }
}

static double
row_padding (const TdtMeasurer *measurer, const TdtBlock *table)
{
  return (table->flags & TDT_BLOCK_TIGHT ? 3.2 : 6.0) * measurer->scale;
}

/* Where the first line of a cell stands, negative where it has none. */
static double
first_baseline (const TdtBox *box)
{
  if (box->text != NULL)
    return (double) pango_layout_get_baseline (box->text) / PANGO_SCALE;
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      const TdtBox *child = box->children->pdata[i];
      double baseline = first_baseline (child);

      if (baseline >= 0)
        return child->y + baseline;
    }
  return -1;
}

/**
 * tdt_measure_row:
 * @measurer: the measurer
 * @table: the table of the row
 * @row: the row
 * @grid: the table's columns
 *
 * The first lines of all cells stand on one line.
 *
 * Returns: (transfer full): the row
 */
TdtBox *
tdt_measure_row (TdtMeasurer *measurer, const TdtBlock *table, const TdtBlock *row,
                 const TdtGrid *grid)
{
  double inner = table->flags & TDT_BLOCK_GRID ? GRID_PADDING : 0;
  double padding = row_padding (measurer, table);
  guint last = grid->n_columns - 1;
  TdtBox *box = tdt_box_new (row, grid->x[last] + grid->width[last]);

  for (guint i = 0; i < MIN (row->n_children, grid->n_columns); i++)
    {
      /* The last cell of a short row goes on to the end of the table. */
      gboolean wide = i + 1 == row->n_children;
      double width = wide ? box->width - grid->x[i] : grid->width[i];
      TdtBox *cell = measure_stack (measurer, row->children[i], MAX (width - 2 * inner, 10));

      cell->x = grid->x[i] + inner;
      if (measurer->right_to_left)
        cell->x = box->width - cell->x - cell->width;
      cell->baseline = first_baseline (cell);
      box->baseline = MAX (box->baseline, cell->baseline);
      tdt_box_add_child (box, cell);
    }
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      TdtBox *cell = box->children->pdata[i];

      cell->y = padding + (cell->baseline >= 0 ? box->baseline - cell->baseline : 0);
      box->height = MAX (box->height, cell->y + cell->height + padding);
    }
  return box;
}

static TdtBox *
measure_table (TdtMeasurer *measurer, const TdtBlock *block, double width)
{
  TdtBox *box = tdt_box_new (block, width);
  TdtGrid grid;

  tdt_measure_grid (block, width, &grid);
  for (guint i = 0; i < block->n_children; i++)
    tdt_box_add_child (box, tdt_measure_row (measurer, block, block->children[i], &grid));
  tdt_box_stack (box);
  return box;
}

/**
 * tdt_measure_block:
 * @measurer: the measurer
 * @block: any block but a sheet and what is in it
 * @width: that it may take, in points
 *
 * Returns: (transfer full): the block, measured
 */
TdtBox *
tdt_measure_block (TdtMeasurer *measurer, const TdtBlock *block, double width)
{
  TdtBox *box;

  switch (block->type)
    {
    case TDT_BLOCK_HEADING:
    case TDT_BLOCK_PARAGRAPH:
      return tdt_measure_paragraph (measurer, block, width, 1);
    case TDT_BLOCK_TABLE:
      return measure_table (measurer, block, width);
    case TDT_BLOCK_GROUP:
    case TDT_BLOCK_CELL:
      return measure_stack (measurer, block, width);
    case TDT_BLOCK_RULE:
      box = tdt_box_new (block, width);
      box->before = box->after = RULE_SPACE * measurer->scale;
      return box;
    default:
      box = tdt_box_new (block, width);
      box->height = block->height * MM;
      return box;
    }
}
