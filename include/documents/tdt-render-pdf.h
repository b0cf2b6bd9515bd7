/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-layout.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/** TdtRenderProgress: is told how many pages are written, of how many. */
typedef void (*TdtRenderProgress) (guint done, guint total, gpointer user_data);

gboolean tdt_render_pdf (TdtLayout *layout, GOutputStream *stream, TdtRenderProgress progress,
                         gpointer user_data, GCancellable *cancellable, GError **error);
GBytes *tdt_render_pdf_to_bytes (TdtDocument *document, GError **error);

G_END_DECLS
