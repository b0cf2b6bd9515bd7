/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout-private.h"

#include <cairo.h>

G_BEGIN_DECLS

/** TdtHeadingFunc: is told of each heading on a page: its place in points. */
typedef void (*TdtHeadingFunc) (const TdtBlock *heading, guint page, double x, double y,
                                gpointer user_data);

void tdt_paint_page (TdtLayout *layout, guint page, cairo_t *cr, TdtHeadingFunc heading,
                     gpointer user_data);
void tdt_paint_links (const TdtBlock *block, PangoLayout *text, double x, double y, cairo_t *cr);
void tdt_paint_pictures (cairo_t *cr, const TdtBox *box, double x, double y,
                         gboolean right_to_left);
void tdt_paint_code (cairo_t *cr, const TdtBox *box, double x, double y);

G_END_DECLS
