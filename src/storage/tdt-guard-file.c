/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-xml-guard.h"

#include "tdt-big-buffer-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Pieces between which a cancellation is seen. */
#define PIECE ((gsize) 4194304)

static void
set_io_error (GError **error, const char *path, int reason)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO, _ ("%s: cannot be read: %s"), name,
               g_strerror (reason));
}

static void
set_size_error (GError **error, const char *path, gsize max_bytes)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *size = g_format_size_full (max_bytes, G_FORMAT_SIZE_IEC_UNITS);

  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_TOO_LARGE,
               _ ("%s: larger than %s, which is the most that is read"), name, size);
}

/* Waiting for nobody: a pipe without a writer would keep open() for ever. */
static int
open_regular (const char *path, gsize max_bytes, gsize *size, GError **error)
{
  int descriptor = g_open (path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY, 0);
  struct stat status;

  if (descriptor < 0 || fstat (descriptor, &status) != 0)
    {
      set_io_error (error, path, errno);
      goto failed;
    }
  if (!S_ISREG (status.st_mode))
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_REGULAR,
                   S_ISDIR (status.st_mode) ? _ ("%s: a folder; choose a file in it")
                                            : _ ("%s: not an ordinary file; choose another one"),
                   name);
      goto failed;
    }
  if ((guint64) status.st_size > max_bytes)
    {
      set_size_error (error, path, max_bytes);
      goto failed;
    }
  *size = (gsize) status.st_size;
  return descriptor;

failed:
  if (descriptor >= 0)
    close (descriptor);
  return -1;
}

/* Reads until the end of the file or @size bytes; returns how many, or -1. */
static gssize
read_all (int descriptor, char *buffer, gsize size, const char *path, GCancellable *cancellable,
          GError **error)
{
  gsize done = 0;

  while (done < size)
    {
      gssize n_read;

      if (g_cancellable_set_error_if_cancelled (cancellable, error))
        return -1;
      n_read = read (descriptor, buffer + done, MIN (size - done, PIECE));
      if (n_read == 0)
        break;
      if (n_read < 0 && errno != EINTR)
        {
          set_io_error (error, path, errno);
          return -1;
        }
      done += n_read > 0 ? (gsize) n_read : 0;
    }
  return (gssize) done;
}

GBytes *
tdt_guard_read_file (const char *path, gsize max_bytes, GCancellable *cancellable, GError **error)
{
  gsize size = 0;
  char *buffer;
  gssize length;
  int descriptor = open_regular (path, max_bytes, &size, error);

  if (descriptor < 0)
    return NULL;
  /* One more than it had, to see whether it is still growing; and the zero that is there already.
   */
  buffer = tdt_big_buffer_new (size + 2);
  if (buffer == NULL)
    set_io_error (error, path, ENOMEM);
  length = buffer != NULL ? read_all (descriptor, buffer, size + 1, path, cancellable, error) : -1;
  close (descriptor);
  if (length > (gssize) size)
    {
      g_autofree char *name = g_filename_display_name (path);

      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                   _ ("%s: it is being written right now; try again"), name);
      length = -1;
    }
  if (length >= 0)
    return tdt_big_buffer_end (buffer, size + 2, (gsize) length);
  if (buffer != NULL)
    tdt_big_buffer_free (buffer, size + 2);
  return NULL;
}
