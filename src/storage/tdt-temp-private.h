/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <sys/types.h>

/* What stands beside a document under a name that starts with ".~". */

/* The path beside @path that starts with @before, ends with @after, and has the file's name in
 * between; shortened, with a hash of the whole, where it would be too long. */
char *tdt_temp_dup_beside (const char *path, const char *before, const char *after);

/* Makes a new file `.~NAME.XXXXXX` beside @path, locked for as long as it is open, so that a sweep
 * leaves it alone. Returns its descriptor, or -1 with errno. */
int tdt_temp_open (const char *path, mode_t mode, char **temp_path);
