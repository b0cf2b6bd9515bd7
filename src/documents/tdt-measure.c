/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-layout-private.h"

#include <string.h>

#define MM TDT_POINTS_PER_MM
#define GUTTER (5 * MM)
#define GRID_PADDING (1.6 * MM)
#define RULE_SPACE 4.0
/* Capitals are set apart by this part of their size. */
#define CAPITALS_SPACING 0.09
/* Short texts without runs come again and again: heads, hours, labels. */
#define SHARED_LENGTH 48
#define SHARED_MAX 4096

static PangoAttrList *
make_attributes (const TdtStyle *style, double size)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (style->capitals)
    {
      pango_attr_list_insert (attributes,
                              pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                              (int) (size * CAPITALS_SPACING * PANGO_SCALE)));
    }
  pango_attr_list_insert (attributes, pango_attr_font_features_new ("tnum=1, lnum=1"));
  return attributes;
}

static PangoContext *
make_context (const char *language)
{
  PangoContext *context = pango_font_map_create_context (pango_cairo_font_map_get_default ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same line breaks on every screen and printer: measured in points, without hinting. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  cairo_font_options_destroy (options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string (language));
  return context;
}

/**
 * tdt_measurer_new:
 * @setup: the design
 * @language: of the text, for hyphens and shapes of letters
 * @scale: factor on all sizes
 */
TdtMeasurer *
tdt_measurer_new (const TdtPageSetup *setup, const char *language, double scale)
{
  TdtMeasurer *measurer = g_new0 (TdtMeasurer, 1);

  measurer->design = tdt_design_get (setup->design);
  measurer->scale = scale;
  measurer->context = make_context (language);
  for (guint i = 0; i < TDT_N_STYLES; i++)
    {
      const TdtStyle *style = &measurer->design->styles[i];
      PangoFontDescription *font = pango_font_description_new ();

      pango_font_description_set_family_static (font, TDT_FONT_FAMILY);
      pango_font_description_set_size (font, (int) (style->size * scale * PANGO_SCALE));
      pango_font_description_set_weight (font, style->weight);
      pango_font_description_set_style (font,
                                        style->italic ? PANGO_STYLE_ITALIC : PANGO_STYLE_NORMAL);
      measurer->fonts[i] = font;
      measurer->attributes[i] = make_attributes (style, style->size * scale);
    }
  measurer->shared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  return measurer;
}

void
tdt_measurer_free (TdtMeasurer *measurer)
{
  for (guint i = 0; i < TDT_N_STYLES; i++)
    {
      pango_font_description_free (measurer->fonts[i]);
      pango_attr_list_unref (measurer->attributes[i]);
    }
  g_hash_table_unref (measurer->shared);
  g_object_unref (measurer->context);
  g_free (measurer);
}

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

static TdtBox *
new_box (const TdtBlock *block, double width)
{
  TdtBox *box = g_new0 (TdtBox, 1);

  box->references = 1;
  box->block = block;
  box->width = width;
  box->baseline = -1;
  return box;
}

static void
add_child (TdtBox *box, TdtBox *child)
{
  if (box->children == NULL)
    box->children = g_ptr_array_new_with_free_func ((GDestroyNotify) tdt_box_unref);
  g_ptr_array_add (box->children, child);
}

static void
insert_over (PangoAttrList *list, PangoAttribute *attribute, const TdtRun *run)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_change (list, attribute);
}

static PangoAttribute *
ink_attribute (const TdtColour *ink)
{
  return pango_attr_foreground_new ((guint16) (ink->red * 65535), (guint16) (ink->green * 65535),
                                    (guint16) (ink->blue * 65535));
}

