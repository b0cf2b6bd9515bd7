/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-document.h"

#include <adwaita.h>

G_BEGIN_DECLS

/** TdtDocumentsPage: what can be printed, its options, and the pages as they will be. */
#define TDT_TYPE_DOCUMENTS_PAGE (tdt_documents_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtDocumentsPage, tdt_documents_page, TDT, DOCUMENTS_PAGE, AdwBin)

/** tdt_documents_page_get_document_id: Returns: the document that is shown */
TdtDocumentId tdt_documents_page_get_document_id (TdtDocumentsPage *page);
/**
 * tdt_documents_page_get_options:
 * @options: (out): how it is wanted; its texts are good until the next change
 */
void tdt_documents_page_get_options (TdtDocumentsPage *page, TdtDocumentOptions *options);

/**
 * tdt_documents_page_get_changed:
 *
 * Returns: (transfer none) (nullable): the records whose card or brief is not as it was printed
 */
const char *const *tdt_documents_page_get_changed (TdtDocumentsPage *page);

G_END_DECLS
