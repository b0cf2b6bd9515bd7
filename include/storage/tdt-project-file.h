/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-header.h"
#include "tdt-report.h"
#include "tdt-root.h"
#include "tdt-storage-error.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TDT_PROJECT_MAX_BYTES: the largest project file that is read. */
#define TDT_PROJECT_MAX_BYTES ((gsize) 134217728)

/**
 * TdtLoaded:
 * @root: the project
 * @header: what the file says about itself
 * @report: what had to be repaired; empty for what we wrote
 * @content_hash: SHA-256 in hex of the bytes as they were in the file: whether somebody else saved
 *   it since is asked of this
 * @newer_major: %TRUE when a later version wrote it, in a format that this one may misunderstand:
 *   it must not be saved over
 *
 * A project as it was read.
 */
typedef struct
{
  TdtRoot *root;
  TdtHeader *header;
  TdtReport *report;
  char *content_hash;
  gboolean newer_major;
} TdtLoaded;

void tdt_loaded_free (TdtLoaded *loaded);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtLoaded, tdt_loaded_free)

/**
 * TdtProgressFunc:
 * @fraction: how much is done, 0 to 1
 *
 * Called from the thread that works.
 */
typedef void (*TdtProgressFunc) (double fraction, gpointer user_data);

/**
 * tdt_project_file_load:
 * @path: (type filename): the file
 * @cancellable: (nullable): to stop
 * @progress: (nullable): is told how far it is
 *
 * Reads a project from a file that anybody may have made: whatever its bytes, the answer is a
 * project or an error of %TDT_STORAGE_ERROR (or %G_IO_ERROR_CANCELLED) whose message gives line
 * and column. May be called from any thread, and blocks it.
 *
 * Returns: (transfer full) (nullable): the project
 */
TdtLoaded *tdt_project_file_load (const char *path, GCancellable *cancellable,
                                  TdtProgressFunc progress, gpointer user_data, GError **error);

/**
 * tdt_project_file_parse:
 * @bytes: what would be in the file
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (nullable): the same from memory
 */
TdtLoaded *tdt_project_file_parse (GBytes *bytes, const char *name, GCancellable *cancellable,
                                   TdtProgressFunc progress, gpointer user_data, GError **error);

/**
 * tdt_project_file_write:
 * @root: the project
 * @header: of the file it was loaded from, or a new one, with who is saving in `editor` and
 *   `program`; a newer minor version stays, any other becomes ours
 * @written: (out) (optional) (transfer full): the header as it stands in the bytes: with the
 *   revision of @root, and that of @header as first ancestor if it was another one
 *
 * The same project and header give the same bytes, on every machine. Does no I/O.
 *
 * Returns: (transfer full): UTF-8, with a zero behind the last byte
 */
GBytes *tdt_project_file_write (const TdtRoot *root, const TdtHeader *header, TdtHeader **written);

/**
 * tdt_project_file_verify:
 * @bytes: from tdt_project_file_write()
 * @root: what they are to hold
 * @header: (nullable): what they are to say about themselves
 * @content_hash: (out) (optional) (transfer full): SHA-256 in hex of @bytes
 *
 * Reads back what is about to be saved.
 *
 * Returns: whether it is the same project, whole and without anything to repair; else
 * %TDT_STORAGE_ERROR_VERIFY
 */
gboolean tdt_project_file_verify (GBytes *bytes, const TdtRoot *root, const TdtHeader *header,
                                  char **content_hash, GCancellable *cancellable, GError **error);

/**
 * tdt_project_file_dup_revision:
 *
 * Returns: (transfer full): SHA-256 in hex of all records and of the content this version does not
 * know, and of nothing else
 */
char *tdt_project_file_dup_revision (const TdtRoot *root);

G_END_DECLS
