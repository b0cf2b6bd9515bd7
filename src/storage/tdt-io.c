/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-io.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <sys/file.h>
#include <sys/xattr.h>
#include <unistd.h>

static const TdtIo *override;

static int
open_with_mode (const char *path, int flags, mode_t mode)
{
  return open (path, flags, mode);
}

static int
rename_new (const char *from, const char *to)
{
  return renameat2 (AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE);
}

/* As who we are now, not as who started the program. */
static int
effective_access (const char *path, int mode)
{
  return faccessat (AT_FDCWD, path, mode, AT_EACCESS);
}

const TdtIo *
tdt_io_get_default (void)
{
  static const TdtIo io = {
    .open = open_with_mode,
    .close = close,
    .read = read,
    .write = write,
    .pwrite = pwrite,
    .ftruncate = ftruncate,
    .fsync = fsync,
    .fdatasync = fdatasync,
    .flock = flock,
    .fstat = fstat,
    .lstat = lstat,
    .readlink = readlink,
    .access = effective_access,
    .mkdir = mkdir,
    .rename = rename,
    .rename_new = rename_new,
    .link = link,
    .unlink = unlink,
    .fchmod = fchmod,
    .fchown = fchown,
    .flistxattr = flistxattr,
    .fgetxattr = fgetxattr,
    .fsetxattr = fsetxattr,
    .fremovexattr = fremovexattr,
  };

  return &io;
}

const TdtIo *
tdt_io_get (void)
{
  const TdtIo *io = g_atomic_pointer_get (&override);

  return io != NULL ? io : tdt_io_get_default ();
}

void
tdt_io_override (const TdtIo *io)
{
  g_atomic_pointer_set (&override, io);
}
