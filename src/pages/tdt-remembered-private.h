/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

/* Small things that a window remembers from one day to the next, such as which columns are wanted:
 * texts by group and key, in a file of the user's state. */

/* NULL where nothing is remembered. */
char *tdt_remembered_dup (const char *group, const char *key);
void tdt_remember (const char *group, const char *key, const char *value);
