/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-io.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

/* Whole operations over the table of system calls. All return -1 or FALSE with errno set, those
 * with a GError set that. */

/* open(), again when a signal came in between. */
int tdt_io_open (const char *path, int flags, mode_t mode);

/* Writes everything, however small the pieces the system takes; at @offset, or at the end of what
 * is there for -1. */
gboolean tdt_io_write_all (int descriptor, const char *data, gsize size, goffset offset);

/* read(), again when a signal came in between. */
gssize tdt_io_read (int descriptor, void *buffer, gsize size);

/* Closes once and says whether that went well: a network drive may only tell then. An
 * interrupted close() has closed. */
gboolean tdt_io_close (int descriptor);

/* Closes when nothing hangs on it. Keeps errno. */
void tdt_io_drop (int descriptor);

/* Makes what was renamed into @folder last. Drives that cannot sync a folder need not. */
gboolean tdt_io_sync_folder (const char *folder);

/* Makes @folder and its parents, for this user only. */
gboolean tdt_io_make_folder (const char *folder, GError **error);

/* SHA-256 in hex of what the descriptor still gives, NULL with errno. */
char *tdt_io_dup_hash (int descriptor, GCancellable *cancellable);

/* "FILE: cannot be saved: reason", the code by the reason, with what is free on a full disk and
 * what to do. */
void tdt_io_set_error (GError **error, const char *path, int reason);
