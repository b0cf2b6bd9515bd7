/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtPaperView: one page of a document as it will be printed: as wide as there is room for, at
 * most a quarter larger than on paper, or of the size that is asked for.
 */
#define TDT_TYPE_PAPER_VIEW (tdt_paper_view_get_type ())
G_DECLARE_FINAL_TYPE (TdtPaperView, tdt_paper_view, TDT, PAPER_VIEW, GtkWidget)

/** TDT_PAPER_VIEW_LARGEST: how large a page gets by itself beside its size on paper. */
#define TDT_PAPER_VIEW_LARGEST 1.25

/**
 * tdt_paper_view_set_page:
 * @layout: (nullable): the document; must be taken away again before it is freed
 * @page: from 0; blank while the document has no such page
 */
void tdt_paper_view_set_page (TdtPaperView *view, TdtLayout *layout, guint page);

/**
 * tdt_paper_view_set_zoom:
 * @zoom: size on the screen beside that on paper; 0 for as wide as there is room for
 */
void tdt_paper_view_set_zoom (TdtPaperView *view, double zoom);

/** tdt_paper_view_get_page: Returns: the number it shows, from 0 */
guint tdt_paper_view_get_page (TdtPaperView *view);

G_END_DECLS
