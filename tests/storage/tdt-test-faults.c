/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "tdt-test-faults.h"

#include "tdt-io.h"

#include <errno.h>
#include <signal.h>

static struct
{
  guint calls;
  guint nth;
  int reason;
  gboolean from_then_on;
  guint n_calls;
  guint n_failed;
} plan;

/* The journal works in a thread of its own. */
static GMutex mutex;

const char *
tdt_test_call_name (TdtTestCall call)
{
  static const char *const names[] = {
    "open",   "close", "read",   "write", "truncate", "sync",  "lock",  "status",     "readlink",
    "access", "mkdir", "rename", "link",  "unlink",   "chmod", "chown", "attributes",
  };

  G_STATIC_ASSERT (G_N_ELEMENTS (names) == TDT_TEST_N_CALLS);
  return names[call];
}

static gboolean
fails (TdtTestCall call)
{
  gboolean failing = FALSE;

  g_mutex_lock (&mutex);
  if (plan.calls & (1u << call))
    {
      plan.n_calls++;
      failing = plan.from_then_on ? plan.n_calls >= plan.nth : plan.n_calls == plan.nth;
      plan.n_failed += failing ? 1 : 0;
    }
  g_mutex_unlock (&mutex);
  if (failing && plan.reason == TDT_TEST_KILLED)
    raise (SIGKILL);
  if (failing && plan.reason == TDT_TEST_STOPPED)
    {
      raise (SIGSTOP);
      return FALSE;
    }
  if (failing)
    errno = plan.reason;
  return failing;
}

/* A close that fails has closed all the same. */
static int
faulty_close (int descriptor)
{
  gboolean failing = fails (TDT_TEST_CLOSE);
  int result = tdt_io_get_default ()->close (descriptor);

  if (failing)
    errno = plan.reason;
  return failing ? -1 : result;
}

static ssize_t
faulty_pwrite (int descriptor, const void *buffer, size_t size, off_t offset)
{
  if (!fails (TDT_TEST_WRITE))
    return tdt_io_get_default ()->pwrite (descriptor, buffer, size, offset);
  if (plan.reason == ENODATA && size > 0)
    return tdt_io_get_default ()->pwrite (descriptor, buffer, 1, offset);
  return -1;
}

static ssize_t
faulty_write (int descriptor, const void *buffer, size_t size)
{
  if (!fails (TDT_TEST_WRITE))
    return tdt_io_get_default ()->write (descriptor, buffer, size);
  if (plan.reason == ENODATA && size > 0)
    return tdt_io_get_default ()->write (descriptor, buffer, 1);
  return -1;
}

static int
faulty_open (const char *path, int flags, mode_t mode)
{
  return fails (TDT_TEST_OPEN) ? -1 : tdt_io_get_default ()->open (path, flags, mode);
}

static ssize_t
faulty_read (int descriptor, void *buffer, size_t size)
{
  return fails (TDT_TEST_READ) ? -1 : tdt_io_get_default ()->read (descriptor, buffer, size);
}

static int
faulty_ftruncate (int descriptor, off_t size)
{
  return fails (TDT_TEST_TRUNCATE) ? -1 : tdt_io_get_default ()->ftruncate (descriptor, size);
}

/* Waiting for the disk would only take time, except where it is the disk that is looked at. */
static int
faulty_fsync (int descriptor)
{
  if (fails (TDT_TEST_SYNC))
    return -1;
  return plan.reason == TDT_TEST_STOPPED ? tdt_io_get_default ()->fsync (descriptor) : 0;
}

static int
faulty_fdatasync (int descriptor)
{
  if (fails (TDT_TEST_SYNC))
    return -1;
  return plan.reason == TDT_TEST_STOPPED ? tdt_io_get_default ()->fdatasync (descriptor) : 0;
}

static int
faulty_flock (int descriptor, int operation)
{
  return fails (TDT_TEST_LOCK) ? -1 : tdt_io_get_default ()->flock (descriptor, operation);
}

static int
faulty_fstat (int descriptor, struct stat *status)
{
  return fails (TDT_TEST_STATUS) ? -1 : tdt_io_get_default ()->fstat (descriptor, status);
}

