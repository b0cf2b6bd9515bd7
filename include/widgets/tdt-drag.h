/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-kind.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

/*
 * A record on its way by drag and drop, from one list or page to another. What travels is a
 * G_TYPE_STRING such as "person:UID", so a GtkDropTarget asks for G_TYPE_STRING and looks at the
 * value with tdt_drag_dup_uid(): any other text that is dropped there is none of a record.
 */

/** TDT_DRAG_MIME: the same for whoever asks for bytes. */
#define TDT_DRAG_MIME "application/x-tour-de-table-record"

/**
 * tdt_drag_content_new:
 * @uid: of a record of @kind
 *
 * Returns: (transfer full): what a drag of that record carries, for gtk_drag_source_set_content()
 * or the "prepare" signal
 */
GdkContentProvider *tdt_drag_content_new (TdtKindId kind, const char *uid);

/**
 * tdt_drag_dup_uid:
 * @value: (nullable): what was dropped, or hovers
 *
 * Returns: (transfer full) (nullable): the uid, or %NULL when it is no record of @kind
 */
char *tdt_drag_dup_uid (const GValue *value, TdtKindId kind);

/**
 * tdt_drag_show_card:
 * @text: what is dragged, in words
 *
 * Hangs a card with @text at the pointer: in the handler of "drag-begin", instead of a picture of
 * the widget, which has no ground of its own.
 */
void tdt_drag_show_card (GdkDrag *drag, const char *text);

G_END_DECLS
