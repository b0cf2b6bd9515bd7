/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_example_new:
 *
 * Returns: (transfer full): the example, “Gap 2017”, as a document of its own: with a new uid
 */
TdtRoot *tdt_example_new (void);

G_END_DECLS
