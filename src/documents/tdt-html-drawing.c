/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A drawing in HTML: its outline as SVG, its faces in their places above it. */
#include "tdt-html-private.h"

/* Millimetres with a point, whatever the locale. */
static void
append_length (GString *html, const char *before, double length, const char *unit)
{
  char number[G_ASCII_DTOSTR_BUF_SIZE];

  g_string_append (html, before);
  g_string_append (html, g_ascii_formatd (number, sizeof number, "%.2f", length));
  g_string_append (html, unit);
}

static void
append_outline (GString *html, const TdtBlock *block)
{
  append_length (html,
                 "<svg aria-hidden=\"true\" style=\"position:absolute;left:0;top:0\" width=\"",
                 block->width, "mm");
  append_length (html, "\" height=\"", block->height, "mm");
  append_length (html, "\" viewBox=\"0 0 ", block->width, " ");
  append_length (html, "", block->height,
                 "\"><polygon fill=\"#eee\" stroke=\"#666\" "
                 "stroke-width=\"0.4\" points=\"");
  for (guint i = 0; i < 2 * block->n_points; i++)
    append_length (html, i == 0 ? "" : " ", block->points[i], "");
  g_string_append (html, "\"/></svg>\n");
}

void
tdt_html_append_drawing (GString *html, const TdtBlock *block, TdtHtmlChildrenFunc children)
{
  append_length (html, "<div class=\"drawing\" style=\"width:", block->width, "mm;");
  append_length (html, "height:", block->height, "mm\">\n");
  if (block->n_points > 0)
    append_outline (html, block);
  for (guint i = 0; i < block->n_children; i++)
    {
      const TdtBlock *face = block->children[i];

      append_length (html, "<div class=\"seat\" style=\"left:", face->x, "mm;");
      append_length (html, "top:", face->y, "mm;");
      append_length (html, "width:", face->width, "mm;");
      append_length (html, "height:", face->height, "mm\">\n");
      children (html, face);
      g_string_append (html, "</div>\n");
    }
  g_string_append (html, "</div>\n");
}
