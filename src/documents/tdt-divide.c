/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-block-private.h"
#include "tdt-layout-private.h"

/* Lines of a paragraph that stay together before and after the end of a page. */
#define ORPHANS 2
#define WIDOWS 2
#define SLACK 0.05

static guint
count_lines (const TdtBox *box)
{
  return box->n_lines > 0 ? box->n_lines
                          : (guint) pango_layout_get_line_count (box->text) - box->first_line;
}

/**
 * tdt_box_get_top:
 * @box: a paragraph or heading
 *
 * Returns: how much higher its text stands than if all lines were shown, in points: what is left
 *   out before the first line it shows
 */
double
tdt_box_get_top (const TdtBox *box)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (box->text);
  int first = pango_layout_iter_get_baseline (lines);

  for (guint i = 0; i < box->first_line; i++)
    pango_layout_iter_next_line (lines);
  return (double) (pango_layout_iter_get_baseline (lines) - first) / PANGO_SCALE;
}

/* The height of the first @n_lines of what @box shows. Lines overlap or leave white between them,
 * so their own heights do not add up. */
static double
get_lines_height (const TdtBox *box, guint n_lines)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (box->text);
  int bottom;

  for (guint i = 1; i < box->first_line + n_lines; i++)
    pango_layout_iter_next_line (lines);
  pango_layout_iter_get_line_yrange (lines, NULL, &bottom);
  return (double) bottom / PANGO_SCALE - tdt_box_get_top (box);
}

/**
 * tdt_box_get_least_height:
 * @box: a paragraph or heading
 *
 * Returns: the least of it that may stand alone at the end of a page, in points
 */
double
tdt_box_get_least_height (const TdtBox *box)
{
  guint n_lines = count_lines (box);

  return get_lines_height (box, n_lines < ORPHANS + WIDOWS ? n_lines : ORPHANS);
}

/* How many lines may stand in @room, without orphans and widows; 0 for none. */
static guint
count_lines_that_fit (const TdtBox *box, double room)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (box->text);
  double lowest = tdt_box_get_top (box) + room + SLACK;
  guint n_lines = count_lines (box);
  guint n_fit = 0;
  int bottom;

  for (guint i = 0; i < box->first_line; i++)
    pango_layout_iter_next_line (lines);
  for (; n_fit < n_lines; n_fit++)
    {
      pango_layout_iter_get_line_yrange (lines, NULL, &bottom);
      if ((double) bottom / PANGO_SCALE > lowest)
        break;
      pango_layout_iter_next_line (lines);
    }
  if (n_fit < n_lines && n_lines - n_fit < WIDOWS)
    n_fit = n_lines > WIDOWS ? n_lines - WIDOWS : 0;
  return n_fit < n_lines && n_fit < ORPHANS ? 0 : n_fit;
}

/* The same box without its children. */
static TdtBox *
copy_box (const TdtBox *box)
{
  TdtBox *copy = tdt_box_new (box->block, box->width);

  copy->x = box->x;
  copy->y = box->y;
  copy->height = box->height;
  copy->before = box->before;
  copy->after = box->after;
  copy->baseline = box->baseline;
  copy->first_line = box->first_line;
  copy->n_lines = box->n_lines;
  g_set_object (&copy->text, box->text);
  return copy;
}

static TdtBox *
copy_all (const TdtBox *box)
{
  TdtBox *copy = copy_box (box);

  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    tdt_box_add_child (copy, tdt_box_ref (box->children->pdata[i]));
  return copy;
}

static TdtBox *
take_lines (const TdtBox *box, guint first_line, guint n_lines)
{
  TdtBox *part = copy_box (box);

  part->first_line = first_line;
  part->n_lines = n_lines;
  part->height = get_lines_height (part, n_lines);
  return part;
}

static gboolean
divide_text (const TdtBox *box, double room, gboolean force, TdtBox **part, TdtBox **rest)
{
  guint n_lines = count_lines (box);
  guint n_fit = count_lines_that_fit (box, room);

  if (n_fit == 0 && force)
    n_fit = 1;
  if (n_fit == 0)
    return FALSE;
  *part = take_lines (box, box->first_line, n_fit);
  *rest = n_fit < n_lines ? take_lines (box, box->first_line + n_fit, n_lines - n_fit) : NULL;
  return TRUE;
}

