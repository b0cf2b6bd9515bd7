/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtPreview: the pages of a document below one another. A new version of the document takes the
 * place of the old one without the view jumping; a long one is laid out bit by bit while the main
 * loop is idle. Buttons on it, and the wheel with Ctrl, make the pages larger and smaller; beside
 * them stands which page is in front. Where there is room, the pages stand small beside them.
 */
#define TDT_TYPE_PREVIEW (tdt_preview_get_type ())
G_DECLARE_FINAL_TYPE (TdtPreview, tdt_preview, TDT, PREVIEW, AdwBin)

/** tdt_preview_set_document: @document: (nullable): what to show; kept alive by the preview */
void tdt_preview_set_document (TdtPreview *preview, TdtDocument *document);

/** tdt_preview_zoom: @by: 1 for larger, -1 for smaller, 0 for as wide as there is room for */
void tdt_preview_zoom (TdtPreview *preview, int by);

/** tdt_preview_go_to: @page: from 0; to show it; nothing happens if there is none */
void tdt_preview_go_to (TdtPreview *preview, guint page);

/** tdt_preview_get_n_pages: Returns: the pages known so far */
guint tdt_preview_get_n_pages (TdtPreview *preview);

G_END_DECLS
