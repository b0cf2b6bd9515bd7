/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-finder.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Makes a finder for what the palette finds, in a thread; @previous may be NULL. */
void tdt_palette_search_prepare (const TdtRoot *root, TdtFinder *previous,
                                 GAsyncReadyCallback callback, gpointer user_data);
TdtFinder *tdt_palette_search_prepare_finish (GAsyncResult *result);

/* Fills @items (of TdtPaletteItem) with what fits @query: records of @root and commands, the best
 * first, and at the end the offer to add what is not there. All commands for an empty query. */
void tdt_palette_search (const TdtRoot *root, const TdtFinder *finder, const char *query,
                         GListStore *items);

/* What stands before a record of this kind. */
const char *tdt_palette_search_get_icon_name (TdtKindId kind);
/* What tells two records of the same name from one another; may be NULL. */
char *tdt_palette_search_dup_hint (const TdtRoot *root, const TdtRow *row);

G_END_DECLS
