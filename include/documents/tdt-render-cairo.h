/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <cairo.h>

G_BEGIN_DECLS

void tdt_render_cairo_page (TdtLayout *layout, guint page, cairo_t *cr);

G_END_DECLS
