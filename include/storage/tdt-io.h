/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/stat.h>
#include <sys/types.h>

G_BEGIN_DECLS

/**
 * TdtIo: the system calls that saving, journal, history and locks make, each as the C library has
 * it (-1 and errno for failure). Nothing of ours that changes files calls the system past this
 * table, so a test can let the n-th call fail, or the n-th and all after it.
 *
 * @rename_new is renameat2() with RENAME_NOREPLACE: it fails with EEXIST rather than replace.
 */
typedef struct
{
  int (*open) (const char *path, int flags, mode_t mode);
  int (*close) (int descriptor);
  ssize_t (*read) (int descriptor, void *buffer, size_t size);
  ssize_t (*write) (int descriptor, const void *buffer, size_t size);
  ssize_t (*pwrite) (int descriptor, const void *buffer, size_t size, off_t offset);
  int (*ftruncate) (int descriptor, off_t size);
  int (*fsync) (int descriptor);
  int (*fdatasync) (int descriptor);
  int (*flock) (int descriptor, int operation);
  int (*fstat) (int descriptor, struct stat *status);
  int (*lstat) (const char *path, struct stat *status);
  ssize_t (*readlink) (const char *path, char *buffer, size_t size);
  int (*access) (const char *path, int mode);
  int (*mkdir) (const char *path, mode_t mode);
  int (*rename) (const char *from, const char *to);
  int (*rename_new) (const char *from, const char *to);
  int (*link) (const char *from, const char *to);
  int (*unlink) (const char *path);
  int (*fchmod) (int descriptor, mode_t mode);
  int (*fchown) (int descriptor, uid_t owner, gid_t group);
  ssize_t (*flistxattr) (int descriptor, char *names, size_t size);
  ssize_t (*fgetxattr) (int descriptor, const char *name, void *value, size_t size);
  int (*fsetxattr) (int descriptor, const char *name, const void *value, size_t size, int flags);
  int (*fremovexattr) (int descriptor, const char *name);
} TdtIo;

/**
 * tdt_io_get_default:
 *
 * Returns: (transfer none): the calls of the C library
 */
const TdtIo *tdt_io_get_default (void);

/**
 * tdt_io_get:
 *
 * Returns: (transfer none): the table in use
 */
const TdtIo *tdt_io_get (void);

/**
 * tdt_io_override:
 * @io: (nullable): the table to use from now on in all threads, %NULL for the C library's
 *
 * For tests.
 */
void tdt_io_override (const TdtIo *io);

G_END_DECLS