static PangoAttrList *
attributes_with_runs (TdtMeasurer *measurer, const TdtBlock *block)
{
  PangoAttrList *list = pango_attr_list_copy (measurer->attributes[block->style]);

  for (guint i = 0; i < block->n_runs; i++)
    {
      const TdtRun *run = &block->runs[i];

      if (run->flags & TDT_RUN_STRONG)
        insert_over (list, pango_attr_weight_new (PANGO_WEIGHT_BOLD), run);
      if (run->flags & TDT_RUN_EMPHASIS)
        insert_over (list, pango_attr_style_new (PANGO_STYLE_ITALIC), run);
      if (run->flags & TDT_RUN_MUTED)
        insert_over (list, ink_attribute (&measurer->design->inks[TDT_INK_MUTED]), run);
      if (run->flags & TDT_RUN_LINK)
        insert_over (list, ink_attribute (&measurer->design->inks[TDT_INK_ACCENT]), run);
    }
  return list;
}

static PangoAlignment
pango_alignment (TdtAlign align)
{
  switch (align)
    {
    case TDT_ALIGN_CENTRE:
      return PANGO_ALIGN_CENTER;
    case TDT_ALIGN_END:
      return PANGO_ALIGN_RIGHT;
    case TDT_ALIGN_START:
    default:
      return PANGO_ALIGN_LEFT;
    }
}

static void
set_font_scaled (TdtMeasurer *measurer, PangoLayout *text, TdtTextStyle style, double factor)
{
  const TdtStyle *look = &measurer->design->styles[style];
  PangoFontDescription *font = pango_font_description_copy (measurer->fonts[style]);

  pango_font_description_set_size (font,
                                   (int) (look->size * measurer->scale * factor * PANGO_SCALE));
  pango_layout_set_font_description (text, font);
  pango_font_description_free (font);
}

