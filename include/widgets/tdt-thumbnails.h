/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * TdtThumbnails: the pages of a document below one another, small and numbered; the one in front
 * is marked.
 *
 * Signal `chosen` (guint page): the user picked a page, by click or arrow keys.
 */
#define TDT_TYPE_THUMBNAILS (tdt_thumbnails_get_type ())
G_DECLARE_FINAL_TYPE (TdtThumbnails, tdt_thumbnails, TDT, THUMBNAILS, AdwBin)

/** tdt_thumbnails_new: @pages: (transfer none): one item for each page */
GtkWidget *tdt_thumbnails_new (GListModel *pages);

/** tdt_thumbnails_set_layout: @layout: (nullable): must be taken away again before it is freed */
void tdt_thumbnails_set_layout (TdtThumbnails *thumbnails, TdtLayout *layout);

/** tdt_thumbnails_set_page: @page: the page in front, from 0; does not emit `chosen` */
void tdt_thumbnails_set_page (TdtThumbnails *thumbnails, guint page);

G_END_DECLS
