/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-layout-private.h"

#define MM TDT_POINTS_PER_MM

static double
face_floor (const TdtMeasurer *measurer, const TdtBlock *block)
{
  return measurer->design->fit_floor / (measurer->design->styles[block->style].size);
}

/* The factor at which a text that should not be broken has one line, or the design's floor. */
static double
fitting_factor (TdtMeasurer *measurer, const TdtBlock *block, double width, double factor)
{
  PangoLayout *text = tdt_measure_text (measurer, block, 1e5, factor);
  double natural, fitting;

  tdt_measure_text_size (text, &natural);
  g_object_unref (text);
  if (natural <= width)
    return factor;
  /* A little less than in proportion, so that rounding never breaks the line after all. */
  fitting = factor * width / natural * 0.995;
  return MAX (fitting, MIN (factor, face_floor (measurer, block)));
}

static TdtBox *
measure_face_at (TdtMeasurer *measurer, const TdtBlock *face, double factor, int *trouble)
{
  TdtBox *box = tdt_box_new (face, face->width * MM);

  for (guint i = 0; i < face->n_children; i++)
    {
      const TdtBlock *block = face->children[i];
      double own = factor;
      TdtBox *child;

      if (block->text == NULL)
        {
          tdt_box_add_child (box, tdt_measure_block (measurer, block, box->width));
          continue;
        }
      if (block->flags & TDT_BLOCK_FIT)
        own = fitting_factor (measurer, block, box->width, factor);
      child = tdt_measure_paragraph (measurer, block, box->width, own);
      if ((block->flags & TDT_BLOCK_FIT) && pango_layout_get_line_count (child->text) > 1)
        *trouble = TDT_TROUBLE_WRAPPED;
      if (own < face_floor (measurer, block))
        *trouble = TDT_TROUBLE_SMALL;
      tdt_box_add_child (box, child);
    }
  tdt_box_stack (box);
  return box;
}

/**
 * tdt_measure_face:
 * @measurer: the measurer
 * @face: a face of a card
 * @trouble: (out): a #TdtLayoutTrouble, or -1 where all fits well
 *
 * Sets the paragraphs of a face as large as they fit, names on one line if at all possible.
 *
 * Returns: (transfer full): the face
 */
TdtBox *
tdt_measure_face (TdtMeasurer *measurer, const TdtBlock *face, int *trouble)
{
  double height = face->height * MM;

  for (double factor = 1;; factor *= 0.92)
    {
      TdtBox *box;

      *trouble = -1;
      box = measure_face_at (measurer, face, factor, trouble);
      if (box->height <= height || factor < 0.05)
        {
          for (guint i = 0; box->children != NULL && i < box->children->len; i++)
            ((TdtBox *) box->children->pdata[i])->y += MAX (0, (height - box->height) / 2);
          box->height = height;
          return box;
        }
      tdt_box_unref (box);
    }
}
