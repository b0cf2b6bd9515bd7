/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-paint-private.h"

/* The white rim that a scanner needs, in cells (ISO/IEC 18004, 6.3.8). */
#define RIM 4

/* Always black on white: a scanner goes by the contrast. Cells in a row are drawn as one, so that
 * no viewer shows fine lines between them. */
void
tdt_paint_code (cairo_t *cr, const TdtBox *box, double x, double y)
{
  const TdtBlock *block = box->block;
  guint n = block->n_cells;
  double cell = box->height / (n + 2 * RIM);

  x += (box->width - box->height) / 2;
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_rectangle (cr, x, y, box->height, box->height);
  cairo_fill (cr);
  cairo_set_source_rgb (cr, 0, 0, 0);
  for (guint row = 0; row < n; row++)
    for (guint from = 0, to; from < n; from = to + 1)
      {
        for (to = from; to < n && block->cells[row * n + to]; to++)
          continue;
        if (to > from)
          cairo_rectangle (cr, x + (from + RIM) * cell, y + (row + RIM) * cell, (to - from) * cell,
                           cell);
      }
  cairo_fill (cr);
}
