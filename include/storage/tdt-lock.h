/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtLockInfo:
 * @host: the computer
 * @user: who, as the computer calls them
 * @pid: the process there
 * @since: when it was taken, in microseconds since 1970
 * @own_process: whether it is another window of this very program
 * @stale: whether that process is gone, so that the lock means nothing; of another computer's that
 *   cannot be known
 *
 * Who has a file open.
 */
typedef struct
{
  char *host;
  char *user;
  gint64 pid;
  gint64 since;
  gboolean own_process;
  gboolean stale;
} TdtLockInfo;

void tdt_lock_info_free (TdtLockInfo *info);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLockInfo, tdt_lock_info_free)

/**
 * TdtLock: a file `.~lock.NAME#` beside a file that is open, so that others are told. It is advice:
 * nothing depends on it, and what it fails to prevent is found when saving.
 */
typedef struct _TdtLock TdtLock;

/**
 * tdt_lock_dup_path:
 * @path: (type filename): a file
 *
 * Returns: (transfer full) (type filename): its lock file
 */
char *tdt_lock_dup_path (const char *path);

/**
 * tdt_lock_read:
 * @path: (type filename): a file
 *
 * Returns: (transfer full) (nullable): who has it open, %NULL for nobody that says so
 */
TdtLockInfo *tdt_lock_read (const char *path);

/**
 * tdt_lock_take:
 * @path: (type filename): a file that is about to be opened
 * @take_over: also when somebody else has it; the user was told
 * @other: (out) (optional) (transfer full) (nullable): who has it, with %TDT_STORAGE_ERROR_LOCKED
 *
 * A stale lock is replaced.
 *
 * Returns: (transfer full) (nullable): a lock, or %NULL: with %TDT_STORAGE_ERROR_LOCKED when
 * somebody else has one, with another error of %TDT_STORAGE_ERROR when none can be left there, as
 * in a read-only folder, which is no reason not to open the file
 */
TdtLock *tdt_lock_take (const char *path, gboolean take_over, TdtLockInfo **other, GError **error);

/**
 * tdt_lock_release:
 * @lock: (transfer full): a lock
 *
 * Removes the lock file, unless it is somebody else's by now.
 */
void tdt_lock_release (TdtLock *lock);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLock, tdt_lock_release)

G_END_DECLS
