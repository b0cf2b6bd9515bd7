/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Preloaded into a program: lets system calls fail, kills it at one of them, and writes down what
 * was done to files, for others to think of what a power cut would leave of it. Only calls about
 * files below one folder count. The environment says what to do:
 *   TDT_CALLS_ROOT   that folder
 *   TDT_CALLS_FAIL   `N:ERROR` or `N:ERROR+` (from then on), several with commas: the N-th call
 *                    fails with that number; 0 makes a write short, -1 kills the program
 *   TDT_CALLS_MET    a file that gets a line for each call that was made to fail
 *   TDT_CALLS_LOG    a file that gets what was done, in the form that tdt_calls.py reads
 */
/* Both names of a function are made here, and not one of them turned into the other. */
#undef _FILE_OFFSET_BITS
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <glib.h>
#include <pthread.h>
#include <signal.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/xattr.h>
#include <unistd.h>

#define MAX_FAULTS 8
#define MAX_NOTED 10000
#define MAX_DESCRIPTORS 1024
#define LINE_BYTES 9000

typedef struct
{
  int nth;
  int reason;
  bool from_then_on;
} Fault;

static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static Fault faults[MAX_FAULTS];
static int n_faults;
static int n_calls;
static int log_descriptor = -1;
static int met_descriptor = -1;
static char root[4096];
static bool ours[MAX_DESCRIPTORS];

/* The functions that these ones stand in front of. */
static int (*real_open) (const char *, int, ...);
static int (*real_close) (int);
static ssize_t (*real_read) (int, void *, size_t);
static ssize_t (*real_write) (int, const void *, size_t);
static ssize_t (*real_pwrite) (int, const void *, size_t, off_t);
static int (*real_ftruncate) (int, off_t);
static int (*real_fsync) (int);
static int (*real_fdatasync) (int);
static int (*real_rename) (const char *, const char *);
static int (*real_renameat2) (int, const char *, int, const char *, unsigned);
static int (*real_link) (const char *, const char *);
static int (*real_unlink) (const char *);
static int (*real_mkdir) (const char *, mode_t);
static int (*real_fchmod) (int, mode_t);
static int (*real_fchown) (int, uid_t, gid_t);
static int (*real_fsetxattr) (int, const char *, const void *, size_t, int);

static int
read_number (const char *text)
{
  gint64 number = 0;

  if (!g_ascii_string_to_signed (text, 10, -1, G_MAXINT, &number, NULL))
    g_error ("TDT_CALLS_FAIL: “%s” is no number", text);
  return (int) number;
}

static void
read_faults (const char *text)
{
  g_auto (GStrv) words = g_strsplit (text, ",", MAX_FAULTS);

  for (; words[n_faults] != NULL && *words[n_faults] != '\0'; n_faults++)
    {
      g_auto (GStrv) parts = g_strsplit (words[n_faults], ":", 2);

      faults[n_faults].from_then_on = g_str_has_suffix (parts[1], "+");
      g_strdelimit (parts[1], "+", '\0');
      faults[n_faults].nth = read_number (parts[0]);
      faults[n_faults].reason = read_number (parts[1]);
    }
}

static int
open_output (const char *variable)
{
  const char *path = getenv (variable);

  return path != NULL ? real_open (path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0600) : -1;
}

static void
look_up (void *function, const char *name)
{
  void *found = dlsym (RTLD_NEXT, name);

  memcpy (function, &found, sizeof found);
}

__attribute__ ((constructor)) static void
begin (void)
{
  const char *folder = getenv ("TDT_CALLS_ROOT");

  look_up (&real_open, "open");
  look_up (&real_close, "close");
  look_up (&real_read, "read");
  look_up (&real_write, "write");
  look_up (&real_pwrite, "pwrite");
  look_up (&real_ftruncate, "ftruncate");
  look_up (&real_fsync, "fsync");
  look_up (&real_fdatasync, "fdatasync");
  look_up (&real_rename, "rename");
  look_up (&real_renameat2, "renameat2");
  look_up (&real_link, "link");
  look_up (&real_unlink, "unlink");
  look_up (&real_mkdir, "mkdir");
  look_up (&real_fchmod, "fchmod");
  look_up (&real_fchown, "fchown");
  look_up (&real_fsetxattr, "fsetxattr");
  snprintf (root, sizeof root, "%s", folder != NULL ? folder : "/nowhere");
  if (getenv ("TDT_CALLS_FAIL") != NULL)
    read_faults (getenv ("TDT_CALLS_FAIL"));
  log_descriptor = open_output ("TDT_CALLS_LOG");
  met_descriptor = open_output ("TDT_CALLS_MET");
}

static bool
is_ours (const char *path)
{
  return strncmp (path, root, strlen (root)) == 0;
}

