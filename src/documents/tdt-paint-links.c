/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-links-private.h"
#include "tdt-paint-private.h"

#include <math.h>

/**
 * tdt_links_dup_safe:
 * @uri: an address as somebody typed it
 *
 * Only addresses of the web, of mail and telephone numbers become links: what else a project may
 * hold (scripts, files of this machine) stays text.
 *
 * Returns: (transfer full) (nullable): the address in ASCII and without apostrophes, at which the
 * attribute of a cairo tag would end; %NULL for one that is not to be followed
 */
char *
tdt_links_dup_safe (const char *uri)
{
  static const char *const schemes[] = { "http", "https", "mailto", "tel" };
  g_autofree char *scheme = g_uri_parse_scheme (uri);
  g_autofree char *ascii = NULL;
  g_auto (GStrv) parts = NULL;

  for (guint i = 0; scheme != NULL && i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strcasecmp (scheme, schemes[i]) == 0)
      {
        ascii = g_uri_escape_string (uri, ":/?#[]@!$&()*+,;=%", FALSE);
        parts = g_strsplit (ascii, "'", -1);
        return g_strjoinv ("%27", parts);
      }
  return NULL;
}

/* Cairo reads numbers as the user's locale writes them, which is not how they can be written here
 * from a thread: whole ones are the same everywhere, and near enough for a click. */
static void
append_number (GString *text, double number)
{
  g_string_append_printf (text, "%d ", (int) round (number));
}

static char *
dup_rectangles (const TdtRun *run, PangoLayout *text, double x, double y)
{
  g_autoptr (PangoLayoutIter) lines = pango_layout_get_iter (text);
  GString *rectangles = g_string_new ("rect=[");

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (lines);
      g_autofree int *ranges = NULL;
      PangoRectangle extents;
      int n_ranges;

      if (line->start_index >= (int) run->end ||
          line->start_index + line->length <= (int) run->start)
        continue;
      pango_layout_iter_get_line_extents (lines, NULL, &extents);
      pango_layout_line_get_x_ranges (line, (int) run->start, (int) run->end, &ranges, &n_ranges);
      for (int i = 0; i < n_ranges; i++)
        {
          append_number (rectangles, x + (double) ranges[2 * i] / PANGO_SCALE);
          append_number (rectangles, y + (double) extents.y / PANGO_SCALE);
          append_number (rectangles, (double) (ranges[2 * i + 1] - ranges[2 * i]) / PANGO_SCALE);
          append_number (rectangles, (double) extents.height / PANGO_SCALE);
        }
    }
  while (pango_layout_iter_next_line (lines));
  g_string_append_c (rectangles, ']');
  return g_string_free (rectangles, FALSE);
}

/**
 * tdt_paint_links:
 * @block: a paragraph
 * @text: its lines
 * @x: where they stand on the page
 * @y: where they stand on the page
 * @cr: what is drawn on
 *
 * Makes the links of a paragraph work.
 */
void
tdt_paint_links (const TdtBlock *block, PangoLayout *text, double x, double y, cairo_t *cr)
{
  for (guint i = 0; i < block->n_runs; i++)
    {
      const TdtRun *run = &block->runs[i];
      g_autofree char *uri = run->uri != NULL ? tdt_links_dup_safe (run->uri) : NULL;
      g_autofree char *rectangles = NULL;
      g_autofree char *attributes = NULL;

      if (uri == NULL)
        continue;
      rectangles = dup_rectangles (run, text, x, y);
      attributes = g_strdup_printf ("%s uri='%s'", rectangles, uri);
      cairo_tag_begin (cr, CAIRO_TAG_LINK, attributes);
      cairo_tag_end (cr, CAIRO_TAG_LINK);
    }
}
