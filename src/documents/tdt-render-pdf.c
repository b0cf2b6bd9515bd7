/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-render-pdf.h"

#include "tdt-paint-private.h"

#include <cairo-pdf.h>
#include <glib/gi18n-lib.h>

#define OUTLINE_DEPTH 6
#define BUFFER_SIZE 65536

typedef struct
{
  GOutputStream *stream;
  GCancellable *cancellable;
  GError *error;
} Sink;

typedef struct
{
  cairo_surface_t *surface;
  int parents[OUTLINE_DEPTH + 1];
} Outline;

static cairo_status_t
write_cb (gpointer user_data, const unsigned char *data, unsigned int length)
{
  Sink *sink = user_data;

  if (sink->error == NULL)
    g_output_stream_write_all (sink->stream, data, length, NULL, sink->cancellable, &sink->error);
  return sink->error == NULL ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR;
}

static void
heading_cb (const TdtBlock *heading, guint page, double x, double y, gpointer user_data)
{
  Outline *outline = user_data;
  guint level = CLAMP (heading->level, 1, OUTLINE_DEPTH);
  g_autofree char *target = NULL;

  /* Whole numbers: cairo reads others as the user's locale writes them. */
  target = g_strdup_printf ("page=%u pos=[%d %d]", page + 1, (int) x, (int) y);
  outline->parents[level] = cairo_pdf_surface_add_outline (
      outline->surface, outline->parents[level - 1], heading->text, target,
      level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
  for (guint i = level + 1; i <= OUTLINE_DEPTH; i++)
    outline->parents[i] = outline->parents[level];
}

static void
set_metadata (cairo_surface_t *surface, const TdtDocument *document)
{
  const TdtTime *created = tdt_document_get_created (document);
  const char *author = tdt_document_get_author (document);
  const char *subject = tdt_document_get_subject (document);

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE,
                                  tdt_document_get_title (document));
  if (author != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, author);
  if (subject != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Tour de Table");
  if (created != NULL)
    {
      g_autoptr (GDateTime) start = g_date_time_new_from_unix_utc (created->local);
      g_autofree char *local = g_date_time_format (start, "%Y-%m-%dT%H:%M:%S");
      g_autofree char *date = g_strdup_printf (
          "%s%c%02d:%02d", local, created->offset < 0 ? '-' : '+', ABS (created->offset) / 60,
          ABS (created->offset) % 60);

      cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
    }
}

static gboolean
draw_pages (TdtLayout *layout, cairo_surface_t *surface, TdtRenderProgress progress,
            gpointer user_data, GCancellable *cancellable, GError **error)
{
  guint n_pages = tdt_layout_get_n_pages (layout);
  Outline outline = { surface, { CAIRO_PDF_OUTLINE_ROOT } };
  cairo_t *cr = cairo_create (surface);
  guint page;

  cairo_tag_begin (cr, "Document", NULL);
  for (page = 0; page < n_pages; page++)
    {
      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        break;
      tdt_paint_page (layout, page, cr, heading_cb, &outline);
      tdt_layout_forget_page (layout, page);
      cairo_show_page (cr);
      if (progress != NULL)
        progress (page + 1, n_pages, user_data);
    }
  cairo_tag_end (cr, "Document");
  cairo_destroy (cr);
  /* Cancelled after the last page, it is done. */
  return page == n_pages;
}

/**
 * tdt_render_pdf:
 * @layout: a layout; what it holds of its pages is gone afterwards
 * @stream: where the file goes
 * @progress: (nullable) (scope call): is told after each page
 * @user_data: for @progress
 * @cancellable: (nullable): stops the work after a page
 * @error: where to put an error
 *
 * Writes the document as PDF: fonts embedded, tagged, with outline, links and metadata. The same
 * document with the same time of printing gives the same bytes.
 *
 * Returns: whether all of it was written
 */
gboolean
tdt_render_pdf (TdtLayout *layout, GOutputStream *stream, TdtRenderProgress progress,
                gpointer user_data, GCancellable *cancellable, GError **error)
{
  /* Cairo writes a few bytes at a time. */
  g_autoptr (GOutputStream) buffer = g_buffered_output_stream_new_sized (stream, BUFFER_SIZE);
  Sink sink = { buffer, cancellable, NULL };
  cairo_surface_t *surface;
  cairo_status_t status;
  double width, height;
  gboolean done;

  g_filter_output_stream_set_close_base_stream (G_FILTER_OUTPUT_STREAM (buffer), FALSE);
  tdt_layout_get_page_size (layout, &width, &height);
  surface = cairo_pdf_surface_create_for_stream (write_cb, &sink, width, height);
  set_metadata (surface, tdt_layout_get_document (layout));
  done = draw_pages (layout, surface, progress, user_data, cancellable, error);
  cairo_surface_finish (surface);
  status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (!done)
    {
      g_clear_error (&sink.error);
      return FALSE;
    }
  if (sink.error != NULL)
    {
      g_propagate_error (error, sink.error);
      return FALSE;
    }
  if (status != CAIRO_STATUS_SUCCESS)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED, _ ("The PDF could not be made: %s"),
                   cairo_status_to_string (status));
      return FALSE;
    }
  return g_output_stream_close (buffer, cancellable, error);
}

/**
 * tdt_render_pdf_to_bytes:
 * @document: a document
 * @error: where to put an error
 *
 * Returns: (transfer full) (nullable): it as a PDF file
 */
GBytes *
tdt_render_pdf_to_bytes (TdtDocument *document, GError **error)
{
  g_autoptr (TdtLayout) layout = tdt_layout_new (document);
  g_autoptr (GOutputStream) stream = g_memory_output_stream_new_resizable ();

  if (!tdt_render_pdf (layout, stream, NULL, NULL, NULL, error) ||
      !g_output_stream_close (stream, NULL, error))
    return NULL;
  return g_memory_output_stream_steal_as_bytes (G_MEMORY_OUTPUT_STREAM (stream));
}
