/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-block.h"

G_BEGIN_DECLS

GBytes *tdt_render_odt (const TdtDocument *document, GError **error);

G_END_DECLS
