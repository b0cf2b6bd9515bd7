/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-render-cairo.h"

#include "tdt-block-private.h"
#include "tdt-paint-private.h"
#include "tdt-phrases.h"

#define MM TDT_POINTS_PER_MM
#define HAIRLINE 0.5
#define MARK_LENGTH (4 * MM)
#define RUNNING_SIZE 8.5
#define CARD_FOOTER_SIZE 5.5
#define WRITING_PITCH (8 * MM)

typedef struct
{
  TdtLayout *layout;
  const TdtDocument *document;
  const TdtDesign *design;
  cairo_t *cr;
  guint page;
  TdtHeadingFunc heading;
  gpointer user_data;
} Painter;

static void
set_ink (const Painter *painter, TdtInk ink)
{
  const TdtColour *colour = &painter->design->inks[ink];

  cairo_set_source_rgb (painter->cr, colour->red, colour->green, colour->blue);
}

static void
draw_line (const Painter *painter, double x1, double y1, double x2, double y2)
{
  set_ink (painter, TDT_INK_HAIRLINE);
  cairo_set_line_width (painter->cr, HAIRLINE);
  cairo_move_to (painter->cr, x1, y1);
  cairo_line_to (painter->cr, x2, y2);
  cairo_stroke (painter->cr);
}

static void
fill_tint (const Painter *painter, double x, double y, double width, double height)
{
  set_ink (painter, TDT_INK_TINT);
  cairo_rectangle (painter->cr, x, y, width, height);
  cairo_fill (painter->cr);
}

static const char *
tag_of (const TdtBlock *block)
{
  static const char *const levels[] = { "H1", "H2", "H3", "H4", "H5", "H6" };

  if (block->type != TDT_BLOCK_HEADING)
    return "P";
  return levels[CLAMP (block->level, 1, G_N_ELEMENTS (levels)) - 1];
}

static void
draw_lines (const Painter *painter, const TdtBox *box, double x, double y)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (box->text);
  double top = tdt_box_get_top (box);
  guint line = 0;

  do
    {
      PangoRectangle extents;

      if (line >= box->first_line && line < box->first_line + box->n_lines)
        {
          pango_layout_iter_get_line_extents (lines, NULL, &extents);
          cairo_move_to (painter->cr, x + (double) extents.x / PANGO_SCALE,
                         y - top + (double) pango_layout_iter_get_baseline (lines) / PANGO_SCALE);
          pango_cairo_show_layout_line (painter->cr, pango_layout_iter_get_line_readonly (lines));
        }
      line++;
    }
  while (pango_layout_iter_next_line (lines));
}

static void
draw_text (const Painter *painter, const TdtBox *box, double x, double y)
{
  const TdtBlock *block = box->block;

  cairo_tag_begin (painter->cr, tag_of (block), NULL);
  set_ink (painter, painter->design->styles[block->style].ink);
  if (box->n_lines == 0)
    {
      cairo_move_to (painter->cr, x, y);
      pango_cairo_show_layout (painter->cr, box->text);
    }
  else
    {
      draw_lines (painter, box, x, y);
    }
  cairo_tag_end (painter->cr, tag_of (block));
  if (block->n_runs > 0 && box->n_lines == 0)
    tdt_paint_links (block, box->text, x, y, painter->cr);
  if (block->type == TDT_BLOCK_HEADING && painter->heading != NULL && box->first_line == 0)
    painter->heading (block, painter->page, x, y, painter->user_data);
}

static void
draw_writing (const Painter *painter, const TdtBox *box, double x, double y)
{
  for (double line = WRITING_PITCH; line <= box->height + 0.1; line += WRITING_PITCH)
    draw_line (painter, x, y + line, x + box->width, y + line);
}

static void draw_box (const Painter *painter, const TdtPlaced *placed, const TdtBlock *table);

static void
draw_children (const Painter *painter, const TdtPlaced *placed, const TdtBlock *table)
{
  const TdtBox *box = placed->box;

  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      TdtBox *child = box->children->pdata[i];
      TdtPlaced inner = { child, placed->x + child->x, placed->y + child->y, NULL };

      draw_box (painter, &inner, table);
    }
}

