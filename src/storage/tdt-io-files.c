/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-io-files-private.h"

#include "tdt-hash-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sys/statvfs.h>
#include <unistd.h>

#define PIECE ((gsize) 1048576)

int
tdt_io_open (const char *path, int flags, mode_t mode)
{
  int descriptor;

  do
    descriptor = tdt_io_get ()->open (path, flags | O_CLOEXEC | O_NOCTTY, mode);
  while (descriptor < 0 && errno == EINTR);
  return descriptor;
}

gboolean
tdt_io_write_all (int descriptor, const char *data, gsize size, goffset offset)
{
  const TdtIo *io = tdt_io_get ();
  gsize done = 0;

  while (done < size)
    {
      gssize n = offset < 0
                     ? io->write (descriptor, data + done, size - done)
                     : io->pwrite (descriptor, data + done, size - done, offset + (goffset) done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n == 0)
        errno = EIO;
      if (n <= 0)
        return FALSE;
      done += (gsize) n;
    }
  return TRUE;
}

gssize
tdt_io_read (int descriptor, void *buffer, gsize size)
{
  gssize n;

  do
    n = tdt_io_get ()->read (descriptor, buffer, size);
  while (n < 0 && errno == EINTR);
  return n;
}

gboolean
tdt_io_close (int descriptor)
{
  return tdt_io_get ()->close (descriptor) == 0 || errno == EINTR;
}

void
tdt_io_drop (int descriptor)
{
  int reason = errno;

  if (descriptor >= 0)
    tdt_io_get ()->close (descriptor);
  errno = reason;
}

gboolean
tdt_io_sync_folder (const char *folder)
{
  int descriptor = tdt_io_open (folder, O_RDONLY | O_DIRECTORY, 0);
  gboolean synced;

  /* A folder that one may write but not list cannot be opened. */
  if (descriptor < 0)
    return errno == EACCES;
  synced = tdt_io_get ()->fsync (descriptor) == 0 || errno == EINVAL || errno == ENOTSUP ||
           errno == ENOSYS;
  tdt_io_drop (descriptor);
  return synced;
}

/* The name of a new folder is in the one above, and what is in it would be lost with its name. */
static gboolean
make_one_folder (const char *folder, const char *parent)
{
  if (tdt_io_get ()->mkdir (folder, 0700) != 0)
    return errno == EEXIST;
  return tdt_io_sync_folder (parent);
}

static gboolean
make_folder (const char *folder)
{
  g_autofree char *parent = g_path_get_dirname (folder);

  if (make_one_folder (folder, parent))
    return TRUE;
  if (errno != ENOENT || g_str_equal (parent, folder) || !make_folder (parent))
    return FALSE;
  return make_one_folder (folder, parent);
}

gboolean
tdt_io_make_folder (const char *folder, GError **error)
{
  if (make_folder (folder))
    return TRUE;
  tdt_io_set_error (error, folder, errno);
  return FALSE;
}

char *
tdt_io_dup_hash (int descriptor, GCancellable *cancellable)
{
  g_autoptr (TdtHash) hash = tdt_hash_new ();
  g_autofree guchar *buffer = g_malloc (PIECE);
  gssize n;

  while ((n = tdt_io_read (descriptor, buffer, PIECE)) > 0)
    {
      if (g_cancellable_is_cancelled (cancellable))
        {
          errno = ECANCELED;
          return NULL;
        }
      tdt_hash_update (hash, buffer, (gsize) n);
    }
  return n == 0 ? tdt_hash_dup_hex (hash) : NULL;
}

static char *
dup_free_space (const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  struct statvfs status;

  if (statvfs (folder, &status) != 0)
    return NULL;
  return g_format_size ((guint64) status.f_bavail * status.f_frsize);
}

static void
set_space_error (GError **error, const char *path, int reason)
{
  g_autofree char *name = g_filename_display_name (path);
  g_autofree char *space = dup_free_space (path);

  if (space != NULL && reason == ENOSPC)
    /* Translators: a file, and how much room is left on its disk, such as "12 kB". */
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NO_SPACE,
                 _ ("%s: cannot be saved: the disk is full (%s free); make room, or save on "
                    "another disk"),
                 name, space);
  else
    g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NO_SPACE,
                 _ ("%s: cannot be saved: %s; make room, or save on another disk"), name,
                 g_strerror (reason));
}

void
tdt_io_set_error (GError **error, const char *path, int reason)
{
  g_autofree char *name = g_filename_display_name (path);

  switch (reason)
    {
    case ENOSPC:
    case EDQUOT:
    case EFBIG:
      set_space_error (error, path, reason);
      break;
    case EACCES:
    case EPERM:
    case EROFS:
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_READ_ONLY,
                   _ ("%s: cannot be saved: %s; save it in a folder where you may write"), name,
                   g_strerror (reason));
      break;
    case ECANCELED:
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED, "%s", g_strerror (reason));
      break;
    case ENOENT:
    case ENOTDIR:
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_VANISHED,
                   _ ("%s: cannot be saved: the folder is no longer there; save it in another one"),
                   name);
      break;
    default:
      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_IO,
                   _ ("%s: cannot be saved: %s; try again, or save it elsewhere"), name,
                   g_strerror (reason));
    }
}