static PangoLayout *
make_text (TdtMeasurer *measurer, const TdtBlock *block, double width, double factor)
{
  PangoLayout *text = pango_layout_new (measurer->context);

  if (factor == 1)
    pango_layout_set_font_description (text, measurer->fonts[block->style]);
  else
    set_font_scaled (measurer, text, block->style, factor);
  if (block->n_runs == 0)
    {
      pango_layout_set_attributes (text, measurer->attributes[block->style]);
    }
  else
    {
      PangoAttrList *list = attributes_with_runs (measurer, block);

      pango_layout_set_attributes (text, list);
      pango_attr_list_unref (list);
    }
  pango_layout_set_line_spacing (text, (float) measurer->design->styles[block->style].leading);
  pango_layout_set_alignment (text, pango_alignment (block->align));
  pango_layout_set_width (text, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (text, block->text, -1);
  return text;
}

/**
 * tdt_measure_text:
 * @measurer: the measurer
 * @block: a paragraph or heading
 * @width: of the lines, in points
 * @factor: on its size
 *
 * Returns: (transfer full): its lines; may be shared, not to be changed
 */
PangoLayout *
tdt_measure_text (TdtMeasurer *measurer, const TdtBlock *block, double width, double factor)
{
  g_autofree char *key = NULL;
  PangoLayout *text;

  if (block->n_runs > 0 || factor != 1 || strnlen (block->text, SHARED_LENGTH) == SHARED_LENGTH)
    return make_text (measurer, block, width, factor);
  key = g_strdup_printf ("%d %d %d %s", (int) block->style, (int) block->align, (int) width,
                         block->text);
  text = g_hash_table_lookup (measurer->shared, key);
  if (text != NULL)
    return g_object_ref (text);
  text = make_text (measurer, block, width, factor);
  if (g_hash_table_size (measurer->shared) >= SHARED_MAX)
    g_hash_table_remove_all (measurer->shared);
  g_hash_table_insert (measurer->shared, g_steal_pointer (&key), g_object_ref (text));
  return text;
}

/**
 * tdt_measure_line:
 * @measurer: the measurer
 * @style: its weight and colour
 * @size: in points
 * @text: one line
 *
 * Returns: (transfer full): a line outside of any block, such as a footer
 */
PangoLayout *
tdt_measure_line (TdtMeasurer *measurer, TdtTextStyle style, double size, const char *text)
{
  PangoLayout *line = pango_layout_new (measurer->context);

  set_font_scaled (measurer, line, style,
                   size / (measurer->design->styles[style].size * measurer->scale));
  pango_layout_set_attributes (line, measurer->attributes[style]);
  pango_layout_set_single_paragraph_mode (line, TRUE);
  pango_layout_set_text (line, text, -1);
  return line;
}

/** tdt_measure_text_size: height of @text in points, and its width. */
double
tdt_measure_text_size (PangoLayout *text, double *width)
{
  int text_width, text_height;

  pango_layout_get_size (text, &text_width, &text_height);
  if (width != NULL)
    *width = (double) text_width / PANGO_SCALE;
  return (double) text_height / PANGO_SCALE;
}

static TdtBox *
measure_paragraph (TdtMeasurer *measurer, const TdtBlock *block, double width, double factor)
{
  const TdtStyle *style = &measurer->design->styles[block->style];
  TdtBox *box = new_box (block, width);

  box->text = tdt_measure_text (measurer, block, width, factor);
  box->height = tdt_measure_text_size (box->text, NULL);
  box->baseline = (double) pango_layout_get_baseline (box->text) / PANGO_SCALE;
  box->before = style->before * measurer->scale * factor;
  box->after = style->after * measurer->scale * factor;
  return box;
}

/* Puts boxes one below the other; of two neighbours' white space the larger counts. */
static void
stack_children (TdtBox *box)
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
      if (box->baseline < 0 && child->baseline >= 0)
        box->baseline = child->y + child->baseline;
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
  TdtBox *box = new_box (block, width);

  for (guint i = 0; i < block->n_children; i++)
    add_child (box, tdt_measure_block (measurer, block->children[i], width));
  stack_children (box);
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
  return (table->flags & TDT_BLOCK_TIGHT ? 2.6 : 6.0) * measurer->scale;
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
  TdtBox *box = new_box (row, grid->x[last] + grid->width[last]);

  for (guint i = 0; i < MIN (row->n_children, grid->n_columns); i++)
    {
      /* The last cell of a short row goes on to the end of the table. */
      gboolean wide = i + 1 == row->n_children;
      double width = wide ? box->width - grid->x[i] : grid->width[i];
      TdtBox *cell = measure_stack (measurer, row->children[i], MAX (width - 2 * inner, 10));

      cell->x = grid->x[i] + inner;
      box->baseline = MAX (box->baseline, cell->baseline);
      add_child (box, cell);
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
  TdtBox *box = new_box (block, width);
  TdtGrid grid;

  tdt_measure_grid (block, width, &grid);
  for (guint i = 0; i < block->n_children; i++)
    add_child (box, tdt_measure_row (measurer, block, block->children[i], &grid));
  stack_children (box);
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
      return measure_paragraph (measurer, block, width, 1);
    case TDT_BLOCK_TABLE:
      return measure_table (measurer, block, width);
    case TDT_BLOCK_GROUP:
    case TDT_BLOCK_CELL:
      return measure_stack (measurer, block, width);
    case TDT_BLOCK_RULE:
      box = new_box (block, width);
      box->before = box->after = RULE_SPACE * measurer->scale;
      return box;
    default:
      box = new_box (block, width);
      box->height = block->height * MM;
      return box;
    }
}

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
  TdtBox *box = new_box (face, face->width * MM);

  for (guint i = 0; i < face->n_children; i++)
    {
      const TdtBlock *block = face->children[i];
      double own = factor;
      TdtBox *child;

      if (block->text == NULL)
        {
          add_child (box, tdt_measure_block (measurer, block, box->width));
          continue;
        }
      if (block->flags & TDT_BLOCK_FIT)
        own = fitting_factor (measurer, block, box->width, factor);
      child = measure_paragraph (measurer, block, box->width, own);
      if ((block->flags & TDT_BLOCK_FIT) && pango_layout_get_line_count (child->text) > 1)
        *trouble = TDT_TROUBLE_WRAPPED;
      if (own < face_floor (measurer, block))
        *trouble = TDT_TROUBLE_SMALL;
      add_child (box, child);
    }
  stack_children (box);
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