static void
draw_grid (const Painter *painter, const TdtPlaced *placed)
{
  const TdtBox *box = placed->box;
  double right = placed->x + box->width;
  double bottom = placed->y + box->height;
  double padding = box->width;

  draw_line (painter, placed->x, placed->y, right, placed->y);
  draw_line (painter, placed->x, bottom, right, bottom);
  draw_line (painter, right, placed->y, right, bottom);
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    padding = MIN (padding, ((const TdtBox *) box->children->pdata[i])->x);
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      const TdtBox *cell = box->children->pdata[i];
      double edge = placed->x + cell->x - padding;

      draw_line (painter, edge, placed->y, edge, bottom);
    }
}

static void
draw_row (const Painter *painter, const TdtPlaced *placed, const TdtBlock *table)
{
  const TdtBox *box = placed->box;
  double bottom = placed->y + box->height;
  TdtBlockFlags flags = table != NULL ? table->flags : TDT_BLOCK_PLAIN;

  if (box->block->flags & TDT_BLOCK_SHADED)
    fill_tint (painter, placed->x, placed->y, box->width, box->height);
  cairo_tag_begin (painter->cr, "TR", NULL);
  for (guint i = 0; box->children != NULL && i < box->children->len; i++)
    {
      TdtBox *cell = box->children->pdata[i];
      const char *tag = box->block->flags & TDT_BLOCK_HEADER ? "TH" : "TD";
      TdtPlaced inner = { cell, placed->x + cell->x, placed->y + cell->y, NULL };

      cairo_tag_begin (painter->cr, tag, NULL);
      draw_children (painter, &inner, NULL);
      cairo_tag_end (painter->cr, tag);
    }
  cairo_tag_end (painter->cr, "TR");
  if (flags & TDT_BLOCK_GRID)
    draw_grid (painter, placed);
  else if (flags & TDT_BLOCK_RULED)
    draw_line (painter, placed->x, bottom, placed->x + box->width, bottom);
}

static void draw_face (const Painter *painter, const TdtBlock *face, double x, double y);

/* In the middle of the width there is. */
static void
draw_drawing (const Painter *painter, const TdtBox *box, double x, double y)
{
  const TdtBlock *block = box->block;

  x += MAX (box->width - block->width * MM, 0) / 2;
  cairo_new_path (painter->cr);
  for (guint i = 0; i < block->n_points; i++)
    cairo_line_to (painter->cr, x + block->points[2 * i] * MM, y + block->points[2 * i + 1] * MM);
  if (block->n_points > 0)
    {
      cairo_close_path (painter->cr);
      set_ink (painter, TDT_INK_TINT);
      cairo_fill_preserve (painter->cr);
      set_ink (painter, TDT_INK_MUTED);
      cairo_set_line_width (painter->cr, 0.8);
      cairo_stroke (painter->cr);
    }
  for (guint i = 0; i < block->n_children; i++)
    {
      const TdtBlock *face = block->children[i];

      draw_face (painter, face, x, y);
      if (!(face->flags & TDT_BLOCK_GRID))
        continue;
      set_ink (painter, TDT_INK_MUTED);
      cairo_set_line_width (painter->cr, 0.5);
      cairo_rectangle (painter->cr, x + face->x * MM, y + face->y * MM, face->width * MM,
                       face->height * MM);
      cairo_stroke (painter->cr);
    }
}

static void
draw_box (const Painter *painter, const TdtPlaced *placed, const TdtBlock *table)
{
  const TdtBox *box = placed->box;

  switch (box->block->type)
    {
    case TDT_BLOCK_HEADING:
    case TDT_BLOCK_PARAGRAPH:
      draw_text (painter, box, placed->x, placed->y);
      break;
    case TDT_BLOCK_RULE:
      draw_line (painter, placed->x, placed->y, placed->x + box->width, placed->y);
      break;
    case TDT_BLOCK_WRITING:
      draw_writing (painter, box, placed->x, placed->y);
      break;
    case TDT_BLOCK_DRAWING:
      draw_drawing (painter, box, placed->x, placed->y);
      break;
    case TDT_BLOCK_PICTURES:
      tdt_paint_pictures (painter->cr, box, placed->x, placed->y,
                          tdt_layout_get_measurer (painter->layout)->right_to_left);
      break;
    case TDT_BLOCK_CODE:
      tdt_paint_code (painter->cr, box, placed->x, placed->y);
      break;
    case TDT_BLOCK_ROW:
      draw_row (painter, placed, table);
      break;
    case TDT_BLOCK_TABLE:
      cairo_tag_begin (painter->cr, "Table", NULL);
      draw_children (painter, placed, box->block);
      cairo_tag_end (painter->cr, "Table");
      break;
    default:
      if (box->block->flags & TDT_BLOCK_SHADED)
        fill_tint (painter, placed->x, placed->y, box->width, box->height);
      draw_children (painter, placed, NULL);
    }
}