static bool
is_our_descriptor (int descriptor)
{
  return descriptor >= 0 && descriptor < MAX_DESCRIPTORS && ours[descriptor];
}

static void
put (int descriptor, const void *data, size_t size)
{
  if (descriptor >= 0 && real_write (descriptor, data, size) != (ssize_t) size)
    _exit (99);
}

/* Returns: whether the call fails; 0 as the reason is left to the writing ones */
static bool
fails (const char *name, const char *path, int *reason)
{
  char line[LINE_BYTES];
  bool failing = false;
  int length;

  pthread_mutex_lock (&mutex);
  n_calls++;
  for (int i = 0; i < n_faults && !failing; i++)
    if (n_calls == faults[i].nth || (faults[i].from_then_on && n_calls > faults[i].nth))
      {
        failing = true;
        *reason = faults[i].reason;
      }
  /* What is tried again for ever does not fill the disk. */
  length = failing && n_calls < MAX_NOTED
               ? snprintf (line, sizeof line, "%d %s %s\n", n_calls, name, path)
               : 0;
  if (length > 0)
    put (met_descriptor, line, (size_t) length);
  pthread_mutex_unlock (&mutex);
  if (failing && *reason < 0)
    raise (SIGKILL);
  if (failing)
    errno = *reason;
  return failing;
}

static bool
fails_for (const char *name, int descriptor, int *reason)
{
  return is_our_descriptor (descriptor) && fails (name, "", reason);
}

/* Writes down one thing that was done, in one piece. The caller has the mutex. */
static void __attribute__ ((format (printf, 3, 4)))
note (const void *data, size_t size, const char *format, ...)
{
  static char line[LINE_BYTES];
  int reason = errno;
  va_list arguments;
  int length;

  va_start (arguments, format);
  length = vsnprintf (line, sizeof line, format, arguments);
  va_end (arguments);
  put (log_descriptor, line, (size_t) length);
  length = snprintf (line, sizeof line, "\t%zu\n", size);
  put (log_descriptor, line, (size_t) length);
  put (log_descriptor, data, size);
  errno = reason;
}

static unsigned long
number_of (int descriptor)
{
  struct stat status;

  return fstat (descriptor, &status) == 0 ? (unsigned long) status.st_ino : 0;
}

static int
do_open (const char *path, int flags, mode_t mode)
{
  struct stat status;
  int reason = 0;
  int descriptor;
  bool is_new;

  if (!is_ours (path))
    return real_open (path, flags, mode);
  if (fails ("open", path, &reason))
    return -1;
  pthread_mutex_lock (&mutex);
  is_new = (flags & O_CREAT) != 0 && lstat (path, &status) != 0;
  descriptor = real_open (path, flags, mode);
  if (descriptor >= 0 && descriptor < MAX_DESCRIPTORS)
    ours[descriptor] = true;
  if (descriptor >= 0 && is_new)
    note ("", 0, "create\t%lu\t%s", number_of (descriptor), path);
  else if (descriptor >= 0 && (flags & O_TRUNC) != 0)
    note ("", 0, "truncate\t%lu\t0", number_of (descriptor));
  pthread_mutex_unlock (&mutex);
  return descriptor;
}

int
open (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  va_start (arguments, flags);
  if ((flags & (O_CREAT | O_TMPFILE)) != 0)
    mode = va_arg (arguments, mode_t);
  va_end (arguments);
  return do_open (path, flags, mode);
}

int
open64 (const char *path, int flags, ...)
{
  va_list arguments;
  mode_t mode = 0;

  va_start (arguments, flags);
  if ((flags & (O_CREAT | O_TMPFILE)) != 0)
    mode = va_arg (arguments, mode_t);
  va_end (arguments);
  return do_open (path, flags, mode);
}

/* A close that fails has closed all the same. */
int
close (int descriptor)
{
  int reason = 0;
  bool failing = fails_for ("close", descriptor, &reason);
  int result;

  if (is_our_descriptor (descriptor))
    ours[descriptor] = false;
  result = real_close (descriptor);
  if (failing && reason != 0)
    errno = reason;
  return failing && reason != 0 ? -1 : result;
}

ssize_t
read (int descriptor, void *buffer, size_t size)
{
  int reason = 0;

  if (fails_for ("read", descriptor, &reason) && reason != 0)
    return -1;
  return real_read (descriptor, buffer, size);
}

