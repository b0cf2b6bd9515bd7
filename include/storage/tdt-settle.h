/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

G_BEGIN_DECLS

/**
 * tdt_settle:
 * @root: a project
 *
 * Unknown content that followed something which is gone stands where it was, so that it is there
 * again when that comes back; in a file it follows what was before.
 *
 * Returns: (transfer full): @root as it is after being written and read, which is a new reference
 *   to @root itself where that changes nothing
 */
TdtRoot *tdt_settle (const TdtRoot *root);

G_END_DECLS