static void
draw_placed (const Painter *painter, const GArray *placed)
{
  const TdtBlock *table = NULL;

  for (guint i = 0; i < placed->len; i++)
    {
      const TdtPlaced *item = &g_array_index (placed, TdtPlaced, i);

      if (item->table != table && table != NULL)
        cairo_tag_end (painter->cr, "Table");
      if (item->table != table && item->table != NULL)
        cairo_tag_begin (painter->cr, "Table", NULL);
      table = item->table;
      draw_box (painter, item, table);
    }
  if (table != NULL)
    cairo_tag_end (painter->cr, "Table");
}

/* A line at one side of the page; @share: of @width that it may take. */
static void
draw_running (const Painter *painter, double x, double y, double width, double share,
              TdtAlign align, TdtInk ink, double size, const char *text)
{
  TdtMeasurer *measurer = tdt_layout_get_measurer (painter->layout);
  g_autoptr (PangoLayout) line = tdt_measure_line (measurer, TDT_STYLE_SMALL, size, text);
  gboolean at_right = (align == TDT_ALIGN_END) != measurer->right_to_left;
  double natural, most = width * share;

  tdt_measure_text_size (line, &natural);
  if (natural > most)
    {
      pango_layout_set_width (line, (int) (most * PANGO_SCALE));
      pango_layout_set_ellipsize (line, PANGO_ELLIPSIZE_END);
      natural = most;
    }
  set_ink (painter, ink);
  cairo_move_to (painter->cr, at_right ? x + width - natural : x, y);
  pango_cairo_show_layout (painter->cr, line);
}

static char *
dup_page_number (const Painter *painter)
{
  guint n_pages = tdt_layout_peek_n_pages (painter->layout);
  g_autofree char *page = g_strdup_printf ("%u", painter->page + 1);
  g_autofree char *pages = g_strdup_printf ("%u", n_pages);

  /* While a preview is still being set, the number of pages is not known. */
  if (n_pages == 0 || painter->document->page_pattern == NULL)
    return g_steal_pointer (&page);
  return tdt_phrases_dup_pattern (painter->document->page_pattern, "page", page, "pages", pages,
                                  NULL);
}

/* Stamp and title above, version and page below. */
static void
draw_marks (const Painter *painter)
{
  const TdtDocument *document = painter->document;
  const TdtPageSetup *setup = &document->setup;
  double left = setup->margin * MM;
  double width = (setup->width - 2 * setup->margin) * MM;
  double top = MAX (6, setup->margin_top * 0.45) * MM;
  double foot = (setup->height - MAX (setup->margin_bottom * 0.58, 9)) * MM;
  g_autofree char *number = dup_page_number (painter);

  if (painter->page == 0 && painter->design->band > 0)
    {
      set_ink (painter, TDT_INK_ACCENT);
      cairo_rectangle (painter->cr, 5 * MM, 5 * MM, (setup->width - 10) * MM,
                       painter->design->band);
      cairo_fill (painter->cr);
    }
  if (document->stamp != NULL)
    draw_running (painter, left, top, width, 1, TDT_ALIGN_END, TDT_INK_ACCENT, RUNNING_SIZE,
                  document->stamp);
  if (painter->page > 0 && document->header != NULL)
    draw_running (painter, left, top, width, 0.8, TDT_ALIGN_START, TDT_INK_MUTED, RUNNING_SIZE,
                  document->header);
  draw_line (painter, left, foot - 3, left + width, foot - 3);
  if (document->footer != NULL)
    draw_running (painter, left, foot, width, 0.85, TDT_ALIGN_START, TDT_INK_MUTED, RUNNING_SIZE,
                  document->footer);
  draw_running (painter, left, foot, width, 1, TDT_ALIGN_END, TDT_INK_MUTED, RUNNING_SIZE, number);
}

static void
draw_cut_marks (const Painter *painter, const TdtCardSheet *sheet, double x, double y)
{
  double width = sheet->width * MM;
  double height = sheet->height * MM;

  for (guint corner = 0; corner < 4; corner++)
    {
      double cx = corner % 2 == 0 ? x : x + width;
      double cy = corner < 2 ? y : y + height;
      double out_x = corner % 2 == 0 ? -1 : 1;
      double out_y = corner < 2 ? -1 : 1;

      draw_line (painter, cx + out_x * MM, cy, cx + out_x * MARK_LENGTH, cy);
      draw_line (painter, cx, cy + out_y * MM, cx, cy + out_y * MARK_LENGTH);
    }
}

