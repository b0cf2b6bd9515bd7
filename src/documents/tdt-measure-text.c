/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-languages.h"
#include "tdt-layout-private.h"

#include <string.h>

/* Capitals are set apart by this part of their size. */
#define CAPITALS_SPACING 0.09
/* Short texts without runs come again and again: heads, hours, labels. */
#define SHARED_LENGTH 48
#define SHARED_MAX 4096

static PangoAttrList *
make_attributes (const TdtStyle *style, double size, gboolean figures)
{
  PangoAttrList *attributes = pango_attr_list_new ();

  if (style->capitals)
    {
      pango_attr_list_insert (attributes,
                              pango_attr_text_transform_new (PANGO_TEXT_TRANSFORM_UPPERCASE));
      pango_attr_list_insert (attributes, pango_attr_letter_spacing_new (
                                              (int) (size * CAPITALS_SPACING * PANGO_SCALE)));
    }
  /* Figures of one width where they stand one below the other. */
  if (figures)
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
  if (tdt_language_is_right_to_left (language))
    pango_context_set_base_dir (context, PANGO_DIRECTION_RTL);
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
  measurer->right_to_left = tdt_language_is_right_to_left (language);
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
      measurer->attributes[i] = make_attributes (style, style->size * scale,
                                                 i == TDT_STYLE_TIME || i == TDT_STYLE_TABLE_CELL);
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

static void
insert_over (PangoAttrList *list, PangoAttribute *attribute, const TdtRun *run)
{
  attribute->start_index = run->start;
  attribute->end_index = run->end;
  pango_attr_list_insert (list, attribute);
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

/* All paragraphs start at the side where the document does, also names in letters of another
 * direction; Pango turns the sides round for these, and only for these. */
static void
set_alignment (const TdtMeasurer *measurer, PangoLayout *text, TdtAlign align)
{
  gboolean at_end = align == TDT_ALIGN_END;

  if (measurer->right_to_left &&
      pango_layout_line_get_resolved_direction (pango_layout_get_line_readonly (text, 0)) !=
          PANGO_DIRECTION_LTR)
    at_end = !at_end;
  pango_layout_set_alignment (text, align == TDT_ALIGN_CENTRE ? PANGO_ALIGN_CENTER
                                    : at_end                  ? PANGO_ALIGN_RIGHT
                                                              : PANGO_ALIGN_LEFT);
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
  pango_layout_set_width (text, (int) (width * PANGO_SCALE));
  pango_layout_set_wrap (text, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_text (text, block->text, -1);
  set_alignment (measurer, text, block->align);
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
