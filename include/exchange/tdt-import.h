/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-foreign-programme.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** The most bytes that are read of an import. */
#define TDT_IMPORT_MAX_BYTES ((gsize) 32 * 1024 * 1024)

/**
 * tdt_import_bytes:
 * @bytes: what somebody else's program wrote; its kind is found by its content
 * @name: what to call it in messages
 * @into: (nullable): the project to bring it into, %NULL for a new one
 * @report: is added to
 *
 * Returns: (transfer full) (nullable): the project with all that could be brought in; %NULL when
 * the kind is not known or the bytes are refused
 */
TdtRoot *tdt_import_bytes (GBytes *bytes, const char *name, const TdtRoot *into,
                           TdtImportReport *report, GError **error);

/**
 * tdt_import_file: the same for a file.
 * @path: (type filename): its path
 */
TdtRoot *tdt_import_file (const char *path, const TdtRoot *into, TdtImportReport *report,
                          GCancellable *cancellable, GError **error);

/**
 * tdt_import_is_table:
 *
 * Returns: whether @bytes are to be read as a table, of which somebody may say what its columns are
 */
gboolean tdt_import_is_table (GBytes *bytes);

/**
 * tdt_import_read_tables:
 * @name: what to call it in messages
 *
 * Returns: (transfer full) (element-type TdtMapping) (nullable): the tables of a file, with what
 *   their columns seem to be
 */
GPtrArray *tdt_import_read_tables (GBytes *bytes, const char *name, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
