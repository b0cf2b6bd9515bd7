/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-temp-private.h"

#include "tdt-io-files-private.h"
#include "tdt-replace.h"
#include "tdt-target-private.h"

#include <errno.h>
#include <fcntl.h>
#include <gio/gio.h>
#include <string.h>
#include <sys/file.h>

/* Encrypting file systems allow names of 143 bytes only. */
#define NAME_MAX_BYTES ((gsize) 110)
#define KEPT_BYTES 90
#define HASH_CHARACTERS 16

#define RANDOM_CHARACTERS 6
#define ATTEMPTS 100
#define PROJECT_SUFFIX ".tdt.xml."

static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789";

/* Cut between characters where it is UTF-8: some drives refuse other names. */
static char *
dup_short_name (const char *name)
{
  g_autofree char *hash = NULL;
  gsize kept = KEPT_BYTES;

  if (strlen (name) <= NAME_MAX_BYTES)
    return g_strdup (name);
  hash = g_compute_checksum_for_string (G_CHECKSUM_SHA256, name, -1);
  if (g_utf8_validate (name, -1, NULL))
    kept = (gsize) (g_utf8_find_prev_char (name, name + KEPT_BYTES + 1) - name);
  return g_strdup_printf ("%.*s.%.*s", (int) kept, name, HASH_CHARACTERS, hash);
}

char *
tdt_temp_dup_beside (const char *path, const char *before, const char *after)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = g_path_get_basename (path);
  g_autofree char *short_name = dup_short_name (name);
  g_autofree char *beside = g_strconcat (before, short_name, after, NULL);

  return g_build_filename (folder, beside, NULL);
}

/* Returns: whether it stays: a sweep may have come between making it and this. Where a drive knows
 * no locks, the sweep waits for a day to pass instead. */
static gboolean
take_lock (int descriptor)
{
  struct stat status;

  if (tdt_io_get ()->flock (descriptor, LOCK_EX | LOCK_NB) != 0)
    return errno != EWOULDBLOCK;
  return tdt_io_get ()->fstat (descriptor, &status) != 0 || status.st_nlink > 0;
}

int
tdt_temp_open (const char *path, mode_t mode, char **temp_path)
{
  for (int i = 0; i < ATTEMPTS; i++)
    {
      char end[RANDOM_CHARACTERS + 2] = ".";
      g_autofree char *candidate = NULL;
      int descriptor;

      for (int c = 1; c <= RANDOM_CHARACTERS; c++)
        end[c] = letters[g_random_int_range (0, (gint32) strlen (letters))];
      candidate = tdt_temp_dup_beside (path, ".~", end);
      descriptor = tdt_io_open (candidate, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, mode);
      if (descriptor < 0 && errno == EEXIST)
        continue;
      if (descriptor < 0)
        return -1;
      if (!take_lock (descriptor))
        {
          tdt_io_drop (descriptor);
          continue;
        }
      *temp_path = g_steal_pointer (&candidate);
      return descriptor;
    }
  errno = EEXIST;
  return -1;
}

/* Of any project there: what was first saved under another name may never be opened under it. */
static gboolean
is_temp_name (const char *name, const char *prefix)
{
  gsize length = strlen (name);
  const char *end = length > RANDOM_CHARACTERS ? name + length - RANDOM_CHARACTERS : name;
  g_autofree char *start = g_strndup (name, (gsize) (end - name));

  return strspn (end, letters) == RANDOM_CHARACTERS &&
         (g_str_equal (start, prefix) ||
          (g_str_has_prefix (start, ".~") && g_str_has_suffix (start, PROJECT_SUFFIX)));
}

/* Whether nobody writes it any more. */
static gboolean
is_left_behind (int descriptor, gint64 now)
{
  struct stat status;

  if (tdt_io_get ()->fstat (descriptor, &status) != 0 || !S_ISREG (status.st_mode))
    return FALSE;
  if (tdt_io_get ()->flock (descriptor, LOCK_EX | LOCK_NB) == 0)
    return TRUE;
  return errno != EWOULDBLOCK && now - status.st_mtim.tv_sec > 24 * 60 * 60;
}

static gboolean
sweep_one (const char *path)
{
  int descriptor = tdt_io_open (path, O_RDONLY | O_NONBLOCK | O_NOFOLLOW, 0);
  gboolean swept = descriptor >= 0 &&
                   is_left_behind (descriptor, g_get_real_time () / G_USEC_PER_SEC) &&
                   tdt_io_get ()->unlink (path) == 0;

  tdt_io_drop (descriptor);
  return swept;
}

guint
tdt_replace_sweep (const char *path)
{
  g_autofree char *real = tdt_target_dup_path (path, NULL);
  g_autofree char *pattern = tdt_temp_dup_beside (real != NULL ? real : path, ".~", ".");
  g_autofree char *prefix = g_path_get_basename (pattern);
  g_autofree char *folder = g_path_get_dirname (pattern);
  g_autoptr (GDir) entries = g_dir_open (folder, 0, NULL);
  const char *name;
  guint n_swept = 0;

  while (entries != NULL && (name = g_dir_read_name (entries)) != NULL)
    {
      g_autofree char *found = g_build_filename (folder, name, NULL);

      if (is_temp_name (name, prefix) && sweep_one (found))
        n_swept++;
    }
  return n_swept;
}
