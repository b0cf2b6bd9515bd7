/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * tdt_growing_list_new:
 * @model: (transfer full): a list of any length
 *
 * A list view makes 200 rows at once of a list that is new to it, of which a screen shows a few:
 * the window would hang for the time of some frames. This list begins with a screenful of @model
 * and shows more of it from frame to frame, until it is all of it.
 *
 * Returns: (transfer full): the list, which follows @model
 */
GtkSliceListModel *tdt_growing_list_new (GListModel *model);

/**
 * tdt_growing_list_begin_again: goes back to a screenful, for when most of it will be others; what
 * was selected further down is selected no longer
 */
void tdt_growing_list_begin_again (GtkSliceListModel *list);

/** tdt_growing_list_end: shows all of it now, for who looks for a position in it. */
void tdt_growing_list_end (GtkSliceListModel *list);

G_END_DECLS
