/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"

G_BEGIN_DECLS

/**
 * tdt_document_list_set:
 * @root: a project
 *
 * Returns: (transfer full) (element-type int): the documents that the project has something for,
 *   in the order in which they are offered: no seating plan without tables, no badges without
 * people
 */
GArray *tdt_document_list_set (const TdtRoot *root);

/**
 * tdt_document_dup_file_name:
 * @root: a project
 * @id: a document
 * @format: what it is written as
 *
 * Returns: (transfer full): a name for its file, such as “Workshop - Programme.pdf”, without what
 *   file systems of any kind refuse
 */
char *tdt_document_dup_file_name (const TdtRoot *root, TdtDocumentId id, TdtDocumentFormat format);

G_END_DECLS
