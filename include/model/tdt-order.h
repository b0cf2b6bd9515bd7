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

/**
 * tdt_order_between:
 * @after: (nullable): the key of the record to stand behind
 * @before: (nullable): the key of the record to stand before
 * @salt: (nullable): the uid of the record; keeps keys apart that two people make for one place
 *
 * Returns: (transfer full): a key between the two; behind both where they are equal
 */
char *tdt_order_between (const char *after, const char *before, const char *salt);

/**
 * tdt_order_is_valid:
 * Returns: whether @key is made of the digits, is at most 200 long and does not end in 0
 */
gboolean tdt_order_is_valid (const char *key, gsize length);

G_END_DECLS
