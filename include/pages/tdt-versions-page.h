/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtVersionsPage: the earlier versions of a project that this computer has kept.
 *
 * Signals: "compare" and "restore" (#GFile, text): the user wants to see how that version differs,
 * or to have all of it back; the text is what to call it in a sentence; "cancel".
 */
#define TDT_TYPE_VERSIONS_PAGE (tdt_versions_page_get_type ())
G_DECLARE_FINAL_TYPE (TdtVersionsPage, tdt_versions_page, TDT, VERSIONS_PAGE, AdwBin)

/**
 * tdt_versions_page_new:
 * @versions: (element-type TdtVersion): from tdt_version_store_list()
 */
TdtVersionsPage *tdt_versions_page_new (const GPtrArray *versions);

G_END_DECLS
