/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-desk.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Copying and pasting in the pages; see tdt-workspace-clip.h for what a clip is. */

/**
 * tdt_clip_dup_uids:
 * @focus: (nullable): the widget with the focus
 *
 * Returns: (transfer full) (nullable): the records it is about: a person or an agenda item of a
 *   session, what is selected in a table, or else the selected session; %NULL in a text that is
 *   edited
 */
GStrv tdt_clip_dup_uids (TdtDesk *desk, GtkWidget *focus);

/** tdt_clip_copy: puts records on the clipboard, for this program and as text. */
void tdt_clip_copy (TdtDesk *desk, GtkWidget *widget, const char *const *uids);

/** tdt_clip_cut: the same, and deletes them. */
void tdt_clip_cut (TdtDesk *desk, GtkWidget *widget, const char *const *uids);

/**
 * tdt_clip_paste: adds what is on the clipboard, if it is a clip.
 *
 * Returns: whether it is one
 */
gboolean tdt_clip_paste (TdtDesk *desk, GtkWidget *widget);

G_END_DECLS
