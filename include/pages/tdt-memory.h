/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/*
 * What the program remembers of how somebody likes to see things, from one start to the next. Not
 * for anything that would be missed.
 */

/** tdt_memory_dup: Returns: (transfer full) (nullable): what was kept as @name, if anything */
char *tdt_memory_dup (const char *name);
/** tdt_memory_keep: @value: one line */
void tdt_memory_keep (const char *name, const char *value);

G_END_DECLS
