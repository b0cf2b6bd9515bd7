/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-target-private.h"

#include "tdt-io-files-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <limits.h>
#include <unistd.h>

/* As many as the kernel follows. */
#define LINKS_MAX 40

static gboolean
refuse (const char *path, int code, const char *reason, GError **error)
{
  g_autofree char *name = g_filename_display_name (path);

  /* Translators: a file, and why it was not saved. */
  g_set_error (error, TDT_STORAGE_ERROR, code, _ ("%s: not saved: %s"), name, reason);
  return FALSE;
}

char *
tdt_target_dup_path (const char *path, GError **error)
{
  g_autofree char *current = g_strdup (path);

  for (int i = 0; i < LINKS_MAX; i++)
    {
      char buffer[PATH_MAX];
      gssize length = tdt_io_get ()->readlink (current, buffer, sizeof buffer - 1);
      g_autofree char *folder = NULL;

      if (length < 0 && errno != EINVAL && errno != ENOENT)
        {
          tdt_io_set_error (error, current, errno);
          return NULL;
        }
      if (length < 0)
        return g_steal_pointer (&current);
      buffer[length] = '\0';
      folder = g_path_get_dirname (current);
      g_free (current);
      current = g_path_is_absolute (buffer) ? g_strdup (buffer)
                                            : g_build_filename (folder, buffer, NULL);
    }
  refuse (path, TDT_STORAGE_ERROR_NOT_REGULAR,
          _ ("it is a symbolic link that leads back to itself; save under another name"), error);
  return NULL;
}

static gboolean
check_kind (const char *path, const struct stat *status, GError **error)
{
  if (S_ISREG (status->st_mode))
    return TRUE;
  return refuse (path, TDT_STORAGE_ERROR_NOT_REGULAR,
                 S_ISDIR (status->st_mode)
                     ? _ ("there is a folder of that name; choose another name")
                     : _ ("it is a pipe or a device, not a file; choose another name"),
                 error);
}

static gboolean
check_writable (const TdtTarget *target, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target->path);

  /* The administrator may write everything, but a file marked read-only says what is wanted. */
  if (target->descriptor >= 0 &&
      ((target->status.st_mode & 0222) == 0 || tdt_io_get ()->access (target->path, W_OK) != 0))
    return refuse (target->path, TDT_STORAGE_ERROR_READ_ONLY,
                   _ ("the file is read-only; save under another name"), error);
  if (tdt_io_get ()->access (folder, W_OK | X_OK) == 0)
    return TRUE;
  if (errno == EACCES || errno == EPERM || errno == EROFS)
    return refuse (target->path, TDT_STORAGE_ERROR_READ_ONLY,
                   _ ("its folder is read-only; save in another folder"), error);
  tdt_io_set_error (error, target->path, errno);
  return FALSE;
}

static gboolean
open_target (TdtTarget *target, GError **error)
{
  if (tdt_io_get ()->lstat (target->path, &target->status) != 0)
    {
      if (errno == ENOENT)
        return TRUE;
      tdt_io_set_error (error, target->path, errno);
      return FALSE;
    }
  if (!check_kind (target->path, &target->status, error))
    return FALSE;
  target->descriptor = tdt_io_open (target->path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
  if (target->descriptor < 0 || tdt_io_get ()->fstat (target->descriptor, &target->status) != 0)
    {
      tdt_io_set_error (error, target->path, errno);
      return FALSE;
    }
  return check_kind (target->path, &target->status, error);
}

static gboolean
refuse_changed (const char *path, GError **error)
{
  return refuse (path, TDT_STORAGE_ERROR_CHANGED,
                 _ ("somebody else has changed it since it was opened; merge the two, save under "
                    "another name, or overwrite it"),
                 error);
}

static gboolean
check_expected (TdtTarget *target, const char *expected_hash, GError **error)
{
  if (target->hash != NULL && expected_hash == NULL)
    return refuse (target->path, TDT_STORAGE_ERROR_CHANGED,
                   _ ("there is a file of that name already; save under another name, or overwrite "
                      "it"),
                   error);
  if (target->hash == NULL && expected_hash != NULL)
    return refuse (target->path, TDT_STORAGE_ERROR_VANISHED,
                   _ ("it has been deleted or renamed since it was opened; save it again here or "
                      "elsewhere"),
                   error);
  if (g_strcmp0 (target->hash, expected_hash) != 0)
    return refuse_changed (target->path, error);
  return TRUE;
}

static gboolean
examine (TdtTarget *target, const char *expected_hash, gboolean overwrite,
         GCancellable *cancellable, GError **error)
{
  if (!open_target (target, error) || !check_writable (target, error))
    return FALSE;
  if (target->descriptor >= 0)
    {
      target->hash = tdt_io_dup_hash (target->descriptor, cancellable);
      if (target->hash == NULL)
        {
          tdt_io_set_error (error, target->path, errno);
          return FALSE;
        }
    }
  return overwrite || check_expected (target, expected_hash, error);
}

TdtTarget *
tdt_target_new (const char *path, const char *expected_hash, gboolean overwrite,
                GCancellable *cancellable, GError **error)
{
  g_autoptr (TdtTarget) target = g_new0 (TdtTarget, 1);

  target->descriptor = -1;
  target->path = tdt_target_dup_path (path, error);
  if (target->path == NULL || !examine (target, expected_hash, overwrite, cancellable, error))
    return NULL;
  return g_steal_pointer (&target);
}

static gboolean
is_same_moment (const struct timespec *a, const struct timespec *b)
{
  return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/* Nobody can write without the change time telling. */
static gboolean
is_same_status (const struct stat *a, const struct stat *b)
{
  return a->st_dev == b->st_dev && a->st_ino == b->st_ino && a->st_size == b->st_size &&
         is_same_moment (&a->st_mtim, &b->st_mtim) && is_same_moment (&a->st_ctim, &b->st_ctim);
}

gboolean
tdt_target_check (TdtTarget *target, GCancellable *cancellable, GError **error)
{
  struct stat status;
  gboolean there = tdt_io_get ()->lstat (target->path, &status) == 0;
  g_autoptr (TdtTarget) now = NULL;

  if (!there && errno != ENOENT)
    {
      tdt_io_set_error (error, target->path, errno);
      return FALSE;
    }
  if (there ? target->hash != NULL && is_same_status (&status, &target->status)
            : target->hash == NULL)
    return TRUE;
  now = tdt_target_new (target->path, target->hash, FALSE, cancellable, error);
  return now != NULL;
}

void
tdt_target_note_link (TdtTarget *target)
{
  struct stat status;

  if (tdt_io_get ()->fstat (target->descriptor, &status) == 0)
    target->status = status;
}

void
tdt_target_free (TdtTarget *target)
{
  tdt_io_drop (target->descriptor);
  g_free (target->path);
  g_free (target->hash);
  g_free (target);
}
