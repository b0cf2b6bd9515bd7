/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-import-source.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtImportPage: what tables from elsewhere would bring in. The first rows of each are shown, with
 * a choice above every column of what it tells; what would come of it is worked out in a thread
 * after every choice.
 *
 * Signals: "import" when the result is to be taken, "cancel".
 */
#define TDT_TYPE_IMPORT_PAGE (tdt_import_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtImportPage, tdt_import_page, TDT, IMPORT_PAGE, AdwBin)

/**
 * tdt_import_page_new:
 * @sources: (transfer full) (element-type TdtImportSource): the files
 * @fresh: a project without anything
 * @into: (nullable): the open project
 * @title: (nullable): what the open project is called
 */
TdtImportPage *tdt_import_page_new (GPtrArray *sources, const TdtRoot *fresh, const TdtRoot *into,
                                    const char *title);

/**
 * tdt_import_page_get_into:
 *
 * Returns: (transfer none): what it is brought into: the open project as it was when the page was
 *   made, or the fresh one
 */
const TdtRoot *tdt_import_page_get_into (TdtImportPage *page);

/** tdt_import_page_get_wants_new: Returns: whether a new project is to be made of it */
gboolean tdt_import_page_get_wants_new (TdtImportPage *page);

/** tdt_import_page_get_result: Returns: (nullable): what would come of it, once that is known */
const TdtRoot *tdt_import_page_get_result (TdtImportPage *page);

/** tdt_import_page_get_report: Returns: (nullable): what is to be told about the result */
const TdtImportReport *tdt_import_page_get_report (TdtImportPage *page);

/** tdt_import_page_get_sources: Returns: (element-type TdtImportSource): the files */
const GPtrArray *tdt_import_page_get_sources (TdtImportPage *page);

G_END_DECLS
