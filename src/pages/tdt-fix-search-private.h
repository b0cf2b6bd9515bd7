/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-fix.h"

#include <gio/gio.h>

G_BEGIN_DECLS

/* Thinks in a thread of what would mend findings of @root, in their order, for as long as somebody
 * who looks at them may wait for the first: the result can be for fewer of them, at least one. */
void tdt_fix_search_async (const TdtRoot *root, const GPtrArray *findings,
                           GCancellable *cancellable, GAsyncReadyCallback callback,
                           gpointer user_data);
/* For each finding what tdt_fixes_find() says; NULL when cancelled. */
GPtrArray *tdt_fix_search_finish (GAsyncResult *result);

G_END_DECLS
