/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/** TdtPlacedFunc: what is done with a widget that has its place */
typedef void (*TdtPlacedFunc) (GtkWidget *widget);

/**
 * tdt_sight_call_when_placed:
 * @widget: a widget, maybe one that has no place yet
 *
 * Calls @func once everything has its place; not if @widget is gone or out of sight until then.
 */
void tdt_sight_call_when_placed (GtkWidget *widget, TdtPlacedFunc func);

/**
 * tdt_sight_bring_soon:
 * @widget: a widget, maybe one that has no place yet
 *
 * Scrolls what is around @widget, once everything has its place, so that it is in sight: all of it,
 * or else its beginning.
 */
void tdt_sight_bring_soon (GtkWidget *widget);

G_END_DECLS
