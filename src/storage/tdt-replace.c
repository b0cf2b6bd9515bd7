/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-replace.h"

#include "tdt-attributes-private.h"
#include "tdt-io-files-private.h"
#include "tdt-target-private.h"
#include "tdt-temp-private.h"
#include "tdt-version-store.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>

/* Writes what is to be there under another name beside it, and makes sure that it is on the disk.
 * Returns that name; @guard holds the lock that keeps it from being swept. */
static char *
write_temp (const TdtTarget *target, GBytes *bytes, int *guard, GError **error)
{
  gboolean is_new = target->descriptor < 0;
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *temp = NULL;
  /* Nobody reads it before it has the old file's mode; a new file has what others have here. */
  int descriptor = tdt_temp_open (target->path, is_new ? 0666 : 0600, &temp);
  int reason = 0;

  if (descriptor < 0)
    {
      tdt_io_set_error (error, target->path, errno);
      return NULL;
    }
  *guard = fcntl (descriptor, F_DUPFD_CLOEXEC, 0);
  if (!tdt_io_write_all (descriptor, data, size, -1) ||
      (!is_new && !tdt_attributes_carry (target->descriptor, &target->status, descriptor)) ||
      tdt_io_get ()->fsync (descriptor) != 0)
    {
      reason = errno;
      tdt_io_drop (descriptor);
    }
  else if (!tdt_io_close (descriptor))
    reason = errno;
  if (reason == 0)
    return g_steal_pointer (&temp);
  tdt_io_set_error (error, target->path, reason);
  tdt_io_get ()->unlink (temp);
  tdt_io_drop (*guard);
  return NULL;
}

/* For drives that cannot rename without replacing: a second name cannot replace either. Those
 * without second names get the check of a moment ago. */
static gboolean
move_to_new_name (const char *temp, const char *path)
{
  const TdtIo *io = tdt_io_get ();

  if (io->rename_new (temp, path) == 0)
    return TRUE;
  if (errno != EINVAL && errno != ENOSYS && errno != ENOTSUP)
    return FALSE;
  if (io->link (temp, path) == 0)
    {
      io->unlink (temp);
      return TRUE;
    }
  if (errno != EPERM && errno != ENOTSUP && errno != ENOSYS)
    return FALSE;
  return io->rename (temp, path) == 0;
}

static gboolean
put_in_place (TdtTarget *target, const char *temp, GCancellable *cancellable, GError **error)
{
  gboolean moved;

  if (!tdt_target_check (target, cancellable, error))
    return FALSE;
  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  moved = target->descriptor >= 0 ? tdt_io_get ()->rename (temp, target->path) == 0
                                  : move_to_new_name (temp, target->path);
  if (moved)
    return TRUE;
  if (errno == EEXIST)
    {
      g_autofree char *name = g_filename_display_name (target->path);

      g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_CHANGED,
                   _ ("%s: not saved: somebody else has just made a file of that name; save under "
                      "another name, or overwrite it"),
                   name);
    }
  else
    tdt_io_set_error (error, target->path, errno);
  return FALSE;
}

static gboolean
keep_version (TdtTarget *target, const TdtReplaceOptions *options, char **kept, GError **error)
{
  g_autoptr (GError) problem = NULL;
  g_autofree char *name = NULL;

  if (options->history_uid == NULL || target->descriptor < 0)
    return TRUE;
  if (tdt_version_store_add (options->history_uid, target->path, target->hash,
                             options->old_revision, kept, &problem))
    {
      tdt_target_note_link (target);
      return TRUE;
    }
  name = g_filename_display_name (target->path);
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_HISTORY,
               /* Translators: a file, and the reason, which is a sentence without its full stop. */
               _ ("%s: not saved, because its version before could not be kept: %s"), name,
               problem->message);
  return FALSE;
}

/* From here on nothing may fail any more but the last sync. */
static gboolean
finish (const TdtTarget *target, GBytes *bytes, char **content_hash, GError **error)
{
  g_autofree char *folder = g_path_get_dirname (target->path);
  g_autofree char *name = NULL;
  gboolean synced = tdt_io_sync_folder (folder);
  int reason = errno;

  if (content_hash != NULL)
    *content_hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (synced)
    return TRUE;
  name = g_filename_display_name (target->path);
  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_NOT_SYNCED,
               _ ("%s: written, but the disk does not confirm that it will last (%s); save again, "
                  "or save on another disk"),
               name, g_strerror (reason));
  return FALSE;
}

gboolean
tdt_replace_file (const char *path, GBytes *bytes, const TdtReplaceOptions *options,
                  char **content_hash, GCancellable *cancellable, GError **error)
{
  static const TdtReplaceOptions plain = { .overwrite = TRUE };
  g_autoptr (TdtTarget) target = NULL;
  g_autofree char *temp = NULL;
  g_autofree char *kept = NULL;
  int guard = -1;
  gboolean done;

  if (options == NULL)
    options = &plain;
  target = tdt_target_new (path, options->expected_hash, options->overwrite, cancellable, error);
  if (target == NULL)
    return FALSE;
  /* However often a program is killed while it saves, one file is left and no more: what a window
     sweeps when it opens may come too late for that. */
  tdt_replace_sweep (target->path);
  temp = write_temp (target, bytes, &guard, error);
  if (temp == NULL)
    return FALSE;
  done = (options->confirm == NULL || options->confirm (options->confirm_data, error)) &&
         tdt_target_check (target, cancellable, error) &&
         keep_version (target, options, &kept, error) &&
         put_in_place (target, temp, cancellable, error);
  tdt_io_drop (guard);
  if (done)
    return finish (target, bytes, content_hash, error);
  tdt_io_get ()->unlink (temp);
  /* Another name of a file that goes on being the document's is no version of it. */
  if (kept != NULL)
    tdt_io_get ()->unlink (kept);
  return FALSE;
}
