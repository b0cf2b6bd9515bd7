/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tdt-lock.h"

#include "tdt-io-files-private.h"
#include "tdt-target-private.h"
#include "tdt-temp-private.h"
#include "tdt-xml-guard.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <signal.h>
#include <string.h>
#include <unistd.h>

#define LOCK_MAX_BYTES ((gsize) 4096)
#define ATTEMPTS 3

struct _TdtLock
{
  char *path;
  char *content;
};

void
tdt_lock_info_free (TdtLockInfo *info)
{
  g_free (info->host);
  g_free (info->user);
  g_free (info);
}

char *
tdt_lock_dup_path (const char *path)
{
  g_autofree char *real = tdt_target_dup_path (path, NULL);

  return tdt_temp_dup_beside (real != NULL ? real : path, ".~lock.", "#");
}

static char *
read_first_line (const char *path)
{
  g_autofree char *content = NULL;

  if (!g_file_get_contents (path, &content, NULL, NULL))
    return NULL;
  content[strcspn (content, "\n")] = '\0';
  return g_steal_pointer (&content);
}

/* What the system tells of a process, from its state on; %NULL where it does not. */
static GStrv
read_process (gint64 pid)
{
  g_autofree char *path = g_strdup_printf ("/proc/%" G_GINT64_FORMAT "/stat", pid);
  g_autofree char *line = read_first_line (path);
  const char *after_name = line != NULL ? strrchr (line, ')') : NULL;
  GStrv cells = after_name != NULL ? g_strsplit (after_name, " ", 22) : NULL;

  /* The name is the second of its cells, the state the third, the start time the 22nd. */
  if (cells != NULL && g_strv_length (cells) < 21)
    g_clear_pointer (&cells, g_strfreev);
  return cells;
}

/* Which process of that number it is: numbers are used again, also after the computer started
 * anew. */
static char *
dup_process_mark (const GStrv process)
{
  g_autofree char *boot = read_first_line ("/proc/sys/kernel/random/boot_id");

  return boot != NULL && process != NULL ? g_strdup_printf ("%s/%s", boot, process[20]) : NULL;
}

static char *
compose (void)
{
  g_auto (GStrv) process = read_process (getpid ());
  g_autofree char *mark = dup_process_mark (process);
  g_autofree char *user = g_utf8_make_valid (g_get_user_name (), -1);

  return g_strdup_printf ("host\t%s\nuser\t%s\npid\t%d\ntime\t%" G_GINT64_FORMAT
                          "\nprocess\t%s\ntoken\t%08x%08x\n",
                          g_get_host_name (), user, (int) getpid (), g_get_real_time (),
                          mark != NULL ? mark : "", g_random_int (), g_random_int ());
}

static gboolean
is_stale (const TdtLockInfo *info, const char *mark)
{
  g_auto (GStrv) process = NULL;
  g_autofree char *now = NULL;

  if (g_strcmp0 (info->host, g_get_host_name ()) != 0)
    return FALSE;
  if (info->pid <= 0 || (kill ((pid_t) info->pid, 0) != 0 && errno == ESRCH))
    return TRUE;
  process = read_process (info->pid);
  /* A process that ended keeps its number until its parent has looked. */
  if (process != NULL && g_str_equal (process[1], "Z"))
    return TRUE;
  now = dup_process_mark (process);
  return now != NULL && mark != NULL && mark[0] != '\0' && !g_str_equal (now, mark);
}

static TdtLockInfo *
parse (const char *content)
{
  TdtLockInfo *info = g_new0 (TdtLockInfo, 1);
  g_auto (GStrv) lines = g_strsplit (content, "\n", 20);
  const char *mark = NULL;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      char *value = strchr (lines[i], '\t');

      if (value == NULL)
        continue;
      *value++ = '\0';
      if (g_str_equal (lines[i], "host") && info->host == NULL)
        info->host = g_strdup (value);
      else if (g_str_equal (lines[i], "user") && info->user == NULL)
        info->user = g_strdup (value);
      else if (g_str_equal (lines[i], "pid"))
        g_ascii_string_to_signed (value, 10, 1, G_MAXINT, &info->pid, NULL);
      else if (g_str_equal (lines[i], "time"))
        g_ascii_string_to_signed (value, 10, 0, G_MAXINT64, &info->since, NULL);
      else if (g_str_equal (lines[i], "process"))
        mark = value;
    }
  info->stale = is_stale (info, mark);
  info->own_process = !info->stale && info->pid == getpid () &&
                      g_strcmp0 (info->host, g_get_host_name ()) == 0;
  if (info->host == NULL)
    info->host = g_strdup (_ ("an unknown computer"));
  if (info->user == NULL)
    info->user = g_strdup (_ ("somebody"));
  return info;
}

static char *
read_content (const char *lock_path)
{
  g_autoptr (GBytes) bytes = tdt_guard_read_file (lock_path, LOCK_MAX_BYTES, NULL, NULL);

  return bytes != NULL
             ? g_utf8_make_valid (g_bytes_get_data (bytes, NULL), (gssize) g_bytes_get_size (bytes))
             : NULL;
}

static TdtLockInfo *
read_info (const char *lock_path)
{
  g_autofree char *content = read_content (lock_path);

  return content != NULL ? parse (content) : NULL;
}

TdtLockInfo *
tdt_lock_read (const char *path)
{
  g_autofree char *lock_path = tdt_lock_dup_path (path);

  return read_info (lock_path);
}

static gboolean
make_lock (const char *lock_path, const char *content)
{
  int descriptor = tdt_io_open (lock_path, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW, 0666);

  if (descriptor < 0)
    return FALSE;
  if (!tdt_io_write_all (descriptor, content, strlen (content), -1))
    {
      tdt_io_drop (descriptor);
      tdt_io_get ()->unlink (lock_path);
      return FALSE;
    }
  return tdt_io_close (descriptor);
}

static void
set_locked_error (GError **error, const char *path, const TdtLockInfo *info)
{
  g_autofree char *name = g_filename_display_name (path);

  g_set_error (error, TDT_STORAGE_ERROR, TDT_STORAGE_ERROR_LOCKED,
               /* Translators: a file, a person's login name, the name of a computer. */
               _ ("%s: %s has it open on %s; changes can be merged later"), name, info->user,
               info->host);
}

TdtLock *
tdt_lock_take (const char *path, gboolean take_over, TdtLockInfo **other, GError **error)
{
  g_autofree char *lock_path = tdt_lock_dup_path (path);
  g_autofree char *content = compose ();
  TdtLock *lock;

  if (other != NULL)
    *other = NULL;
  for (int i = 0; !make_lock (lock_path, content); i++)
    {
      g_autoptr (TdtLockInfo) info = NULL;

      if (errno != EEXIST || i == ATTEMPTS)
        {
          tdt_io_set_error (error, lock_path, errno);
          return NULL;
        }
      info = read_info (lock_path);
      if (info != NULL && !info->stale && !take_over)
        {
          set_locked_error (error, path, info);
          if (other != NULL)
            *other = g_steal_pointer (&info);
          return NULL;
        }
      tdt_io_get ()->unlink (lock_path);
    }
  lock = g_new0 (TdtLock, 1);
  lock->path = g_steal_pointer (&lock_path);
  lock->content = g_steal_pointer (&content);
  return lock;
}

void
tdt_lock_release (TdtLock *lock)
{
  g_autofree char *content = read_content (lock->path);

  if (g_strcmp0 (content, lock->content) == 0)
    tdt_io_get ()->unlink (lock->path);
  g_free (lock->path);
  g_free (lock->content);
  g_free (lock);
}
