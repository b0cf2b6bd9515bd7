/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-header.h"
#include "tdt-root.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * TdtSaveFlags:
 * @TDT_SAVE_OVERWRITE: replace whatever is there; the user has seen that it is another version
 * @TDT_SAVE_WITHOUT_HISTORY: save although the version before cannot be kept, after
 *   %TDT_STORAGE_ERROR_HISTORY
 */
typedef enum
{
  TDT_SAVE_PLAIN = 0,
  TDT_SAVE_OVERWRITE = 1 << 0,
  TDT_SAVE_WITHOUT_HISTORY = 1 << 1,
} TdtSaveFlags;

/**
 * TdtSaved:
 * @header: what the file says about itself now
 * @content_hash: SHA-256 in hex of its bytes, for the next save
 *
 * A file as it was saved.
 */
typedef struct
{
  TdtHeader *header;
  char *content_hash;
} TdtSaved;

void tdt_saved_free (TdtSaved *saved);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtSaved, tdt_saved_free)

/**
 * tdt_save:
 * @root: the project
 * @header: of the file it was loaded from or last saved to, with who is saving; a new one for a
 *   project that was never saved
 * @path: (type filename): where to
 * @content_hash: (nullable): of the file as it was loaded or last saved; %NULL for a new file
 * @saved: (out) (optional) (transfer full): the file as it is now; set whenever it is in place,
 *   also with %TDT_STORAGE_ERROR_NOT_SYNCED
 *
 * Saves a project so that the file is, whatever happens, the old or the new one: written to memory,
 * read back and compared, written beside the old file, synced, the old one kept in the document's
 * history, replaced. Blocks; see tdt_save_async().
 *
 * Returns: whether it is saved and will stay so after a power cut. Errors are of
 * %TDT_STORAGE_ERROR. With %TDT_STORAGE_ERROR_CHANGED and %TDT_STORAGE_ERROR_VANISHED the user
 * decides: merge, another name, or %TDT_SAVE_OVERWRITE
 */
gboolean tdt_save (const TdtRoot *root, const TdtHeader *header, const char *path,
                   const char *content_hash, TdtSaveFlags flags, TdtSaved **saved,
                   GCancellable *cancellable, GError **error);

/**
 * tdt_save_async:
 * @callback: called in the thread-default main context
 *
 * The same in a thread of its own.
 */
void tdt_save_async (const TdtRoot *root, const TdtHeader *header, const char *path,
                     const char *content_hash, TdtSaveFlags flags, GCancellable *cancellable,
                     GAsyncReadyCallback callback, gpointer user_data);

/**
 * tdt_save_finish:
 * @saved: (out) (optional) (transfer full): see tdt_save()
 *
 * Returns: see tdt_save()
 */
gboolean tdt_save_finish (GAsyncResult *result, TdtSaved **saved, GError **error);

G_END_DECLS