static int
faulty_lstat (const char *path, struct stat *status)
{
  return fails (TDT_TEST_STATUS) ? -1 : tdt_io_get_default ()->lstat (path, status);
}

static ssize_t
faulty_readlink (const char *path, char *buffer, size_t size)
{
  return fails (TDT_TEST_READLINK) ? -1 : tdt_io_get_default ()->readlink (path, buffer, size);
}

static int
faulty_access (const char *path, int mode)
{
  return fails (TDT_TEST_ACCESS) ? -1 : tdt_io_get_default ()->access (path, mode);
}

static int
faulty_mkdir (const char *path, mode_t mode)
{
  return fails (TDT_TEST_MKDIR) ? -1 : tdt_io_get_default ()->mkdir (path, mode);
}

static int
faulty_rename (const char *from, const char *to)
{
  return fails (TDT_TEST_RENAME) ? -1 : tdt_io_get_default ()->rename (from, to);
}

static int
faulty_rename_new (const char *from, const char *to)
{
  return fails (TDT_TEST_RENAME) ? -1 : tdt_io_get_default ()->rename_new (from, to);
}

static int
faulty_link (const char *from, const char *to)
{
  return fails (TDT_TEST_LINK) ? -1 : tdt_io_get_default ()->link (from, to);
}

static int
faulty_unlink (const char *path)
{
  return fails (TDT_TEST_UNLINK) ? -1 : tdt_io_get_default ()->unlink (path);
}

static int
faulty_fchmod (int descriptor, mode_t mode)
{
  return fails (TDT_TEST_CHMOD) ? -1 : tdt_io_get_default ()->fchmod (descriptor, mode);
}

static int
faulty_fchown (int descriptor, uid_t owner, gid_t group)
{
  return fails (TDT_TEST_CHOWN) ? -1 : tdt_io_get_default ()->fchown (descriptor, owner, group);
}

static ssize_t
faulty_flistxattr (int descriptor, char *names, size_t size)
{
  return fails (TDT_TEST_ATTRIBUTES) ? -1
                                     : tdt_io_get_default ()->flistxattr (descriptor, names, size);
}

static ssize_t
faulty_fgetxattr (int descriptor, const char *name, void *value, size_t size)
{
  return fails (TDT_TEST_ATTRIBUTES)
             ? -1
             : tdt_io_get_default ()->fgetxattr (descriptor, name, value, size);
}

static int
faulty_fsetxattr (int descriptor, const char *name, const void *value, size_t size, int flags)
{
  return fails (TDT_TEST_ATTRIBUTES)
             ? -1
             : tdt_io_get_default ()->fsetxattr (descriptor, name, value, size, flags);
}

static int
faulty_fremovexattr (int descriptor, const char *name)
{
  return fails (TDT_TEST_ATTRIBUTES) ? -1 : tdt_io_get_default ()->fremovexattr (descriptor, name);
}

static const TdtIo faulty_io = {
  .open = faulty_open,
  .close = faulty_close,
  .read = faulty_read,
  .write = faulty_write,
  .pwrite = faulty_pwrite,
  .ftruncate = faulty_ftruncate,
  .fsync = faulty_fsync,
  .fdatasync = faulty_fdatasync,
  .flock = faulty_flock,
  .fstat = faulty_fstat,
  .lstat = faulty_lstat,
  .readlink = faulty_readlink,
  .access = faulty_access,
  .mkdir = faulty_mkdir,
  .rename = faulty_rename,
  .rename_new = faulty_rename_new,
  .link = faulty_link,
  .unlink = faulty_unlink,
  .fchmod = faulty_fchmod,
  .fchown = faulty_fchown,
  .flistxattr = faulty_flistxattr,
  .fgetxattr = faulty_fgetxattr,
  .fsetxattr = faulty_fsetxattr,
  .fremovexattr = faulty_fremovexattr,
};

void
tdt_test_faults_begin (guint calls, guint nth, int reason, gboolean from_then_on)
{
  plan.calls = calls;
  plan.nth = nth;
  plan.reason = reason;
  plan.from_then_on = from_then_on;
  plan.n_calls = 0;
  plan.n_failed = 0;
  tdt_io_override (&faulty_io);
}

guint
tdt_test_faults_end (void)
{
  tdt_io_override (NULL);
  return plan.n_failed;
}
