/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtReplaceOptions:
 * @expected_hash: (nullable): SHA-256 in hex of what must be there, %NULL for nothing
 * @overwrite: whatever is there may be replaced, @expected_hash does not count
 * @history_uid: (nullable): the document whose history takes the version before; %NULL keeps none
 * @old_revision: (nullable): the revision of the version before, to find it by
 * @confirm: (nullable): asked once the new content is on the disk beside the file, and before it
 *   takes its place: whether it may; %FALSE with an error leaves the file as it is
 * @confirm_data: given to @confirm
 *
 * How tdt_replace_file() is to treat what is there.
 */
typedef struct
{
  const char *expected_hash;
  gboolean overwrite;
  const char *history_uid;
  const char *old_revision;
  gboolean (*confirm) (gpointer confirm_data, GError **error);
  gpointer confirm_data;
} TdtReplaceOptions;

/**
 * tdt_replace_file:
 * @path: (type filename): the file; symbolic links are followed
 * @bytes: its new content
 * @options: (nullable): %NULL for a file that may be overwritten and has no history
 * @content_hash: (out) (optional) (transfer full): SHA-256 in hex of @bytes; set whenever they are
 *   in place, also when the result is %TDT_STORAGE_ERROR_NOT_SYNCED
 *
 * Makes @bytes the content of the file, at once and for good: whatever happens, the file is the
 * old or the new one, whole. Mode, group, access list and extended attributes stay. A full disk
 * leaves the old file. May be called from any thread, and blocks it.
 *
 * Returns: whether the new content is in place and will stay there after a power cut. Errors are of
 * %TDT_STORAGE_ERROR; %TDT_STORAGE_ERROR_CHANGED asks for a merge, another name or @overwrite
 */
gboolean tdt_replace_file (const char *path, GBytes *bytes, const TdtReplaceOptions *options,
                           char **content_hash, GCancellable *cancellable, GError **error);

/**
 * tdt_replace_sweep:
 * @path: (type filename): a file that is about to be opened
 *
 * Removes what crashed programs left beside it, of this file and of any project; leaves what is
 * being written right now. tdt_replace_file() does so too.
 *
 * Returns: how many files were removed
 */
guint tdt_replace_sweep (const char *path);

G_END_DECLS
