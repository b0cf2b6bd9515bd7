/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * Fractional order keys: texts of the digits 0-9A-Za-z that sort by strcmp(), so that there is
 * always another key between two. Moving a record sets its own key and no other's, and two
 * people who move different records never touch the same one. (The idea is Greenspan's
 * "fractional indexing", 2017.)
 */
char *tdt_order_between (const char *after, const char *before, const char *salt);
gboolean tdt_order_is_valid (const char *key, gsize length);

G_END_DECLS
