/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-import.h"
#include "tdt-sheet-import.h"

G_BEGIN_DECLS

/**
 * TdtImportSource:
 * @name: what the file is called
 * @bytes: (nullable): what is in it, unless it is a table
 * @mappings: (nullable) (element-type TdtMapping): its tables and what their columns seem to be
 * @problem: (nullable): why nothing of it can be brought in; then both others are %NULL
 *
 * A file that is to be brought in, once it is read and before anything is made of it.
 */
typedef struct
{
  char *name;
  GBytes *bytes;
  GPtrArray *mappings;
  char *problem;
} TdtImportSource;

/**
 * tdt_import_source_read:
 * @path: (type filename): a file
 *
 * Returns: (transfer full): what is in it, or what is wrong with it
 */
TdtImportSource *tdt_import_source_read (const char *path, GCancellable *cancellable);
void tdt_import_source_free (TdtImportSource *source);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (TdtImportSource, tdt_import_source_free)

/**
 * tdt_import_sources_copy:
 *
 * Returns: (transfer full) (element-type TdtImportSource): the same, for another thread
 */
GPtrArray *tdt_import_sources_copy (const GPtrArray *sources);

/**
 * tdt_import_sources_build:
 * @sources: (element-type TdtImportSource): files
 * @into: (nullable): the project to bring them into, %NULL for a new one
 * @report: is added to
 *
 * Returns: (transfer full) (nullable): the project with all that could be brought in; %NULL when
 *   there is nothing, or cancelled
 */
TdtRoot *tdt_import_sources_build (const GPtrArray *sources, const TdtRoot *into,
                                   TdtImportReport *report, GCancellable *cancellable,
                                   GError **error);

G_END_DECLS
