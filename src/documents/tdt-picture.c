/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-picture.h"

#include <gdk-pixbuf/gdk-pixbuf.h>

/* So much at a time until the size is known. */
#define CHUNK 4096

static void
size_cb (GdkPixbufLoader *loader, int width, int height, gpointer user_data)
{
  TdtPicture *picture = user_data;

  picture->width = width;
  picture->height = height;
}

/* Reads no more of the picture than it takes. */
static void
find_size (TdtPicture *picture)
{
  g_autoptr (GdkPixbufLoader) loader = gdk_pixbuf_loader_new ();
  gsize length;
  const guchar *data = g_bytes_get_data (picture->bytes, &length);
  gboolean good = TRUE;

  g_signal_connect (loader, "size-prepared", G_CALLBACK (size_cb), picture);
  for (gsize done = 0; good && picture->width == 0 && done < length; done += CHUNK)
    good = gdk_pixbuf_loader_write (loader, data + done, MIN (CHUNK, length - done), NULL);
  gdk_pixbuf_loader_close (loader, NULL);
}

TdtPicture *
tdt_picture_new (GBytes *bytes, const char *media_type, const char *label)
{
  g_autoptr (TdtPicture) picture = g_atomic_rc_box_new0 (TdtPicture);

  picture->bytes = g_bytes_ref (bytes);
  picture->media_type = g_strdup (media_type);
  picture->label = g_strdup (label);
  find_size (picture);
  return picture->width > 0 && picture->height > 0 ? g_steal_pointer (&picture) : NULL;
}

TdtPicture *
tdt_picture_ref (TdtPicture *picture)
{
  return g_atomic_rc_box_acquire (picture);
}

static void
clear (gpointer data)
{
  TdtPicture *picture = data;

  g_bytes_unref (picture->bytes);
  g_free (picture->media_type);
  g_free (picture->label);
}

void
tdt_picture_unref (TdtPicture *picture)
{
  g_atomic_rc_box_release_full (picture, clear);
}

double
tdt_picture_get_width (const TdtPicture *picture, double height)
{
  return height * picture->width / picture->height;
}

char *
tdt_picture_dup_uri (const TdtPicture *picture)
{
  gsize length;
  const guchar *data = g_bytes_get_data (picture->bytes, &length);
  g_autofree char *text = g_base64_encode (data, length);

  return g_strconcat ("data:", picture->media_type, ";base64,", text, NULL);
}
