/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>
#include <sys/stat.h>

/* The file that is to be replaced: where it really is, and what is there now.
 * @path: behind all symbolic links
 * @descriptor: open for reading, -1 when there is nothing yet
 * @status: of the file when it was last found to be what @hash says
 * @hash: SHA-256 in hex of its content, NULL when there is nothing yet */
typedef struct
{
  char *path;
  int descriptor;
  struct stat status;
  char *hash;
} TdtTarget;

/* Where @path leads, behind its symbolic links; there may be nothing. */
char *tdt_target_dup_path (const char *path, GError **error);

/* Follows the links of @path and looks at what is there. Refuses what is not a regular file, what
 * is read-only, and, unless @overwrite, what does not have @expected_hash (NULL: nothing may be
 * there). */
TdtTarget *tdt_target_new (const char *path, const char *expected_hash, gboolean overwrite,
                           GCancellable *cancellable, GError **error);

/* Whether it is still what it was when last looked at. */
gboolean tdt_target_check (TdtTarget *target, GCancellable *cancellable, GError **error);

/* Takes note that we gave the file another name, which shows in its status. */
void tdt_target_note_link (TdtTarget *target);

void tdt_target_free (TdtTarget *target);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtTarget, tdt_target_free)
