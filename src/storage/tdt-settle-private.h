/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "tdt-root.h"

/* The project as it is after being written and read: unknown content that followed something which
 * is gone follows what was before that. Returns a new reference to @root itself where that changes
 * nothing. */
TdtRoot *tdt_settle (const TdtRoot *root);
