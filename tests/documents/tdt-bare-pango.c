/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-bare-pango.h"

#include "tdt-style-private.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#define MM TDT_POINTS_PER_MM
#define PAGE_WIDTH (210 * MM)
#define PAGE_HEIGHT (297 * MM)
#define LEFT (24 * MM)
#define TOP (25 * MM)
#define BOTTOM (275 * MM)
#define INDENT (30 * MM)
#define ROW_SPACE 12

struct _TdtBareText
{
  const TdtBlock *block;
  double x;
  double width;
  gboolean stays;
  gboolean row_ends;
};

static void
collect (GPtrArray *texts, const TdtBlock *block, double x, double width, gboolean stays)
{
  if (block->text != NULL)
    {
      TdtBareText *text = g_new0 (TdtBareText, 1);

      text->block = block;
      text->x = x;
      text->width = width;
      text->stays = stays;
      g_ptr_array_add (texts, text);
    }
  for (guint i = 0; i < block->n_children; i++)
    {
      gboolean hours = block->type == TDT_BLOCK_ROW && i == 0;
      gboolean entry = block->type == TDT_BLOCK_ROW && i == 1;

      collect (texts, block->children[i], x + (entry ? INDENT : 0),
               hours ? INDENT : width - (entry ? INDENT : 0), hours);
    }
  if (block->type == TDT_BLOCK_ROW && texts->len > 0)
    ((TdtBareText *) texts->pdata[texts->len - 1])->row_ends = TRUE;
}

/* The texts of a programme, where they stand and how wide; not part of what is measured. */
GPtrArray *
tdt_bare_collect (const TdtDocument *document)
{
  GPtrArray *texts = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < tdt_document_get_n_blocks (document); i++)
    collect (texts, tdt_document_get_block (document, i), LEFT, PAGE_WIDTH - 2 * LEFT, FALSE);
  return texts;
}

static PangoAttrList *
strong_runs (const TdtBlock *block)
{
  PangoAttrList *list = pango_attr_list_new ();

  for (guint i = 0; i < block->n_runs; i++)
    {
      PangoAttribute *attribute = block->runs[i].flags & TDT_RUN_STRONG
                                      ? pango_attr_weight_new (PANGO_WEIGHT_BOLD)
                                      : pango_attr_style_new (PANGO_STYLE_ITALIC);

      attribute->start_index = block->runs[i].start;
      attribute->end_index = block->runs[i].end;
      pango_attr_list_insert (list, attribute);
    }
  return list;
}

static void
set_footer (cairo_t *cr, PangoLayout *layout, guint page)
{
  PangoFontDescription *font = pango_font_description_from_string ("Carlito 8.5");
  g_autofree char *text = g_strdup_printf ("%u / 500", page);

  pango_layout_set_attributes (layout, NULL);
  pango_layout_set_width (layout, -1);
  pango_layout_set_font_description (layout, font);
  pango_layout_set_text (layout, text, -1);
  cairo_move_to (cr, LEFT, BOTTOM + 24);
  pango_cairo_show_layout (cr, layout);
  pango_layout_set_text (layout, "Programme – Les rencontres des communes", -1);
  cairo_move_to (cr, LEFT + 200, BOTTOM + 24);
  pango_cairo_show_layout (cr, layout);
  pango_font_description_free (font);
}

guint
tdt_bare_write (GPtrArray *texts, const char *path)
{
  cairo_surface_t *surface = cairo_pdf_surface_create (path, PAGE_WIDTH, PAGE_HEIGHT);
  cairo_t *cr = cairo_create (surface);
  PangoLayout *layout = pango_cairo_create_layout (cr);
  const TdtDesign *design = tdt_design_get (TDT_DESIGN_SOBER);
  PangoFontDescription *fonts[TDT_N_STYLES];
  double y = TOP;
  guint n_pages = 1;

  for (guint i = 0; i < TDT_N_STYLES; i++)
    {
      fonts[i] = pango_font_description_from_string (TDT_FONT_FAMILY);
      pango_font_description_set_absolute_size (fonts[i], design->styles[i].size * PANGO_SCALE);
      pango_font_description_set_weight (fonts[i], design->styles[i].weight);
    }
  for (guint i = 0; i < texts->len; i++)
    {
      const TdtBareText *text = texts->pdata[i];
      PangoAttrList *runs = text->block->n_runs > 0 ? strong_runs (text->block) : NULL;
      int width, height;

      pango_layout_set_font_description (layout, fonts[text->block->style]);
      pango_layout_set_attributes (layout, runs);
      pango_layout_set_width (layout, (int) (text->width * PANGO_SCALE));
      pango_layout_set_text (layout, text->block->text, -1);
      pango_layout_get_size (layout, &width, &height);
      if (y + (double) height / PANGO_SCALE > BOTTOM)
        {
          set_footer (cr, layout, n_pages++);
          cairo_show_page (cr);
          y = TOP;
          pango_layout_set_font_description (layout, fonts[text->block->style]);
          pango_layout_set_attributes (layout, runs);
          pango_layout_set_width (layout, (int) (text->width * PANGO_SCALE));
          pango_layout_set_text (layout, text->block->text, -1);
        }
      cairo_move_to (cr, text->x, y);
      pango_cairo_show_layout (cr, layout);
      y += text->stays ? 0 : (double) height / PANGO_SCALE + 1.5;
      y += text->row_ends ? ROW_SPACE : 0;
      g_clear_pointer (&runs, pango_attr_list_unref);
    }
  set_footer (cr, layout, n_pages);
  for (guint i = 0; i < TDT_N_STYLES; i++)
    pango_font_description_free (fonts[i]);
  g_object_unref (layout);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  g_assert_cmpint (cairo_surface_status (surface), ==, CAIRO_STATUS_SUCCESS);
  cairo_surface_destroy (surface);
  return n_pages;
}
