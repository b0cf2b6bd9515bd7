/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-paint-private.h"

#include "tdt-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* One pixel as Cairo has it: the colours multiplied by how dense they are. */
static guint32
get_pixel (const guchar *from, gboolean has_alpha)
{
  guint32 alpha = has_alpha ? from[3] : 255;
  guint32 red = (from[0] * alpha + 127) / 255;
  guint32 green = (from[1] * alpha + 127) / 255;
  guint32 blue = (from[2] * alpha + 127) / 255;

  return alpha << 24 | red << 16 | green << 8 | blue;
}

static cairo_surface_t *
make_surface (GdkPixbuf *pixbuf)
{
  int width = gdk_pixbuf_get_width (pixbuf);
  int height = gdk_pixbuf_get_height (pixbuf);
  int n_channels = gdk_pixbuf_get_n_channels (pixbuf);
  gboolean has_alpha = gdk_pixbuf_get_has_alpha (pixbuf);
  const guchar *pixels = gdk_pixbuf_read_pixels (pixbuf);
  gsize from_stride = (gsize) gdk_pixbuf_get_rowstride (pixbuf);
  cairo_surface_t *surface = cairo_image_surface_create (
      has_alpha ? CAIRO_FORMAT_ARGB32 : CAIRO_FORMAT_RGB24, width, height);
  guchar *data = cairo_image_surface_get_data (surface);
  gsize stride = (gsize) cairo_image_surface_get_stride (surface);

  if (data == NULL)
    return surface;
  for (int y = 0; y < height; y++)
    for (int x = 0; x < width; x++)
      {
        guint32 pixel = get_pixel (pixels + (gsize) y * from_stride + (gsize) (x * n_channels),
                                   has_alpha);

        memcpy (data + (gsize) y * stride + (gsize) x * sizeof pixel, &pixel, sizeof pixel);
      }
  cairo_surface_mark_dirty (surface);
  return surface;
}

static void
release_bytes (void *bytes)
{
  g_bytes_unref (bytes);
}

/* A photograph stays the file it is, which is many times smaller. */
static void
keep_file (cairo_surface_t *surface, const TdtPicture *picture)
{
  gsize length;
  const guchar *data = g_bytes_get_data (picture->bytes, &length);

  if (g_strcmp0 (picture->media_type, "image/jpeg") == 0)
    cairo_surface_set_mime_data (surface, CAIRO_MIME_TYPE_JPEG, data, (unsigned long) length,
                                 release_bytes, g_bytes_ref (picture->bytes));
}

static void
paint (cairo_t *cr, const TdtPicture *picture, double x, double y, double width, double height)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  GdkPixbuf *pixbuf = NULL;
  cairo_surface_t *surface;

  if (gdk_pixbuf_loader_write_bytes (loader, picture->bytes, NULL) &&
      gdk_pixbuf_loader_close (loader, NULL))
    pixbuf = gdk_pixbuf_loader_get_pixbuf (loader);
  if (pixbuf == NULL)
    return;
  surface = make_surface (pixbuf);
  keep_file (surface, picture);
  cairo_save (cr);
  cairo_translate (cr, x, y);
  cairo_scale (cr, width / gdk_pixbuf_get_width (pixbuf), height / gdk_pixbuf_get_height (pixbuf));
  cairo_set_source_surface (cr, surface, 0, 0);
  cairo_paint (cr);
  cairo_restore (cr);
  cairo_surface_destroy (surface);
}

/* In the middle of its height; all smaller where they would be wider than the page. */
void
tdt_paint_pictures (cairo_t *cr, const TdtBox *box, double x, double y, gboolean right_to_left)
{
  const TdtBlock *block = box->block;
  double gap = box->height / 2;
  double width = -gap;
  double scale;

  for (guint i = 0; i < block->n_pictures; i++)
    width += gap + tdt_picture_get_width (block->pictures[i], box->height);
  scale = MIN (1, box->width / width);
  if (right_to_left)
    x += box->width;
  for (guint i = 0; i < block->n_pictures; i++)
    {
      double height = box->height * scale;
      double wide = tdt_picture_get_width (block->pictures[i], height);

      if (right_to_left)
        x -= wide;
      paint (cr, block->pictures[i], x, y + (box->height - height) / 2, wide, height);
      x += right_to_left ? -gap * scale : wide + gap * scale;
    }
}
