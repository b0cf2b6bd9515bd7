/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"
#include "tdt-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtDocumentOptionsList: how a document looks, as the project keeps it: paper or sheet, design,
 * size of the text, footer and foreword. Rows that a document has no use for are not shown.
 */
#define TDT_TYPE_DOCUMENT_OPTIONS_LIST (tdt_document_options_list_get_type ())
G_DECLARE_FINAL_TYPE (TdtDocumentOptionsList, tdt_document_options_list, TDT, DOCUMENT_OPTIONS_LIST,
                      AdwBin)

/** tdt_document_options_list_show: shows the options of @document, and sets them from now on. */
void tdt_document_options_list_show (TdtDocumentOptionsList *list, TdtDesk *desk,
                                     TdtDocumentId document);

/** tdt_document_options_find: Returns: (transfer none) (nullable): the record with the options of
 * @document */
const TdtRow *tdt_document_options_find (const TdtRoot *root, TdtDocumentId document);

G_END_DECLS