/* Boxes below one another; *@rest may be empty. */
static gboolean
divide_stack (const TdtBox *box, double room, gboolean force, TdtBox **part, TdtBox **rest)
{
  guint i = 0;

  *part = copy_box (box);
  *rest = copy_box (box);
  for (; box->children != NULL && i < box->children->len; i++)
    {
      const TdtBox *child = box->children->pdata[i];
      TdtBox *begun, *left;

      if (child->y + child->height <= room + SLACK)
        {
          tdt_box_add_child (*part, copy_all (child));
          continue;
        }
      if (tdt_box_divide (child, room - child->y, force && i == 0, &begun, &left))
        {
          tdt_box_add_child (*part, begun);
          if (left != NULL)
            tdt_box_add_child (*rest, left);
          i++;
        }
      break;
    }
  for (; box->children != NULL && i < box->children->len; i++)
    tdt_box_add_child (*rest, copy_all (box->children->pdata[i]));
  tdt_box_stack (*part);
  tdt_box_stack (*rest);
  if ((*part)->children != NULL || box->children == NULL)
    return TRUE;
  tdt_box_unref (*part);
  tdt_box_unref (*rest);
  return FALSE;
}

static void
set_row_height (TdtBox *row, double padding)
{
  row->height = 0;
  for (guint i = 0; i < row->children->len; i++)
    {
      const TdtBox *cell = row->children->pdata[i];

      row->height = MAX (row->height, cell->y + cell->height + padding);
    }
}

/* Each cell goes on for itself; one that has ended leaves its place empty. */
static gboolean
divide_row (const TdtBox *box, double room, gboolean force, TdtBox **part, TdtBox **rest)
{
  double padding = box->height;
  gboolean any = FALSE, more = FALSE;

  *part = copy_box (box);
  *rest = copy_box (box);
  for (guint i = 0; i < box->children->len; i++)
    padding = MIN (padding, ((const TdtBox *) box->children->pdata[i])->y);
  for (guint i = 0; i < box->children->len; i++)
    {
      const TdtBox *cell = box->children->pdata[i];
      TdtBox *begun, *left;

      if (!divide_stack (cell, room - cell->y - padding, force, &begun, &left))
        {
          begun = copy_box (cell);
          begun->height = 0;
          left = copy_all (cell);
        }
      any = any || begun->children != NULL;
      more = more || left->children != NULL;
      left->y = padding;
      tdt_box_add_child (*part, begun);
      tdt_box_add_child (*rest, left);
    }
  set_row_height (*part, padding);
  set_row_height (*rest, padding);
  if (any && !more)
    g_clear_pointer (rest, tdt_box_unref);
  if (any)
    return TRUE;
  tdt_box_unref (*part);
  tdt_box_unref (*rest);
  return FALSE;
}

/**
 * tdt_box_divide:
 * @box: what is too high: text, a row of a table, or boxes below one another
 * @room: that there is for it, in points
 * @force: whether something has to be set even where there is no room for it
 * @part: (out) (transfer full): what fits
 * @rest: (out) (transfer full) (nullable): what goes on on the next page
 *
 * Lines and boxes stay whole; of a paragraph two lines at least stand on either side.
 *
 * Returns: whether there is a part; nothing is given out otherwise
 */
gboolean
tdt_box_divide (const TdtBox *box, double room, gboolean force, TdtBox **part, TdtBox **rest)
{
  if (box->text != NULL)
    return divide_text (box, room, force, part, rest);
  if (box->children == NULL)
    {
      *part = force ? copy_box (box) : NULL;
      *rest = NULL;
      return force;
    }
  if (box->block->type == TDT_BLOCK_ROW)
    return divide_row (box, room, force, part, rest);
  if (!divide_stack (box, room, force, part, rest))
    return FALSE;
  if ((*rest)->children == NULL)
    g_clear_pointer (rest, tdt_box_unref);
  return TRUE;
}