static ssize_t
do_write (int descriptor, const void *buffer, size_t size, off_t offset)
{
  int reason = 0;
  off_t from;
  ssize_t result;

  if (fails_for ("write", descriptor, &reason))
    {
      if (reason != 0)
        return -1;
      size = size > 0 ? 1 : 0;
    }
  pthread_mutex_lock (&mutex);
  from = offset >= 0 ? offset : lseek (descriptor, 0, SEEK_CUR);
  result = offset >= 0 ? real_pwrite (descriptor, buffer, size, offset)
                       : real_write (descriptor, buffer, size);
  if (result > 0 && is_our_descriptor (descriptor))
    note (buffer, (size_t) result, "write\t%lu\t%lld", number_of (descriptor), (long long) from);
  else if (result > 0 && descriptor == STDOUT_FILENO)
    note (buffer, (size_t) result, "say");
  pthread_mutex_unlock (&mutex);
  return result;
}

ssize_t
write (int descriptor, const void *buffer, size_t size)
{
  return do_write (descriptor, buffer, size, -1);
}

ssize_t
pwrite (int descriptor, const void *buffer, size_t size, off_t offset)
{
  return do_write (descriptor, buffer, size, offset);
}

ssize_t
pwrite64 (int descriptor, const void *buffer, size_t size, off_t offset)
{
  return do_write (descriptor, buffer, size, offset);
}

int
ftruncate (int descriptor, off_t size)
{
  int reason = 0;
  int result;

  if (fails_for ("ftruncate", descriptor, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  result = real_ftruncate (descriptor, size);
  if (result == 0 && is_our_descriptor (descriptor))
    note ("", 0, "truncate\t%lu\t%lld", number_of (descriptor), (long long) size);
  pthread_mutex_unlock (&mutex);
  return result;
}

int
ftruncate64 (int descriptor, off_t size)
{
  return ftruncate (descriptor, size);
}

/* The disk itself is not waited for: it would only take time. */
static int
do_sync (const char *name, int descriptor, int (*real) (int))
{
  int reason = 0;

  if (!is_our_descriptor (descriptor))
    return real (descriptor);
  if (fails_for (name, descriptor, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  note ("", 0, "sync\t%lu", number_of (descriptor));
  pthread_mutex_unlock (&mutex);
  return 0;
}

int
fsync (int descriptor)
{
  return do_sync ("fsync", descriptor, real_fsync);
}

int
fdatasync (int descriptor)
{
  return do_sync ("fdatasync", descriptor, real_fdatasync);
}

static int
note_done (int result, const char *what, const char *from, const char *to)
{
  if (result == 0)
    note ("", 0, "%s\t%s\t%s", what, from, to);
  pthread_mutex_unlock (&mutex);
  return result;
}

int
rename (const char *from, const char *to)
{
  int reason = 0;

  if (!is_ours (to))
    return real_rename (from, to);
  if (fails ("rename", to, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  return note_done (real_rename (from, to), "rename", from, to);
}

int
renameat2 (int from_folder, const char *from, int to_folder, const char *to, unsigned flags)
{
  int reason = 0;

  if (!is_ours (to))
    return real_renameat2 (from_folder, from, to_folder, to, flags);
  if (fails ("rename", to, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  return note_done (real_renameat2 (from_folder, from, to_folder, to, flags), "rename", from, to);
}

int
link (const char *from, const char *to)
{
  int reason = 0;

  if (!is_ours (to))
    return real_link (from, to);
  if (fails ("link", to, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  return note_done (real_link (from, to), "link", from, to);
}

int
unlink (const char *path)
{
  int reason = 0;

  if (!is_ours (path))
    return real_unlink (path);
  if (fails ("unlink", path, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  return note_done (real_unlink (path), "unlink", path, "");
}

int
mkdir (const char *path, mode_t mode)
{
  struct stat status = { 0 };
  int reason = 0;
  int result;

  if (!is_ours (path))
    return real_mkdir (path, mode);
  if (fails ("mkdir", path, &reason) && reason != 0)
    return -1;
  pthread_mutex_lock (&mutex);
  result = real_mkdir (path, mode);
  if (result == 0 && lstat (path, &status) == 0)
    note ("", 0, "mkdir\t%lu\t%s", (unsigned long) status.st_ino, path);
  pthread_mutex_unlock (&mutex);
  return result;
}

int
fchmod (int descriptor, mode_t mode)
{
  int reason = 0;

  return fails_for ("fchmod", descriptor, &reason) && reason != 0 ? -1
                                                                  : real_fchmod (descriptor, mode);
}

int
fchown (int descriptor, uid_t owner, gid_t group)
{
  int reason = 0;

  return fails_for ("fchown", descriptor, &reason) && reason != 0
             ? -1
             : real_fchown (descriptor, owner, group);
}

int
fsetxattr (int descriptor, const char *name, const void *value, size_t size, int flags)
{
  int reason = 0;

  return fails_for ("fsetxattr", descriptor, &reason) && reason != 0
             ? -1
             : real_fsetxattr (descriptor, name, value, size, flags);
}
