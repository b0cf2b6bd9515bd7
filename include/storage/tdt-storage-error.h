/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * TdtStorageError:
 * @TDT_STORAGE_ERROR_IO: the file could not be read or written; nothing is known of its content
 * @TDT_STORAGE_ERROR_NOT_REGULAR: a folder, a pipe or a device rather than a file
 * @TDT_STORAGE_ERROR_TOO_LARGE: more bytes than are read
 * @TDT_STORAGE_ERROR_ENCODING: an encoding that is not read, or bytes that it does not have
 * @TDT_STORAGE_ERROR_SYNTAX: not well-formed XML
 * @TDT_STORAGE_ERROR_FORBIDDEN: XML with a part that is never read, such as a DOCTYPE
 * @TDT_STORAGE_ERROR_LIMIT: more of something than any real document has
 * @TDT_STORAGE_ERROR_NOT_PROJECT: XML, but of another kind
 * @TDT_STORAGE_ERROR_MEMORY: not enough memory
 * @TDT_STORAGE_ERROR_VERIFY: what was written does not read back as what was meant
 * @TDT_STORAGE_ERROR_CHANGED: the file is not what was loaded: somebody else saved it
 * @TDT_STORAGE_ERROR_READ_ONLY: the file or its folder may not be written
 * @TDT_STORAGE_ERROR_NO_SPACE: the disk is full
 * @TDT_STORAGE_ERROR_DAMAGED: a journal or a history that cannot be used
 * @TDT_STORAGE_ERROR_VANISHED: the file or its folder was deleted, renamed or unmounted
 * @TDT_STORAGE_ERROR_HISTORY: the version before could not be kept, so nothing was replaced
 * @TDT_STORAGE_ERROR_NOT_SYNCED: the new file is in its place, but may not survive a power cut
 * @TDT_STORAGE_ERROR_LOCKED: somebody else is at it
 *
 * Why the storage layer refused. The message names the file, the line and column where there are
 * any, what is wrong and what to do.
 */
typedef enum
{
  TDT_STORAGE_ERROR_IO,
  TDT_STORAGE_ERROR_NOT_REGULAR,
  TDT_STORAGE_ERROR_TOO_LARGE,
  TDT_STORAGE_ERROR_ENCODING,
  TDT_STORAGE_ERROR_SYNTAX,
  TDT_STORAGE_ERROR_FORBIDDEN,
  TDT_STORAGE_ERROR_LIMIT,
  TDT_STORAGE_ERROR_NOT_PROJECT,
  TDT_STORAGE_ERROR_MEMORY,
  TDT_STORAGE_ERROR_VERIFY,
  TDT_STORAGE_ERROR_CHANGED,
  TDT_STORAGE_ERROR_READ_ONLY,
  TDT_STORAGE_ERROR_NO_SPACE,
  TDT_STORAGE_ERROR_DAMAGED,
  TDT_STORAGE_ERROR_VANISHED,
  TDT_STORAGE_ERROR_HISTORY,
  TDT_STORAGE_ERROR_NOT_SYNCED,
  TDT_STORAGE_ERROR_LOCKED,
} TdtStorageError;

#define TDT_STORAGE_ERROR (tdt_storage_error_quark ())
GQuark tdt_storage_error_quark (void);

G_END_DECLS
