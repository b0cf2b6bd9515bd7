/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * TdtPapers: makes the rows of a list view whose items are the pages of a document, each a
 * #TdtPaperView; only pages near the screen have one.
 */
#define TDT_TYPE_PAPERS (tdt_papers_get_type ())
G_DECLARE_FINAL_TYPE (TdtPapers, tdt_papers, TDT, PAPERS, GObject)

/**
 * tdt_papers_new:
 * @numbered: whether the number of the page stands below it
 *
 * Returns: (transfer full)
 */
TdtPapers *tdt_papers_new (gboolean numbered);

/** tdt_papers_get_factory: Returns: (transfer none): for the list view */
GtkListItemFactory *tdt_papers_get_factory (TdtPapers *papers);

/** tdt_papers_set_layout: @layout: (nullable): must be taken away again before it is freed */
void tdt_papers_set_layout (TdtPapers *papers, TdtLayout *layout);

/** tdt_papers_set_zoom: @zoom: as of tdt_paper_view_set_zoom() */
void tdt_papers_set_zoom (TdtPapers *papers, double zoom);

/** tdt_papers_get_any: Returns: (transfer none) (nullable): a page that is on the screen */
GtkWidget *tdt_papers_get_any (TdtPapers *papers);

G_END_DECLS