static void
draw_folds (const Painter *painter, const TdtCardSheet *sheet, double x, double y)
{
  static const double dashes[] = { 3, 3 };
  double right = x + sheet->width * MM;

  cairo_save (painter->cr);
  cairo_set_dash (painter->cr, dashes, G_N_ELEMENTS (dashes), 0);
  for (guint i = 0; i < sheet->n_folds; i++)
    {
      double fold = y + sheet->folds[i] * MM;

      draw_line (painter, x + 5 * MM, fold, x + 15 * MM, fold);
      draw_line (painter, right - 15 * MM, fold, right - 5 * MM, fold);
    }
  cairo_restore (painter->cr);
}

static void
draw_face (const Painter *painter, const TdtBlock *face, double x, double y)
{
  int trouble;
  TdtBox *box = tdt_measure_face (tdt_layout_get_measurer (painter->layout), face, &trouble);
  TdtPlaced placed = { box, 0, 0, NULL };

  if (trouble >= 0)
    tdt_layout_warn (painter->layout, (TdtLayoutTrouble) trouble, painter->page, face);
  cairo_save (painter->cr);
  cairo_translate (painter->cr, x + face->x * MM, y + face->y * MM);
  if (face->flags & TDT_BLOCK_TURNED)
    {
      cairo_translate (painter->cr, face->width * MM, face->height * MM);
      cairo_rotate (painter->cr, G_PI);
    }
  draw_box (painter, &placed, NULL);
  cairo_restore (painter->cr);
  tdt_box_unref (box);
}

static void
draw_cards (const Painter *painter, const TdtPage *page)
{
  const TdtCardSheet *sheet = &page->sheet->sheet;
  guint per_page = MAX (1, sheet->columns * sheet->rows);

  for (guint i = 0; i < per_page && page->first_card + i < page->sheet->n_children; i++)
    {
      const TdtBlock *card = page->sheet->children[page->first_card + i];
      double x = (sheet->x + (i % sheet->columns) * sheet->x_pitch) * MM;
      double y = (sheet->y + (i / sheet->columns) * sheet->y_pitch) * MM;

      if (sheet->cut)
        draw_cut_marks (painter, sheet, x, y);
      draw_folds (painter, sheet, x, y);
      for (guint f = 0; f < card->n_children; f++)
        draw_face (painter, card->children[f], x, y);
    }
}

static void
draw_card_footer (const Painter *painter)
{
  const TdtPageSetup *setup = &painter->document->setup;
  g_autofree char *number = dup_page_number (painter);
  double foot = (setup->height - 5) * MM - CARD_FOOTER_SIZE * 1.3;
  double width = (setup->width - 12) * MM;

  if (painter->document->footer != NULL)
    draw_running (painter, 6 * MM, foot, width, 0.8, TDT_ALIGN_START, TDT_INK_HAIRLINE,
                  CARD_FOOTER_SIZE, painter->document->footer);
  draw_running (painter, 6 * MM, foot, width, 1, TDT_ALIGN_END, TDT_INK_HAIRLINE, CARD_FOOTER_SIZE,
                number);
}

void
tdt_paint_page (TdtLayout *layout, guint page, cairo_t *cr, TdtHeadingFunc heading,
                gpointer user_data)
{
  const TdtPage *content = tdt_layout_get_page (layout, page);
  const TdtDocument *document = tdt_layout_get_document (layout);
  Painter painter = { layout,  document, tdt_design_get (document->setup.design), cr, page,
                      heading, user_data };

  if (content == NULL)
    return;
  if (content->sheet != NULL)
    {
      draw_cards (&painter, content);
      draw_card_footer (&painter);
      return;
    }
  draw_placed (&painter, content->placed);
  draw_marks (&painter);
}

/**
 * tdt_render_cairo_page:
 * @layout: a layout
 * @page: which page, from 0; one that there is not stays blank
 * @cr: what to draw on, in points from the upper left corner of the paper
 *
 * Draws a page for a screen, a printer or a file. The paper is not filled.
 */
void
tdt_render_cairo_page (TdtLayout *layout, guint page, cairo_t *cr)
{
  tdt_paint_page (layout, page, cr, NULL, NULL);
}
